#include "query/criteria.hpp"

#include "small_company.hpp"

using namespace tratt;
using namespace tratt::query_test;
using model::Criterion;

namespace {

std::string text(const SmallCompany& data, Operator op, std::string value) {
    return data.meeting({Field::contact_last_name, op, {std::move(value)}});
}

struct Texts : SmallCompany {
    Texts() {
        contact("A", "Öberg");
        contact("B", "Oberst");
        contact("C", "Lindé");
        contact("D", "");
    }
};

core::Date day(int year, int month, int date) { return core::to_date({year, month, date}); }

query::DayRange range(Operator op, core::DateUnit unit, std::int64_t count, core::Date today) {
    return query::day_range({Field::contact_created_at, op, {}, unit, count}, today);
}

}  // namespace

TEST_CASE("text operators, each with its opposite") {
    const Texts data;
    CHECK(text(data, Operator::starts_with, "ober") == "B Oberst");
    CHECK(text(data, Operator::does_not_start_with, "ober") == "A Öberg, C Lindé, D");
    CHECK(text(data, Operator::contains, "BER") == "A Öberg, B Oberst");
    CHECK(text(data, Operator::does_not_contain, "ber") == "C Lindé, D");
    CHECK(text(data, Operator::ends_with, "st") == "B Oberst");
    CHECK(text(data, Operator::does_not_end_with, "st") == "A Öberg, C Lindé, D");
    CHECK(text(data, Operator::is_not, "oberst") == "A Öberg, C Lindé, D");
}

TEST_CASE("R138 a percent sign stands for any text") {
    const Texts data;
    CHECK(text(data, Operator::equals, "o%st") == "B Oberst");
    CHECK(text(data, Operator::starts_with, "%r") == "A Öberg, B Oberst");
    CHECK(text(data, Operator::equals, "%") == "A Öberg, B Oberst, C Lindé, D");
    CHECK(text(data, Operator::equals, "o%x") == "");
}

TEST_CASE("R149 equals ignores case and the accents that the language ignores, is exactly ignores nothing") {
    const Texts data;
    CHECK(text(data, Operator::equals, "linde") == "C Lindé");
    CHECK(text(data, Operator::equals, "öBERG") == "A Öberg");
    CHECK(text(data, Operator::equals, "oberg") == "");
    CHECK(text(data, Operator::is_exactly, "lindé") == "");
    CHECK(text(data, Operator::is_exactly, "Lindé") == "C Lindé");
}

TEST_CASE("a reference is compared by the name of what it refers to") {
    SmallCompany data;
    data.contact("A", "", data.company("Nordlys AB", model::lead_id));
    data.contact("B", "");
    CHECK(data.meeting({Field::contact_company, Operator::starts_with, {std::string("nord")}}) == "A");
    CHECK(data.meeting({Field::contact_company, Operator::does_not_contain, {std::string("nord")}}) == "B");
}

TEST_CASE("R127 R128 R130 criteria of a set are joined by and, sets by or, in any order") {
    const Texts data;
    const Criterion ber{Field::contact_last_name, Operator::contains, {std::string("ber")}};
    const Criterion ends_g{Field::contact_last_name, Operator::ends_with, {std::string("g")}};
    const Criterion linde{Field::contact_last_name, Operator::equals, {std::string("linde")}};
    model::Query query;
    query.any = {{ber, ends_g}};
    CHECK(data.names(query) == "A Öberg");
    query.any = {{ends_g, ber}};
    CHECK(data.names(query) == "A Öberg");
    query.any = {{ber, ends_g}, {linde}};
    CHECK(data.names(query) == "A Öberg, C Lindé");
    query.any = {{linde}, {ends_g, ber}};
    CHECK(data.names(query) == "A Öberg, C Lindé");
}

TEST_CASE("R129 a row without a value is ignored") {
    const Texts data;
    CHECK(data.meeting({Field::contact_last_name, Operator::contains, {}}) == "A Öberg, B Oberst, C Lindé, D");
    CHECK(data.meeting({Field::contact_last_name, Operator::contains, {model::Value{}}}) ==
          "A Öberg, B Oberst, C Lindé, D");
    CHECK(data.meeting({Field::contact_owner, Operator::is_one_of, {}}) == "A Öberg, B Oberst, C Lindé, D");
    CHECK(data.meeting({Field::contact_created_at, Operator::between_dates, {day(2000, 1, 1)}}) ==
          "A Öberg, B Oberst, C Lindé, D");
}

