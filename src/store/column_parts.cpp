#include "store/column_parts.hpp"

namespace tratt::store {

using model::Column;
using model::ImportRows;

const Column* find_column(const std::vector<Column>& columns, Field field) {
    const auto found = std::ranges::find(columns, field, &Column::field);
    return found == columns.end() ? nullptr : &*found;
}

Column& column_of(std::vector<Column>& columns, Field field, std::size_t count) {
    const auto found = std::ranges::find(columns, field, &Column::field);
    if (found != columns.end()) return *found;
    Column& added = columns.emplace_back(field);
    switch (model::spec(field).type) {
        case model::FieldType::text: added.ends.resize(count); break;
        case model::FieldType::reference: added.ids.resize(count); break;
        case model::FieldType::boolean: added.integers.resize(count); break;
        default: added.integers.resize(count, core::no_value); break;
    }
    return added;
}

std::int64_t first_free_number(const Tables& tables, const ImportRows& rows) {
    const Column* given = find_column(rows.columns, *model::number_field(rows.entity));
    std::int64_t next = tables.next_number(rows.entity);
    if (given && !given->integers.empty()) next = std::max(next, std::ranges::max(given->integers) + 1);
    return next;
}

void fill_numbers_and_ranks(const Tables& tables, ImportRows& rows) {
    const std::size_t count = rows.ids.size();
    const auto counted_from = [](std::int64_t first) { return [next = first]() mutable { return next++; }; };
    if (const auto number = model::number_field(rows.entity))
        fill_numbers(rows.columns, *number, count, counted_from(first_free_number(tables, rows)));
    if (const auto rank = model::rank_field(rows.entity))
        fill_numbers(rows.columns, *rank, count, counted_from(tables.row_count(rows.entity)));
}

}  // namespace tratt::store
