// The transactions, and which of them can be undone and redone. One linear stack for the database.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "core/uuid.hpp"
#include "model/event.hpp"
#include "store/database.hpp"
#include "store/tables.hpp"

namespace tratt::store {

class History {
public:
    const model::Transaction& add(model::Transaction transaction);
    void forget_newest();  // what can be undone and redone is then what it was before it; not when empty()

    const model::Transaction* find(const Uuid& id) const;
    const model::Transaction* at(std::int64_t sequence) const;
    std::int64_t sequence() const { return sequence_; }
    void set_sequence(std::int64_t sequence) { sequence_ = sequence; }  // of the snapshot, when older ones are not kept
    const std::deque<model::Transaction>& all() const { return transactions_; }

    const model::Transaction* next_undo() const;
    const model::Transaction* next_redo() const;
    bool can_undo(const Uuid& id) const;
    // The newest later step, not itself taken back, that touches a record of this one or refers to one: while there is
    // such a step this one cannot be taken back, because the later could not be taken back after it.
    const model::Transaction* dependent_of(const model::Transaction& target) const;

    // What became of one record, newest first; can_put_back is left for the caller to fill in.
    std::vector<HistoryEntry> of_record(Entity entity, const Uuid& id) const;

private:
    void push(const model::Transaction& transaction);  // onto what can be undone and redone

    std::deque<model::Transaction> transactions_;  // a deque: pointers to them stay valid
    std::unordered_map<Uuid, std::size_t, core::UuidHash> index_;
    std::vector<Uuid> undoable_;
    std::vector<Uuid> redoable_;
    std::int64_t sequence_ = 0;
};

// From so many records on, an event that makes or removes them is kept without their values (Tables::absorb).
inline constexpr std::size_t many_records = 1000;

// Gives it its values again, as they are in the tables.
void make_whole(model::Event& event, const Tables& tables);
std::vector<model::Event> whole_events(const model::Transaction& transaction, const Tables& tables);
// Takes the values from what many records were made or removed by, where the tables have them.
void make_thin(model::Transaction& transaction, const Tables& tables);

bool is_without_values(const model::Event& event);  // of many that came to be or went
bool lacks_values(const model::Transaction& transaction, const Tables& tables);  // and the tables do not have them

}  // namespace tratt::store
