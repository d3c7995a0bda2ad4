// A JavaScript program as a platform: whoever opens the engine gives it a clock and random bytes, or takes those of the
// machine (tratt-core.js).
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "platform/clock.hpp"
#include "platform/random.hpp"

namespace tratt::platform::module {

// Its zone is found out when it is first asked for.
class ModuleClock final : public Clock {
public:
    core::InstantMs now() const override;
    core::TimeZone time_zone(std::string_view name) const override;  // always that of the program, whatever the name

private:
    mutable std::optional<core::TimeZone> time_zone_;
};

// Fetches bytes in advance: an import takes some for each of its rows.
class ModuleRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::array<std::uint8_t, 4096> kept_;
    std::size_t used_ = kept_.size();
};

}  // namespace tratt::platform::module
