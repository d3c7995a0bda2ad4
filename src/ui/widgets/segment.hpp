// Switch between a few views: a track with one chosen part. A radio group to the mirror: left and right move.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

struct SegmentPart {
    std::string_view label;
    Icon icon = Icon::none;
};

float segment_width(std::span<const SegmentPart> parts);

// The part chosen now: `chosen` unless the visitor has just pressed another.
int segment(ImGuiID id, const Box& box, std::string_view name, std::span<const SegmentPart> parts, int chosen);

}  // namespace tratt::ui
