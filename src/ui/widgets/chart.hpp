// Charts. Each is a list to the mirror and each segment in it a link to the records behind it or a button, reached by
// Tab, with its words as name; all have a tooltip and a ring while hovered or focused.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

struct Segment {
    std::string_view name;
    double value = 0;
    std::string_view value_text;      // "62"
    std::string_view share_text;      // "29 %"; empty: not shown
    std::string_view words;           // "62 contacts · 29 %": the tooltip, and in the name of the node
    Mark mark{};                      // shape of a status or group; none: a square of its colour
    ImU32 colour = 0;                 // 0: the mark's own, else the next chart colour
    std::string_view href;            // the records behind it
    bool is_off = false;              // toggled away in the legend: grey and struck through
};

struct Chart {
    std::string_view name;
    std::string_view hint;            // last line of the tooltip: "Click to open them"
};

inline constexpr int no_segment = -1;

// Bars in the middle, widest for the largest value, name at the left, value and share at the right.
void funnel(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments);

// Ring at the left with the sum in the middle, legend at the right; below it where the box is narrow.
struct Ring {
    std::string_view middle;          // 20 semibold: "186"
    std::string_view middle_note;     // 12: "leads"
};
struct RingPress {
    int pressed = no_segment;         // a segment: open what is behind it
    int toggled = no_segment;         // a legend entry: turn is_off
};
RingPress ring(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments, const Ring& ring);

// A number of 40 with what it is compared to; counts up or down when it changes.
struct BigNumber {
    std::string_view name;            // for the mirror: "New leads this year"
    std::int64_t value = 0;
    std::string_view change;          // tag: "24 %"; empty: none
    bool is_less = false;             // arrow down and danger tone
    std::string_view note;            // "150 by this day in 2024"
    std::string_view href;
    std::span<const float> trend{};   // a line with its area at the foot, oldest first
};
void big_number(ImGuiID id, const Box& box, const BigNumber& number);

// Horizontal bars of one series, name at the left, value after the bar.
void bars(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments);

// Upright columns of one series over an axis with four lines; names below, as many as find room.
void columns(ImGuiID id, const Box& box, const Chart& chart, std::span<const Segment> segments);

}  // namespace tratt::ui
