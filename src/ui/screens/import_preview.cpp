#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/import_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::Field;
using model::PlannedRow;
using model::RowState;

constexpr float row_width = 56, state_width = 116, column_width = 150, what_width = 200, head_height = 68,
                match_width = 216, foot_height = 64;
constexpr float phone_table_width = 760;
constexpr int columns_before = 2;  // row, state

// ---- Which rows --------------------------------------------------------------------------------------------------

bool is_in(RowFilter filter, RowState state) {
    return filter == RowFilter::all || static_cast<int>(filter) - 1 == static_cast<int>(state);
}

void update_shown(const ImportView& import, ImportPreviewState& state) {
    if (state.shown_revision == import.revision && state.shown_filter == state.filter) return;
    state.shown.clear();
    for (std::size_t i = 0; i < import.plan.rows.size(); ++i) {
        if (is_in(state.filter, import.plan.rows[i].state)) state.shown.push_back(i);
    }
    state.shown_revision = import.revision;
    state.shown_filter = state.filter;
}

bool can_tick(const PlannedRow& row) { return row.state == RowState::added || row.state == RowState::changed; }

void set_ticked(model::ImportDecisions& decisions, std::size_t table_row, bool is_ticked) {
    auto& left_out = decisions.left_out;
    const auto place = std::ranges::lower_bound(left_out, table_row);
    const bool is_there = place != left_out.end() && *place == table_row;
    if (is_ticked && is_there) left_out.erase(place);
    if (!is_ticked && !is_there) left_out.insert(place, table_row);
}

// ---- Above the table -----------------------------------------------------------------------------------------------

struct StateLook {
    RowFilter filter;
    Msg chip, tag;
    Icon icon;
    Tone tone;
};
constexpr std::array looks{
    StateLook{RowFilter::all, Msg::import_state_all, Msg::import_state_all, Icon::none, Tone::neutral},
    StateLook{RowFilter::added, Msg::import_state_new, Msg::import_tag_new, Icon::plus, Tone::ok},
    StateLook{RowFilter::changed, Msg::import_state_changed, Msg::import_tag_changed, Icon::pencil, Tone::info},
    StateLook{RowFilter::unchanged, Msg::import_state_unchanged, Msg::import_tag_unchanged, Icon::minus, Tone::neutral},
    StateLook{RowFilter::skipped, Msg::import_state_skipped, Msg::import_tag_skipped, Icon::x, Tone::neutral},
    StateLook{RowFilter::faulty, Msg::import_state_faulty, Msg::import_tag_faulty, Icon::warning, Tone::danger},
};

std::int64_t count_of(const ImportView& import, RowFilter filter) {
    const model::ImportCounts& counts = import.plan.counts;
    switch (filter) {
        case RowFilter::all: return static_cast<std::int64_t>(import.plan.rows.size());
        case RowFilter::added: return counts.added;
        case RowFilter::changed: return counts.changed;
        case RowFilter::unchanged: return counts.unchanged;
        case RowFilter::skipped: return counts.skipped;
        case RowFilter::faulty: return counts.faulty;
    }
    return 0;
}

void draw_chips(const ImportView& import, Box strip, ImportPreviewState& state) {
    for (const StateLook& look : looks) {
        Chip chip_look;
        chip_look.label = text(look.chip);
        chip_look.count = i18n::number(count_of(import, look.filter));
        chip_look.icon = look.icon;
        chip_look.is_on = state.filter == look.filter;
        chip_look.is_danger = look.filter == RowFilter::faulty && import.plan.counts.faulty > 0;
        const Box box = take_left(strip, chip_width(chip_look), size::space_2);
        if (chip(make_id(make_id(import_id, "filter"), static_cast<int>(look.filter)), box, chip_look).clicked)
            state.filter = look.filter;
    }
}

float chips_width(const ImportView& import) {
    float width = 0;
    for (const StateLook& look : looks) {
        Chip chip_look;
        chip_look.label = text(look.chip);
        chip_look.count = i18n::number(count_of(import, look.filter));
        chip_look.icon = look.icon;
        width += chip_width(chip_look) + size::space_2;
    }
    return width;
}

