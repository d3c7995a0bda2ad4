#include "codec/import_changes.hpp"

#include <utility>

#include "codec/hand_edits.hpp"
#include "model/lead_rules.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::FieldChange;
using model::OnMatch;
using model::PlannedCompany;
using model::PlannedRow;
using model::RowNote;
using model::RowState;
using model::Value;
using store::Row;

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
Value reference(const Uuid& id) { return id.is_nil() ? Value() : Value(id); }
Uuid id_or_nil(const Value& value) { return std::holds_alternative<Uuid>(value) ? std::get<Uuid>(value) : Uuid(); }

// A change of a value that is here, if there is one and the decisions allow it.
void add_change(const ImportDraft& draft, PlannedRow& row, Field field, Value before, Value after) {
    if (before == after || is_empty(after)) return;
    const ImportDecisions& decisions = draft.decisions;
    const bool keeps_what_is_here = decisions.on_match == OnMatch::fill_empty || field == Field::contact_external_id ||
                                    field == Field::company_external_id;
    if (keeps_what_is_here && !is_empty(before)) return;
    FieldChange change{field, std::move(before), std::move(after)};
    const Entity entity = draft.reader.is_of_contacts() ? Entity::contact : Entity::company;
    change.is_hand_edit =
        !is_empty(change.before) && is_hand_edit(draft.database, entity, row.record, field, change.before);
    change.is_applied = !change.is_hand_edit || decisions.overwrite_hand_edits;
    row.changes.push_back(std::move(change));
}

void add_plain_changes(const ImportDraft& draft, PlannedRow& row, Row here) {
    for (FieldValue& value : draft.reader.values(row.table_row, nullptr)) {
        if (model::spec(value.field).has(model::field_read_only)) continue;
        add_change(draft, row, value.field, draft.database.value(value.field, here), std::move(value.value));
    }
}

// The reference as it will be.
Uuid applied_reference(const PlannedRow& row, Field field, const Value& before) {
    for (const FieldChange& change : row.changes) {
        if (change.field == field && change.is_applied) return std::get<Uuid>(change.after);
    }
    return id_or_nil(before);
}

void set_state_by_changes(PlannedRow& row) {
    row.state = row.changes.empty() ? RowState::unchanged : RowState::changed;
}

// ---- Category -------------------------------------------------------------------------------------------------------

void remark_on_category(const ImportDraft& draft, PlannedRow& row, const RowReader::Chosen& category) {
    if (category.is_blank() || !category.item.is_nil()) return;
    row.remarks.push_back(make_remark(RowNote::category_unknown, draft.reader.column_of(Field::company_category),
                                      draft.reader.text(row.table_row, Field::company_category)));
}

Uuid category_of(const PlannedCompany& company) {
    return company.is_applied ? company.category_after : company.category_before;
}

const PlannedCompany& company_of(const ImportDraft& draft, const PlannedRow& row) {
    return draft.plan.companies[static_cast<std::size_t>(row.company)];
}

// What the row says about a contact's own category.
Uuid own_category(const ImportDraft& draft, const PlannedRow& row) {
    if (draft.reader.has(Field::company_category)) return draft.reader.category(row.table_row).item;
    return draft.reader.stage(row.table_row).item;
}

Uuid category_of_new_contact(const ImportDraft& draft, const PlannedRow& row) {
    if (row.company >= 0) return category_of(company_of(draft, row));
    const Uuid own = own_category(draft, row);
    return own.is_nil() ? draft.decisions.category_without_stage : own;
}

// Company and category of a contact that is here.
void plan_place(const ImportDraft& draft, PlannedRow& row, Row here) {
    const store::Database& database = draft.database;
    const Value company_before = database.value(Field::contact_company, here);
    if (row.company >= 0) {
        const PlannedCompany& company = company_of(draft, row);
        const Uuid id =
            company.is_new() ? model::planned_company(static_cast<std::size_t>(row.company)) : company.record;
        add_change(draft, row, Field::contact_company, company_before, id);
        if (applied_reference(row, Field::contact_company, company_before) == id) {
            row.category = category_of(company);
            return;
        }
    }
    row.category = database.id_of(Entity::category, database.category_of(here));
    if (!is_empty(company_before)) return;
    const Value before = database.value(Field::contact_own_category, here);
    add_change(draft, row, Field::contact_own_category, before, reference(own_category(draft, row)));
    row.category = applied_reference(row, Field::contact_own_category, before);
}

// ---- Lead status ----------------------------------------------------------------------------------------------------

bool is_active(const ImportDraft& draft, const Uuid& category) {
    const Row row = category.is_nil() ? store::no_row : draft.database.find(Entity::category, category);
    return model::status_active(draft.database.category_facts(row));
}

