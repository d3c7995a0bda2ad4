#include "store/tables.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/text.hpp"

namespace tratt::store {

using model::Column;
using model::Event;
using model::EventKind;
using model::FieldType;

namespace {

const Uuid no_id{};
constexpr std::int64_t first_company_number = 10001;

// Fields on which something besides the columns depends.
bool is_indexed(Field field) {
    const Entity entity = model::spec(field).entity;
    return field == Field::contact_company || model::deleted_field(entity) == field ||
           model::number_field(entity) == field;
}

// Ids and numbers of new records mostly come in order, and then need no sorting.
template <class T>
bool has_repeated(const std::vector<T>& values) {
    if (std::ranges::adjacent_find(values, std::ranges::greater_equal{}) == values.end()) return false;
    std::vector<T> sorted = values;
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) != sorted.end();
}

std::size_t hash_of(std::int64_t number) {
    return static_cast<std::size_t>(static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15u >> 32);
}

}  // namespace

bool is_well_formed(const Column& column, std::size_t count) {
    const FieldType type = model::spec(column.field).type;
    const bool is_text = type == FieldType::text;
    const bool is_reference = type == FieldType::reference;
    const bool has_shape_of_type = column.ends.size() == (is_text ? count : 0) &&
                                   column.ids.size() == (is_reference ? count : 0) &&
                                   column.integers.size() == (is_text || is_reference ? 0 : count);
    return has_shape_of_type && std::ranges::is_sorted(column.ends) &&
           (column.ends.empty() ? 0 : column.ends.back()) == column.bytes.size();
}

bool holds_utf8(const Column& column) {
    const std::string_view bytes = column.bytes;
    const auto is_between_characters = [&](std::uint32_t at) {
        return at == bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80;
    };
    return core::is_valid_utf8(bytes) && std::ranges::all_of(column.ends, is_between_characters);
}

Tables::Tables() {
    table(Entity::company).next_number = first_company_number;
    for (const model::FieldSpec& field : model::all_fields()) {
        if (field.type == FieldType::choice) cells_of(field.field).bytes = CellColumn<std::uint8_t>(no_choice);
    }
}

Row Tables::find_trace(Entity entity, const Uuid& id) const {
    const Table& records = table(entity);
    if (records.highest_id < id) return no_row;  // as are most new ones: ids go up
    return records.by_id.find(core::UuidHash{}(id), [&](Row row) { return records.ids[row] == id; });
}

Row Tables::find(Entity entity, const Uuid& id) const {
    const Row row = find_trace(entity, id);
    return row == no_row || !is_present(entity, row) ? no_row : row;
}

Row Tables::find_number(Entity entity, std::int64_t number) const {
    const auto field = model::number_field(entity);
    if (!field) return no_row;
    const auto& numbers = cells(*field).numbers;
    return table(entity).by_number.find(hash_of(number), [&](Row row) { return numbers[row] == number; });
}

const Uuid& Tables::id_of(Entity entity, Row row) const { return row == no_row ? no_id : table(entity).ids[row]; }

model::Value Tables::value(Field field, Row row) const {
    Column column(field);
    add_to(column, row);
    return column.value(0);
}

void Tables::add_to(Column& column, Row row) const {
    const model::FieldSpec& spec = model::spec(column.field);
    const Cells& from = cells(column.field);
    switch (spec.type) {
        case FieldType::text: return column.add_text(from.pool.text(from.handles[row]));
        case FieldType::reference: column.ids.push_back(id_of(spec.target, from.references[row])); return;
        case FieldType::boolean: column.integers.push_back(from.bytes[row]); return;
        case FieldType::choice:
            column.integers.push_back(from.bytes[row] == no_choice ? core::no_value : from.bytes[row]);
            return;
        default: column.integers.push_back(from.numbers[row]); return;
    }
}

std::uint64_t Tables::revision(Field field) const {
    return std::max(cells_[static_cast<std::size_t>(field)].revision, table(model::spec(field).entity).rows_revision);
}

constexpr std::array numbered{Entity::company, Entity::contact, Entity::sale};

std::array<std::int64_t, 3> Tables::next_numbers() const {
    std::array<std::int64_t, 3> next{};
    std::ranges::transform(numbered, next.begin(), [&](Entity entity) { return next_number(entity); });
    return next;
}

void Tables::take_back_numbers(const std::array<std::int64_t, 3>& next) {
    for (std::size_t i = 0; i < numbered.size(); ++i) table(numbered[i]).next_number = next[i];
}

