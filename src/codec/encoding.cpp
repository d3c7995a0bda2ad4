#include "codec/encoding.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace tratt::codec {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_le_mark = "\xFF\xFE";
constexpr std::string_view utf16_be_mark = "\xFE\xFF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// What Windows-1252 has at 0x80–0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252_upper{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

// Bytes of the well-formed UTF-8 sequence at `i` (Unicode table 3-7), 0 if there is none.
std::size_t utf8_length(std::string_view s, std::size_t i) {
    const unsigned lead = byte_at(s, i);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || i + length > s.size()) return 0;
    const unsigned second = byte_at(s, i + 1);
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if ((byte_at(s, i + k) & 0xC0) != 0x80) return 0;
    }
    return length;
}

// A file of UTF-16 without a mark: Latin text has its zero bytes on one side only.
std::optional<Encoding> utf16_by_zeros(std::string_view bytes) {
    const std::size_t sample = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < sample; i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    const std::size_t many = sample * 3 / 10;
    if (sample < 4 || std::max(even, odd) <= many || std::min(even, odd) * 20 > std::max(even, odd)) return {};
    return odd > even ? Encoding::utf16_le : Encoding::utf16_be;
}

// A single broken character does not turn a UTF-8 file into Windows-1252: the well-formed ones outvote it.
bool is_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = utf8_length(bytes, i);
        good += length > 1;
        bad += length == 0;
        i += length == 0 ? 1 : length;
    }
    return bad == 0 || good > bad * 10;
}

void decode_utf8(std::string_view bytes, DecodedText& out) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = utf8_length(bytes, i);
        if (length == 0) {
            out.text += replacement;
            ++out.replaced;
            ++i;
        } else {
            out.text.append(bytes, i, length);
            i += length;
        }
    }
}

void decode_utf16(std::string_view bytes, bool big_endian, DecodedText& out) {
    const auto unit = [&](std::size_t i) {
        const unsigned first = byte_at(bytes, i);
        const unsigned second = byte_at(bytes, i + 1);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        const bool leads = c >= 0xD800 && c <= 0xDBFF;
        if (leads && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            c = 0xFFFD;
            ++out.replaced;
        }
        core::append_utf8(out.text, c);
    }
    if (i < bytes.size()) {
        out.text += replacement;
        ++out.replaced;
    }
}

void decode_windows_1252(std::string_view bytes, DecodedText& out) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned byte = byte_at(bytes, i);
        char32_t c = byte;
        if (byte >= 0x80 && byte <= 0x9F) {
            c = windows_1252_upper[byte - 0x80];
            if (c == 0) {
                c = 0xFFFD;
                ++out.replaced;
            }
        }
        core::append_utf8(out.text, c);
    }
}

}  // namespace

Encoding detect_encoding(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) return Encoding::utf8;
    if (bytes.starts_with(utf16_le_mark)) return Encoding::utf16_le;
    if (bytes.starts_with(utf16_be_mark)) return Encoding::utf16_be;
    if (const auto wide = utf16_by_zeros(bytes)) return *wide;
    return is_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252;
}

DecodedText decode_text(std::string_view bytes, std::optional<Encoding> encoding) {
    DecodedText out;
    out.encoding = encoding.value_or(detect_encoding(bytes));
    const std::string_view mark = out.encoding == Encoding::utf8       ? utf8_mark
                                  : out.encoding == Encoding::utf16_le ? utf16_le_mark
                                  : out.encoding == Encoding::utf16_be ? utf16_be_mark
                                                                       : std::string_view{};
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    out.text.reserve(bytes.size());
    switch (out.encoding) {
        case Encoding::utf8: decode_utf8(bytes, out); break;
        case Encoding::utf16_le: decode_utf16(bytes, false, out); break;
        case Encoding::utf16_be: decode_utf16(bytes, true, out); break;
        case Encoding::windows_1252: decode_windows_1252(bytes, out); break;
    }
    return out;
}

}  // namespace tratt::codec
