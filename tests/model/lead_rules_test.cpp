#include "model/lead_rules.hpp"

#include <doctest/doctest.h>

#include <array>
#include <optional>

#include "model/seeds.hpp"

using namespace tratt::model;
using enum CategoryGroup;

static constexpr std::array all_groups = {potential_customer, customer, lost, partner, other};
static constexpr Uuid nobody{};
static constexpr std::optional<CategoryFacts> no_category;

static std::optional<CategoryFacts> category(CategoryGroup group, bool flag) { return CategoryFacts{group, flag}; }

// ---- Categories and their groups ----------------------------------------------------------------------------------

TEST_CASE("R3 a category needs a name") {
    CHECK(has_item_name("Prospect", ""));
    CHECK(has_item_name("", "category_lead"));
    CHECK_FALSE(has_item_name("", ""));
    CHECK_FALSE(has_item_name(" \t ", ""));
}

TEST_CASE("R7 lead status can be enabled only in Potential customer") {
    for (const CategoryGroup group : all_groups) CHECK(may_enable_status(group) == (group == potential_customer));
}

TEST_CASE("R7 with any other group the flag counts as off") {
    for (const CategoryGroup group : all_groups) {
        CHECK(enabled_flag(group, true) == (group == potential_customer));
        CHECK_FALSE(enabled_flag(group, false));
    }
}

TEST_CASE("R7 the flag is off, and a category in Other, until something else is said") {
    CHECK(CategoryFacts{} == CategoryFacts{other, false});
    CHECK_FALSE(Seed{Entity::category, lead_id, "category_lead"}.lead_status_enabled);
    CHECK_FALSE(CategoryChange{}.is_deleted_by_it);
    CHECK_FALSE(ListItem{}.is_deleted);
    CHECK_FALSE(ImportedStatus{}.is_skipped);
}

TEST_CASE("R8 leaving Potential customer switches the flag off, and coming back does not switch it on") {
    const bool after_leaving = enabled_flag(customer, true);
    CHECK_FALSE(after_leaving);
    CHECK_FALSE(enabled_flag(potential_customer, after_leaving));
}

TEST_CASE("R9 a category of Potential customer with the flag off shows no lead status") {
    CHECK_FALSE(status_active(category(potential_customer, false)));
    CHECK(hidden_reason(category(potential_customer, false)) == HiddenReason::not_enabled);
}

TEST_CASE("R13 a category in use warns before its group changes, its flag goes or it is deleted") {
    const CategoryFacts lead{potential_customer, true};
    const CategoryFacts without_flag{potential_customer, false};
    const CategoryFacts client{customer, false};
    struct Case {
        CategoryChange change;
        bool warns;
    };
    for (const Case& test :
         {Case{{lead, client}, true}, Case{{lead, without_flag}, true}, Case{{client, without_flag}, true},
          Case{{lead, lead, true}, true}, Case{{without_flag, without_flag, true}, true}, Case{{lead, lead}, false},
          Case{{without_flag, lead}, false}, Case{{without_flag, without_flag}, false}}) {
        CHECK(warns_first(test.change, 1) == test.warns);
        CHECK(warns_first(test.change, 200) == test.warns);
        CHECK_FALSE(warns_first(test.change, 0));
    }
}

TEST_CASE("R17 a contact with a company has the company's category and cannot edit it") {
    CHECK(effective_category(true, lead_id, customer_id) == lead_id);
    CHECK(effective_category(true, lead_id, nobody) == lead_id);
    CHECK(effective_category(true, nobody, customer_id) == nobody);
    CHECK_FALSE(may_edit_own_category(true));
}

TEST_CASE("R36 a contact without a company has a category of its own") {
    CHECK(effective_category(false, nobody, customer_id) == customer_id);
    CHECK(effective_category(false, lead_id, customer_id) == customer_id);
    CHECK(effective_category(false, lead_id, nobody) == nobody);
    CHECK(may_edit_own_category(false));
}

