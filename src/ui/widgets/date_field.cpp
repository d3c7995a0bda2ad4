#include "ui/widgets/date_field.hpp"

#include <array>
#include <utility>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/typed_time.hpp"
#include "ui/widgets/open_list.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;

constexpr std::array days_meant{0, 1, 2, 3, 7, 14, 30, 90};

}  // namespace

void DateField::set(core::Date day) {
    day_ = day;
    is_typing_ = is_wrong_ = false;
}

// While one types it says below which day that is.
FieldFrame DateField::shown_frame(FieldFrame frame, core::Date today) const {
    if (is_wrong_ && !is_typing_) frame.error = i18n::text(Msg::date_wrong);
    if (is_typing_ && day_ != core::no_value)
        frame.help = i18n::concat({i18n::date_with_weekday(day_, today), ", ", i18n::relative_day(day_, today)});
    return frame;
}

float DateField::height(const FieldFrame& frame, core::Date today) const {
    return field_height(shown_frame(frame, today));
}

void DateField::read(core::Date today) {
    const bool is_empty = core::trim(typed_).empty();
    const auto day = typed_day(typed_, today);
    is_wrong_ = !is_empty && !day;
    day_ = day.value_or(core::no_value);
}

// The list opens by itself while one types; this is for a hand.
void DateField::draw_opener(ImGuiID id, const Box& box, const FieldFrame& frame) const {
    constexpr float label_room = 20, room = size::icon + 2 * size::space_2;
    const Box control{right_of(box) - room, box.y + (frame.hides_label ? 0 : label_room), room, control_height()};
    const Press opener =
        press(make_id(id, "days"),
              {.role = ax::Role::button, .name = i18n::text(Msg::date_days), .states = ax::skip_tab, .box = control});
    if (!opener.clicked) return;
    const Box anchor{box.x, control.y, box.width, control.height};
    is_list_open(id) ? close_list() : open_list(id, ListKind::suggestions, anchor, frame.label, 0);
}

bool DateField::draw(ImGuiID id, const Box& box, const FieldFrame& frame, core::Date today) {
    const core::Date before = day_;
    if (!is_typing_ && !is_wrong_)
        typed_ = day_ == core::no_value ? std::string() : std::string(i18n::date_with_weekday(day_, today));
    std::vector<core::Date> days;
    std::vector<Choice> choices;
    for (const int ahead : days_meant) {
        days.push_back(today + ahead);
        choices.push_back(
            {.label = i18n::date_with_weekday(days.back(), today), .count = i18n::relative_day(days.back(), today)});
    }
    const Combobox spec{.frame = shown_frame(frame, today),
                        .placeholder = i18n::text(Msg::date_placeholder),
                        .mark = icon_mark(Icon::calendar)};
    const Combo combo = combobox(id, box, spec, choices, &typed_);
    if (is_typing_ && is_list_open(id)) close_list();  // what is typed is understood without it
    if (combo.changed) {
        is_typing_ = true;
        read(today);
    }
    // What was taken was offered in the last frame.
    if (combo.taken >= 0 && static_cast<std::size_t>(combo.taken) < offered_.size()) {
        set(offered_[static_cast<std::size_t>(combo.taken)]);
    } else if (is_typing_ && !ax::focused(id) && !is_list_open(id)) {
        is_typing_ = false;
    }
    offered_ = std::move(days);
    draw_opener(id, box, frame);
    return day_ != before;
}

void TimeField::set(int minutes) {
    minutes_ = minutes;
    is_typing_ = false;
}

bool TimeField::draw(ImGuiID id, const Box& box, const FieldFrame& frame) {
    if (!is_typing_ && minutes_ >= 0) typed_ = time_of_day_words(minutes_);
    FieldFrame shown = frame;
    if (minutes_ < 0 && !is_typing_) shown.error = i18n::text(Msg::time_wrong);
    const TextField spec{.frame = shown, .placeholder = "09:00", .is_tabular = true};
    const TextEdit edit = text_field(id, box, spec, &typed_);
    if (edit.changed) {
        is_typing_ = true;
        const int before = minutes_;
        minutes_ = typed_time_of_day(typed_).value_or(-1);
        return minutes_ != before;
    }
    if (edit.left) is_typing_ = false;
    return false;
}

}  // namespace tratt::ui
