// The system's notifications, for what is due while the page is open. Nothing is shown before the visitor has said yes
// to the browser, which is asked only from a press.
#pragma once

#include <cstdint>
#include <string_view>

namespace tratt::platform {

enum class Permission : std::uint8_t {
    not_asked,
    granted,
    denied,       // the visitor's own settings of the browser say no
    unavailable,  // this browser shows none to this page
};

class Reminders {
public:
    virtual ~Reminders() = default;
    virtual Permission permission() const = 0;  // as last heard
    virtual void ask() = 0;                     // only while a press or key is handled; a frame follows the answer
    // `tag`: a later one with the same takes its place.
    virtual void show(std::string_view title, std::string_view text, std::string_view tag) = 0;
};

}  // namespace tratt::platform
