// A made-up company to try things with: 86 Nordic companies and their people, 402 of them leads. The same each time but for the ids and
// the dates, which lie in the two years before today. All addresses end in .example, all telephone numbers are of series kept for fiction.
#pragma once

#include <string>

#include "core/time.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr int demo_companies = 86;
inline constexpr int demo_leads = 402;  // contacts with an active lead status

// One import into a database that has the seeded lists. `title` stands where an import has the name of its file.
model::Command demo_command(store::Database& database, core::InstantMs now, std::string title);

}  // namespace tratt::codec
