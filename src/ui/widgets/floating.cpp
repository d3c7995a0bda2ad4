#include "ui/widgets/floating.hpp"

#include "ui/look.hpp"

namespace tratt::ui {

namespace {
constexpr float window_margin = 8;
}

Box place_at(const Box& anchor, float width, float height, float gap) {
    const float lowest = look().height - window_margin - height;
    const float below = bottom_of(anchor) + gap, above = anchor.y - gap - height;
    const float y = below <= lowest ? below : above >= window_margin ? above : std::max(window_margin, lowest);
    const float x = std::max(window_margin, std::min(anchor.x, look().width - window_margin - width));
    return {x, y, width, height};
}

}  // namespace tratt::ui
