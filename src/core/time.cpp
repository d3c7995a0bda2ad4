#include "core/time.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tratt::core {

static constexpr std::int64_t ms_per_day = 86'400'000;
static constexpr std::int64_t ms_per_minute = 60'000;

static constexpr std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// The year is taken to begin in March, so that the leap day comes last (Howard Hinnant's "chrono-compatible low-level
// date algorithms", public domain).
Date to_date(CivilDate civil) {
    const std::int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

CivilDate to_civil(Date date) {
    const std::int64_t shifted = date + 719'468;
    const std::int64_t era = floor_div(shifted, 146'097);
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    CivilDate civil;
    civil.day = static_cast<std::int32_t>(day_of_year - (153 * month + 2) / 5 + 1);
    civil.month = static_cast<std::int32_t>(month < 10 ? month + 3 : month - 9);
    civil.year = static_cast<std::int32_t>(year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0));
    return civil;
}

bool is_valid(CivilDate civil) {
    if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.month > 12 || civil.day < 1) return false;
    return civil.day <= 31 && to_civil(to_date(civil)) == civil;
}

int weekday(Date date) { return static_cast<int>(date + 3 - floor_div(date + 3, 7) * 7); }  // day 0 was a Thursday

Date day_of(InstantMs instant, std::int32_t utc_offset_minutes) {
    // Far beyond the calendar, where adding the offset would overflow.
    constexpr InstantMs farthest = std::numeric_limits<InstantMs>::max() / 2;
    return floor_div(std::clamp(instant, -farthest, farthest) + utc_offset_minutes * ms_per_minute, ms_per_day);
}

InstantMs start_of_day(Date date, std::int32_t utc_offset_minutes) {
    return date * ms_per_day - utc_offset_minutes * ms_per_minute;
}

Date start_of(DateUnit unit, Date date) {
    CivilDate civil = to_civil(date);
    switch (unit) {
        case DateUnit::day: return date;
        case DateUnit::week: return date - weekday(date);
        case DateUnit::month: return date - (civil.day - 1);
        case DateUnit::quarter: return to_date({civil.year, (civil.month - 1) / 3 * 3 + 1, 1});
        case DateUnit::year: return to_date({civil.year, 1, 1});
    }
    return date;
}

Date add_units(DateUnit unit, Date start, std::int64_t count) {
    if (unit == DateUnit::day) return start + count;
    if (unit == DateUnit::week) return start + 7 * count;
    const std::int64_t months_each = unit == DateUnit::month ? 1 : unit == DateUnit::quarter ? 3 : 12;
    const CivilDate civil = to_civil(start);
    const std::int64_t month = civil.year * std::int64_t{12} + civil.month - 1 + months_each * count;
    const std::int64_t year = floor_div(month, 12);
    return to_date({static_cast<std::int32_t>(year), static_cast<std::int32_t>(month - year * 12 + 1), 1});
}

// ---- Writing ------------------------------------------------------------------------------------------------------

static void append_number(std::string& out, std::int64_t value, std::size_t digits) {
    const std::string text = std::to_string(value);
    if (text.size() < digits) out.append(digits - text.size(), '0');
    out += text;
}

std::string iso_date(Date date) {
    const CivilDate civil = to_civil(date);
    std::string out;
    append_number(out, civil.year, 4);
    out += '-';
    append_number(out, civil.month, 2);
    out += '-';
    append_number(out, civil.day, 2);
    return out;
}

std::string iso_instant(InstantMs instant) {
    const Date date = day_of(instant, 0);
    const std::int64_t ms = instant - start_of_day(date, 0);
    std::string out = iso_date(date) + 'T';
    append_number(out, ms / 3'600'000, 2);
    out += ':';
    append_number(out, ms / 60'000 % 60, 2);
    out += ':';
    append_number(out, ms / 1'000 % 60, 2);
    out += '.';
    append_number(out, ms % 1'000, 3);
    return out + 'Z';
}

}  // namespace tratt::core
