// What opens below a control and holds controls of its own: a column's filter, the list of columns. One is open at a time.
// Esc and a press beside it close it, and focus returns where it was; on a phone it is a sheet at the foot. A layer: draw
// it after end_page().
//
//   if (pressed) open_popover(id, button_box);
//   if (is_popover_open(id)) {
//       Box body = begin_popover(id, {.name = "Columns", .width = 280, .height = 400});
//       …
//       end_popover();
//   }
#pragma once

#include <string_view>

#include "ui/draw.hpp"

namespace tratt::ui {

struct Popover {
    std::string_view name;
    float width = 256, height = 0;  // of the body; less where the window is smaller
};

void open_popover(ImGuiID id, const Box& anchor);  // again: it closes
void close_popover();
bool is_popover_open(ImGuiID id);
Box begin_popover(ImGuiID id, const Popover& popover);  // the body, within a padding of 8
void end_popover();

}  // namespace tratt::ui
