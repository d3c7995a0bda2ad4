// What a board remembers between frames, and its measures. Private to board*.cpp.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "ui/widgets/board.hpp"

namespace tratt::ui::board_parts {

inline constexpr float column_gap = 8, cell_padding = 8, card_gap = 8, locked_width = 40;

enum class Lift : std::uint8_t { none, pointer, finger, keyboard };

// A card that is held or glides home, with words of its own: the record may be out of sight meanwhile.
struct LiftedCard {
    BoardCard look{};
    std::string name, avatar, second, third, days, due;

    void take(const BoardCard& card);
    BoardCard card() const;
    std::int64_t key() const { return look.key; }
};

struct Drag {
    Lift by = Lift::none;
    LiftedCard lifted;
    BoardCell from, over;
    int slot = 0;                    // where the others make room in `over`
    float grip_x = 0, grip_y = 0;    // where the pointer holds the card
    Box at;                          // the card, now
};

// From where it was let go to where it belongs.
struct Glide {
    std::int64_t key = 0;  // 0: none
    LiftedCard lifted;
    Box from;
    BoardCell home, away;  // looked for in both, the second first
    std::uint32_t turn = 0;  // tells one glide's motion from the next one's
};

inline constexpr int frames_to_arrive = 30;
// A card dropped by keyboard takes the focus along as soon as the data has it in its new cell.
struct Arrival {
    std::int64_t key = 0;  // 0: none
    BoardCell cell;
    int frames_left = 0;
};

// Where a row lies in the content of the rows' area, its head first.
struct RowPlace {
    float top = 0, height = 0;
    int capacity = 0;  // cards that a cell of it shows; 0: closed
};

struct State {
    Drag drag;
    Glide glide;
    Arrival arrival;
    std::int64_t current_key = 0;  // the card that Tab reaches
    BoardCell current;
    int current_index = 0;
    std::vector<Box> columns;      // in the window, as drawn in this frame
    std::vector<RowPlace> rows;    // of this frame
    std::unordered_set<std::int64_t> closed, expanded;  // rows, by key
};

struct Frame {
    ImGuiID id = 0;
    Box box;  // of what scrolls sideways
    const Board& board;
    const BoardCards& cards;
    State& state;

    bool has_rows() const { return !board.rows.empty(); }
    bool is_compact() const { return has_rows() || board.is_compact; }
    const BoardColumn& column(int index) const { return board.columns[static_cast<std::size_t>(index)]; }
    const BoardRow& row(int index) const { return board.rows[static_cast<std::size_t>(index)]; }
    int column_count() const { return static_cast<int>(board.columns.size()); }
    int row_count() const { return has_rows() ? static_cast<int>(board.rows.size()) : 1; }
    const Box& column_box(int index) const { return state.columns[static_cast<std::size_t>(index)]; }
    const RowPlace& row_place(int index) const { return state.rows[static_cast<std::size_t>(index)]; }
    bool is_locked(BoardCell cell) const { return column(cell.column).is_locked; }
    bool holds(BoardCell cell) const {
        return cell.column >= 0 && cell.column < column_count() && cell.row >= 0 && cell.row < row_count();
    }
};

inline ImGuiID card_id(ImGuiID board, std::int64_t key) { return make_id(make_id(board, "card"), key); }
inline ImGuiID link_id(ImGuiID board, std::int64_t key) { return make_id(make_id(board, "link"), key); }
inline ImGuiID rows_id(ImGuiID board) { return make_id(board, "rows"); }
inline ImGuiID list_id(ImGuiID board, std::int64_t column_key) { return make_id(make_id(board, "list"), column_key); }

// ---- Places (board_layout.cpp) ----------------------------------------------------------------------------------------
float card_height(const Frame& frame);
float card_pitch(const Frame& frame);  // from one card to the next
float head_height();
float pinned_width(const Board& board);
bool is_pinned(const BoardColumn& column);  // stands at the right edge whatever is scrolled
float open_width(const Frame& frame);  // of a column with cards
float content_width(const Frame& frame, float open);
void place_columns(Frame& frame, float origin_x, float origin_y, float open);
void place_rows(Frame& frame);
float rows_height(const Frame& frame);

Box rows_box(const Frame& frame);  // below the heads
Box list_box(const Box& column);  // of a column's cards, where there are no rows
Box view_box(const Frame& frame, BoardCell cell);  // within which the cell's cards are seen
Box cell_box(const Frame& frame, BoardCell cell);  // in the window, wherever it is scrolled to
Box card_box(const Frame& frame, BoardCell cell, int index);
int cards_shown(const Frame& frame, BoardCell cell);  // in rows not all of them

struct Range {
    int first = 0, end = 0;
};
Range range_in_sight(const Frame& frame, BoardCell cell);
BoardCell cell_under(const Frame& frame, float x, float y);  // column no_column: none
void scroll_to_cell(const Frame& frame, BoardCell cell);
void scroll_to_card(Frame& frame, BoardCell cell, int index);  // opens its row where that hides it

// ---- Cards (board_cells.cpp) ------------------------------------------------------------------------------------------
struct Stop {
    BoardCell cell;
    int index = 0;
};
Stop find_stop(const Frame& frame);  // the one card that Tab reaches: the current one while in sight, else the first
void draw_cell(Frame& frame, BoardCell cell, const Stop& stop, BoardEvents* events);
void go_to(Frame& frame, BoardCell cell, int index);  // brings the card into sight and gives it the focus
float card_line(float card_height);  // from the card's top to its first line

// ---- Dragging (board_drag.cpp) ----------------------------------------------------------------------------------------
// Begins a drag when the press says so.
void follow_press(Frame& frame, const Press& press, const BoardCard& card, const Box& at, BoardCell cell);
// The held card's way: where it hangs, what is under it, and what became of it.
void follow_drag(Frame& frame, BoardEvents* events);
void await_arrival(Frame& frame);
// A key pressed on the card; false: not one of the drag's.
bool drag_by_key(Frame& frame, const ax::KeyPress& press, const BoardCard& card, BoardCell cell, int index,
                 BoardEvents* events);
// The held or gliding card and the tray, over everything.
void draw_lifted(Frame& frame);

inline bool has_slot(const State& state, BoardCell cell) {
    return state.drag.by != Lift::none && state.drag.over == cell && cell != state.drag.from;
}
inline bool is_over_column(const State& state, int column) {
    return state.drag.by != Lift::none && state.drag.over.column == column;
}
// Its node has the focus, so it is drawn even out of sight.
inline bool holds_keyboard_card(const State& state, BoardCell cell) {
    return state.drag.by == Lift::keyboard && state.drag.from == cell;
}
inline bool is_away(const State& state, std::int64_t key) {
    return (state.drag.by != Lift::none && state.drag.lifted.key() == key) || state.glide.key == key;
}

}  // namespace tratt::ui::board_parts
