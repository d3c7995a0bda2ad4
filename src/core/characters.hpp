// What text and collation ask about single characters. Not for other rooms: use text.hpp and collation.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/language.hpp"

namespace tratt::core {

char32_t lower_case(char32_t code);
bool is_combining_mark(char32_t code);

// A letter that a language puts elsewhere in its alphabet than the common order does, or treats as another letter.
struct TailoredLetter {
    char32_t code;            // lower case, composed
    char32_t letter;          // the letter it counts as: å, ä and ö are their own, æ counts as ä in Swedish
    char32_t after;           // that letter comes right after this letter of the common order …
    std::uint16_t place;      // … as the first, second, third of those; 0 = `letter` keeps its common place
    std::uint16_t secondary;  // how it differs from `letter`; 0 = not at all
    char32_t second;          // sorts as `letter` and this one; 0 = as one letter
};

// Null when the language has no rule of its own for the lower-case letter.
const TailoredLetter* tailored(Language language, char32_t lower_code);

}  // namespace tratt::core
