#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/board_state.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui::board_parts {
namespace {

using i18n::Msg;
using i18n::Plural;

constexpr float name_height = 24, dots_size = 24;

// ---- Keys -------------------------------------------------------------------------------------------------------------

// Which way the arrows go from a card.
struct Step {
    BoardCell cell;
    int index = 0;
    bool is_any = false;
};

Step step_sideways(const Frame& frame, BoardCell from, int index, int by) {
    for (BoardCell to{from.column + by, from.row}; frame.holds(to); to.column += by) {
        const int shown = frame.is_locked(to) ? 0 : cards_shown(frame, to);
        if (shown > 0) return {to, std::min(index, shown - 1), true};
    }
    return {};
}

// To the next row that has a card in this column.
Step step_over(const Frame& frame, BoardCell from, int index, int by) {
    for (BoardCell to{from.column, from.row + by}; frame.holds(to); to.row += by) {
        const int shown = cards_shown(frame, to);
        if (shown > 0) return {to, by > 0 ? 0 : shown - 1, true};
    }
    return {from, index, true};
}

Step step_for(const Frame& frame, ax::Key key, BoardCell cell, int index) {
    const int last = cards_shown(frame, cell) - 1;
    const int page = std::max(1, static_cast<int>(view_box(frame, cell).height / card_pitch(frame)));
    switch (key) {
        case ax::Key::up: return index > 0 ? Step{cell, index - 1, true} : step_over(frame, cell, index, -1);
        case ax::Key::down: return index < last ? Step{cell, index + 1, true} : step_over(frame, cell, index, 1);
        case ax::Key::page_up: return {cell, std::max(0, index - page), true};
        case ax::Key::page_down: return {cell, std::min(last, index + page), true};
        case ax::Key::home: return {cell, 0, true};
        case ax::Key::end: return {cell, last, true};
        case ax::Key::left: return step_sideways(frame, cell, index, -1);
        case ax::Key::right: return step_sideways(frame, cell, index, 1);
        default: return {};
    }
}

void take_keys(Frame& frame, const BoardCard& card, BoardCell cell, int index, BoardEvents* events) {
    const ImGuiID id = link_id(frame.id, card.key);
    ax::KeyPress press;
    if (!ax::key(id, &press)) return;
    if (press.ctrl || press.alt || press.shift) return ax::decline_key(id);
    if (drag_by_key(frame, press, card, cell, index, events)) return;
    const Step step = step_for(frame, press.key, cell, index);
    if (step.is_any) go_to(frame, step.cell, step.index);
    else ax::decline_key(id);
}

// ---- One card ---------------------------------------------------------------------------------------------------------

std::string_view card_words(const BoardCard& card, bool is_compact) {
    std::string_view words = card.name;
    const std::string_view third = is_compact ? std::string_view{} : card.third;
    for (const std::string_view part : {card.second, third, card.days, card.due}) {
        if (!part.empty()) words = i18n::concat({words, ", ", part});
    }
    return words;
}

// What is drawn in red is said.
std::string_view warning_of(const BoardCard& card) {
    if (card.is_late) return i18n::text(Msg::board_late);
    return card.is_overdue ? i18n::text(Msg::board_overdue) : std::string_view{};
}

Box name_box(const Box& card, const BoardCard& words, bool is_compact) {
    const float picture = is_compact ? 18 : name_height;
    Box name = inset(card, size::space_3 + picture + size::space_2, card_line(card.height), size::space_3, 0);
    name.height = is_compact ? 20 : name_height;
    name.width = std::min(name.width, text_width(words.name, strong()));
    return name;
}

Box dots_box(const Box& card) {
    const float reach = look().is_coarse_pointer ? size::control_coarse : dots_size;
    const float off = card_line(card.height) + name_height / 2 - reach / 2;
    return {right_of(card) - size::space_1 - reach, card.y + std::max(0.f, off), reach, reach};
}

struct DrawnCard {
    Press card, name, dots;
};

DrawnCard add_nodes(Frame& frame, const Box& box, const BoardCard& card, BoardCell cell, int index, bool is_stop) {
    const bool is_compact = frame.is_compact();
    DrawnCard drawn;
    drawn.card = begin_press(card_id(frame.id, card.key), {.role = ax::Role::list_item,
                                                           .name = card_words(card, is_compact),
                                                           .description = warning_of(card),
                                                           .box = box,
                                                           .set_size = frame.cards.count(cell),
                                                           .position = index + 1});
    const std::uint32_t grabbed = is_away(frame.state, card.key) ? static_cast<std::uint32_t>(ax::grabbed) : 0u;
    const std::uint32_t skips = is_stop ? 0u : static_cast<std::uint32_t>(ax::skip_tab);
    drawn.name = press(link_id(frame.id, card.key), {.role = ax::Role::link,
                                                     .name = card.name,
                                                     .description = i18n::text(Msg::board_card_help),
                                                     .href = card.href,
                                                     .states = grabbed | skips,
                                                     .box = name_box(box, card, is_compact)});
    drawn.dots = press(make_id(card_id(frame.id, card.key), "dots"),
                       {.role = ax::Role::button,
                        .name = i18n::format(Msg::board_card_menu, {{"name", card.name}}),
                        .states = ax::has_popup | static_cast<std::uint32_t>(ax::skip_tab),
                        .box = dots_box(box)});
    ax::end();
    return drawn;
}

void paint(const Frame& frame, const Box& box, const BoardCard& card, const DrawnCard& drawn) {
    const bool is_busy = frame.state.drag.by != Lift::none;
    const bool is_hovered = !is_busy && (drawn.card.hovered || drawn.name.hovered || drawn.dots.hovered);
    const bool is_focused = drawn.name.focus_visible || drawn.dots.focus_visible;
    const bool shows_dots = is_hovered || is_focused || look().is_coarse_pointer;
    const bool hides_dots = frame.board.is_compact && !shows_dots;
    paint_card(box, card,
               {.pose = is_hovered ? CardPose::hovered : CardPose::rest,
                .is_focused = drawn.name.focus_visible,
                .is_name_hovered = is_hovered && drawn.name.hovered,
                .is_chosen = frame.board.chosen == card.key,
                .room_at_right = hides_dots ? 0 : dots_size});
    if (hides_dots) return;
    const Box dots = dots_box(box);
    if (drawn.dots.hovered) fill(centred(dots, dots_size, dots_size), colours().bg_press, radius::tag);
    if (drawn.dots.focus_visible) focus_ring(centred(dots, dots_size, dots_size), radius::tag);
    icon(centred(dots, size::icon, size::icon), Icon::dots, shows_dots ? colours().text_2 : colours().text_disabled);
}

void draw_card(Frame& frame, const Box& box, BoardCell cell, int index, bool is_stop, BoardEvents* events) {
    const BoardCard card = frame.cards.card(cell, index);
    State& state = frame.state;
    const DrawnCard drawn = add_nodes(frame, box, card, cell, index, is_stop);
    // What is under the card while it is away: the place it left.
    if (is_away(state, card.key)) fill(box, colours().bg_fill, radius::tile);
    else paint(frame, box, card, drawn);

    if (drawn.name.focused) {
        state.current_key = card.key;
        state.current = cell;
        state.current_index = index;
        take_keys(frame, card, cell, index, events);
    }
    const bool is_busy = state.drag.by != Lift::none;
    if (drawn.card.clicked && !is_busy) events->pressed = card.key;
    const auto asks_menu = [](const Press& press) { return press.right_clicked && !press.long_pressed; };
    if (!is_busy && (drawn.dots.clicked || asks_menu(drawn.card) || asks_menu(drawn.name))) {
        events->menu = card.key;
        events->menu_anchor = dots_box(box);
    }
    if (drawn.name.hovered && !is_busy) {
        events->hovered_name = card.key;
        events->name_box = box;
    }
    follow_press(frame, drawn.card, card, box, cell);
    follow_press(frame, drawn.name, card, box, cell);
}

// ---- The cards of a cell -----------------------------------------------------------------------------------------------

// A full cell of a row lets its last card go while another one hovers over it.
int cards_beside_slot(const Frame& frame, BoardCell cell) {
    const int shown = cards_shown(frame, cell);
    if (!frame.has_rows()) return shown;
    return std::min(shown, std::max(0, frame.row_place(cell.row).capacity - 1));
}

void draw_slot(const Frame& frame, BoardCell cell) {
    const Box place = card_box(frame, cell, frame.state.drag.slot);
    fill(place, colours().bg_selected_hover, radius::tile);
    outline(place, colours().accent, radius::tile);
}

void draw_list(Frame& frame, BoardCell cell, const Stop& stop, BoardEvents* events) {
    const bool slot = has_slot(frame.state, cell);
    Range range = range_in_sight(frame, cell);
    if (slot) range.end = std::min(range.end, cards_beside_slot(frame, cell));
    for (int index = range.first; index < range.end; ++index) {
        const bool gives_way = slot && index >= frame.state.drag.slot;
        const ImGuiID id = card_id(frame.id, frame.cards.key(cell, index));
        Box box = card_box(frame, cell, index);
        box.y += animate(make_id(id, "way"), gives_way ? card_pitch(frame) : 0, motion::base);
        draw_card(frame, box, cell, index, stop.cell == cell && stop.index == index, events);
    }
    if (holds_keyboard_card(frame.state, cell)) {
        const int held = frame.cards.index_of(cell, frame.state.drag.lifted.key());
        if (held >= 0 && (held < range.first || held >= range.end))
            draw_card(frame, card_box(frame, cell, held), cell, held, false, events);
    }
    if (slot) draw_slot(frame, cell);
}

std::string_view cell_name(const Frame& frame, BoardCell cell) {
    const std::string_view count = i18n::count(Plural::board_column_count, frame.cards.count(cell));
    if (!frame.has_rows()) return i18n::concat({frame.column(cell.column).name, ", ", count});
    return i18n::concat({frame.column(cell.column).name, ", ", frame.row(cell.row).name, ", ", count});
}

void draw_column_list(Frame& frame, BoardCell cell, const Stop& stop, BoardEvents* events) {
    const BoardColumn& in = frame.column(cell.column);
    const Box list = list_box(frame.column_box(cell.column));
    const ImGuiID id = list_id(frame.id, in.key);
    const int count = frame.cards.count(cell), slots = has_slot(frame.state, cell) ? 1 : 0;
    const float content = static_cast<float>(count + slots) * card_pitch(frame) - card_gap + cell_padding;
    const ScrollArea area = begin_scroll_area(
        id, {.role = count == 0 ? ax::Role::group : ax::Role::list, .name = cell_name(frame, cell), .box = list},
        list.width, std::max(0.f, content));
    draw_list(frame, cell, stop, events);
    if (count == 0 && slots == 0 && !in.empty.empty()) {
        const Box box{area.origin_x + cell_padding + size::space_1, area.origin_y,
                      list.width - 2 * cell_padding - size::space_2, list.height};
        paragraph(make_id(id, "empty"), box, in.empty, caption());
    }
    end_scroll_area();
}

void draw_more(Frame& frame, BoardCell cell, const Box& box) {
    const int hidden = frame.cards.count(cell) - cards_shown(frame, cell);
    if (hidden <= 0) return;
    const Link more{.label = i18n::count(Plural::board_more, hidden), .style = caption()};
    const float top = card_box(frame, cell, frame.row_place(cell.row).capacity).y;
    const Box place{box.x + cell_padding + size::space_1, top, box.width - 2 * cell_padding, 16};
    const Box words{place.x, place.y, std::min(place.width, text_width(more.label, more.style) + 1), place.height};
    if (link(make_id(make_id(rows_id(frame.id), cell.column), frame.row(cell.row).key), words, more).clicked)
        frame.state.expanded.insert(frame.row(cell.row).key);
}

void draw_row_cell(Frame& frame, BoardCell cell, const Stop& stop, BoardEvents* events) {
    const Box box = cell_box(frame, cell);
    fill(box, has_slot(frame.state, cell) ? colours().bg_over : colours().bg_sunken, radius::tile);
    const int count = frame.cards.count(cell);
    ax::begin(make_id(list_id(frame.id, frame.column(cell.column).key), frame.row(cell.row).key),
              {.role = count == 0 ? ax::Role::group : ax::Role::list, .name = cell_name(frame, cell), .box = box});
    draw_list(frame, cell, stop, events);
    ax::end();
    draw_more(frame, cell, box);
}

}  // namespace