TEST_CASE("numbers are compared, a record without one only differs") {
    SmallCompany data;
    data.company("Ten", model::lead_id, {{Field::company_employees, std::int64_t{10}}});
    data.company("Twenty", model::lead_id, {{Field::company_employees, std::int64_t{20}}});
    data.company("None", model::lead_id);
    const auto met = [&](Operator op, std::int64_t value) {
        return data.meeting(Entity::company, {Field::company_employees, op, {value}});
    };
    CHECK(met(Operator::number_equals, 10) == "Ten");
    CHECK(met(Operator::number_differs, 10) == "Twenty, None");
    CHECK(met(Operator::greater, 10) == "Twenty");
    CHECK(met(Operator::greater_or_equal, 10) == "Ten, Twenty");
    CHECK(met(Operator::less, 20) == "Ten");
    CHECK(met(Operator::less_or_equal, 20) == "Ten, Twenty");
}

TEST_CASE("R150 between includes both ends, in either order") {
    SmallCompany data;
    for (const std::int64_t employees : {9, 10, 20, 21}) {
        data.company(std::to_string(employees), model::lead_id, {{Field::company_employees, employees}});
    }
    const auto between = [&](std::int64_t a, std::int64_t b) {
        return data.meeting(Entity::company, {Field::company_employees, Operator::between, {a, b}});
    };
    CHECK(between(10, 20) == "10, 20");
    CHECK(between(20, 10) == "10, 20");
    const query::DayRange days =
        query::day_range({Field::contact_created_at, Operator::between_dates, {day(2026, 2, 1), day(2026, 1, 1)}}, 0);
    CHECK(days.first == day(2026, 1, 1));
    CHECK(days.last == day(2026, 2, 1));
}

TEST_CASE("yes and no, stored and worked out") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id), {{Field::contact_former_employee, true}});
    data.contact("B", "", data.company("Customer", model::customer_id));
    CHECK(data.meeting({Field::contact_former_employee, Operator::yes}) == "A");
    CHECK(data.meeting({Field::contact_former_employee, Operator::no}) == "B");
    CHECK(data.meeting({Field::contact_status_active, Operator::yes}) == "A");
    CHECK(data.meeting({Field::contact_status_active, Operator::no}) == "B");
}

TEST_CASE("R133 lead status, category and category group are criteria") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id));
    data.contact("B", "", data.company("Customer", model::customer_id));
    CHECK(data.meeting({Field::contact_lead_status, Operator::is_one_of, {model::open_id}}) == "A");
    CHECK(data.meeting({Field::contact_category, Operator::is_one_of, {model::customer_id}}) == "B");
    CHECK(data.meeting(Entity::company, {Field::company_category, Operator::is_one_of, {model::lead_id}}) == "Lead");
    const auto potential = static_cast<std::int64_t>(model::CategoryGroup::potential_customer);
    CHECK(data.meeting({Field::contact_category_group, Operator::is_one_of, {potential}}) == "A");
    CHECK(data.meeting(Entity::company, {Field::company_category_group, Operator::is_not_one_of, {potential}}) ==
          "Customer");
}

TEST_CASE("R35 a status that does not show is still found") {
    SmallCompany data;
    const Uuid company = data.company("Lead", model::lead_id);
    data.contact("A", "", company);
    data.set(Entity::company, company, Field::company_category, model::customer_id);
    CHECK(data.meeting({Field::contact_lead_status, Operator::is_one_of, {model::open_id}}) == "A");
}

TEST_CASE("R16 one criterion on the group finds categories that were added later") {
    SmallCompany data;
    const auto potential = static_cast<std::int64_t>(model::CategoryGroup::potential_customer);
    const Uuid prospect = data.add(
        Entity::category, {{Field::category_name, std::string("Prospect")}, {Field::category_group, potential}});
    data.company("New", prospect);
    CHECK(data.meeting(Entity::company, {Field::company_category_group, Operator::is_one_of, {potential}}) == "New");
}

