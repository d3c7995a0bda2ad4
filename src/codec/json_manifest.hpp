// The table of contents of a snapshot. A generation of a snapshot counts only with its manifest and when each chunk is
// as the manifest says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace tratt::codec {

struct ManifestChunk {
    std::string file;  // name in the folder of snapshots
    std::int64_t bytes = 0;
    std::string checksum;  // of the whole file, as checksum_text writes it
    bool operator==(const ManifestChunk&) const = default;
};

struct Manifest {
    std::int64_t generation = 0;  // 1, 2, 3, …
    std::int64_t sequence = 0;    // of the newest transaction the snapshot contains
    std::int64_t next_company_number = 0;
    std::int64_t next_contact_number = 0;
    std::int64_t next_sale_number = 1;  // absent from what version 1 wrote
    std::vector<ManifestChunk> chunks;  // in the order in which their records can be inserted
    bool operator==(const Manifest&) const = default;
};

std::string write_manifest(const Manifest& manifest);
// Errors: manifest_broken (params reason; position, where it is no JSON: the byte at which that was noticed, 1 = the
// first), schema_newer.
core::Result<Manifest> read_manifest(std::string_view json);

}  // namespace tratt::codec
