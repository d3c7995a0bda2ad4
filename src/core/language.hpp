// The languages that decide how text is folded, sorted and worded.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tratt::core {

enum class Language : std::uint8_t { en, sv, no, da, de, nl };

inline constexpr std::array<Language, 6> all_languages = {Language::en, Language::sv, Language::no,
                                                          Language::da, Language::de, Language::nl};

std::string_view language_code(Language language);              // "en", "sv", "no", "da", "de", "nl"
std::optional<Language> parse_language(std::string_view code);  // also "sv-SE", "nb", "nn", any letter case

}  // namespace tratt::core
