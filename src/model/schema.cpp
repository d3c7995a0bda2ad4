#include "model/schema.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace tratt::model {

namespace {

using E = Entity;
using F = Field;
using T = FieldType;

constexpr FieldSpec plain(Field field, Entity entity, std::string_view key, FieldType type, int flags = 0) {
    return {field, entity, key, type, entity, static_cast<std::uint8_t>(flags)};
}
constexpr FieldSpec refers(Field field, Entity entity, std::string_view key, Entity target, int flags = 0) {
    return {field, entity, key, FieldType::reference, target, static_cast<std::uint8_t>(flags)};
}

constexpr FieldSpec chooses(Field field, Entity entity, std::string_view key, const ChoiceList& choices,
                            int flags = 0) {
    return {field, entity, key, FieldType::choice, entity, static_cast<std::uint8_t>(flags), &choices};
}

constexpr std::array<std::string_view, category_group_count> group_keys = {"potential_customer", "customer", "lost",
                                                                           "partner", "other"};
constexpr ChoiceList groups{"group", group_keys};

constexpr int given = field_read_only;
constexpr int internal = field_internal | field_read_only;

// In the order of the enum.
constexpr std::array<FieldSpec, field_count> fields = {{
    plain(F::setting_regional_language, E::setting, "regional_language", T::text, field_required),
    plain(F::setting_time_zone, E::setting, "time_zone", T::text),
    refers(F::setting_current_user, E::setting, "current_user", E::user, field_required),
    plain(F::setting_created_at, E::setting, "created_at", T::instant, given),

    plain(F::user_name, E::user, "name", T::text, field_required | field_searchable),
    plain(F::user_email, E::user, "email", T::text, field_searchable),
    plain(F::user_is_administrator, E::user, "is_administrator", T::boolean),
    plain(F::user_catalogue_key, E::user, "catalogue_key", T::text, internal),
    plain(F::user_deleted, E::user, "deleted", T::boolean, given),
    plain(F::user_created_at, E::user, "created_at", T::instant, given),

    plain(F::category_name, E::category, "name", T::text, field_required | field_searchable),
    plain(F::category_catalogue_key, E::category, "catalogue_key", T::text, internal),
    plain(F::category_description, E::category, "description", T::text),
    chooses(F::category_group, E::category, "group", groups, field_required),
    plain(F::category_lead_status_enabled, E::category, "lead_status_enabled", T::boolean),
    plain(F::category_rank, E::category, "rank", T::integer, internal),
    plain(F::category_deleted, E::category, "deleted", T::boolean, given),
    plain(F::category_created_at, E::category, "created_at", T::instant, given),

    plain(F::lead_status_name, E::lead_status, "name", T::text, field_required | field_searchable),
    plain(F::lead_status_catalogue_key, E::lead_status, "catalogue_key", T::text, internal),
    plain(F::lead_status_description, E::lead_status, "description", T::text),
    plain(F::lead_status_rank, E::lead_status, "rank", T::integer, internal),
    plain(F::lead_status_deleted, E::lead_status, "deleted", T::boolean, given),
    plain(F::lead_status_created_at, E::lead_status, "created_at", T::instant, given),

    plain(F::business_name, E::business, "name", T::text, field_required | field_searchable),
    plain(F::business_catalogue_key, E::business, "catalogue_key", T::text, internal),
    plain(F::business_rank, E::business, "rank", T::integer, internal),
    plain(F::business_deleted, E::business, "deleted", T::boolean, given),
    plain(F::business_created_at, E::business, "created_at", T::instant, given),

    plain(F::company_number, E::company, "number", T::integer, given),
    plain(F::company_name, E::company, "name", T::text, field_required | field_searchable),
    plain(F::company_department, E::company, "department", T::text, field_searchable),
    refers(F::company_category, E::company, "category", E::category, field_required),
    refers(F::company_business, E::company, "business", E::business, field_required),
    refers(F::company_owner, E::company, "owner", E::user),
    plain(F::company_website, E::company, "website", T::text, field_searchable),
    plain(F::company_domain, E::company, "domain", T::text, field_searchable),
    plain(F::company_phone, E::company, "phone", T::text, field_searchable),
    plain(F::company_street, E::company, "street", T::text),
    plain(F::company_city, E::company, "city", T::text, field_searchable),
    plain(F::company_region, E::company, "region", T::text),
    plain(F::company_postal_code, E::company, "postal_code", T::text),
    plain(F::company_country, E::company, "country", T::text, field_searchable),
    plain(F::company_employees, E::company, "employees", T::integer),
    plain(F::company_annual_revenue, E::company, "annual_revenue", T::integer),
    plain(F::company_source, E::company, "source", T::text),
    plain(F::company_external_id, E::company, "external_id", T::text),
    plain(F::company_note, E::company, "note", T::text),
    plain(F::company_created_at, E::company, "created_at", T::instant, given),
    plain(F::company_deleted_at, E::company, "deleted_at", T::instant, given),

    plain(F::contact_number, E::contact, "number", T::integer, given),
    plain(F::contact_first_name, E::contact, "first_name", T::text, field_searchable),
    plain(F::contact_last_name, E::contact, "last_name", T::text, field_searchable),
    plain(F::contact_title, E::contact, "title", T::text, field_searchable),
    refers(F::contact_company, E::contact, "company", E::company),
    refers(F::contact_own_category, E::contact, "own_category", E::category),
    refers(F::contact_lead_status, E::contact, "lead_status", E::lead_status),
    plain(F::contact_status_since, E::contact, "status_since", T::instant, internal),
    refers(F::contact_owner, E::contact, "owner", E::user),
    plain(F::contact_email, E::contact, "email", T::text, field_searchable),
    plain(F::contact_phone, E::contact, "phone", T::text, field_searchable),
    plain(F::contact_mobile, E::contact, "mobile", T::text, field_searchable),
    plain(F::contact_country, E::contact, "country", T::text),
    plain(F::contact_street, E::contact, "street", T::text),
    plain(F::contact_city, E::contact, "city", T::text, field_searchable),
    plain(F::contact_region, E::contact, "region", T::text),
    plain(F::contact_postal_code, E::contact, "postal_code", T::text),
    plain(F::contact_website, E::contact, "website", T::text),
    plain(F::contact_source, E::contact, "source", T::text),
    plain(F::contact_lifecycle_stage, E::contact, "lifecycle_stage", T::text),
    plain(F::contact_former_employee, E::contact, "former_employee", T::boolean),
    plain(F::contact_note, E::contact, "note", T::text),
    plain(F::contact_external_id, E::contact, "external_id", T::text),
    plain(F::contact_created_at, E::contact, "created_at", T::instant, given),
    plain(F::contact_deleted_at, E::contact, "deleted_at", T::instant, given),

    chooses(F::company_category_group, E::company, "category_group", groups, field_derived),
    plain(F::company_contact_count, E::company, "contact_count", T::integer, field_derived),
    plain(F::contact_name, E::contact, "name", T::text, field_derived),
    refers(F::contact_category, E::contact, "category", E::category, field_derived),
    chooses(F::contact_category_group, E::contact, "category_group", groups, field_derived),
    plain(F::contact_status_active, E::contact, "status_active", T::boolean, field_derived),
    plain(F::contact_days_in_status, E::contact, "days_in_status", T::integer, field_derived),
}};

static_assert(std::ranges::is_sorted(fields, std::ranges::less_equal{}, &FieldSpec::field), "each field once");

constexpr std::array<std::string_view, entity_count> entity_keys = {"setting",  "user",    "category", "lead_status",
                                                                    "business", "company", "contact"};

// Fields of one entity stand together, stored ones before all derived ones.
std::span<const FieldSpec> run_of(Entity entity, bool is_derived) {
    const auto belongs = [&](const FieldSpec& field) {
        return field.entity == entity && field.has(field_derived) == is_derived;
    };
    const auto begin = std::ranges::find_if(fields, belongs);
    return {begin, std::find_if_not(begin, fields.end(), belongs)};
}

std::size_t index_of(std::span<const std::string_view> keys, std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
}

}  // namespace

