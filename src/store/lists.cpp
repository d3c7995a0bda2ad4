#include "store/lists.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/text.hpp"
#include "model/list_rules.hpp"
#include "model/seeds.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::SelectionEntity;
using model::SelectionKind;

namespace {

std::string text_at(const Tables& tables, Field field, Row row) {
    const Cells& cells = tables.cells(field);
    return std::string(cells.pool.text(cells.handles[row]));
}

// What an item is called: its own name, or what the catalogue says in any language.
std::vector<std::string> names_of(const Tables& tables, Entity list, Row item, const CatalogueWords& words) {
    std::string own = text_at(tables, *model::name_field(list), item);
    if (!own.empty()) return {std::move(own)};
    const std::string key = text_at(tables, *model::catalogue_field(list), item);
    return words && !key.empty() ? words(key) : std::vector<std::string>();
}

// The field within whose values names are told apart.
std::optional<Field> name_scope(Entity list) {
    if (list == Entity::sale_stage) return Field::sale_stage_type;
    if (list == Entity::sale_reason) return Field::sale_reason_kind;
    return std::nullopt;
}

}  // namespace

bool is_administrator(const Tables& tables) {
    const Row user = current_user(tables);
    return user == no_row || tables.cells(Field::user_is_administrator).bytes[user] != 0;
}

bool is_kept_by_administrators(Entity entity) { return model::is_list(entity) || entity == Entity::automation; }

// ---- Names --------------------------------------------------------------------------------------------------------

static bool has_name(const Tables& tables, Entity list, Row item, std::string_view name, const CatalogueWords& words) {
    return std::ranges::any_of(names_of(tables, list, item, words),
                               [&](const std::string& own) { return model::is_same_name(own, name); });
}

bool is_name_taken(const Tables& tables, Entity list, std::string_view name, Row except, const CatalogueWords& words) {
    return std::ranges::any_of(items_in_order(tables, list, true),
                               [&](Row item) { return item != except && has_name(tables, list, item, name, words); });
}

void check_item_name(Candidate& item, const CatalogueWords& words) {
    const Entity entity = item.entity();
    const Field field = *model::name_field(entity);
    const std::string name = item.text_after(field);
    const std::string key = item.is_new() ? "" : item.text_after(*model::catalogue_field(entity));
    if (!model::has_item_name(name, key)) return item.refuse("required", field);
    const auto scope = name_scope(entity);
    const bool is_renamed = item.changes(field) || (scope && item.changes(*scope));
    if (!model::is_list(entity) || !is_renamed || name.empty()) return;
    for (const Row other : items_in_order(item.tables(), entity, true)) {
        const bool is_apart = scope && item.tables().value(*scope, other) != item.after(*scope);
        if (other == item.row() || is_apart || !has_name(item.tables(), entity, other, name, words)) continue;
        return item.refuse("name_exists", field);
    }
}

Row item_with_repeated_name(const Tables& tables, Entity list) {
    const auto scope = name_scope(list);
    std::set<std::pair<std::string, Value>> seen;
    for (const Row item : items_in_order(tables, list, true)) {
        const std::string name = core::lower(text_at(tables, *model::name_field(list), item));
        if (name.empty()) continue;
        if (!seen.emplace(name, scope ? tables.value(*scope, item) : Value()).second) return item;
    }
    return no_row;
}

// ---- Lists --------------------------------------------------------------------------------------------------------

void check_category(Candidate& category) {
    const Value* flag = category.given(Field::category_lead_status_enabled);
    if (!flag || *flag != Value(true)) return;
    const auto group = category.choice_after<model::CategoryGroup>(Field::category_group);
    if (!group || !model::may_enable_status(*group))
        category.refuse("flag_needs_potential_customer", Field::category_lead_status_enabled);
}

bool is_last_administrator(const Tables& tables, Row user) {
    const auto& rights = tables.cells(Field::user_is_administrator).bytes;
    if (!rights[user] || !tables.is_live(Entity::user, user)) return false;
    return std::ranges::count_if(items_in_order(tables, Entity::user, false),
                                 [&](Row row) { return rights[row] != 0; }) == 1;
}

void check_user(Candidate& user) {
    if (!user.changes(Field::user_is_administrator)) return;
    const Field field = Field::user_is_administrator;
    if (!is_administrator(user.tables())) return user.refuse("administrator_only", field);
    if (!user.is_new() && is_last_administrator(user.tables(), user.row())) user.refuse("last_administrator", field);
}

void check_automation(Candidate& automation) {
    if (!automation.flag_after(Field::automation_enabled)) return;
    const bool turns_on = automation.changes(Field::automation_enabled);
    const auto check = [&](Field field) {
        const Row target = automation.reference_after(field);
        if (target == no_row) return automation.refuse("required", field);
        // A rule that was broken by a deletion may stay on (R70), but is not switched on.
        if (turns_on && automation.tables().is_deleted(model::spec(field).target, target))
            automation.refuse("deleted_item", field);
    };
    check(Field::automation_category);
    if (automation.choice_after<model::Trigger>(Field::automation_trigger) == model::Trigger::lead_status)
        check(Field::automation_status);
}

