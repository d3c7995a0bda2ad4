#include "model/list_rules.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace tratt::model {

bool is_same_name(std::string_view one, std::string_view other) {
    return core::lower(core::compose(core::trim(one))) == core::lower(core::compose(core::trim(other)));
}

bool may_edit_owned(const Uuid& owner, const Uuid& user, bool is_administrator) {
    return is_administrator || owner.is_nil() || owner == user;
}

bool may_become(SelectionKind present, SelectionKind wanted) {
    return present != SelectionKind::fixed || wanted == SelectionKind::fixed;
}

bool takes_members(SelectionKind kind) { return kind == SelectionKind::fixed; }

bool accepts_part(SelectionEntity whole, SelectionEntity part) {
    return whole == SelectionEntity::contact || whole == SelectionEntity::company || whole == part;
}

bool is_processed_at_once(Processing processing, bool is_known_contact) {
    switch (processing) {
        case Processing::automatic: return true;
        case Processing::unknown_by_hand: return is_known_contact;
        case Processing::by_hand: break;
    }
    return false;
}

Uuid next_owner(std::span<const Uuid> in_turn, const Uuid& last, const Uuid& fallback) {
    if (in_turn.empty()) return fallback;
    const auto at = std::ranges::find(in_turn, last);
    return at == in_turn.end() || at + 1 == in_turn.end() ? in_turn.front() : *(at + 1);
}

bool is_handed_out(bool is_owned, bool takes_owned) { return takes_owned || !is_owned; }

}  // namespace tratt::model
