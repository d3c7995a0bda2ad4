// The database in memory. Columns, not objects: a record is a row number per entity, which stays the same as long as
// the database lives (also across undo and redo), a field is an array over the rows. Everything that changes goes
// through execute or apply. Reading allocates nothing but where a std::string or std::vector is returned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/automation_rules.hpp"
#include "model/command.hpp"
#include "model/event.hpp"
#include "model/lead_rules.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"
#include "store/text_pool.hpp"

namespace tratt::store {

using core::Uuid;
using model::Entity;
using model::Field;
using model::Value;

using Row = std::uint32_t;
inline constexpr Row no_row = 0xFFFFFFFF;

struct Environment {
    core::UuidSource::Clock now;
    core::UuidSource::Random random;
    std::function<core::TimeZone()> time_zone = {};  // for what "today" means (R247); none = UTC
    // What a catalogue key says in every language the program speaks, so that a new item does not get the name of a
    // seeded one (R75); none = seeded names are not compared.
    std::function<std::vector<std::string>(std::string_view)> catalogue_words = {};
};

// All records as insert events, in the order in which they can be inserted: one for each entity that has any, except
// that selections made of others follow those in an event of their own. Rows are sorted by id. Two databases with the
// same records have equal `records`. The counters are not part of the records: they only go up.
struct Snapshot {
    std::int64_t sequence = 0;  // of the newest transaction it contains
    std::int64_t next_company_number = 10001;
    std::int64_t next_contact_number = 1;
    std::int64_t next_sale_number = 1;
    std::vector<model::Event> records;
};

// One field's change in one transaction, or the record's creation (no field).
struct HistoryEntry {
    std::optional<Field> field;
    Value old_value;
    Value new_value;
    core::InstantMs at = 0;
    Uuid user;
    model::Cause cause = model::Cause::user;
    std::string detail;  // file name of an import
    Uuid transaction;
    bool can_put_back = false;  // the old value differs from the present one and PutBack would be accepted
};

class Tables;
class History;

inline constexpr std::uint8_t no_choice = 0xFF;  // in columns of choices: none

class Database {
public:
    explicit Database(Environment environment);
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    // ---- Beginning -----------------------------------------------------------------------------------------------
    // A new, empty database gets its lists, its user and its settings (R10, R21), as a transaction like any other.
    // Only on a database without transactions and records.
    const model::Transaction& seed(core::Language regional_language, std::string_view time_zone = {});
    // A database that an older version made gets the lists that have come since, with their seeds (sale types, stages and
    // reasons, user groups, automations, which are off), as a transaction of kind system. Null when it has them all.
    // Lists of the first version are left as people have made them (R11).
    const model::Transaction* upgrade();
    // What was stored: the records, and the transactions up to and including snapshot.sequence, oldest first, as far as
    // they are kept (they are the history and what can be undone). Nothing is seeded (R11). On an error the database is
    // empty; bad_transaction, reason no_values: a transaction came without the values of records that are not there.
    core::Result<void> restore(Snapshot snapshot, std::vector<model::Transaction> history = {});
    Snapshot snapshot() const;
    // Part of a snapshot: the rows as one insert event.
    model::Event rows_as_event(Entity entity, std::span<const Row> rows) const;
    std::vector<Row> rows_by_id(Entity entity) const;  // all that are present, deleted ones too

    // ---- Changing ------------------------------------------------------------------------------------------------
    // Carries the command out. Null when it changes nothing. A command that was carried out before gives its
    // transaction again. The pointer stays valid as long as the database.
    core::Result<const model::Transaction*> execute(model::Command command);
    // The newest transaction as it is to be written down: with the values of the records it made or removed, which are
    // not kept a second time where they are many.
    model::Transaction complete(const model::Transaction& newest) const;
    // What execute would refuse, all of it and by field, for a form that is being filled in (R87). Empty = nothing.
    // That an automation asks (confirmation_needed) is known only once the command is sent.
    std::vector<core::Error> check(const model::Command& command) const;
    // A transaction from the journal or another tab. One that is already in is ignored. Either all of it or nothing.
    core::Result<void> apply(model::Transaction transaction);
    // Takes the newest transaction back as if it had never been, where another tab's has come first. Numbers it gave to
    // records are not given again. False: it is not kept (transaction_at).
    bool retract_newest();

    // ---- Undo and history ----------------------------------------------------------------------------------------
    const model::Transaction* next_undo() const;  // null = nothing to undo; name_key and name_params name the step
    const model::Transaction* next_redo() const;
    const model::Transaction* find_transaction(const Uuid& id) const;
    std::int64_t sequence() const;  // of the newest transaction, 0 = none
    const model::Transaction* transaction_at(std::int64_t sequence) const;  // null when not kept
    // Newest first. A creation is the last entry; fields that are empty at creation have none.
    std::vector<HistoryEntry> history(Entity entity, const Uuid& id) const;

