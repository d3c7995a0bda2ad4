#include "ui/screens/board_options.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID base = make_id("board_options");
constexpr std::string_view settings_option = "settings";
constexpr std::array entities = {Entity::contact, Entity::company, Entity::sale};
constexpr float title_gap = 8, ring_room = 4, wide_head_from = 860;  // narrower, the menus are icons

std::string_view entity_words(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::place_companies);
        case Entity::sale: return i18n::text(Msg::place_sales);
        default: return i18n::text(Msg::place_contacts);
    }
}

void open_dialog(Context& context, bool opens) {
    Place place = context.place;
    place.set_option(settings_option, opens ? "1" : "");
    opens ? context.actions.navigate(place) : context.actions.replace(place);
}

// How the order reads, by what is sorted: "Longest first", "A to Z", "Oldest first".
std::string_view order_words(Field field, bool descending) {
    const model::FieldSpec& spec = model::spec(field);
    if (field == Field::contact_days_in_status || field == Field::sale_days_in_stage)
        return i18n::text(descending ? Msg::board_longest_first : Msg::board_shortest_first);
    if (spec.type == model::FieldType::date || spec.type == model::FieldType::instant)
        return i18n::text(descending ? Msg::board_newest_first : Msg::board_oldest_first);
    if (spec.type == model::FieldType::integer)
        return i18n::text(descending ? Msg::board_greatest_first : Msg::board_smallest_first);
    return i18n::text(descending ? Msg::board_z_to_a : Msg::board_a_to_z);
}

template <class Fields>
int index_of(const Fields& fields, Field field) {
    return static_cast<int>(std::ranges::find(fields, field) - fields.begin());
}

void columns_menu(Context& context, const BoardSetting& setting, Box& strip, bool is_wide) {
    const auto fields = board_groupings(setting.entity);
    std::vector<MenuItem> items;
    for (const Field field : fields)
        items.push_back({.label = field_label(field), .is_checked = field == setting.columns});
    const Button button{.label = i18n::text(Msg::board_columns),
                        .icon = is_wide ? Icon::none : Icon::columns,
                        .icon_after = is_wide ? Icon::chevron_down : Icon::none,
                        .kind = ButtonKind::ghost,
                        .icon_only = !is_wide,
                        .value = field_label(setting.columns)};
    const int taken = menu_button(make_id(base, "columns"), take_button_right(strip, button), button, items);
    if (taken == nothing_chosen) return;
    Place place = context.place;
    set_board_columns(place, fields[static_cast<std::size_t>(taken)]);
    change_board(context, place);
}

// The fields that can divide the board into rows; the first is none.
std::vector<std::optional<Field>> row_fields(const BoardSetting& setting) {
    std::vector<std::optional<Field>> fields{std::nullopt};
    for (const Field field : board_groupings(setting.entity)) {
        if (field != setting.columns) fields.emplace_back(field);
    }
    return fields;
}

std::string_view row_words(std::optional<Field> field) {
    return field ? field_label(*field) : i18n::text(Msg::board_no_rows);
}

void rows_menu(Context& context, const BoardSetting& setting, Box& strip, bool is_wide) {
    const auto fields = row_fields(setting);
    std::vector<MenuItem> items;
    for (const auto& field : fields) items.push_back({.label = row_words(field), .is_checked = field == setting.rows});
    const Button button{.label = i18n::text(Msg::board_rows_by),
                        .icon = is_wide ? Icon::none : Icon::rows,
                        .icon_after = is_wide ? Icon::chevron_down : Icon::none,
                        .kind = ButtonKind::ghost,
                        .icon_only = !is_wide,
                        .value = row_words(setting.rows)};
    const int taken = menu_button(make_id(base, "rows"), take_button_right(strip, button), button, items);
    if (taken == nothing_chosen) return;
    Place place = context.place;
    set_board_rows(place, fields[static_cast<std::size_t>(taken)]);
    change_board(context, place);
}

void change_sort(Context& context, model::SortKey sort) {
    Place place = context.place;
    set_board_sort(place, sort);
    change_board(context, place);
}

