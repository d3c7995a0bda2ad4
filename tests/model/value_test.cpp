#include "model/value.hpp"

#include <doctest/doctest.h>

#include "model/command.hpp"
#include "model/query_form.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

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
