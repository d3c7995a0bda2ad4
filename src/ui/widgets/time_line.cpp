#include "ui/widgets/time_line.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {

namespace {

constexpr float indent = 32, dot = 20, line_x = 10, line_top = 22, title_height = 20, value_height = 24, value_gap = 6,
                cause_gap = 4, between = 16, piece_gap = 8;

float value_width(const TimeLineValue& value) {
    if (value.is_pill) return status_pill_width(value.words);
    const float mark = mark_width(value.mark) > 0 ? mark_width(value.mark) + value_gap : 0;
    return mark + text_width(value.words);
}

void draw_value(ImGuiID id, const Box& box, const TimeLineValue& value) {
    if (value.is_pill) {
        status_pill(id, box, {.name = value.words, .mark = value.mark.status});
        return;
    }
    Box rest = box;
    if (value.mark.kind != MarkKind::none)
        draw_mark(take_left(rest, mark_width(value.mark), value_gap).x, box.y + box.height / 2, value.mark);
    text(id, rest, value.words, value.is_muted ? muted() : body());
}

// Old → new in one row; the old value gives way first.
void draw_values(ImGuiID id, Box row, const TimeLineEntry& entry) {
    const float after = value_width(entry.after), arrow = size::icon + 2 * piece_gap;
    const float before =
        std::max(0.f, std::min(value_width(entry.before), row.width - arrow - std::min(after, row.width / 2)));
    draw_value(make_id(id, "before"), take_left(row, before, piece_gap), entry.before);
    image(make_id(id, "arrow"), centred_vertically(take_left(row, size::icon, piece_gap), size::icon), Icon::right,
          colours().text_muted, "→");
    draw_value(make_id(id, "after"), row, entry.after);
}

}  // namespace

float time_line_height(float width, const TimeLineEntry& entry) {
    float height = title_height;
    if (entry.has_values) height += value_gap + value_height;
    if (!entry.cause.empty()) height += cause_gap + paragraph_height(width - indent, entry.cause, caption());
    return height + between;
}

bool time_line_entry(ImGuiID id, const Box& box, const TimeLineEntry& entry) {
    const Colours& c = colours();
    const float height = time_line_height(box.width, entry);
    ax::begin(id, {.role = ax::Role::list_item, .name = entry.title, .box = {box.x, box.y, box.width, height}});
    if (!entry.is_last)
        fill({box.x + line_x, box.y + line_top, size::hairline, height - line_top + 2 - 4}, c.line_strong);
    const Box sign{box.x, box.y, dot, dot};
    fill(sign, c.bg_fill, dot / 2);
    icon(centred(sign, size::icon_small, size::icon_small), entry.icon, c.text_2);

    Box rest = inset(box, indent, 0, 0, 0);
    Box head = take_top(rest, title_height);
    const TextStyle time_style{.type = Type::caption, .colour = c.text_muted, .align = Align::right, .tabular = true};
    const Box time = take_right(head, text_width(entry.time, time_style), piece_gap);
    const Button put_back{
        .label = entry.put_back, .icon = Icon::undo, .kind = ButtonKind::ghost, .size = ButtonSize::small};
    const Box button_place = entry.put_back.empty() ? Box{} : take_button_right(head, put_back);
    text(make_id(id, "title"), head, entry.title, strong());
    const bool is_pressed = !entry.put_back.empty() && button(make_id(id, "put_back"), button_place, put_back).clicked;
    text(make_id(id, "time"), time, entry.time, time_style);
    if (entry.has_values) draw_values(id, inset(take_top(rest, value_gap + value_height), 0, value_gap, 0, 0), entry);
    if (!entry.cause.empty()) paragraph(make_id(id, "cause"), inset(rest, 0, cause_gap, 0, 0), entry.cause, caption());
    ax::end();
    return is_pressed;
}

}  // namespace tratt::ui