void draw_cell(Frame& frame, BoardCell cell, const Stop& stop, BoardEvents* events) {
    frame.has_rows() ? draw_row_cell(frame, cell, stop, events) : draw_column_list(frame, cell, stop, events);
}

Stop find_stop(const Frame& frame) {
    Stop first;
    for (BoardCell cell{0, 0}; cell.row < frame.row_count(); ++cell.row) {
        for (cell.column = 0; cell.column < frame.column_count(); ++cell.column) {
            if (frame.is_locked(cell)) continue;
            const Range range = range_in_sight(frame, cell);
            if (range.first >= range.end) continue;
            if (first.cell.column == no_column)
                first = {cell, std::min(range.first + (range.first > 0 ? 1 : 0), range.end - 1)};
            if (cell != frame.state.current) continue;
            for (int index = range.first; index < range.end; ++index) {
                if (frame.cards.key(cell, index) == frame.state.current_key) return {cell, index};
            }
        }
    }
    return first;
}

void go_to(Frame& frame, BoardCell cell, int index) {
    State& state = frame.state;
    state.current = cell;
    state.current_index = index;
    state.current_key = frame.cards.key(cell, index);
    scroll_to_card(frame, cell, index);
    ax::focus(link_id(frame.id, state.current_key));
}

}  // namespace tratt::ui::board_parts
