// Every operator against every type of field, and the edges of days and units.
#include "query/criteria.hpp"

#include "small_company.hpp"

using namespace tratt;
using namespace tratt::query_test;
using core::DateUnit;
using model::Criterion;
using model::Value;

namespace {

constexpr auto potential = static_cast<std::int64_t>(model::CategoryGroup::potential_customer);

// One contact with a value in every kind of field, one with none.
struct FullAndBare : SmallCompany {
    Uuid nordlys = company("Nordlys AB", model::lead_id);
    Uuid solveig = add(Entity::user, {{Field::user_name, std::string("Solveig Ek")}});
    core::Date day = core::today(moment());

    FullAndBare() {
        contact("Full", "", nordlys,
                {{Field::contact_title, std::string("Chef 50% inköp")},
                 {Field::contact_owner, solveig},
                 {Field::contact_lead_status, model::qualified_id},
                 {Field::contact_former_employee, true}});
        contact("Bare", "", {}, {{Field::contact_owner, Value()}});
    }
};

struct Case {
    Operator op;
    std::vector<Value> values;
    std::string expected;
};

void check(const SmallCompany& data, Field field, const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(static_cast<int>(one.op));
        CHECK(data.meeting({field, one.op, one.values}) == one.expected);
    }
}

std::string text(const char* words) { return words; }

// What each operator is given when it is asked of a field of another type.
std::vector<Value> values_for(Operator op) {
    if (op <= Operator::is_not) return {text("a")};
    if (op <= Operator::less_or_equal) return {std::int64_t{1}};
    return {std::int64_t{-9'000'000}, std::int64_t{9'000'000}};
}

void check_foreign(const SmallCompany& data, Field field, Operator first, Operator last) {
    for (int op = static_cast<int>(first); op <= static_cast<int>(last); ++op) {
        CAPTURE(op);
        CAPTURE(static_cast<int>(field));
        const auto asked = static_cast<Operator>(op);
        CHECK(data.meeting({field, asked, values_for(asked)}) == "");
    }
}

}  // namespace

// ---- Every operator against every type ----------------------------------------------------------------------------

TEST_CASE("R138 R149 the operators of texts, with a value and without") {
    const FullAndBare data;
    const std::vector<Case> cases = {
        {Operator::starts_with, {text("CHEF")}, "Full"},
        {Operator::starts_with, {text("%inköp")}, "Full"},
        {Operator::contains, {text("50%")}, "Full"},
        {Operator::contains, {text("f%k")}, "Full"},
        {Operator::ends_with, {text("köp")}, "Full"},
        {Operator::ends_with, {text("kop")}, ""},
        {Operator::equals, {text("chef 50% INKÖP")}, "Full"},
        {Operator::equals, {text("chef%")}, "Full"},
        {Operator::equals, {text("chef")}, ""},
        {Operator::is_exactly, {text("Chef 50% inköp")}, "Full"},
        {Operator::is_exactly, {text("Chef%")}, ""},
        {Operator::does_not_start_with, {text("chef")}, "Bare"},
        {Operator::does_not_contain, {text("50")}, "Bare"},
        {Operator::does_not_end_with, {text("köp")}, "Bare"},
        {Operator::is_not, {text("chef%")}, "Bare"},
        {Operator::is_one_of, {text("Chef 50% inköp"), text("x")}, "Full"},
        {Operator::is_one_of, {Value()}, "Bare"},
        {Operator::is_not_one_of, {text("Chef 50% inköp")}, "Bare"},
        {Operator::is_not_one_of, {text("x")}, "Full, Bare"},
        {Operator::has_value, {}, "Full"},
        {Operator::has_no_value, {}, "Bare"},
    };
    check(data, Field::contact_title, cases);
    check(data, Field::contact_title,
          {{Operator::contains, {std::int64_t{5}}, ""}, {Operator::equals, {model::me_id}, ""}});
    check_foreign(data, Field::contact_title, Operator::number_equals, Operator::no);
    check_foreign(data, Field::contact_title, Operator::before, Operator::this_previous_and_next);
}

TEST_CASE("R149 a ring makes a letter of its own where the language has it") {
    SmallCompany data;
    data.contact("Åsa", "");
    for (const core::Language language : core::all_languages) {
        data.set(Entity::setting, model::setting_id, Field::setting_regional_language,
                 std::string(core::language_code(language)));
        const bool has_the_letter =
            language == core::Language::sv || language == core::Language::no || language == core::Language::da;
        CAPTURE(core::language_code(language));
        CHECK(data.meeting({Field::contact_first_name, Operator::equals, {text("ASA")}}) ==
              (has_the_letter ? "" : "Åsa"));
        CHECK(data.meeting({Field::contact_first_name, Operator::equals, {text("åSA")}}) == "Åsa");
        Criterion by_case{Field::contact_first_name, Operator::equals, {text("ASA")}};
        by_case.folding = model::Folding::case_only;
        CHECK(data.meeting(by_case) == "");
        by_case.values = {text("ÅSA")};
        CHECK(data.meeting(by_case) == "Åsa");
        CHECK(data.meeting({Field::contact_first_name, Operator::is_exactly, {text("åsa")}}) == "");
    }
}

