#include "codec/backup_keys.hpp"

#include <algorithm>
#include <span>

#include "core/text.hpp"

namespace tratt::codec {

using model::Entity;
using model::Field;
using model::Value;

namespace {

std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* id = std::get_if<core::Uuid>(&value)) return core::to_string(*id);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return {};
}

// The fields whose values together tell one link from another.
std::span<const Field> joined_fields(Entity entity) {
    constexpr static std::array members = {Field::selection_member_selection, Field::selection_member_contact,
                                           Field::selection_member_company, Field::selection_member_sale};
    constexpr static std::array boards = {Field::board_setting_user, Field::board_setting_selection,
                                          Field::board_setting_entity};
    constexpr static std::array favourites = {Field::favourite_user,      Field::favourite_contact,
                                              Field::favourite_company,   Field::favourite_sale,
                                              Field::favourite_selection, Field::favourite_dashboard};
    switch (entity) {
        case Entity::selection_member: return members;
        case Entity::board_setting: return boards;
        case Entity::favourite: return favourites;
        default: return {};
    }
}

// Names are told apart within these.
std::string scope_of(Entity list, const std::vector<Value>& values) {
    if (list == Entity::sale_stage) return text_of(value_of(list, values, Field::sale_stage_type));
    if (list == Entity::sale_reason) return text_of(value_of(list, values, Field::sale_reason_kind));
    return {};
}

}  // namespace

bool has_keys(Entity entity) { return model::catalogue_field(entity) || !joined_fields(entity).empty(); }

bool is_link(Entity entity) { return !joined_fields(entity).empty() || model::is_personal(entity); }

const Value& value_of(Entity entity, const std::vector<Value>& values, Field field) {
    const auto first = model::stored_fields(entity).front().field;
    return values[static_cast<std::size_t>(field) - static_cast<std::size_t>(first)];
}

std::vector<Value> values_of(const store::Database& database, Entity entity, store::Row row) {
    std::vector<Value> values;
    for (const model::FieldSpec& field : model::stored_fields(entity))
        values.push_back(database.value(field.field, row));
    return values;
}

std::vector<std::string> keys_of(Entity entity, const std::vector<Value>& values, const CatalogueWords& words) {
    std::vector<std::string> keys;
    if (const auto joined = joined_fields(entity); !joined.empty()) {
        std::string& key = keys.emplace_back();
        for (const Field field : joined) key += text_of(value_of(entity, values, field)) + "\n";
        return keys;
    }
    const std::string scope = scope_of(entity, values) + "\n";
    const std::string name = text_of(value_of(entity, values, *model::name_field(entity)));
    const std::string catalogue_key = text_of(value_of(entity, values, *model::catalogue_field(entity)));
    if (!name.empty()) return {scope + core::lower(core::compose(core::trim(name)))};
    if (catalogue_key.empty()) return {};
    if (words) {
        for (const std::string& word : words(catalogue_key)) keys.push_back(scope + core::lower(word));
    }
    return keys;
}

}  // namespace tratt::codec
