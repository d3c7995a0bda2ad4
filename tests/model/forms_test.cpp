// The plain data that questions and imports are made of: what they mean while nothing has been chosen.
#include <doctest/doctest.h>

#include "model/command.hpp"
#include "model/import_form.hpp"
#include "model/query_form.hpp"
#include "model/seeds.hpp"

using namespace tratt::model;

TEST_CASE("R127 a criterion has one unit and no current user until they are chosen") {
    const Criterion criterion{Field::contact_owner};
    CHECK_FALSE(criterion.current_user);
    CHECK(criterion.count == 1);
    CHECK(criterion.values.empty());
}

TEST_CASE("R113 sorting is ascending at first") { CHECK_FALSE(SortKey{Field::contact_name}.descending); }

TEST_CASE("R175 groups without records are left out unless they are asked for") {
    CHECK_FALSE(Grouping{Field::contact_lead_status}.with_empty_groups);
}

TEST_CASE("R281 deleted records are left out unless they are asked for") {
    CHECK_FALSE(Query{}.with_deleted);
    CHECK(Query{}.limit == -1);
}

TEST_CASE("R293 a match is replaced, and hand edits are kept, unless the visitor decides otherwise") {
    const ImportDecisions decisions;
    CHECK(decisions.on_match == OnMatch::replace);
    CHECK_FALSE(decisions.overwrite_hand_edits);
    CHECK_FALSE(decisions.take_rows_without_faulty_values);
    CHECK(decisions.suggest_qualified);
}

TEST_CASE("R295 an unknown value makes nothing new unless the visitor decides so") {
    CHECK_FALSE(ValueChoice{}.make_new);
}

TEST_CASE("R298 a row goes in when it is ticked and new or changed") {
    for (const RowState state :
         {RowState::added, RowState::changed, RowState::unchanged, RowState::skipped, RowState::faulty}) {
        PlannedRow row;
        row.state = state;
        CHECK(row.goes_in() == (state == RowState::added || state == RowState::changed));
        row.is_ticked = false;
        CHECK_FALSE(row.goes_in());
    }
}

TEST_CASE("R298 rows are counted as a spreadsheet counts them") {
    PlannedRow row;
    row.table_row = 7;
    CHECK(row.number() == 8);
}

TEST_CASE("R298 a change is applied and is no hand edit until it is known to be one") {
    const FieldChange change{Field::contact_title, Value(), Value()};
    CHECK(change.is_applied);
    CHECK_FALSE(change.is_hand_edit);
    CHECK(PlannedCompany{}.is_applied);
    CHECK_FALSE(PlannedCompany{}.is_hand_edit);
}

TEST_CASE("R291 a company that matches changes its category when the file says another") {
    PlannedCompany company;
    company.category_after = lead_id;
    CHECK(company.is_new());
    CHECK_FALSE(company.changes_category());
    company.record = seed_id(Entity::company, 1);
    CHECK_FALSE(company.is_new());
    CHECK(company.changes_category());
    company.category_before = lead_id;
    CHECK_FALSE(company.changes_category());
}

TEST_CASE("R288 an import's rows are new ones until something else is said") { CHECK(ImportRows{}.is_new); }

TEST_CASE("R51 what is refused and what is undone have one name each") {
    for (std::size_t i = 0; i < error_codes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(error_codes[i] != error_codes[j]);
    }
    for (std::size_t i = 0; i < step_keys.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(step_keys[i] != step_keys[j]);
    }
}

TEST_CASE("R273 R274 R277 R279 a merge or a move that says nothing more takes everything along") {
    const MergeContacts contacts;
    CHECK_FALSE(contacts.keeps_source);
    CHECK(contacts.activities == Activities::move_all);
    const MergeCompanies companies;
    CHECK(companies.merges_contacts);
    CHECK(companies.activities == Activities::move_all);
    CHECK(MoveContacts{}.activities == Activities::move_all);
}

TEST_CASE("R153 R240 a selection stays what it is and a submission is carried out, unless said otherwise") {
    CHECK_FALSE(ChangeMembers{}.make_static);
    CHECK_FALSE(ProcessSubmission{}.is_rejected);
}

TEST_CASE("R65 a command carries no answer until somebody has given one") {
    CHECK(Command{}.answer.kind == RuleAnswer::Kind::none);
}
