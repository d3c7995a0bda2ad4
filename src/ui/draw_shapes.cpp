#include <cmath>

#include "ui/draw.hpp"
#include "ui/fonts.hpp"

namespace tratt::ui {

namespace {

ImVec2 low(const Box& box) { return {box.x, box.y}; }
ImVec2 high(const Box& box) { return {right_of(box), bottom_of(box)}; }

// A hairline is one device pixel at least and lies on whole ones.
float line_width(float width) {
    const float ratio = look().pixel_ratio;
    return std::max(1.f, std::round(width * ratio)) / ratio;
}

// A line of `width` just outside a box, `gap` away.
void ring(const Box& box, float corner, float gap, float width) {
    const Box outer = outset(box, gap + width);
    outline(outer, colours().focus, corner > 0 ? corner + gap + width : 0, width);
}

}  // namespace

void fill(const Box& box, ImU32 colour, float corner) {
    const Box place = corner > 0 ? box : snap(box);
    const float round = std::min(corner, place.height / 2);
    ImGui::GetWindowDrawList()->AddRectFilled(low(place), high(place), colour, round);
    if (corner > 0 && colours().edge != 0) outline(box, colours().edge, round);
}

void outline(const Box& box, ImU32 colour, float corner, float width) {
    const float inside = (width - 1) / 2;  // AddRect itself moves the line half a pixel in
    const Box place = inset(snap(box), inside);
    ImGui::GetWindowDrawList()->AddRect(low(place), high(place), colour, std::max(0.f, corner - inside - 0.5f), 0,
                                        width);
}

void hairline_below(const Box& box, ImU32 colour) {
    const float width = line_width(size::hairline), y = snap(bottom_of(box)) - width;
    fill({box.x, y, box.width, width}, colour);
}

void hairline_above(const Box& box, ImU32 colour) {
    fill({box.x, snap(box.y), box.width, line_width(size::hairline)}, colour);
}

void hairline_right(const Box& box, ImU32 colour) {
    const float width = line_width(size::hairline);
    fill({snap(right_of(box)) - width, box.y, width, box.height}, colour);
}

void shadow(const Box& box, float corner, Elevation elevation) {
    const Colours& c = colours();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    // What floats casts its shadow beyond its own layer.
    const bool is_floating = elevation != Elevation::raised;
    if (is_floating) list->PushClipRectFullScreen();
    for (const ShadowLayer& layer : shadow_layers(elevation)) {
        Box place = outset(box, layer.spread);
        place.y += layer.dy;
        list->AddRectFilled(low(place), high(place), with_alpha(c.shadow, layer.alpha * c.shadow_strength),
                            std::max(0.f, corner + layer.spread));
    }
    if (has_shadow_line(elevation)) {
        const Box line = outset(box, size::hairline);
        list->AddRectFilled(low(line), high(line), c.shadow_line, corner + size::hairline);
    }
    if (is_floating) list->PopClipRect();
}

void focus_ring(const Box& box, float corner) { ring(box, corner, size::focus_gap, size::focus_line); }
void focus_ring_inside(const Box& box, float corner) { outline(box, colours().focus, corner, size::focus_line); }

void push_clip(const Box& box) { ImGui::PushClipRect(low(box), high(box), true); }
void pop_clip() { ImGui::PopClipRect(); }
bool is_visible(const Box& box) { return ImGui::IsRectVisible(low(box), high(box)); }

void icon_at(float x, float centre_y, float size, Icon icon, ImU32 colour) {
    ImFont* const face = fonts().icons;
    const std::string_view glyph = text(icon);
    if (face == nullptr || glyph.empty()) return;
    ImGui::GetWindowDrawList()->AddText(face, size, {std::round(x), std::round(centre_y - size / 2)}, colour,
                                        glyph.data(), glyph.data() + glyph.size());
}

void icon(const Box& box, Icon icon, ImU32 colour) {
    const float size = std::min(box.height, 32.f);
    icon_at(box.x + (box.width - size) / 2, box.y + box.height / 2, size, icon, colour);
}

void mark(const Box& box) {
    const Colours& c = colours();
    icon_at(box.x, box.y + box.height / 2, box.height, Icon::mark, c.accent);
    icon_at(box.x, box.y + box.height / 2, box.height, over(Icon::mark), c.on_accent);
}

void image(ImGuiID id, const Box& box, Icon what, ImU32 colour, std::string_view name) {
    icon(box, what, colour);
    ax::leaf(id, {.role = ax::Role::image, .name = name, .box = box});
}

void begin_group(ImGuiID id, ax::Role role, std::string_view name, const Box& box) {
    ax::begin(id, {.role = role, .name = name, .box = box});
}

}  // namespace tratt::ui
