// What an administrator keeps: lists, users' rights and automations; and what belongs to one person: selections,
// dashboards, boards and favourites. Only what is refused; the rules are in model/list_rules.hpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/candidate.hpp"

namespace tratt::store {

// The words of a catalogue key in every language the program speaks. Without it seeded names are not compared.
using CatalogueWords = std::function<std::vector<std::string>(std::string_view catalogue_key)>;

bool is_administrator(const Tables& tables);  // the current user; where there is none, nobody is held back
bool is_kept_by_administrators(Entity entity);  // R73

// R3, R19, R75: the item has a name, and no other of its list has the same, deleted ones included. Stages are compared
// within their type, reasons within their kind.
void check_item_name(Candidate& item, const CatalogueWords& words);
// Whether an item of the list, other than `except`, is called that.
bool is_name_taken(const Tables& tables, Entity list, std::string_view name, Row except, const CatalogueWords& words);
// An item that is called as another of its list is, by their own names; no_row = none.
Row item_with_repeated_name(const Tables& tables, Entity list);

void check_category(Candidate& category);
void check_user(Candidate& user);  // only administrators make administrators, and one always remains
void check_automation(Candidate& automation);  // R58

void check_selection(Candidate& selection);
void check_dashboard(Candidate& dashboard);
void check_board_setting(Candidate& setting);
void check_favourite(Candidate& favourite);

// R155, R200: whether the current user may change or delete it.
bool may_edit_owned(const Tables& tables, Entity entity, Row row);
bool is_last_administrator(const Tables& tables, Row user);

}  // namespace tratt::store