void Tables::reserve_numbers(Entity entity, std::int64_t next) {
    table(entity).next_number = std::max(table(entity).next_number, next);
}

// ---- Checking -----------------------------------------------------------------------------------------------------

std::string_view Tables::why_values_unfit(const Column& column) const {
    const model::FieldSpec& spec = model::spec(column.field);
    const auto is_boolean = [](std::int64_t value) { return value == 0 || value == 1; };
    const auto is_choice = [&](std::int64_t value) { return value == core::no_value || model::is_choice(spec, value); };
    switch (spec.type) {
        case FieldType::text: return holds_utf8(column) ? "" : "text is not UTF-8";
        case FieldType::reference:
            return std::ranges::all_of(column.ids,
                                       [&](const Uuid& id) { return id.is_nil() || find(spec.target, id) != no_row; })
                       ? ""
                       : "unknown reference";
        case FieldType::boolean: return std::ranges::all_of(column.integers, is_boolean) ? "" : "no boolean";
        case FieldType::choice: return std::ranges::all_of(column.integers, is_choice) ? "" : "unknown choice";
        default: return "";
    }
}

std::string_view Tables::why_columns_unfit(const Event& event, const std::vector<Column>& columns,
                                           Values values) const {
    std::vector<Field> seen;
    for (const Column& column : columns) {
        const model::FieldSpec& spec = model::spec(column.field);
        if (spec.entity != event.entity || spec.has(model::field_derived)) return "field of another entity";
        if (std::ranges::find(seen, column.field) != seen.end()) return "repeated field";
        if (!is_well_formed(column, event.ids.size())) return "column of another shape";
        seen.push_back(column.field);
        if (values == Values::checked) continue;
        const std::string_view reason = why_values_unfit(column);
        if (!reason.empty()) return reason;
    }
    return "";
}

bool Tables::has_value(const Column& column, std::size_t index, Row row) const {
    const model::FieldSpec& spec = model::spec(column.field);
    const Cells& present = cells(column.field);
    switch (spec.type) {
        case FieldType::text: return present.pool.text(present.handles[row]) == column.text(index);
        case FieldType::reference: return id_of(spec.target, present.references[row]) == column.ids[index];
        case FieldType::boolean: return present.bytes[row] == column.integers[index];
        case FieldType::choice:
            return present.bytes[row] == no_choice ? column.integers[index] == core::no_value
                                                   : present.bytes[row] == column.integers[index];
        default: return present.numbers[row] == column.integers[index];
    }
}

bool Tables::has_values(const Event& event, const std::vector<Column>& columns) const {
    for (std::size_t i = 0; i < event.ids.size(); ++i) {
        const Row row = find(event.entity, event.ids[i]);
        const auto is_so = [&](const Column& column) { return has_value(column, i, row); };
        if (!std::ranges::all_of(columns, is_so)) return false;
    }
    return true;
}

bool Tables::is_referenced(const Event& removed) const {
    std::vector<std::uint8_t> is_removed(row_count(removed.entity));
    for (const Uuid& id : removed.ids) is_removed[find(removed.entity, id)] = 1;
    for (const model::FieldSpec& field : model::all_fields()) {
        if (field.type != FieldType::reference || field.has(model::field_derived) || field.target != removed.entity)
            continue;
        const auto& references = cells(field.field).references;
        for (Row row = 0; row < references.size(); ++row) {
            if (references[row] != no_row && is_removed[references[row]] && is_present(field.entity, row)) return true;
        }
    }
    return false;
}

bool Tables::has_taken_number(const Event& inserted) const {
    const auto field = model::number_field(inserted.entity);
    const auto column = std::ranges::find(inserted.columns, field, &Column::field);
    if (!field || column == inserted.columns.end()) return false;
    const auto is_taken = [&](std::int64_t number) {
        return number != core::no_value && number < next_number(inserted.entity) &&
               find_number(inserted.entity, number) != no_row;
    };
    if (std::ranges::any_of(column->integers, is_taken)) return true;
    std::vector<std::int64_t> numbers = column->integers;
    std::erase(numbers, core::no_value);
    return has_repeated(numbers);
}

std::string_view Tables::why_ids_unfit(const Event& event) const {
    if (has_repeated(event.ids)) return "repeated id";
    const bool is_insert = event.kind == EventKind::insert;
    for (const Uuid& id : event.ids) {
        if (id.is_nil()) return "no id";
        if ((find(event.entity, id) == no_row) != is_insert) return is_insert ? "id is taken" : "unknown record";
    }
    return "";
}

