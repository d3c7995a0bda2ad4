// What a board remembers between frames. Private to board.cpp and board_drag.cpp.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/board.hpp"

namespace tratt::ui::board_parts {

enum class Lift : std::uint8_t { none, pointer, finger, keyboard };

// A card that is held or glides home, with words of its own: the record may be out of sight meanwhile.
struct LiftedCard {
    std::int64_t key = 0;
    std::string name, company, source, days;

    void take(const BoardCard& card);
    BoardCard card() const;
};

struct Drag {
    Lift by = Lift::none;
    LiftedCard lifted;
    int from_column = no_column;
    int over_column = no_column;
    int slot = 0;                    // where the others make room in over_column
    float grip_x = 0, grip_y = 0;    // where the pointer holds the card
    Box at;                          // the card, now
};

// From where it was let go to where it belongs.
struct Glide {
    std::int64_t key = 0;  // 0: none
    LiftedCard lifted;
    Box from;
    int home_column = no_column, away_column = no_column;  // looked for in both, the second first
    float share = 0;       // 0 … 1 of the way
    std::uint32_t turn = 0;  // tells one glide's motion from the next one's
};

// A card dropped by keyboard takes the focus along as soon as the data has it in its new column.
struct Arrival {
    std::int64_t key = 0;  // 0: none
    int column = no_column;
    int frames_left = 0;
};

struct State {
    Drag drag;
    Glide glide;
    Arrival arrival;
    std::int64_t current_key = 0;  // the card that Tab reaches
    int current_column = no_column, current_index = 0;
    std::vector<Box> columns;      // in the window, as drawn in this frame
};

// Measures and ids that both parts need.
struct Frame {
    ImGuiID id = 0;
    Box box;
    const Board& board;
    const BoardCards& cards;
    State& state;
};

inline ImGuiID card_id(ImGuiID board, std::int64_t key) { return make_id(make_id(board, "card"), key); }
inline ImGuiID link_id(ImGuiID board, std::int64_t key) { return make_id(make_id(board, "link"), key); }
inline ImGuiID list_id(ImGuiID board, std::int64_t column_key) { return make_id(make_id(board, "list"), column_key); }

void go_to(Frame& frame, int column, int index);  // brings the card into sight and gives it the focus
void await_arrival(Frame& frame);

float card_height();
float card_pitch();               // from one card to the next
float head_height();
Box list_box(const Box& column);  // of a column's cards
Box card_box(const Frame& frame, int column, int index);  // in the window, wherever it is scrolled to

// Begins a drag when the press says so.
void follow_press(Frame& frame, const Press& press, const BoardCard& card, const Box& at, int column);
// The held card's way: where it hangs, what is under it, and what became of it.
void follow_drag(Frame& frame, BoardEvents* events);
// A key pressed on the card; false: not one of the drag's.
bool drag_by_key(Frame& frame, const ax::KeyPress& press, const BoardCard& card, int column, int index,
                 BoardEvents* events);
// The held or gliding card and the tray, over everything.
void draw_lifted(Frame& frame);

inline bool is_away(const State& state, std::int64_t key) {
    return (state.drag.by != Lift::none && state.drag.lifted.key == key) || state.glide.key == key;
}

}  // namespace tratt::ui::board_parts
