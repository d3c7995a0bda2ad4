// A command as a part of a larger document. Internal to this room.
#pragma once

#include "codec/json_place.hpp"
#include "model/command.hpp"

namespace tratt::codec {

// The id is nil where none is given.
bool read_command(const JsonPlace& place, model::Command& out);

}  // namespace tratt::codec