std::string_view Tables::why_unfit(const Event& event, Values values) const {
    const bool is_insert = event.kind == EventKind::insert;
    if (const std::string_view reason = why_ids_unfit(event); !reason.empty()) return reason;
    for (const auto* columns : {&event.columns, &event.old_columns}) {
        const std::string_view reason = why_columns_unfit(event, *columns, values);
        if (!reason.empty()) return reason;
    }
    if (is_insert && !event.old_columns.empty()) return "old values of new records";
    if (is_insert) return has_taken_number(event) ? "number is taken" : "";
    if (event.kind == EventKind::set &&
        !std::ranges::equal(event.columns, event.old_columns, {}, &Column::field, &Column::field)) {
        return "old values of other fields";
    }
    if (event.kind == EventKind::remove && !event.columns.empty()) return "new values of removed records";
    if (!has_values(event, event.old_columns)) return "values have changed";
    if (event.kind == EventKind::remove && is_referenced(event)) return "records refer to it";
    return "";
}

// ---- Changing -----------------------------------------------------------------------------------------------------

core::Result<void> Tables::check(const Event& event, Values values) const {
    const std::string_view reason = why_unfit(event, values);
    if (reason.empty()) return {};
    return core::Error{
        "bad_transaction", std::string(model::entity_key(event.entity)), "", -1, {{"reason", std::string(reason)}}};
}

void Tables::begin_change(Entity entity) {
    ++revision_;
    table(entity).revision = revision_;
}

template <class AnyEvent, class Assign>
void Tables::insert(AnyEvent& event, const Assign& assign_column) {
    table(event.entity).rows_revision = revision_;
    const std::vector<Row> rows = make_rows(event.entity, event.ids);
    for (auto& column : event.columns) assign_column(column, rows);
    make_room_in_indexes(event.entity, rows);
    for (const Row row : rows) attach(event.entity, row);
}

core::Result<void> Tables::apply(const Event& event) {
    if (core::Result<void> fits = check(event, Values::unchecked); !fits) return fits;
    begin_change(event.entity);
    switch (event.kind) {
        case EventKind::insert:
            insert(event, [&](const Column& column, std::span<const Row> rows) { assign(column, rows); });
            break;
        case EventKind::remove: remove(event); break;
        case EventKind::set: set(event); break;
    }
    return {};
}

core::Result<void> Tables::absorb(Event& event, Values values) {
    if (event.kind == EventKind::set) return apply(event);
    if (core::Result<void> fits = check(event, values); !fits) return fits;
    begin_change(event.entity);
    if (event.kind == EventKind::remove) {
        remove(event);
    } else {
        insert(event, [&](Column& column, std::span<const Row> rows) { take(std::move(column), rows); });
    }
    event.columns = {};
    event.old_columns = {};
    return {};
}

void Tables::fill_in(Event& event) const {
    std::vector<Row> rows(event.ids.size());
    std::ranges::transform(event.ids, rows.begin(), [&](const Uuid& id) { return find_trace(event.entity, id); });
    std::vector<Column>& columns = event.kind == EventKind::insert ? event.columns : event.old_columns;
    for (const model::FieldSpec& field : model::stored_fields(event.entity)) {
        if (!cells(field.field).has_values()) continue;
        Column column(field.field);
        for (const Row row : rows) add_to(column, row);
        if (!column.is_all_empty()) columns.push_back(std::move(column));
    }
}

void Tables::remove(const Event& event) {
    table(event.entity).rows_revision = revision_;
    for (const Uuid& id : event.ids) {
        const Row row = find(event.entity, id);
        detach(event.entity, row);
        table(event.entity).present[row] = 0;
        table(event.entity).live[row] = 0;
    }
}

void Tables::set(const Event& event) {
    const bool moves_index = std::ranges::any_of(event.columns, is_indexed, &Column::field);
    std::vector<Row> rows(event.ids.size());
    std::ranges::transform(event.ids, rows.begin(), [&](const Uuid& id) { return find(event.entity, id); });
    for (const Row row : rows) {
        if (moves_index) detach(event.entity, row);
    }
    for (const Column& column : event.columns) assign(column, rows);
    for (const Row row : rows) {
        if (moves_index) attach(event.entity, row);
    }
    for (const Column& column : event.columns) cells_of(column.field).revision = revision_;
}