// R179: what is sorted by, and below it the two orders.
void sort_menu(Context& context, const BoardSetting& setting, Box& strip, bool is_wide) {
    const auto fields = board_sort_fields(setting.entity);
    std::vector<MenuItem> items;
    for (const Field field : fields)
        items.push_back({.label = field_label(field), .is_checked = field == setting.sort.field});
    for (const bool descending : {false, true}) {
        items.push_back({.label = order_words(setting.sort.field, descending),
                         .icon = descending ? Icon::down : Icon::up,
                         .is_checked = descending == setting.sort.descending,
                         .has_line_above = !descending});
    }
    const std::string_view label = field_label(setting.sort.field);
    const Button button{
        .label = is_wide ? label : i18n::text(Msg::board_sort),
        .icon = Icon::sort,
        .kind = ButtonKind::ghost,
        .icon_only = !is_wide,
        .tooltip = i18n::concat({label, ", ", order_words(setting.sort.field, setting.sort.descending)})};
    const int taken = menu_button(make_id(base, "sort"), take_button_right(strip, button), button, items);
    if (taken == nothing_chosen) return;
    const auto at = static_cast<std::size_t>(taken);
    if (at < fields.size()) change_sort(context, {fields[at], setting.sort.descending});
    else change_sort(context, {setting.sort.field, at > fields.size()});
}

// R187: the bar is hidden; the funnel says whether something is filtered, and brings it back.
void hidden_bar_button(Context& context, const BoardSetting& setting, Box& strip) {
    if (setting.shows_bar) return;
    const Button funnel{
        .label = setting.is_filtered() ? i18n::text(Msg::board_show_bar_filtered) : i18n::text(Msg::board_show_bar),
        .icon = Icon::funnel,
        .kind = ButtonKind::ghost,
        .icon_only = true,
        .icon_colour = setting.is_filtered() ? colours().accent_text : 0};
    if (!button(make_id(base, "funnel"), take_button_right(strip, funnel), funnel).clicked) return;
    Place place = context.place;
    place.set_option("bar", {});
    change_board(context, place);
}

}  // namespace

std::string_view board_name(const store::Database& database, const BoardSetting& setting) {
    if (setting.selection != store::no_row) return record_name(database, Entity::selection, setting.selection);
    return i18n::text(Msg::board_title);
}

// ---- Head -----------------------------------------------------------------------------------------------------------

void BoardOptions::draw_gear(Context& context, const Box& box) {
    const Button gear{
        .label = i18n::text(Msg::board_settings), .icon = Icon::gear, .kind = ButtonKind::ghost, .icon_only = true};
    if (button(make_id(base, "gear"), box, gear).clicked) open_dialog(context, true);
}

void BoardOptions::draw_more(Context& context, const BoardSetting& setting, const Box& box) {
    const Button dots{
        .label = i18n::text(Msg::more_actions), .icon = Icon::dots, .kind = ButtonKind::ghost, .icon_only = true};
    const bool has_own = has_own_setting(context.database, setting);
    std::vector<MenuItem> items;
    items.push_back(
        {.label = i18n::text(setting.shows_bar ? Msg::board_hide_bar : Msg::board_show_bar), .icon = Icon::funnel});
    if (setting.selection != store::no_row)
        items.push_back({.label = i18n::text(Msg::board_for_selection), .is_checked = has_own, .has_line_above = true});
    if (may_keep_for_everybody(context.database, setting))
        items.push_back({.label = i18n::text(Msg::board_for_everybody)});
    const int taken = menu_button(make_id(base, "more"), box, dots, items);
    if (taken == 1) return keep_for_selection(context, setting, !has_own);
    if (taken == 2) return keep_for_everybody(context, setting);
    if (taken != 0) return;
    Place place = context.place;
    place.set_option("bar", setting.shows_bar ? "no" : "");
    change_board(context, place);
}

void BoardOptions::draw_head(Context& context, const BoardSetting& setting, Box& strip) {
    const bool is_wide = strip.width >= wide_head_from;
    draw_more(context, setting, centred_vertically(take_right(strip, control_height(), 0), control_height()));
    draw_gear(context, centred_vertically(take_right(strip, control_height(), 0), control_height()));
    sort_menu(context, setting, strip, is_wide);
    rows_menu(context, setting, strip, is_wide);
    columns_menu(context, setting, strip, is_wide);
    hidden_bar_button(context, setting, strip);
}

