#include "codec/csv.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "../fixtures/files.hpp"

using namespace tratt;
using namespace tratt::codec;
using namespace std::string_view_literals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const CsvTable& table) {
    Rows rows(table.rows());
    for (std::size_t r = 0; r < table.rows(); ++r) {
        for (std::size_t c = 0; c < table.cells(r); ++c) rows[r].emplace_back(table.cell(r, c));
    }
    return rows;
}

CsvTable parsed(std::string_view bytes, const CsvOptions& options = {}) {
    auto table = read_csv(bytes, options);
    CHECK(table.ok());
    return table.ok() ? std::move(table.value()) : CsvTable{};
}

Rows read(std::string_view bytes, char delimiter = '\0') { return rows_of(parsed(bytes, {.delimiter = delimiter})); }

std::string code_of(std::string_view bytes, const CsvLimits& limits) {
    const auto table = read_csv(bytes, {.delimiter = ',', .limits = limits});
    return table.ok() ? "" : table.error().code;
}

}  // namespace

TEST_CASE("quotes, doubled quotes, delimiters and line ends inside quotes") {
    CHECK(read("a,b\n1,\"x, y\"\n\"he said \"\"hi\"\"\",\"two\nlines\"\n") ==
          Rows{{"a", "b"}, {"1", "x, y"}, {"he said \"hi\"", "two\nlines"}});
}

TEST_CASE("every line ending, with and without one at the end") {
    const Rows expected{{"a", "b"}, {"1", "2"}};
    for (const auto bytes : {"a,b\n1,2"sv, "a,b\n1,2\n"sv, "a,b\r\n1,2\r\n"sv, "a,b\r1,2\r"sv, "a,b\r\n1,2\n"sv})
        CHECK(read(bytes) == expected);
}

TEST_CASE("empty cells, and an empty file without rows") {
    CHECK(read("a,,\n,\n") == Rows{{"a", "", ""}, {"", ""}});
    CHECK(read("\"\",x") == Rows{{"", "x"}});
    CHECK(read("").empty());
}

TEST_CASE("row numbers are the spreadsheet's: blank lines count, a quoted line end does not") {
    const CsvTable table = parsed("name\n\n\"two\nlines\"\nlast\n", {.delimiter = ','});
    CHECK(table.rows() == 4);
    CHECK(table.blank(1));
    CHECK(table.cell(3, 0) == "last");
    CHECK(CsvTable::row_number(3) == 4);
}

TEST_CASE("the delimiter is the one that cuts the rows alike") {
    CHECK(parsed("a,b,c\n1,2,3\n").delimiter == ',');
    CHECK(parsed("namn;pris;antal\nX;1,50;2\nY;2,75;3\n").delimiter == ';');
    CHECK(parsed("a\tb\n1,5\t2\n").delimiter == '\t');
    CHECK(parsed("a|b|c\n1|2|3\n").delimiter == '|');
    CHECK(parsed("name,address\nX,\"Storgatan 1; 2; 3\"\n").delimiter == ',');
    CHECK(parsed("just one column\nx\n").delimiter == ',');
    CHECK(parsed("Namn;Ort\n\"Berg; Dal, AB\";Umeå\n").delimiter == ';');
}

TEST_CASE("a spreadsheet's sep= line names the delimiter and is no row") {
    CHECK(read("sep=;\r\na,b;c\r\n1;2\r\n") == Rows{{"a,b", "c"}, {"1", "2"}});
    CHECK(read("sep=|\na|b\n") == Rows{{"a", "b"}});
    CHECK(read("sep=x\n1\n", ',') == Rows{{"sep=x"}, {"1"}});
}

TEST_CASE("a stray quote is kept and reported with its row") {
    const CsvTable bare = parsed("a,b,c\n1,This \"quotes\" here,3\n");
    CHECK(rows_of(bare)[1] == std::vector<std::string>{"1", "This \"quotes\" here", "3"});
    CHECK(bare.notes.size() == 1);
    CHECK(bare.notes[0].row == 2);
    CHECK(bare.notes[0].flaw == CsvFlaw::stray_quote);
    CHECK(read("1,\"Hey, I missed \" it\",3") == Rows{{"1", "Hey, I missed \" it", "3"}});
    CHECK(read("\"abc\"def,2\n3,4\n") == Rows{{"abcdef", "2"}, {"3", "4"}});
}

TEST_CASE("an unclosed quote costs its own line and no other") {
    const CsvTable at_end = parsed("a,b\n1,\"never closed,3\n2,x\n", {.delimiter = ','});
    CHECK(rows_of(at_end) == Rows{{"a", "b"}, {"1", "\"never closed", "3"}, {"2", "x"}});
    CHECK(at_end.notes.size() == 1);
    CHECK(at_end.notes[0].flaw == CsvFlaw::unclosed_quote);
    CHECK(at_end.notes[0].row == 2);
    CHECK(read("1,\"forgot\n2,\"x, y\",z\n", ',') == Rows{{"1", "\"forgot"}, {"2", "x, y", "z"}});
}