void draw_match_select(Context& context, Box box) {
    const std::array choices{
        Choice{.label = text(Msg::import_match_replace), .description = text(Msg::import_match_replace_text)},
        Choice{.label = text(Msg::import_match_fill), .description = text(Msg::import_match_fill_text)},
        Choice{.label = text(Msg::import_match_skip), .description = text(Msg::import_match_skip_text)}};
    Select match;
    match.frame.label = text(Msg::import_for_a_match);
    match.frame.hides_label = true;
    const int taken = select(make_id(import_id, "match"), box, match, choices,
                             static_cast<int>(context.app->import.decisions.on_match));
    if (taken == no_choice) return;
    model::ImportDecisions decisions = context.app->import.decisions;
    decisions.on_match = static_cast<model::OnMatch>(taken);
    context.app->actions.decide(std::move(decisions));
}

// "Looks like a HubSpot export …; New becomes Open, Subscriber becomes Lead."
std::string_view recognised_words(const Context& context) {
    const ImportView& import = context.app->import;
    const Msg recognised = import.is_own_list      ? Msg::import_read_as_own
                           : import.sender.empty() ? Msg::import_own_list
                                                   : Msg::import_recognised;
    const std::string_view words =
        i18n::format(recognised, {{"sender", import.sender},
                                  {"what", text(import.is_companies ? Msg::import_companies : Msg::import_contacts)},
                                  {"matched", i18n::number(static_cast<std::int64_t>(import.matched_columns))},
                                  {"total", i18n::number(static_cast<std::int64_t>(import.headings.size()))}});
    const auto example = [&](const std::vector<model::ValueChoice>& choices, model::Entity entity) -> std::string_view {
        for (const model::ValueChoice& choice : choices) {
            const store::Row item = context.database.find(entity, choice.item);
            if (item == store::no_row) continue;
            return i18n::format(Msg::import_value_becomes,
                                {{"value", choice.value}, {"item", item_name(context.database, entity, item)}});
        }
        return {};
    };
    const std::string_view status = example(import.decisions.statuses, model::Entity::lead_status);
    const std::string_view stage = example(import.decisions.stages, model::Entity::category);
    if (stage.empty() && status.empty()) return words;
    return i18n::concat({words, " ", status.empty() ? stage : status, "."});
}

Notice recognised_notice(const Context& context) {
    const ImportView& import = context.app->import;
    Notice recognised;
    recognised.action = text(Msg::import_see_values);
    if (!import.plan.missing.empty()) {
        recognised.tone = Tone::danger;
        recognised.words = i18n::format(Msg::import_missing, {{"field", field_label(import.plan.missing.front())}});
        return recognised;
    }
    recognised.tone = Tone::ok;
    recognised.words = recognised_words(context);
    if (!import.sender.empty())
        recognised.doubt =
            i18n::format(import.is_own_list ? Msg::import_from_sender_after_all : Msg::import_not_from_sender,
                         {{"sender", import.sender}});
    return recognised;
}

// True: the visitor wants to see the values.
bool draw_recognised(Context& context, Box& top) {
    const Notice recognised = recognised_notice(context);
    const Box box = take_top(top, notice_height(top.width, recognised), size::space_3);
    const NoticePress pressed = notice(make_id(import_id, "recognised"), box, recognised);
    if (pressed == NoticePress::doubt) {
        if (context.app->import.is_own_list) context.app->actions.read_as_recognised();
        else context.app->actions.read_as_own_list();
    }
    return pressed == NoticePress::action;
}

// ---- Columns ---------------------------------------------------------------------------------------------------------

int importance(std::optional<Field> field) {
    constexpr std::array first{Field::contact_name,        Field::contact_first_name,      Field::contact_last_name,
                               Field::company_name,        Field::company_domain,          Field::contact_email,
                               Field::contact_lead_status, Field::contact_lifecycle_stage, Field::company_category};
    if (!field) return 1000;
    const auto found = std::ranges::find(first, *field);
    return found == first.end() ? 100 : static_cast<int>(found - first.begin());
}

