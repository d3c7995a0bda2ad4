#include "storage/state_at.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "codec/errors.hpp"
#include "storage/rejoin.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

using model::Transaction;

// Carries out what follows on the database's own sequence. False: there is a gap, or a line does not fit.
bool replay(std::vector<Transaction> lines, std::int64_t sequence, store::Database& database) {
    for (Transaction& line : lines) {
        if (line.sequence <= database.sequence()) continue;
        const std::int64_t next = database.sequence() + 1;
        if (line.sequence != next || !database.apply(std::move(line)) || database.sequence() != next) return false;
    }
    return database.sequence() == sequence;
}

}  // namespace

core::Result<store::Database> state_at(const platform::Files& files, std::int64_t sequence,
                                       const store::Environment& environment) {
    const std::vector<Transaction> lines = stored_transactions(files, 0, sequence);
    store::Database from_lines(environment);
    if (sequence > 0 && replay(lines, sequence, from_lines)) return from_lines;
    for (const std::int64_t generation : generations(files)) {
        const auto manifest = load_manifest(files, generation);
        if (!manifest || manifest->sequence > sequence) continue;
        const auto snapshot = load_snapshot(files, nullptr, *manifest);
        store::Database database(environment);
        // An undo after the snapshot may be of a step before it.
        auto history = history_until(lines, manifest->sequence, std::identity{});
        if (snapshot && database.restore(snapshot->snapshot, std::move(history)) && replay(lines, sequence, database))
            return database;
    }
    return codec::error_of("state_not_kept", "sequence", std::to_string(sequence));
}

}  // namespace tratt::storage