Uuid suggested_status(const ImportDraft& draft, const PlannedRow& row) {
    const bool qualified = draft.decisions.suggest_qualified &&
                           is_sales_qualified(draft.reader.text(row.table_row, Field::contact_lifecycle_stage));
    return qualified ? model::qualified_id : Uuid();
}

// The status the file gives, with a remark where it names none that is known or stands where lead status is not in use
// (R49).
RowReader::Chosen given_status(ImportDraft& draft, PlannedRow& row, bool active) {
    const RowReader& reader = draft.reader;
    const auto given = reader.status(row.table_row);
    if (given.is_blank()) return given;
    const bool known = !given.item.is_nil();
    if (known && active) {
        ++draft.plan.counts.statuses_taken;
        return given;
    }
    row.remarks.push_back(make_remark(known ? RowNote::status_not_active : RowNote::status_unknown,
                                      reader.column_of(Field::contact_lead_status),
                                      reader.text(row.table_row, Field::contact_lead_status)));
    if (known && row.is_ticked) ++draft.plan.counts.statuses_skipped;
    return given;
}

void plan_new_status(ImportDraft& draft, PlannedRow& row) {
    const bool active = is_active(draft, row.category);
    const auto given = given_status(draft, row, active);
    const Uuid chosen = given.is_blank() ? suggested_status(draft, row) : given.item;
    row.lead_status = model::imported_status(active, chosen, model::open_id).status;
    if (!active || !row.is_ticked) return;
    if (given.is_blank() && !chosen.is_nil()) ++draft.plan.counts.statuses_suggested;
    if (chosen.is_nil()) ++draft.plan.counts.statuses_opened;
}

// `by_rule`: what the rules make of the status without the file.
void add_status_change(const ImportDraft& draft, PlannedRow& row, const Value& before, const Uuid& by_rule,
                       const Uuid& wanted) {
    const Uuid now = id_or_nil(before);
    const bool enters_again = by_rule != now && wanted == now;
    if (enters_again) {
        row.changes.push_back({Field::contact_lead_status, before, before});
    } else if (wanted == by_rule && by_rule != now) {
        row.changes.push_back({Field::contact_lead_status, before, reference(by_rule)});
    } else {
        add_change(draft, row, Field::contact_lead_status, before, reference(wanted));
    }
}

void plan_status_here(ImportDraft& draft, PlannedRow& row, Row here) {
    const store::Database& database = draft.database;
    const bool active = is_active(draft, row.category);
    const Value before = database.value(Field::contact_lead_status, here);
    const Uuid now = id_or_nil(before);
    // What the rules make of it when the category changes (R42, R44), before the file has its say.
    const Uuid by_rule =
        model::status_after(database.status_active(here), active, model::EnterCause::category, now, model::open_id);
    const auto given = given_status(draft, row, active);
    row.lead_status = by_rule;
    if (!active) return;
    Uuid wanted = given.item;
    if (given.is_blank() && now.is_nil()) wanted = suggested_status(draft, row);
    if (wanted.is_nil()) wanted = by_rule;
    add_status_change(draft, row, before, by_rule, wanted);
    for (const FieldChange& change : row.changes) {
        if (change.field == Field::contact_lead_status && change.is_applied)
            row.lead_status = std::get<Uuid>(change.after);
    }
}

}  // namespace

void plan_company(ImportDraft& draft, PlannedRow& row) {
    if (is_out(row)) return;
    const auto category = draft.reader.category(row.table_row);
    remark_on_category(draft, row, category);
    if (row.record.is_nil()) {
        const Uuid& otherwise = draft.decisions.category_without_stage;
        row.category = !category.item.is_nil() ? category.item : !otherwise.is_nil() ? otherwise : model::lead_id;
        return;
    }
    const auto here = static_cast<Row>(draft.slot_of(row));
    add_plain_changes(draft, row, here);
    const Value before = draft.database.value(Field::company_category, here);
    add_change(draft, row, Field::company_category, before, reference(category.item));
    row.category = applied_reference(row, Field::company_category, before);
    set_state_by_changes(row);
}

void plan_contact(ImportDraft& draft, PlannedRow& row) {
    if (is_out(row)) return;
    remark_on_category(draft, row, draft.reader.category(row.table_row));
    if (row.record.is_nil()) {
        row.category = category_of_new_contact(draft, row);
        plan_new_status(draft, row);
        return;
    }
    const auto here = static_cast<Row>(draft.slot_of(row));
    add_plain_changes(draft, row, here);
    plan_place(draft, row, here);
    plan_status_here(draft, row, here);
    set_state_by_changes(row);
}

}  // namespace tratt::codec
