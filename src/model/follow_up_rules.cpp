#include "model/follow_up_rules.hpp"

namespace tratt::model {

namespace {
constexpr core::InstantMs ms_per_minute = 60'000;
constexpr core::InstantMs meeting_minutes = 60;
constexpr core::InstantMs call_minutes = 15;
}  // namespace

bool has_times(FollowUpType type) { return type != FollowUpType::to_do; }

bool is_planned(FollowUpType type) { return type != FollowUpType::email && type != FollowUpType::note; }

core::InstantMs proposed_end(FollowUpType type, core::InstantMs starts_at) {
    if (!is_planned(type)) return starts_at;
    return starts_at + (type == FollowUpType::meeting ? meeting_minutes : call_minutes) * ms_per_minute;
}

std::optional<core::Date> follow_up_date(std::optional<core::Date> due_date, std::optional<core::InstantMs> starts_at,
                                         const core::TimeZone& time_zone) {
    return starts_at ? std::optional(core::day_of(*starts_at, time_zone)) : due_date;
}

bool is_overdue(std::optional<core::Date> date, bool is_completed, core::Date today) {
    return !is_completed && date && *date < today;
}

bool may_edit_follow_up(bool is_completed, bool stays_completed) { return !is_completed || !stays_completed; }

}  // namespace tratt::model
