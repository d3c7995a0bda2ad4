// The edges of days, weeks, months, quarters and years, to the millisecond.
#include "query/criteria.hpp"

#include "small_company.hpp"

using namespace tratt;
using namespace tratt::query_test;
using core::DateUnit;
using model::Criterion;

namespace {

core::Date day(const char* text) { return *core::parse_iso_date(text); }

// Contacts registered a millisecond before a stretch of days, in its first and last millisecond, and after it.
struct Edges : SmallCompany {
    Edges(core::Date first, core::Date last) {
        const auto registered = [this](const char* name, core::InstantMs at) {
            now = at;
            contact(name, "");
        };
        registered("before", midnight(first) - 1);
        registered("first", midnight(first));
        registered("last", midnight(last + 1) - 1);
        registered("after", midnight(last + 1));
    }

    // In Stockholm the clocks are never set at midnight: the offset an hour before it is the one at midnight.
    core::InstantMs midnight(core::Date of) const {
        return core::start_of_day(of, zone.utc_offset_minutes(core::start_of_day(of, 60)));
    }
};

// Asked at noon of that day; also in the first and the last millisecond of it.
void check(const char* asked_on, Operator op, DateUnit unit, std::int64_t count, const char* first, const char* last) {
    CAPTURE(asked_on);
    CAPTURE(static_cast<int>(op));
    CAPTURE(static_cast<int>(unit));
    CAPTURE(count);
    Edges data(day(first), day(last));
    const core::InstantMs begin = data.midnight(day(asked_on));
    const core::InstantMs end = data.midnight(day(asked_on) + 1) - 1;
    for (const core::InstantMs now : {begin, begin + 43'200'000, end}) {
        data.now = now;
        CHECK(data.meeting({Field::contact_created_at, op, {}, unit, count}) == "first, last");
    }
}

constexpr auto monday = "2026-11-23";

}  // namespace

TEST_CASE("R145 this unit, of every kind") {
    check(monday, Operator::this_unit, DateUnit::day, 1, "2026-11-23", "2026-11-23");
    check(monday, Operator::this_unit, DateUnit::week, 1, "2026-11-23", "2026-11-29");
    check(monday, Operator::this_unit, DateUnit::month, 1, "2026-11-01", "2026-11-30");
    check(monday, Operator::this_unit, DateUnit::quarter, 1, "2026-10-01", "2026-12-31");
    check(monday, Operator::this_unit, DateUnit::year, 1, "2026-01-01", "2026-12-31");
}

TEST_CASE("R146 previous units leave the present one out") {
    const Operator op = Operator::previous_units;
    check(monday, op, DateUnit::day, 1, "2026-11-22", "2026-11-22");
    check(monday, op, DateUnit::day, 2, "2026-11-21", "2026-11-22");
    check(monday, op, DateUnit::day, 13, "2026-11-10", "2026-11-22");
    check(monday, op, DateUnit::week, 1, "2026-11-16", "2026-11-22");
    check(monday, op, DateUnit::week, 2, "2026-11-09", "2026-11-22");
    check(monday, op, DateUnit::week, 13, "2026-08-24", "2026-11-22");
    check(monday, op, DateUnit::month, 1, "2026-10-01", "2026-10-31");
    check(monday, op, DateUnit::month, 2, "2026-09-01", "2026-10-31");
    check(monday, op, DateUnit::month, 13, "2025-10-01", "2026-10-31");
    check(monday, op, DateUnit::quarter, 1, "2026-07-01", "2026-09-30");
    check(monday, op, DateUnit::quarter, 2, "2026-04-01", "2026-09-30");
    check(monday, op, DateUnit::quarter, 13, "2023-07-01", "2026-09-30");
    check(monday, op, DateUnit::year, 1, "2025-01-01", "2025-12-31");
    check(monday, op, DateUnit::year, 2, "2024-01-01", "2025-12-31");
    check(monday, op, DateUnit::year, 13, "2013-01-01", "2025-12-31");
}

