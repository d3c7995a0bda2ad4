// What the interface looks like in this frame: theme, pointer, motion, time. The app sets it first in every frame and
// closes it last:
//   begin_look({…});  begin_page(w, h);  … the page …  end_page();  … dialogs, toast …  end_look();
#pragma once

#include "imgui.h"
#include "ui/box.hpp"
#include "ui/tokens.hpp"

namespace tratt::ui {

struct Look {
    Theme theme = Theme::light;
    SystemColours system{};       // read when the theme is Theme::forced
    float width = 0, height = 0;  // of the window, logical pixels
    float pixel_ratio = 1;        // device pixels for each logical one
    bool is_coarse_pointer = false;
    bool reduces_motion = false;
    double seconds = 0;           // monotonic, same clock in every frame
};

void begin_look(const Look& look);  // also empties the texts of the last frame (i18n::begin_frame)
void end_look();                    // draws the open list or menu and the tooltip over everything

const Look& look();
const Colours& colours();

// Sizes that depend on the pointer.
float control_height();             // 32; 44 under a finger
float row_height(bool compact = false);  // 36 or 32; 44
float icon_size();                  // 16; 20
inline float window_width() { return look().width; }
inline bool is_phone() { return look().width < size::phone_below; }
inline bool is_desktop() { return look().width >= size::desktop_from; }

// Logical pixels moved to the nearest device pixel.
float snap(float position);
Box snap(const Box& box);

// ---- Motion ---------------------------------------------------------------------------------------------------------
// The value on its way from what it was to `target`; frames are asked for only while it moves. The first call for an id
// gives `target` at once, so nothing moves when it appears. Ids unused for a frame are forgotten.
float animate(ImGuiID id, float target, float seconds = motion::base);
float animate_from(ImGuiID id, float start, float target, float seconds);  // the first call begins at `start`
bool is_animating(ImGuiID id);
float ease_out(float t);  // 0 … 1, cubic-bezier(.2,.8,.2,1)
float ease_in_out(float t);  // cubic-bezier(.4,0,.2,1)

// True once `seconds` have passed since the first of an unbroken row of frames that asked; a frame is asked for then.
bool has_lasted(ImGuiID id, float seconds);

}  // namespace tratt::ui
