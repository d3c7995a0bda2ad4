#include "codec/direct_import_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "codec/cell_values.hpp"
#include "codec/json_value.hpp"
#include "codec/senders.hpp"
#include "core/text.hpp"

namespace tratt::codec {

using core::Uuid;
using model::Column;
using model::Entity;
using model::Field;
using model::FieldType;

namespace {

// ---- Texts --------------------------------------------------------------------------------------------------------

// Whether clean_text would leave it as it is, as it does most cells: no blank at either end, no apostrophe before.
bool is_clean(CsvCell cell) {
    const std::string_view text = cell.text;
    return text.empty() || (cell.is_plain && text.front() != ' ' && text.front() != '\'' && text.back() != ' ');
}

// The same of any text that is UTF-8 without control characters.
bool is_clean_text(std::string_view text) {
    return core::trim(text).size() == text.size() && !text.starts_with('\'') && core::is_composed(text);
}

// ---- Numbers ------------------------------------------------------------------------------------------------------

std::optional<std::int64_t> read_boolean(std::string_view cell) {
    constexpr std::array<std::string_view, 4> yes{"true", "1", "yes", "ja"};
    constexpr std::array<std::string_view, 4> no{"false", "0", "no", "nej"};
    const std::string word = core::lower(cell);
    if (std::ranges::find(yes, word) != yes.end()) return 1;
    if (std::ranges::find(no, word) != no.end()) return 0;
    return {};
}

std::optional<std::int64_t> read_integer(std::string_view cell, Field field) {
    const std::int64_t scale = field == Field::company_annual_revenue ? 100 : 1;  // minor units
    std::int64_t number = 0;
    const char* const end = cell.data() + cell.size();
    const auto parsed = std::from_chars(cell.data(), end, number);
    const bool is_plain = parsed.ec == std::errc{} && parsed.ptr == end && scale == 1;
    return is_plain ? std::optional(number) : read_number(cell, scale);
}

std::optional<std::int64_t> read_date(std::string_view cell, core::DateOrder order) {
    const auto read = core::parse_lenient(cell, order);
    return read ? std::optional(read->date) : std::nullopt;
}

std::optional<std::int64_t> read_number_of(const model::FieldSpec& field, std::string_view cell,
                                           core::DateOrder order) {
    switch (field.type) {
        case FieldType::boolean: return read_boolean(cell);
        case FieldType::choice: return model::find_choice(field, cell);
        case FieldType::instant: return read_clean_instant(cell, order);
        case FieldType::date: return read_date(cell, order);
        default: return read_integer(cell, field.field);
    }
}

}  // namespace

// ---- Rows ---------------------------------------------------------------------------------------------------------

void DataRows::add(std::int64_t number) {
    numbers_.push_back(static_cast<std::uint32_t>(number));
    is_skipped_.push_back(0);
    ++report_.rows;
}

void DataRows::skip(std::size_t row, std::string_view reason, Field field, std::string_view value) {
    if (is_skipped_[row] != 0) return;
    is_skipped_[row] = 1;
    report_.skipped.add({number(row), reason, field, std::string(value.substr(0, 100))});
}

void DataRows::leave_out(std::size_t row, std::string_view reason, Field field, std::string_view value) {
    report_.left_out.add({number(row), reason, field, std::string(value.substr(0, 100))});
}

// ---- Columns ------------------------------------------------------------------------------------------------------

auto CellReader::reader_of(const ColumnChoice& choice) -> Read {
    switch (model::spec(choice.field).type) {
        case FieldType::text: return &CellReader::read_text;
        case FieldType::reference:
            return choice.by == ReferenceBy::number ? &CellReader::read_company_number : &CellReader::read_reference;
        default: return &CellReader::read_number;
    }
}

CellReader::CellReader(store::Database& database, const DirectImportOptions& options,
                       const std::vector<std::size_t>& places, DataRows& rows)
    : database_(database), options_(options), rows_(rows) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ColumnChoice& choice = options.columns[i];
        targets_.push_back({choice, places[i], reader_of(choice), Column(choice.field)});
    }
}

void CellReader::reserve(std::size_t row_count) {
    const std::size_t roomy = row_count + row_count / 8;
    for (Target& target : targets_) {
        Column& column = target.column;
        column.bytes.reserve(column.bytes.size() / rows_.count() * roomy);
        if (!column.ends.empty()) column.ends.reserve(roomy);
        if (!column.ids.empty()) column.ids.reserve(roomy);
        if (!column.integers.empty()) column.integers.reserve(roomy);
    }
}

void CellReader::read(std::span<const CsvCell> cells) {
    for (Target& target : targets_)
        (this->*target.read)(target.place < cells.size() ? cells[target.place] : CsvCell{}, target);
}

std::vector<Column> CellReader::take_columns() {
    std::vector<Column> columns;
    for (Target& target : targets_) {
        if (target.choice.by == ReferenceBy::number) find_companies(target);
        columns.push_back(std::move(target.column));
    }
    return columns;
}

// Without blanks around it and with its letters composed, copied only where that makes a difference.
std::string_view CellReader::text_of(CsvCell cell, const Target& of) {
    return is_clean(cell) ? cell.text : cleaned(cell.text, of);
}

std::string_view CellReader::cleaned(std::string_view cell, const Target& of) {
    const std::size_t row = rows_.count() - 1;
    if (!core::is_valid_utf8(cell)) {
        if (!unreadable_) unreadable_ = Place{of.choice.field, rows_.number(row)};
        return {};
    }
    const bool has_controls = core::has_controls(cell);
    if (has_controls) rows_.skip(row, "control_character", of.choice.field);
    if (!has_controls && is_clean_text(cell)) return cell;
    cleaned_ = clean_text(cell);
    return cleaned_;
}

