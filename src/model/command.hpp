// Everything that can be asked of the database: a closed list. A command is checked against the lead rules, becomes one
// transaction and is one step of undo. It carries an id and is carried out at most once, however often it is sent.
//
// Refusals are core::Error with entity and field; `row` is the index in the command's ids or rows. Codes: error_codes.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/uuid.hpp"
#include "model/event.hpp"
#include "model/value.hpp"

namespace tratt::model {

// A field that is not named takes its default (R37 status, R88 country, R89 owner, R97 business); one that is named
// with no value is left empty on purpose. Texts are trimmed and composed (NFC).
struct CreateRecord {
    Entity entity = Entity::contact;
    std::vector<FieldValue> values;
    Uuid record;  // its id, for whoever must know it beforehand; nil = the store makes one
};

// The same values for all the records. Records that already have them stay as they are; if all do, nothing happens.
struct UpdateRecords {
    Entity entity = Entity::contact;
    std::vector<Uuid> ids;
    std::vector<FieldValue> changes;
    Cause cause = Cause::user;  // user, bulk, board or rule
};

// Deleting is soft. A company takes its contacts with it; restoring it brings back those, and restoring a contact its
// company (R282). A deleted list item stays on the records that have it but cannot be chosen (R27).
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

// Empty fields of the target are filled from the source, its status too (R48, R275); the source is deleted.
struct MergeContacts {
    Uuid target;
    Uuid source;
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

using Action = std::variant<CreateRecord, UpdateRecords, DeleteRecords, RestoreRecords, MoveItem, MergeContacts, Import,
                            PutBack, Undo, Redo>;

struct Command {
    Uuid id;  // UUIDv7
    Action action;
};

// What a step of undo is called: i18n keys, with the parameters that Transaction::name_params carries.
inline constexpr std::array step_keys = {
    std::string_view("step_create_contact"),  // name
    std::string_view("step_create_company"),  // name
    std::string_view("step_create_item"),  // name; of a list or user
    std::string_view("step_update_contact"),  // name (count = 1)
    std::string_view("step_update_company"),  // name
    std::string_view("step_update_item"),  // name, catalogue_key when the item still has its seeded name
    std::string_view("step_update_settings"),
    std::string_view("step_update_contacts"),  // count
    std::string_view("step_update_companies"),  // count
    std::string_view("step_update_items"),  // count
    std::string_view("step_delete"),  // count, name of the first
    std::string_view("step_restore"),  // count, name of the first
    std::string_view("step_move_item"),  // name, catalogue_key
    std::string_view("step_merge_contacts"),  // name (target), other (source)
    std::string_view("step_import"),  // file, count (new and changed records)
    std::string_view("step_put_back"),  // name
    std::string_view("step_seed"),
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
    std::string_view("out_of_range"),  // a number that the field cannot hold
    std::string_view("read_only"),  // given by the store
    std::string_view("not_utf8"),
    std::string_view("cannot_be_deleted"),  // settings; the current user
    std::string_view("same_record"),  // merge with itself
    std::string_view("unknown_transaction"),
    std::string_view("nothing_to_undo"),
    std::string_view("nothing_to_redo"),
    std::string_view("changed_since"),  // params: field, by (name_key of the later step)
    std::string_view("bad_transaction"),  // apply and restore: does not fit this database; params: reason
};

}  // namespace tratt::model
