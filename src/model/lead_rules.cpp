#include "model/lead_rules.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace tratt::model {

bool may_enable_status(CategoryGroup group) { return group == CategoryGroup::potential_customer; }

bool enabled_flag(CategoryGroup group, bool flag) { return flag && may_enable_status(group); }

bool may_edit_own_category(bool has_company) { return !has_company; }

bool warns_first(const CategoryChange& change, std::int64_t in_use) {
    if (in_use <= 0) return false;
    const bool leaves_group = change.before.group != change.after.group;
    const bool loses_flag = change.before.lead_status_enabled && !change.after.lead_status_enabled;
    return change.is_deleted_by_it || leaves_group || loses_flag;
}

Uuid next_category(std::span<const ListItem> in_list_order, const Uuid& current) {
    const auto at = std::ranges::find(in_list_order, current, &ListItem::id);
    if (at == in_list_order.end()) return {};
    const auto next = std::find_if(at + 1, in_list_order.end(), [](const ListItem& item) { return !item.is_deleted; });
    return next == in_list_order.end() ? Uuid{} : next->id;
}

Uuid category_after_submission(CategoryGroup current_group, const Uuid& current, const Uuid& proposed) {
    return current_group == CategoryGroup::potential_customer ? proposed : current;
}

bool status_active(const std::optional<CategoryFacts>& category) {
    return hidden_reason(category) == HiddenReason::shown;
}

HiddenReason hidden_reason(const std::optional<CategoryFacts>& category) {
    if (!category) return HiddenReason::no_category;
    if (category->group != CategoryGroup::potential_customer) return HiddenReason::other_group;
    return category->lead_status_enabled ? HiddenReason::shown : HiddenReason::not_enabled;
}

bool may_edit_status(bool active) { return active; }

Uuid enter_active(EnterCause cause, const Uuid& retained, const Uuid& open) {
    const bool keeps_retained = cause == EnterCause::flag && !retained.is_nil();
    return keeps_retained ? retained : open;
}

Uuid status_after(bool was_active, bool is_active, EnterCause cause, const Uuid& status, const Uuid& open) {
    const bool enters = !was_active && is_active;
    return enters ? enter_active(cause, status, open) : status;
}

Uuid initial_status(bool active, const Uuid& chosen, const Uuid& open) {
    if (!active) return {};
    return chosen.is_nil() ? open : chosen;
}

ImportedStatus imported_status(bool active, const Uuid& given, const Uuid& open) {
    return {initial_status(active, given, open), !active && !given.is_nil()};
}

Uuid merged_status(const Uuid& target, const Uuid& source) { return target.is_nil() ? source : target; }

bool may_delete_status(const Uuid& status, const Uuid& open) { return status != open; }

bool may_choose(bool is_deleted, bool is_present_value) { return !is_deleted || is_present_value; }

bool has_item_name(std::string_view name, std::string_view catalogue_key) {
    return !core::trim(name).empty() || !catalogue_key.empty();
}

bool has_contact_name(std::string_view first_name, std::string_view last_name) {
    return !core::trim(first_name).empty() || !core::trim(last_name).empty();
}

}  // namespace tratt::model