void CellReader::read_text(CsvCell cell, Target& to) {
    const std::string_view text = text_of(cell, to);
    if (text.size() > most_text_bytes) rows_.skip(rows_.count() - 1, "too_long", to.choice.field);
    to.column.add_text(text.substr(0, most_text_bytes));
}

void CellReader::read_number(CsvCell cell, Target& to) {
    const model::FieldSpec& field = model::spec(to.choice.field);
    const std::string_view text = text_of(cell, to);
    std::optional<std::int64_t> number = core::no_value;
    if (!text.empty()) {
        number = read_number_of(field, text, options_.date_order);
        const std::size_t row = rows_.count() - 1;
        if (!number) rows_.skip(row, "wrong_type", field.field, text);
        if (number && !model::range_of(field).holds(*number)) rows_.skip(row, "out_of_range", field.field, text);
    }
    to.column.integers.push_back(number.value_or(core::no_value));
}

void CellReader::read_reference(CsvCell cell, Target& to) {
    const std::string_view text = text_of(cell, to);
    const store::Handle handle = to.texts.add(text);
    if (handle == to.meant.size()) to.meant.push_back(find(to.choice, text));
    to.column.ids.push_back(to.meant[handle]);
    if (to.meant[handle].is_nil() && !text.empty()) leave_out(rows_.count() - 1, to.choice.field, cell.text);
}

// What companies they are is looked up when all are there: among many companies that is waiting for memory, and waits of
// rows that have nothing else between them run side by side.
void CellReader::read_company_number(CsvCell cell, Target& to) {
    const std::string_view text = text_of(cell, to);
    std::optional<std::int64_t> number = core::no_value;
    if (!text.empty()) {
        number = read_integer(text, Field::company_number);
        if (number && !model::range_of(model::spec(Field::company_number)).holds(*number)) number.reset();
        if (!number) leave_out(rows_.count() - 1, to.choice.field, cell.text);
    }
    to.column.integers.push_back(number.value_or(core::no_value));
}

void CellReader::find_companies(Target& of) {
    const std::vector<std::int64_t> numbers = std::exchange(of.column.integers, {});
    of.column.ids.reserve(numbers.size());
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        of.column.ids.push_back(company_numbered(numbers[row]));
        if (of.column.ids.back().is_nil() && numbers[row] != core::no_value)
            leave_out(row, of.choice.field, std::to_string(numbers[row]));
    }
}

Uuid CellReader::company_numbered(std::int64_t number) const {
    const store::Row row = database_.find_number(Entity::company, number);
    return row != store::no_row && database_.is_live(Entity::company, row) ? database_.id_of(Entity::company, row)
                                                                           : Uuid{};
}

void CellReader::leave_out(std::size_t row, Field field, std::string_view text) {
    rows_.leave_out(row, "unknown_value", field, text);
}

Uuid CellReader::find(const ColumnChoice& choice, std::string_view text) {
    const Entity target = model::spec(choice.field).target;
    if (choice.by == ReferenceBy::id) {
        const auto id = core::parse_uuid(text);
        return id && database_.find(target, *id) != store::no_row ? *id : Uuid{};
    }
    if (target == Entity::company) return find_company(choice.by, text);
    return target == Entity::user ? find_or_make_user(text) : find_item(target, text);
}

Uuid CellReader::find_item(Entity entity, std::string_view name) const {
    const std::string wanted = core::lower(name);
    for (const store::Row row : database_.list(entity)) {
        if (core::lower(database_.name(entity, row)) == wanted) return database_.id_of(entity, row);
    }
    const Uuid seeded = entity == Entity::category      ? category_meant_by(name)
                        : entity == Entity::lead_status ? status_meant_by(name)
                                                        : Uuid{};
    const store::Row row = database_.find(entity, seeded);
    return row != store::no_row && database_.is_live(entity, row) ? seeded : Uuid{};
}

Uuid CellReader::find_company(ReferenceBy by, std::string_view text) {
    const Field key = by == ReferenceBy::external_id ? Field::company_external_id : Field::company_name;
    for (store::Row row = 0; companies_.empty() && row < database_.row_count(Entity::company); ++row) {
        if (database_.is_live(Entity::company, row))
            companies_.emplace(database_.text(key, row), database_.id_of(Entity::company, row));
    }
    const auto found = companies_.find(text);
    return found == companies_.end() ? Uuid{} : found->second;
}

Uuid CellReader::find_or_make_user(std::string_view text) {
    const std::string name = name_of_owner(text);
    const std::string wanted = core::lower(name);
    const std::string address = core::lower(text);
    for (const store::Row row : database_.list(Entity::user)) {
        if (core::lower(database_.text(Field::user_email, row)) == address ||
            core::lower(database_.name(Entity::user, row)) == wanted)
            return database_.id_of(Entity::user, row);
    }
    if (new_users_.columns.empty()) new_users_.columns = {Column(Field::user_name), Column(Field::user_email)};
    for (std::size_t i = 0; i < new_users_.ids.size(); ++i) {
        if (core::lower(new_users_.columns[0].text(i)) == wanted) return new_users_.ids[i];
    }
    new_users_.columns[0].add_text(name);
    new_users_.columns[1].add_text(read_email(text).is_well_formed ? text : std::string_view());
    new_users_.ids.push_back(database_.new_id());
    return new_users_.ids.back();
}

}  // namespace tratt::codec
