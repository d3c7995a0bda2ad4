#include "codec/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "codec/errors.hpp"

namespace tratt::codec {
namespace {

constexpr std::array delimiters{',', ';', '\t', '|'};
constexpr std::size_t sniffed_bytes = 64 * 1024;
constexpr std::size_t sniffed_rows = 100;

// A quote that never closes makes the reader go back. When it has gone back over this many times the size of the file,
// the quotes of what is left are plain characters, so that no file can hold the reader up.
constexpr std::size_t passes_tolerated = 8;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

core::Error limit_error(const char* code, std::size_t limit) { return error_of(code, "limit", std::to_string(limit)); }

bool begins_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

}  // namespace

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, const CsvLimits& limits)
        : text_(text), delimiter_(delimiter), limits_(limits), budget_(text.size() * passes_tolerated) {
        table_.delimiter = delimiter;
    }

    core::Result<void> read(std::size_t row_count) {
        while (at_ < text_.size() && table_.rows() < row_count) {
            if (table_.rows() == limits_.rows) return limit_error("too_many_rows", limits_.rows);
            if (auto row = read_row(); !row) return row;
        }
        return {};
    }

    CsvTable take() { return std::move(table_); }

private:
    core::Result<void> read_row() {
        const std::size_t first = table_.cell_ends_.size();
        for (;;) {
            if (table_.cell_ends_.size() - first == limits_.columns)
                return limit_error("too_many_columns", limits_.columns);
            if (table_.cell_ends_.size() == limits_.cells) return limit_error("too_many_cells", limits_.cells);
            read_cell();
            table_.cell_ends_.push_back(static_cast<std::uint32_t>(table_.text_.size()));
            if (at_ == text_.size() || text_[at_] != delimiter_) break;
            ++at_;
        }
        skip_line_end();
        table_.row_ends_.push_back(static_cast<std::uint32_t>(table_.cell_ends_.size()));
        return {};
    }

    void read_cell() {
        const bool quoted = at_ < text_.size() && text_[at_] == '"' && budget_ > 0;
        if (quoted && read_quoted()) return;
        read_bare();
    }

    void read_bare() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && !is_line_end(text_[at_])) {
            if (text_[at_] == '"') note(at_ == begin ? CsvFlaw::unclosed_quote : CsvFlaw::stray_quote);
            ++at_;
        }
        table_.text_.append(text_, begin, at_ - begin);
    }

    // False, with nothing read, if the quote at the cursor is never closed.
    bool read_quoted() {
        const std::size_t opening = at_;
        const std::size_t text_before = table_.text_.size();
        ++at_;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos || opens_another(opening, quote)) {
                const std::size_t looked_at = std::min(quote, text_.size()) - opening;
                budget_ -= std::min(budget_, looked_at);
                table_.text_.resize(text_before);
                at_ = opening;
                return false;
            }
            table_.text_.append(text_, at_, quote - at_);
            at_ = quote + 1;
            if (at_ < text_.size() && text_[at_] == '"') {
                table_.text_ += '"';
                ++at_;
            } else if (ends_cell(at_)) {
                return true;
            } else {
                note(CsvFlaw::stray_quote);
                if (!closes_later_in_line()) {
                    read_bare();
                    return true;
                }
                table_.text_ += '"';
            }
        }
    }

    // A quote that stands where a cell begins, on a later line, and does not close ours: ours was never closed.
    bool opens_another(std::size_t opening, std::size_t quote) const {
        const char before = text_[quote - 1];
        const bool closes = ends_cell(quote + 1) || text_[quote + 1] == '"';
        if (quote == opening + 1 || closes || (before != delimiter_ && !is_line_end(before))) return false;
        return text_.substr(opening, quote - opening).find_first_of("\r\n") != std::string_view::npos;
    }

    bool ends_cell(std::size_t i) const { return i == text_.size() || text_[i] == delimiter_ || is_line_end(text_[i]); }

    // After a stray quote: does a proper closing quote follow in the same line? Remembered, so that a line of quotes is
    // read once.
    bool closes_later_in_line() {
        if (at_ >= looked_until_) {
            std::size_t i = at_;
            while (i < text_.size() && !is_line_end(text_[i]) && !(text_[i] == '"' && ends_cell(i + 1))) ++i;
            looked_until_ = i + 1;
            looked_closes_ = i < text_.size() && text_[i] == '"';
        }
        return looked_closes_;
    }

    void skip_line_end() {
        if (at_ == text_.size()) return;
        const bool two = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
        at_ += two ? 2 : 1;
    }

    void note(CsvFlaw flaw) {
        const std::int64_t row = CsvTable::row_number(table_.rows());
        for (auto it = table_.notes.rbegin(); it != table_.notes.rend() && it->row == row; ++it) {
            if (it->flaw == flaw) return;
        }
        table_.notes.push_back({row, flaw});
    }

    std::string_view text_;
    char delimiter_;
    const CsvLimits& limits_;
    CsvTable table_;
    std::size_t at_ = 0;
    std::size_t looked_until_ = 0;
    bool looked_closes_ = false;
    std::size_t budget_;
};

