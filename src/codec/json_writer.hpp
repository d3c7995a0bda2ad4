// JSON written straight into a string, without a document in between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/uuid.hpp"

namespace tratt::codec {

void append_json_string(std::string& out, std::string_view text);  // quoted; what is no UTF-8 becomes U+FFFD
void append_json_integer(std::string& out, std::int64_t value);
void append_json_id(std::string& out, const core::Uuid& id);  // null for nil
std::string checksum_text(std::uint32_t checksum);            // eight hexadecimal digits

// ,"key": with the comma only when something stands before it in the same object or array.
void append_json_key(std::string& out, std::string_view key);
void append_json_comma(std::string& out);

}  // namespace tratt::codec
