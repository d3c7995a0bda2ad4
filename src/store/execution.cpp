#include "store/execution.hpp"

#include <algorithm>

#include "model/seeds.hpp"
#include "store/leads.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::EnterCause;
using model::FieldValue;

namespace {

using Params = std::vector<std::pair<std::string, std::string>>;

core::Result<Done> finished(Work& work, std::string name_key, Params params) {
    core::Result<std::vector<model::Event>> events = work.finish();
    if (!events) return events.error();
    return Done{std::move(*events), std::move(name_key), std::move(params)};
}

// Each record once, however often it is named.
std::vector<Row> rows_of(const Tables& tables, Entity entity, const std::vector<Uuid>& ids) {
    std::vector<Row> rows;
    std::vector<std::uint8_t> is_taken(tables.row_count(entity));
    for (const Uuid& id : ids) {
        const Row row = tables.find(entity, id);
        if (!is_taken[row]) rows.push_back(row);
        is_taken[row] = 1;
    }
    return rows;
}

Value reference(const Tables& tables, Entity entity, Row row) {
    return row == no_row ? Value() : Value(tables.id_of(entity, row));
}

std::string step_of(std::string_view verb, Entity entity, bool is_plural) {
    std::string key = "step_" + std::string(verb) + "_";
    switch (entity) {
        case Entity::contact: return key + (is_plural ? "contacts" : "contact");
        case Entity::company: return key + (is_plural ? "companies" : "company");
        case Entity::setting: return "step_update_settings";
        default: return key + (is_plural ? "items" : "item");
    }
}

// ---- Creating -----------------------------------------------------------------------------------------------------

// The values of a record that is being made; the first that is set for a field holds.
class Draft {
public:
    explicit Draft(std::vector<FieldValue> values) : values_(std::move(values)) {}

    void set_default(Field field, const Value& value) {
        if (!given(values_, field)) values_.push_back({field, value});
    }
    void replace(Field field, const Value& value) {
        std::erase_if(values_, [&](const FieldValue& one) { return one.field == field; });
        values_.push_back({field, value});
    }
    Row row_of(const Tables& tables, Field field) const {
        const Value* value = given(values_, field);
        const auto* id = value ? std::get_if<Uuid>(value) : nullptr;
        return id ? tables.find(model::spec(field).target, *id) : no_row;
    }
    Uuid id_of(Field field) const {
        const Value* value = given(values_, field);
        const auto* id = value ? std::get_if<Uuid>(value) : nullptr;
        return id ? *id : Uuid{};
    }
    std::vector<Column> columns() const {
        std::vector<Column> columns;
        for (const FieldValue& one : values_) {
            if (std::holds_alternative<std::monostate>(one.value) || one.value == Value(false)) continue;
            columns.emplace_back(one.field).add(one.value);
        }
        std::ranges::sort(columns, {}, &Column::field);
        return columns;
    }

private:
    std::vector<FieldValue> values_;
};

void complete_contact(const Tables& tables, core::InstantMs now, Draft& draft) {
    const Row company = draft.row_of(tables, Field::contact_company);
    draft.set_default(Field::contact_owner, reference(tables, Entity::user, current_user(tables)));
    if (company != no_row) draft.set_default(Field::contact_country, tables.value(Field::company_country, company));
    const Row category = effective_category(tables, company, draft.row_of(tables, Field::contact_own_category));
    const bool active = model::status_active(category_facts(tables, category));
    const Uuid status = model::initial_status(active, draft.id_of(Field::contact_lead_status), model::open_id);
    draft.replace(Field::contact_lead_status, status.is_nil() ? Value() : Value(status));
    if (!status.is_nil()) draft.set_default(Field::contact_status_since, now);
}

void complete_company(const Tables& tables, Draft& draft) {
    draft.set_default(Field::company_owner, reference(tables, Entity::user, current_user(tables)));
    draft.set_default(Field::company_business, model::not_specified_id);
}

std::int64_t next_rank(const Tables& tables, Entity list) {
    const auto& ranks = tables.cells(*model::rank_field(list)).numbers;
    return ranks.empty() ? 0 : *std::ranges::max_element(ranks) + 1;
}

Draft draft_of(const Tables& tables, const model::CreateRecord& command, core::InstantMs now) {
    Draft draft(command.values);
    if (command.entity == Entity::contact) complete_contact(tables, now, draft);
    if (command.entity == Entity::company) complete_company(tables, draft);
    if (const auto number = model::number_field(command.entity))
        draft.set_default(*number, tables.next_number(command.entity));
    if (const auto rank = model::rank_field(command.entity))
        draft.set_default(*rank, next_rank(tables, command.entity));
    draft.set_default(model::created_field(command.entity), now);
    return draft;
}

// ---- Updating -----------------------------------------------------------------------------------------------------

void set_all(Work& work, const std::vector<Row>& rows, const std::vector<FieldValue>& changes, Cause cause,
             std::optional<Field> except = {}) {
    for (const FieldValue& change : changes) {
        if (change.field != except) work.set(change.field, rows, change.value, cause);
    }
}

// R17: with a company a contact's category is the company's, so one of its own would only wait to surprise somebody.
void drop_own_category(Work& work, const std::vector<Row>& contacts, Cause cause) {
    const auto& companies = work.tables().cells(Field::contact_company).references;
    std::vector<Row> with_company;
    std::ranges::copy_if(contacts, std::back_inserter(with_company), [&](Row row) { return companies[row] != no_row; });
    work.set(Field::contact_own_category, with_company, Value(), cause);
}

void update_contacts(Work& work, const std::vector<Row>& contacts, const model::UpdateRecords& command) {
    const StatusWatch watch(work.tables(), contacts);
    set_all(work, contacts, command.changes, command.cause, Field::contact_lead_status);
    if (given(command.changes, Field::contact_company)) drop_own_category(work, contacts, command.cause);
    const Value* status = given(command.changes, Field::contact_lead_status);
    const auto* chosen = status ? std::get_if<Uuid>(status) : nullptr;
    if (chosen) return work.set_status(contacts, *chosen, command.cause);
    const bool is_move = given(command.changes, Field::contact_company) != nullptr;
    watch.done(work, is_move ? EnterCause::move : EnterCause::category);
}

void update_companies(Work& work, const std::vector<Row>& companies, const model::UpdateRecords& command) {
    const bool moves_contacts = given(command.changes, Field::company_category) != nullptr;
    const StatusWatch watch(work.tables(),
                            moves_contacts ? contacts_in_companies(work.tables(), companies) : std::vector<Row>());
    set_all(work, companies, command.changes, command.cause);
    watch.done(work, EnterCause::category);
}

// R8: a category that leaves Potential customer loses the flag.
void drop_flags(Work& work, const std::vector<Row>& categories, Cause cause) {
    std::vector<Row> losing;
    for (const Row category : categories) {
        const auto facts = category_facts(work.tables(), category);
        if (facts && !model::enabled_flag(facts->group, facts->lead_status_enabled)) losing.push_back(category);
    }
    work.set(Field::category_lead_status_enabled, losing, false, cause);
}

void update_categories(Work& work, const std::vector<Row>& categories, const model::UpdateRecords& command) {
    const StatusWatch watch(work.tables(), contacts_in_categories(work.tables(), categories));
    set_all(work, categories, command.changes, command.cause);
    drop_flags(work, categories, command.cause);
    watch.done(work, EnterCause::flag);
}

Value deleted_mark(Entity entity, core::InstantMs now) {
    return model::spec(*model::deleted_field(entity)).type == model::FieldType::boolean ? Value(true) : Value(now);
}
Value present_mark(Entity entity) {
    return model::spec(*model::deleted_field(entity)).type == model::FieldType::boolean ? Value(false) : Value();
}

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

Params count_params(const Tables& tables, Entity entity, const std::vector<Row>& rows) {
    Params params = rows.empty() ? Params{} : name_params(tables, entity, rows.front());
    params.emplace_back("count", std::to_string(rows.size()));
    return params;
}

}  // namespace

