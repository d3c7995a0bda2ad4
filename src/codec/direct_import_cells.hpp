// The cells of a file as columns of values, field by field. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "codec/csv_rows.hpp"
#include "codec/direct_import.hpp"
#include "codec/direct_import_options.hpp"
#include "model/command.hpp"
#include "model/value.hpp"
#include "store/database.hpp"
#include "store/text_pool.hpp"

namespace tratt::codec {

// The rows that hold data, and which of them have turned out unusable. Only the first fault of a row counts.
class DataRows {
public:
    explicit DataRows(ImportReport& report) : report_(report) {}

    void add(std::int64_t number);  // as a spreadsheet shows it
    std::size_t count() const { return numbers_.size(); }
    std::int64_t number(std::size_t row) const { return numbers_[row]; }

    void skip(std::size_t row, std::string_view reason, model::Field field, std::string_view value = {});
    void leave_out(std::size_t row, std::string_view reason, model::Field field, std::string_view value);
    bool is_skipped(std::size_t row) const { return is_skipped_[row] != 0; }

private:
    ImportReport& report_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint8_t> is_skipped_;
};

// Reads row after row; of the text of the file nothing is needed any more once its row is read.
class CellReader {
public:
    // `places`: where in a row each of the options' columns stands.
    CellReader(store::Database& database, const DirectImportOptions& options, const std::vector<std::size_t>& places,
               DataRows& rows);

    // Room for that many rows like those that have been read: what grows bit by bit is copied each time.
    void reserve(std::size_t row_count);
    // The cells of the newest of the rows.
    void read(std::span<const CsvCell> cells);

    // The first cell in which a byte was no character.
    struct Place {
        model::Field field;
        std::int64_t row;
    };
    std::optional<Place> unreadable() const { return unreadable_; }

    // One value a row: core::no_value for an empty cell, of booleans too; of a row that cannot go in, anything.
    std::vector<model::Column> take_columns();
    // Users that the file names and nobody knows.
    model::ImportRows take_new_users() { return std::move(new_users_); }

private:
    struct Target;
    // Kept by column, not looked up by cell. Engines compile a function anew, and better, between its calls: what runs
    // a million times must not be a part of one that runs once.
    using Read = void (CellReader::*)(CsvCell, Target&);
    struct Target {
        const ColumnChoice& choice;
        std::size_t place;
        Read read;
        model::Column column;
        // The same few texts again and again: each is looked up once.
        store::TextPool texts = {};
        std::vector<core::Uuid> meant = {{}};  // by handle
    };

    static Read reader_of(const ColumnChoice& choice);
    void read_text(CsvCell cell, Target& to);
    void read_number(CsvCell cell, Target& to);
    void read_reference(CsvCell cell, Target& to);
    void read_company_number(CsvCell cell, Target& to);
    void find_companies(Target& of);
    core::Uuid company_numbered(std::int64_t number) const;
    void leave_out(std::size_t row, model::Field field, std::string_view text);
    std::string_view text_of(CsvCell cell, const Target& of);
    std::string_view cleaned(std::string_view cell, const Target& of);
    core::Uuid find(const ColumnChoice& choice, std::string_view text);
    core::Uuid find_item(model::Entity entity, std::string_view name) const;
    core::Uuid find_company(ReferenceBy by, std::string_view text);
    core::Uuid find_or_make_user(std::string_view text);

    store::Database& database_;
    const DirectImportOptions& options_;
    DataRows& rows_;
    std::vector<Target> targets_;
    std::unordered_map<std::string_view, core::Uuid> companies_;  // by name or external id, filled when first asked for
    std::string cleaned_;
    std::optional<Place> unreadable_;
    model::ImportRows new_users_{.entity = model::Entity::user, .is_new = true};
};

}  // namespace tratt::codec
