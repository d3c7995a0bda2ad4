// Tabs with a line that slides under the chosen one. Left and right move; the panel below is a tab_panel of the caller's.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

struct Tab {
    std::string_view label;
    std::string_view count;  // in regular weight after the label
    bool has_dot = false;  // there is "something", without a number
};

// The box is 40 high (48 on cards) with a hairline at its bottom; tabs begin 20 from its left, 16 on a phone.
// The tab chosen now: `chosen` unless another has just been pressed.
int tabs(ImGuiID id, const Box& box, std::string_view name, std::span<const Tab> tabs, int chosen);

}  // namespace tratt::ui
