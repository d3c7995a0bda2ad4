// Columns of records that come many at a time, as an import and a backup bring them.
#pragma once

#include <algorithm>
#include <vector>

#include "model/command.hpp"
#include "store/tables.hpp"

namespace tratt::store {

const model::Column* find_column(const std::vector<model::Column>& columns, Field field);
// The column, made of empty values where the rows have none.
model::Column& column_of(std::vector<model::Column>& columns, Field field, std::size_t count);

// Gives a number to the rows that have none in the column.
template <class Make>
void fill_numbers(std::vector<model::Column>& columns, Field field, std::size_t count, Make make) {
    for (std::int64_t& number : column_of(columns, field, count).integers) {
        if (number == core::no_value) number = make();
    }
}

// Above the numbers that the rows themselves give. Only where the entity has numbers.
std::int64_t first_free_number(const Tables& tables, const model::ImportRows& rows);
// New records that have none get a visible number, from the first free one on, and a place at the end of their list.
void fill_numbers_and_ranks(const Tables& tables, model::ImportRows& rows);

}  // namespace tratt::store
