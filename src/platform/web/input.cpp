// Browser events on their way to ImGui, the mirror's answers and the app.
#include <emscripten/emscripten.h>

#include <string>
#include <utility>

#include "imgui.h"
#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"
#include "ui/ax_wire.hpp"
#include "ui/frame.hpp"

namespace {

namespace ax = tratt::ui::ax;
using tratt::platform::web::pump;

enum Modifier : int { mod_shift = 1, mod_ctrl = 2, mod_alt = 4 };
enum KeyTarget : int { target_native, target_node, target_input, target_area };

constexpr float no_position = -FLT_MAX;

void set_pointer(float x, float y, int kind, int modifiers) {
    constexpr ImGuiMouseSource sources[] = {ImGuiMouseSource_Mouse, ImGuiMouseSource_TouchScreen, ImGuiMouseSource_Pen};
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(sources[kind]);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & mod_shift) != 0);
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & mod_ctrl) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & mod_alt) != 0);
    io.AddMousePosEvent(x, y);
}

// What has focus is asked first, then it is pressed if the key presses things, then the page's shortcuts are asked.
bool offer(ImGuiID id, const ax::KeyPress& press, int target) {
    ax::feed_key(id, press);
    pump();
    if (ax::is_key_taken()) return true;

    const bool presses = press.key == ax::Key::enter || press.key == ax::Key::space;
    const bool is_text = target == target_input || target == target_area;
    if (presses && id != 0 && !is_text) {
        if (target == target_native) return false;  // the browser makes a click of it
        ax::withdraw_key();  // what the press opens must not be given the same key
        ax::feed_activation(id);
        pump();
        return true;
    }
    ax::offer_shortcut(press);
    pump();
    return ax::is_key_taken();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void tratt_pointer_move(float x, float y, int kind, int modifiers) {
    set_pointer(x, y, kind, modifiers);
    tratt_request_frame(0);
}

EMSCRIPTEN_KEEPALIVE int tratt_pointer_button(float x, float y, int kind, int modifiers, int button, int is_down) {
    set_pointer(x, y, kind, modifiers);
    ImGui::GetIO().AddMouseButtonEvent(button, is_down != 0);
    const bool is_finger_lifted = kind == 1 && is_down == 0;
    if (is_finger_lifted) ImGui::GetIO().AddMousePosEvent(no_position, no_position);
    ax::note_click(0);
    pump();
    return tratt::ui::take_kept_press() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void tratt_finger_speed(float x, float y) { tratt::ui::feed_finger_speed(x, y); }

EMSCRIPTEN_KEEPALIVE void tratt_pointer_leave() {
    ImGui::GetIO().AddMousePosEvent(no_position, no_position);
    tratt_request_frame(0);
}

EMSCRIPTEN_KEEPALIVE int tratt_wheel(float x, float y, int is_notched, int modifiers) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, (modifiers & mod_shift) != 0);
    tratt::ui::feed_wheel(x, y, is_notched != 0);
    pump();
    return tratt::ui::take_rolled() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void tratt_window_focus(int has_focus) {
    ImGui::GetIO().AddFocusEvent(has_focus != 0);
    pump();
}

EMSCRIPTEN_KEEPALIVE int tratt_key(std::uint32_t id, int key, int character, int modifiers, int target) {
    ax::KeyPress press;
    press.key = static_cast<ax::Key>(key);
    press.character = static_cast<char32_t>(character);
    press.shift = (modifiers & mod_shift) != 0;
    press.ctrl = (modifiers & mod_ctrl) != 0;
    press.alt = (modifiers & mod_alt) != 0;
    const bool is_taken = offer(id, press, target);
    ax::withdraw_key();
    return is_taken ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void tratt_focus(std::uint32_t id, int is_visible) {
    ax::feed_focus(id, is_visible != 0);
    pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_focus_moved_by_frame(std::uint32_t id, int is_visible) {
    ax::feed_focus(id, is_visible != 0);
    tratt_request_frame(0);
}

EMSCRIPTEN_KEEPALIVE void tratt_activate(std::uint32_t id) {
    ax::feed_activation(id);
    pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_text(std::uint32_t id, int size) {
    ax::feed_text(id, tratt::platform::web::received(size));
    pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_scrolled(std::uint32_t id, float x, float y) {
    ax::feed_scroll(id, x, y);
    pump();
}

EMSCRIPTEN_KEEPALIVE std::uint32_t tratt_take_click() { return ax::take_click(); }

}  // extern "C"
