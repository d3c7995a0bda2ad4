// What the files of platform/web share. Private to them.
#pragma once

#include "platform/client.hpp"

namespace tratt::platform::web {

void start(Client& client);  // the canvas; the browser's events begin to arrive
void boot();                 // the client, when what it needs is there: once
void pump();  // frames of the interface without drawing, until nothing is left to answer; then a drawn one

}  // namespace tratt::platform::web
