// What another tab has stored since this one last looked.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "model/event.hpp"
#include "platform/files.hpp"

namespace tratt::storage {

// The stored transactions after `sequence`, oldest first, without a gap; of staged ones those up to `last`. Error:
// sequence_gap (params missing: they are not there, or cannot be read).
core::Result<std::vector<model::Transaction>> transactions_after(const platform::Files& files, std::int64_t sequence,
                                                                 std::int64_t last = INT64_MAX);

}  // namespace tratt::storage
