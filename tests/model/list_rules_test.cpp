#include "model/list_rules.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "model/seeds.hpp"

using namespace tratt::model;

TEST_CASE("R75 names are the same whatever the case of their letters") {
    CHECK(is_same_name("Öppen", "öPPEN"));
    CHECK(is_same_name(" Open ", "open"));
    CHECK(is_same_name("O\u0308ppen", "öppen"));
    CHECK_FALSE(is_same_name("Oppen", "Öppen"));
    CHECK_FALSE(is_same_name("Open", "Opens"));
}

TEST_CASE("R155 R200 the owner and administrators may edit, and anybody what nobody owns") {
    CHECK(may_edit_owned(me_id, me_id, false));
    CHECK(may_edit_owned(me_id, lead_id, true));
    CHECK(may_edit_owned({}, lead_id, false));
    CHECK_FALSE(may_edit_owned(me_id, lead_id, false));
}

TEST_CASE("R153 dynamic and combined selections become static, and static ones stay") {
    constexpr SelectionKind kinds[] = {SelectionKind::fixed, SelectionKind::dynamic, SelectionKind::combined};
    for (const SelectionKind present : kinds) {
        for (const SelectionKind wanted : kinds) {
            const bool leaves_static = present == SelectionKind::fixed && wanted != SelectionKind::fixed;
            CHECK(may_become(present, wanted) == !leaves_static);
        }
    }
}

TEST_CASE("R158 only static selections take members by hand") {
    CHECK(takes_members(SelectionKind::fixed));
    CHECK_FALSE(takes_members(SelectionKind::dynamic));
    CHECK_FALSE(takes_members(SelectionKind::combined));
}

TEST_CASE("R163 contacts and companies are combined of anything, sales of sales") {
    constexpr SelectionEntity entities[] = {SelectionEntity::contact, SelectionEntity::company, SelectionEntity::sale};
    for (const SelectionEntity part : entities) {
        CHECK(accepts_part(SelectionEntity::contact, part));
        CHECK(accepts_part(SelectionEntity::company, part));
        CHECK(accepts_part(SelectionEntity::sale, part) == (part == SelectionEntity::sale));
    }
}

TEST_CASE("R240 what is processed at once") {
    CHECK(is_processed_at_once(Processing::automatic, false));
    CHECK(is_processed_at_once(Processing::automatic, true));
    CHECK(is_processed_at_once(Processing::unknown_by_hand, true));
    CHECK_FALSE(is_processed_at_once(Processing::unknown_by_hand, false));
    CHECK_FALSE(is_processed_at_once(Processing::by_hand, true));
    CHECK_FALSE(is_processed_at_once(Processing::by_hand, false));
}

TEST_CASE("R243 contacts are handed out in turn, to the fall-back where there is nobody") {
    const std::vector<Uuid> users = {lead_id, mql_id, other_id};
    CHECK(next_owner(users, {}, me_id) == lead_id);
    CHECK(next_owner(users, lead_id, me_id) == mql_id);
    CHECK(next_owner(users, mql_id, me_id) == other_id);
    CHECK(next_owner(users, other_id, me_id) == lead_id);
    CHECK(next_owner(users, me_id, {}) == lead_id);
    CHECK(next_owner({}, lead_id, me_id) == me_id);
    CHECK(next_owner({}, {}, {}) == Uuid{});
}

TEST_CASE("R243 by default only contacts owned by nobody are handed out") {
    CHECK(is_handed_out(false, false));
    CHECK(is_handed_out(false, true));
    CHECK(is_handed_out(true, true));
    CHECK_FALSE(is_handed_out(true, false));
}
