// Reading comma-separated values as the world writes them: RFC 4180 with quotes, any of four delimiters, any line
// ending, and the usual damage. Nothing is dropped: what a strict reader would refuse is read in the likeliest way and
// reported.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/csv_rows.hpp"
#include "codec/encoding.hpp"
#include "core/result.hpp"

namespace tratt::codec {

struct CsvOptions {
    std::optional<Encoding> encoding = {};  // none = detected
    char delimiter = '\0';                  // one of , ; tab | ; none = sniffed
    CsvLimits limits = {};
};

// The cells of a file, unescaped, row by row. Blank lines are rows too (one empty cell), so that row numbers are the
// ones a spreadsheet shows: the first line is row 1.
class CsvTable {
public:
    std::size_t rows() const { return row_ends_.size(); }
    std::size_t cells(std::size_t row) const { return row_ends_[row] - first_cell(row); }
    // "" beyond the last cell of the row.
    std::string_view cell(std::size_t row, std::size_t column) const;
    bool blank(std::size_t row) const;  // every cell is empty or white space
    static std::int64_t row_number(std::size_t row) { return static_cast<std::int64_t>(row) + 1; }

    char delimiter = ',';
    Encoding encoding = Encoding::utf8;
    std::size_t replaced = 0;  // characters that could not be read in that encoding
    std::vector<CsvNote> notes;  // at most one of each kind per row

private:
    friend class CsvTableMaker;
    std::size_t first_cell(std::size_t row) const { return row == 0 ? 0 : row_ends_[row - 1]; }

    std::string text_;
    std::vector<std::uint32_t> cell_ends_;  // in text_
    std::vector<std::uint32_t> row_ends_;  // in cell_ends_
};

// Errors: file_too_large, too_many_rows, too_many_columns, too_many_cells (params: limit, and size where it is known).
core::Result<CsvTable> read_csv(std::string_view bytes, const CsvOptions& options = {});

// What divides the cells of a text: by a first line "sep=;", which is taken away, or by what fits best.
char take_delimiter(std::string_view& text);

// One row, ended by CR LF, quoted where needed. `inert` puts an apostrophe before a cell that a spreadsheet would run
// as a formula (R302): one that begins with = + - @, a tab or a return. without_inert_mark takes it away again, so that
// a file of ours reads back as it was.
void append_csv_row(std::string& out, const std::vector<std::string_view>& cells, char delimiter, bool inert);
std::string_view without_inert_mark(std::string_view cell);

}  // namespace tratt::codec
