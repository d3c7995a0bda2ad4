#include <algorithm>
#include <cmath>

#include "i18n/messages.hpp"
#include "imgui_internal.h"
#include "ui/widgets/board_state.hpp"

namespace tratt::ui::board_parts {
namespace {

using i18n::Msg;

constexpr float mouse_slop = 4;                       // pixels until a press becomes a drag
constexpr float edge = 48, fastest_scroll = 900;      // near an edge the list runs on, pixels a second
constexpr float tray_height = 64, tray_margin = 12, tray_padding = 4, tray_gap = 2;

ImVec2 pointer() { return ImGui::GetIO().MousePos; }

// "Contacting", or with rows "Contacting, Erik Lund".
std::string_view place_name(const Frame& frame, BoardCell cell) {
    const std::string_view column = frame.column(cell.column).name;
    return frame.has_rows() && !frame.is_locked(cell) ? i18n::concat({column, ", ", frame.row(cell.row).name}) : column;
}

void speak(Msg message, const Frame& frame, const LiftedCard& card, BoardCell cell) {
    ax::announce(i18n::format(message, {{"name", card.name}, {"column", place_name(frame, cell)}}),
                 ax::Urgency::assertive);
}

// ---- Beginning and end ----------------------------------------------------------------------------------------------

void lift(Frame& frame, Lift by, const BoardCard& card, const Box& at, BoardCell cell) {
    Drag& drag = frame.state.drag;
    drag.by = by;
    drag.lifted.take(card);
    drag.from = drag.over = cell;
    drag.slot = 0;
    drag.at = at;
    drag.grip_x = pointer().x - at.x;
    drag.grip_y = pointer().y - at.y;
    frame.state.glide.key = 0;
    speak(Msg::board_spoken_lifted, frame, drag.lifted, cell);
}

void begin_glide(Frame& frame, BoardCell away) {
    State& state = frame.state;
    Glide& glide = state.glide;
    glide.key = state.drag.lifted.key();
    glide.lifted = state.drag.lifted;
    glide.from = state.drag.at;
    glide.home = state.drag.from;
    glide.away = away;
    ++glide.turn;
    request_frame_in(0);
}

void cancel(Frame& frame) {
    Drag& drag = frame.state.drag;
    begin_glide(frame, drag.from);
    speak(Msg::board_spoken_cancelled, frame, drag.lifted, drag.from);
    drag.by = Lift::none;
}

void drop(Frame& frame, BoardEvents* events) {
    Drag& drag = frame.state.drag;
    if (drag.over.column == no_column || drag.over == drag.from) return cancel(frame);
    events->dropped = drag.lifted.key();
    events->from = drag.from;
    events->to = drag.over;
    begin_glide(frame, drag.over);
    if (drag.by == Lift::keyboard) frame.state.arrival = {drag.lifted.key(), drag.over, frames_to_arrive};
    if (!frame.is_locked(drag.over)) speak(Msg::board_spoken_dropped, frame, drag.lifted, drag.over);
    drag.by = Lift::none;
}

// ---- What is under it -----------------------------------------------------------------------------------------------

Box tray_box(const Frame& frame) {
    const float width = window_width() - 2 * tray_margin;
    return {tray_margin, bottom_of(frame.box) - tray_height, width, tray_height};
}

bool has_tray(const Frame& frame) { return frame.state.drag.by == Lift::finger && is_phone(); }

int open_columns(const Frame& frame) {
    return static_cast<int>(std::count_if(frame.board.columns.begin(), frame.board.columns.end(),
                                          [](const BoardColumn& column) { return !column.is_locked; }));
}

Box tray_cell(const Frame& frame, int place) {
    return nth_column(inset(tray_box(frame), tray_padding), place, open_columns(frame), tray_gap);
}

// Locked columns are not in the tray; the row stays.
BoardCell cell_in_tray(const Frame& frame, ImVec2 at) {
    int place = 0;
    for (int i = 0; i < frame.column_count(); ++i) {
        if (frame.column(i).is_locked) continue;
        if (contains(outset(tray_cell(frame, place++), tray_gap), at.x, at.y)) return {i, frame.state.drag.from.row};
    }
    return {};
}

BoardCell cell_below(const Frame& frame, ImVec2 at) {
    if (has_tray(frame) && contains(tray_box(frame), at.x, at.y)) return cell_in_tray(frame, at);
    return cell_under(frame, at.x, at.y);
}

int slot_under(const Frame& frame, BoardCell cell, float y) {
    if (cell.column == no_column || frame.is_locked(cell)) return 0;
    const Box first = card_box(frame, cell, 0);
    const int place = static_cast<int>(std::floor((y - first.y) / card_pitch(frame)));
    int last = cards_shown(frame, cell);
    if (frame.has_rows()) last = std::min(last, std::max(0, frame.row_place(cell.row).capacity - 1));
    return std::clamp(place, 0, last);
}

// How fast to scroll with the pointer that near to an end of the stretch.
float edge_speed(float at, float from, float to) {
    if (at < from + edge) return -fastest_scroll * std::min(1.f, (from + edge - at) / edge);
    if (at > to - edge) return fastest_scroll * std::min(1.f, (at - to + edge) / edge);
    return 0;
}

void scroll_by(ImGuiID id, float x, float y) {
    if (x == 0 && y == 0) return;
    const ScrollArea area = scroll_position(id);
    const float seconds = ImGui::GetIO().DeltaTime;
    scroll_to(id, area.x + x * seconds, area.y + y * seconds);
}

void scroll_at_edges(Frame& frame) {
    const Drag& drag = frame.state.drag;
    const ImVec2 at = pointer();
    if (has_tray(frame) && contains(tray_box(frame), at.x, at.y)) return;
    if (!contains(frame.box, at.x, at.y)) return;
    scroll_by(frame.id, edge_speed(at.x, frame.box.x, right_of(frame.box)), 0);
    if (drag.over.column == no_column || frame.is_locked(drag.over)) return;
    const Box view = view_box(frame, drag.over);
    const ImGuiID list = frame.has_rows() ? rows_id(frame.id) : list_id(frame.id, frame.column(drag.over.column).key);
    scroll_by(list, 0, edge_speed(at.y, view.y, bottom_of(view)));
}

void follow_pointer(Frame& frame, BoardEvents* events) {
    Drag& drag = frame.state.drag;
    if (shortcut({.key = ax::Key::escape})) return cancel(frame);
    const ImVec2 at = pointer();
    drag.over = cell_below(frame, at);
    drag.slot = slot_under(frame, drag.over, at.y);
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) return drop(frame, events);
    drag.at.x = at.x - drag.grip_x;
    drag.at.y = at.y - drag.grip_y;
    scroll_at_edges(frame);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

// By keyboard the card hangs where it would land.
void follow_keyboard(Frame& frame) {
    Drag& drag = frame.state.drag;
    if (!ax::focused(link_id(frame.id, drag.lifted.key()))) return cancel(frame);
    if (frame.is_locked(drag.over)) {
        const Box& column = frame.column_box(drag.over.column);
        const Box home = card_box(frame, drag.from, 0);
        drag.at = {right_of(column) - home.width, list_box(column).y, home.width, home.height};
        return;
    }
    const Box view = view_box(frame, drag.over);
    const float top = frame.has_rows() ? card_box(frame, drag.over, 0).y : view.y;
    drag.slot = drag.over == drag.from ? frame.cards.index_of(drag.from, drag.lifted.key())
                                       : slot_under(frame, drag.over, top + card_height(frame) / 2);
    drag.at = card_box(frame, drag.over, std::max(0, drag.slot));
    drag.at.x += size::space_1;
    drag.at.y -= size::space_1;
}

// Where the gliding card belongs: in its new cell as soon as the data says so, else at home; within what is in sight.
bool find_home(const Frame& frame, Box* home) {
    const Glide& glide = frame.state.glide;
    for (const BoardCell cell : {glide.away, glide.home}) {
        if (!frame.holds(cell) || frame.is_locked(cell)) continue;
        const int index = frame.cards.index_of(cell, glide.key);
        if (index < 0) continue;
        const Box view = view_box(frame, cell);
        *home = card_box(frame, cell, std::min(index, cards_shown(frame, cell)));
        home->y = std::clamp(home->y, view.y - card_height(frame), bottom_of(view));
        return true;
    }
    return false;
}

void draw_glide(Frame& frame) {
    Glide& glide = frame.state.glide;
    if (glide.key == 0) return;
    Box home;
    const float share =
        animate_from(make_id(make_id(frame.id, "glide"), static_cast<std::int64_t>(glide.turn)), 0, 1, motion::slow);
    if (share >= 1 || !find_home(frame, &home)) {
        glide.key = 0;
        request_frame_in(0);
        return;
    }
    const auto between = [share](float a, float b) { return a + (b - a) * share; };
    const Box at{between(glide.from.x, home.x), between(glide.from.y, home.y), between(glide.from.width, home.width),
                 home.height};
    push_clip({frame.box.x, frame.box.y, window_width() - frame.box.x, frame.box.height});
    paint_card(at, glide.lifted.card(), {.pose = CardPose::lifted});
    pop_clip();
}

void draw_tray(Frame& frame) {
    const Box box = tray_box(frame);
    shadow(box, radius::dialog, Elevation::popover);
    fill(box, colours().bg_raised, radius::dialog);
    const ImGuiID id = make_id(frame.id, "tray");
    begin_group(id, ax::Role::group, frame.board.tray, box);
    int place = 0;
    for (int i = 0; i < frame.column_count(); ++i) {
        const BoardColumn& column = frame.column(i);
        if (column.is_locked) continue;
        const Box cell = tray_cell(frame, place++);
        const bool is_over = is_over_column(frame.state, i);
        fill(cell, is_over ? colours().bg_selected : colours().bg_hover, radius::tile);
        if (is_over) outline(cell, colours().accent, radius::tile, size::focus_line);
        draw_mark(cell.x + (cell.width - mark_width(column.mark)) / 2, cell.y + 18, column.mark);
        const TextStyle style{.type = Type::caption, .align = Align::centre};
        text(make_id(id, column.key), {cell.x, cell.y + 30, cell.width, 16}, column.name, style);
    }
    ax::end();
}

}  // namespace

void LiftedCard::take(const BoardCard& card) {
    look = card;
    name = card.name;
    avatar = card.avatar.name;
    second = card.second;
    third = card.third;
    days = card.days;
    due = card.due;
}

BoardCard LiftedCard::card() const {
    BoardCard card = look;
    card.name = name;
    card.avatar.name = avatar;
    card.second = second;
    card.third = third;
    card.days = days;
    card.due = due;
    card.href = {};
    return card;
}

void follow_press(Frame& frame, const Press& press, const BoardCard& card, const Box& at, BoardCell cell) {
    if (frame.state.drag.by != Lift::none) return;
    const bool is_finger = is_touch();
    if (is_finger ? !press.long_pressed : !press.held) return;
    const ImVec2 from = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left], now = pointer();
    if (!is_finger && std::hypot(now.x - from.x, now.y - from.y) < mouse_slop) return;
    lift(frame, is_finger ? Lift::finger : Lift::pointer, card, at, cell);
    if (!is_finger) {
        frame.state.drag.grip_x = from.x - at.x;
        frame.state.drag.grip_y = from.y - at.y;
    }
    ImGui::ClearActiveID();  // letting go clicks nothing
    request_frame_in(0);
}

