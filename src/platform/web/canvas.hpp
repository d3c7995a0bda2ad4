// What the files of platform/web share. Private to them.
#pragma once

#include "platform/client.hpp"

namespace tratt::platform::web {

Client* client();  // null until it has booted
void pump();       // frames of the interface without drawing, until nothing is left to answer; then a drawn one

}  // namespace tratt::platform::web
