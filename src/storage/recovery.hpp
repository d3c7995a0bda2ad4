// Opening what is stored: the newest snapshot that is whole, and the lines after it up to the first that cannot be
// used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "codec/json_manifest.hpp"
#include "core/result.hpp"
#include "platform/files.hpp"
#include "store/database.hpp"

namespace tratt::storage {

// Something stored that could not be used.
struct Damage {
    std::string file;
    std::int64_t line = 0;  // 1 = the first; 0 = the file as a whole
    core::Error error;      // line_broken, sequence_gap, bad_transaction, chunk_broken, manifest_broken
    std::string kept_as;    // the file to which the lines, or the manifest of the generation, were moved
};

struct OpenReport {
    bool is_empty = true;         // nothing was stored
    std::int64_t generation = 0;  // of the snapshot that was used, 0 = none
    std::int64_t sequence = 0;    // of the newest transaction
    std::int64_t replayed = 0;    // transactions carried out after the snapshot
    bool is_history_whole =
        true;  // else transactions before the snapshot cannot be read: records are complete, history is not
    std::vector<Damage> damages;
    std::vector<Damage> history_damages;  // bad lines before the newest that was used, and lost line ends; they stay
};

struct Recovered {
    OpenReport report;
    codec::Manifest manifest;  // of the snapshot that was used
    std::size_t bytes_since_snapshot = 0;
    std::string newest_file;  // where the newest line stands, "" = there is none
    bool has_staged = false;  // lost lines were set aside: the files want a commit
};

// Fills the database, which must be empty. Error: schema_newer.
core::Result<Recovered> recover(platform::Files& files, store::Database& database);

}  // namespace tratt::storage
