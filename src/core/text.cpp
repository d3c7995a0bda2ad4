#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "core/characters.hpp"
#include "core/eight_bytes.hpp"
#include "core/unicode_tables.hpp"

namespace tratt::core {

// ---- UTF-8 --------------------------------------------------------------------------------------------------------

// Length of the sequence that the byte begins, 0 when it begins none.
static std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

static bool is_scalar_value(char32_t code) { return code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF); }

// The code point at `position`, or none when the bytes there are not UTF-8. `length` is that of the sequence.
static bool decode(std::string_view text, std::size_t position, char32_t& code, std::size_t& length) {
    const auto lead = static_cast<unsigned char>(text[position]);
    length = sequence_length(lead);
    if (length == 0 || position + length > text.size()) return false;
    if (length == 1) {
        code = lead;
        return true;
    }
    code = lead & (0x7F >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[position + i]);
        if ((byte & 0xC0) != 0x80) return false;
        code = code << 6 | (byte & 0x3F);
    }
    const bool is_overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    return !is_overlong && is_scalar_value(code);
}

bool is_valid_utf8(std::string_view text) {
    const auto are_beyond_ascii = [&](std::size_t at) { return eight_bytes(text.data() + at) & top_bits; };
    const auto is_beyond_ascii = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) >= 0x80; };
    char32_t code = 0;
    std::size_t length = 0;
    for (std::size_t position = 0;; position += length) {
        position = find_place(position, text.size(), are_beyond_ascii, is_beyond_ascii);
        if (position == text.size()) return true;
        if (!decode(text, position, code, length)) return false;
    }
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
    char32_t code = 0;
    std::size_t length = 0;
    if (!decode(text, position, code, length)) {
        ++position;
        return replacement_character;
    }
    position += length;
    return code;
}

void append_utf8(std::string& out, char32_t code) {
    if (!is_scalar_value(code)) code = replacement_character;
    const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) next_code_point(text, position);
    return count;
}

// ---- Classes of characters ----------------------------------------------------------------------------------------

bool is_control(char32_t code) {
    const bool is_written = code == '\t' || code == '\n' || code == '\r';
    return (code < 0x20 && !is_written) || (code >= 0x7F && code < 0xA0);
}

// C1 is C2 80–9F.
bool has_controls(std::string_view text) {
    const auto may_be = [&](std::size_t at) {
        const std::uint64_t bytes = eight_bytes(text.data() + at);
        return bytes_at_most(bytes, 0x1F) | bytes_equal(bytes, 0x7F) | bytes_equal(bytes, '\xC2');
    };
    const auto is_meant = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
        return byte < 0x80 ? is_control(byte) : byte == 0xC2 && is_control(next) && next >= 0x80;
    };
    return find_place(0, text.size(), may_be, is_meant) < text.size();
}

std::string without_controls(std::string_view text) {
    std::string kept;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (!is_control(next_code_point(text, position))) kept += text.substr(begin, position - begin);
    }
    return kept;
}

bool is_blank(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x3000 || code == 0xFEFF;
}

bool is_letter_or_digit(char32_t code) {
    if (code < 0x80) {
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    }
    if (code < 0xC0) {
        return code == 0xAA || code == 0xBA || code == 0xB5 || code == 0xB2 || code == 0xB3 || code == 0xB9 ||
               (code >= 0xBC && code <= 0xBE);
    }
    const bool is_sign = code == 0xD7 || code == 0xF7 || (code >= 0x2B9 && code <= 0x2DF) || code == 0x37E ||
                         code == 0x387 || (code >= 0x2000 && code <= 0x206F) || (code >= 0x20A0 && code <= 0x20CF) ||
                         (code >= 0x2190 && code <= 0x2BFF) || (code >= 0x2E00 && code <= 0x2E7F) ||
                         (code >= 0x3000 && code <= 0x3003) || (code >= 0x3008 && code <= 0x301F) || code == 0x30FB ||
                         (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF01 && code <= 0xFF0F) ||
                         (code >= 0xFF1A && code <= 0xFF20) || (code >= 0xFF3B && code <= 0xFF40) ||
                         (code >= 0xFF5B && code <= 0xFF65) || code == 0xFEFF || code == replacement_character;
    return !is_sign;
}

