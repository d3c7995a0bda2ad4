#include "codec/spelling.hpp"

#include <cstddef>

namespace tratt::codec {
namespace {

// The base letter of U+00C0 … U+00FF, which in UTF-8 is C3 80 … C3 BF.
constexpr std::string_view latin_base =
    "aaaaaaaceeeeiiiidnoooooxouuuuyts"
    "aaaaaaaceeeeiiiidnoooooxouuuuyty";

bool is_combining_mark(unsigned char c, unsigned char next) {
    return (c == 0xCC && next >= 0x80) || (c == 0xCD && next >= 0x80 && next <= 0xAF);
}

}  // namespace

std::string spelling_key(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
        const bool is_latin1_sign = c == 0xC2;  // U+0080 … U+00BF: no letters but ª µ º
        if (is_combining_mark(c, next) || is_latin1_sign) {
            ++i;
        } else if (c == 0xC3 && next >= 0x80 && next <= 0xBF) {
            out += latin_base[next - 0x80U];
            ++i;
        } else if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + 32);
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) {
            out += static_cast<char>(c);
        }
    }
    return out;
}

}  // namespace tratt::codec
