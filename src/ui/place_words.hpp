// What places are called, in the language shown. Views live until the next frame.
#pragma once

#include <string_view>

#include "store/database.hpp"
#include "ui/place.hpp"

namespace tratt::ui {

std::string_view place_title(const store::Database& database, const Place& place);  // "Åsa Öberg", "Board"

}  // namespace tratt::ui
