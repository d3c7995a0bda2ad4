#include "store/tables.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "model/number_range.hpp"

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

bool has_repeated(std::vector<Uuid> ids) {
    std::ranges::sort(ids);
    return std::ranges::adjacent_find(ids) != ids.end();
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

Tables::Tables() { table(Entity::company).next_number = first_company_number; }

Row Tables::find(Entity entity, const Uuid& id) const {
    const auto found = table(entity).rows.find(id);
    return found == table(entity).rows.end() || !is_present(entity, found->second) ? no_row : found->second;
}

Row Tables::find_number(Entity entity, std::int64_t number) const {
    const auto found = table(entity).rows_by_number.find(number);
    return found == table(entity).rows_by_number.end() ? no_row : found->second;
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
        case FieldType::group:
            column.integers.push_back(from.bytes[row] == no_group ? core::no_value : from.bytes[row]);
            return;
        default: column.integers.push_back(from.numbers[row]); return;
    }
}

std::uint64_t Tables::revision(Field field) const {
    return std::max(cells(field).revision, table(model::spec(field).entity).rows_revision);
}

void Tables::reserve_numbers(Entity entity, std::int64_t next) {
    table(entity).next_number = std::max(table(entity).next_number, next);
}

// ---- Checking -----------------------------------------------------------------------------------------------------

std::string_view Tables::why_value_unfit(const Column& column, std::size_t index) const {
    const model::FieldSpec& spec = model::spec(column.field);
    switch (spec.type) {
        case FieldType::text: return core::is_valid_utf8(column.text(index)) ? "" : "text is not UTF-8";
        case FieldType::reference: {
            const Uuid& id = column.ids[index];
            return id.is_nil() || find(spec.target, id) != no_row ? "" : "unknown reference";
        }
        case FieldType::boolean: return column.integers[index] == 0 || column.integers[index] == 1 ? "" : "no boolean";
        case FieldType::group: {
            const std::int64_t group = column.integers[index];
            const bool exists = group >= 0 && group < static_cast<std::int64_t>(model::category_group_count);
            return exists || group == core::no_value ? "" : "unknown group";
        }
        default: return model::can_hold(spec, column.integers[index]) ? "" : "number out of range";
    }
}