TEST_CASE("hostile quotes take linear time") {
    std::string quotes;
    for (int i = 0; i < 200'000; ++i) quotes += "\"a\n";
    CHECK(parsed(quotes, {.delimiter = ','}).rows() > 0);
    CHECK(parsed("\"" + std::string(2'000'000, 'x') + std::string(200'000, '"'), {.delimiter = ','}).rows() > 0);
    std::string stray;
    for (int i = 0; i < 300'000; ++i) stray += "\"\"\" ";
    CHECK(parsed(stray, {.delimiter = ','}).rows() > 0);
}

TEST_CASE("a text that comes in pieces has the rows, and the flaws, that it has as a whole") {
    const auto rows_of = [](CsvRows rows) {
        std::string all;
        for (auto is_row = rows.next(); is_row.ok() && *is_row; is_row = rows.next()) {
            for (const CsvCell& cell : rows.cells()) all += std::string(cell.text) + "|";
            all += std::to_string(rows.rows_read()) + "\n";
        }
        for (const CsvNote& note : rows.notes())
            all += std::to_string(note.row) + (note.flaw == CsvFlaw::stray_quote ? "s" : "u");
        return all;
    };
    for (const std::string_view text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a\r\rb\r", "", "\n", ",",
                                        "\"a \"\"b\"\"\",\"c\nd\"\ne", "\"a\nb,c\n\"d\",e\n", "\"a\" b\",c\nd",
                                        "a\"b,c\n\"d", "\"\"\n\"\"\"\"\n", "x,\"y\"\r\n\"z\",\r\n\"åäö\",😀"}) {
        const std::string whole = rows_of(CsvRows(text, ','));
        for (const std::size_t size : {1, 2, 3, 7, 100}) {
            TextSource source = source_of(text);
            source.read = [all = source.read, size](std::span<char> to) { return all(to.first(size)); };
            CHECK(rows_of(CsvRows({}, source, ',')) == whole);
            CHECK(rows_of(CsvRows(text.substr(0, 3), source_of(text.substr(std::min<std::size_t>(3, text.size()))),
                                  ',')) == whole);
        }
    }
    CsvLimits limits;
    limits.bytes = 3;
    CsvRows rows({}, source_of("a\nb\n"), ',', limits);
    CHECK(rows.next().error().code == "file_too_large");
}

TEST_CASE("a cell is plain where it is ASCII that shows, and blanks") {
    const auto plainness_of = [](std::string_view text) {
        CsvRows rows(text, ',');
        CHECK(rows.next().ok());
        std::string marks;
        for (const CsvCell& cell : rows.cells()) marks += cell.is_plain ? 'p' : '-';
        return marks;
    };
    CHECK(plainness_of("Anna Berg,x;y z,,12\n") == "pppp");
    for (std::size_t before = 0; before < 20; ++before) {
        for (const std::string_view other : {"\t", "\x7F", "\x1F", "å", "\x80"}) {
            const std::string others = std::string(before, 'a') + std::string(other) + "b";
            CHECK(plainness_of("a," + others + ",c d\n") == "p-p");
            CHECK(plainness_of(others + ",c") == "-p");
            CHECK(plainness_of("c," + others) == "p-");
            CHECK(plainness_of(std::string(before, 'a') + "," + std::string(other)) == "p-");
        }
    }
}

TEST_CASE("sizes are capped, with a code and the limit") {
    CHECK(code_of("aaaa", {.bytes = 3}) == "file_too_large");
    CHECK(code_of("1\n2\n3\n", {.rows = 2}) == "too_many_rows");
    CHECK(code_of("1\n2\n", {.rows = 2}) == "");
    CHECK(code_of("1,2,3", {.columns = 2}) == "too_many_columns");
    CHECK(code_of("1,2\n3,4", {.cells = 3}) == "too_many_cells");
}

TEST_CASE("R302: a cell that a spreadsheet would run is written inert, and reads back as it was") {
    for (const auto cell : {"=1+1"sv, "+46 8 123"sv, "-5"sv, "@SUM(1)"sv, "\tx"sv, "=cmd|' /C calc'!A0"sv}) {
        std::string out;
        append_csv_row(out, {cell, "x"}, ',', true);
        const Rows rows = read(out, ',');
        CHECK(rows[0][0] == "'" + std::string(cell));
        CHECK(without_inert_mark(rows[0][0]) == cell);
        std::string raw;
        append_csv_row(raw, {cell, "x"}, ',', false);
        CHECK(read(raw, ',')[0][0] == cell);
    }
    CHECK(without_inert_mark("'t Hart") == "'t Hart");
    CHECK(without_inert_mark("a=1") == "a=1");
}

TEST_CASE("what is written is read back") {
    const std::vector<std::string_view> cells{"plain", "", "a,b", "say \"x\"", "two\r\nlines", " edge ", "å漢😀"};
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::string out;
        append_csv_row(out, cells, delimiter, false);
        CHECK(read(out, delimiter) == Rows{{cells.begin(), cells.end()}});
    }
}

TEST_CASE("csv-spectrum: every file equals its JSON") {
    // location_coordinates is left out: its JSON is one object with another telephone number than the file.
    for (const std::string name : {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
                                   "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"}) {
        CAPTURE(name);
        const auto csv = test::real_file("csv-spectrum/csvs/" + name + ".csv");
        const auto json = test::real_file("csv-spectrum/json/" + name + ".json");
        if (!csv || !json) return;
        const auto expected = nlohmann::json::parse(*json, nullptr, false);
        const CsvTable table = parsed(*csv);
        CHECK(expected.is_array());
        CHECK(table.rows() == expected.size() + 1);
        for (std::size_t r = 1; r < table.rows(); ++r) {
            for (std::size_t c = 0; c < table.cells(0); ++c) {
                const std::string key(table.cell(0, c));
                CHECK(expected[r - 1].value(key, std::string("missing")) == table.cell(r, c));
            }
        }
    }
}

TEST_CASE("csv-test-data: every well-formed file equals its JSON, every bad one is read without loss") {
    for (const std::string name :
         {"all-empty", "empty-field", "empty-one-column", "leading-space", "one-column", "quotes-empty",
          "quotes-with-comma", "quotes-with-escaped-quote", "quotes-with-newline", "quotes-with-space", "simple-crlf",
          "simple-lf", "trailing-newline", "trailing-newline-one-field", "trailing-space", "utf8"}) {
        CAPTURE(name);
        const auto csv = test::real_file("csv-test-data/csv/" + name + ".csv");
        const auto json = test::real_file("csv-test-data/json/" + name + ".json");
        if (!csv || !json) return;
        const auto expected = nlohmann::json::parse(*json, nullptr, false);
        const Rows rows = rows_of(parsed(*csv));
        CHECK(nlohmann::json(rows) == expected);
    }
    for (const std::string name :
         {"bad-header-less-fields", "bad-header-more-fields", "bad-header-no-header", "bad-header-wrong-header",
          "bad-missing-quote", "bad-quotes-with-unescaped-quote", "bad-unescaped-quote"}) {
        CAPTURE(name);
        const auto csv = test::real_file("csv-test-data/csv/" + name + ".csv");
        if (!csv) return;
        const CsvTable table = parsed(*csv);
        CHECK(table.rows() == (csv->empty() ? 0 : name == "bad-header-wrong-header" ? 1 : 2));
        const bool quote_is_wrong = name.find("quote") != std::string_view::npos;
        CHECK(table.notes.empty() != quote_is_wrong);
    }
}

TEST_CASE("papaparse and csvkit samples") {
    const auto verylong = test::real_file("papaparse/tests/verylong-sample.csv");
    if (!verylong) return;
    CHECK(parsed(*verylong).rows() == 2001);
    CHECK(rows_of(parsed(*test::real_file("papaparse/tests/utf-8-bom-sample.csv")))[0][0] == "A");
    const CsvTable malformed = parsed(*test::real_file("papaparse/docs/resources/files/malformed.tsv"));
    CHECK(malformed.delimiter == '\t');
    CHECK(malformed.rows() == 10);
    CHECK(malformed.notes.size() == 1);
    CHECK(malformed.notes[0].row == 9);
    CHECK(rows_of(parsed(*test::real_file("csvkit/mac_newlines.csv"))) ==
          Rows{{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon\ra time", "5", "6"}});
    CHECK(parsed(*test::real_file("csvkit/test_header_newline.csv")).rows() == 2);
    CHECK(rows_of(parsed(*test::real_file("csvkit/test_latin1.csv")))[2][2] == "©");
    CHECK(rows_of(parsed(*test::real_file("csvkit/test_utf16_little.csv"))) ==
          rows_of(parsed(*test::real_file("csvkit/test_utf16_big.csv"))));
    CHECK(rows_of(parsed(*test::real_file("csvkit/test_utf8_bom.csv"))) ==
          rows_of(parsed(*test::real_file("csvkit/test_utf8.csv"))));
    CHECK(parsed(*test::real_file("csvkit/sniff_limit.csv")).delimiter == ';');
    CHECK(rows_of(parsed(*test::real_file("csvkit/null_byte.csv")))[1][0] == "\0"sv);
}

TEST_CASE("a legacy Salesforce export in Windows-1252, byte order marks of every kind") {
    const auto accounts = test::real_file("salesforce/dataloader_accountData.csv");
    if (!accounts) return;
    const CsvTable table = parsed(*accounts);
    CHECK(table.encoding == Encoding::windows_1252);
    CHECK(table.rows() == 424);
    for (std::size_t r = 0; r < table.rows(); ++r) CHECK(table.cells(r) == 38);
    const Rows expected = rows_of(parsed(*test::real_file("salesforce/dataloader_csvtext_BOM_UTF8.csv")));
    CHECK(expected[1][0] == "row1-1");
    CHECK(rows_of(parsed(*test::real_file("salesforce/dataloader_csvtext_BOM_UTF16LE.csv"))) == expected);
    CHECK(rows_of(parsed(*test::real_file("salesforce/dataloader_csvtext_BOM_UTF16BE.csv"))) == expected);
}
