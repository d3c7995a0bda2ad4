// The operating system as a platform, for tests, benchmarks and tools. There is no window; files are platform/fake.
#pragma once

#include "platform/clock.hpp"
#include "platform/log.hpp"
#include "platform/random.hpp"

namespace tratt::platform::native {

class SystemClock final : public Clock {
public:
    core::InstantMs now() const override;
    core::TimeZone time_zone(std::string_view name) const override;  // always that of TZ
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

class StderrLog final : public Log {
public:
    void write(Severity severity, std::string_view message) override;
};

}  // namespace tratt::platform::native
