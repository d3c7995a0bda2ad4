// Headings: their names, sort signs, funnels, and what the pointer drags there.
#include <cmath>
#include <utility>

#include "i18n/messages.hpp"
#include "ui/widgets/table_state.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

using State = TableView::State;

constexpr float funnel_room = 16, sort_gap = 4, edge_width = 8, drag_from = 6, least_width = 48;

Box tick_box(const State& s, const Box& row) {
    return {row.x + s.table.first_inset - tick_gap, row.y, tick_sign + 2 * tick_gap, row.height};
}

std::uint32_t sort_state(const Table& table, int column) {
    if (column != table.sorted_column || table.sort == Sort::none) return 0;
    return table.sort == Sort::ascending ? ax::sort_ascending : ax::sort_descending;
}

void paint_head(const State& s, int column, const Box& box, const Press& press) {
    const Colours& c = colours();
    const Column& what = s.table.columns[static_cast<std::size_t>(column)];
    if (what.can_sort && (press.hovered || press.held)) fill(box, c.bg_hover);
    if (press.focus_visible) focus_ring_inside(box);
    Box inner = cell_inner(s, column, box);
    if (what.has_filter) take_right(inner, funnel_room);
    const bool is_on = press.hovered || what.is_filtered;
    const TextStyle style{.type = Type::caption, .strong = what.is_filtered, .colour = is_on ? c.text : c.text_muted};
    const bool is_sorted = sort_state(s.table, column) != 0;
    const float arrow = is_sorted ? sort_gap + size::icon_small : 0;
    const float width = std::min(text_width(what.name, style), inner.width - arrow);
    const float x = what.align == Align::right ? right_of(inner) - width - arrow : inner.x;
    if (!what.hides_name) bare_text({x, inner.y, width, inner.height}, what.name, style);
    if (is_sorted)
        icon_at(x + width + sort_gap, inner.y + inner.height / 2, size::icon_small,
                s.table.sort == Sort::ascending ? Icon::up : Icon::down, c.text_muted);
}

void draw_funnel(State& s, int column, const Box& head) {
    const Column& what = s.table.columns[static_cast<std::size_t>(column)];
    if (!what.has_filter) return;
    const Box inner = cell_inner(s, column, head);
    const Box box{right_of(inner) - size::icon_small - 4, head.y + (head.height - size::control_mini) / 2,
                  size::control_mini, size::control_mini};
    const std::string_view name = i18n::format(i18n::Msg::filter_named, {{"what", what.name}});
    const ImGuiID id = make_id(head_id(s, column), "filter");
    const Press press = ui::press(
        id,
        {.role = ax::Role::button, .name = name, .description = what.filter_note, .states = ax::has_popup, .box = box});
    if (press.hovered) fill(box, colours().bg_press, radius::tag);
    icon_at(box.x + 4, box.y + box.height / 2, size::icon_small, Icon::funnel,
            what.is_filtered ? colours().accent_text : colours().text_muted);
    if (press.focus_visible) focus_ring(box, radius::tag);
    if (press.hovered || press.focus_visible)
        tooltip(id, box,
                {.title = what.filter_note.empty() ? "" : what.name,
                 .body = what.filter_note.empty() ? name : what.filter_note});
    if (!press.clicked) return;
    s.events.filter_column = column;
    s.events.filter_anchor = head;
}

int column_count(const State& s) { return static_cast<int>(s.table.columns.size()); }

// Before which column a heading let go here would stand.
int column_before(const State& s, float x) {
    const Box row = head_row(s);
    for (int i = 0; i < column_count(s); ++i) {
        const Box box = column_box(s, i, row);
        if (x < box.x + box.width / 2) return i;
    }
    return column_count(s);
}

void paint_drop_line(const State& s) {
    const int before = column_before(s, ImGui::GetIO().MousePos.x);
    const Box row = head_row(s);
    const float x =
        before < column_count(s) ? column_box(s, before, row).x : right_of(column_box(s, column_count(s) - 1, row));
    fill({x - 1, s.box.y, size::focus_line, s.table.head_height}, colours().accent);
}

