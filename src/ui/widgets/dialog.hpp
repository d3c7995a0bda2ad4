// A dialog over everything: the page behind it is dimmed and out of reach, focus stays inside and returns where it was.
// It is a layer: draw it after end_page(). Esc and x cancel.
//
//   if (wants_dialog) {
//       DialogView view = begin_dialog(id, {.title = …, .body_height = 120});
//       … into view.body …
//       DialogAnswer answer = end_dialog(view, {.action = "Delete", .is_danger = true});
//   }
#pragma once

#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

struct Dialog {
    std::string_view title;
    std::string_view description;  // spoken on opening
    float width = size::dialog_width;  // at most the window's less 32; on a phone a sheet from the bottom
    float body_height = 0;  // between head and foot, without the padding; scrolls where it does not fit
    bool is_alert = false;  // something needs an answer: alert_dialog
    bool holds_text = false;  // what is typed into it is lost with it: Esc and x then ask first
    ImGuiID first_field = 0;  // has the focus on opening where there is a keyboard; 0: the dialog itself
};
struct DialogView {
    ImGuiID id = 0;
    Box box, body, foot;
    bool cancelled = false;
};
struct DialogFoot {
    std::string_view action;  // named after what it does: "Switch off and save"
    bool is_danger = false;
    std::string_view disabled_reason;
    std::string_view cancel;  // empty: "Cancel"
    std::string_view note;  // 12, muted, at the left
};
enum class DialogAnswer : std::uint8_t { none, action, cancel };

DialogView begin_dialog(ImGuiID id, const Dialog& dialog);
DialogAnswer end_dialog(DialogView& view, const DialogFoot& foot);
// In the frame after a dialog has closed: while it was still there, nothing else could have the focus.
void return_focus();
bool page_shortcut(const ax::KeyPress& chord);  // shortcut() of a page: not while a dialog asks
bool is_dialog_open();  // one was drawn in the last frame

}  // namespace tratt::ui