    // ---- Records -------------------------------------------------------------------------------------------------
    Row row_count(Entity entity) const;  // rows are 0 … row_count - 1; not all of them are present
    std::int64_t count(Entity entity) const;  // present and not deleted
    bool is_present(Entity entity, Row row) const;  // false after its insertion was undone
    bool is_deleted(Entity entity, Row row) const;  // softly
    bool is_live(Entity entity, Row row) const { return is_present(entity, row) && !is_deleted(entity, row); }
    Row find(Entity entity, const Uuid& id) const;  // present ones, deleted too; no_row = none
    Row find_number(Entity entity, std::int64_t number) const;  // company, contact or sale by visible number
    const Uuid& id_of(Entity entity, Row row) const;  // nil for no_row

    // The row must be present. Field types as in the schema; of another type it is a bug and traps.
    std::string_view text(Field field, Row row) const;  // valid until the next change
    std::int64_t number(Field field, Row row) const;  // integer, date, instant, choice; core::no_value = empty
    bool flag(Field field, Row row) const;
    Row reference(Field field, Row row) const;  // row of the target; no_row = empty
    // Any stored field, and the derived ones that need no clock (all but days_in_status, days_in_stage, and date and
    // is_overdue of follow-ups). number() and reference() know those of sales and the main contact, too.
    Value value(Field field, Row row) const;
    std::string name(Entity entity, Row row) const;  // as written: "Åsa Öberg"; of a seeded item "" (see catalogue_key)
    std::string_view catalogue_key(Entity entity, Row row) const;  // "" once the item has a name of its own

    // ---- Whole columns, indexed by row, for scans; empty while no record has had a value ---------------------------
    std::span<const Handle> handles(Field field) const;
    const TextPool& texts(Field field) const;
    std::span<const std::int64_t> numbers(Field field) const;
    std::span<const std::uint8_t> flags(Field field) const;  // boolean
    std::span<const std::uint8_t> choices(Field field) const;  // choice; no_choice = none
    std::span<const Row> references(Field field) const;
    std::span<const std::uint8_t> live(Entity entity) const;  // 1 = present and not deleted
    std::span<const std::uint8_t> present(Entity entity) const;
    std::span<const Uuid> ids(Entity entity) const;

    // ---- Leads ---------------------------------------------------------------------------------------------------
    Row category_of(Row contact) const;  // effective: the company's, or its own (R17, R36)
    std::optional<model::CategoryFacts> category_facts(Row category) const;  // none for no_row
    bool status_active(Row contact) const;  // R29
    model::HiddenReason hidden_reason(Row contact) const;
    std::span<const Row> contacts_of(
        Row company) const;  // live ones, in order of creation; valid until the next change
    std::vector<Row> list(Entity entity, bool with_deleted = false) const;  // items of a list (or users) in list order
    Uuid next_category(Row company) const;  // R55; nil = on the last one
    std::int64_t category_use(Row category) const;  // companies, and contacts without a company, that have it (R13)

    // ---- Contacts and sales ----------------------------------------------------------------------------------------
    std::vector<Row> points_of(Row contact) const;  // further phones and e-mail addresses, in order (R90)
    Row main_contact(Row company) const;  // R102; no_row = none
    // Derived fields that need a clock: R258; the day it is due; R261. core::no_value = none.
    std::int64_t days_in_stage(Row sale, const core::Moment& moment) const;
    core::Date follow_up_date(Row follow_up, const core::Moment& moment) const;
    bool is_overdue(Row follow_up, const core::Moment& moment) const;
    // R248: the oldest follow-up that is not completed, of a sale, contact or company; no_row = none. Looks at all
    // follow-ups, so it is for one card, not for a list.
    Row next_follow_up(Entity entity, Row row) const;
    std::vector<model::AutomationRule> automation_rules() const;  // in the order of their triggers (R56)

    // ---- Settings ------------------------------------------------------------------------------------------------
    core::Language regional_language() const;
    std::string_view time_zone() const;  // IANA name, "" = none of its own; valid until the next change
    Row current_user() const;

    // ---- Revisions: numbers that go up when what they stand for changes -------------------------------------------
    std::uint64_t revision() const;
    std::uint64_t revision(Entity entity) const;  // any record of the entity
    std::uint64_t revision(
        Field field) const;  // stored field: any of its values, or rows of its entity coming or going

    Uuid new_id();  // for commands and records

private:
    struct Execution;
    core::Moment moment() const;

    Environment environment_;
    core::UuidSource ids_;
    std::unique_ptr<Tables> tables_;
    std::unique_ptr<History> history_;
};

}  // namespace tratt::store
