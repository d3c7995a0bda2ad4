// A tile of the dashboard: frame with a head, and whatever chart is drawn into its body.
#pragma once

#include <span>

#include "ui/draw.hpp"
#include "ui/widgets/menu.hpp"

namespace tratt::ui {

struct Tile {
    std::string_view title;
    bool is_filtered = false;              // funnel: a quick filter changes it
    std::string_view filter_note;          // its tooltip
    std::span<const MenuItem> menu{};      // dots at the right
    bool can_edit = false;                 // pencil, on hover and focus
    bool can_expand = false;               // full screen, on hover and focus
};
struct TileView {
    Box body;                              // without the padding of 14 and 12
    int menu_choice = nothing_chosen;
    bool edit = false, expand = false;
};

// A named region; ax::end() is called by end_tile().
TileView begin_tile(ImGuiID id, const Box& box, const Tile& tile);
void end_tile();

}  // namespace tratt::ui
