#include "store/validation.hpp"

#include <algorithm>

#include "model/lead_rules.hpp"
#include "model/list_rules.hpp"
#include "model/seeds.hpp"
#include "store/contacts.hpp"
#include "store/leads.hpp"
#include "store/sales.hpp"

namespace tratt::store {

void check_ids(const Tables& tables, Entity entity, const std::vector<Uuid>& ids, Errors& errors) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (tables.find(entity, ids[i]) == no_row)
            errors.push_back(error_of("unknown_record", entity, {}, static_cast<std::int64_t>(i)));
    }
}

namespace {

// The fixed records, and what is made by a command of its own.
bool has_own_command(Entity entity) {
    switch (entity) {
        case Entity::setting:
        case Entity::automation:
        case Entity::form_submission:
        case Entity::selection_member: return true;
        default: return model::is_personal(entity);
    }
}

void check_administrator(const Tables& tables, Entity entity, Errors& errors) {
    if (is_kept_by_administrators(entity) && !is_administrator(tables))
        errors.push_back(error_of("administrator_only", entity));
}

void check_record(Candidate& record, const CatalogueWords& words) {
    if (model::catalogue_field(record.entity())) check_item_name(record, words);
    switch (record.entity()) {
        case Entity::contact: return check_contact(record);
        case Entity::category: return check_category(record);
        case Entity::user: return check_user(record);
        case Entity::automation: return check_automation(record);
        case Entity::sale: return check_sale(record);
        case Entity::follow_up: return check_follow_up(record);
        case Entity::selection: return check_selection(record);
        case Entity::dashboard: return check_dashboard(record);
        case Entity::board_setting: return check_board_setting(record);
        case Entity::favourite: return check_favourite(record);
        default: return;
    }
}

// Values that do not fit by themselves are not looked at together.
void check_all(Candidate record, const CatalogueWords& words, Errors& errors) {
    const std::size_t before = errors.size();
    record.check_values();
    const auto is_unfit = [](const core::Error& error) { return error.code != "required"; };
    const bool is_readable = std::none_of(errors.begin() + static_cast<std::ptrdiff_t>(before), errors.end(), is_unfit);
    if (is_readable) check_record(record, words);
}

void check_deletable(const Tables& tables, Entity entity, const Uuid& id, Errors& errors) {
    const Row row = tables.find(entity, id);
    if (row == no_row) return;
    if (entity == Entity::lead_status && !model::may_delete_status(id, model::open_id))
        errors.push_back(error_of("open_cannot_be_deleted", entity));
    if (entity == Entity::user && row == current_user(tables)) errors.push_back(error_of("cannot_be_deleted", entity));
    if (entity == Entity::user && is_last_administrator(tables, row))
        errors.push_back(error_of("last_administrator", entity));
    if (!may_edit_owned(tables, entity, row)) errors.push_back(error_of("owner_only", entity));
}

Errors check_pair(const Tables& tables, Entity entity, const Uuid& target, const Uuid& source) {
    Errors errors;
    check_ids(tables, entity, {target, source}, errors);
    if (target == source) errors.push_back(error_of("same_record", entity));
    // What is merged into the bin would be gone with it.
    if (tables.find(entity, target) != no_row && tables.is_deleted(entity, tables.find(entity, target)))
        errors.push_back(error_of("deleted_item", entity, {}, 0));
    return errors;
}

// R274
void check_day(Entity entity, model::Activities activities, core::Date from, Errors& errors) {
    if (activities == model::Activities::move_from && from == core::no_value)
        errors.push_back(error_of("day_required", entity));
}

// R159
void check_members(const Tables& tables, model::SelectionEntity entity, const std::vector<Uuid>& ids, Errors& errors) {
    const auto is_one_of = [&](Entity of, const Uuid& id) {
        const Row row = tables.find(of, id);
        return row != no_row && tables.is_live(of, row);
    };
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool fits =
            entity == model::SelectionEntity::contact
                ? is_one_of(Entity::contact, ids[i]) || is_one_of(Entity::company, ids[i])
                : is_one_of(entity == model::SelectionEntity::company ? Entity::company : Entity::sale, ids[i]);
        if (!fits)
            errors.push_back(error_of("unknown_record", Entity::selection_member, {}, static_cast<std::int64_t>(i)));
    }
}