TEST_CASE("R36 without any category no lead status shows") {
    CHECK_FALSE(status_active(no_category));
    CHECK(hidden_reason(no_category) == HiddenReason::no_category);
}

// ---- When lead status shows ---------------------------------------------------------------------------------------

TEST_CASE("R29 lead status shows exactly in Potential customer with the flag on") {
    for (const CategoryGroup group : all_groups) {
        for (const bool flag : {false, true}) {
            const bool shows = group == potential_customer && flag;
            CHECK(status_active(category(group, flag)) == shows);
        }
    }
}

TEST_CASE("R29 the reason why lead status is hidden names the condition that fails") {
    CHECK(hidden_reason(category(potential_customer, true)) == HiddenReason::shown);
    for (const CategoryGroup group : {customer, lost, partner, other}) {
        CHECK(hidden_reason(category(group, false)) == HiddenReason::other_group);
        CHECK(hidden_reason(category(group, true)) == HiddenReason::other_group);
    }
}

TEST_CASE("R34 a hidden status cannot be edited") {
    CHECK(may_edit_status(true));
    CHECK_FALSE(may_edit_status(false));
}

// ---- How the status changes: the transition table of 1.4 --------------------------------------------------------

TEST_CASE("R42 the transition table") {
    struct Case {
        const char* what;
        bool was_active, is_active;
        Uuid before, after;
    };
    static constexpr Case table[] = {
        {"R44 active → active: unchanged", true, true, contacting_id, contacting_id},
        {"R41 active → not active: retained", true, false, contacting_id, contacting_id},
        {"R42 not active → active: Open", false, true, contacting_id, open_id},
        {"R41 not active → not active: retained", false, false, contacting_id, contacting_id},
        {"R42 not active, none → active: Open", false, true, nobody, open_id},
        {"R38 not active, none → not active: none", false, false, nobody, nobody},
    };
    for (const Case& row : table) {
        CAPTURE(row.what);
        CHECK(status_after(row.was_active, row.is_active, EnterCause::category, row.before, open_id) == row.after);
    }
}

TEST_CASE("R47 moving to another company follows the transition table") {
    for (const Uuid& status : {contacting_id, nobody}) {
        for (const bool was : {false, true}) {
            for (const bool is : {false, true}) {
                CHECK(status_after(was, is, EnterCause::move, status, open_id) ==
                      status_after(was, is, EnterCause::category, status, open_id));
            }
        }
    }
    CHECK(status_after(false, true, EnterCause::move, qualified_id, open_id) == open_id);
}

TEST_CASE("R45 switching the flag on shows a retained value and gives Open where there is none") {
    CHECK(status_after(false, true, EnterCause::flag, contacting_id, open_id) == contacting_id);
    CHECK(status_after(false, true, EnterCause::flag, nobody, open_id) == open_id);
    CHECK(enter_active(EnterCause::flag, contacting_id, open_id) == contacting_id);
    CHECK(enter_active(EnterCause::flag, nobody, open_id) == open_id);
}

TEST_CASE("R42 entering by a change of category or company is always Open") {
    for (const EnterCause cause : {EnterCause::category, EnterCause::move}) {
        CHECK(enter_active(cause, contacting_id, open_id) == open_id);
        CHECK(enter_active(cause, nobody, open_id) == open_id);
    }
}

TEST_CASE("R46 switching the flag off retains the value") {
    CHECK(status_after(true, false, EnterCause::flag, qualified_id, open_id) == qualified_id);
    CHECK(status_after(true, false, EnterCause::flag, nobody, open_id) == nobody);
}

TEST_CASE("R37 a contact created where status is active gets Open, or what was chosen") {
    CHECK(initial_status(true, nobody, open_id) == open_id);
    CHECK(initial_status(true, qualified_id, open_id) == qualified_id);
}

TEST_CASE("R38 a contact created where status is not active gets none") {
    CHECK(initial_status(false, nobody, open_id) == nobody);
    CHECK(initial_status(false, qualified_id, open_id) == nobody);
}

