// Going back without keeping anything twice: an earlier state is made anew from the lines that are stored anyway.
#pragma once

#include <cstdint>

#include "core/result.hpp"
#include "platform/files.hpp"
#include "store/database.hpp"

namespace tratt::storage {

// The database as it was after that transaction: all lines from the first one on, or, where those are not whole, a
// snapshot that is not later and the lines after it. Error: state_not_kept (params sequence): neither leads there.
core::Result<store::Database> state_at(const platform::Files& files, std::int64_t sequence,
                                       const store::Environment& environment);

}  // namespace tratt::storage