// A record that comes back (redo, or undo of a removal) gets its old row, so that rows stay what they were.
std::vector<Row> Tables::make_rows(Entity entity, const std::vector<Uuid>& ids) {
    Table& records = table(entity);
    const auto hash_of_row = [&](Row row) { return core::UuidHash{}(records.ids[row]); };
    records.by_id.reserve(records.ids.size() + ids.size(), hash_of_row);
    std::vector<Row> rows;
    rows.reserve(ids.size());
    for (const Uuid& id : ids) {
        Row row = find_trace(entity, id);
        if (row == no_row) {
            row = row_count(entity);
            records.ids.push_back(id);
            records.highest_id = std::max(records.highest_id, id);
            records.by_id.add(row, core::UuidHash{}(id), hash_of_row);
        } else {
            clear(entity, row);
        }
        rows.push_back(row);
    }
    records.present.resize(records.ids.size());
    records.live.resize(records.ids.size());
    for (const Row row : rows) records.present[row] = 1;
    for (const model::FieldSpec& field : model::stored_fields(entity))
        cells_[static_cast<std::size_t>(field.field)].grow(records.ids.size());
    if (entity == Entity::company) contacts_of_.resize(records.ids.size());
    return rows;
}

void Tables::clear(Entity entity, Row row) {
    const Row count = row_count(entity);
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        Cells& to = cells_of(field.field);
        to.handles.set(row, no_text, count);
        to.references.set(row, no_row, count);
        to.bytes.set(row, field.type == FieldType::choice ? no_choice : 0, count);
        to.numbers.set(row, core::no_value, count);
    }
}

namespace {

void add_some_texts(const Column& column, std::size_t begin, std::span<const Row> rows, Row row_count, Cells& to) {
    std::array<std::string_view, TextPool::most_at_once> texts;
    std::array<Handle, TextPool::most_at_once> handles;
    for (std::size_t i = 0; i < rows.size(); ++i) texts[i] = column.text(begin + i);
    to.pool.add(std::span(texts).first(rows.size()), handles);
    for (std::size_t i = 0; i < rows.size(); ++i) to.handles.set(rows[i], handles[i], row_count);
}

void add_texts(const Column& column, std::size_t begin, std::span<const Row> rows, Row row_count, Cells& to) {
    for (std::size_t at = 0; at < rows.size(); at += TextPool::most_at_once) {
        const std::size_t count = std::min(TextPool::most_at_once, rows.size() - at);
        add_some_texts(column, begin + at, rows.subspan(at, count), row_count, to);
    }
}

// Where most of the first sixteenth of many texts are new, so will the others be, and room is made for them at once.
void add_texts(const Column& column, std::span<const Row> rows, Row row_count, Cells& to) {
    constexpr std::size_t many = 16'000;
    const std::size_t known_texts = to.pool.size();
    const std::size_t known_bytes = to.pool.bytes();
    const std::size_t looked_at = rows.size() < many ? rows.size() : rows.size() / 16;
    add_texts(column, 0, rows.first(looked_at), row_count, to);
    const std::size_t added = to.pool.size() - known_texts;
    const std::size_t left = rows.size() - looked_at;
    if (left > 0 && added * 2 > looked_at)
        to.pool.reserve(added * left / looked_at, (to.pool.bytes() - known_bytes) * left / looked_at);
    add_texts(column, looked_at, rows.subspan(looked_at), row_count, to);
}

// As far as the first few tell. What repeats costs little to tell apart, and is what records are grouped by.
bool are_mostly_distinct(const Column& column) {
    constexpr std::size_t most_looked_at = 256;
    const std::size_t looked_at = std::min(column.size(), most_looked_at);
    TextPool pool;
    for (std::size_t i = 0; i < looked_at; ++i) pool.add(column.text(i));
    return pool.size() * 2 > looked_at;
}

}  // namespace

bool Tables::may_wait(const Column& column, std::span<const Row> rows) const {
    constexpr std::size_t most_searched = 250'000;  // of more, whoever types a first letter would feel it
    const model::FieldSpec& spec = model::spec(column.field);
    if (spec.type != FieldType::text || rows.empty() || !are_mostly_distinct(column)) return false;
    if (spec.has(model::field_searchable) && rows.size() > most_searched) return false;
    const Cells& present = cells_[static_cast<std::size_t>(column.field)];
    const bool are_first = present.handles.empty() && !present.waiting;
    return are_first && rows.back() - rows.front() == rows.size() - 1 && std::ranges::is_sorted(rows);
}

void Tables::take(Column column, std::span<const Row> rows) {
    if (!may_wait(column, rows)) return assign(column, rows);
    cells_of(column.field).waiting = {std::move(column), rows.front()};
}

