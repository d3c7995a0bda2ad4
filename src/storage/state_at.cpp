#include "storage/state_at.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "codec/errors.hpp"
#include "codec/json_transaction.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

using model::Transaction;

// What can be read of the stored lines up to that one, each once, in order. One that cannot be read leaves a gap.
std::vector<Transaction> stored_until(const platform::Files& files, std::int64_t sequence) {
    std::vector<Transaction> stored;
    for (const std::string& path : line_files(files)) {
        for (Transaction& one : codec::read_journal_lines(files.read(path).value_or(""))) {
            if (one.sequence <= sequence) stored.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(stored, {}, &Transaction::sequence);
    const auto doubles = std::ranges::unique(stored, {}, &Transaction::sequence);
    stored.erase(doubles.begin(), doubles.end());
    return stored;
}

// Carries out what follows on the database's own sequence. False: there is a gap, or a line does not fit.
bool replay(std::vector<Transaction> lines, std::int64_t sequence, store::Database& database) {
    for (Transaction& line : lines) {
        if (line.sequence <= database.sequence()) continue;
        const std::int64_t next = database.sequence() + 1;
        if (line.sequence != next || !database.apply(std::move(line)) || database.sequence() != next) return false;
    }
    return database.sequence() == sequence;
}

// The lines that lead up to a snapshot without a gap: an undo after it may be of a step before it.
std::vector<Transaction> history_until(const std::vector<Transaction>& lines, std::int64_t sequence) {
    std::vector<Transaction> history;
    for (const Transaction& line : lines) {
        if (line.sequence > sequence) break;
        if (!history.empty() && line.sequence != history.back().sequence + 1) history.clear();
        history.push_back(line);
    }
    if (!history.empty() && history.back().sequence != sequence) history.clear();
    return history;
}

}  // namespace

core::Result<store::Database> state_at(const platform::Files& files, std::int64_t sequence,
                                       const store::Environment& environment) {
    const std::vector<Transaction> lines = stored_until(files, sequence);
    store::Database from_lines(environment);
    if (sequence > 0 && replay(lines, sequence, from_lines)) return from_lines;
    for (const std::int64_t generation : generations(files)) {
        const auto manifest = load_manifest(files, generation);
        if (!manifest || manifest->sequence > sequence) continue;
        const auto snapshot = load_snapshot(files, nullptr, *manifest);
        store::Database database(environment);
        if (snapshot && database.restore(snapshot->snapshot, history_until(lines, manifest->sequence)) &&
            replay(lines, sequence, database))
            return database;
    }
    return codec::error_of("state_not_kept", "sequence", std::to_string(sequence));
}

}  // namespace tratt::storage
