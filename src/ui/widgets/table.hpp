// A table of any number of rows, of which only those in sight are asked for:
//
//   TableView table = begin_table(id, box, {.name = "Contacts", .columns = columns, .row_count = n, …});
//   for (int row; (row = table.next_row()) != no_row;) {
//       begin_row(table, {.name = contact_name, .is_selected = …});
//       cell_text(table, contact_name);  cell_status(table, …);
//       Box free = begin_cell(table);  … any widget …  end_cell(table);
//       end_row(table);
//   }
//   TableEvents events = end_table(table);
//
// Cells are given in the order of the columns, each exactly once. With has_ticks a column of ticks comes before them by
// itself. Keyboard: the rows are one stop of Tab; Up, Down, Page Up, Page Down, Home and End move, Enter opens, Space
// ticks, the menu key asks for the row's menu. Pointer: a press makes the row current, with Ctrl it ticks too, with Shift
// it ticks everything between; a double press, or any press on touch, opens it. The answers say what to do; what is
// ticked, sorted and open is kept by the caller.
#pragma once

#include <span>

#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {

enum class Sort : std::uint8_t { none, ascending, descending };

struct Column {
    std::string_view name;
    float width = 0;  // 0: shares what is left, by weight
    float min_width = 64;
    float weight = 1;
    Align align = Align::left;
    bool can_sort = true;
    bool has_filter = false;  // funnel at the right of the heading, a button
    bool is_filtered = false;  // semibold heading, coloured funnel
    bool hides_name = false;  // named for the mirror only
    std::string_view filter_note;  // tooltip of the funnel: the active filter (R120)
};

struct Table {
    std::string_view name;
    std::span<const Column> columns;
    int row_count = 0;
    bool has_ticks = false;
    bool has_head_menus = false;  // headings can be dragged, by the edge to another width, and ask for a menu
    TickState all_ticked = TickState::off;
    int sorted_column = -1;
    Sort sort = Sort::none;
    bool is_compact = false;  // rows of 32
    float own_row_height = 0;  // 0: row_height(is_compact)
    float head_height = size::head_row;
    bool has_own_heads = false;  // begin_head() … end_head() for each column before the first row
    bool has_no_head = false;  // a list in a tile; the columns are named for the mirror only
    float first_inset = 20;  // first cell from the left, last from the right
    float bottom_gap = 0;  // room after the last row, for a bar that floats over it
    std::string_view empty;  // said in the middle when there is no row; empty: nothing
};

inline constexpr int no_row = -1, no_head = -1;

struct TableView {
    int next_row();  // the next row to draw, no_row after the last; with gaps, never twice
    int first_visible = 0, end_visible = 0;
    struct State;
    State* state = nullptr;
};

TableView begin_table(ImGuiID id, const Box& box, const Table& table);

// A heading of the caller's own, e.g. with a select in it: the box within the cell's padding.
Box begin_head(TableView& table, int column);
void end_head(TableView& table);

struct Row {
    std::string_view name;  // names the row and its tick
    bool is_selected = false;  // ground and tick
    bool is_ticked = false;  // the tick alone, where most rows have it
    bool is_shown_beside = false;  // the ground alone: its preview stands beside the table
    bool is_muted = false;  // former employee, left out: cells without a colour of their own are muted
    std::string_view tick_disabled_reason;  // not empty: cannot be ticked, and why
    std::string_view description;
};
void begin_row(TableView& table, const Row& row);
void end_row(TableView& table);

// Cells. text: ellipsis and tooltip; a colour of 0 is text (muted in a muted row).
void cell_text(TableView& table, std::string_view words, const TextStyle& style = {});
void cell_link(TableView& table, std::string_view words, std::string_view href, const TextStyle& style = {});
void cell_name(TableView& table, std::string_view name, AvatarKind kind, std::string_view href = {},
               const Tag* tag = nullptr);
void cell_status(TableView& table, std::string_view name, const StatusMark& mark, bool as_pill = true);
void cell_category(TableView& table, std::string_view name, GroupKind group);
void cell_number(TableView& table, std::string_view number, ImU32 colour = 0);
void cell_tag(TableView& table, const Tag& tag);
void cell_change(TableView& table, std::string_view before, std::string_view after,
                 bool before_is_struck);  // old → new
void cell_empty(TableView& table);

// A cell for any widget: the box within its padding, the row's height. `name` is the cell's words, "" when the widgets
// inside name themselves.
Box begin_cell(TableView& table, std::string_view name = {});
void end_cell(TableView& table);
bool is_row_hovered(const TableView& table);  // for actions that appear on hover and on the keyboard's row
bool is_row_current(const TableView& table);

// Instead of begin_row … end_row: heads a group. The caller counts only the rows that show; a closed group has none.
struct GroupRow {
    std::string_view label;
    std::string_view count;
    Mark mark{};
    bool is_pill = false;  // a status shows as its pill
    int level = 0;  // 0: on bg_group, semibold; deeper: 20 further in each
    bool is_open = true;
    std::string_view note;  // 12, muted, under note_column
    int note_column = -1;
};
void group_row(TableView& table, const GroupRow& row);

struct TableEvents {
    int sorted_column = no_head;  // its heading was pressed: sort by it, or turn the order
    int filter_column = no_head;  // its funnel was pressed
    Box filter_anchor{};  // the heading, for what opens below it
    int current_row = no_row;  // became the row of the keyboard or the preview
    int pressed_row = no_row;  // once by a mouse, without keys
    int opened_row = no_row;
    int ticked_row = no_row;  // turn its tick
    int ticked_from = no_row;  // with Shift: tick all between this one and ticked_row
    bool toggled_all = false;  // the tick in the heading
    int toggled_group = no_row;  // the group row to open or close
    int menu_row = no_row;  // secondary press or menu key
    int menu_column = no_head;  // the same on a heading
    Box menu_anchor{};
    int dragged_column = no_head;  // its heading follows the pointer
    int moved_before = no_head;  // it was let go over the headings: before this one, the number of columns = last
    int resized_column = no_head;  // its edge follows the pointer, which asks for new_width
    float new_width = 0;
    bool is_let_go = false;  // what follows the pointer does so for the last time
    bool opens_new_tab = false;  // with opened_row: Ctrl was held
};
TableEvents end_table(TableView& table);

// The strip below a table: 36 high, hairline above, 12 muted; strong words are text-coloured.
void table_foot(ImGuiID id, const Box& box, std::string_view left, std::string_view right = {});

}  // namespace tratt::ui
