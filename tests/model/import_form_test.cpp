#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "model/import_form.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

namespace {

constexpr std::array faults{RowNote::name_missing, RowNote::email_malformed, RowNote::date_wrong,
                            RowNote::number_wrong, RowNote::row_too_long,    RowNote::row_in_one_cell};

PlannedRow row_of(RowState state, bool is_ticked, std::vector<bool> applied) {
    PlannedRow row;
    row.state = state;
    row.is_ticked = is_ticked;
    for (const bool is_applied : applied) row.changes.push_back({Field::contact_title, {}, {}, false, is_applied});
    return row;
}

bool does_something(const PlannedRow& row) {
    ImportPlan plan;
    plan.rows = {row};
    return plan.does_something();
}

bool does_something(const PlannedCompany& company) {
    ImportPlan plan;
    plan.companies = {company};
    return plan.does_something();
}

}  // namespace

TEST_CASE("R290 what keeps a row out is a fault, everything else said about a row is not") {
    std::set<std::string_view> keys;
    const auto last = static_cast<int>(RowNote::quote_unclosed);
    for (int i = 0; i <= last; ++i) {
        const auto note = static_cast<RowNote>(i);
        CAPTURE(row_note_key(note));
        CHECK(is_fault(note) == (std::find(faults.begin(), faults.end(), note) != faults.end()));
        keys.insert(row_note_key(note));
    }
    CHECK(keys.size() == static_cast<std::size_t>(last) + 1);
    CHECK(row_note_key(RowNote::name_missing) == "name_missing");
    CHECK(row_note_key(RowNote::quote_unclosed) == "quote_unclosed");
}

TEST_CASE("R295 records that an import will make are told from those that are here") {
    CHECK(is_planned(planned_company(0)));
    CHECK(is_planned(planned_owner(7)));
    CHECK(is_planned(planned_status(0)));
    CHECK(planned_company(1) != planned_owner(1));
    CHECK(planned_owner(1) != planned_status(1));
    CHECK(planned_owner(1) != planned_owner(2));
    CHECK(!is_planned(Uuid{}));
    CHECK(!is_planned(lead_id));
    CHECK(!is_planned(Uuid{4, 0}));
}

TEST_CASE("R298 a plan does something when a ticked row is new or has a change that is applied") {
    CHECK(!ImportPlan{}.does_something());
    CHECK(does_something(row_of(RowState::added, true, {})));
    CHECK(!does_something(row_of(RowState::added, false, {})));
    CHECK(does_something(row_of(RowState::changed, true, {false, true})));
    CHECK(!does_something(row_of(RowState::changed, true, {false})));
    CHECK(!does_something(row_of(RowState::changed, false, {true})));
    CHECK(!does_something(row_of(RowState::faulty, true, {true})));
}

TEST_CASE("R298 a plan does something when the category of a company changes and that is applied") {
    PlannedCompany company;
    company.record = seed_id(Entity::company, 1);
    company.category_before = lead_id;
    company.category_after = customer_id;
    CHECK(does_something(company));
    company.is_applied = false;
    CHECK(!does_something(company));
    company.is_applied = true;
    company.category_after = lead_id;
    CHECK(!does_something(company));
}

TEST_CASE("R288 people, companies and the lists they refer to can be imported, nothing else") {
    for (const Entity entity :
         {Entity::user, Entity::category, Entity::lead_status, Entity::business, Entity::company, Entity::contact})
        CHECK(is_importable(entity));
    for (const Entity entity : {Entity::setting, Entity::sale, Entity::follow_up, Entity::selection, Entity::tile,
                                Entity::visit, Entity::automation})
        CHECK(!is_importable(entity));
}
