#include <doctest/doctest.h>

#include <string>

#include "core/time.hpp"
#include "fixtures/stockholm.hpp"

using namespace tratt::core;

namespace {

constexpr InstantMs minute = 60'000;
constexpr InstantMs hour = 60 * minute;

InstantMs at(std::string_view text) { return parse_iso_instant(text).value_or(no_value); }
std::string day(std::string_view text, const TimeZone& zone) { return iso_date(day_of(at(text), zone)); }

}  // namespace

TEST_CASE("R148 a day is the local one by the offset of that instant, on both sides of both switches") {
    const TimeZone zone = tratt::fixtures::stockholm();
    // Sunday 29 March 2026 has 23 hours, from 23:00Z to 22:00Z.
    CHECK(day("2026-03-28T22:59:59.999Z", zone) == "2026-03-28");
    CHECK(day("2026-03-28T23:00:00.000Z", zone) == "2026-03-29");
    CHECK(day("2026-03-29T00:59:59.999Z", zone) == "2026-03-29");
    CHECK(day("2026-03-29T01:00:00.000Z", zone) == "2026-03-29");
    CHECK(day("2026-03-29T21:59:59.999Z", zone) == "2026-03-29");
    CHECK(day("2026-03-29T22:00:00.000Z", zone) == "2026-03-30");
    // Sunday 25 October 2026 has 25 hours, from 22:00Z to 23:00Z.
    CHECK(day("2026-10-24T21:59:59.999Z", zone) == "2026-10-24");
    CHECK(day("2026-10-24T22:00:00.000Z", zone) == "2026-10-25");
    CHECK(day("2026-10-25T00:59:59.999Z", zone) == "2026-10-25");
    CHECK(day("2026-10-25T01:00:00.000Z", zone) == "2026-10-25");
    CHECK(day("2026-10-25T22:59:59.999Z", zone) == "2026-10-25");
    CHECK(day("2026-10-25T23:00:00.000Z", zone) == "2026-10-26");
}

TEST_CASE("R148 today in winter does not decide on which day a summer night was") {
    const TimeZone zone = tratt::fixtures::stockholm();
    const Moment november{at("2026-11-23T11:00:00.000Z"), zone};
    CHECK(iso_date(today(november)) == "2026-11-23");
    CHECK(day("2026-07-14T22:30:00.000Z", november.time_zone) == "2026-07-15");
}

TEST_CASE("a zone knows its offset before, at and after each transition") {
    const TimeZone zone(-150, {{1000, -90}, {2000, 0}});
    CHECK(zone.utc_offset_minutes(-1'000'000) == -150);
    CHECK(zone.utc_offset_minutes(999) == -150);
    CHECK(zone.utc_offset_minutes(1000) == -90);
    CHECK(zone.utc_offset_minutes(1999) == -90);
    CHECK(zone.utc_offset_minutes(2000) == 0);
    CHECK(zone.utc_offset_minutes(1'000'000'000) == 0);
    CHECK(TimeZone().utc_offset_minutes(1000) == 0);
    CHECK(TimeZone(345).utc_offset_minutes(1000) == 345);
}

TEST_CASE("zones are equal when they tell the same time") {
    CHECK(TimeZone() == TimeZone(0));
    CHECK(TimeZone(60) == TimeZone(60));
    CHECK(TimeZone(60) != TimeZone(120));
    CHECK(tratt::fixtures::stockholm() == tratt::fixtures::stockholm());
    CHECK(tratt::fixtures::stockholm() != TimeZone(60));
}

TEST_CASE("a zone is found by asking for offsets") {
    const TimeZone zone = tratt::fixtures::stockholm(1980, 2099);
    int questions = 0;
    const TimeZone found = TimeZone::found_by([&](InstantMs instant) {
        ++questions;
        return zone.utc_offset_minutes(instant);
    });
    CHECK(found == zone);
    CHECK(questions < 12'000);
}

TEST_CASE("changes that are found lie close together, jump far and go unevenly") {
    const InstantMs begin = at("2010-05-01T00:00:00.000Z");
    // A fast of a month without summer time, a jump over the date line, and two changes within a fortnight.
    const TimeZone zone(120, {{begin, 180},
                              {begin + 42 * 24 * hour, 120},
                              {begin + 77 * 24 * hour, 180},
                              {begin + 200 * 24 * hour + 17 * minute, 14 * 60},
                              {begin + 203 * 24 * hour, -10 * 60}});
    CHECK(TimeZone::found_by([&](InstantMs instant) { return zone.utc_offset_minutes(instant); }) == zone);
}

TEST_CASE("the days of many instants are the same as one by one") {
    const TimeZone zone = tratt::fixtures::stockholm();
    const InstantMs first = at("2025-01-01T00:00:00.000Z");
    const InstantMs last = at("2027-01-01T00:00:00.000Z");
    const LocalDays local_day(zone);
    for (InstantMs instant = first; instant <= last; instant += 31 * minute) {
        CHECK(local_day(instant) == day_of(instant, zone));
    }
    for (const TimeZone::Transition& transition : zone.transitions()) {
        CHECK(local_day(transition.from - 1) == day_of(transition.from - 1, zone));
        CHECK(local_day(transition.from) == day_of(transition.from, zone));
    }
    const LocalDays hasty(TimeZone(0, {{1000, 720}, {2000, -720}}));  // both in one stretch
    CHECK(hasty(-hour) == -1);
    CHECK(hasty(13 * hour) == 0);
    CHECK(hasty(1000) == 0);
    CHECK(hasty(2000) == -1);
    CHECK(LocalDays(TimeZone(60))(23 * hour) == 1);
}

TEST_CASE("instants far beyond the calendar have a day too") {
    const TimeZone zone(60);
    CHECK(day_of(std::numeric_limits<InstantMs>::max(), zone) > to_date({9999, 12, 31}));
    CHECK(day_of(std::numeric_limits<InstantMs>::min(), zone) < to_date({1, 1, 1}));
    const LocalDays local_day(tratt::fixtures::stockholm());
    CHECK(local_day(std::numeric_limits<InstantMs>::max()) > to_date({9999, 12, 31}));
    CHECK(local_day(std::numeric_limits<InstantMs>::min()) < to_date({1, 1, 1}));
}
