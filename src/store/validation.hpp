// Why a command is refused: every reason, by field, before anything is changed. Values are given as commands carry
// them, already trimmed and composed.
#pragma once

#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/candidate.hpp"
#include "store/lists.hpp"
#include "store/tables.hpp"

namespace tratt::store {

// What a check looks at.
struct Scene {
    const Tables& tables;
    const CatalogueWords& words;
};

Errors why_refused(const Scene& scene, const model::CreateRecord& command);
Errors why_refused(const Scene& scene, const model::UpdateRecords& command);
Errors why_refused(const Scene& scene, const model::DeleteRecords& command);
Errors why_refused(const Scene& scene, const model::RestoreRecords& command);
Errors why_refused(const Scene& scene, const model::MoveItem& command);
Errors why_refused(const Scene& scene, const model::MergeContacts& command);
Errors why_refused(const Scene& scene, const model::MergeCompanies& command);
Errors why_refused(const Scene& scene, const model::MoveContacts& command);
Errors why_refused(const Scene& scene, const model::EmptyBin& command);
Errors why_refused(const Scene& scene, const model::ChangeMembers& command);
Errors why_refused(const Scene& scene, const model::LogActivities& command);
Errors why_refused(const Scene& scene, const model::SubmitForm& command);
Errors why_refused(const Scene& scene, const model::ProcessSubmission& command);
Errors why_refused(const Scene& scene, const model::Visit& command);
Errors why_refused(const Scene& scene, const model::SetPreference& command);
Errors why_refused(const Scene& scene, const model::Import& command);
Errors why_refused(const Scene& scene, const model::RestoreBackup& command);

void check_ids(const Tables& tables, Entity entity, const std::vector<Uuid>& ids, Errors& errors);

}  // namespace tratt::store
