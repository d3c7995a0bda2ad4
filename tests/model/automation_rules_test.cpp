#include "model/automation_rules.hpp"

#include <doctest/doctest.h>

#include "model/seeds.hpp"

using namespace tratt::model;

namespace {

constexpr CategoryFacts lead_facts{CategoryGroup::potential_customer, true};
constexpr CategoryFacts hidden_facts{CategoryGroup::potential_customer, false};

AutomationRule rule(Trigger trigger, const Uuid& category, const Uuid& status = {}) {
    return {.trigger = trigger, .is_enabled = true, .category = category, .status = status};
}

std::optional<Proposal> proposed(const std::vector<AutomationRule>& rules, const Happening& happening,
                                 const std::optional<CategoryFacts>& facts = lead_facts,
                                 const Uuid& present = lead_id) {
    return proposed_category(rules, happening, present, facts);
}

}  // namespace

TEST_CASE("R56 each of the four rules fires for what it is about, and for nothing else") {
    struct Case {
        Trigger trigger;
        Happening happening;
    };
    const Case cases[] = {{Trigger::sale_sold, {.is_sold = true}},
                          {Trigger::sale_lost, {.is_lost = true}},
                          {Trigger::sale_registered, {.is_registered = true}},
                          {Trigger::lead_status, {.statuses = {open_id, qualified_id}}}};
    for (const Case& one : cases) {
        for (const Case& other : cases) {
            const auto found = proposed({rule(one.trigger, customer_id, qualified_id)}, other.happening);
            CHECK(found.has_value() == (one.trigger == other.trigger));
            if (found) CHECK(*found == Proposal{one.trigger, customer_id, false});
        }
    }
    CHECK_FALSE(proposed({rule(Trigger::lead_status, customer_id, qualified_id)}, {.statuses = {open_id}}));
    CHECK_FALSE(proposed({}, {.is_sold = true}));
}

TEST_CASE("R57 R65 a rule says whether it asks") {
    AutomationRule asking = rule(Trigger::sale_sold, customer_id);
    asking.asks = true;
    CHECK(proposed({asking}, {.is_sold = true}) == Proposal{Trigger::sale_sold, customer_id, true});
}

TEST_CASE("R58 R59 R70 a rule that is off, incomplete or broken does not fire, and says why") {
    AutomationRule one = rule(Trigger::lead_status, customer_id, qualified_id);
    CHECK(rule_state(one) == RuleState::ready);
    const auto state_with = [&](auto change) {
        AutomationRule changed = one;
        change(changed);
        CHECK(proposed({changed}, {.statuses = {qualified_id}}).has_value() ==
              (rule_state(changed) == RuleState::ready));
        return rule_state(changed);
    };
    CHECK(state_with([](AutomationRule& r) { r.is_enabled = false; }) == RuleState::off);
    CHECK(state_with([](AutomationRule& r) { r.category = {}; }) == RuleState::no_category);
    CHECK(state_with([](AutomationRule& r) { r.is_category_deleted = true; }) == RuleState::category_deleted);
    CHECK(state_with([](AutomationRule& r) { r.status = {}; }) == RuleState::no_status);
    CHECK(state_with([](AutomationRule& r) { r.is_status_deleted = true; }) == RuleState::status_deleted);
    CHECK(state_with([](AutomationRule&) {}) == RuleState::ready);
    AutomationRule sold = rule(Trigger::sale_sold, customer_id);
    CHECK(rule_state(sold) == RuleState::ready);  // needs no status
    sold.is_status_deleted = true;
    CHECK(rule_state(sold) == RuleState::ready);
    CHECK(rule_state({}) == RuleState::off);
}

TEST_CASE("R60 R62 a rule fires only for a company in Potential customer") {
    const std::vector rules = {rule(Trigger::sale_sold, lead_id)};
    for (const CategoryGroup group : {CategoryGroup::customer, CategoryGroup::lost, CategoryGroup::partner,
                                      CategoryGroup::other, CategoryGroup::potential_customer}) {
        const auto found = proposed(rules, {.is_sold = true}, CategoryFacts{group, false}, customer_id);
        CHECK(found.has_value() == (group == CategoryGroup::potential_customer));
    }
    CHECK_FALSE(proposed(rules, {.is_sold = true}, std::nullopt, {}));
}

TEST_CASE("R61 the lead-status rule needs the flag too") {
    const std::vector rules = {rule(Trigger::lead_status, customer_id, qualified_id)};
    CHECK(proposed(rules, {.statuses = {qualified_id}}, lead_facts));
    CHECK_FALSE(proposed(rules, {.statuses = {qualified_id}}, hidden_facts));
    CHECK(proposed({rule(Trigger::sale_sold, customer_id)}, {.is_sold = true}, hidden_facts));
}

TEST_CASE("R63 R64 a category that was chosen by hand stays, unless the rule asks") {
    const Happening by_hand = {.is_sold = true, .is_category_chosen = true};
    AutomationRule one = rule(Trigger::sale_sold, customer_id);
    CHECK_FALSE(proposed({one}, by_hand));
    one.asks = true;
    CHECK(proposed({one}, by_hand));
}

TEST_CASE("R67 a target that is the present category is nothing to do") {
    CHECK_FALSE(proposed({rule(Trigger::sale_sold, lead_id)}, {.is_sold = true}));
    CHECK(proposed({rule(Trigger::sale_sold, mql_id)}, {.is_sold = true}));
}

TEST_CASE("R68 R69 one save changes a category once: sold and lost before registered, that before lead status") {
    const std::vector rules = {rule(Trigger::lead_status, other_id, qualified_id),
                               rule(Trigger::sale_registered, opportunity_id), rule(Trigger::sale_lost, mql_id),
                               rule(Trigger::sale_sold, customer_id)};
    Happening all = {.is_sold = true, .is_lost = true, .is_registered = true, .statuses = {qualified_id}};
    CHECK(proposed(rules, all)->category == customer_id);
    all.is_sold = false;
    CHECK(proposed(rules, all)->category == mql_id);
    all.is_lost = false;
    CHECK(proposed(rules, all)->category == opportunity_id);
    all.is_registered = false;
    CHECK(proposed(rules, all)->category == other_id);
    all.statuses.clear();
    CHECK_FALSE(proposed(rules, all));
}
