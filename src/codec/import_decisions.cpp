#include <algorithm>
#include <unordered_map>

#include "codec/cell_values.hpp"
#include "codec/import_plan.hpp"
#include "codec/import_rows.hpp"
#include "codec/spelling.hpp"
#include "core/text.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {
namespace {

using model::Entity;
using model::ValueChoice;
using store::Database;
using store::Row;

Uuid if_choosable(const Database& database, Entity entity, const Uuid& item) {
    const Row row = database.find(entity, item);
    return row != store::no_row && database.is_live(entity, row) ? item : Uuid();
}

// An item by the name somebody gave it.
Uuid item_named(const Database& database, Entity entity, std::string_view value) {
    const std::string key = spelling_key(value);
    if (key.empty()) return {};
    for (const Row row : database.list(entity)) {
        if (spelling_key(database.name(entity, row)) == key) return database.id_of(entity, row);
    }
    return {};
}

Uuid suggested_category(const Database& database, std::string_view value) {
    const Uuid named = item_named(database, Entity::category, value);
    return named.is_nil() ? if_choosable(database, Entity::category, category_meant_by(value)) : named;
}

Uuid suggested_status(const Database& database, std::string_view value) {
    const Uuid named = item_named(database, Entity::lead_status, value);
    return named.is_nil() ? if_choosable(database, Entity::lead_status, status_meant_by(value)) : named;
}

ValueChoice suggested_owner(const Database& database, std::string_view value) {
    ValueChoice choice;
    choice.make_new = true;
    const std::string name = core::lower(name_of_owner(value));
    const std::string address = core::lower(value);
    for (const Row row : database.list(Entity::user)) {
        const bool same = core::lower(database.text(model::Field::user_email, row)) == address ||
                          core::lower(database.name(Entity::user, row)) == name;
        if (!same) continue;
        choice.item = database.id_of(Entity::user, row);
        choice.make_new = false;
        break;
    }
    return choice;
}

// The values of one field's column with their numbers of rows, in order of appearance; what was chosen before is kept.
template <class Suggest>
std::vector<ValueChoice> choices_of(const ImportFile& file, const RowReader& reader, Field field,
                                    const std::vector<ValueChoice>& before, Suggest suggest) {
    std::vector<ValueChoice> choices;
    if (!reader.has(field)) return choices;
    std::unordered_map<std::string, std::size_t> index;
    const ChoiceIndex known(before);
    for (std::size_t row = file.first_data_row(); row < file.table.rows(); ++row) {
        std::string value = reader.text(row, field);
        if (value.empty()) continue;
        const auto [at, is_first] = index.emplace(value, choices.size());
        if (is_first) {
            const std::int32_t chosen = known.find(value);
            ValueChoice choice = chosen < 0 ? suggest(value) : before[static_cast<std::size_t>(chosen)];
            choice.value = std::move(value);
            choice.rows = 0;
            choices.push_back(std::move(choice));
        }
        ++choices[at->second].rows;
    }
    return choices;
}

core::DateOrder likely_order(const ImportFile& file, const RowReader& reader, Field field) {
    for (std::size_t row = file.first_data_row(); reader.has(field) && row < file.table.rows(); ++row) {
        if (const auto order = core::proven_order(reader.text(row, field))) return *order;
    }
    return core::DateOrder::day_first;
}

bool is_sender_id(std::optional<Field> field) {
    return field == Field::contact_external_id || field == Field::company_external_id;
}

}  // namespace

ImportDecisions suggest_decisions(const ImportFile& file, const Database& database) {
    ImportDecisions decisions;
    decisions.columns = file.list.columns;
    decisions.category_without_stage = if_choosable(database, Entity::category, model::lead_id);
    const RowReader reader(file, decisions);
    decisions.date_order =
        likely_order(file, reader, reader.is_of_contacts() ? Field::contact_created_at : Field::company_created_at);
    update_value_choices(file, database, decisions);
    return decisions;
}

void update_value_choices(const ImportFile& file, const Database& database, ImportDecisions& decisions) {
    const RowReader reader(file, decisions);
    const auto category = [&](const std::string& value) {
        ValueChoice choice;
        choice.item = suggested_category(database, value);
        return choice;
    };
    const auto status = [&](const std::string& value) {
        ValueChoice choice;
        choice.item = suggested_status(database, value);
        return choice;
    };
    const auto owner = [&](const std::string& value) { return suggested_owner(database, value); };
    const Field owner_field = reader.is_of_contacts() ? Field::contact_owner : Field::company_owner;
    decisions.stages = choices_of(file, reader, Field::contact_lifecycle_stage, decisions.stages, category);
    decisions.categories = choices_of(file, reader, Field::company_category, decisions.categories, category);
    decisions.statuses = choices_of(file, reader, Field::contact_lead_status, decisions.statuses, status);
    decisions.owners = choices_of(file, reader, owner_field, decisions.owners, owner);
    std::stable_sort(decisions.stages.begin(), decisions.stages.end(), [](const ValueChoice& a, const ValueChoice& b) {
        return distance_of_stage(a.value) < distance_of_stage(b.value);
    });
}

void use_sender_ids(bool are_used, const ImportFile& file, ImportDecisions& decisions) {
    for (std::size_t column = 0; column < decisions.columns.size(); ++column) {
        std::optional<Field>& now = decisions.columns[column];
        const std::optional<Field> recognised = file.list.columns[column];
        if (!are_used && is_sender_id(now)) now.reset();
        const bool is_taken = std::ranges::find(decisions.columns, recognised) != decisions.columns.end();
        if (are_used && !now && is_sender_id(recognised) && !is_taken) now = recognised;
    }
}

}  // namespace tratt::codec
