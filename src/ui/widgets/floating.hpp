// What floats over everything and is drawn after it: the open list or menu and the tooltip. Private to ui/.
#pragma once

#include "ui/box.hpp"

namespace tratt::ui {

// By end_look() for what was opened on the page, by end_dialog() for what was opened within it: what lies beside a modal
// dialog is out of reach.
void draw_open_list();
bool is_list_shown();  // any
void draw_tooltip();

// Focus has gone to a control, and not only to the dialog or popover that a press on something without focus falls back to.
bool is_focus_on_control();
bool has_dialog_focus();
bool has_popover_focus();

void close_list_by_escape();  // by begin_look(), before anything on the page can take the key

// Where something of this size goes: below the anchor, else above it, else as far as the window allows; left edges
// aligned, moved so that it stays inside the window.
Box place_at(const Box& anchor, float width, float height, float gap);

}  // namespace tratt::ui
