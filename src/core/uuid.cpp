#include "core/uuid.hpp"

#include <array>
#include <utility>

namespace tratt::core {

static constexpr std::string_view hex_digits = "0123456789abcdef";
static constexpr std::uint8_t no_digit = 0x80;
// Of each byte, in either case.
static constexpr auto digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t digit = 0; digit < hex_digits.size(); ++digit) {
        const auto character = static_cast<unsigned char>(hex_digits[digit]);
        values[character] = digit;
        if (digit > 9) values[character & ~0x20] = digit;
    }
    return values;
}();
static constexpr bool is_dash(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

std::size_t UuidHash::operator()(const Uuid& id) const {
    // The time part of neighbours is nearly equal, so all bits are mixed.
    std::uint64_t mixed = (id.hi ^ (id.lo * 0x9E3779B97F4A7C15u)) * 0xBF58476D1CE4E5B9u;
    mixed ^= mixed >> 32;
    return static_cast<std::size_t>(mixed);
}

std::string to_string(const Uuid& id) {
    std::string text(36, '-');
    int nibble = 0;
    for (std::size_t position = 0; position < text.size(); ++position) {
        if (is_dash(position)) continue;
        const std::uint64_t half = nibble < 16 ? id.hi : id.lo;
        text[position] = hex_digits[(half >> (60 - 4 * (nibble % 16))) & 15];
        ++nibble;
    }
    return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid id;
    unsigned faults = 0;  // looked at once: there are hundreds of thousands in a file, and hardly ever a wrong one
    for (std::size_t position = 0; position < text.size(); ++position) {
        const auto character = static_cast<unsigned char>(text[position]);
        if (is_dash(position)) {
            faults |= character ^ '-';
            continue;
        }
        const std::uint8_t digit = digit_values[character];
        faults |= digit & no_digit;
        std::uint64_t& half = position < 18 ? id.hi : id.lo;
        half = half << 4 | digit;
    }
    return faults == 0 ? std::optional(id) : std::nullopt;
}

UuidSource::UuidSource(Clock clock, Random random) : clock_(std::move(clock)), random_(std::move(random)) {}

std::span<const std::uint8_t> UuidSource::draw(std::size_t count) {
    if (used_ + count > noise_.size()) {
        random_(noise_);
        used_ = 0;
    }
    used_ += count;
    return std::span(noise_).subspan(used_ - count, count);
}

Uuid UuidSource::next() {
    const auto noise = draw(10);
    const InstantMs now = clock_();
    if (now > last_ms_) {
        last_ms_ = now;
        // The upper half of the counter is left free, so that many ids fit into one millisecond.
        counter_ = (static_cast<std::uint32_t>(noise[8]) << 8 | noise[9]) & 0x7FF;
    } else if (++counter_ > 0xFFF) {
        ++last_ms_;  // ahead of the clock for a moment, but still increasing
        counter_ = 0;
    }
    Uuid id;
    id.hi = static_cast<std::uint64_t>(last_ms_) << 16 | 0x7000 | counter_;
    for (std::size_t i = 0; i < 8; ++i) id.lo = id.lo << 8 | noise[i];
    id.lo = (id.lo & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000;
    return id;
}

}  // namespace tratt::core
