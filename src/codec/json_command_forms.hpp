// Selections, forms and what is personal as JSON: keys of their commands. Internal to this room.
#pragma once

#include "codec/json_command_parts.hpp"

namespace tratt::codec {

inline constexpr std::size_t most_members = 1'000'000;

inline bool read_members(const JsonPlace& place, std::vector<core::Uuid>& out) {
    return read_list(place, most_members, out, [](const JsonPlace& item, core::Uuid& id) { return item.read(id); });
}

inline constexpr JsonKey<model::ChangeMembers> change_members_keys[] = {
    {"selection", [](const JsonPlace& place, auto& out) { return place.read(out.selection); }, Presence::required},
    {"added", [](const JsonPlace& place, auto& out) { return read_members(place, out.added); }},
    {"removed", [](const JsonPlace& place, auto& out) { return read_members(place, out.removed); }},
    {"make_static", [](const JsonPlace& place, auto& out) { return place.read(out.make_static); }},
};

inline constexpr JsonKey<model::LogActivities> log_activities_keys[] = {
    {"completed",
     [](const JsonPlace& place, auto& out) { return read_records(place, model::Entity::follow_up, out.completed); }},
    {"changes",
     [](const JsonPlace& place, auto& out) { return read_values(place, model::Entity::follow_up, out.changes); }},
    {"made",
     [](const JsonPlace& place, auto& out) {
         return read_list(place, most_members, out.made, [](const JsonPlace& item, auto& values) {
             return read_values(item, model::Entity::follow_up, values);
         });
     }},
};

inline constexpr std::size_t most_utm_bytes = 2'000;

inline constexpr JsonKey<model::UtmValues> utm_keys[] = {
    {"source", [](const JsonPlace& place, auto& out) { return place.read(out.source, most_utm_bytes); }},
    {"medium", [](const JsonPlace& place, auto& out) { return place.read(out.medium, most_utm_bytes); }},
    {"campaign", [](const JsonPlace& place, auto& out) { return place.read(out.campaign, most_utm_bytes); }},
    {"term", [](const JsonPlace& place, auto& out) { return place.read(out.term, most_utm_bytes); }},
    {"content", [](const JsonPlace& place, auto& out) { return place.read(out.content, most_utm_bytes); }},
};

inline bool read_utm(const JsonPlace& place, model::UtmValues& out) {
    return read_object<model::UtmValues>(place, utm_keys, out);
}

template <class T>
bool read_first_touch(const JsonPlace& place, T& out) {
    return read_utm(place, out.first_touch);
}

// {"contact": {"email": "…"}, "company": {"name": "…"}}
template <class T>
bool read_submitted(const JsonPlace& place, T& out) {
    constexpr JsonKey<std::vector<model::FieldValue>> keys[] = {
        {"contact", [](const JsonPlace& at, auto& values) { return read_values(at, model::Entity::contact, values); }},
        {"company", [](const JsonPlace& at, auto& values) { return read_values(at, model::Entity::company, values); }},
    };
    return read_object<std::vector<model::FieldValue>>(place, keys, out.values);
}

inline constexpr JsonKey<model::SubmitForm> submit_form_keys[] = {
    {"form", [](const JsonPlace& place, auto& out) { return place.read(out.form); }, Presence::required},
    {"values", read_submitted, Presence::required},
    {"link", [](const JsonPlace& place, auto& out) { return read_utm(place, out.link); }},
    {"first_touch", read_first_touch},
    {"values_json", [](const JsonPlace& place, auto& out) { return place.read(out.values_json, most_text_bytes); }},
    {"referrer", [](const JsonPlace& place, auto& out) { return place.read(out.referrer, most_utm_bytes); }},
    {"page", [](const JsonPlace& place, auto& out) { return place.read(out.page, most_utm_bytes); }},
    {"submission", [](const JsonPlace& place, auto& out) { return place.read(out.submission); }},
};

inline constexpr JsonKey<model::ProcessSubmission> process_submission_keys[] = {
    {"submission", [](const JsonPlace& place, auto& out) { return place.read(out.submission); }, Presence::required},
    {"values", read_submitted},
    {"first_touch", read_first_touch},
    {"is_rejected", [](const JsonPlace& place, auto& out) { return place.read(out.is_rejected); }},
};

inline constexpr JsonKey<model::Visit> visit_keys[] = {
    {"entity", read_entity, Presence::required},
    {"record",
     [](const JsonPlace& place, auto& out) {
         return place.of_entity(out.entity).read_record(out.entity, "unknown_record", out.record);
     },
     Presence::required},
};

inline constexpr JsonKey<model::SetPreference> set_preference_keys[] = {
    {"key", [](const JsonPlace& place, auto& out) { return place.read(out.key, 1'000); }, Presence::required},
    {"value", [](const JsonPlace& place, auto& out) { return place.read(out.value, most_text_bytes); },
     Presence::required},
};

}  // namespace tratt::codec
