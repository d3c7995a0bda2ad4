#include "i18n/messages.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float left = 10, right = 8, gap = 6, word_gap = 4, grouping_height = 28, clear_room = 20;

bool is_set(const Chip& chip) { return chip.is_on || !chip.value.empty(); }
bool has_clear(const Chip& chip) { return chip.can_clear || !chip.value.empty(); }

float height_of(const Chip& chip) { return chip.is_grouping ? grouping_height : control_height(); }

TextStyle label_style(const Chip& chip) {
    const Colours& c = colours();
    const ImU32 ink = chip.is_danger ? c.danger_text : is_set(chip) ? c.text : c.text_2;
    return {.strong = chip.is_on, .colour = ink};
}
TextStyle value_style(const Chip& chip) {
    TextStyle style = label_style(chip);
    style.strong = true;
    return style;
}
TextStyle count_style(const Chip& chip) {
    TextStyle style = label_style(chip);
    style.strong = false;
    style.tabular = true;
    return style;
}

std::string_view label_of(const Chip& chip) {
    return chip.value.empty() ? chip.label : i18n::concat({chip.label, ":"});
}

std::string_view name_of(const Chip& chip) {
    if (!chip.value.empty()) return i18n::concat({chip.label, ": ", chip.value});
    return chip.count.empty() ? chip.label : i18n::concat({chip.label, " ", chip.count});
}

// Room of the parts before the x, in their order.
struct Widths {
    float handle = 0, icon = 0, mark = 0, label = 0, value = 0, count = 0, chevron = 0;
    float sum() const { return handle + icon + mark + label + value + count + chevron; }
};
Widths widths_of(const Chip& chip) {
    Widths w;
    const auto with_gap = [&](float width, float after) { return width > 0 ? width + after : 0; };
    if (chip.is_grouping) w.handle = size::icon_small + gap;
    if (chip.icon != Icon::none) w.icon = size::icon_small + gap;
    w.mark = with_gap(mark_width(chip.mark), gap);
    if (!chip.hides_label) w.label = text_width(label_of(chip), label_style(chip));
    if (!chip.value.empty()) w.value = word_gap + text_width(chip.value, value_style(chip));
    if (!chip.count.empty()) w.count = gap + text_width(chip.count, count_style(chip));
    if (chip.has_chevron) w.chevron = gap + size::icon_small;
    return w;
}

void paint_ground(const Box& box, const Chip& chip, bool is_hovered) {
    const Colours& c = colours();
    const bool is_quiet = !is_set(chip);
    fill(box, is_quiet ? is_hovered || chip.is_open ? c.bg_fill_hover : c.bg_fill : c.accent_soft, radius::control);
    if (chip.is_danger) outline(box, c.danger, radius::control);
    else if (!is_quiet) outline(box, c.accent, radius::control);
}

}  // namespace

float chip_width(const Chip& chip) {
    return left + widths_of(chip).sum() + (has_clear(chip) ? gap + size::icon_small : 0) + right +
           (chip.has_chevron || has_clear(chip) ? 0 : 2);
}

void paint_chip(const Box& box, const Chip& chip, bool is_hovered, bool is_focused) {
    const Colours& c = colours();
    const float middle = box.y + box.height / 2;
    const ImU32 icon_colour = chip.is_danger ? c.danger_text : is_set(chip) ? c.accent_text : c.text_muted;
    paint_ground(box, chip, is_hovered);
    if (is_focused) focus_ring(box, radius::control);

    const Widths w = widths_of(chip);
    const float end_room = right + (has_clear(chip) ? gap + size::icon_small : 0);
    Box rest = inset(box, left, 0, end_room, 0);
    if (w.handle > 0) icon_at(take_left(rest, w.handle).x, middle, size::icon_small, Icon::drag, c.text_muted);
    if (w.icon > 0) icon_at(take_left(rest, w.icon).x, middle, size::icon_small, chip.icon, icon_colour);
    if (w.mark > 0) draw_mark(take_left(rest, w.mark).x, middle, chip.mark);
    if (w.chevron > 0)
        icon_at(take_right(rest, w.chevron).x + gap, middle, size::icon_small, Icon::chevron_down, icon_colour);
    if (!chip.hides_label)
        bare_text(take_left(rest, std::max(0.f, std::min(w.label, rest.width - w.value - w.count))), label_of(chip),
                  label_style(chip));
    if (w.value > 0)
        bare_text(inset(take_left(rest, std::min(w.value, rest.width - w.count)), word_gap, 0, 0, 0), chip.value,
                  value_style(chip));
    if (w.count > 0) bare_text(inset(rest, gap, 0, 0, 0), chip.count, count_style(chip));
    if (has_clear(chip))
        icon_at(right_of(box) - right - size::icon_small, middle, size::icon_small, Icon::x, icon_colour);
}

ChipPress chip(ImGuiID id, const Box& box, const Chip& chip) {
    Box place = centred_vertically(box, height_of(chip));
    place.width = std::min(box.width, chip_width(chip));
    Box main = place;
    const Box clear = has_clear(chip) ? take_right(main, clear_room + 4) : Box{};

    std::uint32_t states = 0;
    if (chip.has_chevron || !chip.value.empty()) states = ax::has_popup | (chip.is_open ? ax::expanded : ax::collapsed);
    else states = chip.is_on ? ax::pressed : ax::unpressed;
    const Press press = ui::press(
        id,
        {.role = ax::Role::button, .name = name_of(chip), .description = chip.tooltip, .states = states, .box = main});
    Press clear_press;
    if (has_clear(chip)) {
        const std::string_view words =
            chip.clear_label.empty() ? i18n::format(i18n::Msg::clear_named, {{"what", chip.label}}) : chip.clear_label;
        clear_press = ui::press(make_id(id, "clear"), {.role = ax::Role::button, .name = words, .box = clear});
        if (clear_press.hovered) tooltip(make_id(id, "clear"), clear, {.body = words});
    }
    paint_chip(place, chip, press.hovered || clear_press.hovered, press.focus_visible);
    if (clear_press.focus_visible) focus_ring(inset(clear, 0, 4, 4, 4), radius::tag);
    if (press.hovered || press.focus_visible)
        tooltip(id, place, {.body = chip.hides_label && chip.tooltip.empty() ? chip.label : chip.tooltip});
    return {press.clicked, clear_press.clicked, press.focused || clear_press.focused};
}

}  // namespace tratt::ui
