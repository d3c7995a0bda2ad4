// Choosing from a list: select (a fixed list) and combobox (a field that is typed into and a list that follows).
// The open list is drawn by end_look(), over everything; the choice comes back in the next frame.
//
// Keyboard: Enter, Space, Down or Alt+Down open; Up, Down, Home, End and the first letters move; Enter or Space take;
// Esc closes and keeps the old value; Tab takes and goes on.
#pragma once

#include <span>
#include <string>

#include "ui/draw.hpp"
#include "ui/widgets/field.hpp"

namespace tratt::ui {

struct Choice {
    std::string_view label;
    std::string_view description;   // second line, makes the entry 48 high
    std::string_view count;         // 12, muted, at the right
    Mark mark{};
    bool is_struck = false;         // a deleted item that is still the record's value (R28)
    bool is_muted = false;          // "No selection"
    std::string_view disabled_reason;
};

struct Select {
    FieldFrame frame;
    std::string_view placeholder;   // when nothing is chosen
    std::string_view tooltip;       // of the closed control: the description of the status
};

inline constexpr int no_choice = -1;

// The choice taken in this frame, or no_choice when nothing was taken. `chosen` is what the field shows.
int select(ImGuiID id, const Box& box, const Select& select, std::span<const Choice> choices, int chosen);

// A list of choices below any other control, e.g. a status pill. Call open_choices() when the control is pressed, which
// closes it if it is open, and
// choice_list() in every frame; the list is at least `anchor.width` wide.
void open_choices(ImGuiID id, const Box& anchor, int chosen, std::string_view name);
bool is_open(ImGuiID id);
int choice_list(ImGuiID id, std::span<const Choice> choices);

// Typed into: `*typed` is what stands in the field, the caller gives the choices that match it (at most some dozens).
struct Combobox {
    FieldFrame frame;
    std::string_view placeholder;
    std::string_view add_label;  // not empty: a last entry that takes the typed text as a new value: "Add “Nordlys”"
    Mark mark{};  // of the value that is chosen now
};
struct Combo {
    int taken = no_choice;  // index into the choices
    bool wants_new = false;  // the last entry was taken
    bool changed = false;  // *typed has changed: look for other choices
    bool left = false;  // focus went elsewhere without a choice
};
Combo combobox(ImGuiID id, const Box& box, const Combobox& combobox, std::span<const Choice> choices,
               std::string* typed);

}  // namespace tratt::ui
