#include "store/execution.hpp"

#include <algorithm>

#include "model/seeds.hpp"
#include "store/contacts.hpp"
#include "store/draft.hpp"
#include "store/leads.hpp"
#include "store/sales.hpp"

namespace tratt::store {

using model::Cause;
using model::Column;
using model::EnterCause;
using model::FieldValue;

core::Result<Done> finished(Work& work, std::string name_key, Params params) {
    core::Result<std::vector<model::Event>> events = work.finish();
    if (!events) return events.error();
    return Done{std::move(*events), std::move(name_key), std::move(params)};
}

std::vector<Row> rows_of(const Tables& tables, Entity entity, const std::vector<Uuid>& ids) {
    std::vector<Row> rows;
    std::vector<std::uint8_t> is_taken(tables.row_count(entity));
    for (const Uuid& id : ids) {
        const Row row = tables.find(entity, id);
        if (row == no_row || is_taken[row]) continue;
        rows.push_back(row);
        is_taken[row] = 1;
    }
    return rows;
}

Params name_params(const Tables& tables, Entity entity, Row row) {
    if (entity == Entity::setting || row == no_row) return {};
    const std::string name = record_name(tables, entity, row);
    if (!name.empty() || !model::catalogue_field(entity)) return {{"name", name}};
    const Value key = tables.value(*model::catalogue_field(entity), row);
    const auto* text = std::get_if<std::string>(&key);
    return {{"catalogue_key", text ? *text : std::string()}};
}

Params count_params(const Tables& tables, Entity entity, const std::vector<Row>& rows) {
    Params params = rows.empty() ? Params{} : name_params(tables, entity, rows.front());
    params.emplace_back("count", std::to_string(rows.size()));
    return params;
}

// ---- Creating -----------------------------------------------------------------------------------------------------

namespace {

std::string step_of(std::string_view verb, Entity entity, bool is_plural) {
    const std::string key = "step_" + std::string(verb) + "_";
    switch (entity) {
        case Entity::contact: return key + (is_plural ? "contacts" : "contact");
        case Entity::company: return key + (is_plural ? "companies" : "company");
        case Entity::automation:
        case Entity::setting: return "step_update_settings";
        default: break;
    }
    const bool is_item = model::catalogue_field(entity).has_value();
    return key + (is_item ? "item" : "record") + (is_plural ? "s" : "");
}

void complete_by_entity(const Tables& tables, const core::Moment& moment, Draft& draft) {
    switch (draft.entity()) {
        case Entity::contact: return complete_contact(tables, moment.now, draft);
        case Entity::sale: return complete_sale(tables, moment, draft);
        case Entity::follow_up: return complete_follow_up(tables, moment, draft);
        default: return;
    }
}

}  // namespace

Row insert_record(Work& work, Entity entity, const Uuid& id, std::vector<FieldValue> values,
                  const core::Moment& moment) {
    Draft draft(entity, std::move(values));
    complete(work.tables(), moment.now, draft);
    complete_by_entity(work.tables(), moment, draft);
    work.insert(entity, {id}, draft.columns(), Cause::user);
    const Row row = work.tables().find(entity, id);
    if (entity == Entity::contact && row != no_row) keep_one_main(work, {row}, Cause::user);
    return row;
}

core::Result<Done> carry_out(Tables& tables, const model::CreateRecord& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const Uuid id = command.record.is_nil() ? around.new_id() : command.record;
    const Row row = insert_record(work, command.entity, id, command.values, around.moment);
    if (!command.members.empty()) add_members(work, row, command.members, around);
    return finished(work, step_of("create", command.entity, false), name_params(tables, command.entity, row));
}

// ---- Updating -----------------------------------------------------------------------------------------------------

namespace {

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

// What follows from the changes differs from record to record.
template <class ChangesOf>
void update_each(Work& work, const std::vector<Row>& rows, Cause cause, const ChangesOf& changes_of) {
    RowValues values;
    for (const Row row : rows) values.add(row, changes_of(row));
    values.apply(work, cause);
}

void update_rows(Work& work, const std::vector<Row>& rows, const model::UpdateRecords& command,
                 const core::Moment& moment) {
    const Tables& tables = work.tables();
    switch (command.entity) {
        case Entity::contact: return update_contacts(work, rows, command);
        case Entity::company: return update_companies(work, rows, command);
        case Entity::category: return update_categories(work, rows, command);
        case Entity::sale:
            return update_each(work, rows, command.cause,
                               [&](Row row) { return sale_changes(tables, row, command.changes, moment); });
        case Entity::follow_up:
            return update_each(work, rows, command.cause,
                               [&](Row row) { return follow_up_changes(tables, row, command.changes); });
        default: return set_all(work, rows, command.changes, command.cause);
    }
}

// R263. Nothing follows from what a text says, so all texts of a field are one event; what is emptied, yes or no goes the
// way of other changes.
void update_columns(Work& work, const std::vector<Row>& rows, const model::UpdateRecords& command,
                    const core::Moment& moment) {
    for (const model::Column& column : command.columns) {
        RowValues texts;
        std::vector<std::pair<Value, std::vector<Row>>> groups;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Value value = column.value(i);
            if (std::holds_alternative<std::string>(value)) {
                texts.add(column.field, rows[i], std::move(value));
                continue;
            }
            auto group = std::ranges::find(groups, value, &std::pair<Value, std::vector<Row>>::first);
            if (group == groups.end()) group = groups.insert(groups.end(), {value, {}});
            group->second.push_back(rows[i]);
        }
        texts.apply(work, command.cause);
        for (const auto& [value, members] : groups)
            update_rows(work, members, {command.entity, {}, {{column.field, value}}, command.cause}, moment);
    }
}

}  // namespace

