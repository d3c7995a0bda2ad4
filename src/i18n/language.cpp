#include "i18n/language.hpp"

#include <algorithm>

namespace tratt::i18n {

namespace {
Language current = Language::en;
}

std::string_view native_name(Language language) {
    switch (language) {
        case Language::en: return "English";
        case Language::sv: return "Svenska";
        case Language::no: return "Norsk";
        case Language::da: return "Dansk";
        case Language::de: return "Deutsch";
        default: return "Nederlands";
    }
}

bool is_spoken(Language language) { return std::ranges::find(spoken_languages, language) != spoken_languages.end(); }

Language best_language(std::span<const std::string> wanted) {
    for (const std::string& tag : wanted)
        if (const auto found = core::parse_language(tag); found && is_spoken(*found)) return *found;
    return Language::en;
}

Language language() { return current; }

void set_language(Language language) {
    if (is_spoken(language)) current = language;
}

}  // namespace tratt::i18n
