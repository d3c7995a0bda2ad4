// What only the platform knows about text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text.hpp"

namespace tratt::platform {

class Text {
public:
    virtual ~Text() = default;
    virtual std::string to_nfc(std::string_view text) const = 0;  // composed: for everything imported, typed or pasted
    // With everything replaced that is found; none where the pattern is none.
    virtual std::optional<std::string> replaced(const core::Replacement& by, std::string_view text) const = 0;
};

}  // namespace tratt::platform
