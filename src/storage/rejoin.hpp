// The stored transactions themselves, for whoever has the database already or makes another.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "model/event.hpp"
#include "platform/files.hpp"

namespace tratt::storage {

// What can be read of the stored lines after `sequence` up to `last`, staged ones too, oldest first and each once. Where
// two differ under one number the later file's counts, as in recovery. One that cannot be read leaves a gap.
std::vector<model::Transaction> stored_transactions(const platform::Files& files, std::int64_t sequence,
                                                    std::int64_t last = INT64_MAX);

// The same without a gap. Error: sequence_gap (params missing: they are not there, or cannot be read).
core::Result<std::vector<model::Transaction>> transactions_after(const platform::Files& files, std::int64_t sequence,
                                                                 std::int64_t last = INT64_MAX);

// Of transactions in order, those that lead up to that one without a gap. `of` gives the transaction of an element.
template <class Elements, class Of>
std::vector<model::Transaction> history_until(const Elements& elements, std::int64_t sequence, const Of& of) {
    std::vector<model::Transaction> history;
    for (const auto& element : elements) {
        const model::Transaction& transaction = of(element);
        if (transaction.sequence > sequence) break;
        if (!history.empty() && transaction.sequence != history.back().sequence + 1) history.clear();
        history.push_back(transaction);
    }
    if (!history.empty() && history.back().sequence != sequence) history.clear();
    return history;
}

}  // namespace tratt::storage
