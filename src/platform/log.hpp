// What a developer wants to read afterwards. Never personal data: name the record by its number.
#pragma once

#include <cstdint>
#include <string_view>

namespace tratt::platform {

enum class Severity : std::uint8_t { info, warning, error };

class Log {
public:
    virtual ~Log() = default;
    virtual void write(Severity severity, std::string_view message) = 0;
};

}  // namespace tratt::platform
