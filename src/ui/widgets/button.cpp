#include "ui/widgets/button.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float gap = 6, keycap_padding = 5, keycap_height = 18;

struct Paint {
    ImU32 ground, ink;  // ground 0: none
};

bool is_disabled(const Button& b) { return !b.disabled_reason.empty(); }
bool is_strong(const Button& b) {
    return (b.kind == ButtonKind::primary || b.kind == ButtonKind::danger) && !is_disabled(b);
}

TextStyle label_style(const Button& b) {
    return {.type = b.size == ButtonSize::normal ? Type::body : Type::caption, .strong = is_strong(b)};
}

float icon_size_of(const Button& b) {
    switch (b.size) {
        case ButtonSize::normal: return icon_size();
        case ButtonSize::small: return b.icon_only ? size::icon : size::icon_small;
        default: return size::icon;
    }
}

float padding_of(const Button& b) {
    if (b.icon_only) return 0;
    return b.size == ButtonSize::normal ? 12.f : 8.f;
}

ImU32 step(const Pose& pose, ImU32 rest, ImU32 hovered, ImU32 held) {
    return pose.held ? held : pose.hovered ? hovered : rest;
}

Paint paint_of(const Button& b, const Pose& pose) {
    const Colours& c = colours();
    const bool is_ghost = b.kind == ButtonKind::ghost;
    if (is_disabled(b)) return {is_ghost || b.kind == ButtonKind::inverted ? 0 : c.bg_fill, c.text_disabled};
    switch (b.kind) {
        case ButtonKind::primary: return {step(pose, c.accent, c.accent_hover, c.accent_press), c.on_accent};
        case ButtonKind::danger: return {step(pose, c.danger, c.danger_hover, c.danger_hover), c.on_accent};
        case ButtonKind::ghost:
            if (b.is_on) return {step(pose, c.bg_fill, c.bg_fill_hover, c.bg_fill_press), c.text};
            return {step(pose, 0, c.bg_hover, c.bg_press), pose.hovered && !pose.held ? c.text : c.text_2};
        case ButtonKind::inverted: {
            const ImU32 rest = b.size == ButtonSize::normal || b.icon_only ? 0 : c.bg_invert_hover;
            return {step(pose, rest, c.bg_invert_hover, c.bg_invert_hover), c.text_invert};
        }
        default: return {step(pose, c.bg_button, c.bg_button_hover, c.bg_button_press), c.on_button};
    }
}

TextStyle value_style(const Button& b) {
    TextStyle style = label_style(b);
    style.strong = true;
    return style;
}
TextStyle shortcut_style() { return {.type = Type::caption}; }

// The parts in a row; f(x, width) draws one.
float content_width(const Button& b) {
    if (b.icon_only) return icon_size_of(b);
    float width = text_width(b.label, label_style(b));
    if (b.icon != Icon::none) width += icon_size_of(b) + gap;
    if (!b.value.empty()) width += 4 + text_width(b.value, value_style(b));
    if (!b.shortcut.empty()) width += gap + text_width(b.shortcut, shortcut_style());
    if (b.icon_after != Icon::none) width += gap + size::icon_small;
    return width;
}

std::string_view name_of(const Button& b) { return b.value.empty() ? b.label : i18n::concat({b.label, " ", b.value}); }

std::string_view description_of(const Button& b) {
    const std::string_view words = is_disabled(b) ? b.disabled_reason : b.tooltip;
    if (b.shortcut.empty() || words.empty()) return words.empty() ? b.shortcut : words;
    return i18n::concat({words, " ", b.shortcut});
}

void explain(ImGuiID id, const Box& box, const Button& b) {
    const std::string_view title = b.icon_only ? b.label : std::string_view();
    const std::string_view body = is_disabled(b) ? b.disabled_reason : b.tooltip;
    tooltip(id, box,
            {.title = body.empty() ? "" : title,
             .body = body.empty() ? title : body,
             .note = b.icon_only ? b.shortcut : std::string_view()});
}

float corner_of(const Button& b) { return b.size == ButtonSize::normal ? radius::control : radius::tag; }

}  // namespace

float button_height(const Button& b) {
    switch (b.size) {
        case ButtonSize::normal: return control_height();
        case ButtonSize::small: return size::control_small;
        default: return size::control_mini;
    }
}

float button_width(const Button& b) {
    if (b.icon_only) return button_height(b);
    return content_width(b) + 2 * padding_of(b);
}

