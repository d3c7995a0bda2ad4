// Numbers, dates and spans of time as the language writes them. Views live until the next i18n::begin_frame().
#pragma once

#include <cstdint>
#include <string_view>

#include "core/time.hpp"
#include "i18n/language.hpp"

namespace tratt::i18n {

std::string_view number(std::int64_t n);                   // "1,284" · "1 284" with no-break spaces
std::string_view decimal(double value, int decimals);      // "3.1" · "3,1"
std::string_view percent(double share);                    // 0.29 → "29 %"; a share between 0 and 0.5 % → "<1 %"
std::string_view file_size(std::int64_t bytes);            // "412 kB", "3.1 MB", "2.1 GB"

// A day; the year is left out when it is that of `today`.
std::string_view date(core::Date day, core::Date today);   // "6 Nov", "6 Nov 2024" · "6 nov.", "6 nov. 2024"
std::string_view date_with_weekday(core::Date day, core::Date today);  // "Thu 20 Nov" · "tors 20 nov."
std::string_view time_of_day(core::InstantMs at, const core::TimeZone& time_zone);  // "09:12"
std::string_view date_and_time(core::InstantMs at, const core::TimeZone& time_zone, core::Date today);  // "6 Nov 09:12"

std::string_view month_name(int month);  // 1 → "January" · "januari"
std::string_view month_name_short(int month);  // 1 → "Jan" · "jan."
std::string_view month_and_year(int year, int month, core::Date today);  // heading of a group: "November", "March 2024"

std::string_view days_short(std::int64_t days);  // "12 d"
std::string_view days_long(std::int64_t days);  // "12 days" · "12 dagar"
// "just now", "3 minutes ago", "5 hours ago", and from yesterday on as relative_day(); what lies ahead is "just now".
std::string_view time_ago(core::InstantMs at, core::InstantMs now, const core::TimeZone& time_zone);
std::string_view relative_day(core::Date day,
                              core::Date today);  // "today", "yesterday", "in 3 days" · "i dag", "i går", "om 3 dagar"

}  // namespace tratt::i18n
