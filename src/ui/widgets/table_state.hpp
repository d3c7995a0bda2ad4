// What a table keeps from frame to frame and between its calls. Private to ui/widgets.
#pragma once

#include <vector>

#include "ui/widgets/table.hpp"

namespace tratt::ui {

struct TableView::State {
    ImGuiID id = 0;
    Table table;
    Box box, body;
    std::vector<float> lefts, widths;  // of the columns, from the table's left edge
    float row_height = 0, scroll_x = 0;
    float origin_y = 0;  // of the first row, in the window

    int dragged = no_head;  // a heading that follows the pointer
    int resized = no_head;  // one whose edge does

    int current = no_row;  // the row of the keyboard
    int anchor = no_row;   // where Shift extends from
    int stop = no_row;     // the one row that Tab reaches
    int next = 0;          // next row to give
    bool gives_current_first = false, gives_current_last = false;

    // The row that is open
    int row_to_open = no_row;  // the last one given
    int row = no_row, column = 0;
    Row open;
    Box row_box;
    bool is_row_hovered = false, is_row_focused = false;

    TableEvents events;
};

inline constexpr float tick_gap = 8, tick_sign = 16;

Box head_row(const TableView::State& state);
ImGuiID head_id(const TableView::State& state, int column);
ax::Node head_node(const TableView::State& state, int column, const Box& box);
Box column_box(const TableView::State& state, int column, const Box& row);
void begin_heads(TableView::State& state);
void draw_heads(TableView::State& state);
void end_heads(TableView::State& state);

ImGuiID row_id(const TableView::State& state, int row);

// The next cell of the open row, within its padding, and its node's id.
struct CellPlace {
    Box box, inner;
    ImGuiID id;
    ax::Node node;
};
CellPlace next_cell(TableView::State& state);
Box cell_inner(const TableView::State& state, int column, const Box& cell);

}  // namespace tratt::ui
