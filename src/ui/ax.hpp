// Semantics of the interface: every item that is drawn has one node here, and platform/web mirrors the nodes
// into the DOM over the canvas. Screen readers, voice control, keyboard focus and the tests all use that tree.
//
// A frame is built between begin_frame() and end_frame(). Nodes are given in reading order; begin/end nest.
// Rects are in logical (CSS) pixels of the window. Strings are copied. The ids are ImGui ids and must be unique
// and stable from frame to frame: they are what focus and activation refer to.
//
// Input comes back through the same ids: activated() when a key or an assistive tool presses a node (a pointer
// press goes the ordinary ImGui way), text_input() for what was typed into a real DOM input, key() for a key
// pressed while the node has focus, scrolled() when something scrolls a container into view.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "imgui.h"

namespace tratt::ui::ax {

enum class Role : std::uint8_t {
    text,
    heading,
    image,
    separator,
    link,
    button,
    checkbox,
    switch_button,
    radio,
    radio_group,
    textbox,
    searchbox,
    combobox,
    listbox,
    option,
    menu,
    menu_item,
    menu_item_radio,
    tab_list,
    tab,
    tab_panel,
    table,
    row_group,
    row,
    column_header,
    row_header,
    cell,
    list,
    list_item,
    dialog,
    alert_dialog,
    status,
    alert,
    navigation,
    main,
    banner,
    complementary,
    region,
    form,
    group,
    toolbar,
    progress,
    tooltip,
};

enum State : std::uint32_t {
    disabled = 1u << 0,
    checked = 1u << 1,
    unchecked = 1u << 2,
    mixed = 1u << 3,
    selected = 1u << 4,
    unselected = 1u << 5,
    expanded = 1u << 6,
    collapsed = 1u << 7,
    required = 1u << 8,
    invalid = 1u << 9,
    read_only = 1u << 10,
    pressed = 1u << 11,
    unpressed = 1u << 12,
    modal = 1u << 13,
    multiline = 1u << 14,
    focusable = 1u << 15,
    current = 1u << 16,
    has_popup = 1u << 17,
    busy = 1u << 18,
    sort_ascending = 1u << 19,
    sort_descending = 1u << 20,
    grabbed = 1u << 21,
    skip_tab =
        1u << 22,  // focus() and a press reach it, the Tab key does not: all but one item of a row, list or tab bar
    editable = 1u << 23,  // set by ui::edit(): a DOM input lies over it
};

enum class InputKind : std::uint8_t { text, email, telephone, url, number, search, password };

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
};

struct Node {
    Role role = Role::text;
    std::string_view name;         // accessible name; for Role::text the text itself
    std::string_view value;        // textbox text, progress "40 %", combobox choice
    std::string_view description;  // aria-description: tooltip text, reason why disabled
    std::string_view href;         // links only; "#/contact/42", "mailto:…", "tel:…"
    std::string_view placeholder;  // textbox
    std::uint32_t states = 0;
    Rect box;
    int level = 0;                        // heading
    int row_count = 0, column_count = 0;  // table
    int row_index = 0, column_index = 0;  // row and cell, from 1, over all rows, also those not drawn
    int set_size = 0, position = 0;       // list_item and option, from 1
    ImGuiID controls = 0;                 // node opened by this one (combobox, menu button)
    ImGuiID active_descendant = 0;        // listbox or combobox: the option the keyboard is on
    InputKind input = InputKind::text;
    float font_size = 14;  // textbox: what the DOM input shall use; its text box is `box` less `padding_x`
    float padding_x = 10;
};

enum class Key : std::uint8_t {
    none,
    enter,
    space,
    escape,
    up,
    down,
    left,
    right,
    home,
    end,
    page_up,
    page_down,
    del,
    tab,
    menu,
    backspace,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    character,
};

struct KeyPress {
    Key key = Key::none;
    bool shift = false, ctrl = false, alt = false;  // ctrl is Cmd on a Mac
    char32_t character = 0;  // with Key::character: what the key types; with ctrl or alt in lower case
    bool operator==(const KeyPress&) const = default;
};

void begin_frame();
void end_frame();

// A node with children; end() closes it. leaf() is a node without.
void begin(ImGuiID id, const Node& node);
void end();
void leaf(ImGuiID id, const Node& node);

// A scrolling container: children are placed in content coordinates, so that scrolling moves one node only.
struct Scroll {
    float x = 0, y = 0, content_width = 0, content_height = 0;
};
void begin_scroll(ImGuiID id, const Node& node, const Scroll& scroll);  // closed by end()
bool scrolled(ImGuiID id, float* x, float* y);  // the DOM asked for this offset

// What happened to a node since the last frame. Each answer is given once.
bool activated(ImGuiID id);
bool text_input(ImGuiID id, std::string* text);
bool key(ImGuiID id, KeyPress* press);  // takes the key: the browser and ui::shortcut() will not have it
void decline_key(ImGuiID id);           // gives back the key just taken

bool text_drawn_by_dom(ImGuiID id);  // the node's own DOM input shows the text now: draw the frame only

bool focused(ImGuiID id);        // this node has DOM focus
bool focus_visible(ImGuiID id);  // and it came from the keyboard, so that a ring is drawn
ImGuiID focused_id();
void focus(ImGuiID id);  // move DOM focus there when the node exists; 0 = nowhere

enum class Urgency : std::uint8_t { polite, assertive };
void announce(std::string_view text, Urgency urgency = Urgency::polite);  // live message, spoken, not drawn

// How the DOM inputs look, so that text stays as it was when they take over: call it when the theme changes.
struct InputStyle {
    ImU32 text = IM_COL32_BLACK, placeholder = IM_COL32_BLACK, disabled = IM_COL32_BLACK;
    ImU32 selection = IM_COL32_WHITE, selected = IM_COL32_BLACK;  // the ground of marked text, and its ink
};
void set_input_style(const InputStyle& style);

}  // namespace tratt::ui::ax
