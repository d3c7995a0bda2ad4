// Instants, calendar days and how they are written. Days are proleptic Gregorian.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tratt::core {

using InstantMs = std::int64_t;  // milliseconds since 1970-01-01T00:00Z
using Date = std::int64_t;       // days since 1970-01-01

inline constexpr std::int64_t no_value = std::numeric_limits<std::int64_t>::min();  // "none" of either, and of integers

struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;  // 1-12
    std::int32_t day = 1;  // 1-31
    bool operator==(const CivilDate&) const = default;
};

// What "now" and "today" mean for whoever looks.
struct Moment {
    InstantMs now = 0;
    std::int32_t utc_offset_minutes = 0;  // local time - UTC: +60 in Stockholm in winter
    bool operator==(const Moment&) const = default;
};

enum class DateUnit : std::uint8_t { day, week, month, quarter, year };  // weeks begin on Monday (R147)

Date to_date(CivilDate civil);
CivilDate to_civil(Date date);
bool is_valid(CivilDate civil);  // year 1-9999, month and day that exist
int weekday(Date date);  // 0 = Monday … 6 = Sunday

Date day_of(InstantMs instant, std::int32_t utc_offset_minutes);  // local calendar day
InstantMs start_of_day(Date date, std::int32_t utc_offset_minutes);
inline Date today(const Moment& moment) { return day_of(moment.now, moment.utc_offset_minutes); }

Date start_of(DateUnit unit, Date date);  // first day of the unit that holds the day
Date add_units(DateUnit unit, Date start, std::int64_t count);  // `start` must be a start_of; may be negative

std::string iso_date(Date date);  // "2026-11-23"
std::string iso_instant(InstantMs instant);  // "2026-11-23T20:27:39.000Z"

std::optional<Date> parse_iso_date(std::string_view text);  // exactly YYYY-MM-DD
std::optional<InstantMs> parse_iso_instant(std::string_view text);  // exactly the form of iso_instant

// Dates as other systems write them. Which of day and month comes first in 03/04/2025 cannot be told from one value: an
// importer finds out from the column (see proven_order) and passes it.
enum class DateOrder : std::uint8_t { day_first, month_first };
struct DateTime {
    Date date = 0;
    std::int32_t ms_of_day = 0;  // 0 when no time was given
    bool has_time = false;
    std::optional<std::int32_t> utc_offset_minutes = {};  // when the text says so: Z, +01:00, +0100
    bool operator==(const DateTime&) const = default;
};
// YYYY-MM-DD, YYYY/MM/DD, YYYYMMDD, DD.MM.YYYY, D.M.YY, DD/MM/YYYY, MM/DD/YYYY, DD-MM-YYYY; then optionally a blank or
// T and HH:MM[:SS[.fff]] [AM|PM] [zone]. Two-digit years: 00-69 are 20xx. None for anything else, and for days that do
// not exist.
std::optional<DateTime> parse_lenient(std::string_view text, DateOrder order);
// The order a value proves ("25/12/2024" proves day_first), or none when it would do for both or is no such date.
std::optional<DateOrder> proven_order(std::string_view text);

}  // namespace tratt::core
