// How much room the browser gives to this page, and whether it has promised to keep what is stored there.
#pragma once

#include <cstdint>

namespace tratt::platform {

enum class Promise : std::uint8_t {
    unknown,      // not heard yet
    kept,         // what is stored is not cleared to make room for other sites
    not_kept,     // it may be
    unavailable,  // the browser makes no such promise to this page
};

struct RoomState {
    Promise promise = Promise::unknown;
    std::int64_t used_bytes = -1;  // of everything under this origin, as the browser estimates it; -1 = not known
    std::int64_t free_bytes = -1;
};

class Room {
public:
    virtual ~Room() = default;
    virtual RoomState state() const = 0;  // as last heard
    virtual void measure() = 0;           // hears it anew; a frame follows the answer
    virtual void ask_to_keep() = 0;  // some browsers ask the visitor, others decide for themselves; then measures
};

}  // namespace tratt::platform
