// What several commands have in their JSON. Internal to this room.
#pragma once

#include <vector>

#include "codec/json_place.hpp"
#include "codec/json_value.hpp"
#include "model/command.hpp"

namespace tratt::codec {

template <class T>
bool read_entity(const JsonPlace& place, T& out) {
    return place.read(out.entity);
}

template <class T>
bool read_ids(const JsonPlace& place, T& out) {
    return read_records(place, out.entity, out.ids);
}

inline bool read_stored_field(const JsonPlace& place, model::Entity entity, std::string_view key, model::Field& out) {
    const auto field = model::find_field(entity, key);
    if (!field) return place.of_entity(entity).refuse("wrong_field", key);
    out = *field;
    return true;
}

// {"title": "CTO", …}
inline bool read_values(const JsonPlace& place, model::Entity entity, std::vector<model::FieldValue>& out) {
    if (!place.is_object()) return false;
    for (const auto& [key, value] : place.value().items()) {
        const JsonPlace here = place.member(value, key);
        model::FieldValue& read = out.emplace_back(model::FieldValue{.field = {}});
        if (!read_stored_field(here, entity, key, read.field)) return false;
        if (!read_value(here, model::spec(read.field), read.value)) return false;
    }
    return true;
}

// One record of a known entity: its id or its visible number.
template <model::Entity entity>
bool read_one(const JsonPlace& place, core::Uuid& out) {
    return place.of_entity(entity).read_record(entity, "unknown_record", out);
}

// Rows in columns: {"title": ["CTO", null], …}
template <class Rows>  // that have ids
bool read_column(const JsonPlace& place, const Rows& rows, model::Column& out) {
    const model::FieldSpec& field = model::spec(out.field);
    if (field.has(model::field_derived)) return place.of_field(field).refuse("wrong_field", field.key);
    if (!place.is_array(most_ids)) return false;
    if (place.value().size() != rows.ids.size()) return place.of_field(field).refuse("wrong_type", "length");
    model::Value value;
    for (std::size_t i = 0; i < place.value().size(); ++i) {
        if (!read_value(place.item_as_row(i), field, value)) return false;
        out.add(value);
    }
    return true;
}

template <class Rows>  // that have an entity, ids and columns
bool read_columns(const JsonPlace& place, Rows& out) {
    if (!place.is_object()) return false;
    for (const auto& [key, value] : place.value().items()) {
        const JsonPlace here = place.member(value, key);
        model::Field field{};
        if (!read_stored_field(here, out.entity, key, field)) return false;
        if (!read_column(here, out, out.columns.emplace_back(field))) return false;
    }
    return true;
}

inline constexpr JsonKey<model::ImportRows> import_rows_keys[] = {
    {"entity", read_entity, Presence::required},
    {"is_new", [](const JsonPlace& place, auto& out) { return place.read(out.is_new); }, Presence::required},
    {"ids", read_ids, Presence::required},
    {"columns", read_columns<model::ImportRows>, Presence::required},
};

inline constexpr std::size_t most_import_parts = 1'000;

inline bool read_import_rows(const JsonPlace& place, std::vector<model::ImportRows>& out) {
    return read_list(place, most_import_parts, out, [](const JsonPlace& item, model::ImportRows& rows) {
        return read_object<model::ImportRows>(item, import_rows_keys, rows);
    });
}

}  // namespace tratt::codec
