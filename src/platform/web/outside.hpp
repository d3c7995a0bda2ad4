// What lies outside the files of the app: the browser's room, and a file of the visitor's own. Private to platform/web.
#pragma once

#include "platform/own_file.hpp"
#include "platform/room.hpp"

namespace tratt::platform::web {

Room& room();
OwnFile& own_file();

}  // namespace tratt::platform::web
