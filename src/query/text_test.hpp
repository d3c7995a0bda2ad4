// A text operator and the text it was given: which of the distinct texts of a column it holds for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/query_form.hpp"
#include "query/columns.hpp"

namespace tratt::query {

// "%" in the pattern stands for any text (R138). Both are folded already.
bool wildcard_match(std::string_view text, std::string_view pattern);

// 1 or 0 by code of the text; code 0 is the empty text.
std::vector<std::uint8_t> texts_meeting(const Texts& texts, model::Operator op, std::string_view wanted,
                                        model::Folding folding);

}  // namespace tratt::query
