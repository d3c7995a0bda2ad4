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

}  // namespace tratt::codec
