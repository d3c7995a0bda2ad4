// The cells of a file as columns of values, field by field. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "codec/direct_import.hpp"
#include "codec/direct_import_options.hpp"
#include "model/command.hpp"
#include "model/value.hpp"
#include "store/database.hpp"

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

    void reserve(std::size_t row_count);
    // The cells of the newest of the rows.
    void read(std::span<const std::string_view> cells);

    // One value a row: core::no_value for an empty cell, of booleans too; of a row that cannot go in, anything.
    std::vector<model::Column> take_columns();
    // Users that the file names and nobody knows.
    model::ImportRows take_new_users() { return std::move(new_users_); }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Found = std::unordered_map<std::string, core::Uuid, TextHash, std::equal_to<>>;
    struct Target {
        const ColumnChoice& choice;
        std::size_t place;
        model::Column column;
        Found found;  // the same few texts again and again: each is looked up once
    };

    void read_text(std::string_view cell, Target& to);
    void read_number(std::string_view cell, Target& to);
    void read_reference(std::string_view cell, Target& to);
    core::Uuid find(const ColumnChoice& choice, std::string_view text);
    core::Uuid find_item(model::Entity entity, std::string_view name) const;
    core::Uuid find_company(ReferenceBy by, std::string_view text);
    core::Uuid find_or_make_user(std::string_view text);

    store::Database& database_;
    const DirectImportOptions& options_;
    DataRows& rows_;
    std::vector<Target> targets_;
    std::unordered_map<std::string_view, core::Uuid> companies_;  // by name or external id, filled when first asked for
    model::ImportRows new_users_{.entity = model::Entity::user, .is_new = true};
};

}  // namespace tratt::codec
