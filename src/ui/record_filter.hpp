// Filters in the address of a table, so that a tile, a board or a link can open exactly the records it speaks of:
//   #/contacts?lead_status=<id>,none&category_group=customer&created_at=this_year
// The option is the field's key in the schema. Values: ids, "none" and (users) "me" of references, keys of choices, "yes"
// and "no"; texts, and what companies, contacts and sales are called: the text itself, "text%" for what begins so, "%text%"
// for what contains it, or "none"; numbers "10..20", "10..", "..20"; dates "this_day", "this_week", "this_month",
// "this_quarter", "this_year" or "2026-01-01..2026-01-31", of which one day may be missing.
// Options that are no field, and values that cannot be read, are left alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

bool is_named(model::Entity entity);  // too many to choose from: found by what they are called
std::vector<model::Criterion> filters_of(const Place& place, model::Entity entity);
void set_filter(Place& place, const model::Criterion& criterion);  // replaces the field's; without values removes it
void clear_filters(Place& place, model::Entity entity);
// "Open, Qualified", "this year": what the criterion asks for, without the field's name. Until the next frame.
std::string_view filter_words(const store::Database& database, const model::Criterion& criterion);

}  // namespace tratt::ui
