// The search as one types (R141, R143).
#pragma once

#include <string_view>
#include <vector>

#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// The texts that are looked through for a record of this entity; of references, the name of what they refer to.
std::vector<Field> searched_fields(Entity entity);

// Leaves in the mask the records of which each typed word begins a word somewhere.
void keep_found(const Columns& columns, std::string_view typed, Mask& mask);

}  // namespace tratt::query
