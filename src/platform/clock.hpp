// Time as the machine tells it. Offsets are looked up for an instant, because summer time depends on it.
#pragma once

#include "core/time.hpp"

namespace tratt::platform {

class Clock {
public:
    virtual ~Clock() = default;
    virtual core::InstantMs now() const = 0;
    virtual int utc_offset_minutes(core::InstantMs at) const = 0;  // Stockholm in July: 120
};

}  // namespace tratt::platform
