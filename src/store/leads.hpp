// The lead rules' view of the tables: which category counts for a contact and whether its lead status is active.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/lead_rules.hpp"
#include "store/tables.hpp"

namespace tratt::store {

// Of rows as they are, or as they would be: a contact's category follows from its company and its own category.
Row effective_category(const Tables& tables, Row company, Row own_category);
Row category_of(const Tables& tables, Row contact);
std::optional<model::CategoryFacts> category_facts(const Tables& tables, Row category);
bool status_active(const Tables& tables, Row contact);

// Present contacts, deleted ones too, because their status has to be right when they are restored.
std::vector<Row> contacts_in_companies(const Tables& tables, std::span<const Row> companies);
std::vector<Row> contacts_in_categories(const Tables& tables, std::span<const Row> categories);
// What never is after a command: R37 and R42 see to it.
bool has_active_contact_without_status(const Tables& tables);

std::vector<Row> items_in_order(const Tables& tables, Entity entity, bool with_deleted);
Row the_setting(const Tables& tables);  // no_row before a database is seeded
Row current_user(const Tables& tables);
std::string record_name(const Tables& tables, Entity entity, Row row);

}  // namespace tratt::store
