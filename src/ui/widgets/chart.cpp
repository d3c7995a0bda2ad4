#include "ui/widgets/chart.hpp"

#include <algorithm>
#include <cmath>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/widgets/chart_parts.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace chart_parts {

ImU32 colour_of(const Segment& segment, int index) {
    if (segment.colour != 0) return segment.colour;
    if (segment.mark.kind == MarkKind::status) return status_hue(segment.mark.status).mark;
    if (segment.mark.kind == MarkKind::group) return colours().group[static_cast<std::size_t>(segment.mark.group)];
    return colours().chart[static_cast<std::size_t>(index) % colours().chart.size()];
}

double largest(std::span<const Segment> segments) {
    double most = 0;
    for (const Segment& segment : segments) most = std::max(most, segment.value);
    return most;
}

double sum(std::span<const Segment> segments) {
    double all = 0;
    for (const Segment& segment : segments) all += segment.is_off ? 0 : segment.value;
    return all;
}

SegmentState segment_item(ImGuiID id, const Box& row, const Box& anchor, const Chart& chart, const Segment& segment) {
    const ax::Role role = segment.href.empty() ? ax::Role::button : ax::Role::link;
    const std::string_view name = i18n::concat({segment.name, ": ", segment.words});
    ax::begin(make_id(id, "item"), {.role = ax::Role::list_item, .name = name, .box = row});
    SegmentState state;
    state.press = press(id, {.role = role, .name = name, .description = chart.hint, .href = segment.href, .box = row});
    ax::end();
    state.is_marked = state.press.hovered || state.press.focus_visible;
    if (state.is_marked) tooltip(id, anchor, {.title = segment.name, .body = segment.words, .note = chart.hint});
    return state;
}

float swatch_width(const Segment& segment) {
    return segment.mark.kind == MarkKind::none ? swatch_size : mark_width(segment.mark);
}

float draw_swatch(float x, float centre_y, const Segment& segment, ImU32 colour) {
    if (segment.mark.kind == MarkKind::none || segment.is_off) {
        const float inset_x = (swatch_width(segment) - swatch_size) / 2;
        fill({x + inset_x, centre_y - swatch_size / 2, swatch_size, swatch_size}, colour, swatch_corner);
    } else {
        draw_mark(x, centre_y, segment.mark);
    }
    return swatch_width(segment);
}

double axis_top(double largest_value, int steps) {
    const double step = std::max(1.0, largest_value / steps);
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        const double candidate = factor * power;
        if (candidate >= step && candidate == std::floor(candidate)) return candidate * steps;
    }
    return 10 * power * steps;
}

}  // namespace chart_parts

using namespace chart_parts;

namespace {

TextStyle axis_words() { return {.type = Type::caption, .colour = colours().text}; }
TextStyle axis_numbers() {
    return {.type = Type::caption, .colour = colours().text_muted, .align = Align::right, .tabular = true};
}

void mark_bar(const Box& bar, ImU32 colour, float corner) {
    outline(outset(bar, segment_ring_gap), colour, corner + segment_ring_gap, segment_ring_width);
}

float widest_name(std::span<const Segment> segments) {
    float width = 0;
    for (const Segment& segment : segments) width = std::max(width, text_width(segment.name, axis_words()));
    return width;
}

// How long a bar is, on its way there when its value has just changed.
float share_of(ImGuiID id, double value, double most) {
    const float target = most > 0 ? static_cast<float>(value / most) : 0;
    return animate(make_id(id, "length"), target, motion::slow);
}

}  // namespace

