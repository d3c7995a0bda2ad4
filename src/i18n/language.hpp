// The language the interface speaks. Data have a language of their own for sorting (core::Language); the interface can
// speak those in spoken_languages. A further one is a value there and one more column in each messages/*.def; the
// compiler refuses a message that lacks it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/language.hpp"

namespace tratt::i18n {

using core::Language;

inline constexpr std::array spoken_languages = {Language::en, Language::sv};  // in the order of the catalogue's columns

std::string_view native_name(Language language);  // "Svenska"
bool is_spoken(Language language);
Language best_language(
    std::span<const std::string> wanted);  // BCP 47, most wanted first; the first spoken one, else English

// The language everything in this room writes in when none is given. English until set; one that is not spoken is
// refused.
Language language();
void set_language(Language language);

}  // namespace tratt::i18n
