#include "ui/widgets/table.hpp"

#include <cmath>
#include <memory>
#include <utility>

#include "ui/widgets/table_state.hpp"

namespace tratt::ui {

namespace {

using State = TableView::State;

constexpr float cell_padding = 8;

State& state_of(ImGuiID id) {
    static std::vector<std::unique_ptr<State>> tables;
    for (const auto& table : tables)
        if (table->id == id) return *table;
    tables.push_back(std::make_unique<State>());
    tables.back()->id = id;
    return *tables.back();
}

float tick_column_width(const Table& table) { return table.first_inset + tick_sign + tick_gap; }

// Fixed widths first; the others share what is left, none below its minimum.
float lay_out_columns(State& s, float available) {
    const auto columns = s.table.columns;
    s.lefts.assign(columns.size(), 0);
    s.widths.assign(columns.size(), 0);
    float left = available - (s.table.has_ticks ? tick_column_width(s.table) : 0), weights = 0;
    for (const Column& column : columns) {
        left -= column.width;
        if (column.width == 0) weights += column.weight;
    }
    const auto share = [&](const Column& column) {
        return weights > 0 ? std::max(0.f, left) * column.weight / weights : 0;
    };
    // What one column needs beyond its share the others go without, down to what they need themselves.
    for (bool is_settled = false; !is_settled;) {
        is_settled = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].width > 0 || s.widths[i] > 0 || share(columns[i]) >= columns[i].min_width) continue;
            s.widths[i] = columns[i].min_width;
            left -= columns[i].min_width;
            weights -= columns[i].weight;
            is_settled = false;
        }
    }
    float x = s.table.has_ticks ? tick_column_width(s.table) : 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        s.lefts[i] = x;
        if (columns[i].width > 0) s.widths[i] = columns[i].width;
        else if (s.widths[i] == 0) s.widths[i] = std::floor(share(columns[i]));
        x += s.widths[i];
    }
    // What rounding left over belongs to the last column that shares.
    for (std::size_t i = columns.size(); i-- > 0 && x < available;) {
        if (columns[i].width > 0) continue;
        s.widths[i] += available - x;
        for (std::size_t j = i + 1; j < columns.size(); ++j) s.lefts[j] += available - x;
        x = available;
    }
    return std::max(x, available);
}

// The rows in sight, and the keyboard's where it is elsewhere, so that its focus is not lost.
void open_body(State& s, TableView* view, float content_width) {
    const float head = s.table.has_no_head ? 0 : s.table.head_height;
    s.body = inset(s.box, 0, head, 0, 0);
    const ImGuiID body_id = make_id(s.id, "body");
    const float content_height = static_cast<float>(s.table.row_count) * s.row_height + s.table.bottom_gap;
    const ScrollArea area =
        begin_scroll_area(body_id, {.role = ax::Role::row_group, .box = s.body}, content_width, content_height);
    s.scroll_x = area.x;
    s.origin_y = area.origin_y;
    const int first = static_cast<int>(std::floor((s.body.y - area.origin_y) / s.row_height));
    const int end = static_cast<int>(std::ceil((bottom_of(s.body) - area.origin_y) / s.row_height));
    view->first_visible = std::clamp(first, 0, s.table.row_count);
    view->end_visible = std::clamp(end, view->first_visible, s.table.row_count);
    s.next = view->first_visible;
    s.current = std::min(s.current, s.table.row_count - 1);
    const bool is_kept = s.current != no_row && ax::focused(row_id(s, s.current));
    s.gives_current_first = is_kept && s.current < view->first_visible;
    s.gives_current_last = is_kept && s.current >= view->end_visible;
    const bool is_in_sight = s.current >= view->first_visible && s.current < view->end_visible;
    s.stop = is_kept || is_in_sight ? s.current : view->first_visible;
}

}  // namespace

ImGuiID row_id(const State& s, int row) { return make_id(make_id(s.id, "row"), row); }

Box cell_inner(const State& s, int column, const Box& cell) {
    const bool is_first = column == 0 && !s.table.has_ticks;
    const bool is_last = column + 1 == static_cast<int>(s.table.columns.size());
    return inset(cell, is_first ? s.table.first_inset : cell_padding, 0, is_last ? s.table.first_inset : cell_padding,
                 0);
}

TableView begin_table(ImGuiID id, const Box& box, const Table& table) {
    State& s = state_of(id);
    s.table = table;
    s.box = box;
    s.events = {};
    s.row = no_row;
    s.row_height = table.own_row_height > 0 ? table.own_row_height : row_height(table.is_compact);
    const float content_width = lay_out_columns(s, box.width);
    ax::begin(id, {.role = ax::Role::table,
                   .name = table.name,
                   .box = box,
                   .row_count = table.row_count + (table.has_no_head ? 0 : 1),
                   .column_count = static_cast<int>(table.columns.size()) + (table.has_ticks ? 1 : 0)});
    TableView view{.state = &s};
    if (!table.has_no_head) begin_heads(s);
    if (table.has_own_heads) return view;
    if (!table.has_no_head) {
        draw_heads(s);
        end_heads(s);
    }
    open_body(s, &view, content_width);
    return view;
}

Box begin_head(TableView& view, int column) {
    State& s = *view.state;
    const Box box = column_box(s, column, head_row(s));
    ax::begin(head_id(s, column), head_node(s, column, box));
    s.column = column;
    return cell_inner(s, column, box);
}

void end_head(TableView& view) {
    State& s = *view.state;
    ax::end();
    if (s.column + 1 < static_cast<int>(s.table.columns.size())) return;
    end_heads(s);
    open_body(s, &view, s.lefts.back() + s.widths.back());
}

int TableView::next_row() {
    State& s = *state;
    if (std::exchange(s.gives_current_first, false)) return s.row_to_open = s.current;
    if (s.next < end_visible) return s.row_to_open = s.next++;
    if (std::exchange(s.gives_current_last, false)) return s.row_to_open = s.current;
    return s.row_to_open = no_row;
}

TableEvents end_table(TableView& view) {
    State& s = *view.state;
    if (s.table.row_count == 0 && !s.table.empty.empty()) {
        TextStyle style = caption();
        style.align = Align::centre;
        const float height = paragraph_height(s.body.width - 2 * s.table.first_inset, s.table.empty, style);
        const Box place = centred(s.body, s.body.width - 2 * s.table.first_inset, height);
        paragraph(make_id(s.id, "empty"), place, s.table.empty, style);
    }
    end_scroll_area();
    ax::end();
    if (s.events.current_row != no_row) s.current = s.events.current_row;
    return s.events;
}

void table_foot(ImGuiID id, const Box& box, std::string_view left, std::string_view right) {
    hairline_above(box, colours().line);
    Box row = inset(box, size::space_5, 0);
    TextStyle style = caption();
    style.strong_colour = colours().text;
    style.tabular = true;
    if (!right.empty()) {
        style.align = Align::right;
        text(make_id(id, "right"), take_right(row, text_width(right, style), size::space_4), right, style);
        style.align = Align::left;
    }
    text(make_id(id, "left"), row, left, style);
}

}  // namespace tratt::ui