// Of a selection that is to be made: what is not named is the first choice.
void check_new_members(const Scene& scene, const model::CreateRecord& command, Errors& errors) {
    if (command.members.empty()) return;
    if (command.entity != Entity::selection) return errors.push_back(error_of("wrong_field", command.entity));
    const auto choice = [&](Field field) {
        const Value* value = given(command.values, field);
        const auto* number = value ? std::get_if<std::int64_t>(value) : nullptr;
        return number ? *number : 0;
    };
    if (!model::takes_members(static_cast<model::SelectionKind>(choice(Field::selection_kind))))
        errors.push_back(error_of("not_static", Entity::selection, Field::selection_kind));
    check_members(scene.tables, static_cast<model::SelectionEntity>(choice(Field::selection_entity)), command.members,
                  errors);
}

}  // namespace

Errors why_refused(const Scene& scene, const model::CreateRecord& command) {
    if (has_own_command(command.entity)) return {error_of("wrong_command", command.entity)};
    Errors errors;
    check_administrator(scene.tables, command.entity, errors);
    if (!command.record.is_nil() && scene.tables.find(command.entity, command.record) != no_row) {
        errors.push_back(error_of("already_exists", command.entity));
    }
    check_all({scene.tables, command.entity, no_row, command.values, model::Cause::user, -1, errors}, scene.words,
              errors);
    check_new_members(scene, command, errors);
    return errors;
}

namespace {

// R263: a value for each record, of a field that is not given to all of them.
void check_columns(const model::UpdateRecords& command, Errors& errors) {
    for (const model::Column& column : command.columns) {
        const model::FieldSpec& field = model::spec(column.field);
        const bool is_kind = field.type == model::FieldType::text || field.type == model::FieldType::boolean;
        if (field.entity != command.entity || !is_kind || given(command.changes, column.field))
            errors.push_back(error_of("wrong_field", command.entity, column.field));
        else if (column.size() != command.ids.size())
            errors.push_back(error_of("wrong_type", command.entity, column.field));
    }
}

}  // namespace

Errors why_refused(const Scene& scene, const model::UpdateRecords& command) {
    Errors errors;
    check_administrator(scene.tables, command.entity, errors);
    check_ids(scene.tables, command.entity, command.ids, errors);
    check_columns(command, errors);
    if (!errors.empty() && !command.columns.empty()) return errors;
    std::vector<model::FieldValue> changes = command.changes;
    for (std::size_t i = 0; i < command.ids.size(); ++i) {
        const Row row = scene.tables.find(command.entity, command.ids[i]);
        if (row == no_row) continue;
        changes.resize(command.changes.size());
        for (const model::Column& column : command.columns) changes.push_back({column.field, column.value(i)});
        check_all({scene.tables, command.entity, row, changes, command.cause, static_cast<std::int64_t>(i), errors},
                  scene.words, errors);
    }
    return errors;
}

Errors why_refused(const Scene& scene, const model::LogActivities& command) {
    Errors errors;
    check_ids(scene.tables, Entity::follow_up, command.completed, errors);
    for (std::size_t i = 0; i < command.completed.size(); ++i) {
        const Row row = scene.tables.find(Entity::follow_up, command.completed[i]);
        if (row == no_row) continue;
        check_all({scene.tables, Entity::follow_up, row, command.changes, model::Cause::user,
                   static_cast<std::int64_t>(i), errors},
                  scene.words, errors);
    }
    for (std::size_t i = 0; i < command.made.size(); ++i) {
        check_all({scene.tables, Entity::follow_up, no_row, command.made[i], model::Cause::user,
                   static_cast<std::int64_t>(i), errors},
                  scene.words, errors);
    }
    return errors;
}