namespace {

// How well a delimiter fits: the share of rows that have the commonest number of cells, weighted by that number.
double fit(const CsvTable& table) {
    std::map<std::size_t, std::size_t> rows_by_cells;
    std::size_t filled = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.blank(row)) continue;
        ++rows_by_cells[table.cells(row)];
        ++filled;
    }
    double best = 0;
    for (const auto& [cells, rows] : rows_by_cells) {
        const double share = static_cast<double>(rows) / static_cast<double>(filled);
        if (cells > 1) best = std::max(best, share * share * static_cast<double>(cells));
    }
    return best;
}

// "sep=;" as the first line: a spreadsheet's own way to name the delimiter. It shows no row for that line.
char take_separator_line(std::string_view& text) {
    const bool named = text.starts_with("sep=") && text.size() > 5 && is_line_end(text[5]);
    if (!named || std::find(delimiters.begin(), delimiters.end(), text[4]) == delimiters.end()) return '\0';
    const char delimiter = text[4];
    text.remove_prefix(text.substr(5).starts_with("\r\n") ? 7 : 6);
    return delimiter;
}

char sniff(std::string_view text) {
    std::string_view sample = text.substr(0, sniffed_bytes);
    if (sample.size() < text.size()) sample = sample.substr(0, sample.find_last_of("\r\n") + 1);
    if (sample.empty()) sample = text.substr(0, sniffed_bytes);
    const CsvLimits limits;
    char best = ',';
    double best_fit = 0;
    for (const char delimiter : delimiters) {
        CsvReader reader(sample, delimiter, limits);
        const bool readable = reader.read(sniffed_rows).ok();
        const double found = readable ? fit(reader.take()) : 0;
        if (found > best_fit) {
            best = delimiter;
            best_fit = found;
        }
    }
    return best;
}

}  // namespace

std::string_view CsvTable::cell(std::size_t row, std::size_t column) const {
    if (column >= cells(row)) return {};
    const std::size_t i = first_cell(row) + column;
    const std::size_t begin = i == 0 ? 0 : cell_ends_[i - 1];
    return std::string_view(text_).substr(begin, cell_ends_[i] - begin);
}

bool CsvTable::blank(std::size_t row) const {
    const std::size_t first = first_cell(row);
    const std::size_t begin = first == 0 ? 0 : cell_ends_[first - 1];
    const std::string_view all = std::string_view(text_).substr(begin, cell_ends_[row_ends_[row] - 1] - begin);
    return all.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

core::Result<CsvTable> read_csv(std::string_view bytes, const CsvOptions& options) {
    if (bytes.size() > options.limits.bytes) {
        core::Error error = limit_error("file_too_large", options.limits.bytes);
        error.params.emplace_back("size", std::to_string(bytes.size()));
        return error;
    }
    const DecodedText decoded = decode_text(bytes, options.encoding);
    std::string_view text = decoded.text;
    char delimiter = options.delimiter != '\0' ? options.delimiter : take_separator_line(text);
    if (delimiter == '\0') delimiter = sniff(text);
    CsvReader reader(text, delimiter, options.limits);
    if (auto read = reader.read(options.limits.rows + 1); !read) return read.error();
    CsvTable table = reader.take();
    table.encoding = decoded.encoding;
    table.replaced = decoded.replaced;
    return table;
}

void append_csv_row(std::string& out, const std::vector<std::string_view>& cells, char delimiter, bool inert) {
    const std::string special = std::string("\"\r\n") + delimiter;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += delimiter;
        const std::string marked =
            inert && begins_formula(cells[i]) ? "'" + std::string(cells[i]) : std::string(cells[i]);
        const bool edge_space = !marked.empty() && (marked.front() == ' ' || marked.back() == ' ');
        if (marked.find_first_of(special) == std::string::npos && !edge_space) {
            out += marked;
            continue;
        }
        out += '"';
        for (const char c : marked) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

std::string_view without_inert_mark(std::string_view cell) {
    const bool marked = cell.starts_with('\'') && begins_formula(cell.substr(1));
    return marked ? cell.substr(1) : cell;
}

}  // namespace tratt::codec
