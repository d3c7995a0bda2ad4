#include "platform/native/services.hpp"

#include <sys/random.h>

#include <chrono>
#include <cstdio>
#include <ctime>

namespace tratt::platform::native {

core::InstantMs SystemClock::now() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

core::TimeZone SystemClock::time_zone(std::string_view) const {
    return core::TimeZone::found_by([](core::InstantMs at) {
        const auto seconds = static_cast<std::time_t>(at / 1000);
        std::tm local{};
        if (localtime_r(&seconds, &local) == nullptr) return 0;
        return static_cast<std::int32_t>(local.tm_gmtoff / 60);
    });
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    constexpr std::size_t most_at_once = 256;  // what getentropy() gives
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(bytes.size(), most_at_once));
        if (getentropy(part.data(), part.size()) != 0) __builtin_trap();  // ids must not be guessed at
        bytes = bytes.subspan(part.size());
    }
}

void StderrLog::write(Severity severity, std::string_view message) {
    constexpr const char* names[] = {"info", "warning", "error"};
    std::fprintf(stderr, "%s: %.*s\n", names[static_cast<int>(severity)], static_cast<int>(message.size()),
                 message.data());
}

}  // namespace tratt::platform::native
