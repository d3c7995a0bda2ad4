#include "ui/widgets/toast.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/button.hpp"

namespace tratt::ui {

namespace {

constexpr float margin = 16, padding_left = 16, padding = 12, gap = 12, button_gap = 8, rise = 8, line_gap = 2;
constexpr float bar_height = 48, bar_from_bottom = 52, bar_gap = 4, bar_line_room = 17;

struct Shown {
    ImGuiID id = 0;
    double seconds_left = 0, last = 0;
};
Shown& shown() {
    static Shown only;
    return only;
}

float stay_of(const ToastMessage& m) { return m.action.empty() ? motion::toast_stay : motion::toast_stay_with_button; }
bool has_buttons(const ToastMessage& m) { return !m.action.empty() || !m.second_action.empty(); }
bool is_one_line(const ToastMessage& m) { return m.reason.empty() && m.second_action.empty(); }

TextStyle title_style(const ToastMessage& m) { return {.strong = !m.reason.empty(), .colour = colours().text_invert}; }
TextStyle reason_style() { return {.colour = colours().text_invert_muted}; }

Button button_of(std::string_view label) {
    return {.label = label, .kind = ButtonKind::inverted, .size = ButtonSize::small};
}
Button close_button() {
    return {.label = i18n::text(i18n::Msg::close),
            .icon = Icon::x,
            .kind = ButtonKind::inverted,
            .size = ButtonSize::small,
            .icon_only = true};
}

float icon_room(const ToastMessage& m) { return m.icon == Icon::none ? 0 : size::icon + gap; }
float end_room(const ToastMessage& m) {
    const float one = is_one_line(m) && !m.action.empty() ? button_width(button_of(m.action)) + button_gap : 0;
    return one + size::control_small;
}

Box box_of(const Box& page, const ToastMessage& m) {
    const float most = std::min(size::toast_width, page.width - 2 * margin);
    const float around = padding_left + icon_room(m) + gap + end_room(m) + padding;
    const float wanted = std::max(text_width(m.title, title_style(m)), text_width(m.reason, reason_style())) + around;
    const float width = std::min(most, wanted), words = width - around;
    float height = 2 * padding + paragraph_height(words, m.title, title_style(m));
    if (!m.reason.empty()) height += line_gap + paragraph_height(words, m.reason, reason_style());
    if (!is_one_line(m) && has_buttons(m)) height += button_gap + size::control_small;
    return {page.x + margin, bottom_of(page) - margin - height, width, height};
}

// Time runs only while nobody is reading; frames are asked for when it is over.
bool is_over(Shown& toast, bool is_paused) {
    const double now = look().seconds;
    if (!is_paused) toast.seconds_left -= now - toast.last;
    toast.last = now;
    if (toast.seconds_left <= 0) return true;
    if (!is_paused) request_frame_in(static_cast<int>(toast.seconds_left * 1000) + 1);
    return false;
}

ToastAnswer buttons(ImGuiID id, Box row, const ToastMessage& m) {
    ToastAnswer answer = ToastAnswer::none;
    const auto one = [&](std::string_view label, const char* name, ToastAnswer meaning) {
        if (label.empty()) return;
        const Button look = button_of(label);
        if (button(make_id(id, name), take_button_left(row, look, button_gap), look).clicked) answer = meaning;
    };
    one(m.action, "action", ToastAnswer::action);
    one(m.second_action, "second", ToastAnswer::second_action);
    return answer;
}

}  // namespace

ToastAnswer toast(ImGuiID id, const Box& page, const ToastMessage& m) {
    Shown& state = shown();
    if (state.id != id) {
        state = {.id = id, .seconds_left = stay_of(m), .last = look().seconds};
        ax::announce(i18n::plain(i18n::concat({m.title, m.reason.empty() ? "" : ". ", m.reason})),
                     m.is_refusal ? ax::Urgency::assertive : ax::Urgency::polite);
    }
    Box box = box_of(page, m);
    box.y += rise * (1 - animate_from(make_id(id, "rise"), 0, 1, motion::base));
    begin_layer(make_id("toast"), box);
    shadow(box, radius::card, Elevation::dialog);
    fill(box, colours().bg_invert, radius::card);
    ax::begin(id, {.role = ax::Role::group, .name = i18n::plain(m.title), .box = box});

    Box inner = inset(box, padding_left, padding, padding, padding);
    Box end = take_right(inner, end_room(m));
    inner.width -= gap;
    if (m.icon != Icon::none)
        icon_at(take_left(inner, size::icon, gap).x, inner.y + 10, size::icon, m.icon, colours().text_invert);
    take_top(inner, paragraph(make_id(id, "title"), inner, m.title, title_style(m)).height);
    if (!m.reason.empty())
        take_top(
            inner,
            line_gap +
                paragraph(make_id(id, "reason"), inset(inner, 0, line_gap, 0, 0), m.reason, reason_style()).height);

    const Box close_box = take_right(end, size::control_small, button_gap);
    ToastAnswer answer = ToastAnswer::none;
    if (has_buttons(m)) {
        const Box strip = is_one_line(m) ? Box{end.x, box.y, end.width, box.height} : inset(inner, 0, button_gap, 0, 0);
        answer = buttons(id, centred_vertically(strip, size::control_small), m);
    }
    const Press close =
        button(make_id(id, "close"),
               {close_box.x, box.y + (is_one_line(m) ? (box.height - size::control_small) / 2 : padding - 2),
                size::control_small, size::control_small},
               close_button());
    ax::end();
    const bool is_paused = hovered(box) || ax::focused(make_id(id, "action")) || ax::focused(make_id(id, "second")) ||
                           ax::focused(make_id(id, "close"));
    end_layer();

    if (close.clicked) answer = ToastAnswer::closed;
    if (answer == ToastAnswer::none && !m.is_refusal && is_over(state, is_paused)) answer = ToastAnswer::closed;
    if (answer != ToastAnswer::none) {
        state.id = 0;
        request_frame_in(0);  // the one without it
    }
    return answer;
}

int selection_bar(ImGuiID id, const Box& page, std::string_view selected, std::span<const SelectionBarAction> actions) {
    const auto look_of = [](const SelectionBarAction& action) {
        return Button{.label = action.label,
                      .icon = action.icon,
                      .kind = ButtonKind::inverted,
                      .disabled_reason = action.disabled_reason};
    };
    const Button close{
        .label = i18n::text(i18n::Msg::close), .icon = Icon::x, .kind = ButtonKind::inverted, .icon_only = true};
    const TextStyle words{.strong = true, .colour = colours().text_invert, .tabular = true};
    float width = padding_left + text_width(selected, words) + 2 * bar_line_room + button_width(close) + button_gap;
    for (const SelectionBarAction& action : actions) width += button_width(look_of(action)) + bar_gap;

    Box box{page.x + (page.width - width) / 2, bottom_of(page) - bar_from_bottom - bar_height, width, bar_height};
    box.y += rise * (1 - animate_from(make_id(id, "rise"), 0, 1, motion::base));
    shadow(box, radius::card, Elevation::dialog);
    fill(box, colours().bg_invert, radius::card);
    ax::begin(id, {.role = ax::Role::toolbar, .name = selected, .box = box});
    const auto line = [](const Box& room) {
        fill({room.x + 8, room.y + 14, size::hairline, room.height - 28},
             mix(colours().bg_invert, colours().text_invert_muted, 0.4f));
    };
    Box rest = inset(box, padding_left, 0, button_gap, 0);
    text(make_id(id, "selected"), take_left(rest, text_width(selected, words)), selected, words);
    line(take_left(rest, bar_line_room));
    int pressed = -1;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const Button look = look_of(actions[i]);
        if (button(make_id(id, static_cast<int>(i)), take_button_left(rest, look, bar_gap), look).clicked)
            pressed = static_cast<int>(i);
    }
    line(take_left(rest, bar_line_room));
    if (button(make_id(id, "close"), take_button_left(rest, close), close).clicked) pressed = selection_bar_close;
    ax::end();
    return pressed;
}

}  // namespace tratt::ui