void funnel(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments) {
    constexpr float bar_share = 0.73f, tallest_row = 40, value_width = 44, share_width = 52, corner = 4;
    begin_group(id, ax::Role::list, chart.name, box);
    const bool has_shares = !is_phone();
    const double most = largest(segments);
    const float names =
        swatch_width(segments.empty() ? Segment{} : segments.front()) + name_gap + widest_name(segments);
    const float pitch =
        std::min(tallest_row, box.height / static_cast<float>(std::max<std::size_t>(1, segments.size())));
    const float top = box.y + (box.height - pitch * static_cast<float>(segments.size())) / 2;
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const ImGuiID item = make_id(id, i);
        const Box row{box.x, top + pitch * static_cast<float>(i), box.width, pitch};
        Box rest = row;
        Box name = take_left(rest, names, size::space_4);
        const Box share = take_right(rest, has_shares ? share_width : 0);
        const Box value = take_right(rest, value_width, size::space_2);
        const float width = std::max(segment.value > 0 ? 2.f : 0.f, rest.width * share_of(item, segment.value, most));
        const Box bar = centred(rest, width, std::floor(pitch * bar_share));
        const SegmentState state = segment_item(item, row, is_empty(bar) ? row : bar, chart, segment);
        const ImU32 colour = colour_of(segment, i);
        const float swatch = draw_swatch(name.x, name.y + name.height / 2, segment, colour);
        take_left(name, swatch, name_gap);
        bare_text(name, segment.name, axis_words());
        if (width > 0) fill(bar, colour, std::min(corner, width / 2));
        if (state.is_marked) mark_bar(bar, colour, corner);
        TextStyle number_style{
            .type = is_phone() ? Type::body : Type::caption, .strong = true, .align = Align::right, .tabular = true};
        bare_text(value, segment.value_text, number_style);
        if (has_shares) bare_text(share, segment.share_text, axis_numbers());
    }
    ax::end();
}

void bars(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments) {
    constexpr float bar_height = 14, tallest_row = 30, widest_share = 0.45f, corner = 3;
    begin_group(id, ax::Role::list, chart.name, box);
    const double most = largest(segments);
    const float names = std::min(widest_name(segments), box.width * widest_share);
    float numbers = 0;
    for (const Segment& segment : segments) numbers = std::max(numbers, text_width(segment.value_text, axis_words()));
    const float pitch =
        std::min(tallest_row, box.height / static_cast<float>(std::max<std::size_t>(1, segments.size())));
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const ImGuiID item = make_id(id, i);
        const Box row{box.x, box.y + pitch * static_cast<float>(i), box.width, pitch};
        Box rest = row;
        const Box name = take_left(rest, names, size::space_3);
        rest.width = std::max(0.f, rest.width - numbers - name_gap);
        const float width = std::max(segment.value > 0 ? 2.f : 0.f, rest.width * share_of(item, segment.value, most));
        const Box bar = centred_vertically({rest.x, rest.y, width, rest.height}, bar_height);
        const SegmentState state = segment_item(item, row, bar, chart, segment);
        const ImU32 colour = colour_of(segment, 1);
        bare_text(name, segment.name, axis_words());
        ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {right_of(bar), bottom_of(bar)}, colour,
                                                  std::min(corner, width / 2), ImDrawFlags_RoundCornersRight);
        if (state.is_marked) mark_bar(bar, colour, corner);
        bare_text({right_of(bar) + name_gap, row.y, numbers + 1, row.height}, segment.value_text, axis_words());
    }
    ax::end();
}

void columns(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments) {
    constexpr int steps = 3;
    constexpr float widest = 28, column_share = 0.5f, corner = 3, axis_height = 20, line_height_half = 8;
    begin_group(id, ax::Role::list, chart.name, box);
    const double top_value = axis_top(largest(segments), steps);
    const std::string_view top_words = i18n::number(static_cast<std::int64_t>(top_value));
    Box plot = inset(box, 0, line_height_half, 0, 0);
    const Box axis = take_bottom(plot, axis_height);
    const float numbers = text_width(top_words, axis_numbers());
    take_left(plot, numbers, size::space_2);
    for (int i = 0; i <= steps; ++i) {
        const float y = snap(bottom_of(plot) - plot.height * static_cast<float>(i) / steps);
        fill({plot.x, y, plot.width, size::hairline}, colours().line);
        const Box number{box.x, y - line_height_half, numbers, 2 * line_height_half};
        text(make_id(make_id(id, "axis"), i), number, i18n::number(static_cast<std::int64_t>(top_value * i / steps)),
             axis_numbers());
    }
    float name_width = 0;
    for (const Segment& segment : segments)
        name_width = std::max(name_width, text_width(segment.name, axis_words()) + name_gap);
    const int count = static_cast<int>(segments.size());
    const float pitch = plot.width / static_cast<float>(std::max(1, count));
    const int every = std::max(1, static_cast<int>(std::ceil(name_width / pitch)));
    for (int i = 0; i < count; ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const ImGuiID item = make_id(id, i);
        const Box cell{plot.x + pitch * static_cast<float>(i), plot.y, pitch, plot.height};
        const float height =
            std::max(segment.value > 0 ? 2.f : 0.f, plot.height * share_of(item, segment.value, top_value));
        const float width = std::min(widest, std::floor(pitch * column_share));
        const Box column{snap(cell.x + (pitch - width) / 2), bottom_of(cell) - height, width, height};
        const Box pressed{cell.x, cell.y, cell.width, bottom_of(axis) - cell.y};
        const SegmentState state = segment_item(item, pressed, column, chart, segment);
        const ImU32 colour = colour_of(segment, 0);
        ImGui::GetWindowDrawList()->AddRectFilled({column.x, column.y}, {right_of(column), bottom_of(column)}, colour,
                                                  std::min(corner, height / 2), ImDrawFlags_RoundCornersTop);
        if (state.is_marked) mark_bar(column, colour, corner);
        if ((count - 1 - i) % every != 0) continue;
        const Box name{cell.x + (pitch - name_width) / 2, axis.y, name_width, axis.height};
        bare_text(name, segment.name, {.type = Type::caption, .colour = colours().text_muted, .align = Align::centre});
    }
    ax::end();
}

