#include "codec/csv_rows.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "codec/errors.hpp"
#include "core/eight_bytes.hpp"

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

bool is_blank(std::string_view cell) { return cell.find_first_not_of(" \t\r\n") == std::string_view::npos; }

TextSource source_of(std::string_view text) {
    const auto read = [rest = text](std::span<char> to) mutable {
        const std::size_t size = rest.copy(to.data(), to.size());
        rest.remove_prefix(size);
        return size;
    };
    return {read, text.size()};
}

CsvRows::CsvRows(std::string_view text, char delimiter, const CsvLimits& limits)
    : text_(text), delimiter_(delimiter), limits_(limits), budget_(text.size() * passes_tolerated) {
    for (const char c : {delimiter, '\n', '\r', '"'}) ends_bare_[static_cast<unsigned char>(c)] = true;
}

CsvRows::CsvRows(std::string_view begun, TextSource source, char delimiter, const CsvLimits& limits)
    : CsvRows(begun, delimiter, limits) {
    source_ = std::move(source);
}

// A row in which the end of what there is was looked at is read again with more.
core::Result<bool> CsvRows::next() {
    for (;;) {
        const auto before = std::tuple(at_, cell_count_, budget_, notes_.size());
        has_met_end_ = false;
        core::Result<bool> is_row = read_row();
        if (!has_met_end_ || !source_.read) {
            row_count_ += is_row && *is_row ? 1 : 0;
            return is_row;
        }
        std::size_t note_count = 0;
        std::tie(at_, cell_count_, budget_, note_count) = before;
        notes_.resize(note_count, CsvNote{});
        fetch_more(at_);
        if (byte_count_ + text_.size() > limits_.bytes) return limit_error("file_too_large", limits_.bytes);
    }
}

core::Result<void> CsvRows::for_each(const std::function<void(std::span<const CsvCell> cells)>& act) {
    for (;;) {
        const core::Result<bool> is_row = next();
        if (!is_row) return is_row.error();
        if (!*is_row) return {};
        act(cells_);
    }
}

// As much again as a row has taken that did not end, so that none is read all too often.
void CsvRows::fetch_more(std::size_t kept_from) {
    const std::string_view kept = text_.substr(kept_from);
    const std::size_t wanted = std::max(piece_bytes, kept.size());
    std::unique_ptr<char[]> old;
    if (kept.size() + wanted > window_size_) {
        window_size_ = kept.size() + wanted;
        old = std::exchange(window_, std::make_unique_for_overwrite<char[]>(window_size_));
    }
    std::ranges::copy(kept, window_.get());  // to the left, where they overlap
    const std::size_t added = source_.read({window_.get() + kept.size(), wanted});
    if (added == 0) source_.read = {};
    byte_count_ += kept_from;
    budget_ += added * passes_tolerated;
    text_ = {window_.get(), kept.size() + added};
    at_ = 0;
    looked_until_ = 0;
}

bool CsvRows::is_end(std::size_t i) const {
    if (i < text_.size()) return false;
    has_met_end_ = true;
    return true;
}

core::Result<bool> CsvRows::read_row() {
    cells_.clear();
    if (!unescaped_.empty()) unescaped_.clear();
    if (is_end(at_)) return false;
    if (row_count_ == limits_.rows) return limit_error("too_many_rows", limits_.rows);
    for (;;) {
        if (cells_.size() == limits_.columns) return limit_error("too_many_columns", limits_.columns);
        if (cell_count_ == limits_.cells) return limit_error("too_many_cells", limits_.cells);
        cells_.push_back(read_cell());
        ++cell_count_;
        if (is_end(at_) || text_[at_] != delimiter_) break;
        ++at_;
    }
    skip_line_end();
    return true;
}

CsvCell CsvRows::read_cell() {
    CsvCell cell;
    const bool quoted = !is_end(at_) && text_[at_] == '"' && budget_ > 0;
    return quoted && read_quoted(cell.text) ? cell : read_bare();
}

// Goes to the next byte that may end an unquoted cell, eight bytes at a time. Whether all that is passed is plain is seen
// on the way: to find it out by cell afterwards would take as long again.
bool CsvRows::pass_to_end() {
    std::uint64_t others = 0;
    for (; at_ + 8 <= text_.size(); at_ += 8) {
        const std::uint64_t bytes = core::eight_bytes(text_.data() + at_);
        std::uint64_t ends =
            core::bytes_at_most(bytes, '\r') | core::bytes_equal(bytes, '"') | core::bytes_equal(bytes, delimiter_);
        for (; ends != 0; ends &= ends - 1) {
            const std::size_t end = at_ + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
            if (!ends_bare_[static_cast<unsigned char>(text_[end])]) continue;
            at_ = end;
            others |= core::bytes_not_plain(bytes) & ((ends & -ends) - 1);  // of those before it
            return others == 0;
        }
        others |= core::bytes_not_plain(bytes);
    }
    bool is_plain = others == 0;
    for (; at_ < text_.size() && !ends_bare_[static_cast<unsigned char>(text_[at_])]; ++at_)
        is_plain &= text_[at_] >= ' ' && text_[at_] < 0x7F;
    return is_plain;
}

CsvCell CsvRows::read_bare() {
    const std::size_t begin = at_;
    bool is_plain = true;
    for (;; ++at_) {
        is_plain = pass_to_end() && is_plain;
        if (is_end(at_) || text_[at_] != '"') return {text_.substr(begin, at_ - begin), is_plain};
        note(at_ == begin ? CsvFlaw::unclosed_quote : CsvFlaw::stray_quote);
    }
}

// False, with nothing read, if the quote at the cursor is never closed.
bool CsvRows::read_quoted(std::string_view& cell) {
    Pieces pieces(unescaped_);
    const std::size_t opening = at_++;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (is_end(quote) || opens_another(opening, quote)) {
            budget_ -= std::min(budget_, std::min(quote, text_.size()) - opening);
            at_ = opening;
            return false;
        }
        pieces.add(text_.substr(at_, quote - at_));
        at_ = quote + 1;
        if (!is_end(at_) && text_[at_] == '"') {
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
            pieces.add(read_bare().text);
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

bool CsvRows::ends_cell(std::size_t i) const { return is_end(i) || text_[i] == delimiter_ || is_line_end(text_[i]); }

// After a stray quote: does a proper closing quote follow in the same line? Remembered, so that a line of quotes is
// read once.
bool CsvRows::closes_later_in_line() {
    if (at_ >= looked_until_) {
        std::size_t i = at_;
        while (!is_end(i) && !is_line_end(text_[i]) && !(text_[i] == '"' && ends_cell(i + 1))) ++i;
        looked_until_ = i + 1;
        looked_closes_ = !is_end(i) && text_[i] == '"';
    }
    return looked_closes_;
}

void CsvRows::skip_line_end() {
    if (is_end(at_)) return;
    const bool two = text_[at_] == '\r' && !is_end(at_ + 1) && text_[at_ + 1] == '\n';
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
