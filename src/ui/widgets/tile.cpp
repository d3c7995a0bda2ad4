#include "ui/widgets/tile.hpp"

#include <algorithm>

#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

Box begin_tile(ImGuiID id, const Box& box, const Tile& tile) {
    constexpr float padding_x = 14, padding_bottom = 12;
    const bool is_dark = look().theme == Theme::dark;
    fill(box, is_dark ? colours().bg_raised : colours().bg_surface, radius::tile);
    outline(box, colours().line, radius::tile);
    ax::begin(id, {.role = ax::Role::region, .name = tile.title, .description = tile.description, .box = box});
    Box rest = inset(box, padding_x, 0, padding_x, padding_bottom);
    Box head = take_top(rest, is_phone() ? size::control_coarse : size::head_tile);
    head.width = std::min(head.width, text_width(tile.title, strong()));
    heading(make_id(id, "title"), head, 2, tile.title, strong());
    if (!tile.description.empty()) {
        tooltip_on_hover(make_id(id, "about"), head, {.title = {}, .body = tile.description, .note = {}});
    }
    return rest;
}

void end_tile() { ax::end(); }

}  // namespace tratt::ui
