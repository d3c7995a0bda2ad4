// Rows and what is done to them.
#include "i18n/messages.hpp"
#include "ui/widgets/table_state.hpp"

namespace tratt::ui {

namespace {

using State = TableView::State;

constexpr float group_indent = 20, group_gap = 8;

Box row_box(const State& s, int row) {
    const float y = s.origin_y + static_cast<float>(row) * s.row_height;
    return {s.box.x - s.scroll_x, y, std::max(s.box.width, s.lefts.back() + s.widths.back()), s.row_height};
}

void go_to(State& s, int row) {
    row = std::clamp(row, 0, s.table.row_count - 1);
    s.current = row;
    s.events.current_row = row;
    scroll_into_view(make_id(s.id, "body"), 0, static_cast<float>(row) * s.row_height, 1, s.row_height);
    ax::focus(row_id(s, row));
}

void tick_row(State& s, int row, bool extends) {
    s.events.ticked_row = row;
    s.events.ticked_from = extends ? s.anchor : no_row;
    if (!extends) s.anchor = row;
}

// Up, Down, Page Up, Page Down, Home, End. False: another key.
bool move_by_key(State& s, int row, ax::Key key) {
    const int page = std::max(1, static_cast<int>(s.body.height / s.row_height) - 1);
    switch (key) {
        case ax::Key::up: go_to(s, row - 1); return true;
        case ax::Key::down: go_to(s, row + 1); return true;
        case ax::Key::page_up: go_to(s, row - page); return true;
        case ax::Key::page_down: go_to(s, row + page); return true;
        case ax::Key::home: go_to(s, 0); return true;
        case ax::Key::end: go_to(s, s.table.row_count - 1); return true;
        default: return false;
    }
}

bool handle_row_key(State& s, int row, const ax::KeyPress& press, bool can_tick) {
    if (press.alt) return false;
    if (move_by_key(s, row, press.key)) {
        if (press.shift && s.table.has_ticks) tick_row(s, s.current, true);
        return true;
    }
    if (press.key == ax::Key::enter) {
        s.events.opened_row = row;
        s.events.opens_new_tab = press.ctrl;
        return true;
    }
    if (press.key == ax::Key::space && can_tick) {
        tick_row(s, row, press.shift);
        return true;
    }
    return false;
}

void handle_press(State& s, int row, const Press& press, bool can_tick) {
    if (press.right_clicked) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool is_by_pointer = contains(s.row_box, mouse.x, mouse.y);
        s.events.menu_row = row;
        s.events.menu_anchor = is_by_pointer ? Box{mouse.x, mouse.y, 0, 0} : s.row_box;
    }
    if (!press.clicked) return;
    s.events.current_row = row;
    if (press.shift && can_tick) return tick_row(s, row, true);
    if (press.ctrl && can_tick) return tick_row(s, row, false);
    s.anchor = row;
    // A press that no pointer made comes from an assistive tool: it means to open.
    const bool is_by_mouse = press.hovered;
    const bool opens = press.double_clicked || is_touch() || !is_by_mouse;
    (opens ? s.events.opened_row : s.events.pressed_row) = row;
}

Press open_row(State& s, int row, std::string_view name, std::string_view description) {
    s.row = row;
    s.column = 0;
    s.row_box = row_box(s, row);
    const Press press = begin_press(row_id(s, row), {.role = ax::Role::row,
                                                     .name = name,
                                                     .description = description,
                                                     .states = ax::focusable | (row == s.stop ? 0u : ax::skip_tab),
                                                     .box = s.row_box,
                                                     .row_index = row + (s.table.has_no_head ? 1 : 2)});
    s.is_row_hovered = hovered(s.row_box);
    s.is_row_focused = press.focused;
    if (press.focused) s.current = row;
    return press;
}

void paint_row(const State& s, ImU32 ground, bool is_focus_visible) {
    if (ground != 0) fill(s.row_box, ground);
    hairline_below(s.row_box, colours().line);
    if (is_focus_visible) focus_ring_inside({s.box.x, s.row_box.y, s.box.width, s.row_box.height});
}

ImU32 ground_of(const State& s, bool is_selected) {
    const Colours& c = colours();
    if (is_selected) return s.is_row_hovered ? c.bg_selected_hover : c.bg_selected;
    return s.is_row_hovered ? c.bg_hover : 0;
}

void draw_tick(State& s, const Row& row) {
    const Box cell{s.row_box.x, s.row_box.y, s.table.first_inset + 24, s.row_box.height};
    const ImGuiID id = make_id(row_id(s, s.row), "tick_cell");
    const std::string_view name = i18n::format(i18n::Msg::widget_select_row, {{"name", row.name}});
    ax::begin(id, {.role = ax::Role::cell, .box = cell, .column_index = 1});
    const Toggle toggle{.label = name, .hides_label = true, .disabled_reason = row.tick_disabled_reason};
    const Box place{cell.x + s.table.first_inset - 8, cell.y, 32, cell.height};
    if (tick(make_id(id, "tick"), place, toggle, row.is_selected || row.is_ticked ? TickState::on : TickState::off))
        tick_row(s, s.row, ImGui::GetIO().KeyShift && s.anchor != no_row);
    ax::end();
}

}  // namespace

