// The one list or menu that is open. Selects, comboboxes and menus hand it their entries in every frame; it is drawn
// after the page and keeps what was taken until its owner asks. Private to ui/widgets.
#pragma once

#include <span>

#include "ui/widgets/menu.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {

enum class ListKind : std::uint8_t {
    choices,      // focus stays with the control, which names the entry the keyboard is on
    suggestions,  // so do presses on it: it is a field that is typed into
    radio_menu,   // focus moves into the list: a choice below a control that is a button
    menu,
};

struct ListEntry {
    std::string_view label, description, detail;  // detail: count or shortcut at the right
    Mark mark{};
    std::string_view disabled_reason;
    bool is_struck = false, is_muted = false, is_destructive = false, has_line_above = false, is_keycap = false;
    bool is_chosen = false;
};

void open_list(ImGuiID owner, ListKind kind, const Box& anchor, std::string_view name, int highlighted);
void close_list();  // focus returns to where it was when it lies in the list
bool is_list_open(ImGuiID owner);

// What the owner calls in every frame: begin_entries(), add_entry() for each, and then the index that was taken.
bool begin_entries(ImGuiID owner, const Box* anchor);  // false: not open. anchor: where the control is now
void add_entry(const ListEntry& entry);
int take_choice(ImGuiID owner);  // once; no_choice

// The entry that is chosen now, kept for lists whose owner says it only on opening.
void set_list_chosen(int index);
int list_chosen();

// For controls that keep the focus.
int highlighted();
ImGuiID entry_id(ImGuiID owner, int index);
ImGuiID list_id(ImGuiID owner);
bool handle_list_key(const ax::KeyPress& press);  // moves, takes or closes; false: not a key of the list's

}  // namespace tratt::ui
