// Finds rows by a key that stands in the rows themselves: only the row numbers are kept, four bytes each. A hash table
// with open addressing, at most two thirds full.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/database.hpp"

namespace tratt::store {

class RowIndex {
public:
    // The row whose key is meant, or no_row. `is_it(row)`: whether that row has the key; `hash`: of the key.
    template <class IsIt>
    Row find(std::size_t hash, const IsIt& is_it) const {
        if (slots_.empty()) return no_row;
        for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
            if (slots_[slot] == no_row || is_it(slots_[slot])) return slots_[slot];
        }
    }
    // `hash_of(row)`: of the key of any row that is in the index.
    template <class HashOf>
    void add(Row row, std::size_t hash, const HashOf& hash_of) {
        reserve(count_ + 1, hash_of);
        put(row, hash);
        ++count_;
    }
    template <class HashOf>
    void reserve(std::size_t count, const HashOf& hash_of) {
        std::size_t size = slots_.empty() ? first_size : slots_.size();
        while (count * 3 > size * 2) size *= 2;
        if (size == slots_.size()) return;
        std::vector<Row> old(size, no_row);
        old.swap(slots_);
        for (const Row row : old) {
            if (row != no_row) put(row, hash_of(row));
        }
    }
    // Takes the row out, if it is in. What stands behind it moves up, so that no search ends too early.
    template <class HashOf>
    void remove(Row row, std::size_t hash, const HashOf& hash_of) {
        if (slots_.empty()) return;
        std::size_t hole = hash & mask();
        while (slots_[hole] != row) {
            if (slots_[hole] == no_row) return;
            hole = (hole + 1) & mask();
        }
        for (std::size_t slot = (hole + 1) & mask(); slots_[slot] != no_row; slot = (slot + 1) & mask()) {
            const std::size_t wanted = hash_of(slots_[slot]) & mask();
            const bool may_move = ((slot - wanted) & mask()) >= ((slot - hole) & mask());
            if (!may_move) continue;
            slots_[hole] = slots_[slot];
            hole = slot;
        }
        slots_[hole] = no_row;
        --count_;
    }

private:
    static constexpr std::size_t first_size = 16;  // a power of two, as all later sizes

    std::size_t mask() const { return slots_.size() - 1; }
    void put(Row row, std::size_t hash) {
        std::size_t slot = hash & mask();
        while (slots_[slot] != no_row) slot = (slot + 1) & mask();
        slots_[slot] = row;
    }

    std::vector<Row> slots_;
    std::size_t count_ = 0;
};

}  // namespace tratt::store