TEST_CASE("R49 an import sets a status only where it is active, and reports the others") {
    CHECK(imported_status(true, qualified_id, open_id) == ImportedStatus{qualified_id, false});
    CHECK(imported_status(true, nobody, open_id) == ImportedStatus{open_id, false});
    CHECK(imported_status(false, qualified_id, open_id) == ImportedStatus{nobody, true});
    CHECK(imported_status(false, nobody, open_id) == ImportedStatus{nobody, false});
}

TEST_CASE("R48 merging keeps the target's status, and takes the source's where it has none") {
    CHECK(merged_status(contacting_id, qualified_id) == contacting_id);
    CHECK(merged_status(nobody, qualified_id) == qualified_id);
    CHECK(merged_status(contacting_id, nobody) == contacting_id);
    CHECK(merged_status(nobody, nobody) == nobody);
}

TEST_CASE("R50 a form submission never puts a customer back to Lead") {
    for (const CategoryGroup group : {customer, lost, partner, other}) {
        CHECK(category_after_submission(group, customer_id, lead_id) == customer_id);
    }
    CHECK(category_after_submission(potential_customer, mql_id, lead_id) == lead_id);
}

// ---- Lists --------------------------------------------------------------------------------------------------------

TEST_CASE("R19 a lead status needs a name") {
    CHECK_FALSE(has_item_name("", ""));
    CHECK_FALSE(has_item_name("\u00A0", ""));
    CHECK(has_item_name("Bad timing", ""));
    CHECK(has_item_name("", "lead_status_open"));
}

TEST_CASE("R23 Open cannot be deleted, every other status can") {
    CHECK_FALSE(may_delete_status(open_id, open_id));
    for (const Uuid& status : {contacting_id, disqualified_id, re_nurture_id, qualified_id}) {
        CHECK(may_delete_status(status, open_id));
    }
}

TEST_CASE("R27 a deleted item can no longer be chosen") {
    CHECK(may_choose(false, false));
    CHECK_FALSE(may_choose(true, false));
}

TEST_CASE("R28 a deleted item stays where it is the present value") {
    CHECK(may_choose(true, true));
    CHECK(may_choose(false, true));
}

TEST_CASE("R55 the next category is the next of the list that is not deleted") {
    const std::array<ListItem, 4> list = {
        ListItem{lead_id}, {mql_id, true}, {opportunity_id}, {lost_opportunity_id, true}};
    CHECK(next_category(list, lead_id) == opportunity_id);
    CHECK(next_category(list, mql_id) == opportunity_id);
}

TEST_CASE("R55 after the last category there is none") {
    const std::array<ListItem, 4> list = {ListItem{lead_id}, {mql_id}, {opportunity_id}, {lost_opportunity_id, true}};
    CHECK(next_category(list, mql_id) == opportunity_id);
    CHECK(next_category(list, opportunity_id) == nobody);
    CHECK(next_category(list, lost_opportunity_id) == nobody);
    CHECK(next_category(list, customer_id) == nobody);
    CHECK(next_category({}, lead_id) == nobody);
}

// ---- Contacts -----------------------------------------------------------------------------------------------------

TEST_CASE("R84 a contact needs a first or a last name") {
    CHECK(has_contact_name("Åsa", ""));
    CHECK(has_contact_name("", "Öberg"));
    CHECK(has_contact_name("Åsa", "Öberg"));
    CHECK_FALSE(has_contact_name("", ""));
    CHECK_FALSE(has_contact_name("  ", "\u00A0"));
}

TEST_CASE("R88 a new contact takes its country from the company unless one was given") {
    const std::string company_country = "Sverige";
    CHECK(given_or<std::string>(std::nullopt, company_country) == "Sverige");
    CHECK(given_or<std::string>("Norge", company_country) == "Norge");
    CHECK(given_or<std::string>("", company_country).empty());
}

TEST_CASE("R89 our contact defaults to the current user and may be left empty") {
    CHECK(given_or<Uuid>(std::nullopt, me_id) == me_id);
    CHECK(given_or<Uuid>(nobody, me_id) == nobody);
}
