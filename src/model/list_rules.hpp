// Administration of lists, selections, dashboards and forms as pure functions.
#pragma once

#include <span>
#include <string_view>

#include "core/uuid.hpp"
#include "model/choices.hpp"

namespace tratt::model {

using core::Uuid;

// R75: the same name, whatever the letters' case.
bool is_same_name(std::string_view one, std::string_view other);

// R155, R200: the owner and administrators may change a selection or a dashboard; anybody one that nobody owns.
bool may_edit_owned(const Uuid& owner, const Uuid& user, bool is_administrator);

// R153: static is for good.
bool may_become(SelectionKind present, SelectionKind wanted);
// R158: members are put in and taken out by hand only in static ones.
bool takes_members(SelectionKind kind);
// R163: of contacts or companies any selection can be a part; of others only one of the same type.
bool accepts_part(SelectionEntity whole, SelectionEntity part);

// R240: whether a submission is carried out when it comes in.
bool is_processed_at_once(Processing processing, bool is_known_contact);
// R243: who gets the next contact: the one after the last in the list, in turn; the fall-back when there is nobody.
Uuid next_owner(std::span<const Uuid> in_turn, const Uuid& last, const Uuid& fallback);
// R243: by default only contacts owned by nobody are handed out.
bool is_handed_out(bool is_owned, bool takes_owned);

}  // namespace tratt::model
