// The steps of a job in order: done, here, to come.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

float stepper_width(std::span<const std::string_view> steps, int current);
// The finished step that was pressed, or -1. Steps to come cannot be pressed.
int stepper(ImGuiID id, const Box& box, std::string_view name, std::span<const std::string_view> steps, int current);

}  // namespace tratt::ui
