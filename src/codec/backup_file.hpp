// The backup: everything but the history in one file of text, one record a line, for people and for version control.
//
//   {"v":3,"crc":"…","backup":{"next_company_number":10002,…,"records":31,"crc":"…"}}
//   {"v":3,"crc":"…","company":{"id":"01926f4e-…","number":10001,"name":"Nordlys AB","category":"01900000-…",…}}
//   {"v":3,"crc":"…","contact":{"id":"01926f4e-…","number":1,"last_name":"Öberg","created_at":1795431600000}}
//
// Records stand in the order in which they can be inserted and within that in the order of their ids, fields in the order
// of model/fields.def, values as in json_value.hpp; what is empty or false is left out. Equal records are equal bytes
// after the first line, which has the counters, the number of lines and a checksum of all of them together.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr std::size_t most_backup_bytes = std::size_t{1} << 30;

std::string write_backup(const store::Snapshot& snapshot);

// Whether a file says that it is a backup, whole or not, of this version or a later one.
bool is_backup(std::string_view bytes);

// Any bytes. The snapshot's sequence is 0; its references may lead nowhere. Errors: not_a_backup (the first line is of
// another kind), backup_broken (row: the line, counted from 1; entity and field where known; params reason, line),
// schema_newer (params version, line), file_too_large (params limit).
core::Result<store::Snapshot> read_backup(std::string_view bytes);

}  // namespace tratt::codec
