// Buttons and links.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

enum class ButtonKind : std::uint8_t {
    primary,    // one in a view
    secondary,
    ghost,
    danger,     // only in the dialog that does it
    inverted,   // on a toast or the selection bar
};
enum class ButtonSize : std::uint8_t { normal, small, mini };  // 32 (44 under a finger), 24, 20 high

struct Button {
    std::string_view label;             // always given, also where only the icon shows
    Icon icon = Icon::none;
    Icon icon_after = Icon::none;       // chevron of a button that opens a menu
    ButtonKind kind = ButtonKind::secondary;
    ButtonSize size = ButtonSize::normal;
    bool icon_only = false;             // the label becomes name and tooltip
    bool is_on = false;                 // ghost that stays switched on
    bool is_toggle = false;             // says pressed or not pressed
    std::string_view value;             // semibold after the label: "Columns: **Lead status**"
    std::string_view shortcut;          // after the label, and in the tooltip of an icon: "Ctrl S"
    std::string_view tooltip;
    std::string_view disabled_reason;   // not empty: disabled, and why
    std::string_view href;              // a link that looks like a button
    ImU32 icon_colour = 0;              // 0: as the label
    Align align = Align::centre;
    std::uint32_t states = 0;           // further ax::State: expanded, has_popup
    ImGuiID controls = 0;
};

float button_width(const Button& button);
float button_height(const Button& button);

// The box's height is the button's; button_box() gives it its own measures at the left of a strip, centred vertically.
Press button(ImGuiID id, const Box& box, const Button& button);
Box button_box(const Box& strip, const Button& button);
Box take_button_left(Box& strip, const Button& button, float gap = size::space_2);
Box take_button_right(Box& strip, const Button& button, float gap = size::space_2);

// How an item is shown; the gallery draws each, the functions above find out for themselves.
struct Pose {
    bool hovered = false, held = false, focused = false;
};
Pose pose_of(const Press& press);
void paint_button(const Box& box, const Button& button, const Pose& pose);

// Words that lead somewhere: accent, underlined on hover. The box is as wide as the words need, at most as given.
// href: "#/contact/42", "mailto:…", "tel:…": a real link, followed by the browser. Without one it is a button.
struct Link {
    std::string_view label;
    std::string_view href;
    TextStyle style{};                  // colour 0: accent
    std::string_view description;
};
Press link(ImGuiID id, const Box& box, const Link& link);

// A key on the keyboard, drawn only.
float keycap_width(std::string_view key);
void keycap(const Box& box, std::string_view key, ImU32 ground = 0);

}  // namespace tratt::ui
