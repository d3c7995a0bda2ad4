// Whether a person gave a record the value it has, or an import, a rule or the program did.
#pragma once

#include "model/value.hpp"
#include "store/database.hpp"

namespace tratt::codec {

bool is_hand_edit(const store::Database& database, model::Entity entity, const core::Uuid& record, model::Field field,
                  const model::Value& value);

}  // namespace tratt::codec
