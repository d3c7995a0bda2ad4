// Merging contacts and companies, and moving contacts (R47, R48, R272–R279).
#include <algorithm>
#include <array>
#include <set>

#include "core/text.hpp"
#include "model/follow_up_rules.hpp"
#include "model/seeds.hpp"
#include "store/contacts.hpp"
#include "store/execution.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Activities;
using model::Cause;
using model::EnterCause;

namespace {

struct Choice {
    Activities activities;
    core::Date from;
    core::Moment moment;
};

std::optional<std::int64_t> number_at(const Tables& tables, Field field, Row row) {
    const std::int64_t number = tables.cells(field).numbers[row];
    return number == core::no_value ? std::nullopt : std::optional(number);
}

// The day of a sale or a follow-up (R274).
std::optional<core::Date> day_of(const Tables& tables, Entity entity, Row row, const core::Moment& moment) {
    if (entity == Entity::sale) return number_at(tables, Field::sale_sale_date, row);
    return model::follow_up_date(number_at(tables, Field::follow_up_due_date, row),
                                 number_at(tables, Field::follow_up_starts_at, row), moment.time_zone);
}

bool goes_along(const Tables& tables, Entity entity, Row row, const Choice& choice) {
    if (choice.activities != Activities::move_from) return choice.activities == Activities::move_all;
    const auto day = day_of(tables, entity, row, choice.moment);
    return day && *day >= choice.from;
}

std::vector<Row> referring(const Tables& tables, Field reference, Row target) {
    const auto& targets = tables.cells(reference).references;
    std::vector<Row> rows;
    for (Row row = 0; row < targets.size(); ++row) {
        if (targets[row] == target && tables.is_present(model::spec(reference).entity, row)) rows.push_back(row);
    }
    return rows;
}

Value id_value(const Tables& tables, Entity entity, Row row) {
    return row == no_row ? Value() : Value(tables.id_of(entity, row));
}

void move_activities(Work& work, Field reference, Row from, Row to, const Choice& choice) {
    const model::FieldSpec& spec = model::spec(reference);
    std::vector<Row> rows = referring(work.tables(), reference, from);
    std::erase_if(rows, [&](Row row) { return !goes_along(work.tables(), spec.entity, row, choice); });
    work.set(reference, rows, id_value(work.tables(), spec.target, to), Cause::user);
}

void move_links(Work& work, Field reference, Row from, Row to) {
    work.set(reference, referring(work.tables(), reference, from),
             id_value(work.tables(), model::spec(reference).target, to), Cause::user);
}

// Memberships and favourites follow, each once: where the target is one already, the source's is gone (R277).
void move_unique_links(Work& work, Field reference, Field group, Row from, Row to) {
    const auto& groups = work.tables().cells(group).references;
    std::set<Row> taken;
    for (const Row row : referring(work.tables(), reference, to)) taken.insert(groups[row]);
    std::vector<Row> doubled;
    std::vector<Row> moved;
    for (const Row row : referring(work.tables(), reference, from))
        (taken.contains(groups[row]) ? doubled : moved).push_back(row);
    work.remove(model::spec(reference).entity, doubled, Cause::user);
    work.set(reference, moved, id_value(work.tables(), model::spec(reference).target, to), Cause::user);
}

void fill_empty(Work& work, Entity entity, Row target, Row source, std::optional<Field> except = {}) {
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        if (field.has(model::field_read_only) || field.field == except) continue;
        const Value present = work.tables().value(field.field, target);
        if (is_empty(present)) work.set(field.field, {target}, work.tables().value(field.field, source), Cause::user);
    }
}

// ---- Contacts -----------------------------------------------------------------------------------------------------

bool has_point(const Tables& tables, Row contact, const std::string& value) {
    return std::ranges::any_of(points_of(tables, contact), [&](Row point) {
        return tables.value(Field::contact_point_value, point) == Value(value);
    });
}

