// Which company or contact a row of a list means: one that is here, one that an earlier row of the file makes, or none.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/database.hpp"

namespace tratt::codec {

// What identifies a record, made comparable. Empty = not known.
struct MatchKey {
    std::string sender_id;
    std::string address;  // domain of a company, e-mail of a contact
    std::string name;  // folded; of a company with its department
};

// Companies or contacts. A slot is a record: first the rows of the database, then the new ones in the order in which
// they were added.
class MatchIndex {
public:
    static constexpr std::int64_t none = -1;

    MatchIndex(const store::Database& database, model::Entity entity);

    std::int64_t here() const { return here_; }  // slots below are rows of the database
    bool is_here(std::int64_t slot) const { return slot >= 0 && slot < here_; }

    std::int64_t add(MatchKey key);
    // By the sender's id, then by address, then by name where the address does not contradict.
    std::int64_t find(const MatchKey& key) const;
    // By the sender's id, or by address and name both.
    std::int64_t find_exactly(const MatchKey& key) const;
    // By address alone, among records that no row has claimed yet.
    std::int64_t find_unclaimed(const MatchKey& key) const;

    // The row of the file that means this record; another row with another sender's id then means another record.
    void claim(std::int64_t slot, std::int64_t row, const std::string& sender_id);
    std::int64_t claimed_by(std::int64_t slot) const { return at(slot).claimed_by; }

    MatchKey key(std::string_view sender_id, std::string_view address, std::string_view name,
                 std::string_view department = {}) const;

private:
    struct Slot {
        MatchKey key;
        std::int64_t claimed_by = none;
        std::string claimed_id;
    };
    using Multimap = std::unordered_multimap<std::string_view, std::int64_t>;

    bool may_be(std::int64_t slot, const MatchKey& key) const;
    bool has_name(std::int64_t slot, const MatchKey& key) const;
    const Slot& at(std::int64_t slot) const { return slots_[static_cast<std::size_t>(slot)]; }
    template <class Accept>
    std::int64_t first(const Multimap& map, const std::string& text, Accept accept) const;

    const store::Database& database_;
    model::Entity entity_;
    core::Language language_;
    std::int64_t here_ = 0;
    std::deque<Slot> slots_;  // stable addresses: the maps look into them
    Multimap by_sender_id_;
    Multimap by_address_;
    Multimap by_name_;  // companies only: the names of contacts that are here are folded when one is asked for
};

}  // namespace tratt::codec
