// What lies outside the files of the app: the browser's room, its notifications, and a file of the visitor's
// own. Private to platform/web.
#pragma once

#include "platform/own_file.hpp"
#include "platform/reminders.hpp"
#include "platform/room.hpp"

namespace tratt::platform::web {

Room& room();
Reminders& reminders();
OwnFile& own_file();

}  // namespace tratt::platform::web
