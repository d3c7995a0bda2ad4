// Time as the machine tells it.
#pragma once

#include <string_view>

#include "core/time.hpp"

namespace tratt::platform {

class Clock {
public:
    virtual ~Clock() = default;
    virtual core::InstantMs now() const = 0;
    // That of an IANA name; the machine's own where the name is "" or one it does not know. Takes milliseconds: ask
    // once.
    virtual core::TimeZone time_zone(std::string_view name) const = 0;
};

}  // namespace tratt::platform