Box button_box(const Box& strip, const Button& b) {
    Box box = centred_vertically(strip, button_height(b));
    box.width = std::min(button_width(b), strip.width);
    return box;
}

Box take_button_left(Box& strip, const Button& b, float after) {
    return centred_vertically(take_left(strip, button_width(b), after), button_height(b));
}
Box take_button_right(Box& strip, const Button& b, float after) {
    return centred_vertically(take_right(strip, button_width(b), after), button_height(b));
}

Pose pose_of(const Press& press) { return {press.hovered, press.held, press.focus_visible}; }

void paint_button(const Box& box, const Button& b, const Pose& pose) {
    const Paint paint = paint_of(b, pose);
    if (paint.ground != 0) fill(box, paint.ground, corner_of(b));
    if (pose.focused) focus_ring(box, corner_of(b));

    const float padding = padding_of(b), inner = box.width - 2 * padding;
    const float width = std::min(content_width(b), inner);
    float x = box.x + padding + (b.align == Align::centre ? (inner - width) / 2 : 0);
    const float end = right_of(box) - padding, middle = box.y + box.height / 2;
    const ImU32 icon_colour = b.icon_colour != 0 && !is_disabled(b) ? b.icon_colour : paint.ink;
    if (b.icon != Icon::none) {
        icon_at(x, middle, icon_size_of(b), b.icon, icon_colour);
        x += icon_size_of(b) + gap;
    }
    if (b.icon_only) return;

    const auto words = [&](std::string_view text, TextStyle style, ImU32 colour, float after) {
        style.colour = colour;
        x += bare_text({x, box.y, std::max(0.f, end - x - after), box.height}, text, style).width;
    };
    const float chevron = b.icon_after != Icon::none ? gap + size::icon_small : 0;
    words(b.label, label_style(b), paint.ink, chevron);
    if (!b.value.empty()) {
        x += 4;
        words(b.value, value_style(b), paint.ink, chevron);
    }
    if (!b.shortcut.empty()) {
        x += gap;
        words(b.shortcut, shortcut_style(), paint.ink, chevron);
    }
    if (b.icon_after != Icon::none) icon_at(end - size::icon_small, middle, size::icon_small, b.icon_after, paint.ink);
}

Press button(ImGuiID id, const Box& box, const Button& b) {
    std::uint32_t states = b.states;
    if (is_disabled(b)) states |= ax::disabled;
    if (b.is_toggle) states |= b.is_on ? ax::pressed : ax::unpressed;
    const Press press = ui::press(id, {.role = b.href.empty() ? ax::Role::button : ax::Role::link,
                                       .name = name_of(b),
                                       .description = description_of(b),
                                       .href = b.href,
                                       .states = states,
                                       .box = box,
                                       .controls = b.controls});
    paint_button(box, b, pose_of(press));
    if (press.hovered || press.focus_visible) explain(id, box, b);
    return press;
}

Press link(ImGuiID id, const Box& box, const Link& link) {
    TextStyle style = link.style;
    if (style.colour == 0) style.colour = colours().accent_text;
    Box place = centred_vertically(box, line_height(style));
    const float width = std::min(text_width(link.label, style), box.width);
    if (style.align == Align::right) place.x = right_of(box) - width;
    if (style.align == Align::centre) place.x = box.x + (box.width - width) / 2;
    place.width = width;
    style.align = Align::left;
    const Press press = ui::press(id, {.role = link.href.empty() ? ax::Role::button : ax::Role::link,
                                       .name = link.label,
                                       .description = link.description,
                                       .href = link.href,
                                       .box = place});
    style.underlined = press.hovered;
    const Drawn drawn = bare_text(place, link.label, style);
    if (press.focus_visible) focus_ring(place, radius::tag);
    if (press.hovered && drawn.is_cut) tooltip(id, place, {.body = link.label});
    else if (press.hovered || press.focus_visible) tooltip(id, place, {.body = link.description});
    return press;
}

float keycap_width(std::string_view key) {
    return std::max(20.f, text_width(key, shortcut_style()) + 2 * keycap_padding);
}

void keycap(const Box& box, std::string_view key, ImU32 ground) {
    const Box place = centred_vertically(box, keycap_height);
    fill(place, ground != 0 ? ground : colours().bg_fill, radius::tag);
    bare_text(place, key, {.type = Type::caption, .colour = colours().text_2, .align = Align::centre});
}

}  // namespace tratt::ui