TEST_CASE("R146 this and previous units") {
    const Operator op = Operator::this_and_previous;
    check(monday, op, DateUnit::day, 0, "2026-11-23", "2026-11-23");
    check(monday, op, DateUnit::day, 13, "2026-11-10", "2026-11-23");
    check(monday, op, DateUnit::week, 1, "2026-11-16", "2026-11-29");
    check(monday, op, DateUnit::month, 2, "2026-09-01", "2026-11-30");
    check(monday, op, DateUnit::quarter, 0, "2026-10-01", "2026-12-31");
    check(monday, op, DateUnit::quarter, 13, "2023-07-01", "2026-12-31");
    check(monday, op, DateUnit::year, 1, "2025-01-01", "2026-12-31");
}

TEST_CASE("R145 next units, with the present one and without") {
    check(monday, Operator::next_units, DateUnit::day, 1, "2026-11-24", "2026-11-24");
    check(monday, Operator::next_units, DateUnit::day, 13, "2026-11-24", "2026-12-06");
    check(monday, Operator::next_units, DateUnit::week, 2, "2026-11-30", "2026-12-13");
    check(monday, Operator::next_units, DateUnit::week, 13, "2026-11-30", "2027-02-28");
    check(monday, Operator::next_units, DateUnit::month, 1, "2026-12-01", "2026-12-31");
    check(monday, Operator::next_units, DateUnit::month, 13, "2026-12-01", "2027-12-31");
    check(monday, Operator::next_units, DateUnit::quarter, 2, "2027-01-01", "2027-06-30");
    check(monday, Operator::next_units, DateUnit::quarter, 13, "2027-01-01", "2030-03-31");
    check(monday, Operator::next_units, DateUnit::year, 13, "2027-01-01", "2039-12-31");
    check(monday, Operator::this_and_next, DateUnit::day, 1, "2026-11-23", "2026-11-24");
    check(monday, Operator::this_and_next, DateUnit::week, 1, "2026-11-23", "2026-12-06");
    check(monday, Operator::this_and_next, DateUnit::month, 0, "2026-11-01", "2026-11-30");
    check(monday, Operator::this_and_next, DateUnit::quarter, 1, "2026-10-01", "2027-03-31");
    check(monday, Operator::this_and_next, DateUnit::year, 2, "2026-01-01", "2028-12-31");
    check(monday, Operator::this_previous_and_next, DateUnit::day, 2, "2026-11-21", "2026-11-25");
    check(monday, Operator::this_previous_and_next, DateUnit::week, 1, "2026-11-16", "2026-12-06");
    check(monday, Operator::this_previous_and_next, DateUnit::month, 13, "2025-10-01", "2027-12-31");
    check(monday, Operator::this_previous_and_next, DateUnit::quarter, 2, "2026-04-01", "2027-06-30");
    check(monday, Operator::this_previous_and_next, DateUnit::year, 0, "2026-01-01", "2026-12-31");
}

TEST_CASE("R145 no units at all hold no day") {
    Edges data(day(monday) - 1, day(monday) + 1);
    data.now = noon;
    for (const DateUnit unit : {DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::quarter, DateUnit::year}) {
        for (const Operator op : {Operator::previous_units, Operator::next_units}) {
            CHECK(data.meeting({Field::contact_created_at, op, {}, unit, 0}) == "");
            CHECK(data.meeting({Field::contact_created_at, op, {}, unit, -3}) == "");
        }
    }
}

TEST_CASE("R147 a week that is asked about on its Sunday began on Monday, also over New Year") {
    check("2026-11-29", Operator::this_unit, DateUnit::week, 1, "2026-11-23", "2026-11-29");
    check("2026-11-29", Operator::previous_units, DateUnit::week, 1, "2026-11-16", "2026-11-22");
    check("2026-11-30", Operator::previous_units, DateUnit::week, 1, "2026-11-23", "2026-11-29");
    check("2027-01-01", Operator::this_unit, DateUnit::week, 1, "2026-12-28", "2027-01-03");
    check("2027-01-03", Operator::next_units, DateUnit::week, 1, "2027-01-04", "2027-01-10");
}

