#pragma once

#include <cstdint>
#include <string_view>

namespace tratt::core {

// CRC-32 as in zip and PNG. A longer text is done in pieces by passing the checksum so far.
std::uint32_t crc32(std::string_view bytes, std::uint32_t so_far = 0);

}  // namespace tratt::core
