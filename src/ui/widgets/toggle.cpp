#include "ui/widgets/toggle.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float sign_size = 16, label_gap = 8, switch_width = 32, switch_height = 20, knob = 12;

bool is_disabled(const Toggle& toggle) { return !toggle.disabled_reason.empty(); }

struct Pressed {
    Press press;
    Box sign;
};

// The item with its label; the sign is drawn by the caller.
Pressed toggle_item(ImGuiID id, const Box& box, const Toggle& toggle, ax::Role role, std::uint32_t states,
                    float sign_width, float sign_height) {
    Pressed result;
    const float hit_width =
        toggle.hides_label ? box.width : std::min(box.width, sign_width + label_gap + text_width(toggle.label));
    const Box hit{box.x, box.y, hit_width, box.height};
    result.press = press(id, {.role = role,
                              .name = toggle.label,
                              .description = is_disabled(toggle) ? toggle.disabled_reason : toggle.help,
                              .states = states | ax::focusable | (is_disabled(toggle) ? ax::disabled : 0u),
                              .box = hit});
    result.sign = toggle.hides_label ? centred(box, sign_width, sign_height)
                                     : centred_vertically({box.x, box.y, sign_width, box.height}, sign_height);
    if (result.press.hovered || result.press.focus_visible) tooltip(id, hit, {.body = toggle.disabled_reason});
    if (toggle.hides_label) return result;
    Box words = inset(box, sign_width + label_gap, 0, 0, 0);
    const TextStyle style{.colour = is_disabled(toggle) ? colours().text_disabled : colours().text};
    const Drawn label = bare_text(words, toggle.label, style);
    take_left(words, label.width, label_gap);
    if (!toggle.help.empty()) text(make_id(id, "help"), words, toggle.help, caption());
    return result;
}

ImU32 border_colour(bool hovered, bool disabled) {
    const Colours& c = colours();
    return disabled ? c.line_strong : hovered ? c.line_control_hover : c.line_control;
}

}  // namespace

float toggle_width(const Toggle& toggle) {
    if (toggle.hides_label) return sign_size;
    float width = sign_size + label_gap + text_width(toggle.label);
    if (!toggle.help.empty()) width += label_gap + text_width(toggle.help, caption());
    return width;
}

void paint_tick(const Box& sign, TickState state, bool hovered, bool focused, bool disabled) {
    const Colours& c = colours();
    if (state == TickState::off) {
        fill(sign, disabled ? c.bg_sunken : c.bg_surface, radius::tag);
        outline(sign, border_colour(hovered, disabled), radius::tag);
    } else {
        fill(sign, disabled ? c.line_control : hovered ? c.accent_hover : c.accent, radius::tag);
        icon(centred(sign, size::icon_small, size::icon_small), state == TickState::on ? Icon::check : Icon::minus,
             c.on_accent);
    }
    if (focused) focus_ring(sign, radius::tag);
}

void paint_radio(const Box& sign, bool is_chosen, bool hovered, bool focused, bool disabled) {
    const Colours& c = colours();
    const float corner = sign.height / 2;
    fill(sign, disabled ? c.bg_sunken : c.bg_surface, corner);
    if (is_chosen) outline(sign, disabled ? c.line_control : c.accent, corner, 5);
    else outline(sign, border_colour(hovered, disabled), corner);
    if (focused) focus_ring(sign, corner);
}

void paint_switch(const Box& sign, bool is_on, float slide, bool hovered, bool focused, bool disabled) {
    const Colours& c = colours();
    const float corner = sign.height / 2;
    const ImU32 line = border_colour(hovered, disabled);
    fill(sign, is_on && !disabled ? c.accent : c.bg_surface, corner);
    if (!is_on || disabled) outline(sign, line, corner);
    const float x = sign.x + 4 + slide * (sign.width - 8 - knob);
    fill({x, sign.y + 4, knob, knob},
         is_on && !disabled ? c.on_accent
         : disabled         ? c.line_strong
                            : c.line_control,
         knob / 2);
    if (focused) focus_ring(sign, corner);
}

bool tick(ImGuiID id, const Box& box, const Toggle& toggle, TickState state) {
    const std::uint32_t states = state == TickState::on    ? ax::checked
                                 : state == TickState::off ? ax::unchecked
                                                           : ax::mixed;
    const Pressed item = toggle_item(id, box, toggle, ax::Role::checkbox, states, sign_size, sign_size);
    paint_tick(item.sign, state, item.press.hovered, item.press.focus_visible, is_disabled(toggle));
    return item.press.clicked;
}

bool toggle_switch(ImGuiID id, const Box& box, const Toggle& toggle, bool is_on) {
    const std::uint32_t states = is_on ? ax::checked : ax::unchecked;
    const Pressed item = toggle_item(id, box, toggle, ax::Role::switch_button, states, switch_width, switch_height);
    const float slide = animate(make_id(id, "slide"), is_on ? 1.f : 0.f, motion::fast);
    paint_switch(item.sign, is_on, slide, item.press.hovered, item.press.focus_visible, is_disabled(toggle));
    return item.press.clicked;
}

bool radio(ImGuiID id, const Box& box, const Toggle& toggle, bool is_chosen) {
    const std::uint32_t states = is_chosen ? ax::checked : ax::unchecked;
    const Pressed item = toggle_item(id, box, toggle, ax::Role::radio, states, sign_size, sign_size);
    paint_radio(item.sign, is_chosen, item.press.hovered, item.press.focus_visible, is_disabled(toggle));
    return item.press.clicked && !is_chosen;
}

}  // namespace tratt::ui
