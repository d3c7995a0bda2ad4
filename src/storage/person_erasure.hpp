// Rewriting all that is stored without a person.
#pragma once

#include "core/uuid.hpp"
#include "platform/files.hpp"
#include "store/database.hpp"

namespace tratt::storage {

// Two commits, the second after the first: a commit is all or nothing within a folder, and between them nothing is lost.
// Nothing else may be staged, and the files belong to nobody else until they have been opened anew.
//   1  the journal's lines become history, as they are
void stage_journal_as_history(platform::Files& files);
//   2  every line and every record is written without the person; older generations, and what was set aside as damaged,
//      are gone. The snapshot is of the database as it is stored, with the person; `mark` is the newest line, by which
//      other tabs know that what they hold in memory is not what is stored (model::is_erasure).
void stage_journal_as_history(platform::Files& files);
void stage_without_person(platform::Files& files, store::Snapshot snapshot, const core::Uuid& contact,
                          const model::Transaction& mark);

}  // namespace tratt::storage
