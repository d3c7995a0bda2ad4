// The cells of a file as columns of values, field by field. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "codec/csv.hpp"
#include "codec/direct_import.hpp"
#include "codec/direct_import_options.hpp"
#include "model/command.hpp"
#include "model/value.hpp"
#include "store/database.hpp"

namespace tratt::codec {

// The rows that hold data, and which of them have turned out unusable. Only the first fault of a row counts.
class DataRows {
public:
    DataRows(const CsvTable& table, ImportReport& report);

    std::size_t count() const { return table_rows_.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const { return table_.cell(table_rows_[row], column); }
    std::int64_t number(std::size_t row) const { return CsvTable::row_number(table_rows_[row]); }

    void skip(std::size_t row, std::string_view reason, model::Field field, std::string_view value = {});
    void leave_out(std::size_t row, std::string_view reason, model::Field field, std::string_view value);
    bool is_skipped(std::size_t row) const { return is_skipped_[row] != 0; }
    bool has_skipped() const { return report_.skipped.count > 0; }

private:
    const CsvTable& table_;
    ImportReport& report_;
    std::vector<std::size_t> table_rows_;
    std::vector<std::uint8_t> is_skipped_;
};

class CellReader {
public:
    CellReader(store::Database& database, const DirectImportOptions& options, DataRows& rows)
        : database_(database), options_(options), rows_(rows) {}

    // One value a row: core::no_value for an empty cell, of booleans too; of a row that cannot go in, anything.
    model::Column read(const ColumnChoice& choice, std::size_t column);
    // Users that the file names and nobody knows.
    model::ImportRows take_new_users() { return std::move(new_users_); }

private:
    using Found = std::unordered_map<std::string_view, core::Uuid>;

    void read_texts(std::size_t column, model::Column& out);
    void read_numbers(std::size_t column, model::Column& out);
    void read_references(const ColumnChoice& choice, std::size_t column, model::Column& out);
    core::Uuid find(const ColumnChoice& choice, std::string_view cell);
    core::Uuid find_item(model::Entity entity, std::string_view name) const;
    core::Uuid find_company(ReferenceBy by, std::string_view cell);
    core::Uuid find_or_make_user(std::string_view name);

    store::Database& database_;
    const DirectImportOptions& options_;
    DataRows& rows_;
    Found companies_;  // by name or external id, filled when the first is asked for
    model::ImportRows new_users_{.entity = model::Entity::user, .is_new = true};
};

}  // namespace tratt::codec
