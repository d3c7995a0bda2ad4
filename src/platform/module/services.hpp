// A JavaScript program as a platform: whoever opens the engine gives it a clock and random bytes, or takes those of the
// machine (tratt-core.js).
#pragma once

#include <array>
#include <cstddef>

#include "platform/clock.hpp"
#include "platform/random.hpp"

namespace tratt::platform::module {

class ModuleClock final : public Clock {
public:
    core::InstantMs now() const override;
    int utc_offset_minutes(core::InstantMs at) const override;
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
