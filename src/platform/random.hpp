// Random bytes for ids; unpredictable, except in the fake.
#pragma once

#include <cstdint>
#include <span>

namespace tratt::platform {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}  // namespace tratt::platform
