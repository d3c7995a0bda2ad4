#include "ui/widgets/tabs.hpp"

#include <algorithm>

#include "i18n/messages.hpp"
#include "ui/widgets/roving.hpp"

namespace tratt::ui {

namespace {

constexpr float gap = 20, count_gap = 6, line = 2, dot = 4;

TextStyle label_style(bool is_chosen, bool is_hovered) {
    return {.strong = is_chosen, .colour = is_chosen || is_hovered ? colours().text : colours().text_muted};
}
TextStyle count_style() { return {.colour = colours().text_muted, .tabular = true}; }

float tab_width(const Tab& tab, bool is_chosen) {
    float width = text_width(tab.label, label_style(is_chosen, false));
    if (!tab.count.empty()) width += count_gap + text_width(tab.count, count_style());
    if (tab.has_dot) width += count_gap + dot;
    return width;
}

void paint_tab(const Box& box, const Tab& tab, bool is_chosen, const Press& press) {
    const Drawn label = bare_text(box, tab.label, label_style(is_chosen, press.hovered));
    const float x = box.x + label.width + count_gap;
    if (!tab.count.empty()) bare_text({x, box.y, right_of(box) - x, box.height}, tab.count, count_style());
    if (tab.has_dot) fill({x, box.y + (box.height - dot) / 2, dot, dot}, colours().text_muted, dot / 2);
    if (press.focus_visible) focus_ring(inset(box, -4, 6), radius::tag);
}

}  // namespace

int tabs(ImGuiID id, const Box& box, std::string_view name, std::span<const Tab> tabs, int chosen) {
    const int count = static_cast<int>(tabs.size());
    hairline_below(box, colours().line);
    const float margin = is_phone() ? size::space_4 : size::space_5;
    float needed = 2 * margin;
    for (int i = 0; i < count; ++i)
        needed += tab_width(tabs[static_cast<std::size_t>(i)], i == chosen) + (i > 0 ? gap : 0);
    // What does not fit is reached by scrolling sideways.
    const bool scrolls = needed > box.width;
    const ax::Node list{.role = ax::Role::tab_list, .name = name, .box = box};
    Box content{box.x, box.y, std::max(needed, box.width), box.height};
    if (scrolls) content.x = begin_scroll_area(id, list, needed, box.height).origin_x;
    else ax::begin(id, list);
    Box rest = inset(content, margin, 0);
    int taken = chosen;
    Box line_box{};
    for (int i = 0; i < count; ++i) {
        const Tab& tab = tabs[static_cast<std::size_t>(i)];
        const ImGuiID tab_id = make_id(id, i);
        const bool is_chosen = i == chosen;
        const Box place = take_left(rest, tab_width(tab, is_chosen), gap);
        const Press press =
            ui::press(tab_id, {.role = ax::Role::tab,
                               .name = tab.count.empty() ? tab.label : i18n::concat({tab.label, " ", tab.count}),
                               .states = ax::focusable | (is_chosen ? ax::selected : ax::unselected | ax::skip_tab),
                               .box = place});
        paint_tab(place, tab, is_chosen, press);
        if (is_chosen) line_box = place;
        if (press.clicked) taken = i;
        if (const int target = roving_target(tab_id, i, count, Axis::horizontal); target >= 0) {
            ax::focus(make_id(id, target));
            taken = target;
        }
    }
    const float x = animate(make_id(id, "x"), line_box.x - content.x),
                width = animate(make_id(id, "width"), line_box.width);
    fill({content.x + x, bottom_of(box) - line, width, line}, colours().accent);
    scrolls ? end_scroll_area() : ax::end();
    return taken;
}

}  // namespace tratt::ui
