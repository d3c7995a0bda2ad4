#include "platform/module/services.hpp"

// In core_library.js.
extern "C" {
double tratt_core_now();
double tratt_core_utc_offset(double at);
void tratt_core_random(void* to, std::size_t size);
}

namespace tratt::platform::module {

namespace {

// What JavaScript calls a number may be none, and larger than any of ours.
std::int64_t whole(double number, double most) {
    return number > -most && number < most ? static_cast<std::int64_t>(number) : 0;
}

}  // namespace

core::InstantMs ModuleClock::now() const { return whole(tratt_core_now(), 9e15); }

core::TimeZone ModuleClock::time_zone(std::string_view /*name*/) const {
    if (!time_zone_) {
        time_zone_ = core::TimeZone::found_by([](core::InstantMs at) {
            return static_cast<std::int32_t>(whole(tratt_core_utc_offset(static_cast<double>(at)), 2000));
        });
    }
    return *time_zone_;
}

void ModuleRandom::fill(std::span<std::uint8_t> bytes) {
    for (std::uint8_t& byte : bytes) {
        if (used_ == kept_.size()) {
            tratt_core_random(kept_.data(), kept_.size());
            used_ = 0;
        }
        byte = kept_[used_++];
    }
}

}  // namespace tratt::platform::module
