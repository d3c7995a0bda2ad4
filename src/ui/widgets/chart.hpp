// Charts. Each is a list to the mirror, its slices are items with name and value, reached by Tab and the arrows and
// pressed with Enter; all have a tooltip and a ring while hovered or focused.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

struct Slice {
    std::string_view name;
    double value = 0;
    std::string_view value_text;      // "62"
    std::string_view share_text;      // "29 %"; empty: not shown
    Mark mark{};                      // shape of a status or group; none: a square of its colour
    ImU32 colour = 0;                 // 0: the mark's own, else the next chart colour
    std::string_view href;            // the records behind it; empty: pressed() answers
    bool is_off = false;              // toggled away in the legend: grey and struck through
};

struct Chart {
    std::string_view name;
    std::string_view unit;            // "48 contacts" in the tooltip: text for each segment is value_text + " " + unit
    std::string_view hint;            // last line of the tooltip: "Click to open them"
};

inline constexpr int no_slice = -1;

// Bars in the middle, widest for the largest value, name at the left, value and share at the right.
int funnel(ImGuiID id, const Box& box, const Chart& chart, std::span<const Slice> slices);  // the slice pressed

// Ring (or pie) at the left with the sum in the middle, legend at the right; below it where the box is narrow.
struct Ring {
    std::string_view middle;          // 20 semibold: "186"
    std::string_view middle_note;     // 12: "leads"
    bool is_pie = false;
};
struct RingPress {
    int pressed = no_slice;         // a slice: open what is behind it
    int toggled = no_slice;         // a legend entry: turn is_off
};
RingPress ring(ImGuiID id, const Box& box, const Chart& chart, std::span<const Slice> slices, const Ring& ring);

// A number of 40 with what it is compared to; counts up or down when it changes.
struct BigNumber {
    std::string_view name;            // for the mirror: "New leads this year"
    std::int64_t value = 0;
    std::string_view suffix;          // " %"
    std::string_view change;          // tag: "24 %"; empty: none
    bool is_worse = false;            // arrow down and danger tone
    std::string_view note;            // "150 by this day in 2024"
    std::string_view href;
    std::span<const float> trend{};   // a line with its area at the foot, oldest first
};
bool big_number(ImGuiID id, const Box& box, const BigNumber& number);  // pressed

// Horizontal bars of one series, name at the left, value after the bar.
int bars(ImGuiID id, const Box& box, const Chart& chart, std::span<const Slice> slices);

}  // namespace tratt::ui