// R90: an address or a phone that the target has no room for becomes a further one.
void keep_as_point(Work& work, Row target, Row source, Field field, model::PointKind kind, model::PointType type,
                   const Surroundings& around) {
    const Tables& tables = work.tables();
    const Value value = tables.value(field, source);
    const auto* text = std::get_if<std::string>(&value);
    if (!text || value == tables.value(field, target) || has_point(tables, target, *text)) return;
    insert_record(work, Entity::contact_point, around.new_id(),
                  {{Field::contact_point_contact, tables.id_of(Entity::contact, target)},
                   {Field::contact_point_kind, model::as_number(kind)},
                   {Field::contact_point_type, model::as_number(type)},
                   {Field::contact_point_value, *text}},
                  around.moment);
}

void merge_points(Work& work, Row target, Row source, const Surroundings& around) {
    using model::PointKind;
    using model::PointType;
    keep_as_point(work, target, source, Field::contact_email, PointKind::email, PointType::other, around);
    keep_as_point(work, target, source, Field::contact_phone, PointKind::phone, PointType::other, around);
    keep_as_point(work, target, source, Field::contact_mobile, PointKind::phone, PointType::mobile, around);
    std::vector<Row> moved = points_of(work.tables(), source);
    std::erase_if(moved, [&](Row point) {
        const Value value = work.tables().value(Field::contact_point_value, point);
        const auto* text = std::get_if<std::string>(&value);
        return text && has_point(work.tables(), target, *text);
    });
    work.set(Field::contact_point_contact, moved, id_value(work.tables(), Entity::contact, target), Cause::user);
}

Uuid status_of(const Tables& tables, Row contact) {
    return tables.id_of(Entity::lead_status, tables.cells(Field::contact_lead_status).references[contact]);
}

void merge_contact(Work& work, Row target, Row source, const Choice& choice, bool keeps_source,
                   const Surroundings& around) {
    const Tables& tables = work.tables();
    const StatusWatch watch(tables, {target});
    const Uuid status = model::merged_status(status_of(tables, target), status_of(tables, source));
    fill_empty(work, Entity::contact, target, source, Field::contact_lead_status);
    drop_own_category(work, {target}, Cause::user);
    if (!status.is_nil()) work.set_status({target}, status, Cause::user);
    watch.done(work, EnterCause::flag);
    merge_points(work, target, source, around);
    move_activities(work, Field::sale_contact, source, target, choice);
    move_activities(work, Field::follow_up_contact, source, target, choice);
    move_links(work, Field::form_submission_contact, source, target);
    move_unique_links(work, Field::selection_member_contact, Field::selection_member_selection, source, target);
    move_unique_links(work, Field::favourite_contact, Field::favourite_user, source, target);
    const bool stays = keeps_source;
    work.set(stays ? Field::contact_former_employee : Field::contact_deleted_at, {source},
             stays ? Value(true) : Value(work.now()), Cause::user);
    work.set(Field::contact_is_main, {source}, false, Cause::user);
}

// ---- Companies ----------------------------------------------------------------------------------------------------

std::string full_name(const Tables& tables, Row contact) {
    std::string name;
    for (const Field field : {Field::contact_first_name, Field::contact_middle_name, Field::contact_last_name}) {
        const Cells& cells = tables.cells(field);
        name += core::lower(cells.pool.text(cells.handles[contact]));
        name += '\n';
    }
    return name;
}

// R277: the contact of that name who was there already.
Row namesake(const Tables& tables, std::span<const Row> contacts, Row contact) {
    const std::string name = full_name(tables, contact);
    const auto found = std::ranges::find_if(contacts, [&](Row other) { return full_name(tables, other) == name; });
    return found == contacts.end() ? no_row : *found;
}

