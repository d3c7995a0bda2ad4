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

void Work::apply(Event event) {
    if (error_ || event.ids.empty()) return;
    const core::Result<void> applied = event.ids.size() < many_records ? tables_.apply(event) : tables_.absorb(event);
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
    apply({EventKind::insert, entity, cause, std::move(detail), std::move(ids), std::move(columns), {}});
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
    return *error_;
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
