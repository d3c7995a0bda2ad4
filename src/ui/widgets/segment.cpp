#include "ui/widgets/segment.hpp"

#include "ui/widgets/roving.hpp"

namespace tratt::ui {

namespace {

constexpr float track_padding = 2, part_padding = 10, part_gap = 2, icon_gap = 6;

float part_width(const SegmentPart& part) {
    const float icon = part.icon == Icon::none ? 0 : size::icon + icon_gap;
    return 2 * part_padding + icon + text_width(part.label);
}

void paint_part(const Box& box, const SegmentPart& part, bool is_chosen, const Press& press) {
    const Colours& c = colours();
    const bool is_dark = look().theme == Theme::dark;
    if (is_chosen) {
        if (!is_dark) shadow(box, radius::tag, Elevation::raised);
        fill(box, is_dark ? c.bg_fill_press : c.bg_surface, radius::tag);
    } else if (press.hovered || press.held) {
        fill(box, press.held ? c.bg_fill_press : c.bg_fill_hover, radius::tag);
    }
    const ImU32 ink = is_chosen || press.hovered ? c.text : c.text_2;
    Box inner = inset(box, part_padding, 0);
    if (part.icon != Icon::none)
        icon_at(take_left(inner, size::icon, icon_gap).x, box.y + box.height / 2, size::icon, part.icon, ink);
    bare_text(inner, part.label, {.colour = ink});
    if (press.focus_visible) focus_ring(box, radius::tag);
}

}  // namespace

float segment_width(std::span<const SegmentPart> parts) {
    float width = 2 * track_padding + part_gap * static_cast<float>(parts.size() - 1);
    for (const SegmentPart& part : parts) width += part_width(part);
    return width;
}

int segment(ImGuiID id, const Box& box, std::string_view name, std::span<const SegmentPart> parts, int chosen) {
    const int count = static_cast<int>(parts.size());
    Box track = centred_vertically(box, control_height());
    track.width = std::min(box.width, segment_width(parts));
    fill(track, colours().bg_fill, radius::control);
    ax::begin(id, {.role = ax::Role::radio_group, .name = name, .box = track});
    Box rest = inset(track, track_padding);
    int taken = chosen;
    for (int i = 0; i < count; ++i) {
        const SegmentPart& part = parts[static_cast<std::size_t>(i)];
        const ImGuiID part_id = make_id(id, i);
        const Box place = take_left(rest, part_width(part), part_gap);
        const bool is_chosen = i == chosen;
        const Press press =
            ui::press(part_id, {.role = ax::Role::radio,
                                .name = part.label,
                                .states = ax::focusable | (is_chosen ? ax::checked : ax::unchecked | ax::skip_tab),
                                .box = place});
        paint_part(place, part, is_chosen, press);
        if (press.clicked) taken = i;
        if (const int target = roving_target(part_id, i, count, Axis::both); target >= 0) {
            ax::focus(make_id(id, target));
            taken = target;
        }
    }
    ax::end();
    return taken;
}

}  // namespace tratt::ui
