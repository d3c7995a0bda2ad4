#include "ui/screens/board_setting.hpp"

#include <algorithm>
#include <array>

#include "codec/json_query.hpp"
#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/find_place.hpp"
#include "ui/preferences.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;
using store::Row;

constexpr std::array contact_groupings = {Field::contact_lead_status, Field::contact_category, Field::contact_owner};
constexpr std::array company_groupings = {Field::company_category, Field::company_owner};
constexpr std::array sale_groupings = {Field::sale_stage, Field::sale_type, Field::sale_owner};

constexpr std::string_view entity_option = "entity", columns_option = "group", rows_option = "rows",
                           sort_option = "sort", title_option = "q", sum_option = "sum", days_option = "days",
                           closed_option = "closed", bar_option = "bar", shown_option = "shown",
                           selection_option = "selection", owner_group_option = "owner_group";
constexpr std::string_view weighted_word = "weighted", stage_word = "stage", no_word = "no";
// What an address can say without saying how the board is set.
constexpr std::array passing_options = {std::string_view("preview"), std::string_view("why"),
                                        std::string_view("settings"), find_query_option, title_option};

Entity entity_of_option(std::string_view key) {
    const auto entity = model::find_entity(key);
    const bool has_board = entity == Entity::company || entity == Entity::sale;
    return has_board ? *entity : Entity::contact;
}

model::SortKey default_sort(Entity entity) {
    switch (entity) {
        case Entity::company: return {Field::company_name, false};
        case Entity::sale: return {Field::sale_sale_date, false};
        default: return {Field::contact_days_in_status, true};
    }
}

std::optional<Field> grouping_of(Entity entity, std::string_view key) {
    const auto field = model::find_field(entity, key);
    const auto known = board_groupings(entity);
    return field && std::ranges::find(known, *field) != known.end() ? field : std::nullopt;
}

model::SortKey sort_of(Entity entity, std::string_view words) {
    const bool descending = words.starts_with('-');
    if (descending) words.remove_prefix(1);
    const auto field = model::find_field(entity, words);
    const auto known = board_sort_fields(entity);
    const bool is_known = field && std::ranges::find(known, *field) != known.end();
    return is_known ? model::SortKey{*field, descending} : default_sort(entity);
}

Row selection_of(const store::Database& database, const Place& place) {
    const auto id = core::parse_uuid(place.option(selection_option));
    const Row row = id ? database.find(Entity::selection, *id) : store::no_row;
    return row != store::no_row && database.is_live(Entity::selection, row) ? row : store::no_row;
}

// A selection of sales has only its own board; one of contacts or companies also that of the other (R163).
Entity entity_of_place(const store::Database& database, const Place& place, Row selection) {
    const std::string_view wanted = place.option(entity_option);
    if (selection == store::no_row) return entity_of_option(wanted);
    const auto of = static_cast<model::SelectionEntity>(database.number(Field::selection_entity, selection));
    if (of == model::SelectionEntity::sale) return Entity::sale;
    const Entity own = of == model::SelectionEntity::company ? Entity::company : Entity::contact;
    const Entity chosen = entity_of_option(wanted);
    return wanted.empty() || chosen == Entity::sale ? own : chosen;
}

Field owner_field(Entity entity) { return *model::find_field(entity, "owner"); }

// R186: the group is the users'; a record has it through its owner.
void add_owner_group(const store::Database& database, const Place& place, BoardSetting& setting) {
    const auto id = core::parse_uuid(place.option(owner_group_option));
    if (!id) return;
    model::Criterion criterion{owner_field(setting.entity), model::Operator::is_one_of, {}};
    for (const Row user : database.list(Entity::user, true)) {
        if (database.value(Field::user_group, user) == model::Value(*id))
            criterion.values.emplace_back(database.id_of(Entity::user, user));
    }
    // A group without users owns nothing.
    if (criterion.values.empty()) criterion.values.emplace_back(*id);
    setting.filters.push_back(std::move(criterion));
}