void begin_row(TableView& view, const Row& row) {
    State& s = *view.state;
    const int index = s.row_to_open;
    s.open = row;
    const bool can_tick = s.table.has_ticks && row.tick_disabled_reason.empty();
    const Press press = open_row(s, index, row.name, row.description);
    handle_press(s, index, press, can_tick);
    ax::KeyPress key;
    if (press.focused && ax::key(row_id(s, index), &key) && !handle_row_key(s, index, key, can_tick))
        ax::decline_key(row_id(s, index));
    paint_row(s, ground_of(s, row.is_selected || row.is_shown_beside), press.focus_visible);
    if (s.table.has_ticks) draw_tick(s, row);
}

void end_row(TableView&) { ax::end(); }

bool is_row_hovered(const TableView& view) { return view.state->is_row_hovered; }
bool is_row_current(const TableView& view) { return view.state->is_row_focused; }

void group_row(TableView& view, const GroupRow& group) {
    State& s = *view.state;
    const int index = s.row_to_open;
    const Colours& c = colours();
    const std::string_view name = i18n::concat({group.label, " ", group.count});
    const Press press = open_row(s, index, name, {});
    ax::KeyPress key;
    if (press.focused && ax::key(row_id(s, index), &key)) {
        const bool folds = group.is_open ? key.key == ax::Key::left : key.key == ax::Key::right;
        if (folds || key.key == ax::Key::enter || key.key == ax::Key::space) s.events.toggled_group = index;
        else if (!move_by_key(s, index, key.key)) ax::decline_key(row_id(s, index));
    }
    paint_row(s, s.is_row_hovered ? c.bg_hover : group.level == 0 ? c.bg_group : c.bg_surface, press.focus_visible);

    const float middle = s.row_box.y + s.row_box.height / 2;
    Box rest = inset(s.row_box, s.table.first_inset + group_indent * static_cast<float>(group.level), 0,
                     s.table.first_inset, 0);
    const ImGuiID id = make_id(row_id(s, index), "group");
    ax::begin(id, {.role = ax::Role::cell, .box = rest, .column_index = 1});
    const Press toggle =
        ui::press(make_id(id, "toggle"), {.role = ax::Role::button,
                                          .name = name,
                                          .states = ax::skip_tab | (group.is_open ? ax::expanded : ax::collapsed),
                                          .box = rest});
    if (press.clicked || toggle.clicked) {
        s.events.current_row = index;
        s.events.toggled_group = index;
    }
    icon_at(take_left(rest, size::icon_small, group_gap).x, middle, size::icon_small,
            group.is_open ? Icon::chevron_down : Icon::chevron_right, c.text_2);
    const TextStyle count_style{.colour = c.text_muted, .tabular = true};
    if (group.is_pill) {
        bare_status_pill(rest, group.label, group.mark.status);
        take_left(rest, status_pill_width(group.label), group_gap);
    } else {
        if (group.mark.kind != MarkKind::none)
            draw_mark(take_left(rest, mark_width(group.mark), group_gap).x, middle, group.mark);
        take_left(rest, bare_text(rest, group.label, {.strong = group.level == 0}).width, group_gap);
    }
    bare_text(rest, group.count, count_style);
    ax::end();
    if (!group.note.empty() && group.note_column >= 0) {
        const auto column = static_cast<std::size_t>(group.note_column);
        const Box cell{s.row_box.x + s.lefts[column], s.row_box.y, s.widths[column], s.row_box.height};
        const Box inner = cell_inner(s, group.note_column, cell);
        ax::leaf(make_id(id, "note"),
                 {.role = ax::Role::cell, .name = group.note, .box = inner, .column_index = group.note_column + 1});
        const TextStyle style{.type = Type::caption, .colour = c.text_muted, .align = s.table.columns[column].align};
        const float wanted = std::max(inner.width, text_width(group.note, style));
        bare_text({right_of(inner) - wanted, inner.y, wanted, inner.height}, group.note, style);
    }
    ax::end();
}

}  // namespace tratt::ui
