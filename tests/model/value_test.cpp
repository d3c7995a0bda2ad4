#include "model/value.hpp"

#include <doctest/doctest.h>

#include "model/command.hpp"
#include "model/query_form.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

TEST_CASE("a column goes on with another of its field") {
    for (const Field field :
         {Field::contact_title, Field::contact_company, Field::contact_number, Field::contact_former_employee}) {
        Column first(field), second(field), both(field);
        const std::vector<Value> values =
            field == Field::contact_title     ? std::vector<Value>{"Åsa", {}, "CTO"}
            : field == Field::contact_company ? std::vector<Value>{Uuid{1, 2}, {}, Uuid{3, 4}}
            : field == Field::contact_number  ? std::vector<Value>{std::int64_t{7}, {}, std::int64_t{9}}
                                              : std::vector<Value>{true, false, true};
        for (std::size_t i = 0; i < values.size(); ++i) {
            (i < 1 ? first : second).add(values[i]);
            both.add(values[i]);
        }
        first.append(second);
        CHECK(first == both);
        CHECK(first.value(2) == values[2]);
    }
}

TEST_CASE(
    "R3 R97 a column has nothing in a row without a text, a number or a reference, but yes and no both say something") {
    Column name(Field::category_name);
    Column group(Field::category_group);
    Column category(Field::company_category);
    Column enabled(Field::category_lead_status_enabled);
    for (Column* column : {&name, &group, &category, &enabled}) {
        column->add(Value());
        CHECK(column->is_all_empty());
    }
    for (const Column* column : {&name, &group, &category}) CHECK(column->is_empty(0));
    CHECK_FALSE(enabled.is_empty(0));
    name.add(Value("Lead"));
    group.add(Value(std::int64_t{0}));
    category.add(Value(open_id));
    enabled.add(Value(true));
    for (const Column* column : {&name, &group, &category, &enabled}) {
        CHECK_FALSE(column->is_empty(1));
        CHECK_FALSE(column->is_all_empty());
    }
}

TEST_CASE("R49 an import is taken for another program's unless it is said to be a restore") {
    CHECK_FALSE(Import{}.is_restore);
}

TEST_CASE("R164 contacts are compared as contacts unless it is said otherwise") {
    CHECK_FALSE(Members{}.compares_companies);
}
