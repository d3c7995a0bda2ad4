// Deleting, restoring, and what is gone for good (R280–R284).
#include <algorithm>

#include "store/contacts.hpp"
#include "store/execution.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::Cause;
using model::FieldSpec;
using model::FieldType;

namespace {

constexpr std::int64_t default_bin_days = 14;  // R281
constexpr core::InstantMs ms_per_day = 86'400'000;

bool is_flag(Field field) { return model::spec(field).type == FieldType::boolean; }
Value deleted_mark(Field field, core::InstantMs now) { return is_flag(field) ? Value(true) : Value(now); }
Value present_mark(Field field) { return is_flag(field) ? Value(false) : Value(); }

std::vector<Row> live_contacts_of(const Tables& tables, const std::vector<Row>& companies) {
    std::vector<Row> contacts;
    for (const Row company : companies) std::ranges::copy(tables.contacts_of(company), std::back_inserter(contacts));
    return contacts;
}

// R282: what a company's deletion took with it has the same mark.
std::vector<Row> deleted_with(const Tables& tables, std::span<const Row> companies) {
    const auto& contact_marks = tables.cells(Field::contact_deleted_at).numbers;
    const auto& company_marks = tables.cells(Field::company_deleted_at).numbers;
    const auto& company_of = tables.cells(Field::contact_company).references;
    std::vector<Row> contacts = contacts_in_companies(tables, companies);
    std::erase_if(contacts, [&](Row contact) { return contact_marks[contact] != company_marks[company_of[contact]]; });
    return contacts;
}

std::vector<Row> companies_of(const Tables& tables, std::span<const Row> contacts) {
    std::vector<Row> companies;
    for (const Row contact : contacts) companies.push_back(tables.cells(Field::contact_company).references[contact]);
    std::erase(companies, no_row);
    std::ranges::sort(companies);
    companies.erase(std::ranges::unique(companies).begin(), companies.end());
    return companies;
}

// ---- For good -----------------------------------------------------------------------------------------------------

// What is nothing without the record it belongs to.
bool goes_with_its_target(const FieldSpec& reference) {
    switch (reference.entity) {
        case Entity::contact_point:
        case Entity::selection_member:
        case Entity::favourite:
        case Entity::visit:
        case Entity::tile: return true;
        case Entity::board_setting: return reference.field == Field::board_setting_selection;
        default: return false;
    }
}

std::vector<Row> referring(const Tables& tables, const FieldSpec& reference, const std::vector<std::uint8_t>& is_gone) {
    std::vector<Row> rows;
    const auto& targets = tables.cells(reference.field).references;
    for (Row row = 0; row < targets.size(); ++row) {
        const bool refers = tables.is_present(reference.entity, row) && targets[row] != no_row && is_gone[targets[row]];
        if (refers) rows.push_back(row);
    }
    return rows;
}

void remove_for_good(Work& work, Entity entity, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    std::vector<std::uint8_t> is_gone(work.tables().row_count(entity));
    for (const Row row : rows) is_gone[row] = 1;
    for (const FieldSpec& reference : model::all_fields()) {
        const bool is_link = reference.type == FieldType::reference && !reference.has(model::field_derived) &&
                             reference.target == entity;
        if (!is_link) continue;
        const std::vector<Row> left = referring(work.tables(), reference, is_gone);
        if (goes_with_its_target(reference)) {
            work.remove(reference.entity, left, Cause::user);
        } else {
            work.set(reference.field, left, Value(), Cause::user);
        }
    }
    work.remove(entity, rows, Cause::user);
}

std::int64_t bin_days(const Tables& tables) {
    const Row setting = the_setting(tables);
    const std::int64_t days =
        setting == no_row ? core::no_value : tables.cells(Field::setting_bin_days).numbers[setting];
    return days == core::no_value ? default_bin_days : days;
}

std::vector<Row> due_rows(const Tables& tables, Entity entity, core::InstantMs deleted_before) {
    std::vector<Row> rows;
    const auto field = model::deleted_field(entity);
    if (!field || is_flag(*field)) return rows;  // items of lists stay, because records keep their names
    for (Row row = 0; row < tables.row_count(entity); ++row) {
        const bool is_due = tables.is_deleted(entity, row) && tables.cells(*field).numbers[row] <= deleted_before;
        if (is_due) rows.push_back(row);
    }
    return rows;
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::DeleteRecords& command, const Surroundings& around) {
    const core::InstantMs now = around.moment.now;
    Work work(tables, now);
    std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    std::erase_if(rows, [&](Row row) { return tables.is_deleted(command.entity, row); });
    Params params = count_params(tables, command.entity, rows);
    const auto field = model::deleted_field(command.entity);
    if (command.entity == Entity::company) {
        work.set(Field::contact_deleted_at, live_contacts_of(tables, rows), now, Cause::user);
    }
    if (field) {
        work.set(*field, rows, deleted_mark(*field, now), Cause::user);
    } else {
        work.remove(command.entity, rows, Cause::user);
    }
    return finished(work, "step_delete", std::move(params));
}

core::Result<Done> carry_out(Tables& tables, const model::RestoreRecords& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    std::erase_if(rows, [&](Row row) { return tables.is_live(command.entity, row); });
    if (command.entity == Entity::company) {
        work.set(Field::contact_deleted_at, deleted_with(tables, rows), Value(), Cause::user);
    }
    if (command.entity == Entity::contact) {
        work.set(Field::company_deleted_at, companies_of(tables, rows), Value(), Cause::user);
    }
    const Field field = *model::deleted_field(command.entity);
    work.set(field, rows, present_mark(field), Cause::user);
    return finished(work, "step_restore", count_params(tables, command.entity, rows));
}

core::Result<Done> carry_out(Tables& tables, const model::EmptyBin&, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const core::InstantMs deleted_before = around.moment.now - bin_days(tables) * ms_per_day;
    std::size_t count = 0;
    for (std::size_t i = 0; i < model::entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        const std::vector<Row> rows = due_rows(tables, entity, deleted_before);
        count += rows.size();
        remove_for_good(work, entity, rows);
    }
    return finished(work, "step_empty_bin", {{"count", std::to_string(count)}});
}

}  // namespace tratt::store