Errors why_refused(const Scene& scene, const model::DeleteRecords& command) {
    Errors errors;
    if (model::is_personal(command.entity)) return {error_of("wrong_command", command.entity)};
    check_administrator(scene.tables, command.entity, errors);
    check_ids(scene.tables, command.entity, command.ids, errors);
    if (command.entity == Entity::setting || command.entity == Entity::automation)
        errors.push_back(error_of("cannot_be_deleted", command.entity));
    for (const Uuid& id : command.ids) check_deletable(scene.tables, command.entity, id, errors);
    return errors;
}

Errors why_refused(const Scene& scene, const model::RestoreRecords& command) {
    Errors errors;
    check_administrator(scene.tables, command.entity, errors);
    check_ids(scene.tables, command.entity, command.ids, errors);
    if (!model::deleted_field(command.entity)) errors.push_back(error_of("wrong_command", command.entity));
    for (const Uuid& id : command.ids) {
        const Row row = scene.tables.find(command.entity, id);
        if (row != no_row && !may_edit_owned(scene.tables, command.entity, row))
            errors.push_back(error_of("owner_only", command.entity));
    }
    return errors;
}

Errors why_refused(const Scene& scene, const model::MoveItem& command) {
    Errors errors;
    if (!model::is_list(command.entity)) return {error_of("wrong_field", command.entity)};
    check_administrator(scene.tables, command.entity, errors);
    check_ids(scene.tables, command.entity, {command.item}, errors);
    if (!command.before.is_nil()) check_ids(scene.tables, command.entity, {command.before}, errors);
    return errors;
}

// ---- Merging and moving -------------------------------------------------------------------------------------------

Errors why_refused(const Scene& scene, const model::MergeContacts& command) {
    Errors errors = check_pair(scene.tables, Entity::contact, command.target, command.source);
    check_day(Entity::contact, command.activities, command.from, errors);
    return errors;
}

Errors why_refused(const Scene& scene, const model::MergeCompanies& command) {
    Errors errors = check_pair(scene.tables, Entity::company, command.target, command.source);
    check_day(Entity::company, command.activities, command.from, errors);
    return errors;
}

Errors why_refused(const Scene& scene, const model::MoveContacts& command) {
    Errors errors;
    check_ids(scene.tables, Entity::contact, command.contacts, errors);
    check_day(Entity::contact, command.activities, command.from, errors);
    if (command.company.is_nil()) return errors;
    const Row company = scene.tables.find(Entity::company, command.company);
    if (company == no_row) {
        errors.push_back(error_of("unknown_reference", Entity::contact, Field::contact_company));
    } else if (scene.tables.is_deleted(Entity::company, company)) {
        errors.push_back(error_of("deleted_item", Entity::contact, Field::contact_company));
    }
    return errors;
}

Errors why_refused(const Scene&, const model::EmptyBin&) { return {}; }

// ---- Members ------------------------------------------------------------------------------------------------------

Errors why_refused(const Scene& scene, const model::ChangeMembers& command) {
    Errors errors;
    check_ids(scene.tables, Entity::selection, {command.selection}, errors);
    const Row selection = scene.tables.find(Entity::selection, command.selection);
    if (selection == no_row) return errors;
    if (!may_edit_owned(scene.tables, Entity::selection, selection))
        errors.push_back(error_of("owner_only", Entity::selection));
    const auto kind = static_cast<model::SelectionKind>(scene.tables.cells(Field::selection_kind).bytes[selection]);
    if (!model::takes_members(kind) && !command.make_static)
        errors.push_back(error_of("not_static", Entity::selection, Field::selection_kind));
    const std::uint8_t entity = scene.tables.cells(Field::selection_entity).bytes[selection];
    check_members(scene.tables, static_cast<model::SelectionEntity>(entity), command.added, errors);
    return errors;
}

// ---- Forms --------------------------------------------------------------------------------------------------------

// What a form can fill in: the texts of contacts and companies that people write.
static void check_form_value(const model::FieldValue& one, Errors& errors) {
    const model::FieldSpec& field = model::spec(one.field);
    const bool is_of_person = field.entity == Entity::contact || field.entity == Entity::company;
    constexpr int given_by_store = model::field_derived | model::field_read_only | model::field_bulk_only;
    if (!is_of_person || field.type != model::FieldType::text || (field.flags & given_by_store) != 0) {
        errors.push_back(error_of("wrong_field", field.entity, one.field));
    } else if (const std::string_view code = why_value_unfit(field, one.value); !code.empty()) {
        errors.push_back(error_of(code, field.entity, one.field));
    }
}