// Days that are over, or that there are none: more than other addresses ask for.
void add_day_filters(const Place& place, BoardSetting& setting) {
    for (const auto& [key, words] : place.options) {
        const auto field = model::find_field(setting.entity, key);
        if (!field || model::spec(*field).type != model::FieldType::date) continue;
        if (words == overdue_word) setting.filters.push_back({*field, model::Operator::before_today, {}});
        if (words == "none") setting.filters.push_back({*field, model::Operator::has_no_value, {}});
    }
}

bool is_setting(std::string_view option) {
    return option != selection_option && std::ranges::find(passing_options, option) == passing_options.end();
}

std::vector<std::string> default_filters(Entity entity) {
    if (entity == Entity::sale) return {"owner", "type", "created_at", "sale_date"};
    return {"owner", "created_at", "next_follow_up", "category", "country"};
}

std::vector<std::string> shown_filters(const Place& place, Entity entity) {
    std::string_view words = place.option(shown_option);
    if (words.empty()) return default_filters(entity);
    std::vector<std::string> keys;
    while (!words.empty()) keys.emplace_back(core::take_until(words, ','));
    return keys;
}

std::vector<Field> fields_of(Entity entity, std::initializer_list<std::string_view> keys) {
    std::vector<Field> fields;
    for (const std::string_view key : keys) {
        if (const auto field = model::find_field(entity, key)) fields.push_back(*field);
    }
    return fields;
}

// ---- Kept -----------------------------------------------------------------------------------------------------------

// Of the user, for the entity, or for one selection.
std::string preference_key(const store::Database& database, Entity entity, Row selection) {
    std::string key = "board_" + std::string(model::entity_key(entity));
    if (selection != store::no_row) key += '_' + core::to_string(database.id_of(Entity::selection, selection));
    return key;
}
constexpr std::string_view last_entity_key = "board_entity";

// The settings of the place as the part of an address after "?".
std::string as_text(const Place& place) {
    Place settings{.page = Page::board};
    for (const auto& [key, value] : place.options) {
        if (is_setting(key)) settings.set_option(key, value);
    }
    const std::string whole = address(settings);
    const std::size_t sign = whole.find('?');
    return sign == std::string::npos ? std::string{} : whole.substr(sign + 1);
}

std::int64_t choice_of(Entity entity) {
    switch (entity) {
        case Entity::company: return model::as_number(model::SelectionEntity::company);
        case Entity::sale: return model::as_number(model::SelectionEntity::sale);
        default: return model::as_number(model::SelectionEntity::contact);
    }
}

// What the owner of a selection keeps for everybody (D9).
Row kept_for_everybody(const store::Database& database, Row selection, Entity entity) {
    for (Row row = 0; row < database.row_count(Entity::board_setting); ++row) {
        const bool is_it = database.is_live(Entity::board_setting, row) &&
                           database.reference(Field::board_setting_user, row) == store::no_row &&
                           database.reference(Field::board_setting_selection, row) == selection &&
                           database.number(Field::board_setting_entity, row) == choice_of(entity);
        if (is_it) return row;
    }
    return store::no_row;
}

std::string_view kept_text(const store::Database& database, const BoardSetting& setting) {
    if (setting.selection != store::no_row) {
        const auto own = preference(database, preference_key(database, setting.entity, setting.selection));
        if (!own.empty()) return own;
        const Row row = kept_for_everybody(database, setting.selection, setting.entity);
        if (row != store::no_row) return database.text(Field::board_setting_value, row);
    }
    return preference(database, preference_key(database, setting.entity, store::no_row));
}

}  // namespace

