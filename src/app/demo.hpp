// A made-up company to look around in: the same records each time, with dates counted back from now.
#pragma once

#include "core/time.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::app {

model::Command demo_command(store::Database& database, core::InstantMs now);

}  // namespace tratt::app
