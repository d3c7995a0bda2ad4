// Everything that can be asked of the database: a closed list. A command is checked against the lead rules, becomes one
// transaction and is one step of undo (Visit and SetPreference: one transaction, no step). It carries an id and is
// carried out at most once, however often it is sent.
//
// Refusals are core::Error with entity and field; `row` is the index in the command's ids or rows. Codes: error_codes.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/event.hpp"
#include "model/utm_rules.hpp"
#include "model/value.hpp"

namespace tratt::model {

// A field that is not named takes its default (R37 status, R88 country, R89 owner, R97 business, R246 stage, R247 sale
// date, R254 company, R259 end or deadline, first choice of a list); one that is named with no value is left empty on
// purpose. Texts are trimmed and composed (NFC).
struct CreateRecord {
    Entity entity = Entity::contact;
    std::vector<FieldValue> values;
    Uuid record;  // its id, for whoever must know it beforehand; nil = the store makes one
    std::vector<Uuid> members = {};  // of a new static selection, as ChangeMembers adds them
};

// The same values for all the records. Records that already have them stay as they are; if all do, nothing happens.
// `columns`: what differs from record to record (R263), a value each in the order of `ids`; of texts, yes and no.
struct UpdateRecords {
    Entity entity = Entity::contact;
    std::vector<Uuid> ids;
    std::vector<FieldValue> changes;
    Cause cause = Cause::user;  // user, bulk, board or rule
    std::vector<Column> columns = {};
};

// Deleting is soft. A company takes its contacts with it; restoring it brings back those, and restoring a contact its
// company (R282). A deleted list item stays on the records that have it but cannot be chosen (R27). What has no bin
// (contact points, members, favourites, tiles, board settings, submissions) is gone at once, and back by Undo.
struct DeleteRecords {
    Entity entity = Entity::contact;
    std::vector<Uuid> ids;
};
struct RestoreRecords {
    Entity entity = Entity::contact;
    std::vector<Uuid> ids;
};

// Puts a list item before another one, or last (R25).
struct MoveItem {
    Entity entity = Entity::category;
    Uuid item;
    Uuid before;  // nil = last
};

// What becomes of sales and follow-ups when their contact or company goes another way (R274, R279).
enum class Activities : std::uint8_t {
    move_all,
    leave,
    move_from  // those whose day (sale date, deadline, day of the meeting) is `from` or later
};

// Empty fields of the target are filled from the source, its status too (R48, R275). Where both have an address or a
// phone, the source's becomes a further one of the target (R90). Memberships, favourites and submissions follow. The
// source is deleted, or stays as a former employee (R273).
struct MergeContacts {
    Uuid target;
    Uuid source;
    Activities activities = Activities::move_all;
    core::Date from = core::no_value;
    bool keeps_source = false;  // as a former employee
};

// The contacts of the source come to the target (R47); of those with the same first, middle and last name as one there
// each is merged into it, if wanted (R277). The source is deleted.
struct MergeCompanies {
    Uuid target;
    Uuid source;
    bool merges_contacts = true;
    Activities activities = Activities::move_all;
    core::Date from = core::no_value;
};

// To another company, or to none (R47, R279).
struct MoveContacts {
    std::vector<Uuid> contacts;
    Uuid company;  // nil = set free
    Activities activities = Activities::move_all;
    core::Date from = core::no_value;
};

// Removes for good what has been in the bin for longer than the setting bin_days (R281, R283), with what belongs to it
// alone (contact points, memberships, favourites, visits). Sales, follow-ups and submissions stay without the link. It
// is a step like any other, so what it removed is there as long as the step can be undone.
struct EmptyBin {};

// Members of a static selection (R158, R159): records of its type, and companies in one of contacts. Those that are
// members already, or are none, stay so. `make_static`: a dynamic or combined one becomes static with these (R153).
struct ChangeMembers {
    Uuid selection;
    std::vector<Uuid> added;
    std::vector<Uuid> removed;
    bool make_static = false;
};

// What has been done and what comes next, in one step. `completed`: follow-ups that are ticked, with `changes` (when, and
// how it went). `made`: values of new ones, each as CreateRecord would take them; a call that is logged has completed_at,
// the next step has none. The same to do for many contacts is one of `made` for each.
struct LogActivities {
    std::vector<Uuid> completed;
    std::vector<FieldValue> changes;
    std::vector<std::vector<FieldValue>> made;
};

// What somebody sent in (R239–R243). `values`: fields of contacts and companies; contact_email finds the contact. The
// contact, the company and the submission are written in one step, or only the submission, which then waits (R240).
struct SubmitForm {
    Uuid form;
    std::vector<FieldValue> values;
    UtmValues link;  // of the page's address
    UtmValues first_touch;  // as the tracking script had stored it (R229)
    std::string values_json;  // as it came in
    std::string referrer;
    std::string page;
    Uuid submission;  // its id; nil = the store makes one
};
// Carries out a submission that waits; the values again as the caller has read them from it.
struct ProcessSubmission {
    Uuid submission;
    std::vector<FieldValue> values;
    UtmValues first_touch;
    bool is_rejected = false;  // nothing is written but that
};

// Puts the record first in the history list of the current user (R96), whose length is the preference "history_length"
// (0–200, else 20). Entities: contact, company, sale, selection, dashboard.
struct Visit {
    Entity entity = Entity::contact;
    Uuid record;
};
// Of the current user; no value removes it.
struct SetPreference {
    std::string key;
    std::string value;
};

// Rows of one entity. `is_new`: records to be made; number, rank, created_at and status_since are given by the store
// where no column gives them. Not `is_new`: every column's values replace what the records have; rows in which
// different fields change go into different ImportRows. References may name records made earlier in the same command.
struct ImportRows {
    Entity entity = Entity::contact;
    bool is_new = true;
    std::vector<Uuid> ids;
    std::vector<Column> columns;
};

// One event however many rows. Order: users and lists, companies, contacts. R49: categories are set before contacts are
// made; a status is taken only where it is active in the end, other ones are left out (the plan has reported them); an
// empty status where it is active becomes Open (R37). An empty owner stays empty; an empty business is "Not specified".
struct Import {
    std::vector<ImportRows> rows;
    std::string file_name;
    // The rows come from a database that kept them by these rules: a status is taken as it was recorded, also where the
    // rules hide it now. R49 is for lists of other programs.
    bool is_restore = false;
};

struct RemovedRows {
    Entity entity = Entity::contact;
    std::vector<Uuid> ids;
};

// Records of a backup, as they were: codec/backup_plan.hpp makes it, for a restore that replaces everything as for a merge.
// Known records get every value of the columns, new ones are made as they are (without a number or rank they get the next
// one), what is removed is gone as if it had never been. All of it is one step. Of the lead rules only what other records
// decide is seen to afterwards: an active status is never empty, a company has one main contact, and what comes new into a
// deleted company is deleted with it.
struct RestoreBackup {
    std::vector<ImportRows> rows;
    std::vector<RemovedRows> removed;
    NextNumbers next_numbers;  // visible numbers that have been given there: they are not given here
    std::string file_name;
};

// Gives a field the value it had before that transaction (R43). Checked like an edit.
struct PutBack {
    Uuid transaction;
    Entity entity = Entity::contact;
    Uuid record;
    Field field = Field::contact_lead_status;
};

// Takes back the newest step, or the named one if nothing it touched has been changed by a later step.
struct Undo {
    Uuid transaction;  // nil = the newest
};
struct Redo {};

using Action = std::variant<CreateRecord, UpdateRecords, DeleteRecords, RestoreRecords, MoveItem, MergeContacts,
                            MergeCompanies, MoveContacts, EmptyBin, ChangeMembers, LogActivities, SubmitForm,
                            ProcessSubmission, Import, RestoreBackup, Visit, SetPreference, PutBack, Undo, Redo>;

// What a person says when the store asks (R65). A command that meets an automation with confirmation is refused with
// confirmation_needed; sent again with an answer it is carried out. The answer holds for all it would change (R72).
struct RuleAnswer {
    enum class Kind : std::uint8_t { none, accept, decline, other };
    Kind kind = Kind::none;
    Uuid category;  // of other
};

struct Command {
    Uuid id;  // UUIDv7
    Action action;
    RuleAnswer answer = {};
};

// What a step of undo is called: i18n keys, with the parameters that Transaction::name_params carries.
inline constexpr std::array step_keys = {
    std::string_view("step_create_contact"),  // name
    std::string_view("step_create_company"),  // name
    std::string_view("step_create_item"),  // name; of a list or user
    std::string_view("step_create_record"),  // name; of anything else
    std::string_view("step_update_contact"),  // name (count = 1)
    std::string_view("step_update_company"),  // name
    std::string_view("step_update_item"),  // name, catalogue_key when the item still has its seeded name
    std::string_view("step_update_record"),  // name
    std::string_view("step_update_settings"),  // automations too
    std::string_view("step_update_contacts"),  // count
    std::string_view("step_update_companies"),  // count
    std::string_view("step_update_items"),  // count
    std::string_view("step_update_records"),  // count
    std::string_view("step_delete"),  // count, name of the first
    std::string_view("step_restore"),  // count, name of the first
    std::string_view("step_move_item"),  // name, catalogue_key
    std::string_view("step_merge_contacts"),  // name (target), other (source)
    std::string_view("step_merge_companies"),  // name (target), other (source)
    std::string_view("step_move_contacts"),  // count, name of the first
    std::string_view("step_empty_bin"),  // count
    std::string_view("step_change_members"),  // name of the selection
    std::string_view("step_log_activities"),  // name of the first follow-up
    std::string_view("step_submit_form"),  // name of the form
    std::string_view("step_process_submission"),  // name of the form
    std::string_view("step_visit"),
    std::string_view("step_preference"),
    std::string_view("step_import"),  // file, count (new and changed records)
    std::string_view("step_restore_backup"),  // file, count (new, changed and removed records)
    std::string_view("step_put_back"),  // name
    std::string_view("step_seed"),
    std::string_view("step_erase_person"),  // storage/person_erasure.hpp
    std::string_view("step_upgrade"),  // lists that the database did not have
};

// Codes of everything the store refuses. i18n has the words under "error_" + code.
inline constexpr std::array error_codes = {
    std::string_view("required"),  // the field must have a value (R2, R3, R19, R97)
    std::string_view("contact_name_required"),  // R84: first or last name
    std::string_view("status_required"),  // an active lead status cannot be empty
    std::string_view("status_hidden"),  // R34
    std::string_view("category_of_company"),  // R17: the category is the company's
    std::string_view("flag_needs_potential_customer"),  // R7
    std::string_view("open_cannot_be_deleted"),  // R23
    std::string_view("deleted_item"),  // R27: cannot be chosen any more
    std::string_view("unknown_reference"),  // refers to a record that is not there
    std::string_view("unknown_record"),
    std::string_view("already_exists"),  // the id is taken
    std::string_view("wrong_field"),  // the entity has no such field
    std::string_view("wrong_type"),  // a value of another type than the field's
    std::string_view("read_only"),  // given by the store
    std::string_view("not_utf8"),
    std::string_view("control_character"),
    std::string_view("too_long"),  // model::range_of
    std::string_view("out_of_range"),  // model::range_of
    std::string_view("repeated_field"),  // named twice
    std::string_view("wrong_command"),  // this kind of record has commands of its own
    std::string_view("administrator_only"),  // R73
    std::string_view("last_administrator"),
    std::string_view("owner_only"),  // R155, R200
    std::string_view("name_exists"),  // R75
    std::string_view("cannot_change"),  // R152, R153: settled when it was first saved
    std::string_view("selection_of_other_type"),  // R163
    std::string_view("selection_in_itself"),
    std::string_view("not_static"),  // R158
    std::string_view("one_reference"),  // a favourite is one record
    std::string_view("stage_of_other_type"),  // R246
    std::string_view("reason_of_other_kind"),  // R249–R251
    std::string_view("completed_needs_closed"),  // R252
    std::string_view("not_for_type"),  // R259
    std::string_view("ends_before_start"),
    std::string_view("follow_up_completed"),  // R260
    std::string_view("not_waiting"),  // the submission has been processed
    // R65, R72: an automation asks. Params: count, then for each of the first 100 companies (or contacts without one)
    // entity, id, name, category (the present one's id) and proposed (the id of the one it would get), in this order.
    std::string_view("confirmation_needed"),
    std::string_view("cannot_be_deleted"),  // settings; the current user
    std::string_view("same_record"),  // merge with itself
    std::string_view("day_required"),  // Activities::move_from without `from`
    std::string_view("unknown_transaction"),
    std::string_view("nothing_to_undo"),
    std::string_view("nothing_to_redo"),
    std::string_view("changed_since"),  // params: field, by (name_key of the later step)
    std::string_view("bad_transaction"),  // apply and restore: does not fit this database; params: reason
};

}  // namespace tratt::model
