// What only the platform knows about text.
#pragma once

#include <string>
#include <string_view>

namespace tratt::platform {

class Text {
public:
    virtual ~Text() = default;
    virtual std::string to_nfc(std::string_view text) const = 0;  // composed: for everything imported, typed or pasted
};

}  // namespace tratt::platform
