// How a table of records is set, as its address says. Each part is an option of the place:
//   sort=-created_at       group=category_group,lead_status     columns=name,company,lead_status
//   sums=amount:sum,days_in_status:average ("none": none)       funnels=1     former=yes
// and a filter for each field that has one (ui/record_filter.hpp). Keys of fields that the entity has not are left alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/query_form.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

struct TableSetting {
    std::vector<model::Field> columns;  // empty: the table's own
    model::SortKey sort;
    std::vector<model::Grouping> groupings;
    std::vector<model::Aggregate> sums;
    bool has_funnels = false;
    bool shows_former = false;
};

TableSetting table_setting(const Place& place, model::Entity entity);
void set_columns(Place& place, std::span<const model::Field> columns);  // none: the table's own
void set_sort(Place& place, const model::SortKey& sort);
void set_groupings(Place& place, std::span<const model::Grouping> groupings);
void set_sums(Place& place, std::span<const model::Aggregate> sums);

model::Field title_field(model::Entity entity);  // what its records are called by: sorts where nothing else does

// The question with the table's filters, groups, order and sums. `hides_former`: former employees are left out unless the
// address asks for them (R91, R110).
model::Query table_query(model::Query base, const Place& place, bool hides_former);

// The table's options as the part of an address after "?", for keeping them (R122), and the place with those instead of
// its own.
std::string table_options(const Place& place, model::Entity entity);
bool has_table_options(const Place& place, model::Entity entity);
void put_table_options(Place& place, model::Entity entity, std::string_view options);

}  // namespace tratt::ui
