#include "ui/record_words.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "model/seeds.hpp"

namespace tratt::ui {
namespace {

using model::Entity;
using model::Field;
using store::Database;
using store::Row;

std::string_view kept(std::string_view words) {
    if (words.empty()) return {};
    char* memory = i18n::frame_memory(words.size());
    std::memcpy(memory, words.data(), words.size());
    return {memory, words.size()};
}

std::string_view message(std::string_view key) {
    const auto found = i18n::find_message(key);
    return found ? i18n::text(*found) : std::string_view{};
}

std::string_view own_text(const Database& database, std::optional<Field> field, Row row) {
    return field ? database.text(*field, row) : std::string_view{};
}

// Numbers that name a record are not grouped: 10042.
std::string_view plain_number(std::int64_t number) { return kept(std::to_string(number)); }

std::string_view contact_name(const Database& database, Row row) {
    const std::string_view first = database.text(Field::contact_first_name, row);
    const std::string_view last = database.text(Field::contact_last_name, row);
    if (first.empty() || last.empty()) return first.empty() ? last : first;
    return i18n::concat({first, " ", last});
}

std::string_view reference_words(const Database& database, Entity target, const core::Uuid& id) {
    return record_name(database, target, database.find(target, id));
}

std::string_view instant_words(std::int64_t instant, const core::Moment& moment) {
    return i18n::date_and_time(instant, moment.time_zone, core::today(moment));
}

// With decimals only where there are any.
std::string_view decimal_number(std::int64_t number, std::int64_t unit) {
    int decimals = 0;
    for (std::int64_t part = unit; number % part != 0; part /= 10) ++decimals;
    if (unit == 100 && decimals == 1) decimals = 2;  // cents
    return i18n::decimal(static_cast<double>(number) / static_cast<double>(unit), decimals);
}

}  // namespace

std::int64_t unit_of(Field field) {
    switch (field) {
        case Field::company_annual_revenue:
        case Field::sale_amount:
        case Field::sale_cost:
        case Field::sale_profit:
        case Field::sale_percent:
        case Field::sale_weighted_amount:
        case Field::sale_base_amount:
        case Field::sale_base_weighted_amount: return 100;
        case Field::sale_rate: return 1'000'000;
        default: return 1;
    }
}

std::string_view amount_words(std::int64_t minor_units, std::string_view currency) {
    if (minor_units == core::no_value) return {};
    const std::string_view number = decimal_number(minor_units, unit_of(Field::sale_amount));
    return currency.empty() ? number : i18n::concat({number, "\u00A0", currency});
}

std::string_view base_currency(const Database& database) {
    const Row setting = database.find(Entity::setting, model::setting_id);
    return setting == store::no_row ? std::string_view{} : database.text(Field::setting_base_currency, setting);
}

core::Moment moment_of(const Environment& environment) { return {environment.now, environment.time_zone}; }

std::string_view item_name(const Database& database, Entity entity, Row row) {
    if (row == store::no_row) return {};
    const std::string_view own = own_text(database, model::name_field(entity), row);
    if (!own.empty()) return own;
    return message(database.catalogue_key(entity, row));
}

std::string_view item_description(const Database& database, Entity entity, Row row) {
    if (row == store::no_row) return {};
    const std::string_view own = own_text(database, model::description_field(entity), row);
    if (!own.empty()) return own;
    const std::string_view key = database.catalogue_key(entity, row);
    return key.empty() ? std::string_view{} : message(i18n::concat({key, "_description"}));
}

Mark item_mark(const Database& database, Entity entity, Row row) {
    if (entity == Entity::lead_status) return status_shape_mark(status_mark_of(database, row));
    if (entity == Entity::category) return group_mark(category_group_kind(database, row));
    return entity == Entity::user ? avatar_mark(item_name(database, entity, row)) : Mark{};
}

std::string_view record_name(const Database& database, Entity entity, Row row) {
    if (row == store::no_row) return {};
    const std::string_view name =
        entity == Entity::contact ? contact_name(database, row) : item_name(database, entity, row);
    const auto number = model::number_field(entity);
    return name.empty() && number ? plain_number(database.number(*number, row)) : name;
}

std::string_view group_name(model::CategoryGroup group) {
    return message(i18n::concat({"group_", model::group_key(group)}));
}

GroupKind category_group_kind(const Database& database, Row category) {
    const auto facts = database.category_facts(category);
    return facts ? facts->group : GroupKind::other;
}

StatusMark status_mark_of(const Database& database, Row status) {
    const std::string_view name = item_name(database, Entity::lead_status, status);
    int own_before = 0;
    for (const Row item : database.list(Entity::lead_status, true)) {
        if (item == status) break;
        if (database.text(Field::lead_status_catalogue_key, item).empty()) ++own_before;
    }
    return status_mark(database.text(Field::lead_status_catalogue_key, status), own_before, name);
}

std::string_view field_label(Field field) {
    const model::FieldSpec& spec = model::spec(field);
    return i18n::field_label(model::entity_key(spec.entity), spec.key);
}

bool is_offered(const model::FieldSpec& field) {
    return !field.has(model::field_internal) && field.limit != model::Limit::data &&
           model::deleted_field(field.entity) != field.field && field.field != Field::contact_own_category;
}

std::string_view value_words(const Database& database, Field field, const model::Value& value,
                             const core::Moment& moment) {
    const model::FieldSpec& spec = model::spec(field);
    if (const auto* text = std::get_if<std::string>(&value)) return kept(*text);
    if (const auto* flag = std::get_if<bool>(&value))
        return i18n::text(*flag ? i18n::Msg::value_yes : i18n::Msg::value_no);
    if (const auto* id = std::get_if<core::Uuid>(&value)) return reference_words(database, spec.target, *id);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number || *number == core::no_value) return {};
    switch (spec.type) {
        case model::FieldType::date: return i18n::date(*number, core::today(moment));
        case model::FieldType::instant: return instant_words(*number, moment);
        case model::FieldType::choice:
            return message(i18n::concat({spec.choices->name, "_", model::choice_key(spec, *number)}));
        default: break;
    }
    if (const std::int64_t unit = unit_of(field); unit > 1) return decimal_number(*number, unit);
    return model::number_field(spec.entity) == field ? plain_number(*number) : i18n::number(*number);
}

