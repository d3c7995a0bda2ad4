// Parts of the frame that stand for themselves.
#pragma once

#include "ui/context.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/rail.hpp"

namespace tratt::ui {

SaveLabel save_label_of(const Context& context);
bool save_needs_notice(SaveState state);  // where there is no room for it while all is well

Notice reminder_notice(const Context& context);  // time for a backup: download it, or later
Notice update_notice(const Context& context);    // a newer version: let it in, or later

Button new_menu_button();

std::string_view plain_title(const Context& context);  // names the main region

void draw_shortcut_list(ImGuiID id, const Box& box);
bool draw_shortcuts_dialog();                 // false: it was closed
void draw_file_over(const Context& context);  // covers the window while a file is dragged over it

}  // namespace tratt::ui