TEST_CASE("R129 a text that is empty is no value, whatever the operator") {
    const FullAndBare data;
    for (int op = 0; op <= static_cast<int>(Operator::is_not); ++op) {
        CAPTURE(op);
        CHECK(data.meeting({Field::contact_title, static_cast<Operator>(op), {text("")}}) == "Full, Bare");
    }
}

TEST_CASE("R134 R135 the operators of lists, users and companies, with a value and without") {
    const FullAndBare data;
    const std::pair<Field, Uuid> references[] = {{Field::contact_lead_status, model::qualified_id},
                                                 {Field::contact_owner, data.solveig},
                                                 {Field::contact_company, data.nordlys},
                                                 {Field::contact_category, model::lead_id}};
    for (const auto& [field, own] : references) {
        CAPTURE(static_cast<int>(field));
        check(data, field,
              {{Operator::is_one_of, {own}, "Full"},
               {Operator::is_one_of, {own, Value()}, "Full, Bare"},
               {Operator::is_one_of, {Value()}, "Bare"},
               {Operator::is_one_of, {model::partner_id}, ""},
               {Operator::is_one_of, {true}, ""},
               {Operator::is_one_of, {std::int64_t{1}}, ""},
               {Operator::is_not_one_of, {own}, "Bare"},
               {Operator::is_not_one_of, {model::partner_id}, "Full, Bare"},
               {Operator::is_not_one_of, {Value()}, "Full"},
               {Operator::has_value, {}, "Full"},
               {Operator::has_no_value, {}, "Bare"}});
        check_foreign(data, field, Operator::number_equals, Operator::no);
        check_foreign(data, field, Operator::before, Operator::this_previous_and_next);
    }
    check(data, Field::contact_owner,
          {{Operator::starts_with, {text("solv")}, "Full"},
           {Operator::does_not_contain, {text("solv")}, "Bare"},
           {Operator::is_exactly, {text("Solveig Ek")}, "Full"},
           {Operator::is_not, {text("solveig ek")}, "Bare"}});
}

TEST_CASE("R136 the current user counts only where users are asked for") {
    FullAndBare data;
    data.set(Entity::setting, model::setting_id, Field::setting_current_user, data.solveig);
    const auto mine = [&](Field field, Operator op) { return data.meeting({field, op, {}, DateUnit::day, 1, true}); };
    CHECK(mine(Field::contact_owner, Operator::is_one_of) == "Full");
    CHECK(mine(Field::contact_owner, Operator::is_not_one_of) == "Bare");
    for (const Field field : {Field::contact_company, Field::contact_lead_status, Field::contact_title,
                              Field::contact_former_employee, Field::contact_number}) {
        CAPTURE(static_cast<int>(field));
        CHECK(mine(field, Operator::is_one_of) == "Full, Bare");  // a row without a value (R129)
    }
}

TEST_CASE("R134 the operators of category groups, with a value and without") {
    const FullAndBare data;
    check(data, Field::contact_category_group,
          {{Operator::is_one_of, {potential}, "Full"},
           {Operator::is_one_of, {potential, Value()}, "Full, Bare"},
           {Operator::is_one_of, {potential + 1}, ""},
           {Operator::is_one_of, {std::int64_t{-1}}, ""},
           {Operator::is_one_of, {false}, ""},
           {Operator::is_not_one_of, {potential}, "Bare"},
           {Operator::is_not_one_of, {potential + 1}, "Full, Bare"},
           {Operator::has_value, {}, "Full"},
           {Operator::has_no_value, {}, "Bare"}});
    check_foreign(data, Field::contact_category_group, Operator::starts_with, Operator::no);
    check_foreign(data, Field::contact_category_group, Operator::before, Operator::this_previous_and_next);
}

TEST_CASE("yes and no: a flag always has a value") {
    const FullAndBare data;
    check(data, Field::contact_former_employee,
          {{Operator::yes, {}, "Full"},
           {Operator::no, {}, "Bare"},
           {Operator::is_one_of, {true}, "Full"},
           {Operator::is_one_of, {false, true}, "Full, Bare"},
           {Operator::is_one_of, {std::int64_t{1}}, ""},
           {Operator::is_one_of, {Value()}, ""},
           {Operator::is_not_one_of, {true}, "Bare"},
           {Operator::has_value, {}, "Full, Bare"},
           {Operator::has_no_value, {}, ""}});
    check_foreign(data, Field::contact_former_employee, Operator::starts_with, Operator::between);
    check_foreign(data, Field::contact_former_employee, Operator::before, Operator::this_previous_and_next);
}

