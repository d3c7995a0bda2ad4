#include "ui/widgets/select.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/floating.hpp"
#include "ui/widgets/open_list.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float padding_x = 10, gap = 8;

bool is_locked(const FieldFrame& frame) { return !frame.disabled_reason.empty() || frame.is_read_only; }

FieldBorder border_of(const FieldFrame& frame, bool is_hovered, bool is_active) {
    if (!frame.disabled_reason.empty()) return FieldBorder::disabled;
    if (frame.is_read_only) return FieldBorder::read_only;
    if (!frame.error.empty()) return is_active ? FieldBorder::error_active : FieldBorder::error;
    return is_active ? FieldBorder::active : is_hovered ? FieldBorder::hovered : FieldBorder::rest;
}

void add_choice(const Choice& choice, bool is_chosen) {
    add_entry({.label = choice.label,
               .description = choice.description,
               .detail = choice.count,
               .mark = choice.mark,
               .disabled_reason = choice.disabled_reason,
               .is_struck = choice.is_struck,
               .is_muted = choice.is_muted,
               .is_chosen = is_chosen});
}

void draw_closed(Box inner, const Select& select, const Choice* choice, bool is_open) {
    const Colours& c = colours();
    const bool is_disabled = !select.frame.disabled_reason.empty();
    const Icon chevron = select.frame.is_read_only ? Icon::lock : is_open ? Icon::chevron_up : Icon::chevron_down;
    icon_at(take_right(inner, size::icon, gap).x, inner.y + inner.height / 2, size::icon, chevron,
            is_disabled ? c.text_disabled : c.text_muted);
    if (choice == nullptr) {
        bare_text(inner, select.placeholder, {.colour = is_disabled ? c.text_disabled : c.text_muted});
        return;
    }
    if (choice->mark.kind != MarkKind::none)
        draw_mark(take_left(inner, mark_width(choice->mark), gap).x, inner.y + inner.height / 2, choice->mark);
    const ImU32 ink = is_disabled ? c.text_disabled : choice->is_muted ? c.text_muted : c.text;
    bare_text(inner, choice->label, {.colour = ink, .struck = choice->is_struck});
}

bool opens(const ax::KeyPress& press) {
    return press.key == ax::Key::down || press.key == ax::Key::up || press.key == ax::Key::character;
}

// Keys on the control while it has the focus; letters choose at once, as in the browser's own.
void handle_key(ImGuiID id, const Box& control, const Select& select, int chosen) {
    ax::KeyPress press;
    if (!ax::key(id, &press)) return;
    if (is_list_open(id)) {
        if (!handle_list_key(press)) ax::decline_key(id);
        return;
    }
    if (!opens(press) || press.ctrl || is_locked(select.frame)) return ax::decline_key(id);
    open_list(id, ListKind::choices, control, select.frame.label, std::max(chosen, 0));
}

}  // namespace

int select(ImGuiID id, const Box& box, const Select& select, std::span<const Choice> choices, int chosen) {
    const Box control = begin_field(id, box, select.frame);
    const bool has_choice = chosen >= 0 && chosen < static_cast<int>(choices.size());
    const Choice* choice = has_choice ? &choices[static_cast<std::size_t>(chosen)] : nullptr;
    const bool was_open = is_list_open(id);
    const std::string_view description = field_description(select.frame);

    const Press press =
        ui::press(id, {.role = ax::Role::combobox,
                       .name = select.frame.label,
                       .value = choice != nullptr ? choice->label : select.placeholder,
                       .description = description.empty() ? select.tooltip : description,
                       .states = ax::focusable | ax::has_popup | field_states(select.frame) |
                                 (was_open ? ax::expanded : ax::collapsed),
                       .box = control,
                       .controls = was_open ? list_id(id) : 0,
                       .active_descendant = was_open && highlighted() >= 0 ? entry_id(id, highlighted()) : 0});
    if (press.clicked && !is_locked(select.frame)) {
        // A finger brings the focus later, an assistive tool never: elsewhere it would close the list.
        if (!press.focused) ax::focus(id);
        was_open ? close_list() : open_list(id, ListKind::choices, control, select.frame.label, std::max(chosen, 0));
    }
    if (begin_entries(id, &control)) {
        for (std::size_t i = 0; i < choices.size(); ++i) add_choice(choices[i], static_cast<int>(i) == chosen);
        if (was_open && !press.focused && is_focus_on_control()) close_list();
    }
    handle_key(id, control, select, chosen);

    const bool is_open = is_list_open(id);
    paint_field(control, border_of(select.frame, press.hovered, is_open || press.focused));
    draw_closed(inset(control, padding_x, 0), select, choice, is_open);
    if ((press.hovered || press.focus_visible) && !is_open)
        tooltip(id, control,
                {.body = select.frame.disabled_reason.empty() ? select.tooltip : select.frame.disabled_reason});
    const int taken = take_choice(id);
    if (taken != no_choice && !is_touch()) ax::focus(id);  // a press on the list has taken it away
    return taken;
}

