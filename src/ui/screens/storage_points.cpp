// Restore points: what there is to go back to.
#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr float head_height = 24, when_width = 164, since_width = 124, empty_height = 96, inner = 16;

std::string_view note_words(const Context& context) {
    return text(context.app->storage.is_history_whole ? Msg::storage_points_text : Msg::storage_points_not_whole);
}

float note_height(const Context& context, float width) {
    return paragraph_height(width, note_words(context), caption());
}

float table_height(const Context& context) {
    const auto rows = static_cast<float>(context.app->storage.points.size());
    return size::head_row + (rows > 0 ? rows * row_height() : empty_height) + 2;
}

Button row_button(const Context& context, Msg label) {
    Button button{.label = text(label), .size = ButtonSize::small};
    if (context.save_state == SaveState::read_only) button.disabled_reason = text(Msg::storage_back_read_only);
    return button;
}

// How much came since; on the row that the pointer or the keyboard is on, its buttons lie over that and what is beside it.
void draw_last_cell(Context& context, TableView& table, const PointLine& point, ImGuiID id) {
    Box cell = begin_cell(table);
    if (is_row_hovered(table) || is_row_current(table)) {
        const Button compare = row_button(context, Msg::storage_compare),
                     restore = row_button(context, Msg::storage_restore);
        const float width = button_width(compare) + size::space_1 + button_width(restore);
        cell = {right_of(cell) - width, cell.y, width, cell.height};
        fill(inset(outset(cell, size::space_2), 0, size::space_2 + 1, 0, size::space_2 + 1),
             is_row_hovered(table) ? colours().bg_hover : colours().bg_surface);
        if (button(make_id(id, "compare"), take_button_left(cell, compare, size::space_1), compare).clicked)
            context.app->storage_actions.open_point(point.sequence);
        if (button(make_id(id, "restore"), take_button_left(cell, restore), restore).clicked)
            context.app->storage_actions.restore_point(point.sequence);
    } else {
        TextStyle style = number();
        style.colour = colours().text_muted;
        ui::text(make_id(id, "since"), cell, i18n::number(point.changes_since), style);
    }
    end_cell(table);
}

void draw_table(Context& context, const Box& box) {
    const std::vector<PointLine>& points = context.app->storage.points;
    const std::array heads{
        Column{.name = text(Msg::storage_point_when), .width = is_phone() ? 136 : when_width, .can_sort = false},
        Column{.name = text(Msg::storage_point_what), .can_sort = false},
        Column{.name = text(Msg::storage_point_since), .width = since_width, .align = Align::right, .can_sort = false}};
    const auto columns = std::span(heads).first(is_phone() ? 2 : 3);
    TableView table = begin_table(make_id(storage_id, "points"), box,
                                  {.name = text(Msg::storage_points),
                                   .columns = columns,
                                   .row_count = static_cast<int>(points.size()),
                                   .first_inset = inner,
                                   .empty = text(Msg::storage_points_none)});
    for (int i; (i = table.next_row()) != no_row;) {
        const PointLine& point = points[static_cast<std::size_t>(i)];
        const std::string_view when = point_when_words(context, point), what = point_what_words(context, point);
        begin_row(table, {.name = i18n::concat({when, ", ", what})});
        cell_text(table, when, {.tabular = true});
        cell_text(table, what, secondary());
        if (!is_phone()) draw_last_cell(context, table, point, make_id(make_id(storage_id, "point"), point.sequence));
        end_row(table);
    }
    const TableEvents events = end_table(table);
    if (events.opened_row != no_row)
        context.app->storage_actions.open_point(points[static_cast<std::size_t>(events.opened_row)].sequence);
}

}  // namespace

std::string_view point_when_words(const Context& context, const PointLine& point) {
    const core::TimeZone& zone = context.environment.time_zone;
    const core::Date day = core::day_of(point.at, zone), today = core::day_of(context.environment.now, zone);
    const std::string_view time = i18n::time_of_day(point.at, zone);
    if (day == today) return i18n::format(Msg::storage_today_at, {{"time", time}});
    return i18n::format(Msg::storage_day_at, {{"day", i18n::date_with_weekday(day, today)}, {"time", time}});
}

std::string_view point_what_words(const Context& context, const PointLine& point) {
    if (point.is_before_step)
        return i18n::format(point.is_undo ? Msg::storage_point_before_undo : Msg::storage_point_before,
                            {{"step", i18n::words_of(point.name_key, point.name_params)}});
    const core::TimeZone& zone = context.environment.time_zone;
    const bool is_today = core::day_of(point.at, zone) == core::day_of(context.environment.now, zone);
    return text(is_today ? Msg::storage_point_first_today : Msg::storage_point_daily);
}

float points_height(const Context& context, float width) {
    const bool has_own_line = is_phone() || !context.app->storage.is_history_whole;
    return head_height + (has_own_line ? note_height(context, width) : 0) + size::space_2 + table_height(context);
}

void draw_points(Context& context, Box box) {
    Box head = take_top(box, head_height);
    heading(make_id(storage_id, "points title"), take_left(head, text_width(text(Msg::storage_points), strong())), 2,
            text(Msg::storage_points), strong());
    TextStyle note = caption();
    if (is_phone() || !context.app->storage.is_history_whole) {
        head = take_top(box, note_height(context, box.width));
        paragraph(make_id(storage_id, "points note"), head, note_words(context), note);
    } else {
        note.align = Align::right;
        ui::text(make_id(storage_id, "points note"), head, note_words(context), note);
    }
    take_top(box, size::space_2);
    const Box frame = take_top(box, table_height(context));
    outline(frame, colours().line, radius::tile);
    draw_table(context, inset(frame, 1));
}

}  // namespace tratt::ui