void bring_contacts(Work& work, const std::vector<Row>& contacts, Row company) {
    const StatusWatch watch(work.tables(), contacts);
    work.set(Field::contact_is_main, contacts, false, Cause::user);
    work.set(Field::contact_company, contacts, id_value(work.tables(), Entity::company, company), Cause::user);
    drop_own_category(work, contacts, Cause::user);
    watch.done(work, EnterCause::move);
}

void merge_company(Work& work, Row target, Row source, const model::MergeCompanies& command,
                   const Surroundings& around) {
    const Tables& tables = work.tables();
    const Choice choice{command.activities, command.from, around.moment};
    const auto residents = tables.contacts_of(target);
    const std::vector<Row> before(residents.begin(), residents.end());
    const auto arriving = tables.contacts_of(source);
    const std::vector<Row> arrivals(arriving.begin(), arriving.end());
    const std::array sources = {source};
    fill_empty(work, Entity::company, target, source);
    bring_contacts(work, contacts_in_companies(tables, sources), target);
    for (const Row contact : arrivals) {
        const Row known = command.merges_contacts ? namesake(tables, before, contact) : no_row;
        if (known != no_row)
            merge_contact(work, known, contact, {Activities::move_all, 0, around.moment}, false, around);
    }
    move_activities(work, Field::sale_company, source, target, choice);
    move_activities(work, Field::follow_up_company, source, target, choice);
    move_links(work, Field::form_submission_company, source, target);
    move_unique_links(work, Field::selection_member_company, Field::selection_member_selection, source, target);
    move_unique_links(work, Field::favourite_company, Field::favourite_user, source, target);
    work.set(Field::company_deleted_at, {source}, work.now(), Cause::user);
}

// The activities of contacts who leave a company, as far as they belong to both.
void move_company_of_activities(Work& work, Field contact_field, Field company_field, Row contact, Row from, Row to,
                                const Choice& choice) {
    std::vector<Row> rows = referring(work.tables(), contact_field, contact);
    const auto& companies = work.tables().cells(company_field).references;
    const Entity entity = model::spec(contact_field).entity;
    std::erase_if(rows,
                  [&](Row row) { return companies[row] != from || !goes_along(work.tables(), entity, row, choice); });
    work.set(company_field, rows, id_value(work.tables(), Entity::company, to), Cause::user);
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::MergeContacts& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row target = tables.find(Entity::contact, command.target);
    const Row source = tables.find(Entity::contact, command.source);
    const std::string other = record_name(tables, Entity::contact, source);
    merge_contact(work, target, source, {command.activities, command.from, around.moment}, command.keeps_source,
                  around);
    Params params = name_params(tables, Entity::contact, target);
    params.emplace_back("other", other);
    return finished(work, "step_merge_contacts", std::move(params));
}

core::Result<Done> carry_out(Tables& tables, const model::MergeCompanies& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Row target = tables.find(Entity::company, command.target);
    const Row source = tables.find(Entity::company, command.source);
    Params params = name_params(tables, Entity::company, target);
    params.emplace_back("other", record_name(tables, Entity::company, source));
    merge_company(work, target, source, command, around);
    return finished(work, "step_merge_companies", std::move(params));
}

core::Result<Done> carry_out(Tables& tables, const model::MoveContacts& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Choice choice{command.activities, command.from, around.moment};
    const Row company = tables.find(Entity::company, command.company);
    const auto& companies = tables.cells(Field::contact_company).references;
    std::vector<Row> contacts = rows_of(tables, Entity::contact, command.contacts);
    std::erase_if(contacts, [&](Row contact) { return companies[contact] == company; });
    for (const Row contact : contacts) {
        const Row from = companies[contact];
        move_company_of_activities(work, Field::sale_contact, Field::sale_company, contact, from, company, choice);
        move_company_of_activities(work, Field::follow_up_contact, Field::follow_up_company, contact, from, company,
                                   choice);
    }
    bring_contacts(work, contacts, company);
    return finished(work, "step_move_contacts", count_params(tables, Entity::contact, contacts));
}

}  // namespace tratt::store