model::Value value_at(const Database& database, Field field, Row row, const core::Moment& moment) {
    const auto number = [](std::int64_t value) {
        return value == core::no_value ? model::Value{} : model::Value{value};
    };
    switch (field) {
        case Field::contact_days_in_status: {
            const std::int64_t days = days_in_status(database, row, moment);
            return days == not_in_status ? model::Value{} : model::Value{days};
        }
        case Field::sale_days_in_stage: return number(database.days_in_stage(row, moment));
        case Field::follow_up_date: return number(database.follow_up_date(row, moment));
        case Field::follow_up_is_overdue: return database.is_overdue(row, moment);
        default: return database.value(field, row);
    }
}

std::int64_t days_in_status(const Database& database, Row contact, const core::Moment& moment) {
    if (database.reference(Field::contact_lead_status, contact) == store::no_row) return not_in_status;
    const std::int64_t since = database.number(Field::contact_status_since, contact);
    if (since == core::no_value) return not_in_status;
    return std::max<std::int64_t>(0, core::today(moment) - core::day_of(since, moment.time_zone));
}

std::string_view error_words(const core::Error& error) {
    const auto found = i18n::find_message(i18n::concat({"error_", error.code}));
    if (!found) return i18n::format(i18n::Msg::error_unknown, {{"code", error.code}});
    const auto entity = model::find_entity(error.entity);
    const auto field = entity ? model::find_field(*entity, error.field) : std::nullopt;
    return i18n::format(*found,
                        {{"field", field ? field_label(*field) : std::string_view{}}, {"name", error.param("name")}});
}

}  // namespace tratt::ui
