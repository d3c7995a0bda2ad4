#include "store/work.hpp"

#include <algorithm>

#include "model/seeds.hpp"
#include "store/history.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::Event;
using model::EventKind;

void Work::apply(Event event, Values values) {
    if (error_ || event.ids.empty()) return;
    const core::Result<void> applied =
        event.ids.size() < many_records ? tables_.apply(event) : tables_.absorb(event, values);
    if (!applied) {
        error_ = applied.error();
        return;
    }
    events_.push_back(std::move(event));
}

void Work::fail(core::Error error) {
    if (!error_) error_ = std::move(error);
}

void Work::insert(Entity entity, std::vector<Uuid> ids, std::vector<Column> columns, Cause cause, std::string detail) {
    apply({EventKind::insert, entity, cause, std::move(detail), std::move(ids), std::move(columns), {}},
          Values::checked);
}

void Work::set(Field field, const std::vector<Row>& rows, const Value& value, Cause cause, const std::string& detail) {
    const Entity entity = model::spec(field).entity;
    Column column(field);
    std::vector<Uuid> ids;
    for (const Row row : rows) {
        ids.push_back(tables_.id_of(entity, row));
        column.add(value);
    }
    set(ids, column, cause, detail);
}

void Work::set(const std::vector<Uuid>& ids, const Column& column, Cause cause, const std::string& detail) {
    const Entity entity = model::spec(column.field).entity;
    Event event{EventKind::set, entity, cause, detail, {}, {Column(column.field)}, {Column(column.field)}};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Row row = tables_.find(entity, ids[i]);
        if (row == no_row) {
            return fail(
                {"unknown_record", std::string(model::entity_key(entity)), "", static_cast<std::int64_t>(i), {}});
        }
        const Value value = column.value(i);
        if (value == tables_.value(column.field, row)) continue;
        event.ids.push_back(ids[i]);
        event.columns[0].add(value);
        tables_.add_to(event.old_columns[0], row);
    }
    add_updated_at(event);
    apply(std::move(event));
}

// Deleting and restoring are no changes of what the record says.
void Work::add_updated_at(Event& event) {
    const auto updated = model::updated_field(event.entity);
    const Field field = event.columns[0].field;
    if (updated == field) dated_.insert(event.ids.begin(), event.ids.end());
    if (!updated || updated == field || model::deleted_field(event.entity) == field) return;
    Column now(*updated);
    Column before(*updated);
    for (const Uuid& id : event.ids) {
        tables_.add_to(before, tables_.find(event.entity, id));
        now.add(dated_.contains(id) ? before.value(before.size() - 1) : Value(now_));
    }
    if (now == before) return;
    event.columns.push_back(std::move(now));
    event.old_columns.push_back(std::move(before));
}

void Work::remove(Entity entity, const std::vector<Row>& rows, Cause cause) {
    Event event{EventKind::remove, entity, cause, {}, {}, {}, {}};
    for (const Row row : rows) event.ids.push_back(tables_.id_of(entity, row));
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        Column column(field.field);
        for (const Row row : rows) tables_.add_to(column, row);
        event.old_columns.push_back(std::move(column));
    }
    apply(std::move(event));
}

void Work::set_status(const std::vector<Row>& contacts, const Uuid& status, Cause cause, const std::string& detail) {
    const auto& statuses = tables_.cells(Field::contact_lead_status).references;
    std::vector<Row> changing;
    for (const Row contact : contacts) {
        if (tables_.id_of(Entity::lead_status, statuses[contact]) != status) changing.push_back(contact);
    }
    set(Field::contact_lead_status, changing, status.is_nil() ? Value() : Value(status), cause, detail);
    set(Field::contact_status_since, changing, now_, cause, detail);
}

core::Result<std::vector<Event>> Work::finish() {
    if (!error_) return std::move(events_);
    for (Event& event : events_) make_whole(event, tables_);
    for (const Event& event : model::inverse(events_)) {
        // What was just done can be taken back: nothing else has happened since.
        if (!tables_.apply(event)) __builtin_trap();
    }
    tables_.take_back_numbers(numbers_before_);
    return *error_;
}

void RowValues::add(Field field, Row row, Value value) { values_[field].emplace_back(row, std::move(value)); }

void RowValues::add(Row row, const std::vector<model::FieldValue>& values) {
    for (const model::FieldValue& one : values) add(one.field, row, one.value);
}

void RowValues::apply(Work& work, Cause cause) const {
    for (const auto& [field, rows] : values_) {
        Column column(field);
        std::vector<Uuid> ids;
        for (const auto& [row, value] : rows) {
            ids.push_back(work.tables().id_of(model::spec(field).entity, row));
            column.add(value);
        }
        work.set(ids, column, cause);
    }
}

StatusWatch::StatusWatch(const Tables& tables, std::vector<Row> contacts) : contacts_(std::move(contacts)) {
    for (const Row contact : contacts_) was_active_.push_back(status_active(tables, contact));
}

void StatusWatch::done(Work& work, model::EnterCause cause) const {
    const Tables& tables = work.tables();
    std::vector<Row> opened;
    for (std::size_t i = 0; i < contacts_.size(); ++i) {
        const Uuid& status =
            tables.id_of(Entity::lead_status, tables.cells(Field::contact_lead_status).references[contacts_[i]]);
        const Uuid after = model::status_after(was_active_[i] != 0, status_active(tables, contacts_[i]), cause, status,
                                               model::open_id);
        if (after != status) opened.push_back(contacts_[i]);
    }
    work.set_status(opened, model::open_id, Cause::rule, std::string(rule_enter_active));
}

}  // namespace tratt::store
