// Notice, drop zone, empty state, progress: what a place says about itself.
#pragma once

#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {

// ---- Notice ---------------------------------------------------------------------------------------------------------
struct Notice {
    Tone tone = Tone::info;  // neutral: plain, on bg_sunken; accent is not used
    Icon icon = Icon::none;  // none: the tone's own
    std::string_view words;  // strong words allowed
    std::string_view note;  // 12, in the tone's colour, below
    std::string_view action;  // a link at the right, or below where it would leave the words too little room
    std::string_view action_href;
    std::string_view doubt;  // a link before the action, for those who know better
};
enum class NoticePress : std::uint8_t { none, action, doubt };

float notice_height(float width, const Notice& notice);
NoticePress notice(ImGuiID id, const Box& box, const Notice& notice);  // spoken as status, danger as alert

// ---- Drop zone ------------------------------------------------------------------------------------------------------
enum class DropState : std::uint8_t { rest, over, refused };
struct DropZone {
    std::string_view words;  // what will happen, or why not
    DropState state = DropState::rest;
    Icon icon = Icon::upload;
};
bool drop_zone(ImGuiID id, const Box& box, const DropZone& zone);  // a button: pressed means choose a file

// ---- Empty state ----------------------------------------------------------------------------------------------------
struct EmptyState {
    Icon icon = Icon::none;
    std::string_view title;
    std::string_view caption;  // what fills it
    Button action{};  // label empty: none
};
Press empty_state(ImGuiID id, const Box& box, const EmptyState& state);  // of its button

// ---- Progress -------------------------------------------------------------------------------------------------------
struct Progress {
    std::string_view label;  // "Reading rows"
    std::string_view count;  // "12,400 of 50,000"
    float share = -1;  // 0 … 1; below 0: the end is not known, the count alone runs
    bool can_cancel = true;
};
bool progress(ImGuiID id, const Box& box, const Progress& progress);  // cancelled; about 46 high

}  // namespace tratt::ui
