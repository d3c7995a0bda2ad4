#include "ui/widgets/field.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float label_height = 16, label_gap = 4, help_height = 16, padding_x = 10, gap = 8, multiline_min = 72,
                multiline_top = 6;

bool is_disabled(const FieldFrame& frame) { return !frame.disabled_reason.empty(); }

std::string_view note_of(const FieldFrame& frame) { return frame.error.empty() ? frame.help : frame.error; }

void draw_label(ImGuiID id, const Box& box, const FieldFrame& frame) {
    const TextStyle style{.type = Type::caption, .colour = colours().text_2};
    const Drawn drawn = bare_text(box, frame.label, style);
    float width = drawn.width;
    if (frame.is_required) {
        const Box star{box.x + width + 4, box.y, 8, box.height};
        width += 4 + bare_text(star, "*", {.type = Type::caption, .colour = colours().danger_text}).width;
    }
    ax::leaf(make_id(id, "label"), {.role = ax::Role::text,
                                    .name = frame.is_required ? i18n::concat({frame.label, " *"}) : frame.label,
                                    .box = {box.x, box.y, width, box.height}});
}

void draw_note(ImGuiID id, Box box, const FieldFrame& frame) {
    const bool is_error = !frame.error.empty();
    const ImU32 colour = is_error ? colours().danger_text : colours().text_muted;
    if (is_error)
        icon_at(take_left(box, size::icon_small, 4).x, box.y + help_height / 2, size::icon_small, Icon::info, colour);
    paragraph(make_id(id, "note"), box, note_of(frame), {.type = Type::caption, .colour = colour});
}

FieldBorder border_of(const FieldFrame& frame, const TextEdit& edit) {
    if (frame.is_read_only) return FieldBorder::read_only;
    if (is_disabled(frame)) return FieldBorder::disabled;
    if (!frame.error.empty()) return edit.focused ? FieldBorder::error_active : FieldBorder::error;
    if (edit.focused) return FieldBorder::active;
    return edit.hovered ? FieldBorder::hovered : FieldBorder::rest;
}

ImU32 ink_of(const FieldFrame& frame) {
    if (is_disabled(frame)) return colours().text_disabled;
    return frame.is_read_only ? colours().text_2 : colours().text;
}

struct Parts {
    Box text, icon, end;
};
Parts parts_of(const Box& control, const TextField& field, bool has_clear, float keycap) {
    Parts parts{.text = inset(control, padding_x, 0)};
    if (field.icon != Icon::none) parts.icon = take_left(parts.text, size::icon, gap);
    if (has_clear) parts.end = take_right(parts.text, size::control_small - 4, gap);
    if (keycap > 0) parts.end = take_right(parts.text, keycap, gap);
    return parts;
}

// One for each character of a text that nobody shall read over a shoulder, as the browser's own input shows it.
std::string dots_for(std::string_view text) {
    std::string dots;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) dots += "\u2022";
    }
    return dots;
}

void draw_value(const Box& box, const TextField& field, const std::string& value) {
    const bool is_placeholder = value.empty();
    const TextStyle style{.colour = is_placeholder ? colours().text_muted : ink_of(field.frame),
                          .tabular = field.is_tabular};
    const bool is_hidden = field.input == ax::InputKind::password && !is_placeholder;
    const std::string dots = is_hidden ? dots_for(value) : std::string();
    const std::string_view words = is_placeholder ? field.placeholder : is_hidden ? dots : std::string_view(value);
    if (!field.is_multiline) {
        bare_text(box, words, style);
        return;
    }
    push_clip(box);
    bare_paragraph(inset(box, 0, multiline_top), words, style);
    pop_clip();
}

ax::Role role_of(const TextField& field) {
    return field.input == ax::InputKind::search ? ax::Role::searchbox : ax::Role::textbox;
}

}  // namespace

float field_height(const FieldFrame& frame, float control) {
    float height = control > 0 ? control : control_height();
    if (!frame.hides_label) height += label_height + label_gap;
    if (!note_of(frame).empty()) height += label_gap + help_height;
    return height;
}

std::string_view field_description(const FieldFrame& frame) {
    if (!frame.error.empty()) return frame.error;
    return is_disabled(frame) ? frame.disabled_reason : frame.help;
}

std::uint32_t field_states(const FieldFrame& frame) {
    return (frame.is_required ? ax::required : 0u) | (!frame.error.empty() ? ax::invalid : 0u) |
           (is_disabled(frame) ? ax::disabled : 0u) | (frame.is_read_only ? ax::read_only : 0u);
}

Box begin_field(ImGuiID id, const Box& box, const FieldFrame& frame, float control) {
    Box rest = box;
    if (!frame.hides_label) draw_label(id, take_top(rest, label_height, label_gap), frame);
    const Box place = take_top(rest, control > 0 ? control : control_height(), label_gap);
    if (!note_of(frame).empty())
        draw_note(id, {place.x, bottom_of(place) + label_gap, place.width, help_height}, frame);
    return place;
}

