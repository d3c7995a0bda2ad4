// A labelled field: label above, the control, help or error below. The height of all three is field_height(); the
// control alone is control_height(). Errors are shown with an icon and belong to the control's description.
#pragma once

#include <string>

#include "ui/draw.hpp"

namespace tratt::ui {

struct FieldFrame {
    std::string_view label;
    bool is_required = false;            // star after the label
    std::string_view help;
    std::string_view error;              // not empty: shown instead of the help
    std::string_view disabled_reason;    // not empty: disabled, and why
    bool is_read_only = false;           // sunken, with a lock
    bool hides_label = false;            // the label only names the control: search fields, cells
};

// Label 16 + 4, control, 4 + 16 for help or error where there is one.
float field_height(const FieldFrame& frame, float control = 0);  // 0: control_height()

struct TextField {
    FieldFrame frame;
    std::string_view placeholder;
    ax::InputKind input = ax::InputKind::text;
    Icon icon = Icon::none;              // before the text: a magnifier
    bool is_multiline = false;           // at least 72 high
    bool is_tabular = false;             // phone numbers, amounts
    bool has_clear = false;              // x at the right while there is text
    std::string_view shortcut;           // keycap at the right while empty: "Ctrl K"
    bool takes_enter = false;            // TextEdit::submitted
    bool is_quiet = false;               // no border, on bg_fill: the search in the top bar
};

// Draws into the box from its top, as high as field_height() says (multiline: as high as the box).
TextEdit text_field(ImGuiID id, const Box& box, const TextField& field, std::string* value);

// A value that is shown like a field but not edited: sunken, lock at the right, with the reason as help.
// `draw_value(inner box)` draws inside; `value` names it.
Box read_only_field(ImGuiID id, const Box& box, const FieldFrame& frame,
                    std::string_view value);  // the inner box, to draw into

// For other controls of the same shape (select): label, help and border; the answer is the control's box.
Box begin_field(ImGuiID id, const Box& box, const FieldFrame& frame, float control = 0);
enum class FieldBorder : std::uint8_t { rest, hovered, active, error, error_active, disabled, read_only };
void paint_field(const Box& control, FieldBorder border);
std::string_view field_description(const FieldFrame& frame);  // error, reason or help, for the mirror
std::uint32_t field_states(const FieldFrame& frame);

}  // namespace tratt::ui