void Tables::settle(Cells& cells) const {
    const WaitingTexts waiting = *std::exchange(cells.waiting, std::nullopt);
    std::vector<Row> rows(waiting.column.size());
    std::iota(rows.begin(), rows.end(), waiting.first);
    add_texts(waiting.column, rows, row_count(model::spec(waiting.column.field).entity), cells);
}

void Tables::assign(const Column& column, std::span<const Row> rows) {
    const model::FieldSpec& spec = model::spec(column.field);
    Cells& to = cells_of(column.field);
    const Row count = row_count(spec.entity);
    if (spec.type == FieldType::text) return add_texts(column, rows, count, to);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        switch (spec.type) {
            case FieldType::reference:
                to.references.set(rows[i], column.ids[i].is_nil() ? no_row : find(spec.target, column.ids[i]), count);
                break;
            case FieldType::boolean: to.bytes.set(rows[i], static_cast<std::uint8_t>(column.integers[i]), count); break;
            case FieldType::choice: {
                const bool is_none = column.integers[i] == core::no_value;
                to.bytes.set(rows[i], is_none ? no_choice : static_cast<std::uint8_t>(column.integers[i]), count);
                break;
            }
            default: to.numbers.set(rows[i], column.integers[i], count); break;
        }
    }
}

// ---- Indexes ------------------------------------------------------------------------------------------------------

bool Tables::has_deleted_mark(Entity entity, Row row) const {
    const auto field = model::deleted_field(entity);
    if (!field) return false;
    if (model::spec(*field).type == FieldType::boolean) return cells(*field).bytes[row] != 0;
    return cells(*field).numbers[row] != core::no_value;
}

void Tables::index_number(Entity entity, Row row) {
    const auto field = model::number_field(entity);
    if (!field) return;
    const auto& numbers = cells(*field).numbers;
    const std::int64_t number = numbers[row];
    if (number == core::no_value) return;
    if (number < next_number(entity) && find_number(entity, number) != no_row) return;
    table(entity).by_number.add(row, hash_of(number), [&](Row other) { return hash_of(numbers[other]); });
    reserve_numbers(entity, number + 1);
}

void Tables::unindex_number(Entity entity, Row row) {
    const auto field = model::number_field(entity);
    if (!field) return;
    const auto& numbers = cells(*field).numbers;
    table(entity).by_number.remove(row, hash_of(numbers[row]), [&](Row other) { return hash_of(numbers[other]); });
}

std::vector<Row>* Tables::siblings_of(Row contact) {
    const Row company = cells(Field::contact_company).references[contact];
    if (company == no_row) return nullptr;
    return table(Entity::contact).live[contact] ? &contacts_of_[company].live : &contacts_of_[company].deleted;
}

void Tables::detach(Entity entity, Row row) {
    Table& records = table(entity);
    if (records.live[row]) --records.live_count;
    unindex_number(entity, row);
    std::vector<Row>* siblings = entity == Entity::contact ? siblings_of(row) : nullptr;
    if (siblings) siblings->erase(std::ranges::lower_bound(*siblings, row));
}

// For many new records, so that what grows bit by bit is not copied again and again.
void Tables::make_room_in_indexes(Entity entity, std::span<const Row> rows) {
    if (const auto field = model::number_field(entity)) {
        const auto& numbers = cells(*field).numbers;
        table(entity).by_number.reserve(row_count(entity), [&](Row other) { return hash_of(numbers[other]); });
    }
    const bool are_many = rows.size() >= contacts_of_.size();  // of fewer, counting would cost more than it spares
    if (entity != Entity::contact || !are_many) return;
    std::vector<std::uint32_t> added(contacts_of_.size());
    const auto& companies = cells(Field::contact_company).references;
    for (const Row row : rows) {
        if (companies[row] != no_row) ++added[companies[row]];
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
        if (contacts_of_[i].live.empty()) contacts_of_[i].live.reserve(added[i]);
    }
}

void Tables::attach(Entity entity, Row row) {
    Table& records = table(entity);
    records.live[row] = !has_deleted_mark(entity, row);
    if (records.live[row]) ++records.live_count;
    index_number(entity, row);
    std::vector<Row>* siblings = entity == Entity::contact ? siblings_of(row) : nullptr;
    if (!siblings) return;
    const bool is_last = siblings->empty() || siblings->back() < row;
    siblings->insert(is_last ? siblings->end() : std::ranges::upper_bound(*siblings, row), row);
}

}  // namespace tratt::store
