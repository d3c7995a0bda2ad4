#include "codec/errors.hpp"
#include "codec/file_kind.hpp"
#include "codec/import_plan.hpp"
#include "codec/vcard.hpp"

namespace tratt::codec {
namespace {

core::Result<CsvTable> read_table(std::string_view bytes, const CsvOptions& options) {
    if (detect_file_kind(bytes) != FileKind::vcard) return read_csv(bytes, options);
    const DecodedText cards = decode_text(bytes, options.encoding);
    auto table =
        read_csv(vcards_as_csv(cards.text), {.encoding = Encoding::utf8, .delimiter = ',', .limits = options.limits});
    if (table) {
        table->encoding = cards.encoding;
        table->replaced = cards.replaced;
    }
    return table;
}

}  // namespace

core::Result<ImportFile> read_import_file(std::string name, std::string_view bytes, const CsvOptions& options) {
    if (auto readable = check_readable_as_rows(bytes); !readable) return readable.error();
    auto table = read_table(bytes, options);
    if (!table) return table.error();
    ImportFile file;
    file.name = std::move(name);
    file.table = std::move(*table);
    file.list = recognise_list(file.table);
    if (file.list.kind == ListKind::deals) return error_of("file_is_deals");
    bool has_rows = false;
    for (std::size_t row = file.first_data_row(); row < file.table.rows() && !has_rows; ++row)
        has_rows = !file.table.blank(row);
    if (!has_rows) return error_of("file_has_no_rows");
    return file;
}

std::string faulty_rows_csv(const ImportFile& file, const ImportPlan& plan, bool inert) {
    std::string out = "\xEF\xBB\xBF";
    const auto write = [&](std::size_t row) {
        std::vector<std::string_view> cells;
        for (std::size_t c = 0; c < file.table.cells(row); ++c) cells.push_back(file.table.cell(row, c));
        append_csv_row(out, cells, file.table.delimiter, inert);
    };
    write(file.list.heading_row);
    for (const model::PlannedRow& row : plan.rows) {
        if (row.state == model::RowState::faulty) write(row.table_row);
    }
    return out;
}

}  // namespace tratt::codec
