// Sort keys: compared as bytes they put texts in the order a reader of the language expects (the order of Intl.Collator
// with its default options): letters first, then accents, then case. Latin, Greek and Cyrillic letters, digits and
// punctuation have their own places; other scripts follow by code point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/language.hpp"

namespace tratt::core {

void append_collation_key(std::string& out, std::string_view text, Language language);
std::string collation_key(std::string_view text, Language language);
int compare_texts(std::string_view a, std::string_view b, Language language);  // < 0, 0, > 0

}  // namespace tratt::core
