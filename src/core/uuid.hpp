// Globally unique ids. New ones are version 7: ordered by time, so that a table sorted by id is in order of creation.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace tratt::core {

struct Uuid {
    std::uint64_t hi = 0;
    std::uint64_t lo = 0;

    constexpr bool is_nil() const { return hi == 0 && lo == 0; }  // nil = none
    constexpr auto operator<=>(const Uuid&) const = default;
};

struct UuidHash {
    std::size_t operator()(const Uuid& id) const;
};

std::string to_string(const Uuid& id);                  // "01926f4e-7a10-7c3e-8000-0123456789ab", lower case
std::optional<Uuid> parse_uuid(std::string_view text);  // exactly that form, either letter case

// Makes ids of version 7 that strictly increase, also within one millisecond and when the clock goes back.
class UuidSource {
public:
    using Clock = std::function<InstantMs()>;
    using Random = std::function<void(std::span<std::uint8_t>)>;  // fills the span

    UuidSource(Clock clock, Random random);
    Uuid next();

private:
    std::span<const std::uint8_t> draw(std::size_t count);

    Clock clock_;
    Random random_;
    std::array<std::uint8_t, 8000> noise_{};  // drawn in blocks: asking a browser for random bytes is slow
    std::size_t used_ = noise_.size();
    InstantMs last_ms_ = 0;
    std::uint32_t counter_ = 0;  // the 12 bits after the time; seeded anew each millisecond
};

}  // namespace tratt::core
