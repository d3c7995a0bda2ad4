// The one table of all entities and fields. It drives the store, JSON, queries, import, history and cards. Keys are in
// people's files: they are never renamed or given a new meaning; a field that goes leaves its key unused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/choices.hpp"

namespace tratt::model {

// Seeded records have ids in which these numbers stand, so that new entities come last.
enum class Entity : std::uint8_t {
    setting,
    user,
    category,
    lead_status,
    business,
    company,
    contact,
    user_group,
    contact_point,
    sale_type,
    sale_stage,
    sale_reason,
    sale,
    follow_up,
    form,
    form_submission,
    selection,
    selection_member,
    board_setting,
    dashboard,
    tile,
    favourite,
    visit,
    preference,
    automation
};
inline constexpr std::size_t entity_count = 25;

enum class FieldType : std::uint8_t { text, boolean, integer, date, instant, reference, choice };

// Every entity also has an id (Uuid). Names are entity_key + "_" + field key. What they are is in fields.def.
enum class Field : std::uint16_t {
#define FIELD(entity, key, ...) entity##_##key,
#include "model/fields.def"
#undef FIELD
};
inline constexpr std::size_t field_count = 0
#define FIELD(...) +1
#include "model/fields.def"
#undef FIELD
    ;

enum FieldFlag : std::uint8_t {
    field_required = 1,     // a record cannot be saved without it
    field_derived = 2,      // not stored
    field_read_only = 4,    // given by the store; an import may set created_at and updated_at
    field_internal = 8,     // not in the history, not offered to people
    field_searchable = 16,  // found by the text search (R141)
    field_defaulted = 32,   // required, but the store has a value for it when it is not named
    field_unlogged = 64,    // not in the history
    field_bulk_only = 128   // given when the record is made; afterwards put right in bulk only (R231, R237)
};

// What a value may be, beyond its type.
enum class Limit : std::uint8_t {
    by_type,    // texts: 2,000 bytes; integers: ±2^53, which JSON can hold; dates and instants: years 1–9999
    long_text,  // 100,000 bytes
    data,       // 1,000,000 bytes
    count,      // 0–1,000,000,000
    amount,     // ±10^13 minor units, so that an amount times a percentage is a number
    percent,    // 0–100
    margin,     // ±1,000 %, in hundredths of a percent
    rate,       // 0.000001–1,000, in millionths
    days,       // 1–3,650
    grid,       // 1–24
    place       // 0–1,000
};
struct Range {
    std::int64_t least;
    std::int64_t most;
    constexpr bool holds(std::int64_t number) const { return number >= least && number <= most; }
};
inline constexpr Range any_integer{-(std::int64_t{1} << 53), std::int64_t{1} << 53};  // as JavaScript can count
inline constexpr Range any_visible_number{1, 2'147'483'646};

struct FieldSpec {
    Field field;
    Entity entity;
    std::string_view key;  // "first_name"; the i18n key of its label is "field_" + entity key + "_" + key, or without
    // the entity where several share the words
    FieldType type;
    Entity target;  // of references; else the entity itself
    Limit limit;
    const ChoiceList* choices;  // of choices; else null
    std::uint8_t flags;

    bool has(FieldFlag flag) const { return (flags & flag) != 0; }
};

const FieldSpec& spec(Field field);
std::span<const FieldSpec> all_fields();
std::span<const FieldSpec> stored_fields(Entity entity);  // in the order of the enum
std::span<const FieldSpec> derived_fields(Entity entity);

std::string_view entity_key(Entity entity);  // "setting", "user", … also the i18n key after "entity_"
std::optional<Entity> find_entity(std::string_view key);
std::optional<Field> find_field(Entity entity, std::string_view key);

Range range_of(const FieldSpec& field);  // of integers, dates and instants; of texts the number of bytes

// Of fields whose type is choice.
bool is_choice(const FieldSpec& field, std::int64_t number);
std::string_view choice_key(const FieldSpec& field, std::int64_t number);  // "" where there is no such choice
std::optional<std::int64_t> find_choice(const FieldSpec& field, std::string_view key);

// Which field plays a part that several entities have; none where the entity has no such field.
std::optional<Field> name_field(Entity entity);  // name or title (contact: contact_first_name and _last_name)
std::optional<Field> catalogue_field(Entity entity);  // user, lists
std::optional<Field> description_field(Entity entity);  // category, lead_status, dashboard
std::optional<Field> rank_field(Entity entity);  // lists, contact_point
// Boolean in lists and users, instant elsewhere. What has none is removed at once when it is deleted.
std::optional<Field> deleted_field(Entity entity);
std::optional<Field> number_field(Entity entity);  // company, contact, sale
std::optional<Field> updated_field(Entity entity);  // company, contact, sale
Field created_field(Entity entity);

bool is_list(Entity entity);  // what an administrator keeps (R73)
// Kept for one person besides the data: what is done to it is no step of undo, and it never stands in the way of one.
bool is_personal(Entity entity);  // visit, preference
bool refers_to_itself(Entity entity);  // selection: a combined one refers to two others

}  // namespace tratt::model
