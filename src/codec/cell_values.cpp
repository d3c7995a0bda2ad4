#include "codec/cell_values.hpp"

#include <algorithm>

#include "codec/csv.hpp"
#include "core/text.hpp"

namespace tratt::codec {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 24 * 60 * ms_per_minute;
constexpr std::int64_t greatest_number = std::int64_t{1} << 53;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_well_formed(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() ||
        address.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = address.substr(at + 1);
    if (domain.front() == '.' || domain.back() == '.' || domain.find("..") != std::string_view::npos) return false;
    return std::all_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' &&
               std::string_view("()<>[]:;,\\\"").find(c) == std::string_view::npos;
    });
}

// Of the separators in a number the last one is the decimal point if at most two digits follow it or the other kind
// stands before it.
std::size_t decimal_point(std::string_view digits) {
    const std::size_t last = digits.find_last_of(".,");
    if (last == std::string_view::npos) return std::string_view::npos;
    const char other = digits[last] == '.' ? ',' : '.';
    const bool alone = std::count(digits.begin(), digits.end(), digits[last]) == 1;
    const bool groups_before = digits.substr(0, last).find(other) != std::string_view::npos;
    const std::size_t after = digits.size() - last - 1;
    const bool grouping = alone && after == 3 && !groups_before && last <= 3 && digits.substr(0, last) != "0";
    return alone && !grouping ? last : std::string_view::npos;
}

}  // namespace

std::string clean_text(std::string_view cell) {
    std::string shown;
    if (core::has_controls(cell)) cell = shown = core::without_controls(cell);
    const std::string_view trimmed = core::trim(without_inert_mark(core::trim(cell)));
    return is_ascii(trimmed) ? std::string(trimmed) : core::compose(trimmed);
}

std::string clean_line(std::string_view cell) {
    constexpr std::string_view breaks = "\r\n\t", blanks = " \r\n\t";
    std::string line = clean_text(cell);
    for (std::size_t at = line.find_first_of(breaks); at != std::string::npos; at = line.find_first_of(breaks, at)) {
        const std::size_t begin = line.find_last_not_of(blanks, at) + 1;
        const std::size_t end = std::min(line.find_first_not_of(blanks, at), line.size());
        line.replace(begin, end - begin, " ");
        at = begin;
    }
    return line;
}

std::string clean_domain(std::string_view cell) {
    std::string domain = core::lower(clean_text(cell));
    if (const std::size_t scheme = domain.find("://"); scheme != std::string::npos) domain.erase(0, scheme + 3);
    domain.resize(std::min(domain.size(), domain.find_first_of("/?#:")));
    if (domain.starts_with("www.")) domain.erase(0, 4);
    while (domain.ends_with('.')) domain.pop_back();
    return domain.find_first_of(" @,;") == std::string::npos ? domain : std::string();
}

Email read_email(std::string_view cell) {
    const std::string text = clean_text(cell);
    const std::size_t end = std::min({text.find(" ::: "), text.find(';'), text.find(',')});
    Email email;
    email.address = core::trim(std::string_view(text).substr(0, end));
    if (email.address.starts_with("mailto:")) email.address.erase(0, 7);
    email.has_more = end != std::string::npos;
    email.is_well_formed = is_well_formed(email.address);
    return email;
}

std::optional<std::int64_t> read_number(std::string_view cell, std::int64_t scale) {
    std::string digits;
    const std::string text = clean_text(cell);
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    for (std::size_t i = 0; i < rest.size();) {
        const char32_t c = core::next_code_point(rest, i);
        if (core::is_blank(c) || c == '\'') continue;
        if (c > '9' || !(is_digit(static_cast<char>(c)) || c == '.' || c == ',')) return {};
        digits += static_cast<char>(c);
    }
    const std::size_t point = decimal_point(digits);
    std::int64_t whole = 0;
    std::int64_t part = 0;
    std::int64_t unit = scale;
    bool any = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (!is_digit(digits[i])) continue;
        any = true;
        const int digit = digits[i] - '0';
        if (point == std::string_view::npos || i < point) {
            whole = whole * 10 + digit;
            if (whole > greatest_number / scale) return {};
        } else if (unit >= 10) {
            unit /= 10;
            part += digit * unit;
        } else if (unit == 1) {
            part += digit >= 5;
            unit = 0;
        }
    }
    if (!any) return {};
    const std::int64_t value = whole * scale + part;
    return negative ? -value : value;
}

std::optional<core::InstantMs> read_instant(std::string_view cell, core::DateOrder order) {
    return read_clean_instant(clean_text(cell), order);
}

std::optional<core::InstantMs> read_clean_instant(std::string_view text, core::DateOrder order) {
    const auto read = core::parse_lenient(text, order);
    if (!read) return {};
    const std::int64_t of_day = read->has_time ? read->ms_of_day : ms_per_day / 2;
    return read->date * ms_per_day + of_day - read->utc_offset_minutes.value_or(0) * ms_per_minute;
}

std::pair<std::string, std::string> split_name(std::string_view name) {
    const std::string text = clean_text(name);
    const std::string_view view = text;
    if (const std::size_t comma = view.find(','); comma != std::string_view::npos) {
        return {std::string(core::trim(view.substr(comma + 1))), std::string(core::trim(view.substr(0, comma)))};
    }
    const std::size_t space = view.rfind(' ');
    if (space == std::string_view::npos) return {text, {}};
    return {std::string(core::trim(view.substr(0, space))), std::string(view.substr(space + 1))};
}

std::string name_of_owner(std::string_view owner) {
    const std::size_t at = owner.find('@');
    if (at == std::string_view::npos || at == 0) return std::string(owner);
    std::string name;
    bool begins_word = true;
    for (const char c : owner.substr(0, at)) {
        const bool separates = c == '.' || c == '_' || c == '-' || c == '+';
        if (separates && !begins_word) name += ' ';
        if (!separates) name += begins_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        begins_word = separates;
    }
    while (name.ends_with(' ')) name.pop_back();
    return name.empty() ? std::string(owner) : name;
}

}  // namespace tratt::codec
