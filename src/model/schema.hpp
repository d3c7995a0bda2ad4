// The one table of all entities and fields. It drives the store, JSON, queries, import, history and cards. Keys are in
// people's files: they are never renamed or given a new meaning; a field that goes leaves its key unused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tratt::model {

enum class Entity : std::uint8_t { setting, user, category, lead_status, business, company, contact };
inline constexpr std::size_t entity_count = 7;

enum class FieldType : std::uint8_t { text, boolean, integer, date, instant, reference, choice };

// A closed list of keys, in the order they are shown. A value is stored as its place in the list: a list only grows, at
// its end. The i18n key of a choice is name + "_" + its key: "group_customer".
struct ChoiceList {
    std::string_view name;
    std::span<const std::string_view> keys;
};

// The five category groups (R4), in the order they are shown. Stored as these numbers.
enum class CategoryGroup : std::uint8_t { potential_customer, customer, lost, partner, other };
inline constexpr std::size_t category_group_count = 5;
std::string_view group_key(CategoryGroup group);  // "potential_customer", … also the i18n key after "group_"
std::optional<CategoryGroup> find_group(std::string_view key);

// Every entity also has an id (Uuid). Names are entity_key + "_" + field key.
enum class Field : std::uint16_t {
    setting_regional_language,  // code of core::Language: folding and sort order of this database
    setting_time_zone,  // IANA name, "Europe/Stockholm": when its days begin (R148); empty = where the visitor is
    setting_current_user,
    setting_created_at,

    user_name,
    user_email,
    user_is_administrator,
    user_catalogue_key,  // as category_catalogue_key
    user_deleted,
    user_created_at,

    category_name,  // empty = the words of catalogue_key, in whatever language is shown
    category_catalogue_key,  // seeded items: i18n key of the name; key + "_description" of the description
    category_description,
    category_group,
    category_lead_status_enabled,
    category_rank,  // place in the list: ascending
    category_deleted,
    category_created_at,

    lead_status_name,
    lead_status_catalogue_key,
    lead_status_description,
    lead_status_rank,
    lead_status_deleted,
    lead_status_created_at,

    business_name,
    business_catalogue_key,
    business_rank,
    business_deleted,
    business_created_at,

    company_number,  // from 10001, never reused
    company_name,
    company_department,
    company_category,
    company_business,
    company_owner,
    company_website,
    company_domain,  // lower case, without "www."
    company_phone,
    company_street,
    company_city,
    company_region,
    company_postal_code,
    company_country,
    company_employees,
    company_annual_revenue,  // minor units: 12.34 is 1234
    company_source,
    company_external_id,  // the sender's id
    company_note,
    company_created_at,
    company_deleted_at,  // empty = not deleted

    contact_number,  // from 1, never reused
    contact_first_name,
    contact_last_name,
    contact_title,
    contact_company,
    contact_own_category,  // only without a company
    contact_lead_status,  // kept while it does not show (R41)
    contact_status_since,  // when lead_status last changed
    contact_owner,  // "our contact"
    contact_email,
    contact_phone,
    contact_mobile,
    contact_country,
    contact_street,
    contact_city,
    contact_region,
    contact_postal_code,
    contact_website,
    contact_source,
    contact_lifecycle_stage,  // as the sender wrote it
    contact_former_employee,
    contact_note,
    contact_external_id,
    contact_created_at,  // registered
    contact_deleted_at,

    // Derived: not stored, worked out when read. For queries, columns and criteria.
    company_category_group,
    company_contact_count,  // not deleted, not former employees
    contact_name,  // first and last
    contact_category,  // the company's, or its own without a company (R17)
    contact_category_group,
    contact_status_active,  // R29
    contact_days_in_status,  // calendar days since status_since
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::contact_days_in_status) + 1;

enum FieldFlag : std::uint8_t {
    field_required = 1,  // a record cannot be saved without it
    field_derived = 2,  // not stored
    field_read_only = 4,  // given by the store; an import may set created_at
    field_internal = 8,  // not in the history, not offered to people
    field_searchable = 16  // found by the text search (R141)
};

struct FieldSpec {
    Field field;
    Entity entity;
    std::string_view key;  // "first_name"; the i18n key of its label is "field_" + entity key + "_" + key
    FieldType type;
    Entity target;  // of references; else the entity itself
    std::uint8_t flags;
    const ChoiceList* choices = nullptr;  // of choices; else null

    bool has(FieldFlag flag) const { return (flags & flag) != 0; }
};

const FieldSpec& spec(Field field);
std::span<const FieldSpec> all_fields();
std::span<const FieldSpec> stored_fields(Entity entity);  // in the order of the enum
std::span<const FieldSpec> derived_fields(Entity entity);

std::string_view entity_key(
    Entity entity);  // "setting", "user", "category", "lead_status", "business", "company", "contact"
std::optional<Entity> find_entity(std::string_view key);
std::optional<Field> find_field(Entity entity, std::string_view key);

// Of fields whose type is choice.
bool is_choice(const FieldSpec& field, std::int64_t number);
std::string_view choice_key(const FieldSpec& field, std::int64_t number);  // "" where there is no such choice
std::optional<std::int64_t> find_choice(const FieldSpec& field, std::string_view key);

// Which field plays a part that several entities have; none where the entity has no such field.
std::optional<Field> name_field(Entity entity);  // user, lists, company (contact: contact_first_name and _last_name)
std::optional<Field> catalogue_field(Entity entity);  // user, lists
std::optional<Field> description_field(Entity entity);  // category, lead_status
std::optional<Field> rank_field(Entity entity);  // lists
std::optional<Field> deleted_field(Entity entity);  // boolean in lists and users, instant in companies and contacts
std::optional<Field> number_field(Entity entity);  // company, contact
Field created_field(Entity entity);
bool is_list(Entity entity);  // category, lead_status, business

}  // namespace tratt::model
