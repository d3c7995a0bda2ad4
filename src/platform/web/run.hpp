// The browser as a platform: canvas, mirror, text, files and page. One app a page.
#pragma once

#include "platform/client.hpp"

namespace tratt::platform::web {

Services services();

// Opens the files, then boots the client and lets the browser's events run it. Returns at once.
void run(Client& client);

}  // namespace tratt::platform::web
