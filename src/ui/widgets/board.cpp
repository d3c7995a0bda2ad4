#include "ui/widgets/board.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/board_state.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace board_parts {
namespace {

using i18n::Msg;
using i18n::Plural;

constexpr float column_gap = 8, column_padding = 8, head_padding = 12, locked_width = 40, card_gap = 8, line_gap = 6;
constexpr float avatar_size = 24, mark_size = 16;

std::unordered_map<ImGuiID, State>& states() {
    static std::unordered_map<ImGuiID, State> all;
    return all;
}

bool is_open_column(const BoardColumn& column) { return !column.is_locked; }

// Locked columns stand at the right edge whatever is scrolled; on a phone they scroll with the others.
bool is_pinned(const BoardColumn& column) { return column.is_locked && !is_phone(); }

float pinned_width(const Board& board) {
    return (locked_width + column_gap) *
           static_cast<float>(std::count_if(board.columns.begin(), board.columns.end(), is_pinned));
}

float open_width(const Frame& frame) {
    if (is_phone()) return size::board_column_phone;
    const auto open =
        static_cast<float>(std::count_if(frame.board.columns.begin(), frame.board.columns.end(), is_open_column));
    if (open == 0) return size::board_column_min;
    return std::max(size::board_column_min, (frame.box.width - column_gap * (open - 1)) / open);
}

float content_width(const Frame& frame, float open) {
    float width = -column_gap;
    for (const BoardColumn& column : frame.board.columns) {
        if (!is_pinned(column)) width += (column.is_locked ? locked_width : open) + column_gap;
    }
    return std::max(0.f, width);
}

bool has_slot(const State& state, int column) {
    return state.drag.by != Lift::none && state.drag.over_column == column && column != state.drag.from_column;
}

// ---- Heads ----------------------------------------------------------------------------------------------------------

void draw_head(const Frame& frame, const BoardColumn& column, Box head) {
    const ImGuiID id = make_id(make_id(frame.id, "head"), column.key);
    head = inset(head, head_padding, 0);
    if (column.mark.kind == MarkKind::status) {
        status_shape(centred_vertically(take_left(head, mark_size, size::space_2), mark_size), column.mark.status);
    }
    TextStyle count_style = muted();
    count_style.tabular = true;
    const float count_width = text_width(column.count, count_style);
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
    const bool is_over = has_slot(frame.state, static_cast<int>(&column - frame.board.columns.data()));
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

// ---- Cards ----------------------------------------------------------------------------------------------------------

// Which way the arrows go from a card.
struct Step {
    int column = 0, index = 0;
    bool is_any = false;
};

Step step_sideways(const Frame& frame, int column, int index, int by) {
    const auto columns = frame.board.columns;
    for (int to = column + by; to >= 0 && to < static_cast<int>(columns.size()); to += by) {
        const BoardColumn& other = columns[static_cast<std::size_t>(to)];
        if (!other.is_locked && other.card_count > 0) return {to, std::min(index, other.card_count - 1), true};
    }
    return {};
}

Step step_for(const Frame& frame, ax::Key key, int column, int index) {
    const int last = frame.board.columns[static_cast<std::size_t>(column)].card_count - 1;
    const int page = std::max(1, static_cast<int>(list_box(frame.box).height / card_pitch()));
    switch (key) {
        case ax::Key::up: return {column, std::max(0, index - 1), true};
        case ax::Key::down: return {column, std::min(last, index + 1), true};
        case ax::Key::page_up: return {column, std::max(0, index - page), true};
        case ax::Key::page_down: return {column, std::min(last, index + page), true};
        case ax::Key::home: return {column, 0, true};
        case ax::Key::end: return {column, last, true};
        case ax::Key::left: return step_sideways(frame, column, index, -1);
        case ax::Key::right: return step_sideways(frame, column, index, 1);
        default: return {};
    }
}

void take_keys(Frame& frame, const BoardCard& card, int column, int index, BoardEvents* events) {
    const ImGuiID id = link_id(frame.id, card.key);
    ax::KeyPress press;
    if (!ax::key(id, &press)) return;
    if (press.ctrl || press.alt || press.shift) return ax::decline_key(id);
    if (drag_by_key(frame, press, card, column, index, events)) return;
    const Step step = step_for(frame, press.key, column, index);
    if (step.is_any) go_to(frame, step.column, step.index);
    else ax::decline_key(id);
}

// What is under the card while it is away: the place it left.
void draw_place_left(const Box& box) { fill(box, colours().bg_fill, radius::tile); }

void draw_card(Frame& frame, const Box& box, int column, int index, bool is_stop, BoardEvents* events) {
    const BoardCard card = frame.cards.card(column, index);
    const BoardColumn& in = frame.board.columns[static_cast<std::size_t>(column)];
    State& state = frame.state;
    const ImGuiID id = card_id(frame.id, card.key);
    const bool away = is_away(state, card.key);
    std::string_view words = card.name;
    for (const std::string_view part : {card.company, card.source, card.days}) {
        if (!part.empty()) words = i18n::concat({words, ", ", part});
    }
    const Press on_card = begin_press(
        id, {.role = ax::Role::list_item, .name = words, .box = box, .set_size = in.card_count, .position = index + 1});

    Box name = inset(box, size::space_3 + avatar_size + size::space_2, (box.height - card_height()) / 2 + 10,
                     size::space_3, 0);
    name.height = avatar_size;
    name.width = std::min(name.width, text_width(card.name, strong()));
    const std::uint32_t states = (is_stop ? 0u : static_cast<std::uint32_t>(ax::skip_tab)) |
                                 (away ? static_cast<std::uint32_t>(ax::grabbed) : 0u);
    const Press on_name = press(link_id(frame.id, card.key), {.role = ax::Role::link,
                                                              .name = card.name,
                                                              .description = i18n::text(Msg::board_card_help),
                                                              .href = card.href,
                                                              .states = states,
                                                              .box = name});
    const bool is_busy = state.drag.by != Lift::none;
    if (away) {
        draw_place_left(box);
    } else {
        const bool is_hovered = !is_busy && (on_card.hovered || on_name.hovered);
        paint_card(box, card, is_hovered ? CardPose::hovered : CardPose::rest, on_name.focus_visible,
                   is_hovered && on_name.hovered);
    }
    ax::end();

    if (on_name.focused) {
        state.current_key = card.key;
        state.current_column = column;
        state.current_index = index;
        take_keys(frame, card, column, index, events);
    }
    if (on_card.clicked && !is_busy) events->opened = card.key;
    follow_press(frame, on_card, card, box, column);
    follow_press(frame, on_name, card, box, column);
}

struct Range {
    int first = 0, end = 0;
};
Range range_in_sight(const BoardColumn& column, const Box& list, float scrolled) {
    const int first = std::max(0, static_cast<int>(scrolled / card_pitch()) - 1);
    const int end = static_cast<int>((scrolled + list.height) / card_pitch()) + 1;
    return {std::min(first, column.card_count), std::clamp(end, 0, column.card_count)};
}

// The one card that Tab reaches: the current one while it is in sight, else the first in sight.
struct Stop {
    int column = no_column, index = 0;
};
Stop find_stop(const Frame& frame) {
    Stop first;
    for (int i = 0; i < static_cast<int>(frame.board.columns.size()); ++i) {
        const BoardColumn& column = frame.board.columns[static_cast<std::size_t>(i)];
        const Box list = list_box(frame.state.columns[static_cast<std::size_t>(i)]);
        if (column.is_locked || column.card_count == 0) continue;
        const Range range = range_in_sight(column, list, scroll_position(list_id(frame.id, column.key)).y);
        if (first.column == no_column)
            first = {i, std::min(range.first + (range.first > 0 ? 1 : 0), column.card_count - 1)};
        if (i != frame.state.current_column) continue;
        for (int index = range.first; index < range.end; ++index) {
            if (frame.cards.card(i, index).key == frame.state.current_key) return {i, index};
        }
    }
    return first;
}

void draw_cards(Frame& frame, int column, const Box& list, const Stop& stop, BoardEvents* events) {
    const BoardColumn& in = frame.board.columns[static_cast<std::size_t>(column)];
    const ImGuiID id = list_id(frame.id, in.key);
    const bool slot = has_slot(frame.state, column);
    const float content = static_cast<float>(in.card_count + (slot ? 1 : 0)) * card_pitch() - card_gap + column_padding;
    const std::string_view name = i18n::concat({in.name, ", ", i18n::count(Plural::board_column_count, in.card_count)});
    const ax::Role role = in.card_count == 0 ? ax::Role::group : ax::Role::list;
    const ScrollArea area =
        begin_scroll_area(id, {.role = role, .name = name, .box = list}, list.width, std::max(0.f, content));
    const Range range = range_in_sight(in, list, area.y);
    const float width = list.width - 2 * column_padding;
    for (int index = range.first; index < range.end; ++index) {
        const std::int64_t key = frame.cards.card(column, index).key;
        const bool gives_way = slot && index >= frame.state.drag.slot;
        const float moved = animate(make_id(card_id(frame.id, key), "way"), gives_way ? card_pitch() : 0, motion::base);
        const Box box{area.origin_x + column_padding, area.origin_y + static_cast<float>(index) * card_pitch() + moved,
                      width, card_height()};
        draw_card(frame, box, column, index, stop.column == column && stop.index == index, events);
    }
    if (slot) {
        const Box place{area.origin_x + column_padding,
                        area.origin_y + static_cast<float>(frame.state.drag.slot) * card_pitch(), width, card_height()};
        fill(place, colours().bg_selected_hover, radius::tile);
        outline(place, colours().accent, radius::tile);
    } else if (in.card_count == 0 && !in.empty.empty()) {
        paragraph(make_id(id, "empty"),
                  {area.origin_x + column_padding + size::space_1, area.origin_y, width - size::space_2, list.height},
                  in.empty, caption());
    }
    end_scroll_area();
}

void draw_column(Frame& frame, int column, const Box& box, const Stop& stop, BoardEvents* events) {
    const BoardColumn& in = frame.board.columns[static_cast<std::size_t>(column)];
    if (in.is_locked) return draw_locked(frame, in, box);
    fill(box, has_slot(frame.state, column) ? colours().bg_over : colours().bg_sunken, radius::tile);
    ax::begin(make_id(make_id(frame.id, "column"), in.key), {.role = ax::Role::group, .name = in.name, .box = box});
    draw_head(frame, in, {box.x, box.y, box.width, head_height()});
    draw_cards(frame, column, list_box(box), stop, events);
    ax::end();
}

void place_columns(Frame& frame, float origin_x, float origin_y, float open) {
    frame.state.columns.clear();
    float x = origin_x, pinned_x = right_of(frame.box) + column_gap;
    for (const BoardColumn& column : frame.board.columns) {
        const float width = column.is_locked ? locked_width : open;
        float& at = is_pinned(column) ? pinned_x : x;
        frame.state.columns.push_back({at, origin_y, width, frame.box.height});
        at += width + column_gap;
    }
}

}  // namespace

void go_to(Frame& frame, int column, int index) {
    State& state = frame.state;
    state.current_column = column;
    state.current_index = index;
    state.current_key = frame.cards.card(column, index).key;
    const BoardColumn& to = frame.board.columns[static_cast<std::size_t>(column)];
    scroll_into_view(list_id(frame.id, to.key), 0, static_cast<float>(index) * card_pitch(), 1, card_height());
    const Box& box = state.columns[static_cast<std::size_t>(column)];
    scroll_into_view(frame.id, box.x - frame.box.x + scroll_position(frame.id).x, 0, box.width, 1);
    ax::focus(link_id(frame.id, state.current_key));
}

float card_height() { return is_phone() ? size::card_height_coarse : size::card_height; }
float card_pitch() { return card_height() + card_gap; }
float head_height() { return is_phone() ? size::control_coarse : size::head_card; }
Box list_box(const Box& column) { return inset(column, 0, head_height() + size::space_2, 0, 0); }

Box card_box(const Frame& frame, int column, int index) {
    const Box& box = frame.state.columns[static_cast<std::size_t>(column)];
    const Box list = list_box(box);
    const float scrolled =
        scroll_position(list_id(frame.id, frame.board.columns[static_cast<std::size_t>(column)].key)).y;
    return {list.x + column_padding, list.y + static_cast<float>(index) * card_pitch() - scrolled,
            list.width - 2 * column_padding, card_height()};
}

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
    follow_drag(frame, &events);
    await_arrival(frame);
    const Stop stop = find_stop(frame);
    const auto draw = [&](bool pinned) {
        for (int i = 0; i < static_cast<int>(board.columns.size()); ++i) {
            const Box& column = frame.state.columns[static_cast<std::size_t>(i)];
            if (is_pinned(board.columns[static_cast<std::size_t>(i)]) != pinned) continue;
            if (pinned || overlap(column, scrolled)) draw_column(frame, i, column, stop, &events);
        }
    };
    draw(false);
    end_scroll_area();
    draw(true);
    draw_lifted(frame);
    return events;
}

