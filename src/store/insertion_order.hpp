// In which order records can be inserted.
#pragma once

#include <array>
#include <vector>

#include "model/schema.hpp"
#include "store/tables.hpp"

namespace tratt::store {

// Whatever is referred to comes before what refers to it.
inline constexpr std::array insertion_order = {Entity::user_group,    Entity::user,
                                               Entity::category,      Entity::lead_status,
                                               Entity::business,      Entity::setting,
                                               Entity::company,       Entity::contact,
                                               Entity::contact_point, Entity::sale_type,
                                               Entity::sale_stage,    Entity::sale_reason,
                                               Entity::sale,          Entity::follow_up,
                                               Entity::form,          Entity::form_submission,
                                               Entity::selection,     Entity::selection_member,
                                               Entity::board_setting, Entity::dashboard,
                                               Entity::tile,          Entity::favourite,
                                               Entity::visit,         Entity::preference,
                                               Entity::automation};
static_assert(insertion_order.size() == model::entity_count);

// The rows in parts that can be inserted one after the other.
std::vector<std::vector<Row>> in_layers(const Tables& tables, Entity entity, std::vector<Row> rows);
bool has_selection_in_itself(const Tables& tables);

}  // namespace tratt::store
