// Selections as the interface needs them: who sees and may change which, and which records each gives.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"

namespace tratt::ui {

model::Entity selection_entity(const store::Database& database, store::Row selection);
model::SelectionKind selection_kind(const store::Database& database, store::Row selection);
bool may_see_selection(const store::Database& database, store::Row selection);   // R156
bool may_edit_selection(const store::Database& database, store::Row selection);  // R155
std::vector<store::Row> visible_selections(const store::Database& database);     // in order of creation
store::Row find_selection(const store::Database& database, std::string_view id);  // of an address; no_row = none

// The criteria of a dynamic selection; without any where they cannot be read.
model::Query selection_criteria(const store::Database& database, store::Row selection);

// Which records each selection gives (R151, R165). What static ones hold is collected once and kept until a member
// comes or goes, so that it can be asked for in every frame.
class SelectionMembers {
public:
    const model::Members& of(const store::Database& database, store::Row selection);
    // All of its members.
    model::Query query(const store::Database& database, store::Row selection);

    // What a static one holds: contacts, companies, sales.
    std::vector<core::Uuid> held(const store::Database& database, store::Row selection);

private:
    void refresh(const store::Database& database);
    void collect(const store::Database& database);
    model::Members make(const store::Database& database, store::Row selection, int depth) const;
    model::Members listed(store::Row selection, model::Entity entity) const;

    struct Held {
        std::vector<core::Uuid> contacts, companies, sales;
    };
    std::unordered_map<store::Row, Held> held_;
    std::unordered_map<store::Row, model::Members> made_;
    std::uint64_t selections_ = ~std::uint64_t{0}, members_ = ~std::uint64_t{0};  // revisions
};

}  // namespace tratt::ui
