// What the board shows: its columns, rows and the cards in them, asked for anew in each frame and worked out only when
// something they read has changed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/query.hpp"
#include "ui/screens/board_setting.hpp"
#include "ui/selections.hpp"
#include "ui/widgets/board.hpp"

namespace tratt::ui {

class RecordCards : public BoardCards {
public:
    void prepare(Context& context, const BoardSetting& setting);

    std::span<const BoardColumn> columns() const { return columns_; }  // views until the next frame
    std::span<const BoardRow> rows() const { return rows_; }
    int locked_column() const { return has_locked_ ? static_cast<int>(columns_.size()) - 1 : no_column; }
    const model::Value& column_value(int column) const { return column_values_[static_cast<std::size_t>(column)]; }
    const model::Value& row_value(int row) const { return row_values_[static_cast<std::size_t>(row)]; }
    const model::Query& query() const { return query_; }  // whose answer the cards are, column by column
    std::int64_t shown() const { return shown_; }
    std::int64_t total() const { return total_; }  // without the filters

    int count(BoardCell cell) const override;
    std::int64_t key(BoardCell cell, int index) const override;
    BoardCard card(BoardCell cell, int index) const override;
    int index_of(BoardCell cell, std::int64_t key) const override;

private:
    // Of one cell: what of all records, sorted by rows and then columns, are its.
    struct Stretch {
        std::int64_t first = 0, count = 0;
    };
    void ask(Context& context);
    void add_columns(const query::Rows& heads);
    void add_column(const query::Group& group);
    std::string address_of_new(model::Field field, store::Row item) const;
    void add_locked_column(std::int64_t count);
    void add_rows();
    void lay_out(const std::vector<query::Group>& columns, int row);
    void find_follow_ups(Context& context);
    std::span<const store::Row> records(BoardCell cell) const;
    void add_dates(BoardCard& card, store::Row row) const;

    const store::Database* database_ = nullptr;
    BoardSetting setting_;
    core::Moment moment_;
    model::Query query_;
    std::shared_ptr<const query::Rows> answer_;  // rows, then columns
    std::shared_ptr<const query::Rows> follow_ups_;  // not completed, the first due first
    std::unordered_map<store::Row, store::Row> next_follow_up_;  // of the record
    model::Entity follow_ups_of_ = model::Entity::contact;
    SelectionMembers members_;
    std::int64_t shown_ = 0, total_ = 0;
    bool has_locked_ = false;
    std::vector<BoardColumn> columns_;
    std::vector<BoardRow> rows_;
    std::vector<model::Value> column_values_, row_values_;
    std::vector<Stretch> cells_;  // row by row
    mutable std::string href_;  // of the card asked for last
};

}  // namespace tratt::ui