// Columns of the file, the ones people look for first.
std::vector<std::size_t> column_order(const ImportView& import) {
    std::vector<std::size_t> order(import.headings.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {},
                             [&](std::size_t column) { return importance(import.decisions.columns[column]); });
    return order;
}

void draw_column_head(Context& context, const Box& box, std::size_t column) {
    const ImportView& import = context.app->import;
    std::vector<Choice> choices;
    choices.push_back({.label = text(Msg::import_do_not_use), .is_muted = true});
    int chosen = 0;
    for (std::size_t i = 0; i < import.fields.size(); ++i) {
        choices.push_back({.label = field_label(import.fields[i])});
        if (import.decisions.columns[column] == import.fields[i]) chosen = static_cast<int>(i) + 1;
    }
    Box rest = box;
    const Box name = take_top(rest, 16, size::space_1);
    bare_text(name, import.headings[column], caption());
    Select field;
    field.frame.label = i18n::format(Msg::import_column_becomes, {{"heading", import.headings[column]}});
    field.frame.hides_label = true;
    const int taken =
        select(make_id(make_id(import_id, "column"), static_cast<std::int64_t>(column)), rest, field, choices, chosen);
    if (taken == no_choice || taken == chosen) return;
    model::ImportDecisions decisions = import.decisions;
    decisions.columns[column] =
        taken == 0 ? std::optional<Field>{} : import.fields[static_cast<std::size_t>(taken - 1)];
    context.app->actions.decide(std::move(decisions));
}

// ---- Cells -------------------------------------------------------------------------------------------------------------

const StateLook& look_of(const PlannedRow& row) { return looks[static_cast<std::size_t>(row.state) + 1]; }

const model::FieldChange* change_of(const PlannedRow& row, std::optional<Field> field) {
    for (const model::FieldChange& change : row.changes) {
        if (field == change.field && change.is_applied) return &change;
    }
    return nullptr;
}

const model::RowRemark* remark_of(const PlannedRow& row, std::size_t column) {
    for (const model::RowRemark& remark : row.remarks) {
        if (remark.column == static_cast<std::int32_t>(column)) return &remark;
    }
    return nullptr;
}

void draw_status_cell(TableView& table, const Context& context, const PlannedRow& row, std::size_t column) {
    const model::RowRemark* remark = remark_of(row, column);
    const store::Row status = context.database.find(model::Entity::lead_status, row.lead_status);
    if (remark && remark->note == model::RowNote::status_not_active) {
        cell_text(table, text(Msg::import_not_set), muted());
    } else if (status != store::no_row) {
        cell_status(table, item_name(context.database, model::Entity::lead_status, status),
                    status_mark_of(context.database, status), can_tick(row));
    } else {
        cell_text(table, context.app->import.cell(row.table_row, column));
    }
}

void draw_value_cell(TableView& table, const Context& context, const PlannedRow& row, std::size_t column) {
    const ImportView& import = context.app->import;
    const std::optional<Field> field = import.decisions.columns[column];
    const std::string_view raw = import.cell(row.table_row, column);
    const model::RowRemark* remark = remark_of(row, column);
    TextStyle style;
    if (!field) style = muted();
    if (remark && model::is_fault(remark->note)) style.colour = colours().danger_text;
    if (const model::FieldChange* change = change_of(row, field); change && row.state == RowState::changed) {
        const std::string_view before = planned_value_words(context, change->field, change->before);
        cell_change(table, before.empty() ? text(Msg::value_empty) : before,
                    planned_value_words(context, change->field, change->after), !before.empty());
    } else if (field == Field::contact_lead_status && !is_faulty(row)) {
        draw_status_cell(table, context, row, column);
    } else if (raw.empty()) {
        cell_empty(table);
    } else {
        cell_text(table, raw, style);
    }
}

