#include "ui/widgets/label.hpp"

#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float pill_left = 7, pill_right = 9, mark_gap = 6, tag_padding = 6, tag_gap = 4, tag_height = 20;

Box pill_box(const Box& box, std::string_view name) {
    Box place = centred_vertically(box, size::control_small);
    place.width = std::min(box.width, status_pill_width(name));
    return place;
}

// Mark and words from the left of the box.
Drawn marked_words(const Box& box, const Mark& mark, std::string_view name, const TextStyle& style) {
    draw_mark(box.x, box.y + box.height / 2, mark);
    return bare_text(inset(box, mark_width(mark) + mark_gap, 0, 0, 0), name, style);
}

struct ToneColours {
    ImU32 soft, text;
};
ToneColours tone_colours(Tone tone) {
    const Colours& c = colours();
    switch (tone) {
        case Tone::ok: return {c.ok_soft, c.ok_text};
        case Tone::info: return {c.info_soft, c.info_text};
        case Tone::warn: return {c.warn_soft, c.warn_text};
        case Tone::danger: return {c.danger_soft, c.danger_text};
        case Tone::accent: return {c.accent_soft, c.accent_text};
        default: return {c.bg_fill, c.text_2};
    }
}

TextStyle tag_style(Tone tone) { return {.type = Type::caption, .colour = tone_colours(tone).text}; }

Box tag_box(const Box& box, const Tag& tag) {
    Box place = centred_vertically(box, tag_height);
    place.width = std::min(box.width, tag_width(tag));
    return place;
}

// A node for words with a mark; its tooltip says the whole when they are cut, else the description.
void marked_node(ImGuiID id, const Box& box, const Mark& mark, std::string_view name, const TextStyle& style,
                 std::string_view description) {
    const Drawn drawn = marked_words(box, mark, name, style);
    const Box place{box.x, box.y + (box.height - drawn.height) / 2, mark_width(mark) + mark_gap + drawn.width,
                    drawn.height};
    ax::leaf(id, {.role = ax::Role::text, .name = name, .description = description, .box = place});
    if (drawn.is_cut) tooltip_on_hover(id, place, {.title = name, .body = description});
    else tooltip_on_hover(id, place, {.body = description});
}

}  // namespace

// ---- Status ---------------------------------------------------------------------------------------------------------

float status_pill_width(std::string_view name) {
    return pill_left + size::shape + mark_gap + text_width(name) + pill_right;
}

void bare_status_pill(const Box& box, std::string_view name, const StatusMark& mark, bool is_hovered, bool is_struck) {
    const Box place = pill_box(box, name);
    const Hue hue = status_hue(mark);
    fill(place, hue.soft, radius::pill);
    if (is_hovered) outline(outset(place, size::hairline), colours().line_control, radius::pill + size::hairline);
    marked_words(inset(place, pill_left, 0, pill_right, 0), status_shape_mark(mark), name,
                 {.colour = hue.text, .struck = is_struck});
}

Press status_pill(ImGuiID id, const Box& box, const StatusPill& pill) {
    const Box place = pill_box(box, pill.name);
    ax::Node node{.role = pill.is_editable ? ax::Role::button : ax::Role::text,
                  .name = pill.label.empty() ? pill.name : pill.label,
                  .description = pill.description,
                  .box = place,
                  .controls = pill.controls};
    Press press;
    if (pill.is_editable) {
        node.states = ax::has_popup | (pill.is_open ? ax::expanded : ax::collapsed);
        press = ui::press(id, node);
    } else {
        node.states = pill.description.empty() ? 0 : ax::focusable;
        ax::leaf(id, node);
        press.hovered = hovered(place);
        press.focus_visible = ax::focus_visible(id);
    }
    bare_status_pill(place, pill.name, pill.mark, pill.is_editable && (press.hovered || pill.is_open), pill.is_struck);
    if (press.focus_visible) focus_ring(place, radius::pill);
    if ((press.hovered || press.focus_visible) && !pill.is_open)
        tooltip(id, place, {.title = pill.name, .body = pill.description, .note = pill.since});
    return press;
}

float status_label_width(std::string_view name) { return size::shape + mark_gap + text_width(name); }

void bare_status_label(const Box& box, std::string_view name, const StatusMark& mark, const TextStyle& style) {
    marked_words(box, status_shape_mark(mark), name, style);
}

void status_label(ImGuiID id, const Box& box, std::string_view name, const StatusMark& mark, const TextStyle& style) {
    marked_node(id, box, status_shape_mark(mark), name, style, {});
}

// ---- Category -------------------------------------------------------------------------------------------------------

float category_label_width(std::string_view name) { return status_label_width(name); }

void bare_category_label(const Box& box, std::string_view name, GroupKind group, const TextStyle& style) {
    marked_words(box, group_mark(group), name, style);
}

void category_label(ImGuiID id, const Box& box, std::string_view name, GroupKind group, std::string_view description) {
    marked_node(id, box, group_mark(group), name, {}, description);
}

// ---- Tag ------------------------------------------------------------------------------------------------------------

float tag_width(const Tag& tag) {
    const float icon = tag.icon == Icon::none ? 0 : size::icon_small + tag_gap;
    return 2 * tag_padding + icon + text_width(tag.label, tag_style(tag.tone));
}

void bare_tag(const Box& box, const Tag& tag) {
    const Box place = tag_box(box, tag);
    const ToneColours tone = tone_colours(tag.tone);
    fill(place, tone.soft, radius::tag);
    Box inner = inset(place, tag_padding, 0);
    if (tag.icon != Icon::none)
        icon_at(take_left(inner, size::icon_small, tag_gap).x, place.y + tag_height / 2, size::icon_small, tag.icon,
                tone.text);
    bare_text(inner, tag.label, tag_style(tag.tone));
}

void tag(ImGuiID id, const Box& box, const Tag& tag) {
    bare_tag(box, tag);
    const Box place = tag_box(box, tag);
    ax::leaf(id, {.role = ax::Role::text, .name = tag.label, .description = tag.tooltip, .box = place});
    tooltip_on_hover(id, place, {.body = tag.tooltip});
}

}  // namespace tratt::ui
