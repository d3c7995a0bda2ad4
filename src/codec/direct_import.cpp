#include "codec/direct_import.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <span>
#include <unordered_set>
#include <utility>

#include "codec/csv_rows.hpp"
#include "codec/direct_import_cells.hpp"
#include "codec/errors.hpp"
#include "core/text.hpp"

namespace tratt::codec {

using core::Uuid;
using model::Column;
using model::Entity;
using model::Field;
using model::ImportRows;
using store::Row;

void ImportRemarks::add(ImportRemark remark) {
    ++count;
    first.push_back(std::move(remark));
    if (first.size() == 2 * most_remarks) cut();
}

void ImportRemarks::cut() {
    std::ranges::stable_sort(first, {}, &ImportRemark::row);
    if (first.size() > most_remarks) first.erase(first.begin() + most_remarks, first.end());
}

namespace {

core::Error error_at(std::string_view code, Field field, std::int64_t row = -1) {
    core::Error error = error_of(code);
    error.entity = model::entity_key(model::spec(field).entity);
    error.field = model::spec(field).key;
    error.row = row;
    return error;
}

// Whether the cell said nothing; a boolean's may, too.
bool is_empty(const Column& column, std::size_t row) {
    if (!column.ends.empty()) return column.text(row).empty();
    return column.ids.empty() ? column.integers[row] == core::no_value : column.ids[row].is_nil();
}

bool must_be_given(const model::FieldSpec& field) {
    return field.has(model::field_required) && field.field != Field::company_business;  // which has a default
}

// The rows of a column that are chosen, in order.
Column chosen_of(const Column& column, const std::vector<std::size_t>& rows) {
    Column out(column.field);
    for (const std::size_t row : rows) {
        if (!column.ends.empty()) {
            out.add_text(column.text(row));
        } else if (!column.ids.empty()) {
            out.ids.push_back(column.ids[row]);
        } else {
            out.integers.push_back(column.integers[row]);
        }
    }
    return out;
}

constexpr std::size_t sampled_rows = 1'000;  // enough to tell how many rows there are, and how long their texts

class Importer {
public:
    Importer(store::Database& database, const DirectImportOptions& options) : database_(database), options_(options) {}

    core::Result<ImportReport> run(TextSource csv, const CsvLimits& limits) {
        if (auto read = read_rows(std::move(csv), limits); !read) return read.error();
        known_.assign(rows_.count(), store::no_row);
        if (options_.match) match();
        check_numbers();
        check_required();
        model::Import import{{}, options_.file_name, options_.is_restore};
        add_rows(import);
        const Uuid id = options_.id.is_nil() ? database_.new_id() : options_.id;
        const auto done = database_.execute({id, std::move(import)});
        if (!done) return with_row_of_file(done.error());
        report_.transaction = *done;
        report_hidden_statuses();
        report_.skipped.cut();
        report_.left_out.cut();
        return std::move(report_);
    }

private:
    // ---- Reading -------------------------------------------------------------------------------------------------
    core::Result<std::vector<std::size_t>> find_places(std::span<const CsvCell> headings) const {
        std::vector<std::size_t> places;
        for (const ColumnChoice& choice : options_.columns) {
            std::size_t place = 0;
            while (
                place < headings.size() &&
                (choice.index ? *choice.index != place : core::trim(headings[place].text) != core::trim(choice.header)))
                ++place;
            if (place == headings.size()) {
                core::Error error = error_at("unknown_column", choice.field);
                error.params.emplace_back("header", choice.index ? std::to_string(*choice.index) : choice.header);
                return error;
            }
            places.push_back(place);
        }
        return places;
    }

