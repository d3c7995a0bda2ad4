// A record's history: one entry after the other on a line.
#pragma once

#include <span>

#include "ui/draw.hpp"

namespace tratt::ui {

// A value as history shows it.
struct TimeLineValue {
    std::string_view words;             // "empty" comes from the catalogue
    Mark mark{};
    bool is_pill = false;               // a status: its pill
    bool is_muted = false;              // nothing was there
};

struct TimeLineEntry {
    std::string_view title;             // "Lead status"
    Icon icon = Icon::none;             // who or what did it
    std::string_view time;              // "6 Nov 09:12"
    bool has_values = false;
    TimeLineValue before{}, after{};
    std::string_view cause;             // who and why
    std::string_view put_back;          // the button's words; empty: no button
    bool is_last = false;               // no line below it
};

float time_line_height(float width, const TimeLineEntry& entry);
bool time_line_entry(ImGuiID id, const Box& box, const TimeLineEntry& entry);  // "Put back" was pressed

}  // namespace tratt::ui
