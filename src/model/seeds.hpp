// What a new database holds (R10, R12, R21, R22, R59). Seeded records have fixed ids, so that two databases can be
// merged, and a catalogue key instead of a name, so that they are named in the language shown until somebody renames
// them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

struct Seed {
    Entity entity;
    core::Uuid id;
    std::string_view catalogue_key;      // "category_lead"; the description's is this + "_description"
    std::int64_t number = 0;  // category: group; sale_stage: probability; sale_reason: kind; automation: trigger
    bool lead_status_enabled = false;  // categories only
};

constexpr core::Uuid seed_id(Entity entity, std::uint64_t number) {
    return {0x0190000000007000, 0x8000000000000000 | static_cast<std::uint64_t>(entity) << 32 | number};
}

inline constexpr core::Uuid setting_id = seed_id(Entity::setting, 1);
inline constexpr core::Uuid me_id = seed_id(Entity::user, 1);
inline constexpr core::Uuid our_group_id = seed_id(Entity::user_group, 1);
inline constexpr core::Uuid lead_id = seed_id(Entity::category, 1);
inline constexpr core::Uuid mql_id = seed_id(Entity::category, 2);
inline constexpr core::Uuid opportunity_id = seed_id(Entity::category, 3);
inline constexpr core::Uuid lost_opportunity_id = seed_id(Entity::category, 4);
inline constexpr core::Uuid customer_id = seed_id(Entity::category, 5);
inline constexpr core::Uuid former_customer_id = seed_id(Entity::category, 6);
inline constexpr core::Uuid partner_id = seed_id(Entity::category, 7);
inline constexpr core::Uuid other_id = seed_id(Entity::category, 8);
inline constexpr core::Uuid open_id = seed_id(Entity::lead_status, 1);
inline constexpr core::Uuid contacting_id = seed_id(Entity::lead_status, 2);
inline constexpr core::Uuid disqualified_id = seed_id(Entity::lead_status, 3);
inline constexpr core::Uuid re_nurture_id = seed_id(Entity::lead_status, 4);
inline constexpr core::Uuid qualified_id = seed_id(Entity::lead_status, 5);
inline constexpr core::Uuid not_specified_id = seed_id(Entity::business, 1);
inline constexpr core::Uuid sale_type_id = seed_id(Entity::sale_type, 1);
constexpr core::Uuid automation_id(Trigger trigger) {
    return seed_id(Entity::automation, static_cast<std::uint64_t>(trigger) + 1);
}

std::span<const Seed> seeds();  // in list order; what is referred to comes first
// The values of a seeded record, but for rank and created_at, which the store gives.
std::vector<FieldValue> seed_values(const Seed& seed);

}  // namespace tratt::model
