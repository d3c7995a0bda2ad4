#include "ui/widgets/board.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/board_state.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace board_parts {
namespace {

using i18n::Msg;

constexpr float head_padding = 12, mark_size = 16, group_height = 36;

std::unordered_map<ImGuiID, State>& states() {
    static std::unordered_map<ImGuiID, State> all;
    return all;
}

// ---- Heads ----------------------------------------------------------------------------------------------------------

void draw_head_mark(const Mark& mark, Box& head) {
    if (mark.kind == MarkKind::none) return;
    const float width = mark.kind == MarkKind::status ? mark_size : mark_width(mark);
    const Box box = centred_vertically(take_left(head, width, size::space_2), width);
    if (mark.kind == MarkKind::status) status_shape(box, mark.status);
    else draw_mark(box.x, box.y + box.height / 2, mark);
}

void draw_head(const Frame& frame, const BoardColumn& column, Box head) {
    const ImGuiID id = make_id(make_id(frame.id, "head"), column.key);
    head = inset(head, head_padding, 0, size::space_1, 0);
    draw_head_mark(column.mark, head);
    if (!column.add_href.empty()) {
        const Button add{.label = i18n::format(Msg::board_add_to, {{"column", column.name}}),
                         .icon = Icon::plus,
                         .kind = ButtonKind::ghost,
                         .icon_only = true,
                         .href = column.add_href};
        button(make_id(id, "add"), take_button_right(head, add), add);
    }
    TextStyle count_style = muted();
    count_style.tabular = true;
    const float count_width = text_width(column.count, count_style);
    if (!column.sum.empty()) {
        TextStyle sum_style = caption();
        sum_style.tabular = true;
        text(make_id(id, "sum"), take_right(head, text_width(column.sum, sum_style), size::space_2), column.sum,
             sum_style);
    }
    const Box name{head.x, head.y,
                   std::min(text_width(column.name, strong()), std::max(0.f, head.width - count_width - size::space_2)),
                   head.height};
    heading(make_id(id, "name"), name, 2, column.name, strong());
    if (!column.description.empty()) {
        tooltip_on_hover(id, name, {.title = column.name, .body = column.description, .note = {}});
    }
    text(make_id(id, "count"), {right_of(name) + size::space_2, head.y, count_width, head.height}, column.count,
         count_style);
}

// The name runs downwards: drawn level at the board's left edge, where nothing cuts it, then its corners are turned.
void draw_upright(const Frame& frame, float centre_x, float top, std::string_view words, const TextStyle& style) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const int first = list->VtxBuffer.Size;
    const float height = line_height(style);
    bare_text({frame.box.x, frame.box.y, text_width(words, style) + 1, height}, words, style);
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        ImVec2& at = list->VtxBuffer[i].pos;
        at = {snap(centre_x + height / 2) - (at.y - frame.box.y), snap(top) + (at.x - frame.box.x)};
    }
}

void draw_locked(const Frame& frame, const BoardColumn& column, const Box& box) {
    const bool is_over = is_over_column(frame.state, static_cast<int>(&column - frame.board.columns.data()));
    fill(box, is_over ? colours().bg_over : colours().bg_sunken, radius::tile);
    outline(box, colours().line, radius::tile);
    const std::string_view name = i18n::concat({column.name, ": ", column.count});
    ax::leaf(make_id(make_id(frame.id, "locked"), column.key),
             {.role = ax::Role::group,
              .name = name,
              .description = i18n::format(Msg::board_spoken_over_locked, {{"column", column.name}}),
              .box = box});
    icon({box.x, box.y + (size::head_card - size::icon) / 2, box.width, size::icon}, Icon::lock, colours().text_muted);
    TextStyle style = caption();
    style.tabular = true;
    style.align = Align::centre;
    bare_text({box.x, box.y + 52, box.width, 16}, column.count, style);
    draw_upright(frame, box.x + box.width / 2, box.y + 80, column.name, caption());
    tooltip_on_hover(make_id(frame.id, "locked"), box,
                     {.title = column.name, .body = i18n::text(Msg::board_locked_note), .note = {}});
}

bool is_drawn(const Frame& frame, BoardCell cell) {
    return overlap(frame.column_box(cell.column), frame.box) || holds_keyboard_card(frame.state, cell);
}

// ---- Without rows -----------------------------------------------------------------------------------------------------

void draw_column(Frame& frame, int column, const Stop& stop, BoardEvents* events) {
    const BoardColumn& in = frame.column(column);
    const Box& box = frame.column_box(column);
    if (in.is_locked) return draw_locked(frame, in, box);
    fill(box, has_slot(frame.state, {column, 0}) ? colours().bg_over : colours().bg_sunken, radius::tile);
    ax::begin(make_id(make_id(frame.id, "column"), in.key), {.role = ax::Role::group, .name = in.name, .box = box});
    draw_head(frame, in, {box.x, box.y, box.width, head_height()});
    draw_cell(frame, {column, 0}, stop, events);
    ax::end();
}

// ---- With rows ----------------------------------------------------------------------------------------------------------

