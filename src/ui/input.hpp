// What the visitor does to an item. Each function adds the item to ImGui for the pointer and its node to the mirror
// for keyboard, assistive tools and tests, and answers in one struct, so that a widget cannot have the one without the
// other. The box is `node.box`, in logical pixels of the window.
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"
#include "ui/ax.hpp"

namespace tratt::ui {

// ---- Layers ---------------------------------------------------------------------------------------------------------
// The page is the undermost layer; menus, dialogs and toasts are layers over it, the last begun on top. A layer takes
// the pointer within its box. A layer that must catch presses beside what it shows has the window's size. Layers are
// drawn to with ImGui::GetWindowDrawList() and must be given after the page, also in the order of the mirror.
void begin_page(float width, float height);
void end_page();
void begin_layer(ImGuiID id, const ax::Rect& box);
void end_layer();

// Keeps the pointer, all over the window, from what lies under it; a layer begun afterwards lies over it. Through the
// hole, if it is not empty, the pointer still gets.
void shield(ImGuiID id, const ax::Rect& hole);
// The press of this frame has done what it should: it is no press, for the browser either, on what lies under it.
void keep_press();

// ---- Pressing -------------------------------------------------------------------------------------------------------
struct Press {
    bool clicked = false;  // by pointer, keyboard or assistive tool; of a link: the browser follows it itself
    bool double_clicked = false;  // comes with the second `clicked`
    bool right_clicked = false;  // secondary button, the menu key, or a long press on touch
    bool long_pressed = false;  // touch, held still for 500 ms; once; scrolling will not begin any more
    bool hovered = false;  // never on touch
    bool held = false;  // pressed and the pointer is still down, wherever it is now
    bool focused = false;
    bool focus_visible = false;  // draw the ring
    bool shift = false, ctrl = false;  // held at the press
};

enum class Overlap : std::uint8_t { none, allowed };  // allowed: items added later lie on top and win the pointer

Press press(ImGuiID id, const ax::Node& node, Overlap overlap = Overlap::none);
Press begin_press(ImGuiID id, const ax::Node& node,
                  Overlap overlap = Overlap::allowed);  // has children; ax::end() closes it

// Dragged by a pointer; keyboard and assistive tools get there another way. No node.
Press grip(ImGuiID id, const ax::Rect& box);

// Hovering only, for tooltips on what cannot be pressed. No node.
bool hovered(const ax::Rect& box);

// ---- Typing ---------------------------------------------------------------------------------------------------------
struct TextEdit {
    bool changed = false;  // *value has just been changed
    bool submitted = false;  // Enter (Ctrl+Enter in a text area), if taken
    bool cancelled = false;  // Escape, if taken
    ax::Key key = ax::Key::none;  // up, down, page_up, page_down, if taken: for a list of choices below the field
    bool left = false;  // focus has just gone elsewhere
    bool hovered = false, focused = false, focus_visible = false;
    bool draw_text = true;  // false while the browser's own input shows the text: draw the frame only
};

// The keys a field's owner acts on; the others go on to ui::shortcut().
enum Takes : unsigned { takes_nothing = 0, takes_enter = 1, takes_escape = 2, takes_arrows = 4 };

// A text field: a real DOM input lies over it. `node.value` is ignored, `*value` is shown. The role is textbox,
// searchbox or combobox; State::multiline makes it a text area, disabled and read_only hold.
TextEdit edit(ImGuiID id, const ax::Node& node, std::string* value, unsigned takes = takes_nothing);

bool take_typed();  // some text field has been typed into since this was last asked
bool text_changed();  // a text box, not one that searches, has been typed into in this frame

// ---- Scrolling ------------------------------------------------------------------------------------------------------
// Clips drawing and pointer to the box and adds thin scrollbars, wheel, touch with momentum, and scrolling into view by
// focus and assistive tools. Areas may nest: the innermost that can still move takes the wheel.
struct ScrollArea {
    float x = 0, y = 0;  // how far it is scrolled
    float origin_x = 0, origin_y = 0;  // where the content's upper left corner lies in the window now
    bool is_moving = false;  // under the finger or coasting
};
ScrollArea begin_scroll_area(ImGuiID id, const ax::Node& node, float content_width, float content_height);
void end_scroll_area();
ScrollArea scroll_position(ImGuiID id);  // as of the last frame; zero when never seen
void scroll_to(ImGuiID id, float x, float y);  // from the next frame on, kept within the content
float hidden_height();  // the most that one of this frame's areas, so far, has to be scrolled to be seen
void scroll_into_view(ImGuiID id, float content_x, float content_y, float width,
                      float height);  // content coordinates, by the least movement

// ---- Keys and time --------------------------------------------------------------------------------------------------
// A shortcut is offered after the focused item has declined the key. True once; the browser then does nothing with it.
// Plain characters and Ctrl+A, C, V, X, Y, Z stay with a text field that has focus. ctrl is Cmd on a Mac.
bool shortcut(const ax::KeyPress& chord);

bool is_touch();  // the last pointer was a finger
void request_frame_in(int ms);  // 0: an animation goes on; otherwise a tooltip or toast is due then

}  // namespace tratt::ui
