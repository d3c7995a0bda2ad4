// The facts the database is made of. A transaction is what one command did: it is the line in the journal, the step of
// undo, the entry in the history and the message to another tab. History only grows: undoing adds a transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

// Why something changed (R51). Keys are in cause_key and never change: they are in people's files.
enum class Cause : std::uint8_t { user, rule, import, bulk, board, undo, put_back, system };
std::string_view cause_key(Cause cause);  // "user", "rule", "import", …
std::optional<Cause> find_cause(std::string_view key);

enum class EventKind : std::uint8_t {
    insert,  // records come to be; columns: their values, columns in which all are empty may be left out
    remove,  // records are as if they had never been (an undone insert); old_columns: their values
    set      // columns: the new values; old_columns: the same fields, the values they replaced
};
std::string_view event_kind_key(EventKind kind);  // "insert", "remove", "set"
std::optional<EventKind> find_event_kind(std::string_view key);

struct Event {
    EventKind kind = EventKind::set;
    Entity entity = Entity::contact;
    Cause cause = Cause::user;
    std::string detail;           // the file's name for import, the rule's code for rule, else ""
    std::vector<Uuid> ids;        // each at most once
    std::vector<Column> columns;  // each as long as ids, each field at most once
    std::vector<Column> old_columns;
    bool operator==(const Event&) const = default;
};

enum class TransactionKind : std::uint8_t {
    ordinary,  // can be undone
    undo,      // takes `target` back
    redo,      // does `target` (an ordinary transaction) once more
    system     // seeds and migrations; not a step of undo
};
std::string_view transaction_kind_key(TransactionKind kind);  // "ordinary", "undo", "redo", "system"
std::optional<TransactionKind> find_transaction_kind(std::string_view key);

// Of entities with visible numbers: the least that the next record may get.
using NextNumbers = std::vector<std::pair<Entity, std::int64_t>>;

struct Transaction {
    Uuid id;                    // that of the command; applied at most once
    std::int64_t sequence = 0;  // 1, 2, 3, … without gaps
    core::InstantMs at = 0;
    Uuid user;
    TransactionKind kind = TransactionKind::ordinary;
    Uuid target;           // of undo and redo: always the ordinary transaction
    std::string name_key;  // what the step is called: one of step_keys (command.hpp); undo and redo carry the target's
    std::vector<std::pair<std::string, std::string>>
        name_params;  // {"name", "Åsa Öberg"}, {"count", "12"}, {"file", "a.csv"}
    std::vector<Event> events;
    NextNumbers next_numbers;  // of a restore: counters are no values of records, and no undo takes them back
    bool operator==(const Transaction&) const = default;
};

// The events that take these back, in reverse order, with cause undo.
std::vector<Event> inverse(const std::vector<Event>& events);

}  // namespace tratt::model
