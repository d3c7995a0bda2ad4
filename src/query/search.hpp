// The text search over whole records (R141, R143).
#pragma once

#include <string_view>
#include <vector>

#include "query/reading.hpp"

namespace tratt::query {

// The fields in which a word may be found; a contact is also found by the name of its company.
std::vector<Field> searched_fields(Entity entity);

// Leaves in `rows` the records in which each typed word begins a word, in whatever field.
void keep_found(const Reading& reading, std::string_view typed, std::vector<Row>& rows);

}  // namespace tratt::query
