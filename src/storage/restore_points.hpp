// States worth going back to, found in the history: nothing is kept for them, state_at() makes each anew.
#pragma once

#include <cstdint>
#include <vector>

#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/event.hpp"
#include "store/database.hpp"

namespace tratt::storage {

enum class PointKind : std::uint8_t {
    before_step,   // the state before an import, a merge, a restore or another step that touched much
    first_of_day,  // the state before the first change of a day
};

struct RestorePoint {
    std::int64_t sequence = 0;  // of the newest transaction that is part of it
    core::InstantMs at = 0;     // when the step came that ended it
    PointKind kind = PointKind::first_of_day;
    core::Uuid step;  // the transaction that came next
    bool operator==(const RestorePoint&) const = default;
};

inline constexpr std::size_t newest_points = 20, daily_points = 14;
inline constexpr std::size_t many_touched = 10;  // records in one event: a step that touched much

bool is_big_step(const model::Transaction& transaction);

// Newest first: the newest points of both kinds, then the first of each day, so many days back as have any. Only states
// from which on every transaction is still in memory.
std::vector<RestorePoint> restore_points(const store::Database& database, const core::TimeZone& time_zone);

}  // namespace tratt::storage
