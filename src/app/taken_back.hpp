// Whether a step still stands.
#pragma once

#include "core/uuid.hpp"
#include "store/database.hpp"

namespace tratt::app {

// An undone step is redone by a later transaction of kind redo: what stands is told by the newest of the two. A step that
// is not there counts as taken back.
bool is_taken_back(const store::Database& database, const core::Uuid& transaction);

}  // namespace tratt::app
