// Rows of comma-separated values one after the other, without a copy of the text: cells are views into it, except those
// in which a doubled quote stands for one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tratt::codec {

// Checked before anything of that size is allocated.
struct CsvLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t rows = 200'000;
    std::size_t columns = 2'000;
    std::size_t cells = 8'000'000;
};

enum class CsvFlaw : std::uint8_t {
    stray_quote,  // a quote inside a cell that is not doubled: kept as it stands
    unclosed_quote,  // a quoted cell that never ends: its quote is kept as a character and the cell ends with the line
};

struct CsvNote {
    std::int64_t row;  // as CsvTable::row_number
    CsvFlaw flaw;
};

class CsvRows {
public:
    // The text, UTF-8 without a byte order mark, must outlive the reader.
    CsvRows(std::string_view text, char delimiter, const CsvLimits& limits = {});

    // Goes to the next row; false after the last. Errors: too_many_rows, too_many_columns, too_many_cells (params:
    // limit).
    core::Result<bool> next();
    std::span<const std::string_view> cells() const { return cells_; }  // of the present row, until next()
    std::size_t rows_read() const { return row_count_; }
    const std::vector<CsvNote>& notes() const { return notes_; }  // at most one of each kind per row

private:
    std::string_view read_cell();
    std::string_view read_bare();
    bool read_quoted(std::string_view& cell);
    bool opens_another(std::size_t opening, std::size_t quote) const;
    bool ends_cell(std::size_t i) const;
    bool closes_later_in_line();
    void skip_line_end();
    void note(CsvFlaw flaw);

    std::string_view text_;
    char delimiter_;
    CsvLimits limits_;
    std::array<bool, 256> ends_bare_{};  // by byte: where an unquoted cell has to be looked at more closely
    std::vector<std::string_view> cells_;
    std::deque<std::string> unescaped_;  // of the present row; a deque, because cells point into it
    std::vector<CsvNote> notes_;
    std::size_t row_count_ = 0;
    std::size_t cell_count_ = 0;
    std::size_t at_ = 0;
    std::size_t looked_until_ = 0;
    bool looked_closes_ = false;
    std::size_t budget_;  // how much may still be read twice
};

}  // namespace tratt::codec
