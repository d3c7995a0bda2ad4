#include "model/follow_up_rules.hpp"

#include <doctest/doctest.h>

using namespace tratt::model;

TEST_CASE("R259 meetings take an hour, calls a quarter of one, and a to-do has a deadline only") {
    CHECK(has_times(FollowUpType::meeting));
    CHECK(has_times(FollowUpType::call));
    CHECK_FALSE(has_times(FollowUpType::to_do));
    CHECK(proposed_end(FollowUpType::meeting, 1000) == 1000 + 60 * 60'000);
    CHECK(proposed_end(FollowUpType::call, 1000) == 1000 + 15 * 60'000);
}

TEST_CASE("R259 e-mails and notes are logged, at a moment that has no length") {
    CHECK(is_planned(FollowUpType::to_do));
    CHECK(is_planned(FollowUpType::call));
    CHECK(is_planned(FollowUpType::meeting));
    CHECK_FALSE(is_planned(FollowUpType::email));
    CHECK_FALSE(is_planned(FollowUpType::note));
    CHECK(has_times(FollowUpType::email));
    CHECK(has_times(FollowUpType::note));
    CHECK(proposed_end(FollowUpType::email, 1000) == 1000);
    CHECK(proposed_end(FollowUpType::note, 1000) == 1000);
}

TEST_CASE("R261 the day is the deadline, or the local day on which it begins") {
    CHECK(follow_up_date(20'000, {}, tratt::core::TimeZone(60)) == 20'000);
    CHECK(follow_up_date({}, 20'000 * 86'400'000LL - 1, {}) == 19'999);
    CHECK(follow_up_date({}, 20'000 * 86'400'000LL - 1, tratt::core::TimeZone(60)) == 20'000);
    CHECK(follow_up_date({}, {}, {}) == std::nullopt);
}

TEST_CASE("R261 what is past and not completed is overdue, from the day after") {
    CHECK(is_overdue(99, false, 100));
    CHECK_FALSE(is_overdue(100, false, 100));
    CHECK_FALSE(is_overdue(99, true, 100));
    CHECK_FALSE(is_overdue({}, false, 100));
}

TEST_CASE("R260 a completed one is edited only when it is un-ticked with it") {
    CHECK(may_edit_follow_up(false, false));
    CHECK(may_edit_follow_up(false, true));
    CHECK(may_edit_follow_up(true, false));
    CHECK_FALSE(may_edit_follow_up(true, true));
}
