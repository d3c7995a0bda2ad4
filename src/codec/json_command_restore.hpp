// Restoring a backup as JSON: keys of its command. Internal to this room.
#pragma once

#include "codec/json_command_parts.hpp"

namespace tratt::codec {

inline constexpr JsonKey<model::RemovedRows> removed_rows_keys[] = {
    {"entity", read_entity, Presence::required},
    {"ids", read_ids, Presence::required},
};

inline bool read_next_number(const JsonPlace& place, model::Entity entity, model::NextNumbers& out) {
    return place.of_entity(entity).read(out.emplace_back(entity, 0).second, model::any_visible_number);
}

// {"contact": 501}
inline constexpr JsonKey<model::NextNumbers> next_numbers_keys[] = {
    {"company", [](const JsonPlace& at, auto& out) { return read_next_number(at, model::Entity::company, out); }},
    {"contact", [](const JsonPlace& at, auto& out) { return read_next_number(at, model::Entity::contact, out); }},
    {"sale", [](const JsonPlace& at, auto& out) { return read_next_number(at, model::Entity::sale, out); }},
};

inline bool read_removed(const JsonPlace& place, std::vector<model::RemovedRows>& out) {
    return read_list(place, most_import_parts, out, [](const JsonPlace& item, model::RemovedRows& rows) {
        return read_object<model::RemovedRows>(item, removed_rows_keys, rows);
    });
}

inline constexpr JsonKey<model::RestoreBackup> restore_backup_keys[] = {
    {"rows", [](const JsonPlace& place, auto& out) { return read_import_rows(place, out.rows); }, Presence::required},
    {"removed", [](const JsonPlace& place, auto& out) { return read_removed(place, out.removed); }},
    {"next_numbers",
     [](const JsonPlace& place, auto& out) {
         return read_object<model::NextNumbers>(place, next_numbers_keys, out.next_numbers);
     }},
    {"file_name", [](const JsonPlace& place, auto& out) { return place.read(out.file_name, 1'000); }},
};

}  // namespace tratt::codec
