// The fields that are worked out when read: each from the stored ones, for all records at once.
#pragma once

#include <cstdint>
#include <vector>

#include "query/codes.hpp"
#include "query/columns.hpp"

namespace tratt::query {

Codes derived_codes(const Columns& columns, Field field, NameColumn& names);
std::vector<std::int64_t> derived_numbers(const Columns& columns, Field field);

}  // namespace tratt::query
