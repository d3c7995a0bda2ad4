// What the board shows: its columns and the cards in them, asked for anew in each frame and worked out only when
// something they read has changed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "ui/context.hpp"
#include "ui/widgets/board.hpp"

namespace tratt::ui {

enum class BoardOrder : std::uint8_t { longest, shortest, name_ascending, name_descending };

// How the board is set, as its address says.
struct BoardSetting {
    std::string_view title;         // cards whose name contains it (R188)
    model::CriteriaSet filters;     // of the address, see ui/record_filter.hpp
    BoardOrder order = BoardOrder::longest;
};
BoardSetting board_setting(const Place& place);
void set_board_order(Place& place, BoardOrder order);
std::string_view order_words(BoardOrder order);

class LeadCards : public BoardCards {
public:
    void prepare(Context& context, const BoardSetting& setting);

    std::span<const BoardColumn> columns() const { return columns_; }  // views until the next frame
    int locked_column() const { return static_cast<int>(columns_.size()) - 1; }
    store::Row status(int column) const { return statuses_[static_cast<std::size_t>(column)]; }  // no_row: none
    std::int64_t shown() const { return active_->total + hidden_->total; }
    std::int64_t total() const { return total_; }  // without the filters

    BoardCard card(int column, int index) const override;
    int index_of(int column, std::int64_t key) const override;

private:
    void add_columns();
    void add_column(const query::Group& group);
    void add_locked_column();
    std::span<const store::Row> contacts(int column) const;

    const store::Database* database_ = nullptr;
    core::Moment moment_;
    std::shared_ptr<const query::Rows> active_, hidden_;
    std::int64_t total_ = 0;
    std::vector<BoardColumn> columns_;
    std::vector<store::Row> statuses_;
    std::vector<std::int64_t> firsts_;  // place of a column's first card in active_
    mutable std::string href_;          // of the card asked for last
};

}  // namespace tratt::ui
