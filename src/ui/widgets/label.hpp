// What a value looks like: status pill, category, tag, chip.
#pragma once

#include "ui/draw.hpp"

namespace tratt::ui {

// ---- Status: a pill, because it belongs to a person -----------------------------------------------------------------
struct StatusPill {
    std::string_view name;
    StatusMark mark;
    std::string_view description;  // tooltip
    std::string_view since;  // third line of the tooltip: "12 days in this status"
    bool is_editable = false;  // a button with has_popup; press opens the list (select.hpp, open_choices)
    bool is_struck = false;  // the status was deleted
    std::string_view label;  // name of the button: "Lead status: Contacting"; empty: the status alone
    bool is_open = false;
    ImGuiID controls = 0;
};
float status_pill_width(std::string_view name);
Press status_pill(ImGuiID id, const Box& box, const StatusPill& pill);  // 24 high, at the left, centred vertically
void bare_status_pill(const Box& box, std::string_view name, const StatusMark& mark, bool hovered = false,
                      bool is_struck = false);

// Shape and words without the pill: lists, charts, tiles.
float status_label_width(std::string_view name);
void status_label(ImGuiID id, const Box& box, std::string_view name, const StatusMark& mark,
                  const TextStyle& style = {});
void bare_status_label(const Box& box, std::string_view name, const StatusMark& mark, const TextStyle& style = {});

// ---- Category: shape and words, never a pill, because it belongs to the company ---------------------------------------
float category_label_width(std::string_view name);
void category_label(ImGuiID id, const Box& box, std::string_view name, GroupKind group,
                    std::string_view description = {});
void bare_category_label(const Box& box, std::string_view name, GroupKind group, const TextStyle& style = {});

// ---- Tag: a fact, not pressed. 20 high --------------------------------------------------------------------------------
enum class Tone : std::uint8_t { neutral, ok, info, warn, danger, accent };
struct Tag {
    std::string_view label;
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
    std::string_view tooltip;
};
float tag_width(const Tag& tag);
void tag(ImGuiID id, const Box& box, const Tag& tag);
void bare_tag(const Box& box, const Tag& tag);

// ---- Chip: a filter. 32 high (44 under a finger), or 28 in a group bar ------------------------------------------------
struct Chip {
    std::string_view label;  // "Our contact"
    std::string_view value;  // semibold; not empty: set, with an x that clears
    std::string_view count;  // tabular, after the label
    Icon icon = Icon::none;
    bool is_on = false;  // one of several views, set without a value
    bool is_danger = false;  // danger border and words
    bool has_chevron = false;  // opens a list
    bool can_clear = false;
    bool is_grouping = false;  // 28 high, with a handle
    bool is_open = false;
    std::string_view tooltip;
    Mark mark{};  // before the label: the shape of a status
    bool hides_label = false;  // mark and count alone; the label names it
    std::string_view clear_label;  // name of the x; empty: "Clear: label"
};
struct ChipPress {
    bool clicked = false, cleared = false;
    bool focused = false;
};
float chip_width(const Chip& chip);
ChipPress chip(ImGuiID id, const Box& box, const Chip& chip);
void paint_chip(const Box& box, const Chip& chip, bool hovered, bool focused);

}  // namespace tratt::ui