static void check_text(Field field, std::string_view text, Errors& errors) {
    const model::FieldSpec& spec = model::spec(field);
    if (const std::string_view code = why_text_unfit(spec, text); !code.empty())
        errors.push_back(error_of(code, spec.entity, field));
}

static void check_utm(const model::UtmValues& values, model::UtmLevel level, Errors& errors) {
    const auto fields = model::utm_fields(level);
    check_text(fields[0], values.source, errors);
    check_text(fields[1], values.medium, errors);
    check_text(fields[2], values.campaign, errors);
    check_text(fields[3], values.term, errors);
    check_text(fields[4], values.content, errors);
}

static void check_form_values(const std::vector<model::FieldValue>& values, Errors& errors) {
    for (const model::FieldValue& one : values) check_form_value(one, errors);
    const bool has_contact = std::ranges::any_of(values, [](const model::FieldValue& one) {
        const bool names_somebody = one.field == Field::contact_email || one.field == Field::contact_first_name ||
                                    one.field == Field::contact_last_name;
        return names_somebody && !is_empty(one.value);
    });
    if (!has_contact) errors.push_back(error_of("contact_name_required", Entity::contact, Field::contact_first_name));
}

Errors why_refused(const Scene& scene, const model::SubmitForm& command) {
    Errors errors;
    const Row form = scene.tables.find(Entity::form, command.form);
    if (form == no_row || scene.tables.is_deleted(Entity::form, form))
        return {error_of("unknown_reference", Entity::form_submission, Field::form_submission_form)};
    if (!command.submission.is_nil() && scene.tables.find(Entity::form_submission, command.submission) != no_row)
        errors.push_back(error_of("already_exists", Entity::form_submission));
    check_form_values(command.values, errors);
    check_text(Field::form_submission_values, command.values_json, errors);
    check_text(Field::form_submission_referrer, command.referrer, errors);
    check_text(Field::form_submission_page, command.page, errors);
    check_utm(command.link, model::UtmLevel::conversion, errors);
    check_utm(command.first_touch, model::UtmLevel::first_touch, errors);
    return errors;
}

Errors why_refused(const Scene& scene, const model::ProcessSubmission& command) {
    Errors errors;
    const Tables& tables = scene.tables;
    const Row submission = tables.find(Entity::form_submission, command.submission);
    if (submission == no_row) return {error_of("unknown_record", Entity::form_submission)};
    const auto state =
        static_cast<model::SubmissionState>(tables.cells(Field::form_submission_state).bytes[submission]);
    if (state != model::SubmissionState::waiting)
        errors.push_back(error_of("not_waiting", Entity::form_submission, Field::form_submission_state));
    if (command.is_rejected) return errors;
    if (tables.cells(Field::form_submission_form).references[submission] == no_row)
        errors.push_back(error_of("unknown_reference", Entity::form_submission, Field::form_submission_form));
    check_form_values(command.values, errors);
    check_utm(command.first_touch, model::UtmLevel::first_touch, errors);
    return errors;
}

// ---- What is kept for one person ----------------------------------------------------------------------------------

Errors why_refused(const Scene& scene, const model::Visit& command) {
    Errors errors;
    const auto subject = model::find_field(Entity::visit, model::entity_key(command.entity));
    if (!subject || command.entity == Entity::user) return {error_of("wrong_field", command.entity)};
    check_ids(scene.tables, command.entity, {command.record}, errors);
    return errors;
}

Errors why_refused(const Scene&, const model::SetPreference& command) {
    Errors errors;
    if (command.key.empty()) errors.push_back(error_of("required", Entity::preference, Field::preference_key));
    check_text(Field::preference_key, command.key, errors);
    check_text(Field::preference_value, command.value, errors);
    return errors;
}

}  // namespace tratt::store
