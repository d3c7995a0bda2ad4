// Where things lie. A box is in logical pixels of the window. A screen cuts its box into smaller ones:
//   Box head = take_top(page, size::head);
//   Box save = take_right(head, button_width(spec), 8);   // 8 between this one and the next
#pragma once

#include <algorithm>

#include "ui/ax.hpp"

namespace tratt::ui {

using Box = ax::Rect;

constexpr float right_of(const Box& box) { return box.x + box.width; }
constexpr float bottom_of(const Box& box) { return box.y + box.height; }
constexpr bool is_empty(const Box& box) { return box.width <= 0 || box.height <= 0; }
constexpr bool contains(const Box& box, float x, float y) {
    return x >= box.x && y >= box.y && x < right_of(box) && y < bottom_of(box);
}
constexpr bool overlap(const Box& a, const Box& b) {
    return a.x < right_of(b) && b.x < right_of(a) && a.y < bottom_of(b) && b.y < bottom_of(a);
}

// The box without a margin; never of negative size.
constexpr Box inset(const Box& box, float left, float top, float right, float bottom) {
    return {box.x + left, box.y + top, std::max(0.f, box.width - left - right),
            std::max(0.f, box.height - top - bottom)};
}
constexpr Box inset(const Box& box, float x, float y) { return inset(box, x, y, x, y); }
constexpr Box inset(const Box& box, float all) { return inset(box, all, all, all, all); }
constexpr Box outset(const Box& box, float all) {
    return {box.x - all, box.y - all, box.width + 2 * all, box.height + 2 * all};
}

// Cuts a strip off `rest` and returns it; `gap` is left between the strip and what remains. A strip is never larger
// than what there is.
constexpr Box take_left(Box& rest, float width, float gap = 0) {
    const float taken = std::min(width, rest.width);
    const Box strip{rest.x, rest.y, taken, rest.height};
    rest = inset(rest, std::min(taken + gap, rest.width), 0, 0, 0);
    return strip;
}
constexpr Box take_right(Box& rest, float width, float gap = 0) {
    const float taken = std::min(width, rest.width);
    const Box strip{right_of(rest) - taken, rest.y, taken, rest.height};
    rest.width = std::max(0.f, rest.width - taken - gap);
    return strip;
}
constexpr Box take_top(Box& rest, float height, float gap = 0) {
    const float taken = std::min(height, rest.height);
    const Box strip{rest.x, rest.y, rest.width, taken};
    rest = inset(rest, 0, std::min(taken + gap, rest.height), 0, 0);
    return strip;
}
constexpr Box take_bottom(Box& rest, float height, float gap = 0) {
    const float taken = std::min(height, rest.height);
    const Box strip{rest.x, bottom_of(rest) - taken, rest.width, taken};
    rest.height = std::max(0.f, rest.height - taken - gap);
    return strip;
}

// One of `count` equal columns (or rows) with `gap` between them.
constexpr Box nth_column(const Box& box, int index, int count, float gap) {
    const float width = (box.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {box.x + static_cast<float>(index) * (width + gap), box.y, width, box.height};
}
constexpr Box nth_row(const Box& box, int index, int count, float gap) {
    const float height = (box.height - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {box.x, box.y + static_cast<float>(index) * (height + gap), box.width, height};
}

constexpr Box centred(const Box& box, float width, float height) {
    return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
}
constexpr Box centred_vertically(const Box& box, float height) {
    return {box.x, box.y + (box.height - height) / 2, box.width, height};
}

}  // namespace tratt::ui