const FieldSpec& spec(Field field) { return fields[static_cast<std::size_t>(field)]; }
std::span<const FieldSpec> all_fields() { return fields; }
std::span<const FieldSpec> stored_fields(Entity entity) { return run_of(entity, false); }
std::span<const FieldSpec> derived_fields(Entity entity) { return run_of(entity, true); }

std::string_view entity_key(Entity entity) { return entity_keys[static_cast<std::size_t>(entity)]; }
std::optional<Entity> find_entity(std::string_view key) {
    const std::size_t index = index_of(entity_keys, key);
    return index < entity_count ? std::optional(static_cast<Entity>(index)) : std::nullopt;
}

std::string_view group_key(CategoryGroup group) { return group_keys[static_cast<std::size_t>(group)]; }
std::optional<CategoryGroup> find_group(std::string_view key) {
    const std::size_t index = index_of(group_keys, key);
    return index < category_group_count ? std::optional(static_cast<CategoryGroup>(index)) : std::nullopt;
}

bool is_choice(const FieldSpec& field, std::int64_t number) {
    return field.choices && number >= 0 && number < static_cast<std::int64_t>(field.choices->keys.size());
}
std::string_view choice_key(const FieldSpec& field, std::int64_t number) {
    return is_choice(field, number) ? field.choices->keys[static_cast<std::size_t>(number)] : std::string_view();
}
std::optional<std::int64_t> find_choice(const FieldSpec& field, std::string_view key) {
    if (!field.choices) return std::nullopt;
    const std::size_t index = index_of(field.choices->keys, key);
    return index < field.choices->keys.size() ? std::optional(static_cast<std::int64_t>(index)) : std::nullopt;
}

