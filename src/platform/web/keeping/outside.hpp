// What lies outside the files of the app: the browser's room, its notifications, a file of the visitor's own, and the
// builds of the page. Private to platform/web.
#pragma once

#include "platform/own_file.hpp"
#include "platform/reminders.hpp"
#include "platform/room.hpp"
#include "platform/updates.hpp"

namespace tratt::platform::web {

Room& room();
Reminders& reminders();
OwnFile& own_file();
Updates& updates();

}  // namespace tratt::platform::web
