#include <algorithm>
#include <cmath>

#include "ui/widgets/board_state.hpp"

namespace tratt::ui::board_parts {
namespace {

constexpr float more_height = 24, group_height = 36;
constexpr float scrollbar_room = 12;  // beside the last column, where all rows scroll together
constexpr int fewest_in_row = 2, most_in_row = 6;
constexpr float rows_wanted_in_sight = 3;

float cards_height(const Frame& frame, int cards) { return static_cast<float>(cards) * card_pitch(frame); }

float scrolled(const Frame& frame, BoardCell cell) {
    const ImGuiID id = frame.has_rows() ? rows_id(frame.id) : list_id(frame.id, frame.column(cell.column).key);
    return scroll_position(id).y;
}

// So many that some rows are in sight at once.
int cards_in_a_row(const Frame& frame) {
    const float room = rows_box(frame).height / rows_wanted_in_sight - group_height - cell_padding - more_height;
    return std::clamp(static_cast<int>(room / card_pitch(frame)), fewest_in_row, most_in_row);
}

RowPlace place_row(const Frame& frame, int row, float top) {
    const std::int64_t key = frame.row(row).key;
    if (frame.state.closed.contains(key)) return {top, group_height, 0};
    int most = 1;
    for (int column = 0; column < frame.column_count(); ++column) {
        if (!frame.column(column).is_locked) most = std::max(most, frame.cards.count({column, row}));
    }
    const bool is_whole = frame.state.expanded.contains(key);
    const int capacity = is_whole ? most : std::min(most, cards_in_a_row(frame));
    const float more = capacity < most ? more_height : 0;
    return {top, group_height + cell_padding + cards_height(frame, capacity) + more, capacity};
}

}  // namespace

float card_height(const Frame& frame) {
    if (frame.is_compact()) return size::card_height_compact;
    return is_phone() ? size::card_height_coarse : size::card_height;
}
float card_pitch(const Frame& frame) { return card_height(frame) + card_gap; }
float head_height() { return is_phone() ? size::control_coarse : size::head_card; }

bool is_pinned(const BoardColumn& column) { return column.is_locked && !is_phone(); }

float pinned_width(const Board& board) {
    return (locked_width + column_gap) *
           static_cast<float>(std::count_if(board.columns.begin(), board.columns.end(), is_pinned));
}

float open_width(const Frame& frame) {
    if (is_phone()) return size::board_column_phone;
    const auto open = static_cast<float>(std::count_if(frame.board.columns.begin(), frame.board.columns.end(),
                                                       [](const BoardColumn& column) { return !column.is_locked; }));
    if (open == 0) return size::board_column_min;
    const float room = frame.box.width - (frame.has_rows() ? scrollbar_room : 0);
    return std::max(size::board_column_min, (room - column_gap * (open - 1)) / open);
}

float content_width(const Frame& frame, float open) {
    float width = -column_gap;
    for (const BoardColumn& column : frame.board.columns) {
        if (!is_pinned(column)) width += (column.is_locked ? locked_width : open) + column_gap;
    }
    return std::max(0.f, width);
}

// Locked columns stand at the right edge whatever is scrolled; on a phone they scroll with the others.
void place_columns(Frame& frame, float origin_x, float origin_y, float open) {
    frame.state.columns.clear();
    float x = origin_x, pinned_x = right_of(frame.box) + column_gap;
    for (const BoardColumn& column : frame.board.columns) {
        const float width = column.is_locked ? locked_width : open;
        float& at = is_pinned(column) ? pinned_x : x;
        frame.state.columns.push_back({at, origin_y, width, frame.box.height});
        at += width + column_gap;
    }
}

void place_rows(Frame& frame) {
    frame.state.rows.clear();
    float top = 0;
    for (int row = 0; frame.has_rows() && row < frame.row_count(); ++row) {
        frame.state.rows.push_back(place_row(frame, row, top));
        top += frame.state.rows.back().height;
    }
}

float rows_height(const Frame& frame) {
    return frame.state.rows.empty() ? 0 : frame.state.rows.back().top + frame.state.rows.back().height;
}

Box rows_box(const Frame& frame) { return inset(frame.box, 0, head_height(), 0, 0); }
Box list_box(const Box& column) { return inset(column, 0, head_height() + size::space_2, 0, 0); }

Box view_box(const Frame& frame, BoardCell cell) {
    return frame.has_rows() ? rows_box(frame) : list_box(frame.column_box(cell.column));
}

Box cell_box(const Frame& frame, BoardCell cell) {
    const Box& column = frame.column_box(cell.column);
    if (!frame.has_rows() || frame.is_locked(cell)) return column;
    const RowPlace& row = frame.row_place(cell.row);
    return {column.x, rows_box(frame).y + row.top + group_height - scrolled(frame, cell), column.width,
            row.height - group_height};
}

Box card_box(const Frame& frame, BoardCell cell, int index) {
    const Box box = frame.has_rows() ? cell_box(frame, cell) : list_box(frame.column_box(cell.column));
    const float top = frame.has_rows() ? cell_padding : -scrolled(frame, cell);
    return {box.x + cell_padding, box.y + top + static_cast<float>(index) * card_pitch(frame),
            box.width - 2 * cell_padding, card_height(frame)};
}

int cards_shown(const Frame& frame, BoardCell cell) {
    const int count = frame.cards.count(cell);
    return frame.has_rows() ? std::min(count, frame.row_place(cell.row).capacity) : count;
}

Range range_in_sight(const Frame& frame, BoardCell cell) {
    const Box view = view_box(frame, cell), first_card = card_box(frame, cell, 0);
    const float pitch = card_pitch(frame);
    const int shown = cards_shown(frame, cell);
    const int first = static_cast<int>(std::floor((view.y - first_card.y) / pitch)) - 1;
    const int end = static_cast<int>(std::floor((bottom_of(view) - first_card.y) / pitch)) + 1;
    return {std::clamp(first, 0, shown), std::clamp(end, 0, shown)};
}

// A row's head stands for the row, so that a card can be dropped in a closed one.
static int row_under(const Frame& frame, float y) {
    if (!frame.has_rows()) return 0;
    const float at = y - rows_box(frame).y + scroll_position(rows_id(frame.id)).y;
    for (int row = 0; row < frame.row_count(); ++row) {
        if (at < frame.row_place(row).top + frame.row_place(row).height) return row;
    }
    return frame.row_count() - 1;
}

BoardCell cell_under(const Frame& frame, float x, float y) {
    for (int i = 0; i < static_cast<int>(frame.state.columns.size()); ++i) {
        const bool is_locked = frame.column(i).is_locked;
        if (!is_locked && !contains(frame.box, x, y)) continue;
        if (contains(outset(frame.column_box(i), column_gap / 2), x, y))
            return {i, is_locked ? 0 : row_under(frame, y)};
    }
    return {};
}

void scroll_to_cell(const Frame& frame, BoardCell cell) {
    const Box& box = frame.column_box(cell.column);
    if (!frame.is_locked(cell))
        scroll_into_view(frame.id, box.x - frame.box.x + scroll_position(frame.id).x, 0, box.width, 1);
    if (!frame.has_rows() || frame.is_locked(cell)) return;
    const RowPlace& row = frame.row_place(cell.row);
    scroll_into_view(rows_id(frame.id), 0, row.top, 1, std::min(row.height, rows_box(frame).height));
}

void scroll_to_card(Frame& frame, BoardCell cell, int index) {
    const Box& box = frame.column_box(cell.column);
    scroll_into_view(frame.id, box.x - frame.box.x + scroll_position(frame.id).x, 0, box.width, 1);
    const float at = static_cast<float>(index) * card_pitch(frame);
    if (!frame.has_rows())
        return scroll_into_view(list_id(frame.id, frame.column(cell.column).key), 0, at, 1, card_height(frame));
    const std::int64_t key = frame.row(cell.row).key;
    frame.state.closed.erase(key);
    if (index >= frame.row_place(cell.row).capacity) frame.state.expanded.insert(key);
    place_rows(frame);
    const float top = index == 0 ? 0 : group_height + cell_padding + at;
    scroll_into_view(rows_id(frame.id), 0, frame.row_place(cell.row).top + top, 1,
                     index == 0 ? group_height + cell_padding + card_height(frame) : card_height(frame));
}

}  // namespace tratt::ui::board_parts
