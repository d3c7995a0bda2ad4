// Rewriting all that is stored without a person. The records stay, so that everything after them still fits, but say
// nothing. Texts that others have written about the person elsewhere (a note on the company, a selection's criteria) are
// not known.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/uuid.hpp"
#include "model/event.hpp"
#include "platform/files.hpp"
#include "store/database.hpp"

namespace tratt::storage {

class Erasure {
public:
    explicit Erasure(const core::Uuid& contact) : contact_(contact), records_{contact} {}

    // Notes what the records are that belong to the contact: its further phones and addresses, what it sent in, its
    // follow-ups. Has to see everything before anything is blanked.
    void look_at(const model::Event& records);

    // Empties every text of theirs, old and new, and the names in what steps are called.
    void blank(model::Event& event) const;
    void blank(model::Transaction& transaction) const;

private:
    void blank(model::Column& column, const std::vector<core::Uuid>& ids) const;
    bool concerns(const model::Event& event) const;

    core::Uuid contact_;
    std::unordered_set<core::Uuid, core::UuidHash> records_;
};

// A transaction without events that stands after everything that was rewritten.
inline constexpr std::string_view erasure_step = "step_erase_person";
inline bool is_erasure(const model::Transaction& transaction) { return transaction.name_key == erasure_step; }

// Two commits, the second after the first: a commit is all or nothing within a folder, and between them nothing is lost.
// Nothing else may be staged, and the files belong to nobody else until they have been opened anew.

// The first: the journal's lines become history, as they are.
void stage_journal_as_history(platform::Files& files);

// The second: every line and every record is written without the person; older generations, and what was set aside as
// damaged, are gone. The snapshot is of the database as it is stored, with the person; `mark` is the newest line, by
// which other tabs know that what they hold in memory is not what is stored (is_erasure).
void stage_without_person(platform::Files& files, store::Snapshot snapshot, const core::Uuid& contact,
                          const model::Transaction& mark);

}  // namespace tratt::storage