void draw_row(TableView& table, const Context& context, const PlannedRow& row, std::span<const std::size_t> columns) {
    Row frame;
    frame.name = i18n::format(Msg::import_row_named, {{"n", i18n::number(row.number())}});
    frame.is_muted = !row.goes_in() && !is_faulty(row);
    frame.is_ticked = row.goes_in();
    if (!can_tick(row))
        frame.tick_disabled_reason = text(is_faulty(row) ? Msg::import_row_cannot : Msg::import_row_nothing);
    begin_row(table, frame);
    cell_number(table, i18n::number(row.number()), colours().text_muted);
    const StateLook& look = look_of(row);
    const bool is_left_out = can_tick(row) && !row.is_ticked;
    Tag state;
    state.label = text(is_left_out ? Msg::import_tag_left_out : look.tag);
    state.tone = is_left_out ? Tone::neutral : look.tone;
    state.icon = is_left_out ? Icon::x : look.icon;
    cell_tag(table, state);
    for (const std::size_t column : columns) draw_value_cell(table, context, row, column);
    TextStyle style;
    if (is_faulty(row)) style.colour = colours().danger_text;
    cell_text(table, what_happens(context, row), style);
    end_row(table);
}

void take_ticks(Context& context, const ImportPreviewState& state, const TableEvents& events, TickState all) {
    const ImportView& import = context.app->import;
    if (events.ticked_row == no_row && !events.toggled_all) return;
    model::ImportDecisions decisions = import.decisions;
    const auto row_at = [&](int index) -> const PlannedRow& {
        return import.plan.rows[state.shown[static_cast<std::size_t>(index)]];
    };
    if (events.toggled_all) {
        for (const std::size_t index : state.shown) {
            const PlannedRow& row = import.plan.rows[index];
            if (can_tick(row)) set_ticked(decisions, row.table_row, all != TickState::on);
        }
    } else {
        const bool is_ticked = !row_at(events.ticked_row).is_ticked;
        const int from = events.ticked_from == no_row ? events.ticked_row : events.ticked_from;
        for (int i = std::min(from, events.ticked_row); i <= std::max(from, events.ticked_row); ++i) {
            if (can_tick(row_at(i))) set_ticked(decisions, row_at(i).table_row, is_ticked);
        }
    }
    context.app->actions.decide(std::move(decisions));
}

TickState ticks_of(const ImportView& import, const ImportPreviewState& state) {
    bool any_on = false, any_off = false;
    for (const std::size_t index : state.shown) {
        const PlannedRow& row = import.plan.rows[index];
        if (!can_tick(row)) continue;
        (row.is_ticked ? any_on : any_off) = true;
    }
    if (any_on) return any_off ? TickState::mixed : TickState::on;
    return TickState::off;
}

void draw_table(Context& context, const Box& box, ImportPreviewState& state, std::span<const std::size_t> columns) {
    const ImportView& import = context.app->import;
    std::vector<Column> heads;
    heads.push_back({.name = text(Msg::import_row), .width = row_width, .align = Align::right, .can_sort = false});
    heads.push_back({.name = text(Msg::import_state), .width = state_width, .can_sort = false});
    for (const std::size_t column : columns)
        heads.push_back({.name = import.headings[column], .width = column_width, .can_sort = false});
    heads.push_back({.name = text(Msg::import_what_happens), .min_width = what_width, .can_sort = false});
    const TickState all = ticks_of(import, state);
    TableView table = begin_table(make_id(import_id, "table"), box,
                                  {.name = text(Msg::import_table),
                                   .columns = heads,
                                   .row_count = static_cast<int>(state.shown.size()),
                                   .has_ticks = true,
                                   .all_ticked = all,
                                   .head_height = std::max(head_height, control_height() + 36),
                                   .has_own_heads = true,
                                   .empty = text(Msg::import_no_rows)});
    for (int i = 0; i < static_cast<int>(heads.size()); ++i) {
        const Box head = begin_head(table, i);
        const int column = i - columns_before;
        if (column >= 0 && column < static_cast<int>(columns.size())) {
            const float height = 16 + size::space_1 + control_height();
            draw_column_head(context, centred_vertically(head, height), columns[static_cast<std::size_t>(column)]);
        } else {
            TextStyle style = caption();
            style.align = heads[static_cast<std::size_t>(i)].align;
            bare_text(head, heads[static_cast<std::size_t>(i)].name, style);
        }
        end_head(table);
    }
    for (int row; (row = table.next_row()) != no_row;) {
        draw_row(table, context, import.plan.rows[state.shown[static_cast<std::size_t>(row)]], columns);
    }
    take_ticks(context, state, end_table(table), all);
}