std::string_view Tables::why_columns_unfit(const Event& event, const std::vector<Column>& columns) const {
    std::vector<Field> seen;
    for (const Column& column : columns) {
        const model::FieldSpec& spec = model::spec(column.field);
        if (spec.entity != event.entity || spec.has(model::field_derived)) return "field of another entity";
        if (std::ranges::find(seen, column.field) != seen.end()) return "repeated field";
        if (!is_well_formed(column, event.ids.size())) return "column of another shape";
        seen.push_back(column.field);
        for (std::size_t i = 0; i < event.ids.size(); ++i) {
            const std::string_view reason = why_value_unfit(column, i);
            if (!reason.empty()) return reason;
        }
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
        case FieldType::group:
            return present.bytes[row] == no_group ? column.integers[index] == core::no_value
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
    std::vector<std::int64_t> numbers = column->integers;
    std::erase(numbers, core::no_value);
    std::ranges::sort(numbers);
    const auto is_taken = [&](std::int64_t number) { return find_number(inserted.entity, number) != no_row; };
    return std::ranges::adjacent_find(numbers) != numbers.end() || std::ranges::any_of(numbers, is_taken);
}

std::string_view Tables::why_unfit(const Event& event) const {
    if (has_repeated(event.ids)) return "repeated id";
    const bool is_insert = event.kind == EventKind::insert;
    for (const Uuid& id : event.ids) {
        if (id.is_nil()) return "no id";
        if ((find(event.entity, id) == no_row) != is_insert) return is_insert ? "id is taken" : "unknown record";
    }
    for (const auto* columns : {&event.columns, &event.old_columns}) {
        const std::string_view reason = why_columns_unfit(event, *columns);
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

core::Result<void> Tables::apply(const Event& event) {
    const std::string_view reason = why_unfit(event);
    if (!reason.empty()) {
        return core::Error{
            "bad_transaction", std::string(model::entity_key(event.entity)), "", -1, {{"reason", std::string(reason)}}};
    }
    ++revision_;
    table(event.entity).revision = revision_;
    switch (event.kind) {
        case EventKind::insert: insert(event); break;
        case EventKind::remove: remove(event); break;
        case EventKind::set: set(event); break;
    }
    return {};
}

void Tables::insert(const Event& event) {
    table(event.entity).rows_revision = revision_;
    for (std::size_t i = 0; i < event.ids.size(); ++i) {
        const Row row = make_row(event.entity, event.ids[i]);
        for (const Column& column : event.columns) assign(column, i, row);
        attach(event.entity, row);
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
    for (std::size_t i = 0; i < event.ids.size(); ++i) {
        const Row row = find(event.entity, event.ids[i]);
        if (moves_index) detach(event.entity, row);
        for (const Column& column : event.columns) assign(column, i, row);
        if (moves_index) attach(event.entity, row);
    }
    for (const Column& column : event.columns) cells_of(column.field).revision = revision_;
}

// A record that comes back (redo, or undo of a removal) gets its old row, so that rows stay what they were.
Row Tables::make_row(Entity entity, const Uuid& id) {
    Table& records = table(entity);
    const auto [found, is_new] = records.rows.try_emplace(id, static_cast<Row>(records.ids.size()));
    const Row row = found->second;
    if (is_new) {
        records.ids.push_back(id);
        records.present.push_back(1);
        records.live.push_back(0);
        if (entity == Entity::company) contacts_of_.emplace_back();
    }
    records.present[row] = 1;
    clear(entity, row);
    return row;
}

void Tables::clear(Entity entity, Row row) {
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        Cells& to = cells_of(field.field);
        switch (field.type) {
            case FieldType::text:
                to.handles.resize(std::max<std::size_t>(to.handles.size(), row + 1));
                to.handles[row] = no_text;
                break;
            case FieldType::reference:
                to.references.resize(std::max<std::size_t>(to.references.size(), row + 1));
                to.references[row] = no_row;
                break;
            case FieldType::boolean:
            case FieldType::group:
                to.bytes.resize(std::max<std::size_t>(to.bytes.size(), row + 1));
                to.bytes[row] = field.type == FieldType::group ? no_group : 0;
                break;
            default:
                to.numbers.resize(std::max<std::size_t>(to.numbers.size(), row + 1));
                to.numbers[row] = core::no_value;
                break;
        }
    }
}

void Tables::assign(const Column& column, std::size_t index, Row row) {
    const model::FieldSpec& spec = model::spec(column.field);
    Cells& to = cells_of(column.field);
    switch (spec.type) {
        case FieldType::text: to.handles[row] = to.pool.add(column.text(index)); return;
        case FieldType::reference:
            to.references[row] = column.ids[index].is_nil() ? no_row : find(spec.target, column.ids[index]);
            return;
        case FieldType::boolean: to.bytes[row] = static_cast<std::uint8_t>(column.integers[index]); return;
        case FieldType::group:
            to.bytes[row] =
                column.integers[index] == core::no_value ? no_group : static_cast<std::uint8_t>(column.integers[index]);
            return;
        default: to.numbers[row] = column.integers[index]; return;
    }
}

bool Tables::has_deleted_mark(Entity entity, Row row) const {
    const auto field = model::deleted_field(entity);
    if (!field) return false;
    if (model::spec(*field).type == FieldType::boolean) return cells(*field).bytes[row] != 0;
    return cells(*field).numbers[row] != core::no_value;
}

void Tables::detach(Entity entity, Row row) {
    Table& records = table(entity);
    if (records.live[row]) --records.live_count;
    if (const auto field = model::number_field(entity)) {
        const auto found = records.rows_by_number.find(cells(*field).numbers[row]);
        if (found != records.rows_by_number.end() && found->second == row) records.rows_by_number.erase(found);
    }
    if (entity != Entity::contact || !records.live[row]) return;
    const Row company = cells(Field::contact_company).references[row];
    if (company == no_row) return;
    auto& contacts = contacts_of_[company];
    contacts.erase(std::ranges::lower_bound(contacts, row));
}

void Tables::attach(Entity entity, Row row) {
    Table& records = table(entity);
    records.live[row] = !has_deleted_mark(entity, row);
    if (records.live[row]) ++records.live_count;
    if (const auto field = model::number_field(entity)) {
        const std::int64_t number = cells(*field).numbers[row];
        if (number != core::no_value) {
            records.rows_by_number.try_emplace(number, row);
            records.next_number = std::max(records.next_number, number + 1);
        }
    }
    if (entity != Entity::contact || !records.live[row]) return;
    const Row company = cells(Field::contact_company).references[row];
    if (company == no_row) return;
    auto& contacts = contacts_of_[company];
    contacts.insert(std::ranges::upper_bound(contacts, row), row);
}

}  // namespace tratt::store
