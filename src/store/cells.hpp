// The values of one field, by row. A column takes no memory until a record has a value in it; from then on it holds one
// for every row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"
#include "model/value.hpp"
#include "store/database.hpp"
#include "store/text_pool.hpp"

namespace tratt::store {

template <class T>
class CellColumn {
public:
    explicit CellColumn(T none) : none_(none) {}

    T operator[](std::size_t row) const { return values_.empty() ? none_ : values_[row]; }
    std::span<const T> all() const { return values_; }  // empty = no record has ever had a value
    bool empty() const { return values_.empty(); }
    std::size_t size() const { return values_.size(); }
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }

    void set(std::size_t row, T value, std::size_t row_count) {
        if (values_.empty()) {
            if (value == none_) return;
            values_.resize(row_count, none_);
        }
        values_[row] = value;
    }
    void grow(std::size_t row_count) {
        if (!values_.empty()) values_.resize(row_count, none_);
    }

private:
    T none_;
    std::vector<T> values_;
};

// Texts that have come many at once, one for each row from `first` on, as they came. Which of them are equal is not worked
// out before somebody asks for the field: of a file of contacts most fields are asked for late or never.
struct WaitingTexts {
    model::Column column;
    Row first;
};

// Only the column that fits the field's type is used.
struct Cells {
    CellColumn<Handle> handles{no_text};  // text
    TextPool pool;  // text
    std::optional<WaitingTexts> waiting;  // text: not yet in the two above, which are empty then
    CellColumn<std::int64_t> numbers{core::no_value};  // integer, date, instant
    CellColumn<std::uint8_t> bytes{0};  // boolean; choice, where none is no_choice
    CellColumn<Row> references{no_row};  // reference
    std::uint64_t revision = 0;

    bool has_values() const { return !handles.empty() || !numbers.empty() || !bytes.empty() || !references.empty(); }
    void grow(std::size_t row_count) {
        handles.grow(row_count);
        numbers.grow(row_count);
        bytes.grow(row_count);
        references.grow(row_count);
    }
};

}  // namespace tratt::store
