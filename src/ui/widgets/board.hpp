// A board: columns of cards that are dragged from one to another by pointer, finger and keyboard. Any number of cards;
// only those in sight are asked for.
//
// Keyboard: arrows move between cards, Enter opens, Space lifts; then Left and Right choose the column, Up and Down the
// place, Space drops, Esc puts back. Each step is spoken. Finger: a long press lifts. Esc ends a drag by pointer, too.
// The caller carries a drop out or refuses it; until the data says otherwise the card stays where it was. On a phone one
// column is in sight with the next one peeping in, and while a card is held a tray of the columns lies over the foot.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {

struct BoardCard {
    std::int64_t key = 0;           // names the card for good: the contact's number
    std::string_view name;
    std::string_view company;
    std::string_view source;
    std::string_view days;          // "12 d", in this status
    std::string_view follow_up;     // "24 Nov"; empty: none
    Icon follow_up_icon = Icon::calendar;
    bool is_overdue = false;
    std::string_view href;          // "#/contact/42"
};

struct BoardColumn {
    std::int64_t key = 0;           // names the column for good
    std::string_view name;
    Mark mark{};
    int card_count = 0;             // cards it has
    std::string_view count;         // as written in the head: "62"
    std::string_view description;   // tooltip of the name
    bool is_locked = false;         // narrow, takes no card
    bool can_add = false;           // plus in the head
    std::string_view forecast;      // said while a card hangs over it: "Qualified · a rule will then ask about …"
    std::string_view empty;         // said where no card is
};

class BoardCards {
public:
    virtual ~BoardCards() = default;
    virtual BoardCard card(int column, int index) const = 0;  // views live until the next call
};

struct Board {
    std::string_view name;
    std::span<const BoardColumn> columns;
    bool is_compact = false;        // two lines, 56 high
    bool keeps_order = true;        // cards have an order of their own: the place within the column matters
};

inline constexpr int no_column = -1;

struct BoardEvents {
    std::int64_t opened = 0;        // keys; 0: none
    std::int64_t menu = 0;          // dots, secondary press, menu key
    Box menu_anchor{};
    std::int64_t dropped = 0;       // the card, with where from and where to
    int from_column = no_column, from_index = 0;
    int to_column = no_column, to_index = 0;  // to_column may be locked: refuse it and say why
    int add_column = no_column;     // its plus was pressed
    bool is_dragging = false;
    int over_column = no_column;    // while dragging
    std::int64_t current = 0;       // the card that has focus
};

BoardEvents board(ImGuiID id, const Box& box, const Board& board, const BoardCards& cards);

// The drop that the last answer named did not come about: the card glides back. Call it in that same frame.
void refuse_drop(ImGuiID id);

// On a phone: the column that is mostly in sight, and bringing another there.
int column_in_sight(ImGuiID id);
void show_column(ImGuiID id, int column);

// A card as it lies on the board, for pictures of it elsewhere. Draws only.
enum class CardPose : std::uint8_t { rest, hovered, lifted };
void paint_card(const Box& box, const BoardCard& card, CardPose pose, bool is_compact = false, bool focused = false);

}  // namespace tratt::ui
