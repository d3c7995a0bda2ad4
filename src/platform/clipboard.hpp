// The system's clipboard, for copy buttons. Copy and paste by the keyboard need nothing from the app: text fields are
// the browser's own, and Ctrl+C on any other focused node copies its value, or its name where it has none.
#pragma once

#include <string_view>

namespace tratt::platform {

class Clipboard {
public:
    virtual ~Clipboard() = default;
    virtual bool write(std::string_view text) = 0;  // only while a press or key is handled; false when refused
};

}  // namespace tratt::platform
