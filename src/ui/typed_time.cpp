#include "ui/typed_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"

namespace tratt::ui {
namespace {

constexpr core::InstantMs ms_per_minute = 60'000;
constexpr int minutes_per_day = 24 * 60;
constexpr int days_per_week = 7;

std::string lower(std::string_view words) { return core::lower(core::trim(words)); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Runs of digits and runs of letters; what stands between them does not count.
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces;
    bool was_digit = false, goes_on = false;
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (!is_digit(c) && !is_letter) {
            goes_on = false;
            continue;
        }
        if (!goes_on || is_digit(c) != was_digit) pieces.emplace_back();
        pieces.back() += c;
        was_digit = is_digit(c);
        goes_on = true;
    }
    return pieces;
}

std::optional<int> number_of(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

bool begins(const std::string& typed, std::string_view name) {
    constexpr std::size_t letters_needed = 3;
    return typed.size() >= letters_needed && lower(name).starts_with(typed);
}

std::optional<int> month_named(const std::string& typed) {
    constexpr std::array english = {"january", "february", "march",     "april",   "may",      "june",
                                    "july",    "august",   "september", "october", "november", "december"};
    for (int month = 1; month <= 12; ++month) {
        if (begins(typed, i18n::month_name(month)) || begins(typed, english[static_cast<std::size_t>(month - 1)]))
            return month;
    }
    return std::nullopt;
}

// Names of weekdays are taken from a day that is known to be one.
std::optional<int> weekday_named(const std::string& typed) {
    constexpr std::array english = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    constexpr std::array swedish = {"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"};
    for (int day = 0; day < days_per_week; ++day) {
        const auto at = static_cast<std::size_t>(day);
        if (begins(typed, english[at]) || begins(typed, swedish[at])) return day;
    }
    return std::nullopt;
}

std::optional<core::Date> day_in_year(int year, int month, int day) {
    const core::CivilDate civil{year, month, day};
    return core::is_valid(civil) ? std::optional(core::to_date(civil)) : std::nullopt;
}

std::optional<core::Date> next_day(int month, int day, core::Date today) {
    const int year = core::to_civil(today).year;
    const auto this_year = day_in_year(year, month, day);
    if (this_year && *this_year >= today) return this_year;
    return day_in_year(year + 1, month, day);
}

std::optional<core::Date> named_day(const std::string& words, core::Date today) {
    using i18n::Msg;
    const auto is_one = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, words) != names.end();
    };
    if (is_one({lower(i18n::text(Msg::day_today)), "today", "i dag", "idag"})) return today;
    if (is_one({lower(i18n::text(Msg::day_tomorrow)), "tomorrow", "i morgon", "imorgon"})) return today + 1;
    const auto weekday = weekday_named(words);
    if (!weekday) return std::nullopt;
    const int ahead = (*weekday - core::weekday(today) + days_per_week) % days_per_week;
    return today + (ahead == 0 ? days_per_week : ahead);
}

// "next monday" is the one of next week, "next week" a week from now.
std::optional<core::Date> day_in_next(const std::string& words, core::Date today) {
    constexpr std::array next{std::string_view("next "), std::string_view("nästa ")};
    for (const std::string_view word : next) {
        if (!words.starts_with(word)) continue;
        const std::string of = words.substr(word.size());
        if (of == "week" || of == "vecka") return today + days_per_week;
        const auto weekday = weekday_named(of);
        if (weekday) return today - core::weekday(today) + days_per_week + *weekday;
    }
    return std::nullopt;
}

// "+3", "3 d", "2 w", "1 m".
std::optional<core::Date> day_from_now(std::string_view words, const std::vector<std::string>& pieces,
                                       core::Date today) {
    constexpr int most = 10'000;
    if (pieces.empty() || pieces.size() > 2) return std::nullopt;
    const auto count = number_of(pieces[0]);
    if (!count || *count > most) return std::nullopt;
    const std::string unit = pieces.size() == 2 ? pieces[1] : std::string();
    if (unit.empty()) return words.starts_with('+') ? std::optional(today + *count) : std::nullopt;
    if (unit == "d") return today + *count;
    if (unit == "w" || unit == "v") return today + *count * days_per_week;
    if (unit != "m") return std::nullopt;
    const core::CivilDate now = core::to_civil(today);
    const core::CivilDate month =
        core::to_civil(core::add_units(core::DateUnit::month, core::to_date({now.year, now.month, 1}), *count));
    for (int day = now.day; day > 0; --day) {
        if (const auto found = day_in_year(month.year, month.month, day)) return found;
    }
    return std::nullopt;
}

// "3 dec", "dec 3", "3 december 2026", "24/12".
std::optional<core::Date> day_of_month(const std::vector<std::string>& pieces, core::Date today) {
    if (pieces.size() < 2 || pieces.size() > 3) return std::nullopt;
    auto day = number_of(pieces[0]);
    auto month = month_named(pieces[1]);
    if (!month) month = number_of(pieces[1]);
    if (!day) {
        day = number_of(pieces[1]);
        month = month_named(pieces[0]);
    }
    if (!day || !month || *month < 1 || *month > 12) return std::nullopt;
    if (pieces.size() == 2) return next_day(*month, *day, today);
    const auto year = number_of(pieces[2]);
    return year ? day_in_year(*year, *month, *day) : std::nullopt;
}

