#include <algorithm>
#include <map>
#include <unordered_map>

#include "codec/cell_values.hpp"
#include "codec/import_plan.hpp"
#include "codec/import_records.hpp"
#include "codec/import_rows.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::FieldChange;
using model::ImportRows;
using model::PlannedCompany;
using model::PlannedRow;
using model::RowState;
using model::Value;

class CommandMaker {
public:
    CommandMaker(const ImportFile& file, const ImportDecisions& decisions, const ImportPlan& plan,
                 store::Database& database)
        : decisions_(decisions), plan_(plan), database_(database), reader_(file, decisions), file_(file) {}

    model::Command make() {
        import_.file_name = file_.name;
        NewRecords contacts(Entity::contact);
        NewRecords companies(Entity::company);
        std::map<std::vector<Field>, ImportRows> changed;
        if (!reader_.is_of_contacts()) {
            for (const PlannedRow& row : plan_.rows) {
                if (row.goes_in() && row.state == RowState::added) add_company(row, companies);
            }
        }
        add_companies_of_contacts(companies, changed);
        for (const PlannedRow& row : plan_.rows) {
            if (!row.goes_in()) continue;
            if (row.state == RowState::changed) add_changes(row, changed);
            if (row.state == RowState::added && reader_.is_of_contacts()) add_contact(row, contacts);
        }
        add_owners_and_statuses();
        companies.move_to(import_.rows);
        move_changes(changed, Entity::company);
        contacts.move_to(import_.rows);
        move_changes(changed, Entity::contact);
        return {database_.new_id(), std::move(import_)};
    }

private:
    // The id a planned record is given, the same each time.
    Uuid real(const Uuid& id) {
        if (!model::is_planned(id)) return id;
        auto [at, is_first] = made_.try_emplace(id);
        if (is_first) at->second = database_.new_id();
        return at->second;
    }

    Value real(const Value& value) {
        const Uuid* id = std::get_if<Uuid>(&value);
        return id == nullptr ? value : Value(real(*id));
    }

    void add_values(const PlannedRow& row, NewRecords& to) {
        for (const FieldValue& value : reader_.values(row.table_row, nullptr)) to.add(value.field, real(value.value));
    }

    void add_company(const PlannedRow& row, NewRecords& companies) {
        companies.begin(database_.new_id());
        add_values(row, companies);
        companies.add(Field::company_category, row.category);
    }

    void add_companies_of_contacts(NewRecords& companies, std::map<std::vector<Field>, ImportRows>& changed) {
        for (std::size_t i = 0; i < plan_.companies.size(); ++i) {
            const PlannedCompany& company = plan_.companies[i];
            if (company.is_new() && company.rows > 0) {
                companies.begin(real(model::planned_company(i)));
                companies.add(Field::company_name, company.name);
                add_text(companies, Field::company_external_id,
                         reader_.text(company.first_row, Field::company_external_id));
                add_text(companies, Field::company_domain,
                         clean_domain(reader_.text(company.first_row, Field::company_domain)));
                companies.add(Field::company_category, company.category_after);
            } else if (company.changes_category() && company.is_applied && company.rows > 0) {
                add_change(changed, {Field::company_category}, company.record, {company.category_after});
            }
        }
    }

    static void add_text(NewRecords& to, Field field, std::string text) {
        if (!text.empty()) to.add(field, std::move(text));
    }

    void add_contact(const PlannedRow& row, NewRecords& contacts) {
        contacts.begin(database_.new_id());
        add_values(row, contacts);
        if (row.company >= 0) {
            const auto index = static_cast<std::size_t>(row.company);
            const PlannedCompany& company = plan_.companies[index];
            contacts.add(Field::contact_company,
                         company.is_new() ? real(model::planned_company(index)) : company.record);
        } else if (!row.category.is_nil()) {
            contacts.add(Field::contact_own_category, row.category);
        }
        if (!row.lead_status.is_nil()) contacts.add(Field::contact_lead_status, real(row.lead_status));
    }

    void add_changes(const PlannedRow& row, std::map<std::vector<Field>, ImportRows>& changed) {
        std::vector<const FieldChange*> applied;
        for (const FieldChange& change : row.changes) {
            if (change.is_applied) applied.push_back(&change);
        }
        if (applied.empty()) return;
        std::sort(applied.begin(), applied.end(),
                  [](const FieldChange* a, const FieldChange* b) { return a->field < b->field; });
        std::vector<Field> fields;
        std::vector<Value> values;
        for (const FieldChange* change : applied) {
            fields.push_back(change->field);
            values.push_back(real(change->after));
        }
        add_change(changed, fields, row.record, values);
    }

    static void add_change(std::map<std::vector<Field>, ImportRows>& changed, const std::vector<Field>& fields,
                           const Uuid& record, const std::vector<Value>& values) {
        ImportRows& rows = changed[fields];
        if (rows.ids.empty()) {
            rows.entity = model::spec(fields.front()).entity;
            rows.is_new = false;
            for (const Field field : fields) rows.columns.emplace_back(field);
        }
        rows.ids.push_back(record);
        for (std::size_t i = 0; i < values.size(); ++i) rows.columns[i].add(values[i]);
    }

    void move_changes(std::map<std::vector<Field>, ImportRows>& changed, Entity entity) {
        for (auto& [fields, rows] : changed) {
            if (rows.entity == entity) import_.rows.push_back(std::move(rows));
        }
    }

    // Only those that a row has come to need.
    void add_owners_and_statuses() {
        NewRecords users(Entity::user);
        for (std::size_t i = 0; i < decisions_.owners.size(); ++i) {
            const auto made = made_.find(model::planned_owner(i));
            if (made == made_.end()) continue;
            const std::string& owner = decisions_.owners[i].value;
            users.begin(made->second);
            users.add(Field::user_name, name_of_owner(owner));
            if (read_email(owner).is_well_formed) users.add(Field::user_email, owner);
        }
        users.move_to(import_.rows);
        NewRecords statuses(Entity::lead_status);
        for (std::size_t i = 0; i < decisions_.statuses.size(); ++i) {
            const auto made = made_.find(model::planned_status(i));
            if (made == made_.end()) continue;
            statuses.begin(made->second);
            statuses.add(Field::lead_status_name, decisions_.statuses[i].value);
        }
        statuses.move_to(import_.rows);
    }

    const ImportDecisions& decisions_;
    const ImportPlan& plan_;
    store::Database& database_;
    RowReader reader_;
    const ImportFile& file_;
    model::Import import_;
    std::unordered_map<Uuid, Uuid, core::UuidHash> made_;
};

}  // namespace

model::Command import_command(const ImportFile& file, const ImportDecisions& decisions, const ImportPlan& plan,
                              store::Database& database) {
    return CommandMaker(file, decisions, plan, database).make();
}

}  // namespace tratt::codec
