// The envelope of everything that is stored: the version of the schema, a checksum, and the body under the name of its
// kind.
//
//   {"v":3,"crc":"89abcdef","tx":{…}}
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace tratt::codec {

// 2: entities and fields that version 1 does not know. 3: values by the row that has them (json_transaction.hpp). What
// earlier versions wrote is read as it is.
inline constexpr int schema_version = 3;

// From version 3 on the checksum covers the version too, in front of the body.
void append_sealed(std::string& out, std::string_view kind, std::string_view body, int version = schema_version);

struct Sealed {
    std::string_view kind;
    std::string_view body;
};

// What stands in an envelope of any kind; parts of `text`. Errors as below.
core::Result<Sealed> unsealed(std::string_view text, std::string_view broken);

// The body, a part of `text`. Errors: `broken` with params reason (no_version, no_checksum, cut_short, checksum),
// schema_newer with params version.
core::Result<std::string_view> unsealed(std::string_view text, std::string_view kind, std::string_view broken);

// Whether a version that this program does not know is what was written, and not a damaged digit.
bool is_of_later_version(std::string_view text);

}  // namespace tratt::codec