// A button that closes and opens the row; its words keep to the left edge whatever is scrolled.
void draw_row_head(Frame& frame, int row, const Box& box) {
    const BoardRow& in = frame.row(row);
    const bool is_closed = frame.state.closed.contains(in.key);
    const ImGuiID id = make_id(make_id(frame.id, "row"), in.key);
    std::string_view words = i18n::concat({in.name, " ", in.count});
    if (!in.note.empty()) words = i18n::concat({in.name, ", ", in.note, " ", in.count});
    const Press head = press(
        id, {.role = ax::Role::button, .name = words, .states = is_closed ? ax::collapsed : ax::expanded, .box = box});
    if (head.hovered) fill(inset(box, 0, 4), colours().bg_hover, radius::control);
    if (head.focus_visible) focus_ring_inside(inset(box, 0, 4), radius::control);
    Box rest = inset(box, 4, 0, 0, 0);
    icon(centred_vertically(take_left(rest, size::icon_small, size::space_2), size::icon_small),
         is_closed ? Icon::chevron_right : Icon::chevron_down, colours().text_2);
    draw_head_mark(in.mark, rest);
    bare_text(take_left(rest, text_width(in.name, strong()), size::space_2), in.name, strong());
    if (!in.note.empty()) {
        const Tag note{.label = in.note, .tone = Tone::warn};
        bare_tag(centred_vertically(take_left(rest, tag_width(note), size::space_2), size::control_mini), note);
    }
    TextStyle count = muted();
    count.tabular = true;
    bare_text(rest, in.count, count);
    if (!head.clicked) return;
    frame.state.expanded.erase(in.key);
    if (is_closed) frame.state.closed.erase(in.key);
    else frame.state.closed.insert(in.key);
}

void draw_row(Frame& frame, int row, float top, const Stop& stop, BoardEvents* events) {
    const RowPlace place = frame.row_place(row);
    const BoardRow& in = frame.row(row);
    const Box box{frame.box.x, top, frame.box.width, place.height};
    ax::begin(make_id(make_id(frame.id, "row_group"), in.key), {.role = ax::Role::group, .name = in.name, .box = box});
    draw_row_head(frame, row, {box.x, box.y, box.width, group_height});
    for (int column = 0; place.capacity > 0 && column < frame.column_count(); ++column) {
        if (!frame.column(column).is_locked && is_drawn(frame, {column, row}))
            draw_cell(frame, {column, row}, stop, events);
    }
    ax::end();
}

void draw_rows(Frame& frame, const Stop& stop, BoardEvents* events) {
    for (int column = 0; column < frame.column_count(); ++column) {
        const Box& box = frame.column_box(column);
        if (is_pinned(frame.column(column)) || !overlap(box, frame.box)) continue;
        if (frame.column(column).is_locked) draw_locked(frame, frame.column(column), box);
        else draw_head(frame, frame.column(column), {box.x, box.y, box.width, head_height()});
    }
    const Box view = rows_box(frame);
    const ScrollArea area = begin_scroll_area(
        rows_id(frame.id), {.role = ax::Role::group, .name = i18n::text(Msg::board_rows), .box = view}, view.width,
        rows_height(frame) + cell_padding);
    for (int row = 0; row < frame.row_count(); ++row) {
        const RowPlace& place = frame.row_place(row);
        const float top = area.origin_y + place.top;
        const bool has_focus = frame.state.drag.by == Lift::keyboard && frame.state.drag.from.row == row;
        if (has_focus || (top < bottom_of(view) && top + place.height > view.y))
            draw_row(frame, row, top, stop, events);
    }
    end_scroll_area();
}

void draw_columns(Frame& frame, const Stop& stop, BoardEvents* events) {
    for (int i = 0; i < frame.column_count(); ++i) {
        if (!is_pinned(frame.column(i)) && is_drawn(frame, {i, 0})) draw_column(frame, i, stop, events);
    }
}

}  // namespace
}  // namespace board_parts

BoardEvents board(ImGuiID id, const Box& box, const Board& board, const BoardCards& cards) {
    using namespace board_parts;
    BoardEvents events;
    const Box scrolled = inset(box, 0, 0, pinned_width(board), 0);
    Frame frame{id, scrolled, board, cards, states()[id]};
    const float open = open_width(frame);
    const ScrollArea area = begin_scroll_area(id, {.role = ax::Role::region, .name = board.name, .box = scrolled},
                                              content_width(frame, open), scrolled.height);
    place_columns(frame, area.origin_x, area.origin_y, open);
    place_rows(frame);
    follow_drag(frame, &events);
    await_arrival(frame);
    const Stop stop = find_stop(frame);
    frame.has_rows() ? draw_rows(frame, stop, &events) : draw_columns(frame, stop, &events);
    end_scroll_area();
    for (int i = 0; i < frame.column_count(); ++i) {
        if (is_pinned(frame.column(i))) draw_locked(frame, frame.column(i), frame.column_box(i));
    }
    draw_lifted(frame);
    return events;
}

void refuse_drop(ImGuiID id) {
    board_parts::Glide& glide = board_parts::states()[id].glide;
    glide.away = glide.home;
}

void await_card(ImGuiID id, std::int64_t key, BoardCell cell) {
    board_parts::states()[id].arrival = {key, cell, board_parts::frames_to_arrive};
    request_frame_in(0);
}

int column_in_sight(ImGuiID id) {
    const float pitch = size::board_column_phone + board_parts::column_gap;
    return static_cast<int>(std::lround(scroll_position(id).x / pitch));
}

void show_column(ImGuiID id, int column) {
    scroll_to(id, static_cast<float>(column) * (size::board_column_phone + board_parts::column_gap), 0);
}

}  // namespace tratt::ui
