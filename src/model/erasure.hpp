// Taking a person out of what is stored: their records stay, so that everything after them still fits, but say nothing.
// Texts that others have written about the person elsewhere (a note on the company, a selection's criteria) are not known.
#pragma once

#include <string_view>
#include <unordered_set>

#include "core/uuid.hpp"
#include "model/event.hpp"

namespace tratt::model {

class Erasure {
public:
    explicit Erasure(const Uuid& contact) : contact_(contact), records_{contact} {}

    // Notes what the records are that belong to the contact: its further phones and addresses, what it sent in, its
    // follow-ups. Has to see everything before anything is blanked.
    void look_at(const Event& records);

    // Empties every text of theirs, old and new, and the names in what steps are called.
    void blank(Event& event) const;
    void blank(Transaction& transaction) const;

private:
    void blank(Column& column, const std::vector<Uuid>& ids) const;
    bool concerns(const Event& event) const;

    Uuid contact_;
    std::unordered_set<Uuid, core::UuidHash> records_;
};

// A transaction without events that stands after everything that was rewritten.
inline constexpr std::string_view erasure_step = "step_erase_person";
inline bool is_erasure(const Transaction& transaction) { return transaction.name_key == erasure_step; }

}  // namespace tratt::model
