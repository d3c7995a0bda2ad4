#include "model/schema.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace tratt::model {

namespace {

using namespace lists;

constexpr int none = 0;
constexpr int required = field_required;
constexpr int derived = field_derived;
constexpr int searchable = field_searchable;
constexpr int given = field_read_only;
constexpr int internal = field_internal | field_read_only;
constexpr int defaulted = field_defaulted;
constexpr int unlogged = field_unlogged;
constexpr int bulk_only = field_bulk_only;

// In the order of the enum.
constexpr std::array<FieldSpec, field_count> fields = {{
#define FIELD(entity, key, type, target, limit, choices, flags)       \
    {Field::entity##_##key, Entity::entity, #key,    FieldType::type, \
     Entity::target,        Limit::limit,   choices, static_cast<std::uint8_t>(flags)},
#include "model/fields.def"
#undef FIELD
}};

constexpr std::array<std::string_view, entity_count> entity_keys = {
    "setting",       "user",       "category",      "lead_status",     "business",   "company",
    "contact",       "user_group", "contact_point", "sale_type",       "sale_stage", "sale_reason",
    "sale",          "follow_up",  "form",          "form_submission", "selection",  "selection_member",
    "board_setting", "dashboard",  "tile",          "favourite",       "visit",      "preference",
    "automation"};

// Fields of one entity stand together, stored ones before all derived ones. Looked up for every row that is made.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};
using Runs = std::array<Run, entity_count>;

constexpr Runs runs_of(bool is_derived) {
    Runs runs;
    for (std::size_t i = 0; i < field_count; ++i) {
        if (((fields[i].flags & field_derived) != 0) != is_derived) continue;
        Run& run = runs[static_cast<std::size_t>(fields[i].entity)];
        if (run.end == 0) run.begin = i;
        run.end = i + 1;
    }
    return runs;
}
constexpr Runs stored_runs = runs_of(false);
constexpr Runs derived_runs = runs_of(true);

std::span<const FieldSpec> fields_in(const Run& run) {
    return std::span(fields).subspan(run.begin, run.end - run.begin);
}

std::size_t index_of(std::span<const std::string_view> keys, std::string_view key) {
    return static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
}

const FieldSpec* find_in(std::span<const FieldSpec> run, std::string_view key) {
    const auto found = std::ranges::find(run, key, &FieldSpec::key);
    return found == run.end() ? nullptr : &*found;
}

constexpr Range days_of_years_1_to_9999 = {-719'162, 2'932'896};
constexpr std::int64_t ms_per_day = 86'400'000;

Range range_by_type(FieldType type) {
    switch (type) {
        case FieldType::text: return {0, 2'000};
        case FieldType::date: return days_of_years_1_to_9999;
        case FieldType::instant:
            return {days_of_years_1_to_9999.least * ms_per_day, (days_of_years_1_to_9999.most + 1) * ms_per_day - 1};
        default: return any_integer;
    }
}

}  // namespace

const FieldSpec& spec(Field field) { return fields[static_cast<std::size_t>(field)]; }
std::span<const FieldSpec> all_fields() { return fields; }
std::span<const FieldSpec> stored_fields(Entity entity) {
    return fields_in(stored_runs[static_cast<std::size_t>(entity)]);
}
std::span<const FieldSpec> derived_fields(Entity entity) {
    return fields_in(derived_runs[static_cast<std::size_t>(entity)]);
}

std::string_view entity_key(Entity entity) { return entity_keys[static_cast<std::size_t>(entity)]; }
std::optional<Entity> find_entity(std::string_view key) {
    const std::size_t index = index_of(entity_keys, key);
    return index < entity_count ? std::optional(static_cast<Entity>(index)) : std::nullopt;
}

std::string_view group_key(CategoryGroup group) { return keys::groups[static_cast<std::size_t>(group)]; }
std::optional<CategoryGroup> find_group(std::string_view key) {
    const std::size_t index = index_of(keys::groups, key);
    return index < category_group_count ? std::optional(static_cast<CategoryGroup>(index)) : std::nullopt;
}

std::string_view trigger_key(Trigger trigger) { return keys::triggers[static_cast<std::size_t>(trigger)]; }

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
    const FieldSpec* found = find_in(stored_fields(entity), key);
    if (!found) found = find_in(derived_fields(entity), key);
    return found ? std::optional(found->field) : std::nullopt;
}

Range range_of(const FieldSpec& field) {
    switch (field.limit) {
        case Limit::by_type: break;
        case Limit::long_text: return {0, 100'000};
        case Limit::data: return {0, 1'000'000};
        case Limit::count: return {0, 1'000'000'000};
        case Limit::amount: return {-10'000'000'000'000, 10'000'000'000'000};
        case Limit::percent: return {0, 100};
        case Limit::margin: return {-100'000, 100'000};
        case Limit::rate: return {1, 1'000'000'000};
        case Limit::days: return {1, 3'650};
        case Limit::grid: return {1, 24};
        case Limit::place: return {0, 1'000};
    }
    if (number_field(field.entity) == field.field) return any_visible_number;
    return range_by_type(field.type);
}

namespace {

using FieldOfEntity = std::array<std::optional<Field>, entity_count>;

// Looked up once: these are asked for in every scan.
FieldOfEntity fields_named(std::string_view key) {
    FieldOfEntity found;
    for (std::size_t i = 0; i < entity_count; ++i) {
        if (const FieldSpec* field = find_in(stored_fields(static_cast<Entity>(i)), key)) found[i] = field->field;
    }
    return found;
}

std::optional<Field> at(const FieldOfEntity& fields_by_entity, Entity entity) {
    return fields_by_entity[static_cast<std::size_t>(entity)];
}

FieldOfEntity fields_named(std::string_view key, std::string_view other) {
    FieldOfEntity found = fields_named(key);
    const FieldOfEntity others = fields_named(other);
    for (std::size_t i = 0; i < entity_count; ++i) {
        if (!found[i]) found[i] = others[i];
    }
    return found;
}

// A contact's title is not its name.
FieldOfEntity name_fields() {
    FieldOfEntity found = fields_named("name", "title");
    found[static_cast<std::size_t>(Entity::contact)].reset();
    return found;
}

}  // namespace

std::optional<Field> name_field(Entity entity) {
    static const FieldOfEntity found = name_fields();
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
    static const FieldOfEntity found = fields_named("deleted", "deleted_at");
    return at(found, entity);
}
std::optional<Field> updated_field(Entity entity) {
    static const FieldOfEntity found = fields_named("updated_at");
    return at(found, entity);
}
Field created_field(Entity entity) {
    static const FieldOfEntity found = fields_named("created_at");
    return *at(found, entity);
}
bool is_list(Entity entity) { return rank_field(entity).has_value() && catalogue_field(entity).has_value(); }
bool is_personal(Entity entity) { return entity == Entity::visit || entity == Entity::preference; }
bool refers_to_itself(Entity entity) { return entity == Entity::selection; }

}  // namespace tratt::model