BoardSetting board_setting(const store::Database& database, const Place& place) {
    BoardSetting setting{.selection = selection_of(database, place)};
    setting.entity = entity_of_place(database, place, setting.selection);
    setting.columns =
        grouping_of(setting.entity, place.option(columns_option)).value_or(board_groupings(setting.entity).front());
    setting.rows = grouping_of(setting.entity, place.option(rows_option));
    if (setting.rows == setting.columns) setting.rows.reset();
    setting.sort = sort_of(setting.entity, place.option(sort_option));
    setting.title = place.option(title_option);
    if (const std::string_view asked = place.option(find_query_option); !asked.empty()) {
        auto query = codec::query_from_link(asked, &database);
        if (query && query->entity == setting.entity)
            setting.found = {.kind = model::Members::Kind::found, .query = {std::move(*query)}};
    }
    setting.filters = filters_of(place, setting.entity);
    add_owner_group(database, place, setting);
    add_day_filters(place, setting);
    setting.is_weighted = place.option(sum_option) == weighted_word;
    setting.counts_days_in_stage = place.option(days_option) == stage_word;
    setting.hides_closed = place.option(closed_option) == no_word;
    setting.shows_bar = place.option(bar_option) != no_word;
    return setting;
}

std::span<const Field> board_groupings(Entity entity) {
    switch (entity) {
        case Entity::company: return company_groupings;
        case Entity::sale: return sale_groupings;
        default: return contact_groupings;
    }
}

std::vector<Field> board_sort_fields(Entity entity) {
    switch (entity) {
        case Entity::company:
            return fields_of(entity, {"name", "created_at", "next_follow_up", "contact_count", "country"});
        case Entity::sale:
            return fields_of(entity, {"title", "sale_date", "base_amount", "base_weighted_amount", "created_at",
                                      "days_in_stage", "next_follow_up", "company"});
        default:
            return fields_of(entity, {"days_in_status", "name", "created_at", "next_follow_up", "company", "country"});
    }
}

std::vector<BoardFilter> board_filters(Entity entity) {
    std::vector<Field> fields;
    switch (entity) {
        case Entity::company:
            fields = fields_of(entity, {"owner", "created_at", "next_follow_up", "category", "country"});
            break;
        case Entity::sale:
            fields = fields_of(entity, {"owner", "type", "created_at", "sale_date", "next_follow_up"});
            break;
        default:
            fields = fields_of(entity, {"owner", "created_at", "next_follow_up", "category", "country", "lead_status"});
    }
    std::vector<BoardFilter> filters(fields.begin(), fields.end());
    if (entity == Entity::contact) filters.insert(filters.end() - 1, std::nullopt);
    return filters;
}

std::string_view board_filter_key(BoardFilter filter) { return filter ? model::spec(*filter).key : owner_group_option; }

std::string_view board_filter_label(BoardFilter filter) {
    return filter ? field_label(*filter) : i18n::text(i18n::Msg::board_owner_group);
}

bool is_filter_shown(const Place& place, Entity entity, BoardFilter filter) {
    const auto shown = shown_filters(place, entity);
    return std::ranges::find(shown, board_filter_key(filter)) != shown.end();
}

void set_board_entity(Place& place, Entity entity) {
    Place other{.page = Page::board};
    other.set_option(selection_option, place.option(selection_option));
    other.set_option(entity_option, model::entity_key(entity));
    place = other;
}

void set_board_columns(Place& place, Field field) {
    const Entity entity = model::spec(field).entity;
    const std::string_view before = place.option(columns_option), key = model::spec(field).key;
    const std::string kept =
        before.empty() ? std::string(model::spec(board_groupings(entity).front()).key) : std::string(before);
    // What were the columns become the rows, where the rows become the columns.
    if (place.option(rows_option) == key) place.set_option(rows_option, kept);
    place.set_option(columns_option, field == board_groupings(entity).front() ? std::string_view{} : key);
}

void set_board_rows(Place& place, std::optional<Field> field) {
    place.set_option(rows_option, field ? model::spec(*field).key : std::string_view{});
}

void set_board_sort(Place& place, model::SortKey sort) {
    const model::FieldSpec& spec = model::spec(sort.field);
    const std::string words = (sort.descending ? "-" : "") + std::string(spec.key);
    place.set_option(sort_option, sort == default_sort(spec.entity) ? std::string_view{} : std::string_view(words));
}