void BoardOptions::draw_title(Context& context, const BoardSetting& setting, Box& strip) {
    const store::Database& database = context.database;
    const std::string_view name = board_name(database, setting);
    const TextStyle style = is_phone() ? section() : title();
    const Button chevron{.label = i18n::text(Msg::board_view_entity),
                         .icon = Icon::chevron_down,
                         .kind = ButtonKind::ghost,
                         .icon_only = true,
                         .tooltip = entity_words(setting.entity)};
    const float room = std::max(0.f, strip.width - control_height());
    heading(make_id(base, "title"), take_left(strip, std::min(room, text_width(name, style) + 1)), 1, name, style);
    std::vector<MenuItem> items;
    for (const Entity entity : entities) {
        const bool is_here = setting.selection == store::no_row && entity == setting.entity;
        items.push_back({.label = entity_words(entity), .is_checked = is_here});
    }
    const auto selections = visible_selections(database);
    for (std::size_t i = 0; i < selections.size(); ++i) {
        items.push_back({.label = record_name(database, Entity::selection, selections[i]),
                         .icon = Icon::selections,
                         .is_checked = selections[i] == setting.selection,
                         .has_line_above = i == 0});
    }
    const Box box = centred_vertically(take_left(strip, control_height(), title_gap), control_height());
    const int taken = menu_button(make_id(base, "entity"), box, chevron, items);
    if (taken == nothing_chosen) return;
    const auto at = static_cast<std::size_t>(taken);
    Place place{.page = Page::board};
    if (at < entities.size()) set_board_entity(place, entities[at]);
    else
        place.set_option("selection",
                         core::to_string(database.id_of(Entity::selection, selections[at - entities.size()])));
    if (at < entities.size()) remember_board_entity(context, entities[at]);
    context.actions.navigate(at < entities.size() ? kept_board(database, place).value_or(place) : place);
}

// ---- Dialog ---------------------------------------------------------------------------------------------------------

namespace {

// A select over choices of words; answers the one taken.
int option_select(std::string_view name, Msg label, Box& rest, const std::vector<Choice>& choices, int chosen) {
    const Select spec{.frame = {.label = i18n::text(label)}};
    const Box box = take_top(rest, field_height(spec.frame), size::space_4);
    return select(make_id(base, name), box, spec, choices, chosen);
}

bool option_tick(std::string_view name, std::string_view label, Box& rest, bool is_on) {
    const Box box = take_top(rest, control_height());
    return tick(make_id(make_id(base, "tick"), name), box, {.label = label}, is_on ? TickState::on : TickState::off);
}

std::vector<Choice> field_choices(std::span<const Field> fields) {
    std::vector<Choice> choices;
    for (const Field field : fields) choices.push_back({.label = field_label(field)});
    return choices;
}

}  // namespace

float BoardOptions::draw_fields(Context& context, const BoardSetting& setting, Box box) {
    const float top = box.y;
    Place place = context.place;
    bool is_changed = false;
    const auto take = [&](int taken, const auto& change) {
        if (taken == no_choice) return;
        change(static_cast<std::size_t>(taken));
        is_changed = true;
    };
    if (setting.selection == store::no_row) {
        std::vector<Choice> choices;
        for (const Entity entity : entities) choices.push_back({.label = entity_words(entity)});
        const auto now = std::ranges::find(entities, setting.entity) - entities.begin();
        take(option_select("view", Msg::board_view_entity, box, choices, static_cast<int>(now)), [&](std::size_t i) {
            set_board_entity(place, entities[i]);
            place.set_option(settings_option, "1");
        });
    }
    const auto groupings = board_groupings(setting.entity);
    take(option_select("group_by", Msg::board_group_by, box, field_choices(groupings),
                       index_of(groupings, setting.columns)),
         [&](std::size_t i) { set_board_columns(place, groupings[i]); });
    const auto rows = row_fields(setting);
    std::vector<Choice> row_choices;
    for (const auto& field : rows) row_choices.push_back({.label = row_words(field)});
    take(option_select("subgroup_by", Msg::board_subgroup_by, box, row_choices,
                       static_cast<int>(std::ranges::find(rows, setting.rows) - rows.begin())),
         [&](std::size_t i) { set_board_rows(place, rows[i]); });
    const auto sorts = board_sort_fields(setting.entity);
    take(option_select("sort_by", Msg::board_sort_by, box, field_choices(sorts), index_of(sorts, setting.sort.field)),
         [&](std::size_t i) { set_board_sort(place, {sorts[i], setting.sort.descending}); });
    take(option_select(
             "order", Msg::board_sort_order, box,
             {{.label = order_words(setting.sort.field, false)}, {.label = order_words(setting.sort.field, true)}},
             setting.sort.descending ? 1 : 0),
         [&](std::size_t i) { set_board_sort(place, {setting.sort.field, i == 1}); });
    if (setting.entity == Entity::sale) {
        take(option_select(
                 "sum", Msg::board_summarize_by, box,
                 {{.label = i18n::text(Msg::field_amount)}, {.label = field_label(Field::sale_weighted_amount)}},
                 setting.is_weighted ? 1 : 0),
             [&](std::size_t i) { place.set_option("sum", i == 1 ? "weighted" : ""); });
        take(option_select(
                 "days", Msg::board_show_days, box,
                 {{.label = i18n::text(Msg::board_days_registered)}, {.label = field_label(Field::sale_days_in_stage)}},
                 setting.counts_days_in_stage ? 1 : 0),
             [&](std::size_t i) { place.set_option("days", i == 1 ? "stage" : ""); });
    }
    if (is_changed) change_board(context, place);
    return box.y - top;
}

