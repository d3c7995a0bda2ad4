// What the platform does around the app's part of a frame, and the input that ImGui does not know. Not for widgets.
#pragma once

#include "ui/ax.hpp"

namespace tratt::ui {

void begin_frame();  // after ImGui::NewFrame
void end_frame();    // before ImGui::Render; the mirror's changes are complete then

constexpr int no_frame = -1;
int next_frame_in_ms();  // as asked for in the frame that has ended; no_frame when nothing is due

void feed_wheel(float x, float y, bool is_notched);  // pixels to scroll right and down; notched: a mouse's wheel
void feed_finger_speed(float x, float y);            // pixels a second, of a finger about to be lifted
void set_reduced_motion(bool is_reduced);

bool take_rolled();  // whether something has moved by the wheel since the last time that this was asked
bool holds_finger();  // a long press holds something that follows the finger: nothing may scroll by it
bool take_kept_press();  // whether keep_press() was called since the last time that this was asked

}  // namespace tratt::ui