void paint_field(const Box& control, FieldBorder border) {
    const Colours& c = colours();
    const auto paint = [&](ImU32 ground, ImU32 line, float width) {
        fill(control, ground, radius::control);
        if (line == 0) return;
        // The second pixel of an active border lies outside, so that the text does not move.
        const Box line_box = outset(control, width - size::hairline);
        outline(line_box, line, radius::control + width - size::hairline, width);
    };
    switch (border) {
        case FieldBorder::rest: return paint(c.bg_surface, c.line_control, 1);
        case FieldBorder::hovered: return paint(c.bg_surface, c.line_control_hover, 1);
        case FieldBorder::active: return paint(c.bg_surface, c.focus, 2);
        case FieldBorder::error: return paint(c.bg_surface, c.danger, 1);
        case FieldBorder::error_active: return paint(c.bg_surface, c.danger, 2);
        case FieldBorder::disabled: return paint(c.bg_sunken, c.line_strong, 1);
        case FieldBorder::read_only: return paint(c.bg_sunken, 0, 0);
    }
}

TextEdit text_field(ImGuiID id, const Box& box, const TextField& field, std::string* value) {
    const FieldFrame& frame = field.frame;
    const float around = field_height(frame) - control_height();
    const float height = field.is_multiline ? std::max(multiline_min, box.height - around) : control_height();
    const Box control = begin_field(id, box, frame, height);

    const bool has_clear = field.has_clear && !value->empty() && !is_disabled(frame);
    const bool has_keycap = !field.shortcut.empty() && value->empty();
    const float keycap_room = has_keycap ? keycap_width(field.shortcut) : 0;
    const Parts parts = parts_of(control, field, has_clear, keycap_room);
    // The input covers the control up to the button at its end; its text begins where ours does.
    const float text_inset = parts.text.x - control.x;
    const float input_end = has_clear ? parts.end.x - control.x : control.width;
    const std::string_view description = field_description(frame);
    const TextEdit edit =
        ui::edit(id,
                 {.role = role_of(field),
                  .name = frame.label,
                  .description = !has_keycap           ? description
                                 : description.empty() ? field.shortcut
                                                       : i18n::concat({description, " ", field.shortcut}),
                  .placeholder = field.placeholder,
                  .states = field_states(frame) | (field.is_multiline ? ax::multiline : 0u),
                  .box = {control.x, control.y, input_end, control.height},
                  .input = field.input,
                  .font_size = step_of(Type::body).size,
                  .padding_x = text_inset},
                 value, field.takes_enter ? takes_enter : takes_nothing);
    if (field.is_quiet && !edit.focused)
        fill(control, edit.hovered ? colours().bg_fill_hover : colours().bg_fill, radius::control);
    else paint_field(control, border_of(frame, edit));

    if (field.icon != Icon::none) icon(centred_vertically(parts.icon, size::icon), field.icon, colours().text_muted);
    if (edit.draw_text) draw_value(parts.text, field, *value);
    if (has_keycap) keycap(parts.end, field.shortcut, field.is_quiet ? colours().bg_surface : 0);
    if (frame.is_read_only)
        icon_at(right_of(control) - padding_x - size::icon, control.y + height / 2, size::icon, Icon::lock,
                colours().text_muted);

    TextEdit answer = edit;
    if (has_clear) {
        const Button clear{.label = i18n::format(i18n::Msg::clear_named, {{"what", frame.label}}),
                           .icon = Icon::x,
                           .kind = ButtonKind::ghost,
                           .size = ButtonSize::mini,
                           .icon_only = true};
        if (button(make_id(id, "clear"), centred(parts.end, size::control_mini, size::control_mini), clear).clicked) {
            value->clear();
            answer.changed = true;
            ax::focus(id);
        }
    }
    if (is_disabled(frame)) tooltip_on_hover(id, control, {.body = frame.disabled_reason});
    return answer;
}

Box read_only_field(ImGuiID id, const Box& box, const FieldFrame& frame, std::string_view value) {
    const Box control = begin_field(id, box, frame);
    paint_field(control, FieldBorder::read_only);
    Box inner = inset(control, padding_x, 0);
    icon(centred_vertically(take_right(inner, size::icon, gap), size::icon), Icon::lock, colours().text_muted);
    ax::leaf(id, {.role = ax::Role::textbox,
                  .name = frame.label,
                  .value = value,
                  .description = field_description(frame),
                  .states = ax::read_only | ax::focusable,
                  .box = control});
    if (ax::focus_visible(id)) focus_ring(control, radius::control);
    return inner;
}

}  // namespace tratt::ui
