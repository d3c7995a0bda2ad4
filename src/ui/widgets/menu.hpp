// Menus: what a button with dots, a row's secondary press or "New" opens. Drawn by end_look() over everything; the
// choice comes back in the next frame. Up, Down, Home, End and first letters move, Enter takes, Esc closes.
#pragma once

#include <span>

#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

struct MenuItem {
    std::string_view label;
    Icon icon = Icon::none;
    std::string_view shortcut;          // keycap at the right
    std::string_view disabled_reason;
    bool is_destructive = false;        // danger colour; give it last
    bool is_checked = false;            // tick at the right
    bool has_line_above = false;
};

inline constexpr int nothing_chosen = -1;

// A button that opens a menu below it, its right edges aligned where it would leave the window.
int menu_button(ImGuiID id, const Box& box, const Button& button, std::span<const MenuItem> items);

// A menu at a place, for secondary presses: open_menu() once (again: it closes), menu() in every frame.
void open_menu(ImGuiID id, const Box& anchor, std::string_view name);
int menu(ImGuiID id, std::span<const MenuItem> items);

}  // namespace tratt::ui
