#include "ui/widgets/dialog.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/floating.hpp"

namespace tratt::ui {

namespace {

constexpr float side = 24, body_top = 4, body_bottom = 20, head_height = 56, rise = 8;

// One dialog at a time; what is known of it from frame to frame.
struct Open {
    ImGuiID id = 0;
    ImGuiID focus_before = 0;
    int drawn_in = -1;  // frame: they come when there is something to draw, however long that takes
    bool wants_focus = false;
    bool holds_text = false, has_typed = false;
    bool asks_to_discard = false;  // the next Esc or x does
    int closed_in = -2;  // frame
};
Open& open_dialog() {
    static Open only;
    return only;
}

bool is_of_last_frame(const Open& open) { return open.id != 0 && ImGui::GetFrameCount() - open.drawn_in <= 1; }

void note(Open& open, ImGuiID id) {
    if (open.id != id || !is_of_last_frame(open))
        open = {.id = id, .focus_before = ax::focused_id(), .wants_focus = true};
    open.drawn_in = ImGui::GetFrameCount();
}

// Esc and x are soon pressed by mistake; Cancel says what it does.
bool may_close(Open& open) {
    if (!open.holds_text || !open.has_typed || open.asks_to_discard) return true;
    open.asks_to_discard = true;
    ax::announce(i18n::text(i18n::Msg::dialog_discard_question));
    request_frame_in(0);
    return false;
}

void close(Open& open) {
    ax::focus(open.focus_before);
    open.id = 0;
    open.closed_in = ImGui::GetFrameCount();
    request_frame_in(0);
}

Box dialog_box(const Dialog& dialog, float height) {
    const float width = std::min(dialog.width, look().width - 2 * size::space_4);
    if (is_phone())
        return {0, look().height - std::min(height, look().height), look().width, std::min(height, look().height)};
    const float most = std::min(height, look().height - 2 * size::space_4);
    return centred({0, 0, look().width, look().height}, width, most);
}

}  // namespace

DialogView begin_dialog(ImGuiID id, const Dialog& dialog) {
    Open& open = open_dialog();
    note(open, id);
    const float height = is_phone() ? look().height - size::head
                                    : head_height + body_top + dialog.body_height + body_bottom + size::foot_dialog;
    Box box = dialog_box(dialog, height);
    box.y += rise * (1 - animate_from(make_id(id, "rise"), 0, 1, motion::slow));

    const Box window{0, 0, look().width, look().height};
    begin_layer(id, window);
    fill(window, colours().scrim);
    shadow(box, radius::dialog, Elevation::dialog);
    fill(box, colours().bg_raised, radius::dialog);
    if (is_phone()) fill(inset(box, 0, radius::dialog, 0, 0), colours().bg_raised);

    ax::begin(id, {.role = dialog.is_alert ? ax::Role::alert_dialog : ax::Role::dialog,
                   .name = dialog.title,
                   .description = dialog.description,
                   .states = ax::modal | ax::focusable | ax::skip_tab,
                   .box = box});
    open.holds_text = dialog.holds_text;
    if (open.wants_focus) {
        const bool has_keyboard = !is_phone() && !is_touch();
        ax::focus(has_keyboard && dialog.first_field != 0 ? dialog.first_field : id);
        open.wants_focus = false;
    }
    DialogView view{.id = id, .box = box};
    Box rest = box;
    Box head = inset(take_top(rest, head_height), side, 0, size::space_3, 0);
    const Button close_button{
        .label = i18n::text(i18n::Msg::close), .icon = Icon::x, .kind = ButtonKind::ghost, .icon_only = true};
    const Box close_box = take_button_right(head, close_button);
    heading(make_id(id, "title"), head, 2, dialog.title, section());
    view.cancelled = button(make_id(id, "close"), close_box, close_button).clicked;
    view.foot = take_bottom(rest, size::foot_dialog);
    view.body = inset(rest, side, body_top, side, body_bottom);
    return view;
}

DialogAnswer end_dialog(DialogView& view, const DialogFoot& foot) {
    Open& open = open_dialog();
    if (open.holds_text && text_changed()) {
        open.has_typed = true;
        open.asks_to_discard = false;
    }
    hairline_above(view.foot, colours().line);
    Box row = inset(view.foot, side, 0, size::space_4, 0);
    const Button action{.label = foot.action,
                        .kind = foot.is_danger ? ButtonKind::danger : ButtonKind::primary,
                        .disabled_reason = foot.disabled_reason};
    const std::string_view cancel_words = open.asks_to_discard  ? i18n::text(i18n::Msg::contact_discard)
                                          : foot.cancel.empty() ? i18n::text(i18n::Msg::cancel)
                                                                : foot.cancel;
    const Button cancel{.label = cancel_words, .kind = ButtonKind::ghost};
    const Box action_box = take_button_right(row, action), cancel_box = take_button_right(row, cancel);
    const std::string_view note = open.asks_to_discard ? i18n::text(i18n::Msg::dialog_discard_question) : foot.note;
    if (!note.empty()) text(make_id(view.id, "note"), row, note, caption());
    // In reading order Cancel comes first, as it stands.
    const bool is_cancelled = button(make_id(view.id, "cancel"), cancel_box, cancel).clicked;
    const bool is_done = button(make_id(view.id, "action"), action_box, action).clicked;
    draw_open_list();
    ax::end();
    end_layer();
    const bool closes = shortcut({.key = ax::Key::escape}) || view.cancelled;
    view.cancelled = is_cancelled || (closes && may_close(open));
    if (!is_done && !view.cancelled) return DialogAnswer::none;
    close(open);
    return is_done ? DialogAnswer::action : DialogAnswer::cancel;
}

bool has_dialog_focus() { return open_dialog().id != 0 && ax::focused_id() == open_dialog().id; }
void return_focus() {
    const Open& open = open_dialog();
    if (open.closed_in + 1 == ImGui::GetFrameCount() && open.focus_before != 0) ax::focus(open.focus_before);
}
bool page_shortcut(const ax::KeyPress& chord) { return !is_dialog_open() && shortcut(chord); }
bool is_dialog_open() { return is_of_last_frame(open_dialog()); }

}  // namespace tratt::ui
