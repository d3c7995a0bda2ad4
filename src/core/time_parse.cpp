// Dates as people and programs write them.
#include <array>
#include <cstddef>
#include <utility>

#include "core/text.hpp"
#include "core/time.hpp"

namespace tratt::core {

static bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Reads from the front of a text; every function takes away what it understood.
struct Reader {
    std::string_view rest;

    bool take(char wanted) {
        if (rest.empty() || rest.front() != wanted) return false;
        rest.remove_prefix(1);
        return true;
    }

    // A run of at least `least` and at most `most` digits that no further digit follows.
    std::optional<std::int32_t> number(std::size_t least, std::size_t most) {
        std::size_t length = 0;
        std::int32_t value = 0;
        while (length < rest.size() && length <= most && is_digit(rest[length])) {
            value = value * 10 + (rest[length] - '0');
            ++length;
        }
        if (length < least || length > most) return std::nullopt;
        rest.remove_prefix(length);
        return value;
    }

    std::size_t digits_ahead() const {
        std::size_t length = 0;
        while (length < rest.size() && is_digit(rest[length])) ++length;
        return length;
    }
};

static std::optional<Date> checked_date(std::int32_t year, std::int32_t month, std::int32_t day) {
    const CivilDate civil{year, month, day};
    if (!is_valid(civil)) return std::nullopt;
    return to_date(civil);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    Reader reader{text};
    const auto year = reader.number(4, 4);
    if (!year || !reader.take('-')) return std::nullopt;
    const auto month = reader.number(2, 2);
    if (!month || !reader.take('-')) return std::nullopt;
    const auto day = reader.number(2, 2);
    if (!day || !reader.rest.empty()) return std::nullopt;
    return checked_date(*year, *month, *day);
}

std::optional<InstantMs> parse_iso_instant(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_iso_date(text.substr(0, 10));
    const auto hour = Reader{text.substr(11, 2)}.number(2, 2);
    const auto minute = Reader{text.substr(14, 2)}.number(2, 2);
    const auto second = Reader{text.substr(17, 2)}.number(2, 2);
    const auto ms = Reader{text.substr(20, 3)}.number(3, 3);
    if (!date || !hour || !minute || !second || !ms || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return start_of_day(*date, 0) + ((*hour * 60 + *minute) * 60 + *second) * std::int64_t{1000} + *ms;
}

// ---- Lenient ------------------------------------------------------------------------------------------------------

static std::int32_t full_year(std::int32_t year, std::size_t digits) {
    if (digits > 2) return year;
    return year + (year < 70 ? 2000 : 1900);
}

struct Parts {  // a date whose first two numbers are not yet told apart
    std::int32_t first = 0;
    std::int32_t second = 0;
    std::int32_t year = 0;
};

static std::optional<Parts> read_year_last(Reader& reader) {
    const auto first = reader.number(1, 2);
    if (!first || reader.rest.empty()) return std::nullopt;
    const char separator = reader.rest.front();
    if (separator != '.' && separator != '/' && separator != '-') return std::nullopt;
    reader.take(separator);
    if (separator == '.') reader.take(' ');  // "3. 4. 2025"
    const auto second = reader.number(1, 2);
    if (!second || !reader.take(separator)) return std::nullopt;
    if (separator == '.') reader.take(' ');
    const std::size_t digits = reader.digits_ahead();
    if (digits != 2 && digits != 4) return std::nullopt;
    return Parts{*first, *second, full_year(*reader.number(2, 4), digits)};
}

static std::optional<Date> read_year_first(Reader& reader) {
    const auto year = reader.number(4, 4);
    if (!year || reader.rest.empty()) return std::nullopt;
    const char separator = reader.rest.front();
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    reader.take(separator);
    const auto month = reader.number(1, 2);
    if (!month || !reader.take(separator)) return std::nullopt;
    const auto day = reader.number(1, 2);
    if (!day) return std::nullopt;
    return checked_date(*year, *month, *day);
}

static std::optional<Date> read_date(Reader& reader, DateOrder order) {
    const std::size_t digits = reader.digits_ahead();
    if (digits == 8) {
        const std::int32_t all = *reader.number(8, 8);
        return checked_date(all / 10'000, all / 100 % 100, all % 100);
    }
    if (digits == 4) return read_year_first(reader);
    const bool has_dots = digits < reader.rest.size() && reader.rest[digits] == '.';
    const auto parts = read_year_last(reader);
    if (!parts) return std::nullopt;
    // With dots the day comes first in every country that writes dates so.
    const bool day_first = has_dots || order == DateOrder::day_first;
    return day_first ? checked_date(parts->year, parts->second, parts->first)
                     : checked_date(parts->year, parts->first, parts->second);
}

// "" , "Z", "+01:00", "+0100", "+01", " UTC", " GMT"; false = something else stands there.
static bool read_zone(Reader& reader, std::optional<std::int32_t>& offset) {
    reader.take(' ');
    if (reader.rest.empty()) return true;
    if (reader.rest == "Z" || reader.rest == "z" || reader.rest == "UTC" || reader.rest == "GMT") {
        offset = 0;
        return true;
    }
    const bool is_east = reader.take('+');
    if (!is_east && !reader.take('-')) return false;
    std::int32_t hours = 0;
    std::int32_t minutes = 0;
    if (reader.digits_ahead() == 4) {
        const std::int32_t all = *reader.number(4, 4);
        hours = all / 100;
        minutes = all % 100;
    } else {
        const auto read_hours = reader.number(2, 2);
        if (!read_hours) return false;
        hours = *read_hours;
        if (reader.take(':')) {
            const auto read_minutes = reader.number(2, 2);
            if (!read_minutes) return false;
            minutes = *read_minutes;
        }
    }
    if (hours > 14 || minutes > 59 || !reader.rest.empty()) return false;
    offset = (is_east ? 1 : -1) * (hours * 60 + minutes);
    return true;
}

// Thousandths from any number of digits after the point.
static std::int32_t read_fraction(Reader& reader) {
    std::int32_t ms = 0;
    std::int32_t scale = 100;
    while (!reader.rest.empty() && is_digit(reader.rest.front())) {
        ms += (reader.rest.front() - '0') * scale;
        scale /= 10;
        reader.rest.remove_prefix(1);
    }
    return ms;
}

static bool read_half_of_day(Reader& reader, std::int32_t& hour) {
    Reader ahead = reader;
    ahead.take(' ');
    if (ahead.rest.size() < 2 || (ahead.rest[1] | 0x20) != 'm') return true;
    const char letter = static_cast<char>(ahead.rest[0] | 0x20);
    if (letter != 'a' && letter != 'p') return true;
    if (hour < 1 || hour > 12) return false;
    hour = hour % 12 + (letter == 'p' ? 12 : 0);
    ahead.rest.remove_prefix(2);
    reader = ahead;
    return true;
}

static bool read_time(Reader& reader, DateTime& result) {
    if (!reader.take('T') && !reader.take(' ')) return false;
    auto hour = reader.number(1, 2);
    if (!hour || !reader.take(':')) return false;
    const auto minute = reader.number(2, 2);
    if (!minute) return false;
    std::int32_t second = 0;
    std::int32_t ms = 0;
    if (reader.take(':')) {
        const auto read_second = reader.number(2, 2);
        if (!read_second) return false;
        second = *read_second;
        if (reader.take('.') || reader.take(',')) ms = read_fraction(reader);
    }
    if (!read_half_of_day(reader, *hour) || *hour > 23 || *minute > 59 || second > 59) return false;
    result.ms_of_day = ((*hour * 60 + *minute) * 60 + second) * 1000 + ms;
    result.has_time = true;
    return read_zone(reader, result.utc_offset_minutes);
}

std::optional<DateTime> parse_lenient(std::string_view text, DateOrder order) {
    Reader reader{trim(text)};
    const auto date = read_date(reader, order);
    if (!date) return std::nullopt;
    DateTime result;
    result.date = *date;
    if (!reader.rest.empty() && !read_time(reader, result)) return std::nullopt;
    return result;
}

std::optional<DateOrder> proven_order(std::string_view text) {
    const bool as_day_first = parse_lenient(text, DateOrder::day_first).has_value();
    const bool as_month_first = parse_lenient(text, DateOrder::month_first).has_value();
    if (as_day_first == as_month_first) return std::nullopt;
    return as_day_first ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace tratt::core
