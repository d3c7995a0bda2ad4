#include "model/automation_rules.hpp"

#include <algorithm>
#include <array>

namespace tratt::model {

namespace {

// R69: the first that fires is the one that counts.
constexpr std::array by_weight = {Trigger::sale_sold, Trigger::sale_lost, Trigger::sale_registered,
                                  Trigger::lead_status};

bool is_met(const AutomationRule& rule, const Happening& happening) {
    switch (rule.trigger) {
        case Trigger::sale_sold: return happening.is_sold;
        case Trigger::sale_lost: return happening.is_lost;
        case Trigger::sale_registered: return happening.is_registered;
        case Trigger::lead_status: break;
    }
    return std::ranges::find(happening.statuses, rule.status) != happening.statuses.end();
}

// R60–R62: only companies in Potential customer; for a lead status the flag is needed too.
bool is_open_to(Trigger trigger, const std::optional<CategoryFacts>& facts) {
    if (!facts || facts->group != CategoryGroup::potential_customer) return false;
    return trigger != Trigger::lead_status || facts->lead_status_enabled;
}

}  // namespace

RuleState rule_state(const AutomationRule& rule) {
    if (!rule.is_enabled) return RuleState::off;
    if (rule.category.is_nil()) return RuleState::no_category;
    if (rule.is_category_deleted) return RuleState::category_deleted;
    if (rule.trigger != Trigger::lead_status) return RuleState::ready;
    if (rule.status.is_nil()) return RuleState::no_status;
    return rule.is_status_deleted ? RuleState::status_deleted : RuleState::ready;
}

std::optional<Proposal> proposed_category(std::span<const AutomationRule> rules, const Happening& happening,
                                          const Uuid& present, const std::optional<CategoryFacts>& facts) {
    for (const Trigger trigger : by_weight) {
        for (const AutomationRule& rule : rules) {
            const bool fires = rule.trigger == trigger && rule_state(rule) == RuleState::ready &&
                               is_met(rule, happening) && is_open_to(trigger, facts);
            if (!fires) continue;
            if (rule.category == present) return std::nullopt;                      // R67
            if (happening.is_category_chosen && !rule.asks) return std::nullopt;  // R63, R64
            return Proposal{trigger, rule.category, rule.asks};
        }
    }
    return std::nullopt;
}

}  // namespace tratt::model
