// A board: columns of cards, divided into rows where wanted, that are dragged from one cell to another by pointer, finger
// and keyboard. Any number of cards; only those in sight are asked for.
//
// Keyboard: the cards are one stop of Tab; arrows, Home, End, Page Up and Page Down move between them, Enter opens, the
// menu key opens the card's menu, Space lifts; then Left and Right choose the column, Up and Down the row, Space drops,
// Esc puts back. Each step is spoken. Finger: a long press lifts. Esc ends a drag by pointer, too. The caller carries a
// drop out or refuses it; until the data says otherwise the card stays where it was. On a phone one column is in sight
// with the next one peeping in, and while a card is held a tray of the columns lies over the foot.
//
// Without rows every column scrolls by itself. With rows the heads stand still, all rows scroll together, and a row shows
// a few of its cards until "22 more" is pressed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/draw.hpp"

namespace tratt::ui {

struct BoardCard {
    std::int64_t key = 0;  // names the card for good: the record's number
    std::string_view name;
    Mark avatar{};  // person or company
    std::string_view second, third;  // company; source. The third line is not on compact cards
    std::string_view days;  // "12 d", in this status
    bool is_late = false;  // the days are red
    std::string_view due;  // "20 Nov", the next follow-up
    Icon due_icon = Icon::none;
    bool is_overdue = false;  // it is red
    std::string_view href;  // "#/contact/42"
};

struct BoardColumn {
    std::int64_t key = 0;  // names the column for good
    std::string_view name;
    std::string_view description;  // tooltip of the name
    Mark mark{};
    std::string_view count;  // as written in the head: "62"
    std::string_view sum;  // at the right of the head; may be empty
    bool is_locked = false;  // narrow, shows no card; a drop there is answered all the same
    std::string_view empty;  // said where no card is
    std::string_view add_href;  // where a new card of this column is made; may be empty
};

struct BoardRow {
    std::int64_t key = 0;
    std::string_view name;
    Mark mark{};
    std::string_view note;  // a tag after the name: "owned by nobody"
    std::string_view count;
};

inline constexpr int no_column = -1;

struct BoardCell {
    int column = no_column;
    int row = 0;  // 0 where the board has no rows
    bool operator==(const BoardCell&) const = default;
};

class BoardCards {
public:
    virtual ~BoardCards() = default;
    virtual int count(BoardCell cell) const = 0;
    virtual std::int64_t key(BoardCell cell, int index) const = 0;
    virtual BoardCard card(BoardCell cell, int index) const = 0;  // views live until the next call
    virtual int index_of(BoardCell cell, std::int64_t key) const = 0;  // of the card in that cell; below 0: not there
};

struct Board {
    std::string_view name;
    std::span<const BoardColumn> columns;
    std::span<const BoardRow> rows;  // none: one row without a head
    std::string_view tray;  // name of the tray: "Drop in a lead status"
    std::int64_t chosen = 0;  // key of the card whose preview is shown
    bool is_compact = false;  // cards of two lines, whose "..." is there while the pointer or the focus is
};

struct BoardEvents {
    std::int64_t pressed = 0;  // key of a card that was pressed beside its name, which is a link; 0: none
    std::int64_t menu = 0;  // key of the card whose menu is asked for
    Box menu_anchor;
    std::int64_t hovered_name = 0;  // key of the card whose name the pointer rests on
    Box name_box;
    std::int64_t dropped = 0;  // key of a card dropped in another cell than its own
    BoardCell from, to;  // the column of `to` may be locked: refuse it and say why
};

BoardEvents board(ImGuiID id, const Box& box, const Board& board, const BoardCards& cards);

// The drop that the last answer named did not come about: the card glides back. Call it in that same frame.
void refuse_drop(ImGuiID id);

// The card is on its way to that cell by other means than a drag, its menu for instance: it takes the focus along.
void await_card(ImGuiID id, std::int64_t key, BoardCell cell);

// On a phone: the column that is mostly in sight, and bringing another there.
int column_in_sight(ImGuiID id);
void show_column(ImGuiID id, int column);

// A card as it lies on the board, for pictures of it elsewhere. Draws only. A box that is too low for three lines gives a
// compact one.
enum class CardPose : std::uint8_t { rest, hovered, lifted };
struct CardLook {
    CardPose pose = CardPose::rest;
    bool is_focused = false, is_name_hovered = false, is_chosen = false;
    float room_at_right = 0;  // in the line of the name, for the menu's dots
};
void paint_card(const Box& box, const BoardCard& card, const CardLook& look);

}  // namespace tratt::ui
