// Commands that have been checked, carried out: what they change, and what the lead rules change with it. One file a
// subject: execution.cpp, bin.cpp, merging.cpp, selections.cpp, forms.cpp, personal.cpp, import_execution.cpp,
// restore_execution.cpp.
#pragma once

#include <functional>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/work.hpp"

namespace tratt::store {

using NewId = std::function<Uuid()>;
using Params = std::vector<std::pair<std::string, std::string>>;

// What commands need besides the tables.
struct Surroundings {
    core::Moment moment;
    NewId new_id;
};

// To a static selection, each once (R159).
void add_members(Work& work, Row selection, const std::vector<Uuid>& ids, const Surroundings& around);

core::Result<Done> carry_out(Tables& tables, const model::CreateRecord& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::UpdateRecords& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::DeleteRecords& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::RestoreRecords& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::MoveItem& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::MergeContacts& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::MergeCompanies& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::MoveContacts& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::EmptyBin& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::ChangeMembers& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::LogActivities& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::SubmitForm& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::ProcessSubmission& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::Visit& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, const model::SetPreference& command, const Surroundings& around);
core::Result<Done> carry_out(Tables& tables, model::Import command, core::InstantMs now);
core::Result<Done> carry_out(Tables& tables, model::RestoreBackup command, core::InstantMs now);

// The lists, the user and the settings of a new database.
core::Result<Done> seed(Tables& tables, core::Language regional_language, std::string_view time_zone,
                        core::InstantMs now);
// The seeded records of lists that came with a later version, for a database that has none of that list.
core::Result<Done> upgrade(Tables& tables, core::InstantMs now);

// ---- Parts ---------------------------------------------------------------------------------------------------------
core::Result<Done> finished(Work& work, std::string name_key, Params params);
std::vector<Row> rows_of(const Tables& tables, Entity entity, const std::vector<Uuid>& ids);  // each once
// A step's parameters that name one record, or the first of several.
Params name_params(const Tables& tables, Entity entity, Row row);
Params count_params(const Tables& tables, Entity entity, const std::vector<Row>& rows);

Row insert_record(Work& work, Entity entity, const Uuid& id, std::vector<model::FieldValue> values,
                  const core::Moment& moment);

}  // namespace tratt::store
