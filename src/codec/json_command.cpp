#include "codec/json_command.hpp"

#include <array>
#include <utility>
#include <variant>

#include "codec/json_command_forms.hpp"
#include "codec/json_command_parts.hpp"
#include "codec/json_command_people.hpp"
#include "codec/json_command_reader.hpp"
#include "codec/json_command_restore.hpp"

namespace tratt::codec {

using model::Entity;

namespace {

// ---- Each command: its keys, in the order in which they are read --------------------------------------------------

constexpr JsonKey<model::CreateRecord> create_record_keys[] = {
    {"entity", read_entity, Presence::required},
    {"values", [](const JsonPlace& place, auto& out) { return read_values(place, out.entity, out.values); },
     Presence::required},
    {"record", [](const JsonPlace& place, auto& out) { return place.read(out.record); }},
    {"members", [](const JsonPlace& place, auto& out) { return read_members(place, out.members); }},
};

// Who may be said to have made a change; the rest is for the store to say.
bool read_cause(const JsonPlace& place, model::UpdateRecords& out) {
    std::string key;
    if (!place.read(key, 100)) return false;
    const auto cause = model::find_cause(key);
    using model::Cause;
    for (const Cause allowed : {Cause::user, Cause::bulk, Cause::board, Cause::rule}) {
        if (cause != allowed) continue;
        out.cause = allowed;
        return true;
    }
    return place.refuse("unknown_value", key);
}

constexpr JsonKey<model::UpdateRecords> update_records_keys[] = {
    {"entity", read_entity, Presence::required},
    {"ids", read_ids, Presence::required},
    {"changes", [](const JsonPlace& place, auto& out) { return read_values(place, out.entity, out.changes); },
     Presence::required},
    {"columns", read_columns<model::UpdateRecords>},
    {"cause", read_cause},
};

constexpr JsonKey<model::DeleteRecords> delete_records_keys[] = {
    {"entity", read_entity, Presence::required},
    {"ids", read_ids, Presence::required},
};

constexpr JsonKey<model::RestoreRecords> restore_records_keys[] = {
    {"entity", read_entity, Presence::required},
    {"ids", read_ids, Presence::required},
};

constexpr JsonKey<model::MoveItem> move_item_keys[] = {
    {"entity", read_entity, Presence::required},
    {"item", [](const JsonPlace& place, auto& out) { return place.read(out.item); }, Presence::required},
    {"before", [](const JsonPlace& place, auto& out) { return place.read(out.before); }},
};

constexpr JsonKey<model::Import> import_keys[] = {
    {"rows", [](const JsonPlace& place, auto& out) { return read_import_rows(place, out.rows); }, Presence::required},
    {"file_name", [](const JsonPlace& place, auto& out) { return place.read(out.file_name, 1'000); }},
    {"is_restore", [](const JsonPlace& place, auto& out) { return place.read(out.is_restore); }},
};

constexpr JsonKey<model::PutBack> put_back_keys[] = {
    {"transaction", [](const JsonPlace& place, auto& out) { return place.read(out.transaction); }, Presence::required},
    {"entity", read_entity, Presence::required},
    {"record",
     [](const JsonPlace& place, auto& out) {
         return place.of_entity(out.entity).read_record(out.entity, "unknown_record", out.record);
     },
     Presence::required},
    {"field",
     [](const JsonPlace& place, auto& out) {
         std::string key;
         return place.read(key, 100) && read_stored_field(place, out.entity, key, out.field);
     },
     Presence::required},
};

constexpr JsonKey<model::Undo> undo_keys[] = {
    {"transaction", [](const JsonPlace& place, auto& out) { return place.read(out.transaction); }},
};

constexpr std::span<const JsonKey<model::Redo>> redo_keys;  // needs nothing
constexpr std::span<const JsonKey<model::EmptyBin>> empty_bin_keys;

// ---- The list -----------------------------------------------------------------------------------------------------

struct CommandForm {
    std::string_view type;
    bool (*read)(const JsonPlace&, model::Action&);
};

template <class T, const auto& keys>
bool read_action(const JsonPlace& place, model::Action& out) {
    return read_object<T>(place, keys, out.emplace<T>(), {"type", "id", "answer"});
}

constexpr CommandForm forms[] = {
    {"create_record", read_action<model::CreateRecord, create_record_keys>},
    {"update_records", read_action<model::UpdateRecords, update_records_keys>},
    {"delete_records", read_action<model::DeleteRecords, delete_records_keys>},
    {"restore_records", read_action<model::RestoreRecords, restore_records_keys>},
    {"move_item", read_action<model::MoveItem, move_item_keys>},
    {"merge_contacts", read_action<model::MergeContacts, merge_contacts_keys>},
    {"merge_companies", read_action<model::MergeCompanies, merge_companies_keys>},
    {"move_contacts", read_action<model::MoveContacts, move_contacts_keys>},
    {"empty_bin", read_action<model::EmptyBin, empty_bin_keys>},
    {"change_members", read_action<model::ChangeMembers, change_members_keys>},
    {"log_activities", read_action<model::LogActivities, log_activities_keys>},
    {"submit_form", read_action<model::SubmitForm, submit_form_keys>},
    {"process_submission", read_action<model::ProcessSubmission, process_submission_keys>},
    {"import", read_action<model::Import, import_keys>},
    {"restore_backup", read_action<model::RestoreBackup, restore_backup_keys>},
    {"visit", read_action<model::Visit, visit_keys>},
    {"set_preference", read_action<model::SetPreference, set_preference_keys>},
    {"put_back", read_action<model::PutBack, put_back_keys>},
    {"undo", read_action<model::Undo, undo_keys>},
    {"redo", read_action<model::Redo, redo_keys>},
};
static_assert(std::size(forms) == std::variant_size_v<model::Action>, "each command has a row");

// What confirmation_needed asked: "accept", "decline", or the id of another category (R65).
bool read_answer(const JsonPlace& place, model::RuleAnswer& out) {
    using Kind = model::RuleAnswer::Kind;
    const bool is_accepted = place.value() == "accept";
    out.kind = is_accepted ? Kind::accept : place.value() == "decline" ? Kind::decline : Kind::other;
    return out.kind != Kind::other || place.read(out.category);
}

constexpr auto types = [] {
    std::array<std::string_view, std::size(forms)> keys;
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = forms[i].type;
    return keys;
}();

// The row of the command's type; null = refused.
const CommandForm* form_of(const JsonPlace& place) {
    const auto type = place.value().find("type");
    if (type == place.value().end()) {
        place.member(place.value(), "type").refuse("missing_key");
        return nullptr;
    }
    const JsonPlace here = place.member(*type, "type");
    std::string key;
    if (!here.read(key, 100)) return nullptr;
    for (const CommandForm& form : forms) {
        if (form.type == key) return &form;
    }
    here.refuse("unknown_command", key);
    return nullptr;
}

}  // namespace

std::span<const std::string_view> command_types() { return types; }

bool read_command(const JsonPlace& place, model::Command& out) {
    if (!place.is_object()) return false;
    const CommandForm* form = form_of(place);
    if (form == nullptr) return false;
    const auto id = place.value().find("id");
    if (id != place.value().end() && !place.member(*id, "id").read(out.id)) return false;
    const auto answer = place.value().find("answer");
    if (answer != place.value().end() && !read_answer(place.member(*answer, "answer"), out.answer)) return false;
    return form->read(place, out.action);
}

core::Result<model::Command> read_command(std::string_view json, store::Database& database) {
    JsonReading reading;
    reading.database = &database;
    nlohmann::json document;
    model::Command command{{}, model::Redo{}};
    if (parse_json(json, most_command_bytes, reading, document))
        (void)read_command(JsonPlace(document, reading), command);
    if (const auto error = error_in(reading)) return *error;
    if (command.id.is_nil()) command.id = database.new_id();
    return command;
}

}  // namespace tratt::codec