TEST_CASE("R145 units are whole at the ends of months and years, and in leap years") {
    check("2026-12-31", Operator::next_units, DateUnit::day, 1, "2027-01-01", "2027-01-01");
    check("2027-01-01", Operator::previous_units, DateUnit::month, 1, "2026-12-01", "2026-12-31");
    check("2027-01-01", Operator::previous_units, DateUnit::quarter, 1, "2026-10-01", "2026-12-31");
    check("2026-03-31", Operator::previous_units, DateUnit::month, 1, "2026-02-01", "2026-02-28");
    check("2024-03-31", Operator::previous_units, DateUnit::month, 1, "2024-02-01", "2024-02-29");
    check("2024-02-29", Operator::previous_units, DateUnit::year, 1, "2023-01-01", "2023-12-31");
    check("2024-02-29", Operator::this_unit, DateUnit::day, 1, "2024-02-29", "2024-02-29");
    check("2026-06-30", Operator::this_unit, DateUnit::quarter, 1, "2026-04-01", "2026-06-30");
    check("2026-07-01", Operator::this_unit, DateUnit::quarter, 1, "2026-07-01", "2026-09-30");
}

TEST_CASE("R148 the days on which clocks are set have 23 and 25 hours") {
    check("2026-03-29", Operator::on_today, DateUnit::day, 1, "2026-03-29", "2026-03-29");
    check("2026-03-29", Operator::this_unit, DateUnit::week, 1, "2026-03-23", "2026-03-29");
    check("2026-10-25", Operator::on_today, DateUnit::day, 1, "2026-10-25", "2026-10-25");
    check("2026-10-25", Operator::this_unit, DateUnit::month, 1, "2026-10-01", "2026-10-31");
    check("2026-07-01", Operator::previous_units, DateUnit::month, 3, "2026-04-01", "2026-06-30");
}

TEST_CASE("R148 R150 given days hold from local midnight to local midnight, in either order") {
    for (const char* first : {"2026-03-29", "2026-07-15", "2026-10-25", "2026-11-23"}) {
        CAPTURE(first);
        Edges data(day(first), day(first));
        data.now = noon;
        const auto met = [&](Operator op, std::vector<model::Value> days) {
            return data.meeting({Field::contact_created_at, op, std::move(days)});
        };
        CHECK(met(Operator::on_date, {day(first)}) == "first, last");
        CHECK(met(Operator::before, {day(first)}) == "before");
        CHECK(met(Operator::before, {day(first) + 1}) == "before, first, last");
        CHECK(met(Operator::after, {day(first)}) == "after");
        CHECK(met(Operator::after, {day(first) - 1}) == "first, last, after");
        CHECK(met(Operator::between_dates, {day(first), day(first)}) == "first, last");
        CHECK(met(Operator::between_dates, {day(first), day(first) + 1}) == "first, last, after");
        CHECK(met(Operator::between_dates, {day(first), day(first) - 1}) == "before, first, last");
        CHECK(met(Operator::is_one_of, {day(first)}) == "first, last");
        CHECK(met(Operator::is_not_one_of, {day(first)}) == "before, after");
    }
}

TEST_CASE("R148 before today, today and after today turn at local midnight") {
    Edges data(day(monday), day(monday));
    const auto met = [&](Operator op) { return data.meeting({Field::contact_created_at, op}); };
    data.now = data.midnight(day(monday) + 1) - 1;
    CHECK(met(Operator::before_today) == "before");
    CHECK(met(Operator::on_today) == "first, last");
    CHECK(met(Operator::after_today) == "after");
    ++data.now;
    CHECK(met(Operator::before_today) == "before, first, last");
    CHECK(met(Operator::on_today) == "after");
    CHECK(met(Operator::after_today) == "");
    data.now = data.midnight(day(monday)) - 1;
    CHECK(met(Operator::on_today) == "before");
    CHECK(met(Operator::after_today) == "first, last, after");
}
