#include "ui/widgets/stepper.hpp"

#include "i18n/format.hpp"
#include "i18n/messages.hpp"

namespace tratt::ui {

namespace {

constexpr float dot = 20, gap = 8, dash = 24;

float step_width(std::string_view step, bool is_here) { return dot + gap + text_width(step, {.strong = is_here}); }

void paint_dot(const Box& box, int index, int current) {
    const Colours& c = colours();
    if (index < current) {
        fill(box, c.ok_soft, dot / 2);
        icon(centred(box, size::icon_small, size::icon_small), Icon::check, c.ok_text);
        return;
    }
    const bool is_here = index == current;
    fill(box, is_here ? c.accent : c.bg_fill, dot / 2);
    bare_text(box, i18n::number(index + 1),
              {.type = Type::caption,
               .strong = true,
               .colour = is_here ? c.on_accent : c.text_muted,
               .align = Align::centre});
}

}  // namespace

float stepper_width(std::span<const std::string_view> steps, int current) {
    float width = 0;
    for (std::size_t i = 0; i < steps.size(); ++i)
        width += step_width(steps[i], static_cast<int>(i) == current) + 2 * gap + dash;
    return width - 2 * gap - dash;
}

int stepper(ImGuiID id, const Box& box, std::string_view name, std::span<const std::string_view> steps, int current) {
    const Colours& c = colours();
    ax::begin(id, {.role = ax::Role::list, .name = name, .box = box});
    Box rest = box;
    int pressed = -1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const int index = static_cast<int>(i);
        const bool is_here = index == current;
        const Box place = centred_vertically(take_left(rest, step_width(steps[i], is_here), gap), dot);
        const ImGuiID item = make_id(id, index);
        // The number is drawn as well, except where a tick says that the step is done.
        const std::string_view words =
            index < current ? steps[i] : i18n::concat({i18n::number(index + 1), " ", steps[i]});
        ax::begin(item, {.role = ax::Role::list_item, .states = is_here ? ax::current : 0u, .box = place});
        Press press;
        if (index < current)
            press = ui::press(make_id(item, "step"), {.role = ax::Role::button, .name = words, .box = place});
        else ax::leaf(make_id(item, "step"), {.role = ax::Role::text, .name = words, .box = place});
        ax::end();
        if (press.clicked) pressed = index;
        if (press.focus_visible) focus_ring(place, dot / 2);
        paint_dot({place.x, place.y, dot, dot}, index, current);
        const ImU32 ink = is_here || press.hovered ? c.text : index < current ? c.text_2 : c.text_muted;
        bare_text(inset(place, dot + gap, 0, 0, 0), steps[i], {.strong = is_here, .colour = ink});
        if (i + 1 < steps.size()) {
            fill(centred_vertically(take_left(rest, dash, gap), size::hairline), c.line_strong);
        }
    }
    ax::end();
    return pressed;
}

}  // namespace tratt::ui
