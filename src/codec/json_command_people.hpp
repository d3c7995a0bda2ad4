// Merging and moving as JSON: keys of their commands. Internal to this room.
#pragma once

#include "codec/json_command_parts.hpp"

namespace tratt::codec {

inline constexpr auto activities_keys = std::to_array<std::string_view>({"move_all", "leave", "move_from"});

template <class T>
bool read_activities(const JsonPlace& place, T& out) {
    return read_key(place, activities_keys, out.activities);
}
template <class T>
bool read_from(const JsonPlace& place, T& out) {
    return read_date(place, out.from);
}
template <model::Entity entity, class T>
bool read_target(const JsonPlace& place, T& out) {
    return read_one<entity>(place, out.target);
}
template <model::Entity entity, class T>
bool read_source(const JsonPlace& place, T& out) {
    return read_one<entity>(place, out.source);
}

inline constexpr JsonKey<model::MergeContacts> merge_contacts_keys[] = {
    {"target", read_target<model::Entity::contact>, Presence::required},
    {"source", read_source<model::Entity::contact>, Presence::required},
    {"activities", read_activities},
    {"from", read_from},
    {"keeps_source", [](const JsonPlace& place, auto& out) { return place.read(out.keeps_source); }},
};

inline constexpr JsonKey<model::MergeCompanies> merge_companies_keys[] = {
    {"target", read_target<model::Entity::company>, Presence::required},
    {"source", read_source<model::Entity::company>, Presence::required},
    {"merges_contacts", [](const JsonPlace& place, auto& out) { return place.read(out.merges_contacts); }},
    {"activities", read_activities},
    {"from", read_from},
};

inline constexpr JsonKey<model::MoveContacts> move_contacts_keys[] = {
    {"contacts",
     [](const JsonPlace& place, auto& out) { return read_records(place, model::Entity::contact, out.contacts); },
     Presence::required},
    {"company", [](const JsonPlace& place, auto& out) { return read_one<model::Entity::company>(place, out.company); }},
    {"activities", read_activities},
    {"from", read_from},
};

}  // namespace tratt::codec