// A heading that follows the pointer. True while it does, and in the frame in which it is let go.
bool drag_head(State& s, int column, const Press& press) {
    const ImGuiIO& io = ImGui::GetIO();
    const float way =
        std::abs(io.MousePos.x - io.MouseClickedPos[0].x) + std::abs(io.MousePos.y - io.MouseClickedPos[0].y);
    if (press.held && !is_touch() && s.dragged == no_head && way > drag_from) s.dragged = column;
    if (s.dragged != column) return false;
    s.events.dragged_column = column;
    if (press.held) return true;
    s.dragged = no_head;
    s.events.is_let_go = true;
    const Box row = head_row(s);
    if (io.MousePos.y >= row.y && io.MousePos.y < bottom_of(row))
        s.events.moved_before = column_before(s, io.MousePos.x);
    return true;
}

// The right edge of a heading: dragged, it makes the column wider or narrower.
void drag_edge(State& s, int column, const Box& head) {
    const float x = std::min(right_of(head), right_of(s.box)) - edge_width / 2;
    const Box box{x, head.y, edge_width, head.height};
    const Press press = grip(make_id(head_id(s, column), "edge"), box);
    if (press.hovered || press.held) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        fill({std::floor(right_of(head)) - 1, head.y + 6, size::focus_line, head.height - 12}, colours().accent);
    }
    if (press.held) {
        s.events.resized_column = column;
        s.events.new_width = std::max(least_width, ImGui::GetIO().MousePos.x - head.x);
        s.resized = column;
    } else if (s.resized == column) {
        s.resized = no_head;
        s.events.is_let_go = true;
        s.events.resized_column = column;
        s.events.new_width = std::max(least_width, ImGui::GetIO().MousePos.x - head.x);
    }
}

void draw_head(State& s, int column, const Box& box) {
    ax::Node node = head_node(s, column, box);
    const bool can_sort = s.table.columns[static_cast<std::size_t>(column)].can_sort;
    Press press;
    if (can_sort) {
        node.states |= ax::focusable;
        if (s.table.has_head_menus) node.states |= ax::has_popup;
        press = begin_press(head_id(s, column), node);
    } else {
        ax::begin(head_id(s, column), node);
    }
    paint_head(s, column, box, press);
    draw_funnel(s, column, box);
    ax::end();
    if (press.right_clicked) {
        s.events.menu_column = column;
        s.events.menu_anchor = box;
    }
    const bool is_dragged = s.table.has_head_menus && drag_head(s, column, press);
    if (s.table.has_head_menus && !is_touch()) drag_edge(s, column, box);
    if (press.clicked && !is_dragged) s.events.sorted_column = column;
}

}  // namespace

ImGuiID head_id(const State& s, int column) { return make_id(make_id(s.id, "head"), column); }

Box head_row(const State& s) { return {s.box.x - s.scroll_x, s.box.y, s.box.width, s.table.head_height}; }

Box column_box(const State& s, int column, const Box& row) {
    const auto i = static_cast<std::size_t>(column);
    return {s.box.x - s.scroll_x + s.lefts[i], row.y, s.widths[i], row.height};
}

ax::Node head_node(const State& s, int column, const Box& box) {
    return {.role = ax::Role::column_header,
            .name = s.table.columns[static_cast<std::size_t>(column)].name,
            .states = sort_state(s.table, column),
            .box = box,
            .column_index = column + 1 + (s.table.has_ticks ? 1 : 0)};
}

void begin_heads(State& s) {
    ax::begin(make_id(s.id, "heads"),
              {.role = ax::Role::row, .box = {s.box.x, s.box.y, s.box.width, s.table.head_height}, .row_index = 1});
    push_clip({s.box.x, s.box.y, s.box.width, s.table.head_height});
    if (!s.table.has_ticks) return;
    const Box box = tick_box(s, head_row(s));
    const ImGuiID id = make_id(s.id, "all");
    ax::begin(id, {.role = ax::Role::column_header,
                   .name = i18n::text(i18n::Msg::widget_select_all),
                   .box = box,
                   .column_index = 1});
    const Toggle toggle{.label = i18n::text(i18n::Msg::widget_select_all), .hides_label = true};
    if (tick(make_id(id, "tick"), box, toggle, s.table.all_ticked)) s.events.toggled_all = true;
    ax::end();
}

void draw_heads(State& s) {
    const Box row = head_row(s);
    for (int i = 0; i < column_count(s); ++i) draw_head(s, i, column_box(s, i, row));
    if (s.dragged != no_head) paint_drop_line(s);
}

void end_heads(State& s) {
    pop_clip();
    ax::end();
    hairline_below({s.box.x, s.box.y, s.box.width, s.table.head_height}, colours().line);
}

}  // namespace tratt::ui
