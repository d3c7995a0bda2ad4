#include "ui/widgets/popover.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/floating.hpp"

namespace tratt::ui {

namespace {

constexpr float padding = 8, anchor_gap = 4, rise = 4;

struct Open {
    ImGuiID id = 0;
    ImGuiID focus_before = 0;
    Box anchor, box;
    bool wants_focus = false;
};
Open& open_one() {
    static Open only;
    return only;
}

Box place_of(const Open& open, const Popover& popover) {
    const float width = std::min(popover.width + 2 * padding, look().width - 2 * size::space_2);
    const float height = std::min(popover.height + 2 * padding, look().height - 2 * size::space_2);
    if (is_phone()) return {0, look().height - height - size::space_4, look().width, height + size::space_4};
    return place_at(open.anchor, width, height, anchor_gap);
}

bool is_pressed_beside(const Box& box) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_pressed =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    return is_pressed && !contains(box, io.MousePos.x, io.MousePos.y);
}

}  // namespace

void open_popover(ImGuiID id, const Box& anchor) {
    Open& open = open_one();
    if (open.id == id) return close_popover();
    open = {.id = id, .focus_before = ax::focused_id(), .anchor = anchor, .box = {}, .wants_focus = true};
    request_frame_in(0);
}

void close_popover() {
    Open& open = open_one();
    if (open.id == 0) return;
    ax::focus(open.focus_before);
    open.id = 0;
    request_frame_in(0);
}

bool has_popover_focus() { return open_one().id != 0 && ax::focused_id() == open_one().id; }
bool is_popover_open(ImGuiID id) { return id != 0 && open_one().id == id; }

Box begin_popover(ImGuiID id, const Popover& popover) {
    Open& open = open_one();
    open.box = place_of(open, popover);
    Box box = open.box;
    box.y -= rise * (1 - animate_from(make_id(id, "rise"), 0, 1, motion::base));
    const Box window{0, 0, look().width, look().height};
    begin_layer(id, window);
    if (is_phone()) fill(window, colours().scrim);
    shadow(box, radius::tile, Elevation::popover);
    fill(box, colours().bg_raised, radius::tile);
    ax::begin(id, {.role = ax::Role::dialog,
                   .name = popover.name,
                   .states = ax::modal | ax::focusable | ax::skip_tab,
                   .box = box});
    if (open.wants_focus) {
        ax::focus(id);
        open.wants_focus = false;
    }
    return inset(box, padding);
}

void end_popover() {
    const Open& open = open_one();
    const bool has_list = is_list_shown();
    draw_open_list();
    ax::end();
    end_layer();
    if (has_list) return;  // it takes the press and the key first
    if (is_pressed_beside(open.box)) {
        keep_press();
        return close_popover();
    }
    if (shortcut({.key = ax::Key::escape})) close_popover();
}

}  // namespace tratt::ui