void open_choices(ImGuiID id, const Box& anchor, int chosen, std::string_view name) {
    if (is_list_open(id)) return close_list();
    open_list(id, ListKind::radio_menu, anchor, name, std::max(chosen, 0));
    set_list_chosen(chosen);
}

bool is_open(ImGuiID id) { return is_list_open(id); }

int choice_list(ImGuiID id, std::span<const Choice> choices) {
    if (begin_entries(id, nullptr))
        for (std::size_t i = 0; i < choices.size(); ++i) add_choice(choices[i], static_cast<int>(i) == list_chosen());
    return take_choice(id);
}

Combo combobox(ImGuiID id, const Box& box, const Combobox& combobox, std::span<const Choice> choices,
               std::string* typed) {
    const Box control = begin_field(id, box, combobox.frame);
    const bool was_open = is_list_open(id);
    const int count = static_cast<int>(choices.size());
    const float mark_room = mark_width(combobox.mark) > 0 ? mark_width(combobox.mark) + gap : 0;
    const Box inner = inset(control, padding_x + mark_room, 0, padding_x + size::icon + gap, 0);

    const unsigned takes = was_open ? takes_enter | takes_escape | takes_arrows : takes_arrows;
    const TextEdit edit =
        ui::edit(id,
                 {.role = ax::Role::combobox,
                  .name = combobox.frame.label,
                  .description = field_description(combobox.frame),
                  .placeholder = combobox.placeholder,
                  .states = field_states(combobox.frame) | ax::has_popup | (was_open ? ax::expanded : ax::collapsed),
                  .box = {control.x, control.y, right_of(inner) - control.x, control.height},
                  .controls = was_open ? list_id(id) : 0,
                  .active_descendant = was_open && highlighted() >= 0 ? entry_id(id, highlighted()) : 0,
                  .padding_x = inner.x - control.x},
                 typed, takes);
    Combo answer{.changed = edit.changed, .left = edit.left};
    const bool wants_open = !was_open && (edit.changed || edit.key == ax::Key::down || edit.key == ax::Key::up);
    if (wants_open && !is_locked(combobox.frame))
        open_list(id, ListKind::suggestions, control, combobox.frame.label, edit.changed ? -1 : 0);
    if (begin_entries(id, &control)) {
        for (const Choice& choice : choices) add_choice(choice, false);
        if (!combobox.add_label.empty())
            add_entry({.label = combobox.add_label, .mark = icon_mark(Icon::plus), .has_line_above = count > 0});
        if (was_open && edit.key != ax::Key::none) handle_list_key({.key = edit.key});
        if (edit.submitted) handle_list_key({.key = ax::Key::enter});
        // A press on the list takes the focus, too, and goes nowhere.
        if (edit.cancelled || (edit.left && is_focus_on_control())) close_list();
    }

    paint_field(control, border_of(combobox.frame, edit.hovered, edit.focused));
    draw_mark(control.x + padding_x, control.y + control.height / 2, combobox.mark);
    if (edit.draw_text) {
        const bool is_empty_field = typed->empty();
        bare_text(inner, is_empty_field ? combobox.placeholder : std::string_view(*typed),
                  {.colour = is_empty_field              ? colours().text_muted
                             : is_locked(combobox.frame) ? colours().text_disabled
                                                         : colours().text});
    }
    icon_at(right_of(inner) + gap, control.y + control.height / 2, size::icon,
            is_list_open(id) ? Icon::chevron_up : Icon::chevron_down, colours().text_muted);

    const int taken = take_choice(id);
    answer.wants_new = taken == count && !combobox.add_label.empty();
    answer.taken = answer.wants_new ? no_choice : taken;
    return answer;
}

}  // namespace tratt::ui
