// Items of which one is a stop of Tab and the arrows reach the others: parts of a switch, tabs, slices of a chart.
// Private to ui/widgets.
#pragma once

#include "ui/ax.hpp"

namespace tratt::ui {

enum class Axis : std::uint8_t { horizontal, vertical, both };

// The item that an arrow, Home or End on the focused item leads to, or -1. Ends do not wrap.
int roving_target(ImGuiID focused_item, int index, int count, Axis axis);

}  // namespace tratt::ui