Params name_params(const Tables& tables, Entity entity, Row row) {
    if (entity == Entity::setting) return {};
    const std::string name = record_name(tables, entity, row);
    if (!name.empty() || !model::catalogue_field(entity)) return {{"name", name}};
    const Value key = tables.value(*model::catalogue_field(entity), row);
    const auto* text = std::get_if<std::string>(&key);
    return {{"catalogue_key", text ? *text : std::string()}};
}

core::Result<Done> carry_out(Tables& tables, const model::CreateRecord& command, core::InstantMs now,
                             const NewId& new_id) {
    Work work(tables, now);
    const Uuid id = command.record.is_nil() ? new_id() : command.record;
    work.insert(command.entity, {id}, draft_of(tables, command, now).columns(), Cause::user);
    const Row row = tables.find(command.entity, id);
    return finished(work, step_of("create", command.entity, false),
                    row == no_row ? Params{} : name_params(tables, command.entity, row));
}

core::Result<Done> carry_out(Tables& tables, const model::UpdateRecords& command, core::InstantMs now) {
    Work work(tables, now);
    const std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    switch (command.entity) {
        case Entity::contact: update_contacts(work, rows, command); break;
        case Entity::company: update_companies(work, rows, command); break;
        case Entity::category: update_categories(work, rows, command); break;
        default: set_all(work, rows, command.changes, command.cause); break;
    }
    const bool is_plural = rows.size() > 1;
    Params params;
    if (is_plural) params.emplace_back("count", std::to_string(rows.size()));
    if (rows.size() == 1) params = name_params(tables, command.entity, rows.front());
    return finished(work, step_of("update", command.entity, is_plural), std::move(params));
}

core::Result<Done> carry_out(Tables& tables, const model::DeleteRecords& command, core::InstantMs now) {
    Work work(tables, now);
    std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    std::erase_if(rows, [&](Row row) { return tables.is_deleted(command.entity, row); });
    if (command.entity == Entity::company) {
        work.set(Field::contact_deleted_at, live_contacts_of(tables, rows), now, Cause::user);
    }
    work.set(*model::deleted_field(command.entity), rows, deleted_mark(command.entity, now), Cause::user);
    return finished(work, "step_delete", count_params(tables, command.entity, rows));
}

