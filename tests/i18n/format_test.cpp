#include "i18n/format.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace tratt;
using namespace tratt::i18n;

namespace {

struct InSwedish {
    InSwedish() { set_language(Language::sv); }
    ~InSwedish() { set_language(Language::en); }
};

core::Date day(int year, int month, int date) { return core::to_date({year, month, date}); }
constexpr core::InstantMs minute = 60'000;

}  // namespace

TEST_CASE("numbers are grouped as the language does") {
    CHECK(number(0) == "0");
    CHECK(number(999) == "999");
    CHECK(number(1284) == "1,284");
    CHECK(number(1234567) == "1,234,567");
    CHECK(number(-1284) == "\u22121,284");
    CHECK(number(std::numeric_limits<std::int64_t>::min()) == "\u22129,223,372,036,854,775,808");
    const InSwedish sv;
    CHECK(number(1284) == "1\u00A0284");
    CHECK(number(1234567) == "1\u00A0234\u00A0567");
}

TEST_CASE("decimals are rounded and written with the language's mark") {
    CHECK(decimal(3.14, 1) == "3.1");
    CHECK(decimal(2.96, 1) == "3.0");
    CHECK(decimal(1234.5, 2) == "1,234.50");
    CHECK(decimal(-0.04, 1) == "0.0");
    CHECK(decimal(-2.5, 1) == "\u22122.5");
    CHECK(decimal(7.06, 2) == "7.06");
    const InSwedish sv;
    CHECK(decimal(3.14, 1) == "3,1");
}

TEST_CASE("shares are whole per cents, and a little is not nothing") {
    CHECK(percent(0.29) == "29\u00A0%");
    CHECK(percent(0) == "0\u00A0%");
    CHECK(percent(0.004) == "<1\u00A0%");
    CHECK(percent(0.005) == "1\u00A0%");
    CHECK(percent(1) == "100\u00A0%");
}

TEST_CASE("file sizes") {
    CHECK(file_size(0) == "0\u00A0B");
    CHECK(file_size(999) == "999\u00A0B");
    CHECK(file_size(412'400) == "412\u00A0kB");
    CHECK(file_size(3'100'000) == "3.1\u00A0MB");
}

TEST_CASE("days carry their year only when it is another one") {
    const core::Date today = day(2026, 11, 23);
    CHECK(date(day(2026, 11, 6), today) == "6 Nov");
    CHECK(date(day(2024, 11, 6), today) == "6 Nov 2024");
    CHECK(date_with_weekday(day(2026, 11, 20), today) == "Fri 20 Nov");
    const InSwedish sv;
    CHECK(date(day(2026, 11, 6), today) == "6 nov.");
    CHECK(date(day(2026, 5, 6), today) == "6 maj");
    CHECK(date(day(2024, 11, 6), today) == "6 nov. 2024");
    CHECK(date_with_weekday(day(2026, 11, 19), today) == "tors 19 nov.");
}

TEST_CASE("the time of day is the visitor's") {
    const core::InstantMs at = core::start_of_day(day(2026, 11, 6), 0) + (8 * 60 + 12) * minute;
    const core::TimeZone stockholm(60);
    const core::TimeZone anchorage(-9 * 60);
    CHECK(time_of_day(at, stockholm) == "09:12");
    CHECK(time_of_day(at, anchorage) == "23:12");
    CHECK(date_and_time(at, stockholm, day(2026, 11, 23)) == "6 Nov 09:12");
    CHECK(date_and_time(at, anchorage, day(2026, 11, 23)) == "5 Nov 23:12");
    CHECK(time_of_day(-minute, {}) == "23:59");
    const InSwedish sv;
    CHECK(date_and_time(at, stockholm, day(2026, 11, 23)) == "6 nov. 09:12");
}

TEST_CASE("months") {
    CHECK(month_name(1) == "January");
    CHECK(month_and_year(2026, 11, day(2026, 11, 23)) == "November");
    CHECK(month_and_year(2024, 3, day(2026, 11, 23)) == "March 2024");
    const InSwedish sv;
    CHECK(month_name(12) == "december");
    CHECK(month_name_short(3) == "mars");
}

TEST_CASE("days near today have words of their own") {
    const core::Date today = day(2026, 11, 23);
    CHECK(relative_day(today, today) == "today");
    CHECK(relative_day(today - 1, today) == "yesterday");
    CHECK(relative_day(today + 1, today) == "tomorrow");
    CHECK(relative_day(today + 3, today) == "in 3 days");
    CHECK(relative_day(today - 12, today) == "12 days ago");
    CHECK(days_short(12) == "12 d");
    CHECK(days_long(1) == "1 day");
    const InSwedish sv;
    CHECK(relative_day(today, today) == "i dag");
    CHECK(relative_day(today + 3, today) == "om 3 dagar");
    CHECK(days_long(12) == "12 dagar");
}
