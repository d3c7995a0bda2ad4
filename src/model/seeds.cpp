#include "model/seeds.hpp"

#include <array>
#include <string>

namespace tratt::model {

namespace {

constexpr auto potential = as_number(CategoryGroup::potential_customer);
constexpr std::int64_t expected_duration_days = 90;

constexpr Seed stage(std::uint64_t number, std::string_view key, std::int64_t probability) {
    return {Entity::sale_stage, seed_id(Entity::sale_stage, number), key, probability};
}
constexpr Seed reason(std::uint64_t number, std::string_view key, ReasonKind kind) {
    return {Entity::sale_reason, seed_id(Entity::sale_reason, number), key, as_number(kind)};
}
constexpr Seed automation(Trigger trigger) {
    return {Entity::automation, automation_id(trigger), {}, as_number(trigger)};
}

constexpr std::array all = {
    Seed{Entity::user_group, our_group_id, "user_group_ours"},
    Seed{Entity::user, me_id, "user_me"},
    Seed{Entity::category, lead_id, "category_lead", potential, true},
    Seed{Entity::category, mql_id, "category_mql", potential, true},
    Seed{Entity::category, opportunity_id, "category_opportunity", potential, true},
    Seed{Entity::category, lost_opportunity_id, "category_lost_opportunity", potential, false},
    Seed{Entity::category, customer_id, "category_customer", as_number(CategoryGroup::customer)},
    Seed{Entity::category, former_customer_id, "category_former_customer", as_number(CategoryGroup::lost)},
    Seed{Entity::category, partner_id, "category_partner", as_number(CategoryGroup::partner)},
    Seed{Entity::category, other_id, "category_other", as_number(CategoryGroup::other)},
    Seed{Entity::lead_status, open_id, "lead_status_open"},
    Seed{Entity::lead_status, contacting_id, "lead_status_contacting"},
    Seed{Entity::lead_status, disqualified_id, "lead_status_disqualified"},
    Seed{Entity::lead_status, re_nurture_id, "lead_status_re_nurture"},
    Seed{Entity::lead_status, qualified_id, "lead_status_qualified"},
    Seed{Entity::business, not_specified_id, "business_not_specified"},
    Seed{Entity::sale_type, sale_type_id, "sale_type_sale"},
    stage(1, "sale_stage_first_meeting", 10),
    stage(2, "sale_stage_needs", 30),
    stage(3, "sale_stage_proposal", 50),
    stage(4, "sale_stage_negotiation", 75),
    stage(5, "sale_stage_verbal", 90),
    reason(1, "sale_reason_price", ReasonKind::sold),
    reason(2, "sale_reason_product", ReasonKind::sold),
    reason(3, "sale_reason_relation", ReasonKind::sold),
    reason(4, "sale_reason_price", ReasonKind::lost),
    reason(5, "sale_reason_competitor", ReasonKind::lost),
    reason(6, "sale_reason_no_need", ReasonKind::lost),
    reason(7, "sale_reason_budget", ReasonKind::stalled),
    reason(8, "sale_reason_timing", ReasonKind::stalled),
    automation(Trigger::sale_sold),
    automation(Trigger::sale_lost),
    automation(Trigger::sale_registered),
    automation(Trigger::lead_status),
};

void add_values(const Seed& seed, std::vector<FieldValue>& values) {
    switch (seed.entity) {
        case Entity::user:
            values.push_back({Field::user_is_administrator, true});
            values.push_back({Field::user_group, our_group_id});
            return;
        case Entity::category:
            values.push_back({Field::category_group, seed.number});
            values.push_back({Field::category_lead_status_enabled, seed.lead_status_enabled});
            return;
        case Entity::sale_type: values.push_back({Field::sale_type_duration_days, expected_duration_days}); return;
        case Entity::sale_stage:
            values.push_back({Field::sale_stage_type, sale_type_id});
            values.push_back({Field::sale_stage_probability, seed.number});
            return;
        case Entity::sale_reason: values.push_back({Field::sale_reason_kind, seed.number}); return;
        case Entity::automation: values.push_back({Field::automation_trigger, seed.number}); return;
        default: return;
    }
}

}  // namespace

std::span<const Seed> seeds() { return all; }

std::vector<FieldValue> seed_values(const Seed& seed) {
    std::vector<FieldValue> values;
    if (const auto key = catalogue_field(seed.entity)) values.push_back({*key, std::string(seed.catalogue_key)});
    add_values(seed, values);
    return values;
}

}  // namespace tratt::model
