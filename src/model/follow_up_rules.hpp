// The rules of follow-ups as pure functions (R259–R261).
#pragma once

#include <cstdint>
#include <optional>

#include "core/time.hpp"
#include "model/choices.hpp"

namespace tratt::model {

// R259: calls and meetings have a beginning and an end, a to-do has a deadline only. E-mails and notes are moments.
bool has_times(FollowUpType type);
bool is_planned(FollowUpType type);  // can lie ahead: to-do, call and meeting; the others are only logged
core::InstantMs proposed_end(FollowUpType type, core::InstantMs starts_at);  // an hour, a quarter of an hour, none

// The day it is due: the deadline, or the local day on which it begins.
std::optional<core::Date> follow_up_date(std::optional<core::Date> due_date, std::optional<core::InstantMs> starts_at,
                                         const core::TimeZone& time_zone);
// R261: it is red.
bool is_overdue(std::optional<core::Date> date, bool is_completed, core::Date today);
// R260: a completed one must be un-ticked before, or while, it is edited.
bool may_edit_follow_up(bool is_completed, bool stays_completed);

}  // namespace tratt::model