std::optional<core::Date> day_said(std::string words, core::Date today) {
    for (const std::string_view before : {"on ", "på "}) {
        if (words.starts_with(before)) words.erase(0, before.size());
    }
    if (const auto named = named_day(words, today)) return named;
    if (const auto next = day_in_next(words, today)) return next;
    // "12/31/2026" can mean one day only.
    for (const core::DateOrder order : {core::DateOrder::day_first, core::DateOrder::month_first}) {
        if (const auto written = core::parse_lenient(words, order)) return written->date;
    }
    std::vector<std::string> pieces = pieces_of(words);
    // As the field shows it: "Fri 27 Nov".
    if (pieces.size() > 2 && weekday_named(pieces.front())) pieces.erase(pieces.begin());
    if (const auto from_now = day_from_now(words, pieces, today)) return from_now;
    return day_of_month(pieces, today);
}

}  // namespace

std::optional<core::Date> typed_day(std::string_view typed, core::Date today) {
    const auto day = day_said(lower(typed), today);
    constexpr int first_year = 1900, last_year = 2199;  // what lies outside is a slip of the finger
    const int year = core::to_civil(day.value_or(today)).year;
    return year >= first_year && year <= last_year ? day : std::nullopt;
}

std::optional<int> typed_time_of_day(std::string_view typed) {
    const std::vector<std::string> pieces = pieces_of(lower(typed));
    if (pieces.empty() || pieces.size() > 3) return std::nullopt;
    const std::string& last = pieces.back();
    const bool is_pm = last == "pm", has_half = is_pm || last == "am";
    const std::size_t numbers = pieces.size() - (has_half ? 1 : 0);
    if (numbers == 0 || numbers > 2) return std::nullopt;
    auto hour = number_of(pieces[0]);
    auto minute = numbers == 2 ? number_of(pieces[1]) : std::optional(0);
    constexpr std::size_t digits_of_both = 3;
    if (hour && numbers == 1 && pieces[0].size() >= digits_of_both) {
        minute = *hour % 100;
        hour = *hour / 100;
    }
    if (!hour || !minute) return std::nullopt;
    if (has_half && (*hour < 1 || *hour > 12)) return std::nullopt;
    if (has_half) hour = *hour % 12 + (is_pm ? 12 : 0);
    return *hour < 24 && *minute < 60 ? std::optional(*hour * 60 + *minute) : std::nullopt;
}

std::string time_of_day_words(int minutes) {
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

core::InstantMs instant_at(core::Date day, int minutes, const core::TimeZone& time_zone) {
    const core::InstantMs by_the_clock = (day * minutes_per_day + minutes) * ms_per_minute;
    const auto offset = [&](core::InstantMs at) { return time_zone.utc_offset_minutes(at) * ms_per_minute; };
    const core::InstantMs guess = by_the_clock - offset(by_the_clock);
    return by_the_clock - offset(guess);
}

int minutes_of_day(core::InstantMs at, const core::TimeZone& time_zone) {
    const core::InstantMs local = at + time_zone.utc_offset_minutes(at) * ms_per_minute;
    const core::Date day = core::day_of(at, time_zone);
    return static_cast<int>(local / ms_per_minute - day * minutes_per_day);
}

std::optional<std::int64_t> typed_decimal(std::string_view typed, std::int64_t unit) {
    std::string digits;
    std::size_t marks_at = std::string::npos;  // how many digits stand before the last mark
    bool is_negative = false;
    for (std::size_t at = 0; at < typed.size();) {
        const char32_t c = core::next_code_point(typed, at);
        if (c >= U'0' && c <= U'9') digits += static_cast<char>(c);
        else if (c == U',' || c == U'.') marks_at = digits.size();
        else if ((c == U'-' || c == U'\u2212') && digits.empty() && !is_negative) is_negative = true;
        else if (!core::is_blank(c)) return std::nullopt;
    }
    int places = 0;
    for (std::int64_t power = unit; power > 1; power /= 10) ++places;
    constexpr std::size_t thousands = 3;
    std::size_t decimals = marks_at == std::string::npos ? 0 : digits.size() - marks_at;
    if (decimals == thousands && places < static_cast<int>(thousands)) decimals = 0;
    if (digits.empty() || decimals > static_cast<std::size_t>(places)) return std::nullopt;
    digits.append(static_cast<std::size_t>(places) - decimals, '0');
    const auto number = core::parse_integer(digits);
    if (!number) return std::nullopt;
    return is_negative ? -*number : *number;
}

std::string decimal_words(std::int64_t number, std::int64_t unit) {
    const char decimal_mark = i18n::decimal(.5, 1)[1];
    const std::int64_t size = number < 0 ? -number : number;
    std::string words = (number < 0 ? "-" : "") + std::to_string(size / unit);
    if (size % unit == 0) return words;
    std::string decimals = std::to_string(unit + size % unit).substr(1);
    while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
    return words + decimal_mark + decimals;
}

}  // namespace tratt::ui
