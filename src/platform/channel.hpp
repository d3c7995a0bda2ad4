// To the other tabs that are open on the same data. What they say comes as Client::on_message.
#pragma once

#include <string_view>

namespace tratt::platform {

class Channel {
public:
    virtual ~Channel() = default;
    virtual void post(std::string_view json) = 0;  // an object; to all others, in order; not to this tab
};

}  // namespace tratt::platform
