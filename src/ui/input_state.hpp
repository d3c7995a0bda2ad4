// What input.cpp and scroll.cpp share between frames. Private to them.
#pragma once

#include "imgui.h"
#include "ui/frame.hpp"

namespace tratt::ui {

struct Touch {
    bool is_down = false;
    bool has_moved = false;   // further than a finger trembles
    bool is_claimed = false;  // by scrolling or a long press: lifting the finger clicks nothing
    ImVec2 start, last;
    ImVec2 speed;  // pixels a second when it was lifted
};

struct InputState {
    int next_frame_in_ms = no_frame;
    ImGuiID focus_before = 0, focus_now = 0;  // DOM focus in the last frame and in this one
    float wheel_x = 0, wheel_y = 0;
    bool is_wheel_notched = false;
    bool is_wheel_taken = false;  // something has moved by it
    bool is_motion_reduced = false;
    bool is_press_kept = false;
    bool has_typed = false;
    bool has_text_changed = false;  // in this frame
    Touch touch;
};

InputState& input_state();

void track_touch();
void forget_unseen_areas();

}  // namespace tratt::ui
