// Filters in the address of a table, so that a tile, a board or a link can open exactly the records it speaks of:
//   #/contacts?lead_status=<id>,none&category_group=customer&created_at=this_year
// The option is the field's key in the schema. Values: ids and "none" of references, keys of category groups, "yes" and
// "no", the text itself or "none" for texts, and for dates "this_day", "this_week", "this_month", "this_quarter", "this_year" or "2026-01-01..2026-01-31".
// Options that are no field, and values that cannot be read, are left alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "store/database.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

std::vector<model::Criterion> filters_of(const Place& place, model::Entity entity);
void set_filter(Place& place, const model::Criterion& criterion);  // replaces the field's; without values removes it
void clear_filters(Place& place, model::Entity entity);
// "Open, Qualified", "this year": what the criterion asks for, without the field's name. Until the next frame.
std::string_view filter_words(const store::Database& database, const model::Criterion& criterion);

}  // namespace tratt::ui
