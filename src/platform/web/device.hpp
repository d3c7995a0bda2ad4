// What the browser lends any page, the app or a demo. Private to platform/web.
#pragma once

#include "platform/client.hpp"

namespace tratt::platform::web {

Device device();

}  // namespace tratt::platform::web