// Where the last character of a text begins.
static std::size_t last_character(std::string_view text) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return begin;
}

std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return part;
}

std::optional<std::int64_t> parse_integer(std::string_view digits) {
    std::int64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

std::string_view trim(std::string_view text) {
    for (std::size_t end = 0; !text.empty() && is_blank(next_code_point(text, end)); end = 0) text.remove_prefix(end);
    while (!text.empty()) {
        const std::size_t begin = last_character(text);
        std::size_t end = begin;
        if (!is_blank(next_code_point(text, end)) || end != text.size()) break;
        text = text.substr(0, begin);
    }
    return text;
}

// ---- Composing ----------------------------------------------------------------------------------------------------

// The marks are U+0300–036F: CC 80–BF and CD 80–AF.
bool is_composed(std::string_view text) {
    const auto may_be = [&](std::size_t at) {
        const std::uint64_t bytes = eight_bytes(text.data() + at);
        return bytes_equal(bytes, '\xCC') | bytes_equal(bytes, '\xCD');
    };
    const auto is_mark = [&](std::size_t at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\xFF');
        return second != 0xFF && (lead == 0xCC || (lead == 0xCD && second < 0xB0));
    };
    return find_place(0, text.size(), may_be, is_mark) == text.size();
}

static char32_t composed(char32_t letter, char32_t mark) {
    for (const Decomposition& row : decompositions) {
        if (row.letter == letter && row.mark == mark && row.composes) return row.code;
    }
    return 0;
}

std::string compose(std::string_view text) {
    if (is_composed(text)) return std::string(text);
    std::string out;
    std::size_t letter_start = 0;  // of the letter that the next mark may be put together with
    char32_t letter = 0;           // 0 = none
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        const char32_t code = next_code_point(text, position);
        const bool is_mark = is_combining_mark(code);
        const char32_t whole = is_mark && letter != 0 ? composed(letter, code) : 0;
        if (whole != 0) {
            out.resize(letter_start);
            append_utf8(out, whole);
            letter = whole;
            continue;
        }
        letter_start = out.size();
        letter = is_mark ? 0 : code;
        out.append(text, start, position - start);
    }
    return out;
}

// ---- Folding ------------------------------------------------------------------------------------------------------

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const char byte = text[position];
        if (static_cast<unsigned char>(byte) < 0x80) {  // nearly all of them
            out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
            ++position;
        } else {
            append_utf8(out, lower_case(next_code_point(text, position)));
        }
    }
    return out;
}

// The letter without its marks, several for a ligature.
static void append_base(std::string& out, char32_t code) {
    if (const SortExpansion* expansion = find_row(sort_expansions, code)) {
        for (const std::uint16_t part : expansion->to) {
            if (part != 0) append_base(out, part);
        }
        return;
    }
    if (const Decomposition* parts = find_row(decompositions, code)) {
        append_base(out, parts->letter);
        return;
    }
    code = lower_case(code);
    // Letters that are told apart by a stroke, a size or a style only: the plain one is first in its place in the
    // order.
    if (const SortElement* element = find_row(sort_elements, code); element && is_letter_or_digit(code)) {
        if (element->secondary != 0 || element->tertiary != 0) {
            for (const SortElement& other : sort_elements) {
                if (other.primary == element->primary && other.secondary == 0 && other.tertiary == 0) {
                    code = other.code;
                    break;
                }
            }
        }
    }
    append_utf8(out, code);
}

