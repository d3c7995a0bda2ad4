#include "core/characters.hpp"

#include <algorithm>
#include <span>

#include "core/unicode_tables.hpp"

namespace tratt::core {

char32_t lower_case(char32_t code) {
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    const auto run = std::ranges::lower_bound(lower_case_runs, code, {}, &CaseRun::last);
    if (run == lower_case_runs.end() || code < run->first || (code - run->first) % run->step != 0) return code;
    return static_cast<char32_t>(static_cast<std::int32_t>(code) + run->delta);
}

bool is_combining_mark(char32_t code) { return code >= 0x300 && code <= 0x36F; }

// The letters after z of each language stand before the click letters, that is after ʖ. Weights of marks begin at
// 0x300: those here are below, because ü is nearer to y than any y with a mark.
static constexpr TailoredLetter swedish[] = {
    {U'å', U'å', U'ʖ', 1, 0, 0},     {U'ä', U'ä', U'ʖ', 2, 0, 0},     {U'æ', U'ä', U'ʖ', 2, 0x301, 0},
    {U'ę', U'ä', U'ʖ', 2, 0x302, 0}, {U'ö', U'ö', U'ʖ', 3, 0, 0},     {U'ø', U'ö', U'ʖ', 3, 0x301, 0},
    {U'ő', U'ö', U'ʖ', 3, 0x302, 0}, {U'œ', U'ö', U'ʖ', 3, 0x303, 0}, {U'ô', U'ö', U'ʖ', 3, 0x304, 0},
    {U'ü', U'y', 0, 0, 0x301, 0},    {U'ű', U'y', 0, 0, 0x302, 0},    {U'đ', U'd', 0, 0, 0x301, 0},
    {U'ð', U'd', 0, 0, 0x302, 0},    {U'þ', U't', 0, 0, 0x301, U'h'},
};

static constexpr TailoredLetter norwegian[] = {
    {U'å', U'å', U'ʖ', 3, 0, 0},     {U'æ', U'æ', U'ʖ', 1, 0, 0},     {U'ä', U'æ', U'ʖ', 1, 0x301, 0},
    {U'ę', U'æ', U'ʖ', 1, 0x302, 0}, {U'ø', U'ø', U'ʖ', 2, 0, 0},     {U'ö', U'ø', U'ʖ', 2, 0x301, 0},
    {U'ő', U'ø', U'ʖ', 2, 0x302, 0}, {U'œ', U'ø', U'ʖ', 2, 0x303, 0}, {U'ü', U'y', 0, 0, 0x301, 0},
    {U'ű', U'y', 0, 0, 0x302, 0},    {U'đ', U'd', 0, 0, 0x301, 0},    {U'ð', U'd', 0, 0, 0x302, 0},
    {U'þ', U't', 0, 0, 0x301, U'h'},
};

static constexpr TailoredLetter danish[] = {
    {U'å', U'å', U'ʖ', 3, 0, 0},  {U'æ', U'æ', U'ʖ', 1, 0, 0},     {U'ä', U'æ', U'ʖ', 1, 0x301, 0},
    {U'ø', U'ø', U'ʖ', 2, 0, 0},  {U'ö', U'ø', U'ʖ', 2, 0x301, 0}, {U'ő', U'ø', U'ʖ', 2, 0x302, 0},
    {U'ü', U'y', 0, 0, 0x301, 0}, {U'ű', U'y', 0, 0, 0x302, 0},    {U'đ', U'd', 0, 0, 0x301, 0},
    {U'ð', U'd', 0, 0, 0x302, 0}, {U'þ', U't', 0, 0, 0x301, U'h'},
};

static std::span<const TailoredLetter> tailoring(Language language) {
    switch (language) {
        case Language::sv: return swedish;
        case Language::no: return norwegian;
        case Language::da: return danish;
        case Language::en:
        case Language::de:
        case Language::nl: return {};
    }
    return {};
}

const TailoredLetter* tailored(Language language, char32_t lower_code) {
    if (lower_code < 0x80) return nullptr;
    for (const TailoredLetter& letter : tailoring(language)) {
        if (letter.code == lower_code) return &letter;
    }
    return nullptr;
}

}  // namespace tratt::core
