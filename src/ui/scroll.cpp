#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "imgui_internal.h"
#include "ui/input.hpp"
#include "ui/input_state.hpp"

namespace tratt::ui {
namespace {

constexpr float touch_slop = 8;                 // pixels a finger trembles
constexpr float coast_time = 0.325f;            // seconds in which the speed falls to 1/e
constexpr float slowest_coast = 24;             // pixels a second
constexpr float glide_time = 0.045f;            // of a mouse wheel's step
constexpr std::size_t max_remembered_areas = 256;
constexpr float bar_width = 6, bar_width_hovered = 8, bar_margin = 2, bar_zone = 12, shortest_thumb = 32;

struct Axis {
    float at = 0, target = 0;  // target differs while a wheel step glides
    float speed = 0;           // pixels a second, of the finger and after it
    float visible = 0, content = 0;
    float grip = 0;            // where on the thumb it was caught

    float most() const { return std::max(0.0f, content - visible); }
    bool can_move(float by) const { return by < 0 ? target > 0 : target < most(); }
    void jump(float to) { at = target = std::clamp(to, 0.0f, most()); }
};

struct Area {
    ImGuiID id = 0;
    Axis x, y;
    ImRect box;
    int last_frame = 0;
    bool is_under_finger = false;
};

struct Scrolling {
    std::unordered_map<ImGuiID, Area> areas;
    std::vector<ImGuiID> open;
    ImGuiID under_finger = 0;
};

Scrolling scrolling;

float delta_seconds() { return ImGui::GetIO().DeltaTime; }

float snapped(float value) {
    const float ratio = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.y);
    return std::round(value * ratio) / ratio;
}

// A step of the wheel glides to its target, a finger's speed carries on and fades. True while it moves.
bool advance(Axis* axis) {
    if (axis->target != axis->at) {
        const float rest = axis->target - axis->at;
        const float moved = rest * (1 - std::exp(-delta_seconds() / glide_time));
        axis->at = std::abs(rest - moved) < 0.5f ? axis->target : axis->at + moved;
        return axis->at != axis->target;
    }
    if (axis->speed == 0) return false;
    axis->jump(axis->at + axis->speed * delta_seconds());
    axis->speed *= std::exp(-delta_seconds() / coast_time);
    const bool is_at_end = axis->at == 0 || axis->at == axis->most();
    if (is_at_end || std::abs(axis->speed) < slowest_coast) axis->speed = 0;
    return axis->speed != 0;
}

void fit(Axis* axis, float visible, float content) {
    axis->visible = visible;
    axis->content = content;
    axis->target = std::clamp(axis->target, 0.0f, axis->most());
    axis->at = std::clamp(axis->at, 0.0f, axis->most());
}

bool roll(Axis* axis, float by) {
    if (by == 0 || !axis->can_move(by)) return false;
    axis->speed = 0;
    axis->target = std::clamp(axis->target + by, 0.0f, axis->most());
    InputState& state = input_state();
    state.is_wheel_taken = true;
    if (!state.is_wheel_notched || state.is_motion_reduced) axis->at = axis->target;
    return true;
}

bool is_pointer_over(const Area& area) {
    return ImGui::GetCurrentContext()->HoveredWindow == ImGui::GetCurrentWindow() &&
           ImGui::IsMouseHoveringRect(area.box.Min, area.box.Max);
}

// The inner area is closed first, so what it takes is gone for the outer one.
void take_wheel(Area* area) {
    InputState& state = input_state();
    if ((state.wheel_x == 0 && state.wheel_y == 0) || !is_pointer_over(*area)) return;
    if (roll(&area->y, state.wheel_y)) state.wheel_y = 0;
    if (roll(&area->x, state.wheel_x)) state.wheel_x = 0;
}

bool wants_finger(const Area& area, ImVec2 moved) {
    const bool is_vertical = std::abs(moved.y) >= std::abs(moved.x);
    const Axis& axis = is_vertical ? area.y : area.x;
    return axis.most() > 0 && axis.can_move(is_vertical ? -moved.y : -moved.x);
}

void follow_finger(Area* area) {
    Touch& touch = input_state().touch;
    const ImVec2 now = ImGui::GetIO().MousePos;
    if (!touch.is_down) return;
    if (!touch.is_claimed && touch.has_moved && area->box.Contains(touch.start) && is_pointer_over(*area) &&
        wants_finger(*area, {now.x - touch.start.x, now.y - touch.start.y})) {
        touch.is_claimed = true;
        scrolling.under_finger = area->id;
        ImGui::ClearActiveID();
    }
    if (scrolling.under_finger != area->id) return;
    area->x.jump(area->x.at - (now.x - touch.last.x));
    area->y.jump(area->y.at - (now.y - touch.last.y));
}

void let_go() {
    Area& area = scrolling.areas[scrolling.under_finger];
    area.x.speed = -input_state().touch.speed.x;
    area.y.speed = -input_state().touch.speed.y;
    scrolling.under_finger = 0;
}

struct Bar {
    ImRect zone, thumb;
};

Bar bar_of(const Area& area, bool is_vertical, bool is_wide) {
    const Axis& axis = is_vertical ? area.y : area.x;
    const float start = is_vertical ? area.box.Min.y : area.box.Min.x;
    const float track = axis.visible - 2 * bar_margin;
    const float length = std::min(track, std::max(shortest_thumb, track * axis.visible / axis.content));
    const float at = start + bar_margin + (axis.most() > 0 ? (track - length) * axis.at / axis.most() : 0);
    const float width = is_wide ? bar_width_hovered : bar_width;
    if (is_vertical) {
        const float right = area.box.Max.x;
        return {{right - bar_zone, start, right, area.box.Max.y},
                {right - bar_margin - width, at, right - bar_margin, at + length}};
    }
    const float bottom = area.box.Max.y;
    return {{start, bottom - bar_zone, area.box.Max.x, bottom},
            {at, bottom - bar_margin - width, at + length, bottom - bar_margin}};
}

// The bar's item comes before the content's, so that it has the pointer although it is drawn on top.
void drag_thumb(Area* area, bool is_vertical) {
    Axis& axis = is_vertical ? area->y : area->x;
    if (axis.most() <= 0 || is_touch()) return;
    const Bar bar = bar_of(*area, is_vertical, true);
    const ImGuiID id = ImHashData(is_vertical ? "bar_y" : "bar_x", 5, area->id);
    if (!ImGui::ItemAdd(bar.zone, id)) return;
    bool is_hovered = false, is_held = false;
    const bool was_held = ImGui::GetActiveID() == id;
    ImGui::ButtonBehavior(bar.zone, id, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
    if (!is_held) return;

    const float pointer = is_vertical ? ImGui::GetIO().MousePos.y : ImGui::GetIO().MousePos.x;
    const float thumb = is_vertical ? bar.thumb.Min.y : bar.thumb.Min.x;
    const float length = is_vertical ? bar.thumb.GetHeight() : bar.thumb.GetWidth();
    if (!was_held) axis.grip = pointer >= thumb && pointer <= thumb + length ? pointer - thumb : length / 2;
    const float start = (is_vertical ? area->box.Min.y : area->box.Min.x) + bar_margin;
    const float room = axis.visible - 2 * bar_margin - length;
    if (room > 0) axis.jump((pointer - axis.grip - start) / room * axis.most());
}

void draw_bar(const Area& area, bool is_vertical) {
    const Axis& axis = is_vertical ? area.y : area.x;
    if (axis.most() <= 0) return;
    const ImGuiID id = ImHashData(is_vertical ? "bar_y" : "bar_x", 5, area.id);
    const bool is_active = ImGui::GetActiveID() == id;
    const bool is_hovered = is_active || ImGui::GetCurrentContext()->HoveredId == id;
    const bool is_shown = is_active || is_hovered || area.is_under_finger || axis.speed != 0 ||
                          axis.at != axis.target || is_pointer_over(area);
    if (!is_shown) return;
    const ImRect thumb = bar_of(area, is_vertical, is_hovered).thumb;
    const ImGuiCol color = is_active    ? ImGuiCol_ScrollbarGrabActive
                           : is_hovered ? ImGuiCol_ScrollbarGrabHovered
                                        : ImGuiCol_ScrollbarGrab;
    ImGui::GetWindowDrawList()->AddRectFilled(thumb.Min, thumb.Max, ImGui::GetColorU32(color), bar_width / 2);
}

ScrollArea result_of(const Area& area) {
    ScrollArea result;
    result.x = snapped(area.x.at);
    result.y = snapped(area.y.at);
    result.origin_x = area.box.Min.x - result.x;
    result.origin_y = area.box.Min.y - result.y;
    result.is_moving = area.is_under_finger || area.x.speed != 0 || area.y.speed != 0 || area.x.at != area.x.target ||
                       area.y.at != area.y.target;
    return result;
}

float revealed(const Axis& axis, float from, float size) {
    const float latest = from, earliest = from + size - axis.visible;
    if (size > axis.visible || axis.target > latest) return latest;
    return std::max(axis.target, earliest);
}

}  // namespace

ScrollArea begin_scroll_area(ImGuiID id, const ax::Node& node, float content_width, float content_height) {
    Area& area = scrolling.areas[id];
    area.id = id;
    area.box = {node.box.x, node.box.y, node.box.x + node.box.width, node.box.y + node.box.height};
    area.last_frame = ImGui::GetFrameCount();
    area.is_under_finger = scrolling.under_finger == id;
    fit(&area.x, node.box.width, content_width);
    fit(&area.y, node.box.height, content_height);

    float x = 0, y = 0;
    if (ax::scrolled(id, &x, &y)) {
        area.x.jump(x);
        area.y.jump(y);
    }
    ImGui::PushClipRect(area.box.Min, area.box.Max, true);
    drag_thumb(&area, true);
    drag_thumb(&area, false);

    const ScrollArea result = result_of(area);
    ax::begin_scroll(id, node, {result.x, result.y, content_width, content_height});
    scrolling.open.push_back(id);
    return result;
}

void end_scroll_area() {
    Area& area = scrolling.areas[scrolling.open.back()];
    scrolling.open.pop_back();
    draw_bar(area, true);
    draw_bar(area, false);
    ImGui::PopClipRect();
    ax::end();

    const float x = area.x.at, y = area.y.at;
    take_wheel(&area);
    follow_finger(&area);
    bool goes_on = false;
    if (scrolling.under_finger != area.id) {
        goes_on |= advance(&area.x);
        goes_on |= advance(&area.y);
    }
    // What has moved is shown by the next frame.
    if (goes_on || x != area.x.at || y != area.y.at) request_frame_in(0);
}

ScrollArea scroll_position(ImGuiID id) {
    const auto found = scrolling.areas.find(id);
    return found == scrolling.areas.end() ? ScrollArea{} : result_of(found->second);
}

void scroll_to(ImGuiID id, float x, float y) {
    Area& area = scrolling.areas[id];
    area.last_frame = ImGui::GetFrameCount();
    area.x.at = area.x.target = x;
    area.y.at = area.y.target = y;
    area.x.speed = area.y.speed = 0;
    request_frame_in(0);
}

void scroll_into_view(ImGuiID id, float content_x, float content_y, float width, float height) {
    const auto found = scrolling.areas.find(id);
    if (found == scrolling.areas.end()) return;
    const Area& area = found->second;
    scroll_to(id, revealed(area.x, content_x, width), revealed(area.y, content_y, height));
}

void track_touch() {
    Touch& touch = input_state().touch;
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_down = is_touch() && io.MouseDown[0];
    if (is_down && !touch.is_down) {
        touch = {true, false, false, io.MousePos, io.MousePos, {}};
        // A finger put on something that coasts stops it, and does nothing else.
        for (auto& [id, area] : scrolling.areas) {
            const bool was_moving = area.x.speed != 0 || area.y.speed != 0;
            if (was_moving && area.box.Contains(io.MousePos)) touch.is_claimed = true;
            if (was_moving) scrolling.under_finger = id;
            area.x.speed = area.y.speed = 0;
        }
    } else if (is_down) {
        const float x = io.MousePos.x - touch.start.x, y = io.MousePos.y - touch.start.y;
        touch.has_moved |= x * x + y * y > touch_slop * touch_slop;
    } else if (touch.is_down && !io.MouseReleased[0]) {
        touch = {};
    }
    if (!io.MouseDown[0] && scrolling.under_finger != 0) let_go();
}

float hidden_height() {
    float most = 0;
    for (const auto& [id, area] : scrolling.areas) {
        if (area.last_frame == ImGui::GetFrameCount()) most = std::max(most, area.y.most());
    }
    return most;
}

bool holds_finger() {
    const Touch& touch = input_state().touch;
    return touch.is_down && touch.is_claimed && scrolling.under_finger == 0;
}

void forget_unseen_areas() {
    // An area keeps its place while it is not shown, so that Back finds a list where it was left.
    if (scrolling.areas.size() <= max_remembered_areas) return;
    std::erase_if(scrolling.areas, [](const auto& item) { return item.second.last_frame != ImGui::GetFrameCount(); });
}

}  // namespace tratt::ui
