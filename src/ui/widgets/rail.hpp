// Parts of the frame: entries of the rail and of the phone's bottom bar, and what is known about saving.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

struct RailItem {
    std::string_view label;
    Icon icon = Icon::none;
    std::string_view href;          // none: a button
    std::uint32_t states = 0;       // further ax::State: has_popup
    bool is_here = false;
    std::string_view badge;         // what is overdue: "3"
    std::string_view badge_words;   // for the mirror: "3 overdue"
    std::string_view count;         // 12, muted
    bool is_narrow = false;         // the icon alone, 40 wide, label as tooltip
};
Press rail_item(ImGuiID id, const Box& box, const RailItem& item);      // 32 high
Press bottom_item(ImGuiID id, const Box& box, const RailItem& item);    // 56 high
void paint_rail_item(const Box& box, const RailItem& item, bool hovered, bool focused);

enum class SaveSign : std::uint8_t { saved, saving, not_saved, read_only, demo, editing, quiet };
struct SaveLabel {
    SaveSign sign = SaveSign::saved;
    std::string_view words;         // "Saved"; "Not saved: the browser's storage is full"
    std::string_view reason;        // tooltip
};
float save_label_width(const SaveLabel& label);
void save_label(ImGuiID id, const Box& box, const SaveLabel& label);  // spoken when it changes: role status

}  // namespace tratt::ui