namespace {

constexpr float trend_height = 44, trend_width = 2, trend_shade = 0.16f;

void draw_trend(const Box& box, std::span<const float> values) {
    if (values.size() < 2) return;
    const float most = std::max(1.f, *std::max_element(values.begin(), values.end()));
    const ImU32 colour = colours().chart[5], shade = with_alpha(colour, trend_shade);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float step = box.width / static_cast<float>(values.size() - 1);
    const auto point = [&](std::size_t i) {
        return ImVec2{box.x + step * static_cast<float>(i),
                      bottom_of(box) - trend_width - (box.height - 2 * trend_width) * values[i] / most};
    };
    // Each stretch rises and falls softly between two points; drawn as short straight pieces, shaded below.
    constexpr int pieces = 12;
    ImVec2 before = point(0);
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        const ImVec2 from = point(i), to = point(i + 1);
        for (int k = 1; k <= pieces; ++k) {
            const float t = static_cast<float>(k) / pieces, soft = t * t * (3 - 2 * t);
            const ImVec2 now{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * soft};
            list->AddRectFilledMultiColor({before.x, std::max(before.y, now.y)}, {now.x, bottom_of(box)}, shade, shade,
                                          shade, shade);
            list->AddTriangleFilled(before.y < now.y ? before : now, {before.x, std::max(before.y, now.y)},
                                    {now.x, std::max(before.y, now.y)}, shade);
            before = now;
        }
    }
    list->PathClear();
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        const ImVec2 from = point(i), to = point(i + 1);
        const float bend = (to.x - from.x) / 3;
        if (i == 0) list->PathLineTo(from);
        list->PathBezierCubicCurveTo({from.x + bend, from.y}, {to.x - bend, to.y}, to, pieces);
    }
    list->PathStroke(colour, ImDrawFlags_None, trend_width);
}

}  // namespace

void big_number(ImGuiID id, const Box& box, const BigNumber& number) {
    const float shown = animate(make_id(id, "count"), static_cast<float>(number.value), motion::slow);
    const std::string_view words = i18n::number(std::llround(shown));
    const std::string_view final_words = i18n::number(number.value);
    const TextStyle big{.type = Type::big, .strong = true};
    const std::string_view name = i18n::concat({number.name, ": ", final_words});
    Box rest = box;
    Box line = take_top(rest, step_of(Type::big).line_height, size::space_1);
    line.width = std::min(line.width, text_width(final_words, big));
    if (number.href.empty()) {
        ax::leaf(id, {.role = ax::Role::text, .name = name, .box = line});
    } else {
        const Press pressed = press(id, {.role = ax::Role::link, .name = name, .href = number.href, .box = line});
        if (pressed.focus_visible) focus_ring(line, radius::tag);
        if (pressed.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    bare_text(line, words, big);

    Box below = take_top(rest, 20);
    if (!number.change.empty()) {
        const Tag change{.label = number.change,
                         .tone = number.is_less ? Tone::danger : Tone::ok,
                         .icon = number.is_less ? Icon::down : Icon::up};
        tag(make_id(id, "change"), take_left(below, tag_width(change), size::space_2), change);
    }
    if (!number.note.empty()) text(make_id(id, "note"), below, number.note, caption());
    if (rest.height > trend_height) draw_trend(take_bottom(rest, trend_height), number.trend);
}

}  // namespace tratt::ui
