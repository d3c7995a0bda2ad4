// Texts looked at eight bytes at a time, where most of the bytes are of no interest. Not left to the compiler's vectors,
// because WebAssembly is built without.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tratt::core {

inline constexpr std::uint64_t in_each_byte = 0x0101010101010101;
inline constexpr std::uint64_t top_bits = 0x80 * in_each_byte;
inline constexpr std::uint64_t low_bits = 0x7F * in_each_byte;

inline std::uint64_t eight_bytes(const char* from) {
    static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

inline std::uint64_t eight_bytes(const std::uint8_t* from) { return eight_bytes(reinterpret_cast<const char*>(from)); }

// The last eight bytes of a text; of a shorter one all of them, some of them twice, or blanks.
inline std::uint64_t last_bytes(std::string_view text) {
    const char* const end = text.data() + text.size();
    if (text.size() >= 8) return eight_bytes(end - 8);
    if (text.size() >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, text.data(), sizeof first);
        std::memcpy(&last, end - sizeof last, sizeof last);
        return std::uint64_t{first} << 32 | last;
    }
    constexpr std::uint64_t blanks = ' ' * in_each_byte << 24;
    if (text.empty()) return ' ' * in_each_byte;
    return blanks | std::uint64_t{static_cast<unsigned char>(text.front())} << 16 |
           std::uint64_t{static_cast<unsigned char>(text[text.size() / 2])} << 8 |
           static_cast<unsigned char>(text.back());
}

// The top bit of each byte that equals `byte`; of each that is at most `most`, below 0x80.
inline std::uint64_t bytes_equal(std::uint64_t bytes, char byte) {
    const std::uint64_t other = bytes ^ static_cast<unsigned char>(byte) * in_each_byte;
    return ~((other & low_bits) + low_bits | other) & top_bits;
}
inline std::uint64_t bytes_at_most(std::uint64_t bytes, unsigned char most) {
    return ~((bytes & low_bits) + (0x7Fu - most) * in_each_byte | bytes) & top_bits;
}

// The top bit of each byte that is anything but ASCII that shows, or a blank.
inline std::uint64_t bytes_not_plain(std::uint64_t bytes) {
    return (bytes & top_bits) | bytes_at_most(bytes, 0x1F) | bytes_equal(bytes, 0x7F);
}

// The first place from `begin` on that is meant; `end` if there is none. `may_be(at)`: the top bit of each of the eight
// bytes from `at` on that may be; `is_meant` is asked of those alone, in order.
template <class MayBe, class IsMeant>
std::size_t find_place(std::size_t begin, std::size_t end, const MayBe& may_be, const IsMeant& is_meant) {
    constexpr std::size_t step = 8;
    std::size_t at = begin;
    for (; at + step <= end; at += step) {
        for (std::uint64_t places = may_be(at); places != 0; places &= places - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places)) / 8;
            if (is_meant(place)) return place;
        }
    }
    while (at < end && !is_meant(at)) ++at;
    return at;
}

// Calls `look_at` for all that may be.
template <class MayBe, class LookAt>
void look_through(std::size_t begin, std::size_t end, const MayBe& may_be, const LookAt& look_at) {
    find_place(begin, end, may_be, [&](std::size_t at) { return look_at(at), false; });
}

}  // namespace tratt::core
