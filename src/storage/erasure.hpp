// Erasing everything, so that a kill in between resurrects nothing. The two folders are stored one after the other and
// the second copy after both; a file in the first of them says that what is still there of the others is to go.
#pragma once

#include "core/uuid.hpp"
#include "platform/files.hpp"

namespace tratt::storage {

// Stages the removal of all there is. `first`: the id of the first transaction of the database that comes after it,
// by which its lines are known.
void stage_erasure(platform::Files& files, core::Uuid first);

// Says that the copy is to be emptied as well, of a database that begins with that transaction.
void stage_erased_mark(platform::Files& files, core::Uuid first);

// Stages what is left to remove of an erasure that was interrupted. false: there was none.
bool resume_erasure(platform::Files& files);

// The copy is erased as well: stages the end of it.
void stage_erasure_end(platform::Files& files);

}  // namespace tratt::storage
