// A board: columns of cards that are dragged from one to another by pointer, finger and keyboard. Any number of cards;
// only those in sight are asked for.
//
// Keyboard: the cards are one stop of Tab; arrows, Home, End, Page Up and Page Down move between them, Enter opens, Space
// lifts; then Left and Right choose the column, Space drops, Esc puts back. Each step is spoken. Finger: a long press
// lifts. Esc ends a drag by pointer, too. The caller carries a drop out or refuses it; until the data says otherwise the
// card stays where it was. On a phone one column is in sight with the next one peeping in, and while a card is held a
// tray of the columns lies over the foot.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/draw.hpp"

namespace tratt::ui {

struct BoardCard {
    std::int64_t key = 0;  // names the card for good: the contact's number
    std::string_view name;
    std::string_view company;
    std::string_view source;
    std::string_view days;  // "12 d", in this status
    std::string_view href;  // "#/contact/42"
};

struct BoardColumn {
    std::int64_t key = 0;  // names the column for good
    std::string_view name;
    std::string_view description;  // tooltip of the name
    Mark mark{};
    int card_count = 0;  // cards it has
    std::string_view count;  // as written in the head: "62"
    bool is_locked = false;  // narrow, shows no card; a drop there is answered all the same
    std::string_view empty;  // said where no card is
};

class BoardCards {
public:
    virtual ~BoardCards() = default;
    virtual BoardCard card(int column, int index) const = 0;  // views live until the next call
    virtual int index_of(int column, std::int64_t key) const = 0;  // of the card in that column; below 0: not there
};

struct Board {
    std::string_view name;
    std::span<const BoardColumn> columns;
};

inline constexpr int no_column = -1;

struct BoardEvents {
    std::int64_t opened = 0;  // key of the card to open; 0: none. A press on its name is a link and needs no answer
    std::int64_t dropped = 0;  // key of a card dropped in another column than its own
    int from_column = no_column, to_column = no_column;  // to_column may be locked: refuse it and say why
};

BoardEvents board(ImGuiID id, const Box& box, const Board& board, const BoardCards& cards);

// The drop that the last answer named did not come about: the card glides back. Call it in that same frame.
void refuse_drop(ImGuiID id);

// On a phone: the column that is mostly in sight, and bringing another there.
int column_in_sight(ImGuiID id);
void show_column(ImGuiID id, int column);

// A card as it lies on the board, for pictures of it elsewhere. Draws only.
enum class CardPose : std::uint8_t { rest, hovered, lifted };
void paint_card(const Box& box, const BoardCard& card, CardPose pose, bool focused = false,
                bool is_name_hovered = false);

}  // namespace tratt::ui