// Which columns of the file are in sight, with the way to the others.
void draw_column_pager(Box strip, ImportPreviewState& state, int shown, int total) {
    Button later{.label = text(Msg::import_columns_after),
                 .icon = Icon::chevron_right,
                 .kind = ButtonKind::ghost,
                 .icon_only = true};
    Button earlier{.label = text(Msg::import_columns_before),
                   .icon = Icon::chevron_left,
                   .kind = ButtonKind::ghost,
                   .icon_only = true};
    if (state.first_column + shown >= total) later.disabled_reason = later.label;
    if (state.first_column == 0) earlier.disabled_reason = earlier.label;
    if (button(make_id(import_id, "later columns"), take_button_right(strip, later, 0), later).clicked) {
        state.first_column = std::min(state.first_column + shown, total - shown);
    }
    if (button(make_id(import_id, "earlier columns"), take_button_right(strip, earlier), earlier).clicked) {
        state.first_column = std::max(0, state.first_column - shown);
    }
    TextStyle style = caption();
    style.align = Align::right;
    ui::text(
        make_id(import_id, "columns shown"), strip,
        i18n::format(Msg::import_columns_shown, {{"first", i18n::number(state.first_column + 1)},
                                                 {"last", i18n::number(std::min(total, state.first_column + shown))},
                                                 {"total", i18n::number(total)}}),
        style);
}

// ---- Below the table ---------------------------------------------------------------------------------------------------

std::string_view summary_words(const ImportView& import) {
    const model::ImportCounts& counts = import.plan.counts;
    std::string_view words;
    const auto add = [&](Plural plural, std::int64_t n, bool is_always = false) {
        if (n == 0 && !is_always) return;
        const std::string_view part = i18n::count(plural, n);
        words = words.empty() ? part : i18n::concat({words, ", ", part});
    };
    add(Plural::import_n_new, counts.added, true);
    add(Plural::import_n_changed, counts.changed, true);
    add(Plural::import_n_new_companies, counts.companies_added);
    add(Plural::import_n_recategorised, counts.companies_recategorised);
    add(Plural::import_n_joined, import.is_companies ? 0 : counts.joined);
    add(Plural::import_n_alone, import.is_companies ? 0 : counts.alone);
    add(Plural::import_n_statuses_skipped, counts.statuses_skipped);
    add(Plural::import_n_left_out, counts.left_out);
    return words;
}

std::int64_t rows_going_in(const ImportView& import) {
    return static_cast<std::int64_t>(
        std::ranges::count_if(import.plan.rows, [](const PlannedRow& row) { return row.goes_in(); }));
}

std::string_view foot_words(const ImportView& import) {
    return i18n::concat({summary_words(import), " · ", text(Msg::import_undo_hint)});
}

// On a phone the summary stands above the buttons, whole.
float foot_size(const ImportView& import, float width) {
    const float buttons = std::max(foot_height, control_height() + size::space_5);
    const float words = paragraph_height(width - 2 * size::space_4, foot_words(import), secondary());
    return is_phone() ? size::space_3 + words + buttons : buttons;
}