    core::Result<void> read_rows(TextSource csv, const CsvLimits& limits) {
        const std::size_t expected_bytes = csv.expected_bytes;
        const auto first_piece = std::make_unique_for_overwrite<char[]>(piece_bytes);
        std::string_view begun(first_piece.get(), csv.read({first_piece.get(), piece_bytes}));
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (begun.starts_with(byte_order_mark)) begun.remove_prefix(byte_order_mark.size());
        const char delimiter = options_.delimiter != '\0' ? options_.delimiter : take_delimiter(begun);
        CsvRows rows(begun, std::move(csv), delimiter, limits);
        if (auto headings = rows.next(); !headings) return headings.error();
        const auto places = find_places(rows.cells());
        if (!places) return places.error();
        if (auto complete = check_fields(); !complete) return complete.error();
        CellReader reader(database_, options_, *places, rows_);
        const auto read_row = [&](std::span<const CsvCell> cells) {
            if (std::ranges::all_of(cells, is_blank, &CsvCell::text)) return;
            rows_.add(static_cast<std::int64_t>(rows.rows_read()));
            reader.read(cells);
            if (rows_.count() == sampled_rows) reader.reserve(expected_bytes / (rows.bytes_read() / sampled_rows));
        };
        if (const auto read = rows.for_each(read_row); !read) return read.error();
        if (const auto field = reader.unreadable()) return error_at("not_utf8", field->field, field->row);
        columns_ = reader.take_columns();
        new_users_ = reader.take_new_users();
        return {};
    }

    bool is_chosen(Field field) const {
        return std::ranges::find(options_.columns, field, &ColumnChoice::field) != options_.columns.end();
    }

    const Column* find_column(std::optional<Field> field) const {
        const auto found = std::ranges::find_if(columns_, [&](const Column& column) { return column.field == field; });
        return found == columns_.end() ? nullptr : &*found;
    }

    // ---- What rows need ------------------------------------------------------------------------------------------
    core::Result<void> check_fields() const {
        if (options_.match) return {};  // all rows may be known
        for (const model::FieldSpec& field : model::stored_fields(options_.entity)) {
            if (must_be_given(field) && !is_chosen(field.field)) return error_at("missing_column", field.field);
        }
        const bool has_name = is_chosen(Field::contact_first_name) || is_chosen(Field::contact_last_name);
        if (options_.entity == Entity::contact && !has_name)
            return error_at("missing_column", Field::contact_last_name);
        return {};
    }

    bool is_new(std::size_t row) const { return known_[row] == store::no_row; }

    void check_required() {
        for (const model::FieldSpec& field : model::stored_fields(options_.entity)) {
            if (!must_be_given(field)) continue;
            const Column* column = find_column(field.field);
            for (std::size_t row = 0; row < rows_.count(); ++row) {
                if (is_new(row) && (!column || is_empty(*column, row))) rows_.skip(row, "required", field.field);
            }
        }
        if (options_.entity == Entity::contact) check_contact_names();
    }

    void check_contact_names() {
        const Column* first = find_column(Field::contact_first_name);
        const Column* last = find_column(Field::contact_last_name);
        for (std::size_t row = 0; row < rows_.count(); ++row) {
            const bool is_named = (first && !is_empty(*first, row)) || (last && !is_empty(*last, row));
            if (is_new(row) && !is_named) rows_.skip(row, "contact_name_required", Field::contact_last_name);
        }
    }

    // Visible numbers are each given once.
    void check_numbers() {
        const auto field = model::number_field(options_.entity);
        const Column* column = find_column(field);
        if (!column) return;
        const auto& numbers = column->integers;
        std::unordered_set<std::int64_t> seen;
        const bool is_ascending = std::ranges::is_sorted(numbers, std::ranges::less_equal{});
        for (std::size_t row = 0; row < numbers.size(); ++row) {
            if (numbers[row] == core::no_value || !is_new(row) || rows_.is_skipped(row)) continue;
            if (database_.find_number(options_.entity, numbers[row]) != store::no_row)
                rows_.skip(row, "number_taken", *field, std::to_string(numbers[row]));
            else if (!is_ascending && !seen.insert(numbers[row]).second)
                rows_.skip(row, "duplicate_in_file", *field, std::to_string(numbers[row]));
        }
    }

