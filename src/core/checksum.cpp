#include "core/checksum.hpp"

#include <array>
#include <cstddef>

namespace tratt::core {

static constexpr auto make_tables() {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ (value & 1 ? 0xEDB88320u : 0u);
        tables[0][byte] = value;
    }
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        for (std::size_t step = 1; step < 8; ++step) {
            const std::uint32_t before = tables[step - 1][byte];
            tables[step][byte] = (before >> 8) ^ tables[0][before & 0xFF];
        }
    }
    return tables;
}

// Eight bytes a step: a journal line and a snapshot are checked on every start.
std::uint32_t crc32(std::string_view bytes, std::uint32_t so_far) {
    static constexpr auto tables = make_tables();
    std::uint32_t value = ~so_far;
    std::size_t position = 0;
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])); };
    const auto word = [&](std::size_t at) {
        return byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 | byte(at + 3) << 24;
    };
    for (; position + 8 <= bytes.size(); position += 8) {
        value ^= word(position);
        const std::uint32_t next = word(position + 4);
        value = tables[7][value & 0xFF] ^ tables[6][(value >> 8) & 0xFF] ^ tables[5][(value >> 16) & 0xFF] ^
                tables[4][value >> 24] ^ tables[3][next & 0xFF] ^ tables[2][(next >> 8) & 0xFF] ^
                tables[1][(next >> 16) & 0xFF] ^ tables[0][next >> 24];
    }
    for (; position < bytes.size(); ++position) value = (value >> 8) ^ tables[0][(value ^ byte(position)) & 0xFF];
    return ~value;
}

}  // namespace tratt::core
