#include "core/time.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tratt::core;

static Date date(int year, int month, int day) { return to_date({year, month, day}); }

TEST_CASE("days and calendar dates are the same thing written twice") {
    CHECK(date(1970, 1, 1) == 0);
    CHECK(date(2000, 3, 1) == 11017);
    CHECK(date(1969, 12, 31) == -1);
    CHECK(date(2026, 11, 23) == 20780);
    for (Date day = date(1, 1, 1); day <= date(9999, 12, 31); day += 13) {
        const CivilDate civil = to_civil(day);
        CHECK(is_valid(civil));
        CHECK(to_date(civil) == day);
    }
}

TEST_CASE("dates that do not exist are not valid") {
    CHECK(is_valid({2024, 2, 29}));
    CHECK_FALSE(is_valid({2023, 2, 29}));
    CHECK_FALSE(is_valid({1900, 2, 29}));
    CHECK(is_valid({2000, 2, 29}));
    CHECK_FALSE(is_valid({2024, 4, 31}));
    CHECK_FALSE(is_valid({2024, 0, 1}));
    CHECK_FALSE(is_valid({2024, 13, 1}));
    CHECK_FALSE(is_valid({2024, 1, 0}));
    CHECK_FALSE(is_valid({2024, 1, 32}));
    CHECK_FALSE(is_valid({0, 1, 1}));
    CHECK_FALSE(is_valid({10000, 1, 1}));
}

TEST_CASE("weeks begin on Monday, units on their first day") {
    CHECK(weekday(date(2026, 11, 23)) == 0);
    CHECK(weekday(date(1970, 1, 1)) == 3);
    CHECK(weekday(date(1969, 12, 28)) == 6);
    const Date day = date(2026, 11, 25);
    CHECK(start_of(DateUnit::day, day) == day);
    CHECK(start_of(DateUnit::week, day) == date(2026, 11, 23));
    CHECK(start_of(DateUnit::month, day) == date(2026, 11, 1));
    CHECK(start_of(DateUnit::quarter, day) == date(2026, 10, 1));
    CHECK(start_of(DateUnit::year, day) == date(2026, 1, 1));
}

TEST_CASE("units are added to their starts, over the ends of years, both ways") {
    CHECK(add_units(DateUnit::day, date(2026, 12, 31), 1) == date(2027, 1, 1));
    CHECK(add_units(DateUnit::week, date(2026, 11, 23), -2) == date(2026, 11, 9));
    CHECK(add_units(DateUnit::month, date(2026, 11, 1), 3) == date(2027, 2, 1));
    CHECK(add_units(DateUnit::month, date(2026, 1, 1), -13) == date(2024, 12, 1));
    CHECK(add_units(DateUnit::quarter, date(2026, 10, 1), 1) == date(2027, 1, 1));
    CHECK(add_units(DateUnit::year, date(2026, 1, 1), -1) == date(2025, 1, 1));
}

TEST_CASE("an instant's day depends on the offset") {
    const InstantMs late = start_of_day(date(2026, 11, 23), 0) + 23 * 3'600'000;
    CHECK(day_of(late, 0) == date(2026, 11, 23));
    CHECK(day_of(late, 60) == date(2026, 11, 24));
    CHECK(day_of(-1, 0) == -1);
    CHECK(today({late, TimeZone(120)}) == date(2026, 11, 24));
    CHECK(day_of(start_of_day(date(2026, 11, 23), -300), -300) == date(2026, 11, 23));
    CHECK(day_of(start_of_day(date(2026, 11, 23), -300) - 1, -300) == date(2026, 11, 22));
}

