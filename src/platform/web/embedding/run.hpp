// The browser as the platform of a demo in somebody's page: nothing outlasts it.
#pragma once

#include "platform/host.hpp"
#include "platform/web/device.hpp"

namespace tratt::platform::web {

Host& host();

// Boots the demo with what the page around wants and lets the browser's events run it. Returns at once.
void run(DemoClient& client);

}  // namespace tratt::platform::web
