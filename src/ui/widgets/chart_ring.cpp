#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "i18n/messages.hpp"
#include "ui/widgets/chart_parts.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

using namespace chart_parts;

namespace {

constexpr float ring_size = 104, outer_share = 0.48f, inner_share = 0.31f;  // of the size
constexpr float gap_degrees = 1.2f, legend_row = 24, legend_row_coarse = 44, legend_from = 200;
constexpr float handle = 24, handle_gap = 11;  // nodes lie in the middle of their arcs, apart also on a diagonal
constexpr std::size_t most_handles = 16;      // a ring of more parts cannot be read anyway

struct Arc {
    float begin = 0, end = 0;  // radians, clockwise from the top
};

float turn() { return 2 * std::numbers::pi_v<float>; }

struct Geometry {
    ImVec2 centre;
    float inner = 0, outer = 0;

    ImVec2 at(float angle, float distance) const {
        return {centre.x + std::sin(angle) * distance, centre.y - std::cos(angle) * distance};
    }
    bool is_on(const Arc& arc, ImVec2 point) const {
        const float x = point.x - centre.x, y = point.y - centre.y, distance = std::hypot(x, y);
        if (distance < inner || distance > outer || arc.end <= arc.begin) return false;
        float angle = std::atan2(x, -y);
        if (angle < 0) angle += turn();
        return angle >= arc.begin && angle < arc.end;
    }
};

void draw_arc(const Geometry& ring, const Arc& arc, float inner, float outer, ImU32 colour) {
    const float quarter = turn() / 4;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathClear();
    list->PathArcTo(ring.centre, (inner + outer) / 2, arc.begin - quarter, arc.end - quarter, 0);
    list->PathStroke(colour, ImDrawFlags_None, outer - inner);
}

void draw_arc_ring(const Geometry& ring, const Arc& arc, ImU32 colour) {
    const float quarter = turn() / 4, out = ring.outer + segment_ring_gap, in = ring.inner - segment_ring_gap;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PathClear();
    list->PathArcTo(ring.centre, out, arc.begin - quarter, arc.end - quarter, 0);
    list->PathArcTo(ring.centre, in, arc.end - quarter, arc.begin - quarter, 0);
    list->PathStroke(colour, ImDrawFlags_Closed, segment_ring_width);
}

Arc with_gap(const Arc& arc, bool is_alone) {
    const float half = is_alone ? 0 : gap_degrees / 360 * turn() / 2;
    return {std::min(arc.begin + half, (arc.begin + arc.end) / 2), std::max(arc.end - half, (arc.begin + arc.end) / 2)};
}

// Where the segments' nodes lie. Those of small neighbours are moved apart along the ring until each has the room that a
// target needs (WCAG 2.2); there a node goes before the arc under it.
struct Handles {
    std::array<float, most_handles> angles{};
    std::size_t count = 0;

    void add(float angle) {
        if (count < most_handles) angles[count++] = angle;
    }
    void spread(float least) {
        if (count == 0 || least * static_cast<float>(count) > turn()) return;
        for (std::size_t i = 1; i < count; ++i) angles[i] = std::max(angles[i], angles[i - 1] + least);
        float limit = angles[0] + turn() - least;
        for (std::size_t i = count; i-- > 0; limit = angles[i] - least) angles[i] = std::min(angles[i], limit);
    }
    Box box(const Geometry& ring, std::size_t index) const {
        const ImVec2 middle = ring.at(angles[index], (ring.inner + ring.outer) / 2);
        return {middle.x - handle / 2, middle.y - handle / 2, handle, handle};
    }
};

// Under the pointer the whole arc is pressed, where no node lies.
Box arc_box(const Geometry& ring, const Arc& arc, const Handles& handles, std::size_t index) {
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    bool is_on_handle = false;
    for (std::size_t i = 0; i < handles.count; ++i)
        is_on_handle |= contains(handles.box(ring, i), pointer.x, pointer.y);
    const bool follows = index >= handles.count || (!is_on_handle && ring.is_on(arc, pointer));
    return follows ? Box{pointer.x - handle / 2, pointer.y - handle / 2, handle, handle} : handles.box(ring, index);
}

Handles handles_of(const Geometry& ring, std::span<const Segment> segments, double all) {
    Handles handles;
    double begin = 0;
    for (const Segment& segment : segments) {
        if (segment.is_off || segment.value <= 0) continue;
        handles.add(static_cast<float>((begin + segment.value / 2) / all) * turn());
        begin += segment.value;
    }
    handles.spread((handle + handle_gap) / ((ring.inner + ring.outer) / 2));
    return handles;
}

int draw_arcs(ImGuiID id, const Geometry& geometry, const Chart& chart, std::span<const Segment> segments) {
    const double all = sum(segments);
    int pressed = no_segment;
    float angle = 0;
    const auto is_shown = [](const Segment& segment) { return !segment.is_off && segment.value > 0; };
    const bool is_alone = std::count_if(segments.begin(), segments.end(), is_shown) == 1;
    if (all <= 0) draw_arc(geometry, {0, turn()}, geometry.inner, geometry.outer, colours().bg_fill);
    const Handles handles = handles_of(geometry, segments, all);
    std::size_t shown = 0;
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const ImGuiID item = make_id(id, i);
        const float share = animate(make_id(item, "share"),
                                    is_shown(segment) ? static_cast<float>(segment.value / all) : 0.f, motion::slow);
        const Arc arc{angle, angle + share * turn()};
        angle = arc.end;
        if (!is_shown(segment)) continue;
        const Box box = arc_box(geometry, arc, handles, shown++);
        const SegmentState state = segment_item(item, box, box, chart, segment);
        const ImU32 colour = colour_of(segment, i);
        const Arc drawn = with_gap(arc, is_alone);
        draw_arc(geometry, drawn, geometry.inner, geometry.outer, colour);
        if (state.is_marked) draw_arc_ring(geometry, drawn, colour);
        if (state.press.clicked) pressed = i;
    }
    return pressed;
}

