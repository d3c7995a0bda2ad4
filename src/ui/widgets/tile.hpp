// A tile of the dashboard: frame with a head, and whatever chart is drawn into its body.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

struct Tile {
    std::string_view title;
    std::string_view description;  // what is counted: tooltip of the title, spoken with the region
};

// A named region; ax::end() is called by end_tile(). The answer is the body without its padding of 14 and 12.
Box begin_tile(ImGuiID id, const Box& box, const Tile& tile);
void end_tile();

}  // namespace tratt::ui
