// Tick, switch and radio. The label stands at the right of the sign and can be pressed too; the box holds both.
// Each answers true when the visitor has just changed it and leaves the new value to the caller.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

enum class TickState : std::uint8_t { off, on, mixed };

struct Toggle {
    std::string_view label;             // names it, also where it is not shown
    std::string_view help;              // 12, muted, after the label
    bool hides_label = false;
    std::string_view disabled_reason;   // not empty: disabled, and why
};

bool tick(ImGuiID id, const Box& box, const Toggle& toggle, TickState state);
bool toggle_switch(ImGuiID id, const Box& box, const Toggle& toggle, bool is_on);
bool radio(ImGuiID id, const Box& box, const Toggle& toggle, bool is_chosen);

float toggle_width(const Toggle& toggle);  // tick and radio with label
void paint_tick(const Box& sign, TickState state, bool hovered, bool focused, bool disabled);
void paint_radio(const Box& sign, bool is_chosen, bool hovered, bool focused, bool disabled);
void paint_switch(const Box& sign, bool is_on, float slide, bool hovered, bool focused,
                  bool disabled);  // slide: knob, 0 … 1

}  // namespace tratt::ui
