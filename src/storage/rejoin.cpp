#include "storage/rejoin.hpp"

#include <algorithm>
#include <string>

#include "codec/errors.hpp"
#include "codec/json_transaction.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

using model::Transaction;

// Lines are moved from file to file, so a file may hold what a later one holds too, but nothing after it.
std::vector<std::string> files_with(const platform::Files& files, std::int64_t sequence) {
    std::vector<std::string> paths = line_files(files);
    if (sequence <= 1) return paths;
    const auto is_past = [&](const std::string& next) { return first_sequence_of(next) <= sequence; };
    const auto last_past = std::find_if(paths.rbegin(), paths.rend(), is_past);
    if (last_past != paths.rend()) paths.erase(paths.begin(), last_past.base() - 1);
    return paths;
}

}  // namespace

std::vector<Transaction> stored_transactions(const platform::Files& files, std::int64_t sequence, std::int64_t last) {
    std::vector<Transaction> found;
    std::vector<std::string> paths = files_with(files, sequence + 1);
    std::ranges::reverse(paths);
    for (const std::string& path : paths) {
        for (Transaction& one : codec::read_journal_lines(files.read(path).value_or(""))) {
            if (one.sequence > sequence && one.sequence <= last) found.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(found, {}, &Transaction::sequence);
    const auto doubles = std::ranges::unique(found, {}, &Transaction::sequence);
    found.erase(doubles.begin(), doubles.end());
    return found;
}

core::Result<std::vector<Transaction>> transactions_after(const platform::Files& files, std::int64_t sequence,
                                                          std::int64_t last) {
    std::vector<Transaction> found = stored_transactions(files, sequence, last);
    for (const Transaction& transaction : found) {
        if (transaction.sequence != ++sequence)
            return codec::error_of("sequence_gap", "missing", std::to_string(sequence));
    }
    return found;
}

}  // namespace tratt::storage