TEST_CASE("R150 the operators of numbers, with a value and without, in either order for between") {
    FullAndBare data;
    data.now += 5 * core::InstantMs{86'400'000};
    check(data, Field::contact_days_in_status,
          {{Operator::number_equals, {std::int64_t{5}}, "Full"},
           {Operator::number_equals, {std::int64_t{4}}, ""},
           {Operator::number_differs, {std::int64_t{5}}, "Bare"},
           {Operator::number_differs, {std::int64_t{4}}, "Full, Bare"},
           {Operator::greater, {std::int64_t{4}}, "Full"},
           {Operator::greater, {std::int64_t{5}}, ""},
           {Operator::greater_or_equal, {std::int64_t{5}}, "Full"},
           {Operator::greater_or_equal, {std::int64_t{6}}, ""},
           {Operator::less, {std::int64_t{6}}, "Full"},
           {Operator::less, {std::int64_t{5}}, ""},
           {Operator::less_or_equal, {std::int64_t{5}}, "Full"},
           {Operator::less_or_equal, {std::int64_t{4}}, ""},
           {Operator::between, {std::int64_t{5}, std::int64_t{9}}, "Full"},
           {Operator::between, {std::int64_t{5}, std::int64_t{1}}, "Full"},
           {Operator::between, {std::int64_t{6}, std::int64_t{9}}, ""},
           {Operator::is_one_of, {std::int64_t{5}}, "Full"},
           {Operator::is_one_of, {Value()}, "Bare"},
           {Operator::is_one_of, {text("5")}, ""},
           {Operator::is_not_one_of, {std::int64_t{5}}, "Bare"},
           {Operator::has_value, {}, "Full"},
           {Operator::has_no_value, {}, "Bare"}});
    check(data, Field::contact_days_in_status, {{Operator::number_equals, {text("5")}, ""}});
    check_foreign(data, Field::contact_days_in_status, Operator::starts_with, Operator::is_not);
    check_foreign(data, Field::contact_days_in_status, Operator::yes, Operator::no);
    check_foreign(data, Field::contact_days_in_status, Operator::before, Operator::this_previous_and_next);
}

TEST_CASE("the farthest numbers and days can be asked for") {
    const FullAndBare data;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t end : {most, -most}) {
        CHECK(data.meeting({Field::contact_number, Operator::greater, {end}}) == (end < 0 ? "Full, Bare" : ""));
        CHECK(data.meeting({Field::contact_number, Operator::less, {end}}) == (end > 0 ? "Full, Bare" : ""));
        CHECK(data.meeting({Field::contact_created_at, Operator::after, {end}}) == (end < 0 ? "Full, Bare" : ""));
        CHECK(data.meeting({Field::contact_created_at, Operator::before, {end}}) == (end > 0 ? "Full, Bare" : ""));
        CHECK(data.meeting({Field::contact_created_at, Operator::is_one_of, {end}}) == "");
    }
    CHECK(data.meeting({Field::contact_created_at, Operator::previous_units, {}, DateUnit::year, most}) == "");
    CHECK(data.meeting({Field::contact_created_at, Operator::this_and_previous, {}, DateUnit::year, most}) ==
          "Full, Bare");
}

TEST_CASE("R150 the operators of dates, with a value and without, in either order for between") {
    const FullAndBare data;
    const core::Date day = data.day;
    check(data, Field::contact_status_since,
          {{Operator::before, {day + 1}, "Full"},
           {Operator::before, {day}, ""},
           {Operator::on_date, {day}, "Full"},
           {Operator::on_date, {day - 1}, ""},
           {Operator::after, {day - 1}, "Full"},
           {Operator::after, {day}, ""},
           {Operator::between_dates, {day, day + 9}, "Full"},
           {Operator::between_dates, {day, day - 9}, "Full"},
           {Operator::between_dates, {day + 1, day + 9}, ""},
           {Operator::on_date, {text("2026-11-23")}, ""},
           {Operator::before_today, {}, ""},
           {Operator::on_today, {}, "Full"},
           {Operator::after_today, {}, ""},
           {Operator::this_unit, {}, "Full"},
           {Operator::previous_units, {}, ""},
           {Operator::this_and_previous, {}, "Full"},
           {Operator::next_units, {}, ""},
           {Operator::this_and_next, {}, "Full"},
           {Operator::this_previous_and_next, {}, "Full"},
           {Operator::is_one_of, {day, day + 3}, "Full"},
           {Operator::is_one_of, {Value()}, "Bare"},
           {Operator::is_not_one_of, {day}, "Bare"},
           {Operator::has_value, {}, "Full"},
           {Operator::has_no_value, {}, "Bare"}});
    check_foreign(data, Field::contact_status_since, Operator::starts_with, Operator::no);
}
