#include "codec/csv_rows.hpp"

#include <algorithm>

#include "codec/errors.hpp"

namespace tratt::codec {

namespace {

// A quote that never closes makes the reader go back. When it has gone back over this many times the size of the file,
// the quotes of what is left are plain characters, so that no file can hold the reader up.
constexpr std::size_t passes_tolerated = 8;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

core::Error limit_error(const char* code, std::size_t limit) { return error_of(code, "limit", std::to_string(limit)); }

// A cell that is put together from pieces of the text: a view while there is one piece, a string from the second on.
class Pieces {
public:
    explicit Pieces(std::deque<std::string>& strings) : strings_(strings) {}
    void add(std::string_view piece) {
        if (piece.empty()) return;
        if (one_.empty()) {
            one_ = piece;
            return;
        }
        if (!joined_) joined_ = &strings_.emplace_back(one_);
        joined_->append(piece);
    }
    std::string_view cell() const { return joined_ ? std::string_view(*joined_) : one_; }

private:
    std::deque<std::string>& strings_;
    std::string_view one_;
    std::string* joined_ = nullptr;
};

}  // namespace

CsvRows::CsvRows(std::string_view text, char delimiter, const CsvLimits& limits)
    : text_(text), delimiter_(delimiter), limits_(limits), budget_(text.size() * passes_tolerated) {
    for (const char c : {delimiter, '\n', '\r', '"'}) ends_bare_[static_cast<unsigned char>(c)] = true;
}

core::Result<bool> CsvRows::next() {
    cells_.clear();
    unescaped_.clear();
    if (at_ >= text_.size()) return false;
    if (row_count_ == limits_.rows) return limit_error("too_many_rows", limits_.rows);
    for (;;) {
        if (cells_.size() == limits_.columns) return limit_error("too_many_columns", limits_.columns);
        if (cell_count_ == limits_.cells) return limit_error("too_many_cells", limits_.cells);
        cells_.push_back(read_cell());
        ++cell_count_;
        if (at_ == text_.size() || text_[at_] != delimiter_) break;
        ++at_;
    }
    skip_line_end();
    ++row_count_;
    return true;
}

std::string_view CsvRows::read_cell() {
    std::string_view cell;
    const bool quoted = at_ < text_.size() && text_[at_] == '"' && budget_ > 0;
    return quoted && read_quoted(cell) ? cell : read_bare();
}

std::string_view CsvRows::read_bare() {
    const std::size_t begin = at_;
    for (;; ++at_) {
        while (at_ < text_.size() && !ends_bare_[static_cast<unsigned char>(text_[at_])]) ++at_;
        if (at_ == text_.size() || text_[at_] != '"') return text_.substr(begin, at_ - begin);
        note(at_ == begin ? CsvFlaw::unclosed_quote : CsvFlaw::stray_quote);
    }
}

// False, with nothing read, if the quote at the cursor is never closed.
bool CsvRows::read_quoted(std::string_view& cell) {
    Pieces pieces(unescaped_);
    const std::size_t opening = at_++;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos || opens_another(opening, quote)) {
            budget_ -= std::min(budget_, std::min(quote, text_.size()) - opening);
            at_ = opening;
            return false;
        }
        pieces.add(text_.substr(at_, quote - at_));
        at_ = quote + 1;
        if (at_ < text_.size() && text_[at_] == '"') {
            pieces.add(text_.substr(at_, 1));
            ++at_;
            continue;
        }
        if (!ends_cell(at_)) {
            note(CsvFlaw::stray_quote);
            if (closes_later_in_line()) {
                pieces.add(text_.substr(quote, 1));
                continue;
            }
            pieces.add(read_bare());
        }
        cell = pieces.cell();
        return true;
    }
}

// A quote that stands where a cell begins, on a later line, and does not close ours: ours was never closed.
bool CsvRows::opens_another(std::size_t opening, std::size_t quote) const {
    const char before = text_[quote - 1];
    const bool closes = ends_cell(quote + 1) || text_[quote + 1] == '"';
    if (quote == opening + 1 || closes || (before != delimiter_ && !is_line_end(before))) return false;
    return text_.substr(opening, quote - opening).find_first_of("\r\n") != std::string_view::npos;
}

bool CsvRows::ends_cell(std::size_t i) const {
    return i == text_.size() || text_[i] == delimiter_ || is_line_end(text_[i]);
}

// After a stray quote: does a proper closing quote follow in the same line? Remembered, so that a line of quotes is
// read once.
bool CsvRows::closes_later_in_line() {
    if (at_ >= looked_until_) {
        std::size_t i = at_;
        while (i < text_.size() && !is_line_end(text_[i]) && !(text_[i] == '"' && ends_cell(i + 1))) ++i;
        looked_until_ = i + 1;
        looked_closes_ = i < text_.size() && text_[i] == '"';
    }
    return looked_closes_;
}

void CsvRows::skip_line_end() {
    if (at_ == text_.size()) return;
    const bool two = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += two ? 2 : 1;
}

void CsvRows::note(CsvFlaw flaw) {
    const auto row = static_cast<std::int64_t>(row_count_) + 1;
    for (auto it = notes_.rbegin(); it != notes_.rend() && it->row == row; ++it) {
        if (it->flaw == flaw) return;
    }
    notes_.push_back({row, flaw});
}

}  // namespace tratt::codec