// ---- What belongs to one person -----------------------------------------------------------------------------------

bool may_edit_owned(const Tables& tables, Entity entity, Row row) {
    if (entity != Entity::selection && entity != Entity::dashboard) return true;
    const Field owner = entity == Entity::selection ? Field::selection_owner : Field::dashboard_owner;
    return model::may_edit_owned(tables.id_of(Entity::user, tables.cells(owner).references[row]),
                                 tables.id_of(Entity::user, current_user(tables)), is_administrator(tables));
}

namespace {

void check_owner(Candidate& record) {
    if (!record.is_new() && !may_edit_owned(record.tables(), record.entity(), record.row()))
        record.refuse("owner_only");
}

// R156, R197: what only a group can see names the group.
void check_visibility(Candidate& record, Field visibility, Field group) {
    if (record.choice_after<model::Visibility>(visibility) == model::Visibility::group) record.require(group);
}

SelectionEntity entity_of(const Tables& tables, Row selection) {
    return static_cast<SelectionEntity>(tables.cells(Field::selection_entity).bytes[selection]);
}

// Whether `selection` is `part` or made of it, directly or through others.
bool is_made_of(const Tables& tables, Row selection, Row part) {
    std::vector<std::uint8_t> is_seen(tables.row_count(Entity::selection));
    std::vector<Row> open = {selection};
    while (!open.empty()) {
        const Row one = open.back();
        open.pop_back();
        if (one == part) return true;
        if (one == no_row || is_seen[one]) continue;
        is_seen[one] = 1;
        open.push_back(tables.cells(Field::selection_left).references[one]);
        open.push_back(tables.cells(Field::selection_right).references[one]);
    }
    return false;
}

// Also of one that is not combined yet: it may become so.
void check_part(Candidate& selection, Field field) {
    const Row part = selection.reference_after(field);
    if (part == no_row) return;
    const auto whole = selection.choice_after<SelectionEntity>(Field::selection_entity);
    if (whole && !model::accepts_part(*whole, entity_of(selection.tables(), part)))
        selection.refuse("selection_of_other_type", field);
    if (!selection.is_new() && is_made_of(selection.tables(), part, selection.row()))
        selection.refuse("selection_in_itself", field);
}

}  // namespace

void check_selection(Candidate& selection) {
    check_owner(selection);
    check_visibility(selection, Field::selection_visibility, Field::selection_group);
    const auto kind = selection.choice_after<SelectionKind>(Field::selection_kind).value_or(SelectionKind::fixed);
    check_part(selection, Field::selection_left);
    check_part(selection, Field::selection_right);
    if (kind == SelectionKind::combined) {
        for (const Field field : {Field::selection_left, Field::selection_right, Field::selection_operation})
            selection.require(field);
    }
    if (selection.is_new()) return;
    if (selection.changes(Field::selection_entity)) selection.refuse("cannot_change", Field::selection_entity);  // R152
    const auto present =
        static_cast<SelectionKind>(selection.tables().cells(Field::selection_kind).bytes[selection.row()]);
    if (!model::may_become(present, kind)) selection.refuse("cannot_change", Field::selection_kind);  // R153
}

void check_dashboard(Candidate& dashboard) {
    check_owner(dashboard);
    check_visibility(dashboard, Field::dashboard_visibility, Field::dashboard_group);
}

// One for each person, selection and entity.
void check_board_setting(Candidate& setting) {
    constexpr std::array key = {Field::board_setting_user, Field::board_setting_selection, Field::board_setting_entity};
    const Tables& tables = setting.tables();
    for (Row row = 0; row < tables.row_count(Entity::board_setting); ++row) {
        const auto is_same = [&](Field field) { return tables.value(field, row) == setting.after(field); };
        if (row != setting.row() && tables.is_present(Entity::board_setting, row) && std::ranges::all_of(key, is_same))
            return setting.refuse("already_exists");
    }
}

void check_favourite(Candidate& favourite) {
    constexpr std::array subjects = {Field::favourite_contact, Field::favourite_company, Field::favourite_sale,
                                     Field::favourite_selection, Field::favourite_dashboard};
    const auto has = [&](Field field) { return !favourite.is_empty_after(field); };
    if (std::ranges::count_if(subjects, has) != 1) return favourite.refuse("one_reference");
    const Tables& tables = favourite.tables();
    const Row present = current_user(tables);
    const Row user = favourite.given(Field::favourite_user) || !favourite.is_new()
                         ? favourite.reference_after(Field::favourite_user)
                         : present;
    for (Row row = 0; row < tables.row_count(Entity::favourite); ++row) {
        const bool is_mine = tables.is_present(Entity::favourite, row) && row != favourite.row() &&
                             tables.cells(Field::favourite_user).references[row] == user;
        const auto is_same = [&](Field field) { return tables.value(field, row) == favourite.after(field); };
        if (is_mine && std::ranges::all_of(subjects, is_same)) return favourite.refuse("already_exists");
    }
}

}  // namespace tratt::store