    // ---- Known records -------------------------------------------------------------------------------------------
    void match() {
        const Column& keys = *find_column(options_.match);
        const bool is_text = model::spec(keys.field).type == model::FieldType::text;
        const std::vector<Row> by_text = is_text ? rows_by_text(keys.field) : std::vector<Row>{};
        std::vector<std::uint8_t> is_taken(database_.row_count(options_.entity));
        std::unordered_set<std::string_view> new_texts;
        for (std::size_t row = 0; row < rows_.count(); ++row) {
            if (is_empty(keys, row) || rows_.is_skipped(row)) continue;
            const Row known = is_text ? by_text[database_.texts(keys.field).find(keys.text(row))]
                                      : database_.find_number(options_.entity, keys.integers[row]);
            const bool is_repeated = known != store::no_row ? std::exchange(is_taken[known], 1) != 0
                                                            : is_text && !new_texts.insert(keys.text(row)).second;
            known_[row] = known;
            if (is_repeated) rows_.skip(row, "duplicate_in_file", keys.field);
            if (known != store::no_row && database_.is_deleted(options_.entity, known))
                rows_.skip(row, "deleted_here", keys.field);
        }
    }

    // By handle of the text; a record that is not deleted comes before one that is.
    std::vector<Row> rows_by_text(Field field) const {
        std::vector<Row> rows(database_.texts(field).size(), store::no_row);
        for (const bool are_live : {true, false}) {
            for (Row row = 0; row < database_.row_count(options_.entity); ++row) {
                Row& to = rows[database_.handles(field)[row]];
                const bool is_wanted =
                    database_.is_present(options_.entity, row) && database_.is_live(options_.entity, row) == are_live;
                if (is_wanted && to == store::no_row) to = row;
            }
        }
        rows[store::no_text] = store::no_row;
        return rows;
    }

    // A bit for each column whose value the record gets.
    std::uint64_t changes_of(std::size_t row) {
        std::uint64_t changes = 0;
        for (std::size_t i = 0; i < columns_.size() && options_.on_known != OnKnown::skip; ++i) {
            const Column& column = columns_[i];
            if (is_empty(column, row)) continue;
            const model::Value present = database_.value(column.field, known_[row]);
            const bool is_free = std::holds_alternative<std::monostate>(present);
            if (present == column.value(row) || (options_.on_known == OnKnown::fill_empty && !is_free)) continue;
            const bool is_given = model::spec(column.field).has(model::field_read_only) &&
                                  column.field != model::created_field(options_.entity);
            if (is_given) rows_.leave_out(row, "read_only", column.field, {});
            if (!is_given) changes |= std::uint64_t{1} << i;
        }
        return changes;
    }

    // ---- The command ---------------------------------------------------------------------------------------------
    void add_rows(model::Import& import) {
        std::vector<std::size_t> new_rows;
        std::map<std::uint64_t, std::vector<std::size_t>> changed;
        for (std::size_t row = 0; row < rows_.count(); ++row) {
            if (rows_.is_skipped(row)) continue;
            const std::uint64_t changes = is_new(row) ? 0 : changes_of(row);
            if (is_new(row)) new_rows.push_back(row);
            if (changes != 0) changed[changes].push_back(row);
            if (!is_new(row) && changes == 0) ++report_.unchanged;
        }
        add_users(import, new_rows);
        for (const auto& [changes, rows] : changed) add_changed(import, changes, rows);
        if (!new_rows.empty()) add_new(import, std::move(new_rows));
    }

    // Those that a row which goes in has come to need: all, where all rows do.
    void add_users(model::Import& import, std::vector<std::size_t> rows) {
        if (new_users_.ids.empty()) return;
        for (std::size_t row = 0; row < rows_.count(); ++row) {
            if (!is_new(row) && !rows_.is_skipped(row)) rows.push_back(row);
        }
        std::vector<std::size_t> kept(new_users_.ids.size());
        std::iota(kept.begin(), kept.end(), std::size_t{0});
        if (rows.size() < rows_.count()) {
            const auto needed = users_of(rows);
            std::erase_if(kept, [&](std::size_t i) { return !needed.contains(new_users_.ids[i]); });
        }
        if (kept.empty()) return;
        ImportRows& part = import.rows.emplace_back(ImportRows{.entity = Entity::user, .is_new = true});
        for (const std::size_t i : kept) part.ids.push_back(new_users_.ids[i]);
        for (const Column& column : new_users_.columns) part.columns.push_back(chosen_of(column, kept));
    }

