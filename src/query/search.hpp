// The search as one types (R141–R144).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// The texts that are looked through for a record of this entity; of references, the name of what they refer to.
std::vector<Field> searched_fields(Entity entity);

struct FoundByText {
    Mask mask;
    std::string corrected;  // as Rows::corrected
    bool sounds_alike = false;
};
// Those of the records in which each typed word begins a word somewhere; where there are none, those in which for each
// there is one that sounds like it.
FoundByText found_by_text(const Columns& columns, std::string_view typed, MaskView all);

}  // namespace tratt::query