void follow_drag(Frame& frame, BoardEvents* events) {
    Drag& drag = frame.state.drag;
    if (drag.by == Lift::none) return;
    const bool is_nowhere = drag.over.column == no_column && drag.by != Lift::keyboard;
    if (!frame.holds(drag.from) || (!is_nowhere && !frame.holds(drag.over))) {
        drag.by = Lift::none;  // the cells are others now
    } else if (drag.by == Lift::keyboard) {
        follow_keyboard(frame);
    } else {
        follow_pointer(frame, events);
    }
}

void await_arrival(Frame& frame) {
    Arrival& arrival = frame.state.arrival;
    if (arrival.key == 0) return;
    const bool is_there = frame.holds(arrival.cell) && !frame.is_locked(arrival.cell);
    const int index = is_there ? frame.cards.index_of(arrival.cell, arrival.key) : -1;
    if (index >= 0) go_to(frame, arrival.cell, index);
    if (index >= 0 || --arrival.frames_left <= 0) arrival.key = 0;
    else request_frame_in(0);
}

bool drag_by_key(Frame& frame, const ax::KeyPress& press, const BoardCard& card, BoardCell cell, int index,
                 BoardEvents* events) {
    Drag& drag = frame.state.drag;
    if (drag.by == Lift::none) {
        if (press.key != ax::Key::space) return false;
        lift(frame, Lift::keyboard, card, card_box(frame, cell, index), cell);
        request_frame_in(0);
        return true;
    }
    if (drag.by != Lift::keyboard) return false;
    if (press.key == ax::Key::escape) {
        cancel(frame);
        return true;
    }
    if (press.key == ax::Key::space || press.key == ax::Key::enter) {
        drop(frame, events);
        return true;
    }
    BoardCell to = drag.over;
    if (press.key == ax::Key::left) --to.column;
    else if (press.key == ax::Key::right) ++to.column;
    else if (press.key == ax::Key::up) --to.row;
    else if (press.key == ax::Key::down) ++to.row;
    if (to == drag.over || !frame.holds(to)) return true;
    drag.over = to;
    scroll_to_cell(frame, to);
    speak(frame.is_locked(to) ? Msg::board_spoken_over_locked : Msg::board_spoken_over, frame, drag.lifted, to);
    request_frame_in(0);
    return true;
}

void draw_lifted(Frame& frame) {
    const Drag& drag = frame.state.drag;
    draw_glide(frame);
    if (drag.by == Lift::none) return;
    paint_card(drag.at, drag.lifted.card(), {.pose = CardPose::lifted});
    if (has_tray(frame)) draw_tray(frame);
}

}  // namespace tratt::ui::board_parts