static void append_folded(std::string& out, char32_t code, Language language) {
    const char32_t lowered = lower_case(code);
    if (lowered < 0x80) {
        out += static_cast<char>(lowered);
        return;
    }
    // ü is sorted as y in Swedish, but nobody who looks for Müller types "myller".
    if (const TailoredLetter* letter = tailored(language, lowered); letter && letter->place != 0) {
        append_utf8(out, letter->letter);
    } else if (lowered == U'þ') {
        out += "th";
    } else if (!is_combining_mark(lowered)) {
        append_base(out, lowered);
    }
}

std::string fold(std::string_view text, Language language) {
    const std::string whole = compose(trim(text));
    std::string out;
    out.reserve(whole.size());
    bool is_after_blank = false;
    for (std::size_t position = 0; position < whole.size();) {
        const char32_t code = next_code_point(whole, position);
        const bool blank = is_blank(code);
        if (blank && !is_after_blank) out += ' ';
        if (!blank) append_folded(out, code, language);
        is_after_blank = blank;
    }
    return out;
}

// ---- Search -------------------------------------------------------------------------------------------------------

static constexpr char soft_break = '\x01';

// What fold_for_search makes of ASCII, by code: the letter or digit, ' ' for a blank, soft_break for all else. Most of
// what is searched is e-mail addresses and phone numbers.
static constexpr auto searched_ascii = [] {
    std::array<char, 0x80> table{};
    for (std::size_t code = 0; code < table.size(); ++code) {
        const auto character = static_cast<char>(code);
        const bool is_upper = character >= 'A' && character <= 'Z';
        const bool is_kept = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        const bool is_space = character == ' ' || (character >= '\t' && character <= '\r');
        table[code] = is_upper   ? static_cast<char>(character - 'A' + 'a')
                      : is_kept  ? character
                      : is_space ? ' '
                                 : soft_break;
    }
    return table;
}();

static void append_searched(std::string& out, char32_t code, Language language, bool& has_soft_break) {
    const bool is_ascii = code < searched_ascii.size();
    const char kind = is_ascii                   ? searched_ascii[code]
                      : is_blank(code)           ? ' '
                      : is_letter_or_digit(code) ? 'a'
                                                 : soft_break;
    if (kind == soft_break) {
        has_soft_break = true;
        return;
    }
    const bool is_in_word = !out.empty() && out.back() != ' ';
    if (kind == ' ') {
        if (is_in_word) out += ' ';
    } else {
        if (has_soft_break && is_in_word) out += soft_break;
        if (is_ascii) out += kind;
        else append_folded(out, code, language);
    }
    has_soft_break = false;
}

std::string fold_for_search(std::string_view text, Language language) {
    std::string whole;
    if (!is_composed(text)) text = whole = compose(text);
    std::string out;
    out.reserve(text.size());
    bool has_soft_break = false;
    for (std::size_t position = 0; position < text.size();) {
        const auto byte = static_cast<unsigned char>(text[position]);
        const char32_t code = byte < 0x80 ? byte : next_code_point(text, position);
        if (byte < 0x80) ++position;
        append_searched(out, code, language, has_soft_break);
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

WordMatch::WordMatch(std::string_view typed, Language language) {
    const std::string folded = fold_for_search(typed, language);
    std::string word;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && folded[i] != ' ') {
            if (folded[i] != soft_break) word += folded[i];
        } else if (!word.empty()) {
            words_.push_back(std::move(word));
            word.clear();
        }
    }
    std::ranges::stable_sort(words_, std::ranges::greater{}, &std::string::size);
}

// Breaks within the text's word do not count.
bool WordMatch::begins_at(std::string_view search_text, std::size_t place, std::string_view word) {
    std::size_t matched = 0;
    for (; place < search_text.size() && matched < word.size(); ++place) {
        if (search_text[place] == soft_break) continue;
        if (search_text[place] != word[matched]) return false;
        ++matched;
    }
    return matched == word.size();
}

}  // namespace tratt::core