TEST_CASE("R134 R135 is not one of also finds records without a value, and no value can be asked for") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id));
    data.contact("B", "", {}, {{Field::contact_owner, model::Value{}}});
    CHECK(data.meeting({Field::contact_lead_status, Operator::is_not_one_of, {model::qualified_id}}) == "A, B");
    CHECK(data.meeting({Field::contact_lead_status, Operator::is_not_one_of, {model::open_id}}) == "B");
    CHECK(data.meeting({Field::contact_owner, Operator::is_one_of, {model::Value{}}}) == "B");
    CHECK(data.meeting({Field::contact_owner, Operator::is_one_of, {model::me_id}}) == "A");
    CHECK(data.meeting({Field::contact_owner, Operator::has_value}) == "A");
    CHECK(data.meeting({Field::contact_owner, Operator::has_no_value}) == "B");
}

TEST_CASE("R136 the current user is worked out when the question is asked") {
    SmallCompany data;
    const Uuid erik = data.add(Entity::user, {{Field::user_name, std::string("Erik")}});
    data.contact("A", "");
    data.contact("B", "", {}, {{Field::contact_owner, erik}});
    const Criterion mine{Field::contact_owner, Operator::is_one_of, {}, core::DateUnit::day, 1, true};
    CHECK(data.meeting(mine) == "A");
    data.set(Entity::setting, model::setting_id, Field::setting_current_user, erik);
    CHECK(data.meeting(mine) == "B");
}

TEST_CASE("R137 a deleted item that is still in use can be asked for") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id), {{Field::contact_lead_status, model::contacting_id}});
    REQUIRE(data.database
                .execute({data.database.new_id(), model::DeleteRecords{Entity::lead_status, {model::contacting_id}}})
                .ok());
    CHECK(data.meeting({Field::contact_lead_status, Operator::is_one_of, {model::contacting_id}}) == "A");
}

TEST_CASE("R145 R146 relative dates take a number of any unit, previous and next leave the present unit out") {
    using core::DateUnit;
    const core::Date today = day(2026, 11, 23);
    const auto check = [&](Operator op, DateUnit unit, std::int64_t count, core::Date first, core::Date last) {
        const query::DayRange found = range(op, unit, count, today);
        CHECK(core::iso_date(found.first) == core::iso_date(first));
        CHECK(core::iso_date(found.last) == core::iso_date(last));
    };
    check(Operator::this_unit, DateUnit::day, 1, today, today);
    check(Operator::previous_units, DateUnit::day, 3, day(2026, 11, 20), day(2026, 11, 22));
    check(Operator::this_and_previous, DateUnit::day, 3, day(2026, 11, 20), today);
    check(Operator::next_units, DateUnit::day, 1, day(2026, 11, 24), day(2026, 11, 24));
    check(Operator::this_unit, DateUnit::month, 1, day(2026, 11, 1), day(2026, 11, 30));
    check(Operator::previous_units, DateUnit::month, 2, day(2026, 9, 1), day(2026, 10, 31));
    check(Operator::next_units, DateUnit::month, 2, day(2026, 12, 1), day(2027, 1, 31));
    check(Operator::this_and_next, DateUnit::quarter, 1, day(2026, 10, 1), day(2027, 3, 31));
    check(Operator::this_and_previous, DateUnit::quarter, 1, day(2026, 7, 1), day(2026, 12, 31));
    check(Operator::previous_units, DateUnit::year, 1, day(2025, 1, 1), day(2025, 12, 31));
    check(Operator::this_previous_and_next, DateUnit::year, 1, day(2025, 1, 1), day(2027, 12, 31));
    check(Operator::on_today, DateUnit::day, 1, today, today);
}

TEST_CASE("R147 weeks begin on Monday") {
    const core::Date sunday = day(2026, 11, 29);
    const query::DayRange week = range(Operator::this_unit, core::DateUnit::week, 1, sunday);
    CHECK(core::iso_date(week.first) == "2026-11-23");
    CHECK(core::iso_date(week.last) == "2026-11-29");
    CHECK(core::iso_date(range(Operator::previous_units, core::DateUnit::week, 1, sunday).first) == "2026-11-16");
}

