// Commands that have been checked, carried out: what they change, and what the lead rules change with it.
#pragma once

#include <functional>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/work.hpp"

namespace tratt::store {

using NewId = std::function<Uuid()>;

core::Result<Done> carry_out(Tables& tables, const model::CreateRecord& command, core::InstantMs now,
                             const NewId& new_id);
core::Result<Done> carry_out(Tables& tables, const model::UpdateRecords& command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, const model::DeleteRecords& command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, const model::RestoreRecords& command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, const model::MoveItem& command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, const model::MergeContacts& command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, model::Import command, core::InstantMs now);

// The lists, the user and the settings of a new database.
core::Result<Done> seed(Tables& tables, core::Language regional_language, std::string_view time_zone,
                        core::InstantMs now);

// A step's parameters that name one record.
std::vector<std::pair<std::string, std::string>> name_params(const Tables& tables, Entity entity, Row row);

}  // namespace tratt::store
