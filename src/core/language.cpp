#include "core/language.hpp"

#include <cstddef>

namespace tratt::core {

static constexpr std::array<std::string_view, all_languages.size()> codes = {"en", "sv", "no", "da", "de", "nl"};

std::string_view language_code(Language language) { return codes[static_cast<std::size_t>(language)]; }

std::optional<Language> parse_language(std::string_view code) {
    if (code.size() < 2 || (code.size() > 2 && code[2] != '-' && code[2] != '_')) return std::nullopt;
    const char folded[2] = {static_cast<char>(code[0] | 0x20), static_cast<char>(code[1] | 0x20)};
    const std::string_view wanted(folded, 2);
    if (wanted == "nb" || wanted == "nn") return Language::no;
    for (const Language language : all_languages) {
        if (language_code(language) == wanted) return language;
    }
    return std::nullopt;
}

}  // namespace tratt::core
