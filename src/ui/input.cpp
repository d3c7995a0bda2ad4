#include "ui/input.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "imgui_internal.h"
#include "ui/ax_wire.hpp"
#include "ui/frame.hpp"
#include "ui/input_state.hpp"

namespace tratt::ui {
namespace {

constexpr float long_press_seconds = 0.5f;
constexpr ImGuiWindowFlags layer_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                         ImGuiWindowFlags_NoFocusOnAppearing;

ImRect im_rect(const ax::Rect& box) { return {box.x, box.y, box.x + box.width, box.y + box.height}; }

void open_window(const char* name, const ax::Rect& box, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos({box.x, box.y});
    ImGui::SetNextWindowSize({box.width, box.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(name, nullptr, layer_flags | flags);
    ImGui::PopStyleVar(3);
}

bool is_link_followed_elsewhere(const ax::Node& node) {
    const ImGuiIO& io = ImGui::GetIO();
    return node.role == ax::Role::link && (io.KeyCtrl || io.KeyShift);
}

// The context menu's key; every other key stays for the widget that calls ax::key() next.
bool take_menu_key(ImGuiID id) {
    ax::KeyPress press;
    if (!ax::key(id, &press)) return false;
    if (press.key == ax::Key::menu || (press.key == ax::Key::f10 && press.shift)) return true;
    ax::decline_key(id);
    return false;
}

// One long press a touch. Afterwards the finger may go on dragging, but lifting it clicks nothing.
bool long_press(ImGuiID id) {
    Touch& touch = input_state().touch;
    if (!touch.is_down || touch.is_claimed || touch.has_moved || ImGui::GetActiveID() != id) return false;
    const float held_seconds = ImGui::GetIO().MouseDownDuration[0];
    if (held_seconds < long_press_seconds) {
        request_frame_in(static_cast<int>((long_press_seconds - held_seconds) * 1000) + 1);
        return false;
    }
    touch.is_claimed = true;
    return true;
}

void press_by_pointer(ImGuiID id, const ax::Node& node, Overlap overlap, Press* press) {
    if (overlap == Overlap::allowed) ImGui::SetNextItemAllowOverlap();
    const ImRect box = im_rect(node.box);
    if (!ImGui::ItemAdd(box, id)) return;
    bool is_hovered = false, is_held = false;
    const bool was_claimed = input_state().touch.is_claimed;
    const bool is_clicked = ImGui::ButtonBehavior(box, id, &is_hovered, &is_held, ImGuiButtonFlags_MouseButtonLeft);
    press->hovered = is_hovered && !is_touch();
    if ((node.states & ax::disabled) != 0) return;

    press->held = is_held;
    press->clicked = is_clicked && !was_claimed && !is_link_followed_elsewhere(node);
    press->double_clicked = press->clicked && ImGui::GetIO().MouseClickedLastCount[0] == 2;
    press->long_pressed = is_held && is_touch() && long_press(id);
    press->right_clicked =
        press->long_pressed || (is_hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right, ImGuiInputFlags_None, id));
    if (press->clicked) ax::note_click(id);
    if (press->hovered && node.role == ax::Role::link) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

Press behave(ImGuiID id, const ax::Node& node, Overlap overlap) {
    Press press;
    press_by_pointer(id, node, overlap, &press);
    press.focused = ax::focused(id);
    press.focus_visible = ax::focus_visible(id);
    const bool is_enabled = (node.states & ax::disabled) == 0;
    if (ax::activated(id) && is_enabled) press.clicked = true;
    if (press.focused && is_enabled && take_menu_key(id)) press.right_clicked = true;
    if (press.clicked) {
        press.shift = ImGui::GetIO().KeyShift;
        press.ctrl = ImGui::GetIO().KeyCtrl;
    }
    return press;
}

bool takes_key(const ax::KeyPress& press, unsigned takes, bool is_multiline, TextEdit* edit) {
    using ax::Key;
    if (press.key == Key::enter && (takes & takes_enter) != 0 && (!is_multiline || press.ctrl))
        return edit->submitted = true;
    if (press.key == Key::escape && (takes & takes_escape) != 0) return edit->cancelled = true;
    const bool is_arrow =
        press.key == Key::up || press.key == Key::down || press.key == Key::page_up || press.key == Key::page_down;
    if (!is_arrow || (takes & takes_arrows) == 0 || is_multiline) return false;
    edit->key = press.key;
    return true;
}

}  // namespace

void begin_page(float width, float height) {
    open_window("page", {0, 0, width, height}, ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void end_page() { ImGui::End(); }

void begin_layer(ImGuiID id, const ax::Rect& box) {
    char name[24];
    std::snprintf(name, sizeof name, "layer%08x", static_cast<unsigned>(id));
    open_window(name, box, ImGuiWindowFlags_None);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void end_layer() { ImGui::End(); }

void shield(ImGuiID id, const ax::Rect& hole) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    begin_layer(id, {0, 0, size.x, size.y});
    if (hole.width > 0)
        ImGui::SetWindowHitTestHole(ImGui::GetCurrentWindow(), {hole.x, hole.y}, {hole.width, hole.height});
    end_layer();
}

void keep_press() { input_state().is_press_kept = true; }

Press press(ImGuiID id, const ax::Node& node, Overlap overlap) {
    ax::leaf(id, node);
    return behave(id, node, overlap);
}

Press begin_press(ImGuiID id, const ax::Node& node, Overlap overlap) {
    ax::begin(id, node);
    return behave(id, node, overlap);
}

Press grip(ImGuiID id, const ax::Rect& box) {
    Press press;
    press_by_pointer(id, {.box = box}, Overlap::none, &press);
    return press;
}

bool hovered(const ax::Rect& box) {
    const bool is_window_hovered = ImGui::GetCurrentContext()->HoveredWindow == ImGui::GetCurrentWindow();
    return is_window_hovered && !is_touch() &&
           ImGui::IsMouseHoveringRect({box.x, box.y}, {box.x + box.width, box.y + box.height});
}

TextEdit edit(ImGuiID id, const ax::Node& node, std::string* value, unsigned takes) {
    TextEdit result;
    const bool is_writable = (node.states & (ax::disabled | ax::read_only)) == 0;
    std::string text;
    if (ax::text_input(id, &text) && is_writable && text != *value) {
        *value = std::move(text);
        result.changed = true;
        input_state().has_typed = true;
        if (node.role == ax::Role::textbox) input_state().has_text_changed = true;
    }

    ax::Node field = node;
    field.value = *value;
    field.states |= ax::editable;
    ax::leaf(id, field);

    if (ImGui::ItemAdd(im_rect(node.box), id)) {
        result.hovered = ImGui::ItemHoverable(im_rect(node.box), id, ImGuiItemFlags_None) && !is_touch();
        if (result.hovered && (node.states & ax::disabled) == 0) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    result.focused = ax::focused(id);
    result.focus_visible = ax::focus_visible(id);
    result.draw_text = !ax::text_drawn_by_dom(id);
    result.left = !result.focused && input_state().focus_before == id;

    ax::KeyPress press;
    if (ax::key(id, &press) && !takes_key(press, takes, (node.states & ax::multiline) != 0, &result))
        ax::decline_key(id);
    return result;
}

bool shortcut(const ax::KeyPress& chord) { return ax::take_shortcut(chord); }
bool is_touch() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

void request_frame_in(int ms) {
    int& due = input_state().next_frame_in_ms;
    due = due == no_frame ? ms : std::min(due, ms);
}

// ---- around a frame -------------------------------------------------------------------------------------------------

InputState& input_state() {
    static InputState state;
    return state;
}

void begin_frame() {
    InputState& state = input_state();
    state.next_frame_in_ms = no_frame;
    state.has_text_changed = false;
    state.focus_before = state.focus_now;
    state.focus_now = ax::focused_id();
    track_touch();
    ax::begin_frame();
}

void end_frame() {
    ax::end_frame();
    forget_unseen_areas();
    InputState& state = input_state();
    state.touch.last = ImGui::GetIO().MousePos;
    state.wheel_x = state.wheel_y = 0;
}

int next_frame_in_ms() { return input_state().next_frame_in_ms; }

void feed_wheel(float x, float y, bool is_notched) {
    InputState& state = input_state();
    state.wheel_x += x;
    state.wheel_y += y;
    state.is_wheel_notched = is_notched;
}

void feed_finger_speed(float x, float y) { input_state().touch.speed = {x, y}; }

bool take_typed() { return std::exchange(input_state().has_typed, false); }

bool text_changed() { return input_state().has_text_changed; }

bool take_rolled() { return std::exchange(input_state().is_wheel_taken, false); }

bool take_kept_press() { return std::exchange(input_state().is_press_kept, false); }

void set_reduced_motion(bool is_reduced) { input_state().is_motion_reduced = is_reduced; }

}  // namespace tratt::ui
