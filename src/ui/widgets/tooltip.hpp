// Explanations that appear after 400 ms under the pointer or on keyboard focus, at once for the next one. Drawn by
// end_look(). The words belong to the node's description as well; these functions only draw.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

struct Tooltip {
    std::string_view title;     // semibold; may be empty
    std::string_view body;      // strong words allowed
    std::string_view note;      // muted, last line
};

// Call while the item is hovered or focused; copied. `anchor` is what is explained and will not be covered.
void tooltip(ImGuiID id, const Box& anchor, const Tooltip& words);

// For an item that is only hovered: asks for itself.
void tooltip_on_hover(ImGuiID id, const Box& anchor, const Tooltip& words);

float tooltip_height(const Tooltip& words, float width);
void paint_tooltip(const Box& box, const Tooltip& words);
Box tooltip_box(const Box& anchor, const Tooltip& words);  // where it goes: below, else above, inside the window

}  // namespace tratt::ui
