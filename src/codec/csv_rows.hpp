// Rows of comma-separated values one after the other. Of a text that is there as a whole nothing is copied: cells are
// views into it, except those in which a doubled quote stands for one. Of one that comes piece by piece, no more is kept
// than the row that is being read needs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
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

bool is_blank(std::string_view cell);  // empty or white space

// UTF-8 that comes piece by piece.
struct TextSource {
    std::function<std::size_t(std::span<char> to)> read;  // how many bytes it has put there; 0 = there are no more
    std::size_t expected_bytes = 0;  // about how many there will be
};
TextSource source_of(std::string_view text);  // which must outlive it
inline constexpr std::size_t piece_bytes = 384 * 1024;  // what is asked for at once, at least

struct CsvCell {
    std::string_view text;
    bool is_plain = false;  // for sure nothing but ASCII that shows, and blanks
};

class CsvRows {
public:
    // The text, UTF-8 without a byte order mark, must outlive the reader.
    CsvRows(std::string_view text, char delimiter, const CsvLimits& limits = {});
    // The text goes on with what the source has.
    CsvRows(std::string_view begun, TextSource source, char delimiter, const CsvLimits& limits = {});

    // Goes to the next row; false after the last. Errors: too_many_rows, too_many_columns, too_many_cells (params:
    // limit); file_too_large, of a source.
    core::Result<bool> next();
    // Those that are left. Engines compile a function anew, and better, between its calls: that `act` is called from
    // here, and not part of a loop that runs once, makes it faster.
    core::Result<void> for_each(const std::function<void(std::span<const CsvCell> cells)>& act);
    std::span<const CsvCell> cells() const { return cells_; }  // of the present row, until next()
    std::size_t rows_read() const { return row_count_; }
    std::size_t bytes_read() const { return byte_count_ + at_; }
    const std::vector<CsvNote>& notes() const { return notes_; }  // at most one of each kind per row

private:
    core::Result<bool> read_row();
    void fetch_more(std::size_t kept_from);
    bool is_end(std::size_t i) const;
    CsvCell read_cell();
    CsvCell read_bare();
    bool pass_to_end();
    bool read_quoted(std::string_view& cell);
    bool opens_another(std::size_t opening, std::size_t quote) const;
    bool ends_cell(std::size_t i) const;
    bool closes_later_in_line();
    void skip_line_end();
    void note(CsvFlaw flaw);

    std::string_view text_;  // what there is of it, for one that comes in pieces
    TextSource source_;  // nothing to read = text_ is all
    std::unique_ptr<char[]> window_;
    std::size_t window_size_ = 0;
    std::size_t byte_count_ = 0;  // of what stood before text_
    mutable bool has_met_end_ = false;  // whether the present row would perhaps go on with more text
    char delimiter_;
    CsvLimits limits_;
    std::array<bool, 256> ends_bare_{};  // by byte: where an unquoted cell has to be looked at more closely
    std::vector<CsvCell> cells_;
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