void draw_foot(Context& context, Box foot) {
    const ImportView& import = context.app->import;
    hairline_above(foot, colours().line);
    foot = inset(foot, is_phone() ? size::space_4 : size::page_margin, 0);
    if (is_phone()) {
        take_top(foot, size::space_3);
        const float height = paragraph_height(foot.width, foot_words(import), secondary());
        paragraph(make_id(import_id, "summary"), take_top(foot, height), foot_words(import), secondary());
    }
    Button action{.label = i18n::count(Plural::import_action, rows_going_in(import)), .kind = ButtonKind::primary};
    if (!import.plan.does_something()) action.disabled_reason = text(Msg::import_nothing_to_do);
    if (context.save_state == SaveState::read_only) action.disabled_reason = text(Msg::import_read_only);
    if (button(make_id(import_id, "import"), take_button_right(foot, action), action).clicked)
        context.app->actions.run_import();
    const Button back{.label = text(Msg::import_another_file)};
    if (button(make_id(import_id, "another"), take_button_right(foot, back), back).clicked)
        context.app->actions.leave_import();
    if (is_phone()) return;
    const Button faulty{.label = text(Msg::import_download_faulty), .icon = Icon::download, .kind = ButtonKind::ghost};
    if (import.plan.counts.faulty > 0 &&
        button(make_id(import_id, "faulty rows"), take_button_right(foot, faulty), faulty).clicked) {
        context.app->actions.download_faulty_rows();
    }
    const std::string_view words = foot_words(import);
    const float height = std::min(40.f, paragraph_height(foot.width, words));
    paragraph(make_id(import_id, "summary"), centred_vertically(foot, height), words);
}

}  // namespace

bool draw_import_preview(Context& context, Box area, ImportPreviewState& state) {
    const ImportView& import = context.app->import;
    update_shown(import, state);
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    const Box foot = take_bottom(area, foot_size(import, area.width));
    Box top = inset(area, margin, 0);

    const bool wants_values = draw_recognised(context, top);
    Box strip = take_top(top, control_height(), size::space_3);
    const float chips = chips_width(import);
    if (is_phone()) {
        ax::Node node{.role = ax::Role::group, .name = text(Msg::import_state), .box = strip};
        const ScrollArea scroll = begin_scroll_area(make_id(import_id, "chips"), node, chips, strip.height);
        draw_chips(import, {scroll.origin_x, scroll.origin_y, chips, strip.height}, state);
        end_scroll_area();
        strip = take_top(top, control_height(), size::space_3);
    } else {
        draw_chips(import, take_left(strip, chips), state);
    }
    if (is_phone() || strip.width >= match_width) {
        draw_match_select(context, take_right(strip, std::min(match_width, strip.width), size::space_2));
        TextStyle style = caption();
        style.align = Align::right;
        if (strip.width > 60) ui::text(make_id(import_id, "match label"), strip, text(Msg::import_for_a_match), style);
    }

    Box table = {area.x, top.y, area.width, foot.y - top.y};
    hairline_above(table, colours().line);
    const std::vector<std::size_t> order = column_order(import);
    const int total = static_cast<int>(order.size());
    const float table_width = is_phone() ? phone_table_width : table.width;
    const float for_columns = table_width - 44 - row_width - state_width - what_width;
    const int shown = std::clamp(static_cast<int>(for_columns / column_width), 1, std::max(1, total));
    state.first_column = std::clamp(state.first_column, 0, std::max(0, total - shown));
    const std::span<const std::size_t> columns = std::span(order).subspan(
        static_cast<std::size_t>(state.first_column), static_cast<std::size_t>(std::min(shown, total)));
    if (total > shown) {
        Box pager = take_bottom(table, control_height() + size::space_2);
        hairline_above(pager, colours().line);
        draw_column_pager(inset(pager, margin, 0), state, shown, total);
    }
    if (is_phone()) {
        ax::Node node{.role = ax::Role::region, .name = text(Msg::import_table), .box = table};
        const ScrollArea scroll =
            begin_scroll_area(make_id(import_id, "sideways"), node, phone_table_width, table.height);
        draw_table(context, {scroll.origin_x, scroll.origin_y, phone_table_width, table.height}, state, columns);
        end_scroll_area();
    } else {
        draw_table(context, table, state, columns);
    }
    draw_foot(context, foot);
    return wants_values;
}

}  // namespace tratt::ui
