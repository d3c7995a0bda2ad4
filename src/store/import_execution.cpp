// An import as one step. Everything that decides categories comes first, contacts after it, so that a contact's status
// is judged by the category it ends up with (R49).
#include <algorithm>

#include "model/seeds.hpp"
#include "store/execution.hpp"
#include "store/leads.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::ImportRows;

namespace {

const Column* find_column(const std::vector<Column>& columns, Field field) {
    const auto found = std::ranges::find(columns, field, &Column::field);
    return found == columns.end() ? nullptr : &*found;
}

// The column, made of empty values where the rows have none.
Column& column_of(std::vector<Column>& columns, Field field, std::size_t count) {
    const auto found = std::ranges::find(columns, field, &Column::field);
    if (found != columns.end()) return *found;
    Column& added = columns.emplace_back(field);
    for (std::size_t i = 0; i < count; ++i) added.add(Value());
    return added;
}

template <class Make>
void fill_empty(std::vector<Column>& columns, Field field, std::size_t count, const Make& make) {
    Column& given = column_of(columns, field, count);
    Column filled(field);
    for (std::size_t i = 0; i < count; ++i) {
        const Value value = given.value(i);
        filled.add(std::holds_alternative<std::monostate>(value) ? make(i) : value);
    }
    given = std::move(filled);
}

Row reference_at(const Tables& tables, const std::vector<Column>& columns, Field field, std::size_t row) {
    const Column* column = find_column(columns, field);
    return column && !column->ids[row].is_nil() ? tables.find(model::spec(field).target, column->ids[row]) : no_row;
}

Uuid id_at(const std::vector<Column>& columns, Field field, std::size_t row) {
    const Column* column = find_column(columns, field);
    return column ? column->ids[row] : Uuid{};
}

bool new_contact_is_active(const Tables& tables, const std::vector<Column>& columns, std::size_t row) {
    const Row category = effective_category(tables, reference_at(tables, columns, Field::contact_company, row),
                                            reference_at(tables, columns, Field::contact_own_category, row));
    return model::status_active(category_facts(tables, category));
}

// What a new contact's status becomes: the recorded one of a restore, else what R49 and R37 say.
Uuid new_status(const Tables& tables, const std::vector<Column>& columns, std::size_t row, bool is_restore) {
    const Uuid given = id_at(columns, Field::contact_lead_status, row);
    if (is_restore && !given.is_nil()) return given;
    return model::imported_status(new_contact_is_active(tables, columns, row), given, model::open_id).status;
}

void set_new_statuses(const Work& work, std::vector<Column>& columns, std::size_t count, bool is_restore) {
    Column statuses(Field::contact_lead_status);
    for (std::size_t row = 0; row < count; ++row) {
        statuses.add(new_status(work.tables(), columns, row, is_restore));
    }
    Column since(Field::contact_status_since);
    for (std::size_t row = 0; row < count; ++row) {
        const Column* known = find_column(columns, Field::contact_status_since);
        const bool is_known = known && known->integers[row] != core::no_value;
        since.add(statuses.ids[row].is_nil() ? Value() : is_known ? known->value(row) : Value(work.now()));
    }
    column_of(columns, Field::contact_lead_status, count) = std::move(statuses);
    column_of(columns, Field::contact_status_since, count) = std::move(since);
}

// R17: a contact in a company has no category of its own.
void drop_own_categories(std::vector<Column>& columns, std::size_t count) {
    if (!find_column(columns, Field::contact_own_category)) return;
    Column& own = column_of(columns, Field::contact_own_category, count);
    for (std::size_t row = 0; row < count; ++row) {
        if (!id_at(columns, Field::contact_company, row).is_nil()) own.ids[row] = Uuid{};
    }
}

bool is_all_empty(const Column& column) {
    for (std::size_t i = 0; i < column.size(); ++i) {
        const Value value = column.value(i);
        if (!std::holds_alternative<std::monostate>(value) && value != Value(false)) return false;
    }
    return true;
}

void insert_rows(Work& work, const ImportRows& rows, const model::Import& command) {
    const Tables& tables = work.tables();
    const std::size_t count = rows.ids.size();
    std::vector<Column> columns = rows.columns;
    const auto counted_from = [](std::int64_t first) {
        return [next = first](std::size_t) mutable { return Value(next++); };
    };
    if (const auto number = model::number_field(rows.entity)) {
        auto next = counted_from(tables.next_number(rows.entity));
        fill_empty(columns, *number, count, [&](std::size_t row) { return next(row); });
    }
    if (const auto rank = model::rank_field(rows.entity)) {
        auto next = counted_from(tables.row_count(rows.entity));
        fill_empty(columns, *rank, count, [&](std::size_t row) { return next(row); });
    }
    fill_empty(columns, model::created_field(rows.entity), count, [&](std::size_t) { return Value(work.now()); });
    if (rows.entity == Entity::company) {
        fill_empty(columns, Field::company_business, count, [](std::size_t) { return Value(model::not_specified_id); });
    }
    if (rows.entity == Entity::contact) {
        drop_own_categories(columns, count);
        set_new_statuses(work, columns, count, command.is_restore);
    }
    std::erase_if(columns, is_all_empty);
    std::ranges::sort(columns, {}, &Column::field);
    work.insert(rows.entity, rows.ids, std::move(columns), Cause::import, command.file_name);
}

// R49: a status only where it is active in the end, except in a restore.
void set_known_statuses(Work& work, const ImportRows& rows, const model::Import& command) {
    const Column* statuses = find_column(rows.columns, Field::contact_lead_status);
    if (!statuses) return;
    const Tables& tables = work.tables();
    std::vector<Uuid> ids;
    Column changed(Field::contact_lead_status);
    Column since(Field::contact_status_since);
    for (std::size_t i = 0; i < rows.ids.size(); ++i) {
        const Row contact = tables.find(Entity::contact, rows.ids[i]);
        const Row present = tables.cells(Field::contact_lead_status).references[contact];
        const bool is_taken = !statuses->ids[i].is_nil() && (command.is_restore || status_active(tables, contact));
        if (!is_taken || tables.id_of(Entity::lead_status, present) == statuses->ids[i]) continue;
        ids.push_back(rows.ids[i]);
        changed.add(statuses->ids[i]);
        since.add(work.now());
    }
    work.set(ids, changed, Cause::import, command.file_name);
    work.set(ids, since, Cause::import, command.file_name);
}

// R17: what is left of the contact's own category where it has a company now.
void drop_own_categories(Work& work, const ImportRows& rows, const std::string& file_name) {
    const auto& companies = work.tables().cells(Field::contact_company).references;
    std::vector<Row> with_company;
    for (const Uuid& id : rows.ids) {
        const Row contact = work.tables().find(Entity::contact, id);
        if (companies[contact] != no_row) with_company.push_back(contact);
    }
    work.set(Field::contact_own_category, with_company, Value(), Cause::import, file_name);
}

void change_rows(Work& work, const ImportRows& rows, const std::string& file_name) {
    for (const Column& column : rows.columns) {
        if (column.field != Field::contact_lead_status) work.set(rows.ids, column, Cause::import, file_name);
    }
    if (rows.entity == Entity::contact) drop_own_categories(work, rows, file_name);
}

std::vector<Row> all_contacts(const Tables& tables) {
    std::vector<Row> contacts;
    for (Row row = 0; row < tables.row_count(Entity::contact); ++row) {
        if (tables.is_present(Entity::contact, row)) contacts.push_back(row);
    }
    return contacts;
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::Import& command, core::InstantMs now) {
    Work work(tables, now);
    const StatusWatch watch(tables, all_contacts(tables));  // those who were there before: their categories may change
    std::size_t touched = 0;
    for (const bool are_contacts : {false, true}) {
        for (const ImportRows& rows : command.rows) {
            if ((rows.entity == Entity::contact) != are_contacts) continue;
            touched += rows.ids.size();
            rows.is_new ? insert_rows(work, rows, command) : change_rows(work, rows, command.file_name);
        }
    }
    watch.done(work, model::EnterCause::category);
    for (const ImportRows& rows : command.rows) {
        if (rows.entity == Entity::contact && !rows.is_new) set_known_statuses(work, rows, command);
    }
    core::Result<std::vector<model::Event>> events = work.finish();
    if (!events) return events.error();
    return Done{std::move(*events), "step_import", {{"file", command.file_name}, {"count", std::to_string(touched)}}};
}

}  // namespace tratt::store
