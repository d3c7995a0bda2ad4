// Small choices that belong to this browser, not to the data: language, theme. Kept at once, lost with the browser's
// site data; where nothing can be kept they last as long as the page.
#pragma once

#include <string>
#include <string_view>

namespace tratt::platform {

class Preferences {
public:
    virtual ~Preferences() = default;
    virtual std::string get(std::string_view key) const = 0;  // "" when never set
    virtual void set(std::string_view key, std::string_view value) = 0;
};

}  // namespace tratt::platform
