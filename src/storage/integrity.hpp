// Whether what is stored would open as what is in memory.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.hpp"
#include "platform/files.hpp"
#include "storage/recovery.hpp"
#include "store/database.hpp"

namespace tratt::storage {

struct Integrity {
    bool is_same = false;      // the records, the counters and the newest transaction
    std::int64_t records = 0;  // that were read
    std::vector<Damage> damages;  // lines and generations that could not be used, also those that were not needed

    bool is_whole() const { return is_same && damages.empty(); }
};

// Reads every file once more, as opening would, into a database of its own, and changes nothing. Error: schema_newer.
core::Result<Integrity> check_integrity(platform::Files& files, const store::Database& database,
                                        const store::Environment& environment);

}  // namespace tratt::storage