int draw_legend(ImGuiID id, const Box& box, std::span<const Segment> segments) {
    using i18n::Msg;
    int toggled = no_segment;
    const float pitch = look().is_coarse_pointer ? legend_row_coarse : legend_row;
    const float height = pitch * static_cast<float>(segments.size());
    const float top = box.y + std::max(0.f, (box.height - height) / 2);
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const Segment& segment = segments[static_cast<std::size_t>(i)];
        const ImGuiID item = make_id(make_id(id, "legend"), i);
        Box row{box.x, top + pitch * static_cast<float>(i), box.width, pitch};
        const std::string_view does =
            i18n::format(segment.is_off ? Msg::widget_legend_on : Msg::widget_legend_off, {{"name", segment.name}});
        const Press entry =
            press(item, {.role = ax::Role::button,
                         .name = i18n::concat({segment.name, " ", segment.value_text}),
                         .description = does,
                         .states = static_cast<std::uint32_t>(segment.is_off ? ax::unpressed : ax::pressed),
                         .box = row});
        if (entry.clicked) toggled = i;
        if (entry.hovered) fill(outset(row, 2), colours().bg_hover, radius::tag);
        if (entry.focus_visible) focus_ring(row, radius::tag);
        const ImU32 colour = segment.is_off ? colours().text_disabled : colour_of(segment, i);
        const float swatch = draw_swatch(row.x, row.y + row.height / 2, segment, colour);
        take_left(row, swatch, 6);
        TextStyle words{.type = Type::caption,
                        .colour = segment.is_off ? colours().text_muted : colours().text_2,
                        .struck = segment.is_off};
        TextStyle number = words;
        number.tabular = true;
        number.align = Align::right;
        number.struck = false;
        bare_text(take_right(row, text_width(segment.value_text, number), size::space_2), segment.value_text, number);
        bare_text(row, segment.name, words);
    }
    return toggled;
}

}  // namespace

RingPress ring(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments, const Ring& ring) {
    Box rest = box;
    const bool is_narrow = box.width < legend_from;
    const float width = std::min({ring_size, box.width, box.height});
    const Box picture = is_narrow ? centred(take_top(rest, width, size::space_2), width, width)
                                  : centred_vertically(take_left(rest, width, size::space_3), width);
    Geometry geometry;
    geometry.centre = {picture.x + picture.width / 2, picture.y + picture.height / 2};
    geometry.inner = width * inner_share;
    geometry.outer = width * outer_share;

    RingPress result;
    begin_group(make_id(id, "arcs"), ax::Role::list, chart.name, picture);
    result.pressed = draw_arcs(id, geometry, chart, segments);
    ax::end();
    const Box middle{picture.x, geometry.centre.y - 18, picture.width, 22};
    text(make_id(id, "middle"), middle, ring.middle, {.type = Type::title, .strong = true, .align = Align::centre});
    text(make_id(id, "note"), {picture.x, bottom_of(middle), picture.width, 16}, ring.middle_note,
         {.type = Type::caption, .colour = colours().text_muted, .align = Align::centre});
    begin_group(make_id(id, "legend"), ax::Role::group, chart.name, rest);
    result.toggled = draw_legend(id, rest, segments);
    ax::end();
    return result;
}

}  // namespace tratt::ui