float BoardOptions::draw_ticks(Context& context, const BoardSetting& setting, Box box) {
    const float top = box.y;
    Place place = context.place;
    bool is_changed = false;
    if (setting.entity == Entity::sale &&
        option_tick("closed", i18n::text(Msg::board_hide_closed), box, setting.hides_closed)) {
        place.set_option("closed", setting.hides_closed ? "" : "no");
        is_changed = true;
    }
    const std::string_view filters = i18n::text(Msg::board_filter_bar);
    heading(make_id(base, "filters"), take_top(box, 24, size::space_1), 3, filters, strong());
    if (option_tick("bar", i18n::text(Msg::board_show_bar), box, setting.shows_bar)) {
        place.set_option("bar", setting.shows_bar ? "no" : "");
        is_changed = true;
    }
    for (const BoardFilter& filter : board_filters(setting.entity)) {
        const bool is_shown = is_filter_shown(context.place, setting.entity, filter);
        if (!option_tick(board_filter_key(filter), board_filter_label(filter), box, is_shown)) continue;
        show_board_filter(place, setting.entity, filter, !is_shown);
        is_changed = true;
    }
    if (is_changed) change_board(context, place);
    if (setting.selection != store::no_row) {
        take_top(box, size::space_2);
        const bool has_own = has_own_setting(context.database, setting);
        if (option_tick("own", i18n::text(Msg::board_for_selection), box, has_own))
            keep_for_selection(context, setting, !has_own);
    }
    return box.y - top;
}

void BoardOptions::draw_over(Context& context, const BoardSetting& setting) {
    if (context.place.option(settings_option).empty()) {
        before_.reset();
        return;
    }
    if (!before_) before_ = context.place;
    DialogView view = begin_dialog(
        make_id(base, "dialog"), {.title = i18n::text(Msg::board_settings), .width = 640, .body_height = body_height_});
    const bool is_narrow = is_phone();
    const Box seen = outset(view.body, ring_room);  // focus rings lie outside what they are around
    const ScrollArea area = begin_scroll_area(
        make_id(base, "body"), {.role = ax::Role::form, .name = i18n::text(Msg::board_settings), .box = seen},
        seen.width, body_height_ + 2 * ring_room);
    const Box body{area.origin_x + ring_room, area.origin_y + ring_room, view.body.width, 10'000};
    float height = 0;
    if (is_narrow) {
        height = draw_fields(context, setting, body);
        height += draw_ticks(context, setting, inset(body, 0, height, 0, 0));
    } else {
        height = std::max(draw_fields(context, setting, nth_column(body, 0, 2, size::space_6)),
                          draw_ticks(context, setting, nth_column(body, 1, 2, size::space_6)));
    }
    end_scroll_area();
    if (height != body_height_) request_frame_in(0);
    body_height_ = height;
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::board_done)});
    if (answer == DialogAnswer::action) open_dialog(context, false);
    if (answer != DialogAnswer::cancel) return;
    before_->set_option(settings_option, {});
    change_board(context, *before_);
}

}  // namespace tratt::ui
