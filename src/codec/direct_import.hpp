// A file of values that are meant as they stand: each named column goes into the field that the caller names, without
// guessing. For programs, tests and restores; what people drop on the page goes through import_plan.hpp.
//
//   {"entity": "contact", "file_name": "leads.csv",
//    "columns": [{"header": "Id", "field": "number"}, {"index": 3, "field": "company", "as": "external_id"}],
//    "match": "external_id", "on_match": "replace", "restore": false,
//    "delimiter": ";", "date_order": "month_first", "id": "01926f4e-…"}
//
// `entity` and `columns` must be there. The bytes are UTF-8 with one row of headings. `header` is the heading as it
// stands, `index` counts columns from 0. `as`, for references: "name" (the default; of users also their e-mail), "id",
// "number" and "external_id" (companies). Everything becomes one command, so one step of undo, with `id` as its id;
// a command that was carried out before does nothing again.
//
// Rows. Without `match` every row is a new record. With it, a row whose value is here already stands for that record:
// "replace" (the default) takes over each cell that is not empty, "fill_empty" only what the record lacks, "skip"
// nothing. `restore`: model::Import::is_restore.
//
// What cannot be taken over is reported, never guessed. A value is left out, the row goes in: unknown_value (no list
// item or company of that name), status_not_active (R49), read_only (of a known record). A whole row is skipped:
// required, contact_name_required, wrong_type, out_of_range, too_long, control_character, number_taken,
// duplicate_in_file, deleted_here.
// Users that are not known by name are made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/csv.hpp"
#include "core/result.hpp"
#include "model/event.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr CsvLimits direct_limits{
    .bytes = std::size_t{1} << 30, .rows = 2'000'001, .columns = 1'000, .cells = 400'000'000};
inline constexpr std::size_t most_remarks = 1'000;  // of each kind; all of them are counted

struct ImportRemark {
    std::int64_t row = 0;  // as a spreadsheet shows it: the headings are row 1
    std::string_view reason;
    std::optional<model::Field> field;
    std::string value;  // as the file has it; a number that no company has as digits
};

struct ImportRemarks {
    std::int64_t count = 0;
    std::vector<ImportRemark> first;  // by row, once all are there

    void add(ImportRemark remark);
    void cut();  // to the first by row
};

struct ImportReport {
    std::int64_t rows = 0;  // of the file, without headings and blank lines
    std::int64_t added = 0, changed = 0, unchanged = 0;
    ImportRemarks skipped;
    ImportRemarks left_out;
    const model::Transaction* transaction = nullptr;  // null when nothing changed
};

// Errors: those of reading JSON (json_query.hpp) and CSV; unknown_column (params header), missing_column (a field
// without which no row can go in), repeated_field, not_utf8 with the row of the file; what the store refuses, with the
// row of the file.
core::Result<ImportReport> direct_import(std::string_view options, TextSource csv, store::Database& database,
                                         const CsvLimits& limits = direct_limits);

}  // namespace tratt::codec