std::optional<Field> find_field(Entity entity, std::string_view key) {
    const auto found = std::ranges::find_if(
        fields, [&](const FieldSpec& field) { return field.entity == entity && field.key == key; });
    return found == fields.end() ? std::nullopt : std::optional(found->field);
}

namespace {

std::optional<Field> stored_field(Entity entity, std::string_view key) {
    const std::optional<Field> field = find_field(entity, key);
    return field && !spec(*field).has(field_derived) ? field : std::nullopt;
}

using FieldOfEntity = std::array<std::optional<Field>, entity_count>;

// Looked up once: these are asked for in every scan.
FieldOfEntity fields_named(std::string_view key) {
    FieldOfEntity found;
    for (std::size_t i = 0; i < entity_count; ++i) found[i] = stored_field(static_cast<Entity>(i), key);
    return found;
}

std::optional<Field> at(const FieldOfEntity& fields_by_entity, Entity entity) {
    return fields_by_entity[static_cast<std::size_t>(entity)];
}

FieldOfEntity deleted_fields() {
    FieldOfEntity found = fields_named("deleted");
    found[static_cast<std::size_t>(Entity::company)] = Field::company_deleted_at;
    found[static_cast<std::size_t>(Entity::contact)] = Field::contact_deleted_at;
    return found;
}

}  // namespace

std::optional<Field> name_field(Entity entity) {
    static const FieldOfEntity found = fields_named("name");
    return at(found, entity);
}
std::optional<Field> catalogue_field(Entity entity) {
    static const FieldOfEntity found = fields_named("catalogue_key");
    return at(found, entity);
}
std::optional<Field> description_field(Entity entity) {
    static const FieldOfEntity found = fields_named("description");
    return at(found, entity);
}
std::optional<Field> rank_field(Entity entity) {
    static const FieldOfEntity found = fields_named("rank");
    return at(found, entity);
}
std::optional<Field> number_field(Entity entity) {
    static const FieldOfEntity found = fields_named("number");
    return at(found, entity);
}
std::optional<Field> deleted_field(Entity entity) {
    static const FieldOfEntity found = deleted_fields();
    return at(found, entity);
}
Field created_field(Entity entity) {
    static const FieldOfEntity found = fields_named("created_at");
    return *at(found, entity);
}
bool is_list(Entity entity) {
    return entity == Entity::category || entity == Entity::lead_status || entity == Entity::business;
}

}  // namespace tratt::model
