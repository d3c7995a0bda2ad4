// The lead rules' view of the tables: which category counts for a contact and whether its lead status is active.
#pragma once

#include <optional>
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
std::vector<Row> contacts_in_company(const Tables& tables, Row company);
std::vector<Row> contacts_in_category(const Tables& tables, Row category);

std::vector<Row> items_in_order(const Tables& tables, Entity entity, bool with_deleted);
Row current_user(const Tables& tables);
std::string record_name(const Tables& tables, Entity entity, Row row);

}  // namespace tratt::store
