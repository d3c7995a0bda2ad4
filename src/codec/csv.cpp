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

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

core::Error limit_error(const char* code, std::size_t limit) { return error_of(code, "limit", std::to_string(limit)); }

bool begins_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

}  // namespace

class CsvTableMaker {
public:
    static core::Result<CsvTable> read(std::string_view text, char delimiter, const CsvLimits& limits,
                                       std::size_t row_count) {
        CsvRows rows(text, delimiter, limits);
        CsvTable table;
        table.delimiter = delimiter;
        while (rows.rows_read() < row_count) {
            const core::Result<bool> is_row = rows.next();
            if (!is_row) return is_row.error();
            if (!*is_row) break;
            add(rows.cells(), table);
        }
        table.notes = rows.notes();
        return table;
    }

private:
    static void add(std::span<const CsvCell> cells, CsvTable& table) {
        for (const CsvCell& cell : cells) {
            table.text_ += cell.text;
            table.cell_ends_.push_back(static_cast<std::uint32_t>(table.text_.size()));
        }
        table.row_ends_.push_back(static_cast<std::uint32_t>(table.cell_ends_.size()));
    }
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
        const auto table = CsvTableMaker::read(sample, delimiter, limits, sniffed_rows);
        const double found = table ? fit(*table) : 0;
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
    return is_blank(std::string_view(text_).substr(begin, cell_ends_[row_ends_[row] - 1] - begin));
}

char take_delimiter(std::string_view& text) {
    const char named = take_separator_line(text);
    return named != '\0' ? named : sniff(text);
}

core::Result<CsvTable> read_csv(std::string_view bytes, const CsvOptions& options) {
    if (bytes.size() > options.limits.bytes) {
        core::Error error = limit_error("file_too_large", options.limits.bytes);
        error.params.emplace_back("size", std::to_string(bytes.size()));
        return error;
    }
    const DecodedText decoded = decode_text(bytes, options.encoding);
    std::string_view text = decoded.text;
    const char delimiter = options.delimiter != '\0' ? options.delimiter : take_delimiter(text);
    core::Result<CsvTable> table = CsvTableMaker::read(text, delimiter, options.limits, options.limits.rows + 1);
    if (!table) return table;
    table->encoding = decoded.encoding;
    table->replaced = decoded.replaced;
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
