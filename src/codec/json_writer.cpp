#include "codec/json_writer.hpp"

#include <array>
#include <charconv>

#include "core/text.hpp"

namespace tratt::codec {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    out += "\\u00";
    out += hex_digits[static_cast<unsigned char>(c) >> 4];
    out += hex_digits[static_cast<unsigned char>(c) & 15];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t written = 0;  // what stands as it is, is written in one piece
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            if (!is_escaped(text[begin])) continue;
            out.append(text, written, begin - written);
            append_escaped(out, text[begin]);
        } else {
            const bool is_character = core::next_code_point(text, i) != core::replacement_character || i > begin + 1;
            if (is_character) continue;
            out.append(text, written, begin - written);
            core::append_utf8(out, core::replacement_character);
        }
        written = i;
    }
    out.append(text, written);
    out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

void append_json_id(std::string& out, const core::Uuid& id) {
    if (id.is_nil()) {
        out += "null";
        return;
    }
    out += '"';
    out += core::to_string(id);
    out += '"';
}

std::string checksum_text(std::uint32_t checksum) {
    std::string text(8, '0');
    for (int i = 7; i >= 0; --i, checksum >>= 4) text[static_cast<std::size_t>(i)] = hex_digits[checksum & 15];
    return text;
}

void append_json_comma(std::string& out) {
    if (!out.empty() && out.back() != '{' && out.back() != '[') out += ',';
}

void append_json_key(std::string& out, std::string_view key) {
    append_json_comma(out);
    append_json_string(out, key);
    out += ':';
}

}  // namespace tratt::codec
