#include "ui/look.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "i18n/messages.hpp"
#include "ui/input.hpp"
#include "ui/widgets/floating.hpp"

namespace tratt::ui {

namespace {

struct Motion {
    ImGuiID id;
    float start, target;
    double since;
    float seconds;
    int frame;
};

struct Wait {
    ImGuiID id;
    double since;
    int frame;
};

struct State {
    Look look;
    Colours colours = light_colours();
    int frame = 0;
    bool is_style_sent = false;
    std::vector<Motion> motions;
    std::vector<Wait> waits;
};

State& state() {
    static State only;
    return only;
}

float progress(const Motion& motion) {
    if (motion.seconds <= 0) return 1;
    return std::clamp(static_cast<float>((state().look.seconds - motion.since) / motion.seconds), 0.f, 1.f);
}

float value(const Motion& motion) { return motion.start + (motion.target - motion.start) * ease_out(progress(motion)); }

// y of the cubic-bezier curve through (x1, y1), (x2, y2) at x.
float bezier(float x, float x1, float y1, float x2, float y2) {
    const auto at = [](float t, float a, float b) {
        return 3 * (1 - t) * (1 - t) * t * a + 3 * (1 - t) * t * t * b + t * t * t;
    };
    float low = 0, high = 1, t = x;
    for (int i = 0; i < 16; ++i) {
        (at(t, x1, x2) < x ? low : high) = t;
        t = (low + high) / 2;
    }
    return at(t, y1, y2);
}

Colours colours_of(const Look& look) {
    switch (look.theme) {
        case Theme::dark: return dark_colours();
        case Theme::forced: return forced_colours(look.system);
        default: return light_colours();
    }
}

}  // namespace

void begin_look(const Look& look) {
    State& s = state();
    i18n::begin_frame();
    if (look.theme != s.look.theme || look.system != s.look.system || !s.is_style_sent) {
        s.colours = colours_of(look);
        const Colours& c = s.colours;
        ax::set_input_style({c.text, c.text_muted, c.text_disabled, c.selection, c.on_selection});
        s.is_style_sent = true;
    }
    s.look = look;
    std::erase_if(s.motions, [&](const Motion& m) { return m.frame < s.frame; });
    std::erase_if(s.waits, [&](const Wait& w) { return w.frame < s.frame; });
    ++s.frame;
    close_list_by_escape();
}

void end_look() {
    draw_open_list();
    draw_tooltip();
}

const Look& look() { return state().look; }
const Colours& colours() { return state().colours; }

float control_height() { return look().is_coarse_pointer ? size::control_coarse : size::control; }
float row_height(bool compact) {
    if (look().is_coarse_pointer) return size::row_coarse;
    return compact ? size::row_compact : size::row;
}
float icon_size() { return look().is_coarse_pointer ? size::icon_large : size::icon; }

float snap(float position) {
    const float ratio = std::max(look().pixel_ratio, 0.1f);
    return std::round(position * ratio) / ratio;
}

Box snap(const Box& box) {
    const float x = snap(box.x), y = snap(box.y);
    return {x, y, snap(right_of(box)) - x, snap(bottom_of(box)) - y};
}

float ease_out(float t) { return bezier(t, 0.2f, 0.8f, 0.2f, 1); }
float ease_in_out(float t) { return bezier(t, 0.4f, 0, 0.2f, 1); }

float animate_from(ImGuiID id, float start, float target, float seconds) {
    State& s = state();
    if (s.look.reduces_motion) return target;
    auto found = std::ranges::find(s.motions, id, &Motion::id);
    if (found == s.motions.end()) {
        s.motions.push_back({id, start, target, s.look.seconds, seconds, s.frame});
        found = s.motions.end() - 1;
    }
    Motion& motion = *found;
    if (motion.target != target) motion = {id, value(motion), target, s.look.seconds, seconds, s.frame};
    motion.frame = s.frame;
    if (motion.start == motion.target || progress(motion) >= 1) {
        motion.start = target;
        return target;
    }
    request_frame_in(0);
    return value(motion);
}

float animate(ImGuiID id, float target, float seconds) { return animate_from(id, target, target, seconds); }

bool is_animating(ImGuiID id) {
    const auto found = std::ranges::find(state().motions, id, &Motion::id);
    return found != state().motions.end() && found->start != found->target;
}

bool has_lasted(ImGuiID id, float seconds) {
    State& s = state();
    auto found = std::ranges::find(s.waits, id, &Wait::id);
    if (found == s.waits.end()) {
        s.waits.push_back({id, s.look.seconds, s.frame});
        found = s.waits.end() - 1;
    }
    found->frame = s.frame;
    const double left = seconds - (s.look.seconds - found->since);
    if (left <= 0) return true;
    request_frame_in(static_cast<int>(std::ceil(left * 1000)));
    return false;
}

}  // namespace tratt::ui
