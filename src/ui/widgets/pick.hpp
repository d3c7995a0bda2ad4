// Choosing several from a list: a field with a chip for each choice, and a list with ticks that stays open while the visitor
// chooses.
#pragma once

#include <cstdint>
#include <span>

#include "ui/widgets/select.hpp"

namespace tratt::ui {

struct Pick {
    FieldFrame frame;
    std::string_view placeholder;  // while nothing is chosen
    std::string_view tooltip;
};

// The choice whose tick was turned in this frame, or no_choice. `chosen`: 1 for each choice that is ticked.
int pick(ImGuiID id, const Box& box, const Pick& pick, std::span<const Choice> choices,
         std::span<const std::uint8_t> chosen);

// A value in a field, with an x: 24 high. True when it was taken away.
float picked_width(std::string_view label, const Mark& mark);
bool picked(ImGuiID id, const Box& box, std::string_view label, const Mark& mark, bool is_struck = false);

}  // namespace tratt::ui
