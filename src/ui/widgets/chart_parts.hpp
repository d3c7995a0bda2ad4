// What the charts share. Private to them.
#pragma once

#include "ui/widgets/chart.hpp"

namespace tratt::ui::chart_parts {

inline constexpr float segment_ring_gap = 3, segment_ring_width = 1.5f, swatch_size = 8, swatch_corner = 2,
                       name_gap = 8;

ImU32 colour_of(const Segment& segment, int index);
double largest(std::span<const Segment> segments);
double sum(std::span<const Segment> segments);  // of those that are not off

// The node of a segment with its tooltip. `row` is what is pressed, `anchor` what the tooltip explains.
struct SegmentState {
    Press press;
    bool is_marked = false;  // hovered or focused: draw the ring
};
SegmentState segment_item(ImGuiID id, const Box& row, const Box& anchor, const Chart& chart, const Segment& segment);

// Shape or square before the name; the width it took.
float draw_swatch(float x, float centre_y, const Segment& segment, ImU32 colour);
float swatch_width(const Segment& segment);

// A round number not below the largest value, that divides into `steps` whole ones.
double axis_top(double largest_value, int steps);

}  // namespace tratt::ui::chart_parts