core::Result<Done> carry_out(Tables& tables, const model::UpdateRecords& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const std::vector<Row> rows = rows_of(tables, command.entity, command.ids);
    update_rows(work, rows, command, around.moment);
    update_columns(work, rows, command, around.moment);
    const bool is_plural = rows.size() > 1;
    Params params;
    if (is_plural) params.emplace_back("count", std::to_string(rows.size()));
    if (rows.size() == 1) params = name_params(tables, command.entity, rows.front());
    return finished(work, step_of("update", command.entity, is_plural), std::move(params));
}

core::Result<Done> carry_out(Tables& tables, const model::LogActivities& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
    const std::vector<Row> ticked = rows_of(tables, Entity::follow_up, command.completed);
    update_rows(work, ticked, {Entity::follow_up, {}, command.changes}, around.moment);
    Row first = ticked.empty() ? no_row : ticked.front();
    for (const std::vector<FieldValue>& values : command.made) {
        const Row made = insert_record(work, Entity::follow_up, around.new_id(), values, around.moment);
        if (first == no_row) first = made;
    }
    return finished(work, "step_log_activities", name_params(tables, Entity::follow_up, first));
}

core::Result<Done> carry_out(Tables& tables, const model::MoveItem& command, const Surroundings& around) {
    Work work(tables, around.moment.now);
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

// ---- Seeds --------------------------------------------------------------------------------------------------------

namespace {

std::vector<Entity> seeded_entities() {
    std::vector<Entity> entities;
    for (const model::Seed& seed : model::seeds()) {
        if (std::ranges::find(entities, seed.entity) == entities.end()) entities.push_back(seed.entity);
    }
    return entities;
}

// All values of one field stand in one column; every seed of an entity names the same fields.
void add_seed(const model::Seed& seed, std::int64_t rank, core::InstantMs now, std::vector<Column>& columns) {
    std::vector<FieldValue> values = model::seed_values(seed);
    if (const auto field = model::rank_field(seed.entity)) values.push_back({*field, rank});
    values.push_back({model::created_field(seed.entity), now});
    for (const FieldValue& one : values) {
        const auto found = std::ranges::find(columns, one.field, &Column::field);
        (found == columns.end() ? columns.emplace_back(one.field) : *found).add(one.value);
    }
}

void seed_entity(Work& work, Entity entity) {
    std::vector<Uuid> ids;
    std::vector<Column> columns;
    for (const model::Seed& seed : model::seeds()) {
        if (seed.entity != entity) continue;
        add_seed(seed, static_cast<std::int64_t>(ids.size()), work.now(), columns);
        ids.push_back(seed.id);
    }
    std::ranges::sort(columns, {}, &Column::field);
    work.insert(entity, std::move(ids), std::move(columns), Cause::system);
}

}  // namespace

core::Result<Done> seed(Tables& tables, core::Language regional_language, std::string_view time_zone,
                        core::InstantMs now) {
    Work work(tables, now);
    for (const Entity entity : seeded_entities()) seed_entity(work, entity);
    std::vector<Column> setting{Column(Field::setting_regional_language), Column(Field::setting_time_zone),
                                Column(Field::setting_current_user), Column(Field::setting_created_at)};
    setting[0].add_text(core::language_code(regional_language));
    setting[1].add_text(time_zone);
    setting[2].add(model::me_id);
    setting[3].add(now);
    work.insert(Entity::setting, {model::setting_id}, std::move(setting), Cause::system);
    return finished(work, "step_seed", {});
}

core::Result<Done> upgrade(Tables& tables, core::InstantMs now) {
    Work work(tables, now);
    for (const Entity entity : seeded_entities()) {
        // R11: what the first version had is as people have made it.
        const bool is_of_first_version = entity <= Entity::contact;
        if (!is_of_first_version && tables.row_count(entity) == 0) seed_entity(work, entity);
    }
    return finished(work, "step_upgrade", {});
}

}  // namespace tratt::store
