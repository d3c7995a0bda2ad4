// Instants, calendar days and how they are written. Days are proleptic Gregorian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// Local time of a place: by how many minutes it is ahead of UTC (+60 in Stockholm in winter), and since when. Copies
// share what they hold.
class TimeZone {
public:
    struct Transition {
        InstantMs from = 0;
        std::int32_t utc_offset_minutes = 0;  // until the next transition
        bool operator==(const Transition&) const = default;
    };

    TimeZone() = default;  // UTC
    // `utc_offset_minutes` holds until the first transition. They ascend, and each changes the offset.
    explicit TimeZone(std::int32_t utc_offset_minutes, std::vector<Transition> transitions = {});
    // Asks for the offsets of the years 1970 to 2100 until it knows when they change, to the minute: some thousand
    // questions. Two changes within a fortnight that cancel each other are not seen.
    static TimeZone found_by(const std::function<std::int32_t(InstantMs)>& utc_offset_minutes_at);

    std::int32_t utc_offset_minutes(InstantMs at) const;
    std::int32_t first_offset_minutes() const { return content_ ? content_->first_offset_minutes : 0; }
    std::span<const Transition> transitions() const;
    bool operator==(const TimeZone& other) const;

private:
    struct Content {
        std::int32_t first_offset_minutes = 0;
        std::vector<Transition> transitions;
        bool operator==(const Content&) const = default;
    };
    std::shared_ptr<const Content> content_;  // null = UTC
};

// What "now" and "today" mean for whoever looks.
struct Moment {
    InstantMs now = 0;
    TimeZone time_zone;
    bool operator==(const Moment&) const = default;
};

enum class DateUnit : std::uint8_t { day, week, month, quarter, year };  // weeks begin on Monday (R147)

Date to_date(CivilDate civil);
CivilDate to_civil(Date date);
bool is_valid(CivilDate civil);  // year 1-9999, month and day that exist
int weekday(Date date);  // 0 = Monday … 6 = Sunday

Date day_of(InstantMs instant, std::int32_t utc_offset_minutes);
Date day_of(InstantMs instant, const TimeZone& time_zone);  // local calendar day, by the offset of that instant (R148)
InstantMs start_of_day(Date date, std::int32_t utc_offset_minutes);
inline Date today(const Moment& moment) { return day_of(moment.now, moment.time_zone); }

// The local days of many instants: finds the offset of each through a table of the stretches of some weeks, because
// searching the transitions for every one would cost more than all the rest.
class LocalDays {
public:
    explicit LocalDays(const TimeZone& time_zone);
    Date operator()(InstantMs instant) const {
        const InstantMs within = instant < first_ ? first_ : instant > last_ ? last_ : instant;
        std::size_t period = period_at_[static_cast<std::size_t>((within - first_) >> stretch_bits)];
        while (periods_[period + 1].from <= within) ++period;  // those that begin within the stretch
        return day_of(instant, periods_[period].utc_offset_minutes);
    }

private:
    static constexpr int stretch_bits = 31;  // of milliseconds: 25 days

    std::vector<TimeZone::Transition> periods_;  // from the beginning of time on; then one that is never reached
    std::vector<std::uint16_t> period_at_;  // by stretch since `first_`: the one at its beginning
    InstantMs first_ = 0;
    InstantMs last_ = 0;
};

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
