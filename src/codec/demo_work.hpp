// The demo's sales and follow-ups: sold, lost and open ones by the company's category, and by each lead's status what has
// been done and what comes next.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "codec/demo_chance.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::codec {

struct DemoPerson {
    core::Uuid contact;
    core::Uuid company;  // nil = none
    std::string_view company_name;
    core::Uuid category;
    core::Uuid lead_status;  // nil = none
    core::Uuid owner;
    std::int64_t days_known = 0;
};

// Those of a company stand beside each other.
void add_demo_work(store::Database& database, DemoChance& chance, std::span<const DemoPerson> people,
                   std::vector<model::ImportRows>& rows);

}  // namespace tratt::codec