void show_board_filter(Place& place, Entity entity, BoardFilter filter, bool is_shown) {
    std::string shown;
    for (const BoardFilter& one : board_filters(entity)) {
        if (one == filter ? !is_shown : !is_filter_shown(place, entity, one)) continue;
        if (!shown.empty()) shown += ',';
        shown += board_filter_key(one);
    }
    if (!is_shown) place.set_option(board_filter_key(filter), {});  // what does not show does not filter
    place.set_option(shown_option, shown.empty() ? no_word : std::string_view(shown));
}

void clear_board_filters(Place& place, Entity entity) {
    clear_filters(place, entity);
    place.set_option(owner_group_option, {});
    place.set_option(title_option, {});
}

void remember_board_entity(Context& context, Entity entity) {
    keep_preference(context, last_entity_key, model::entity_key(entity));
}

void change_board(Context& context, Place place) {
    const store::Database& database = context.database;
    const BoardSetting setting = board_setting(database, place);
    // From now on the address says how the board is set, even where that is the default.
    place.set_option(entity_option, model::entity_key(setting.entity));
    context.actions.replace(place);
    const Row selection = has_own_setting(database, setting) ? setting.selection : store::no_row;
    keep_preference(context, preference_key(database, setting.entity, selection), as_text(place));
    if (setting.selection == store::no_row) remember_board_entity(context, setting.entity);
}

std::optional<Place> kept_board(const store::Database& database, const Place& place) {
    if (std::ranges::any_of(place.options, [](const auto& option) { return is_setting(option.first); }))
        return std::nullopt;
    Place asked = place;
    BoardSetting setting = board_setting(database, place);
    if (setting.selection == store::no_row) {
        asked.set_option(entity_option, preference(database, last_entity_key));
        setting = board_setting(database, asked);
    }
    const Place kept = parse_address("#/board?" + std::string(kept_text(database, setting)));
    if (kept.options.empty()) return std::nullopt;
    Place out = place;
    for (const auto& [key, value] : kept.options) out.set_option(key, value);
    return out;
}

bool has_own_setting(const store::Database& database, const BoardSetting& setting) {
    return setting.selection != store::no_row &&
           !preference(database, preference_key(database, setting.entity, setting.selection)).empty();
}

void keep_for_selection(Context& context, const BoardSetting& setting, bool keeps) {
    if (setting.selection == store::no_row) return;
    const std::string key = preference_key(context.database, setting.entity, setting.selection);
    if (!keeps) return keep_preference(context, key, {});
    Place place = context.place;
    place.set_option(entity_option, model::entity_key(setting.entity));
    context.actions.replace(place);
    keep_preference(context, key, as_text(place));
}

bool may_keep_for_everybody(const store::Database& database, const BoardSetting& setting) {
    return setting.selection != store::no_row &&
           database.reference(Field::selection_owner, setting.selection) == database.current_user();
}

void keep_for_everybody(Context& context, const BoardSetting& setting) {
    const store::Database& database = context.database;
    Place place = context.place;
    place.set_option(entity_option, model::entity_key(setting.entity));
    context.actions.replace(place);
    const Row row = kept_for_everybody(database, setting.selection, setting.entity);
    if (row != store::no_row) {
        context.actions.run(
            {.id = {},
             .action = model::UpdateRecords{.entity = Entity::board_setting,
                                            .ids = {database.id_of(Entity::board_setting, row)},
                                            .changes = {{Field::board_setting_value, as_text(place)}}}});
        return;
    }
    model::CreateRecord create{.entity = Entity::board_setting};
    create.values = {{Field::board_setting_selection, database.id_of(Entity::selection, setting.selection)},
                     {Field::board_setting_entity, choice_of(setting.entity)},
                     {Field::board_setting_value, as_text(place)}};
    context.actions.run({.id = {}, .action = std::move(create)});
}

}  // namespace tratt::ui
