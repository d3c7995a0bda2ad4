#include "ui/widgets/pick.hpp"

#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/floating.hpp"
#include "ui/widgets/open_list.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float padding_x = 10, chips_left = 4, chip_padding = 6, chip_gap = 4, between = 6, x_room = 20,
                more_room = 48;

void add_choices(std::span<const Choice> choices, std::span<const std::uint8_t> chosen) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        add_entry({.label = choice.label,
                   .description = choice.description,
                   .detail = choice.count,
                   .mark = choice.mark,
                   .disabled_reason = choice.disabled_reason,
                   .is_struck = choice.is_struck,
                   .is_muted = choice.is_muted,
                   .is_chosen = chosen[i] != 0});
    }
}

std::string_view joined(std::span<const Choice> choices, std::span<const std::uint8_t> chosen) {
    std::string_view words;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (chosen[i] != 0) words = words.empty() ? choices[i].label : i18n::concat({words, ", ", choices[i].label});
    }
    return words;
}

bool opens(const ax::KeyPress& press) {
    return press.key == ax::Key::down || press.key == ax::Key::up || press.key == ax::Key::character;
}

void handle_key(ImGuiID id, const Box& control, const Pick& pick) {
    ax::KeyPress press;
    if (!ax::key(id, &press)) return;
    if (is_list_open(id)) {
        // Tab goes on; what is under the keyboard is not turned by that.
        if (press.key == ax::Key::tab) close_list();
        if (press.key == ax::Key::tab || !handle_list_key(press)) ax::decline_key(id);
        return;
    }
    if (!opens(press) || press.ctrl) return ax::decline_key(id);
    open_list(id, ListKind::choices, control, pick.frame.label, 0);
}

// The chips that have room, off the left of `inner`; the answer is the choice whose x was pressed.
int draw_chips(ImGuiID id, Box& inner, std::span<const Choice> choices, std::span<const std::uint8_t> chosen) {
    int taken = no_choice, left_out = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (chosen[i] == 0) continue;
        const Choice& choice = choices[i];
        const float width = picked_width(choice.label, choice.mark);
        if (left_out > 0 || width > inner.width - more_room) {
            ++left_out;
            continue;
        }
        const Box place = centred_vertically(take_left(inner, width, between), size::control_small);
        if (picked(make_id(make_id(id, "chosen"), static_cast<int>(i)), place, choice.label, choice.mark,
                   choice.is_struck))
            taken = static_cast<int>(i);
    }
    if (left_out > 0) {
        const std::string_view more = i18n::concat({"+", i18n::number(left_out)});
        text(make_id(id, "more"), take_left(inner, text_width(more, muted()) + 1), more, muted());
    }
    return taken;
}

}  // namespace

float picked_width(std::string_view label, const Mark& mark) {
    const float sign = mark.kind == MarkKind::none ? 0 : mark_width(mark) + chip_gap + 2;
    return chip_padding + sign + text_width(label) + 1 + x_room;
}

bool picked(ImGuiID id, const Box& box, std::string_view label, const Mark& mark, bool is_struck) {
    fill(box, colours().bg_fill, radius::tag);
    Box rest = inset(box, chip_padding, 0, 0, 0);
    const Box x_box = take_right(rest, x_room);
    const float middle = box.y + box.height / 2;
    if (mark.kind != MarkKind::none) draw_mark(take_left(rest, mark_width(mark), chip_gap + 2).x, middle, mark);
    text(make_id(id, "label"), rest, label, {.struck = is_struck});
    const std::string_view words = i18n::format(i18n::Msg::remove_named, {{"what", label}});
    // The whole chip can be pressed by a finger, its x by a pointer.
    const Press press =
        ui::press(id, {.role = ax::Role::button, .name = words, .box = look().is_coarse_pointer ? box : x_box});
    if (press.hovered) fill(inset(x_box, 1, 2, 1, 2), colours().bg_fill_press, radius::tag);
    icon(centred(x_box, size::icon_small, size::icon_small), Icon::x, colours().text);
    if (press.focus_visible) focus_ring(x_box, radius::tag);
    return press.clicked;
}

int pick(ImGuiID id, const Box& box, const Pick& pick, std::span<const Choice> choices,
         std::span<const std::uint8_t> chosen) {
    const Box control = begin_field(id, box, pick.frame);
    const bool was_open = is_list_open(id);
    const std::string_view words = joined(choices, chosen);
    const std::string_view description = field_description(pick.frame);
    paint_field(control, was_open || ax::focused(id) ? FieldBorder::active
                         : hovered(control)          ? FieldBorder::hovered
                                                     : FieldBorder::rest);
    // What opens the list is the room after the chips, so that neither lies over the other.
    int taken = no_choice;
    Box opener = control;
    if (words.empty()) {
        bare_text(inset(control, padding_x, 0), pick.placeholder, {.colour = colours().text_muted});
    } else {
        Box inner = inset(control, chips_left, 0, 0, 0);
        taken = draw_chips(id, inner, choices, chosen);
        opener = {inner.x, control.y, inner.width, control.height};
    }
    const Press press =
        ui::press(id, {.role = ax::Role::combobox,
                       .name = pick.frame.label,
                       .value = words.empty() ? pick.placeholder : words,
                       .description = description.empty() ? pick.tooltip : description,
                       .states = ax::focusable | ax::has_popup | (was_open ? ax::expanded : ax::collapsed),
                       .box = opener,
                       .controls = was_open ? list_id(id) : 0,
                       .active_descendant = was_open && highlighted() >= 0 ? entry_id(id, highlighted()) : 0});

    if (press.clicked && taken == no_choice)
        was_open ? close_list() : open_list(id, ListKind::choices, control, pick.frame.label, 0);
    if (begin_entries(id, &control)) {
        add_choices(choices, chosen);
        if (was_open && !press.focused && is_focus_on_control()) close_list();
    }
    handle_key(id, control, pick);
    const int turned = take_choice(id);
    if (turned == no_choice) return taken;
    if (!is_touch()) ax::focus(id);  // a press on the list has taken it away
    open_list(id, ListKind::choices, control, pick.frame.label, turned);
    begin_entries(id, &control);
    add_choices(choices, chosen);
    return turned;
}

}  // namespace tratt::ui
