// Why a command is refused: every reason, by field, before anything is changed. Values are given as commands carry
// them, already trimmed and composed.
#pragma once

#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/tables.hpp"

namespace tratt::store {

using Errors = std::vector<core::Error>;

core::Error error_of(std::string_view code, Entity entity, std::optional<Field> field = {}, std::int64_t row = -1);

Errors why_refused(const Tables& tables, const model::CreateRecord& command);
Errors why_refused(const Tables& tables, const model::UpdateRecords& command);
Errors why_refused(const Tables& tables, const model::DeleteRecords& command);
Errors why_refused(const Tables& tables, const model::RestoreRecords& command);
Errors why_refused(const Tables& tables, const model::MoveItem& command);
Errors why_refused(const Tables& tables, const model::MergeContacts& command);
Errors why_refused(const Tables& tables, const model::Import& command);

// The value given for a field, or none where the field is not named.
const model::Value* given(const std::vector<model::FieldValue>& values, Field field);

}  // namespace tratt::store
