// Lead categorization: what the four automations do, as pure functions (R56–R72). The store finds out what happened and
// to whom, asks these, and carries out what they say in the same step.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/uuid.hpp"
#include "model/choices.hpp"
#include "model/lead_rules.hpp"

namespace tratt::model {

struct AutomationRule {
    Trigger trigger = Trigger::sale_sold;
    bool is_enabled = false;
    bool asks = false;  // "Ask for user confirmation before updating" (R57)
    Uuid category;  // the target, of any group; nil = none chosen
    Uuid status;  // of the trigger lead_status: X
    bool is_category_deleted = false;
    bool is_status_deleted = false;
};

// Whether it can fire, and if not, why (R58, R70).
enum class RuleState : std::uint8_t { ready, off, no_category, no_status, category_deleted, status_deleted };
RuleState rule_state(const AutomationRule& rule);

// What one save did to one company, or to one contact without a company (R71, D18).
struct Happening {
    bool is_sold = false;
    bool is_lost = false;
    bool is_registered = false;
    std::vector<Uuid> statuses;  // to which contacts' lead status was changed
    bool is_category_chosen = false;  // the user changed the category by hand in the same save (R63)
};

struct Proposal {
    Trigger trigger;
    Uuid category;
    bool asks;
    bool operator==(const Proposal&) const = default;
};

// What is to be done about it: nothing, or one change of the category (R68). `present`: the category after the save.
std::optional<Proposal> proposed_category(std::span<const AutomationRule> rules, const Happening& happening,
                                          const Uuid& present, const std::optional<CategoryFacts>& facts);

}  // namespace tratt::model
