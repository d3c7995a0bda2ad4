#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <ctime>

#include "platform/native/services.hpp"

using namespace tratt::platform::native;

TEST_CASE("the clock is after this was written and its offset follows summer time") {
    const SystemClock clock;
    CHECK(clock.now() > 1'760'000'000'000);
    setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1);
    tzset();
    const tratt::core::TimeZone zone = clock.time_zone("");
    CHECK(zone.utc_offset_minutes(1'783'000'000'000) == -240);  // July
    CHECK(zone.utc_offset_minutes(1'768'000'000'000) == -300);  // January
}

TEST_CASE("random bytes fill all that is asked for, also more than the system gives at once") {
    std::array<std::uint8_t, 1000> bytes{};
    SystemRandom().fill(bytes);
    int zeros = 0;
    for (const auto byte : bytes) zeros += byte == 0;
    CHECK(zeros < 50);  // about 4 are expected
    bool differs = false;
    for (std::size_t i = 0; i + 512 < bytes.size(); ++i) differs |= bytes[i] != bytes[i + 512];
    CHECK(differs);
}