    std::unordered_set<Uuid, core::UuidHash> users_of(const std::vector<std::size_t>& rows) const {
        std::unordered_set<Uuid, core::UuidHash> users;
        for (const Column& column : columns_) {
            const model::FieldSpec& field = model::spec(column.field);
            if (field.type != model::FieldType::reference || field.target != Entity::user) continue;
            for (const std::size_t row : rows) users.insert(column.ids[row]);
        }
        return users;
    }

    void add_changed(model::Import& import, std::uint64_t changes, const std::vector<std::size_t>& rows) {
        ImportRows& part = import.rows.emplace_back(ImportRows{.entity = options_.entity, .is_new = false});
        for (const std::size_t row : rows) part.ids.push_back(database_.id_of(options_.entity, known_[row]));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if ((changes >> i & 1) != 0) part.columns.push_back(chosen_of(columns_[i], rows));
        }
        report_.changed += static_cast<std::int64_t>(rows.size());
        file_rows_.push_back(rows);
    }

    void add_new(model::Import& import, std::vector<std::size_t> rows) {
        ImportRows& part = import.rows.emplace_back(ImportRows{.entity = options_.entity, .is_new = true});
        part.ids.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) part.ids.push_back(database_.new_id());
        for (Column& column : columns_) {
            if (model::spec(column.field).type == model::FieldType::boolean)
                std::ranges::replace(column.integers, core::no_value, 0);
        }
        keep_statuses();
        const bool are_all = rows.size() == rows_.count();
        for (Column& column : std::exchange(columns_, {}))
            part.columns.push_back(are_all ? std::move(column) : chosen_of(column, rows));
        report_.added = static_cast<std::int64_t>(rows.size());
        if (!has_status_.empty()) new_ids_ = part.ids;
        file_rows_.push_back(std::move(rows));
    }

    // ---- Afterwards ----------------------------------------------------------------------------------------------
    // The store counts within a part of the command, and which part is known only where there is one.
    core::Error with_row_of_file(core::Error error) const {
        const bool is_known = file_rows_.size() == 1 && error.entity == model::entity_key(options_.entity);
        if (error.row >= 0)
            error.row = is_known ? rows_.number(file_rows_[0][static_cast<std::size_t>(error.row)]) : -1;
        return error;
    }

    // R49: what the file says of contacts whose status is not in use. Known only when all is done.
    void keep_statuses() {
        const Column* statuses = find_column(Field::contact_lead_status);
        if (!statuses || options_.is_restore) return;
        has_status_.resize(rows_.count());
        std::ranges::transform(statuses->ids, has_status_.begin(), [](const Uuid& id) { return id.is_nil() ? 0 : 1; });
    }

    void report_hidden_statuses() {
        if (has_status_.empty()) return;
        const auto report = [&](std::size_t row, Row record) {
            const bool is_hidden = has_status_[row] != 0 && !database_.status_active(record);
            if (is_hidden) rows_.leave_out(row, "status_not_active", Field::contact_lead_status, {});
        };
        for (std::size_t i = 0; i < new_ids_.size(); ++i)
            report(file_rows_.back()[i], database_.find(Entity::contact, new_ids_[i]));
        for (std::size_t row = 0; row < rows_.count(); ++row) {
            if (!is_new(row) && !rows_.is_skipped(row)) report(row, known_[row]);
        }
    }

    store::Database& database_;
    const DirectImportOptions& options_;
    ImportReport report_;
    DataRows rows_{report_};
    std::vector<Column> columns_;
    ImportRows new_users_;
    std::vector<Row> known_;  // by row of the file: the record it stands for
    std::vector<Uuid> new_ids_;
    std::vector<std::uint8_t> has_status_;  // by row of the file
    std::vector<std::vector<std::size_t>> file_rows_;  // of each part of the command, users left out
};

}  // namespace

core::Result<ImportReport> direct_import(std::string_view json, TextSource csv, store::Database& database,
                                         const CsvLimits& limits) {
    const auto options = read_import_options(json);
    if (!options) return options.error();
    if (const model::Transaction* done = database.find_transaction(options->id)) {
        ImportReport report;
        report.transaction = done;
        return report;
    }
    return Importer(database, *options).run(std::move(csv), limits);
}

}  // namespace tratt::codec