TEST_CASE("dates and instants are written and read strictly") {
    CHECK(iso_date(date(2026, 1, 5)) == "2026-01-05");
    CHECK(iso_date(date(987, 1, 5)) == "0987-01-05");
    CHECK(parse_iso_date("2026-01-05") == date(2026, 1, 5));
    for (const char* bad :
         {"", "2026-1-5", "2026-02-30", "2026-01-05 ", "26-01-05", "2026/01/05", "20260105", "2026-01-0x"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_iso_date(bad));
    }
    const InstantMs instant = start_of_day(date(2026, 11, 23), 0) + 73'659'042;
    CHECK(iso_instant(instant) == "2026-11-23T20:27:39.042Z");
    CHECK(parse_iso_instant("2026-11-23T20:27:39.042Z") == instant);
    CHECK(parse_iso_instant(iso_instant(-1)) == -1);
    for (const char* bad : {"2026-11-23T20:27:39Z", "2026-11-23 20:27:39.042Z", "2026-11-23T24:27:39.042Z",
                            "2026-11-23T20:60:39.042Z", "2026-11-23T20:27:60.042Z", "2026-11-23T20:27:39.042+"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_iso_instant(bad));
    }
}

TEST_CASE("dates as other systems write them") {
    const auto read = [](const char* text, DateOrder order = DateOrder::day_first) {
        const auto result = parse_lenient(text, order);
        if (!result) return std::string("none");
        std::string out = iso_date(result->date);
        if (result->has_time) out += " " + std::to_string(result->ms_of_day);
        if (result->utc_offset_minutes) out += " z" + std::to_string(*result->utc_offset_minutes);
        return out;
    };
    CHECK(read("2024-08-18") == "2024-08-18");
    CHECK(read(" 2024/8/1 ") == "2024-08-01");
    CHECK(read("20240818") == "2024-08-18");
    CHECK(read("18.08.2024") == "2024-08-18");
    CHECK(read("1.2.24") == "2024-02-01");
    CHECK(read("1. 2. 1999") == "1999-02-01");
    CHECK(read("1.2.70") == "1970-02-01");
    CHECK(read("1.2.69") == "2069-02-01");
    CHECK(read("03/04/2025") == "2025-04-03");
    CHECK(read("03/04/2025", DateOrder::month_first) == "2025-03-04");
    CHECK(read("03.04.2025", DateOrder::month_first) == "2025-04-03");
    CHECK(read("3-4-2025") == "2025-04-03");
    CHECK(read("2020-12-30 3:15:52") == "2020-12-30 11752000");
    CHECK(read("2020-12-30T03:15:52.5Z") == "2020-12-30 11752500 z0");
    CHECK(read("2020-12-30T03:15:52.123456+01:00") == "2020-12-30 11752123 z60");
    CHECK(read("2020-12-30 03:15 -0530") == "2020-12-30 11700000 z-330");
    CHECK(read("2020-12-30 03:15+01") == "2020-12-30 11700000 z60");
    CHECK(read("2020-12-30 03:15 UTC") == "2020-12-30 11700000 z0");
    CHECK(read("12/30/2020 3:15 PM", DateOrder::month_first) == "2020-12-30 54900000");
    CHECK(read("12/30/2020 12:15 am", DateOrder::month_first) == "2020-12-30 900000");
    CHECK(read("30/12/2020 12:15pm") == "2020-12-30 44100000");
    for (const char* bad : {"",
                            "today",
                            "2024-13-01",
                            "30/02/2024",
                            "0/0/00",
                            "1/2/3",
                            "1/2/345",
                            "123",
                            "2024-08",
                            "18.08",
                            "2024-08-18x",
                            "2024-08-18 25:00",
                            "2024-08-18 10:61",
                            "2024-08-18 13:00 PM",
                            "2024-08-18 0:10 AM",
                            "2024-08-18 10:00 +99:00",
                            "2024-08-18 10",
                            "18.08-2024",
                            "999999999999",
                            "2024-08-18 10:00 CEST"}) {
        CAPTURE(bad);
        CHECK(read(bad) == "none");
    }
}

TEST_CASE("a date can prove which of day and month comes first") {
    CHECK(proven_order("25/12/2024") == DateOrder::day_first);
    CHECK(proven_order("12/25/2024") == DateOrder::month_first);
    CHECK_FALSE(proven_order("03/04/2024"));
    CHECK_FALSE(proven_order("2024-12-25"));
    CHECK_FALSE(proven_order("25.12.2024"));
    CHECK_FALSE(proven_order("no date"));
}
