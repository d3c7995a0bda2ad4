// The browser as the platform of the whole app: everything that outlasts the page. One app a page.
#pragma once

#include "platform/client.hpp"

namespace tratt::platform::web {

Services services();

// Opens the files, then boots the client and lets the browser's events run it. Returns at once.
void run(AppClient& client);

}  // namespace tratt::platform::web
