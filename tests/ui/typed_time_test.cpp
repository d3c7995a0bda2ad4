#include "ui/typed_time.hpp"

#include <doctest/doctest.h>

#include "fixtures/stockholm.hpp"
#include "i18n/messages.hpp"

using namespace tratt;
using core::to_date;

namespace {

const core::Date thursday = to_date({2026, 11, 26});

void speak(i18n::Language language) {
    i18n::set_language(language);
    i18n::begin_frame();
}

}  // namespace

TEST_CASE("a day is typed by name, by weekday, by distance, and as a date") {
    speak(i18n::Language::sv);
    const auto day = [](std::string_view typed) { return ui::typed_day(typed, thursday); };
    CHECK(day("today") == thursday);
    CHECK(day(" I dag ") == thursday);
    CHECK(day("imorgon") == thursday + 1);
    CHECK(day("fre") == thursday + 1);
    CHECK(day("thursday") == thursday + 7);
    CHECK(day("mån") == thursday + 4);
    CHECK(day("+3") == thursday + 3);
    CHECK(day("2 v") == thursday + 14);
    CHECK(day("10d") == thursday + 10);
    CHECK(ui::typed_day("1m", to_date({2026, 1, 31})) == to_date({2026, 2, 28}));
    CHECK(day("3 dec") == to_date({2026, 12, 3}));
    CHECK(day("maj 3") == to_date({2027, 5, 3}));
    CHECK(day("3 May 2028") == to_date({2028, 5, 3}));
    CHECK(day("24/12") == to_date({2026, 12, 24}));
    CHECK(day("24.12.2027") == to_date({2027, 12, 24}));
    CHECK(day("2026-12-03") == to_date({2026, 12, 3}));
    CHECK(day("Fri 27 Nov") == thursday + 1);
    CHECK(day("fre 27 nov.") == thursday + 1);
    CHECK(day("on friday") == thursday + 1);
    CHECK(day("på fredag") == thursday + 1);
    CHECK(day("next monday") == thursday + 4);
    CHECK(day("next friday") == thursday + 8);
    CHECK(day("nästa torsdag") == thursday + 7);
    CHECK(day("nästa vecka") == thursday + 7);
    CHECK(day("12/31/2026") == to_date({2026, 12, 31}));
    CHECK(day("1.2.2026") == to_date({2026, 2, 1}));
    CHECK(day("1900-01-01") == to_date({1900, 1, 1}));
    CHECK(day("2199-12-31") == to_date({2199, 12, 31}));
    for (const char* wrong : {"", "x", "31 feb", "3", "hello 3", "2026-13-01", "+99999", "99/99", "0001-01-01",
                              "1899-12-31", "2200-01-01", "next", "next x"})
        CHECK_FALSE(day(wrong));
    speak(i18n::Language::en);
}

TEST_CASE("a time of day is typed in the ways people write it") {
    CHECK(ui::typed_time_of_day("9") == 540);
    CHECK(ui::typed_time_of_day("930") == 570);
    CHECK(ui::typed_time_of_day("14:30") == 870);
    CHECK(ui::typed_time_of_day("09.05") == 545);
    CHECK(ui::typed_time_of_day("2 pm") == 840);
    CHECK(ui::typed_time_of_day("12:15am") == 15);
    for (const char* wrong : {"", "x", "24", "12:60", "13 pm", "1 2 3"}) CHECK_FALSE(ui::typed_time_of_day(wrong));
    CHECK(ui::time_of_day_words(545) == "09:05");
}

TEST_CASE("a clock's time and its instant are the same, also where clocks are moved") {
    const core::TimeZone zone = fixtures::stockholm();
    for (const core::Date day : {to_date({2026, 3, 29}), to_date({2026, 7, 1}), to_date({2026, 10, 25})}) {
        for (const int minutes : {0, 60, 13 * 60 + 20, 23 * 60 + 59}) {
            const core::InstantMs at = ui::instant_at(day, minutes, zone);
            CHECK(core::day_of(at, zone) == day);
            CHECK(ui::minutes_of_day(at, zone) == minutes);
        }
    }
}

TEST_CASE("R255 amounts are typed with blanks, commas and points") {
    CHECK(ui::typed_decimal("1 234,50", 100) == 123'450);
    CHECK(ui::typed_decimal("1,234.5", 100) == 123'450);
    CHECK(ui::typed_decimal("1,234", 100) == 123'400);
    CHECK(ui::typed_decimal("12", 100) == 1'200);
    CHECK(ui::typed_decimal("-3", 100) == -300);
    CHECK(ui::typed_decimal("11,234", 1'000'000) == 11'234'000);
    CHECK(ui::typed_decimal("1,234", 1) == 1'234);
    for (const char* wrong : {"", "x", "1x", "1.2345", "--1", "99999999999999999999"})
        CHECK_FALSE(ui::typed_decimal(wrong, 100));
    speak(i18n::Language::en);
    CHECK(ui::decimal_words(123'450, 100) == "1234.50");
    CHECK(ui::decimal_words(-1'200, 100) == "-12");
    CHECK(ui::decimal_words(11'500'000, 1'000'000) == "11.50");
    speak(i18n::Language::sv);
    CHECK(ui::decimal_words(5, 100) == "0,05");
    speak(i18n::Language::en);
}