TEST_CASE("R148 today is the local calendar day and changes at local midnight") {
    SmallCompany data;
    data.now = noon + 11 * 3'600'000 + 59 * 60'000;  // 23:59 in Stockholm, still the 23rd in UTC
    data.contact("A", "");
    const Criterion registered_today{Field::contact_created_at, Operator::on_today};
    CHECK(data.meeting(registered_today) == "A");
    data.now += 60'000;
    CHECK(data.meeting(registered_today) == "");
    CHECK(data.meeting({Field::contact_created_at, Operator::before_today}) == "A");
    CHECK(data.meeting({Field::contact_created_at, Operator::after_today}) == "");
}

TEST_CASE("R148 each record is on its own local day, whatever the clocks say now") {
    SmallCompany data;
    data.now = *core::parse_iso_instant("2026-07-14T22:30:00.000Z");  // half past midnight on the 15th
    data.contact("July", "");
    data.now = *core::parse_iso_instant("2026-03-28T22:30:00.000Z");  // half past eleven in the evening
    data.contact("March", "");
    data.now = noon;
    const auto on = [&](core::Date date) {
        return data.meeting({Field::contact_created_at, Operator::on_date, {date}});
    };
    CHECK(on(day(2026, 7, 15)) == "July");
    CHECK(on(day(2026, 7, 14)) == "");
    CHECK(on(day(2026, 3, 28)) == "March");
    CHECK(on(day(2026, 3, 29)) == "");
}

TEST_CASE("R148 a day in two pieces is one day") {
    SmallCompany data;
    const core::InstantMs midnight = *core::parse_iso_instant("2010-11-07T02:30:00.000Z");
    data.zone = core::TimeZone(-150, {{midnight + 60'000, -210}});  // St. John's: from 00:01 back to 23:01
    data.now = midnight;
    data.contact("Sunday", "");
    data.now = midnight + 60'000;
    data.contact("Saturday", "");
    data.now = midnight + 3'600'000;
    data.contact("Sunday again", "");
    const Criterion sunday{Field::contact_created_at, Operator::on_date, {day(2010, 11, 7)}};
    const Criterion saturday{Field::contact_created_at, Operator::on_date, {day(2010, 11, 6)}};
    CHECK(data.meeting(sunday) == "Sunday, Sunday again");
    CHECK(data.meeting(saturday) == "Saturday");
}

TEST_CASE("R148 the answer follows the zone") {
    SmallCompany data;
    data.contact("A", "");
    query::QueryCache cache(data.database);
    model::Query today;
    today.any = {{{Field::contact_created_at, Operator::on_today}}};
    CHECK(cache.get(today, data.moment())->total == 1);
    const core::InstantMs later = noon + 13 * 3'600'000;
    CHECK(cache.get(today, {later, data.zone})->total == 0);
    CHECK(cache.get(today, {later, core::TimeZone(-8 * 60)})->total == 1);
}

TEST_CASE("before, on and after a date leave records without a date out") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id));
    data.contact("B", "");
    const core::Date today = day(2026, 11, 23);
    CHECK(data.meeting({Field::contact_status_since, Operator::on_date, {today}}) == "A");
    CHECK(data.meeting({Field::contact_status_since, Operator::before, {today}}) == "");
    CHECK(data.meeting({Field::contact_status_since, Operator::before, {today + 1}}) == "A");
    CHECK(data.meeting({Field::contact_status_since, Operator::after, {today - 1}}) == "A");
    CHECK(data.meeting({Field::contact_status_since, Operator::after, {today}}) == "");
}

TEST_CASE("days in status are calendar days") {
    SmallCompany data;
    data.contact("A", "", data.company("Lead", model::lead_id));
    data.now += 36 * 3'600'000;  // midnight between: 24:00 the next day
    CHECK(data.meeting({Field::contact_days_in_status, Operator::number_equals, {std::int64_t{2}}}) == "A");
}

TEST_CASE("an operator of another type than the field's holds for no record") {
    const Texts data;
    CHECK(data.meeting({Field::contact_last_name, Operator::greater, {std::int64_t{1}}}) == "");
    CHECK(data.meeting({Field::contact_number, Operator::contains, {std::string("1")}}) == "");
    CHECK(data.meeting({Field::contact_created_at, Operator::yes}) == "");
}
