// Opening what is stored: the newest snapshot that is whole, and the lines after it up to the first that cannot be
// used. Where the first store is empty, damaged or behind what was acknowledged, the second copy is read as well: a line
// or a chunk then comes from wherever it is whole, and what the first store lacked is written back.
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
    core::Error error;  // line_broken, sequence_gap, bad_transaction, chunk_broken, manifest_broken
    std::string kept_as;  // the file to which the lines, or the manifest of the generation, were moved
};

struct OpenReport {
    bool is_empty = true;  // nothing was stored
    std::int64_t generation = 0;  // of the snapshot that was used, 0 = none
    std::int64_t sequence = 0;  // of the newest transaction
    std::int64_t replayed = 0;  // transactions carried out after the snapshot
    bool is_history_whole =
        true;  // else transactions before the snapshot cannot be read: records are complete, history is not
    std::vector<Damage> damages;
    std::vector<Damage> history_damages;  // bad lines before the newest that was used, and lost line ends; they stay
    bool wants_copy = false;  // nothing has been changed: load the copy and open again, into another database
    bool is_copy_unread = false;  // it was wanted and could not be read; it is left as it is
    bool used_copy = false;  // something was only in the second copy; it is being written back
    std::int64_t missing = 0;  // transactions that had been acknowledged and are in neither
    bool is_erasing = false;  // an erasure was interrupted: it is to be carried out once more
};

enum class CopyUse : std::uint8_t {
    none,  // there is only the first store: what is damaged is set aside
    unasked,  // if it is needed, the report says so
    failed,  // it could not be loaded: as none, and it will be asked for at the next opening
    loaded
};

struct Opening {
    CopyUse copy = CopyUse::none;
    std::int64_t expected = 0;  // the newest sequence that was acknowledged, as far as is known
};

struct Recovered {
    OpenReport report;
    codec::Manifest manifest;  // of the snapshot that was used, where the first store has all of it; else 0
    std::size_t bytes_since_snapshot = 0;
    std::string newest_file;  // where the newest line stands, "" = there is none, or it was in the copy
    bool has_staged = false;  // the files want a commit
    bool needs_repair = false;  // the first store is whole only with a new snapshot and without in_repair_path
};

// Fills the database, which must be empty. Error: schema_newer.
core::Result<Recovered> recover(platform::Files& files, store::Database& database, const Opening& opening);

}  // namespace tratt::storage
