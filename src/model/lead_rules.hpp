// The lead rules as pure functions. The store asks them and decides nothing by itself; R<n> are the numbers of the
// specification and of the tests that prove them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/uuid.hpp"
#include "model/schema.hpp"

namespace tratt::model {

using core::Uuid;

// ---- Categories ---------------------------------------------------------------------------------------------------

struct CategoryFacts {
    CategoryGroup group = CategoryGroup::other;
    bool lead_status_enabled = false;
    bool operator==(const CategoryFacts&) const = default;
};

// R7: the flag can be switched on only in Potential customer.
bool may_enable_status(CategoryGroup group);
// R7, R8: what the flag counts as; a category that leaves Potential customer loses it.
bool enabled_flag(CategoryGroup group, bool flag);
// R17, R36: the company's category, or the contact's own while it has no company. Works on ids as on row numbers.
template <class Key>
constexpr Key effective_category(bool has_company, Key company_category, Key own_category) {
    return has_company ? company_category : own_category;
}
// R17: a contact's own category can be edited only while it has no company.
bool may_edit_own_category(bool has_company);

// R13: whether a change of a category asks first. `in_use`: companies, or contacts without a company, that have it.
struct CategoryChange {
    CategoryFacts before;
    CategoryFacts after;
    bool is_deleted_by_it = false;
};
bool warns_first(const CategoryChange& change, std::int64_t in_use);

// R55: the item after the current one in list order, leaving out deleted ones; nil after the last.
struct ListItem {
    Uuid id;
    bool is_deleted = false;
};
Uuid next_category(std::span<const ListItem> in_list_order, const Uuid& current);

// R50: the category of a company after a form submission. Only a company in Potential customer follows the form.
Uuid category_after_submission(CategoryGroup current_group, const Uuid& current, const Uuid& proposed);

// ---- When lead status shows ---------------------------------------------------------------------------------------

// R29, R36: the one predicate. No category: none.
bool status_active(const std::optional<CategoryFacts>& category);

// "Why is there no lead status?" (D2)
enum class HiddenReason : std::uint8_t { shown, no_category, other_group, not_enabled };
HiddenReason hidden_reason(const std::optional<CategoryFacts>& category);

// R34: on the card, on the board, in bulk and by a rule.
bool may_edit_status(bool active);

// ---- How the status changes ---------------------------------------------------------------------------------------

// What made the status active.
enum class EnterCause : std::uint8_t {
    category,  // the contact's category changed, on it or on its company (R42)
    flag,      // the category's group or flag was changed (R45)
    move       // the contact came to another company (R47)
};
// R42, R45, R47: Open; after a flag a retained value comes back instead.
Uuid enter_active(EnterCause cause, const Uuid& retained, const Uuid& open);
// The transition table of 1.4: the status after a change of category (R33, R41, R42, R44–R47).
Uuid status_after(bool was_active, bool is_active, EnterCause cause, const Uuid& status, const Uuid& open);

// R37, R38: a new contact. `chosen` is what was picked in the form, nil = nothing.
Uuid initial_status(bool active, const Uuid& chosen, const Uuid& open);

// R49, R37: a new row of an import. `given` nil = blank.
struct ImportedStatus {
    Uuid status;
    bool is_skipped = false;  // a given value was left out, because lead status is not active there
    bool operator==(const ImportedStatus&) const = default;
};
ImportedStatus imported_status(bool active, const Uuid& given, const Uuid& open);

// R48
Uuid merged_status(const Uuid& target, const Uuid& source);

// ---- Lists --------------------------------------------------------------------------------------------------------

// R23: Open cannot be deleted.
bool may_delete_status(const Uuid& status, const Uuid& open);
// R27, R28: a deleted item can stay but not be chosen.
bool may_choose(bool is_deleted, bool is_present_value);
// R3, R19: an item needs a name; a seeded one has the name of its catalogue key.
bool has_item_name(std::string_view name, std::string_view catalogue_key);

// ---- Contacts -----------------------------------------------------------------------------------------------------

// R84
bool has_contact_name(std::string_view first_name, std::string_view last_name);
// R88, R89: a field that was not named takes the default, one left empty on purpose stays empty.
template <class T>
constexpr T given_or(const std::optional<T>& given, const T& fallback) {
    return given.has_value() ? *given : fallback;
}

}  // namespace tratt::model