core::Result<Done> carry_out(Tables& tables, const model::RestoreRecords& command, core::InstantMs now) {
    Work work(tables, now);
    std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    std::erase_if(rows, [&](Row row) { return tables.is_live(command.entity, row); });
    if (command.entity == Entity::company) {
        work.set(Field::contact_deleted_at, deleted_with(tables, rows), Value(), Cause::user);
    }
    if (command.entity == Entity::contact) {
        work.set(Field::company_deleted_at, companies_of(tables, rows), Value(), Cause::user);
    }
    work.set(*model::deleted_field(command.entity), rows, present_mark(command.entity), Cause::user);
    return finished(work, "step_restore", count_params(tables, command.entity, rows));
}

core::Result<Done> carry_out(Tables& tables, const model::MoveItem& command, core::InstantMs now) {
    Work work(tables, now);
    const Row item = tables.find(command.entity, command.item);
    const Row before = tables.find(command.entity, command.before);
    std::vector<Row> order = items_in_order(tables, command.entity, true);
    if (item != before) {
        std::erase(order, item);
        order.insert(before == no_row ? order.end() : std::ranges::find(order, before), item);
    }
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        work.set(*model::rank_field(command.entity), {order[rank]}, static_cast<std::int64_t>(rank), Cause::user);
    }
    return finished(work, "step_move_item", name_params(tables, command.entity, item));
}

core::Result<Done> carry_out(Tables& tables, const model::MergeContacts& command, core::InstantMs now) {
    Work work(tables, now);
    const Row target = tables.find(Entity::contact, command.target);
    const Row source = tables.find(Entity::contact, command.source);
    const std::string other = record_name(tables, Entity::contact, source);
    const StatusWatch watch(tables, {target});
    const auto status_of = [&](Row row) {
        return tables.id_of(Entity::lead_status, tables.cells(Field::contact_lead_status).references[row]);
    };
    const Uuid status = model::merged_status(status_of(target), status_of(source));
    for (const model::FieldSpec& field : model::stored_fields(Entity::contact)) {
        if (field.has(model::field_read_only) || field.field == Field::contact_lead_status) continue;
        const Value present = tables.value(field.field, target);
        if (std::holds_alternative<std::monostate>(present))
            work.set(field.field, {target}, tables.value(field.field, source), Cause::user);
    }
    drop_own_category(work, {target}, Cause::user);
    if (!status.is_nil()) work.set_status({target}, status, Cause::user);
    watch.done(work, EnterCause::flag);
    work.set(Field::contact_deleted_at, {source}, now, Cause::user);
    Params params = name_params(tables, Entity::contact, target);
    params.emplace_back("other", other);
    return finished(work, "step_merge_contacts", std::move(params));
}

core::Result<Done> seed(Tables& tables, core::Language regional_language, std::string_view time_zone,
                        core::InstantMs now) {
    Work work(tables, now);
    for (const Entity entity : {Entity::user, Entity::category, Entity::lead_status, Entity::business}) {
        std::vector<Uuid> ids;
        std::vector<Column> columns{Column(*model::catalogue_field(entity)), Column(model::created_field(entity))};
        if (const auto rank = model::rank_field(entity)) columns.emplace_back(*rank);
        if (entity == Entity::category) {
            columns.emplace_back(Field::category_group);
            columns.emplace_back(Field::category_lead_status_enabled);
        }
        if (entity == Entity::user) columns.emplace_back(Field::user_is_administrator);
        for (const model::Seed& item : model::seeds()) {
            if (item.entity != entity) continue;
            for (Column& column : columns) {
                if (column.field == model::catalogue_field(entity)) column.add_text(item.catalogue_key);
                if (column.field == model::created_field(entity)) column.add(now);
                if (column.field == model::rank_field(entity)) column.add(static_cast<std::int64_t>(ids.size()));
                if (column.field == Field::category_group) column.add(static_cast<std::int64_t>(item.group));
                if (column.field == Field::category_lead_status_enabled) column.add(item.lead_status_enabled);
                if (column.field == Field::user_is_administrator) column.add(true);
            }
            ids.push_back(item.id);
        }
        std::ranges::sort(columns, {}, &Column::field);
        work.insert(entity, std::move(ids), std::move(columns), Cause::system);
    }
    std::vector<Column> setting{Column(Field::setting_regional_language), Column(Field::setting_time_zone),
                                Column(Field::setting_current_user), Column(Field::setting_created_at)};
    setting[0].add_text(core::language_code(regional_language));
    setting[1].add_text(time_zone);
    setting[2].add(model::me_id);
    setting[3].add(now);
    work.insert(Entity::setting, {model::setting_id}, std::move(setting), Cause::system);
    return finished(work, "step_seed", {});
}

}  // namespace tratt::store