void refuse_drop(ImGuiID id) {
    board_parts::Glide& glide = board_parts::states()[id].glide;
    glide.away_column = glide.home_column;
}

int column_in_sight(ImGuiID id) {
    const float pitch = size::board_column_phone + board_parts::column_gap;
    return static_cast<int>(std::lround(scroll_position(id).x / pitch));
}

void show_column(ImGuiID id, int column) {
    scroll_to(id, static_cast<float>(column) * (size::board_column_phone + board_parts::column_gap), 0);
}

void paint_card(const Box& box, const BoardCard& card, CardPose pose, bool focused, bool is_name_hovered) {
    using namespace board_parts;
    const bool is_dark = look().theme == Theme::dark;
    const Colours& c = colours();
    if (pose == CardPose::lifted) shadow(box, radius::tile, Elevation::dialog);
    else if (pose == CardPose::hovered) shadow(box, radius::tile, Elevation::raised);
    const ImU32 lifted = is_dark ? c.bg_fill : c.bg_raised, rest = is_dark ? c.bg_raised : c.bg_surface;
    fill(box, pose == CardPose::lifted ? lifted : rest, radius::tile);
    if (pose != CardPose::lifted) outline(box, pose == CardPose::hovered ? c.line_strong : c.line, radius::tile);
    if (focused) focus_ring(box, radius::tile);

    Box rest_box = inset(box, size::space_3, (box.height - (avatar_size + 20 + 16 + 2 * line_gap)) / 2);
    Box top = take_top(rest_box, avatar_size, line_gap);
    avatar(take_left(top, avatar_size, size::space_2), card.name);
    TextStyle name = strong();
    name.underlined = is_name_hovered;
    bare_text(top, card.name, name);
    bare_text(take_top(rest_box, 20, line_gap), card.company, secondary());
    Box foot = take_top(rest_box, 16);
    if (!card.days.empty()) {
        TextStyle style = caption();
        style.tabular = true;
        const Box days = take_right(foot, text_width(card.days, style), size::space_1);
        bare_text(days, card.days, style);
        icon(centred_vertically(take_right(foot, size::icon_small, size::space_2), size::icon_small), Icon::clock,
             c.text_muted);
    }
    bare_text(foot, card.source, caption());
}

}  // namespace tratt::ui
