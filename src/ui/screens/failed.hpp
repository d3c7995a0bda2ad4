// When the data cannot be opened: says what is safe and offers what is stored as a file. It stands without the frame.
#pragma once

#include <string_view>

#include "ui/context.hpp"

namespace tratt::ui {

void draw_failed(AppActions& actions, float width, float height, std::string_view reason);

}  // namespace tratt::ui
