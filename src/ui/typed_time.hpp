// Days, times of day and amounts as a person types them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace tratt::ui {

// "today", "tomorrow", "fri", "next fri", "+3", "2 w", "3 dec", "24/12", "24.12.2026", "12/24/2026", "2026-12-24", in the
// language shown and in English. A day without a year is the next one of that name. None: it says no day of 1900 to 2199.
std::optional<core::Date> typed_day(std::string_view typed, core::Date today);

// Minutes since midnight: "9", "930", "9:30", "09.30", "2 pm".
std::optional<int> typed_time_of_day(std::string_view typed);
std::string time_of_day_words(int minutes);  // "09:30"

// The instant at which a clock there shows that time; of a time that does not exist, an hour later.
core::InstantMs instant_at(core::Date day, int minutes, const core::TimeZone& time_zone);
int minutes_of_day(core::InstantMs at, const core::TimeZone& time_zone);

// A number with as many decimals as the unit has zeros: of unit 100, "1 234,50" is 123450. The last comma or point
// stands before the decimals, unless exactly three digits follow it where a unit has fewer decimals.
std::optional<std::int64_t> typed_decimal(std::string_view typed, std::int64_t unit);
std::string decimal_words(std::int64_t number, std::int64_t unit);  // "1234,50", "12", in the language shown

}  // namespace tratt::ui
