// An import as one step. Everything that decides categories comes first, contacts after it, so that a contact's status
// is judged by the category it ends up with (R49).
#include <algorithm>

#include "model/seeds.hpp"
#include "store/column_parts.hpp"
#include "store/contacts.hpp"
#include "store/execution.hpp"
#include "store/leads.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::ImportRows;

namespace {

void fill_references(std::vector<Column>& columns, Field field, std::size_t count, const Uuid& id) {
    std::ranges::replace(column_of(columns, field, count).ids, Uuid{}, id);
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

// R37, R49: Open where none is given and lead status is active; a given one only where it is, except in a restore, which
// takes what was recorded.
void set_new_statuses(const Work& work, std::vector<Column>& columns, std::size_t count, bool is_restore) {
    column_of(columns, Field::contact_status_since, count);
    std::vector<Uuid>& statuses = column_of(columns, Field::contact_lead_status, count).ids;
    std::vector<std::int64_t>& since = column_of(columns, Field::contact_status_since, count).integers;
    for (std::size_t row = 0; row < count; ++row) {
        if (!is_restore || statuses[row].is_nil()) {
            const bool is_active = new_contact_is_active(work.tables(), columns, row);
            statuses[row] = model::imported_status(is_active, statuses[row], model::open_id).status;
        }
        if (statuses[row].is_nil()) since[row] = core::no_value;
        if (!statuses[row].is_nil() && since[row] == core::no_value) since[row] = work.now();
    }
}

// R17: a contact in a company has no category of its own.
void drop_own_categories(std::vector<Column>& columns, std::size_t count) {
    if (!find_column(columns, Field::contact_own_category)) return;
    Column& own = column_of(columns, Field::contact_own_category, count);
    for (std::size_t row = 0; row < count; ++row) {
        if (!id_at(columns, Field::contact_company, row).is_nil()) own.ids[row] = Uuid{};
    }
}

void insert_rows(Work& work, ImportRows rows, const model::Import& command) {
    const Tables& tables = work.tables();
    const std::size_t count = rows.ids.size();
    std::vector<Column>& columns = rows.columns;
    fill_numbers_and_ranks(tables, rows);
    fill_numbers(columns, model::created_field(rows.entity), count, [&] { return work.now(); });
    if (rows.entity == Entity::company) {
        fill_references(columns, Field::company_business, count, model::not_specified_id);
    }
    if (rows.entity == Entity::contact) {
        drop_own_categories(columns, count);
        set_new_statuses(work, columns, count, command.is_restore);
    }
    std::erase_if(columns, [](const Column& column) { return column.is_all_empty(); });
    std::ranges::sort(columns, {}, &Column::field);
    work.insert(rows.entity, std::move(rows.ids), std::move(columns), Cause::import, command.file_name);
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

// R102: who moves to another company is not its main contact, unless the rows say so.
void step_back_as_main(Work& work, const ImportRows& rows, const std::string& file_name) {
    const Column* companies = find_column(rows.columns, Field::contact_company);
    if (!companies || find_column(rows.columns, Field::contact_is_main)) return;
    const Tables& tables = work.tables();
    const auto& present = tables.cells(Field::contact_company).references;
    std::vector<Row> moving;
    for (std::size_t i = 0; i < rows.ids.size(); ++i) {
        const Row contact = tables.find(Entity::contact, rows.ids[i]);
        const Uuid& company = companies->ids[i];
        const Row to = company.is_nil() ? no_row : tables.find(Entity::company, company);
        if (present[contact] != to) moving.push_back(contact);
    }
    work.set(Field::contact_is_main, moving, false, Cause::import, file_name);
}

// R102: those that the rows make main contacts.
std::vector<Uuid> main_contacts(const ImportRows& rows) {
    std::vector<Uuid> found;
    const Column* flags = rows.entity == Entity::contact ? find_column(rows.columns, Field::contact_is_main) : nullptr;
    for (std::size_t i = 0; flags && i < rows.ids.size(); ++i) {
        if (flags->integers[i] == 1) found.push_back(rows.ids[i]);
    }
    return found;
}

void change_rows(Work& work, const ImportRows& rows, const std::string& file_name) {
    if (rows.entity == Entity::contact) step_back_as_main(work, rows, file_name);
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

core::Result<Done> carry_out(Tables& tables, model::Import command, core::InstantMs now) {
    Work work(tables, now);
    const StatusWatch watch(tables, all_contacts(tables));  // those who were there before: their categories may change
    std::size_t touched = 0;
    for (const bool are_contacts : {false, true}) {
        for (ImportRows& rows : command.rows) {
            if ((rows.entity == Entity::contact) != are_contacts) continue;
            touched += rows.ids.size();
            const std::vector<Uuid> mains = main_contacts(rows);
            rows.is_new ? insert_rows(work, std::move(rows), command) : change_rows(work, rows, command.file_name);
            keep_one_main(work, rows_of(tables, Entity::contact, mains), Cause::import);
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
