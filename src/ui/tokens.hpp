// Every colour, size, duration and shadow of the interface; no other file holds a literal one. The look is
// documented with pictures in docs, the contrast of every pair is proven in tests/ui/tokens_test.cpp.
//
// Colours change with the theme and are read each frame: `colours().text`. Sizes are constants in logical pixels;
// what grows under a finger (controls, rows) is asked for in ui/look.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "imgui.h"

namespace tratt::ui {

enum class Theme : std::uint8_t { light, dark, forced };  // forced: the system's own high-contrast colours

// A status: its shape, its words on `soft`, and the ground of its pill. All packed as ImGui's ImU32.
struct Hue {
    ImU32 mark, text, soft;
};

struct Colours {
    // Grounds
    ImU32 bg_app, bg_surface, bg_sunken, bg_raised;         // window, sheet, what lies lower, what floats
    ImU32 bg_hover, bg_press;                               // on a sheet
    ImU32 bg_fill, bg_fill_hover, bg_fill_press;            // chips, tracks, what is chosen
    ImU32 bg_button, bg_button_hover, bg_button_press, on_button;  // ordinary buttons, and their words
    ImU32 bg_selected, bg_selected_hover, bg_over, bg_group;  // rows, column dragged over, group row
    ImU32 bg_invert, bg_invert_hover, bg_mark;              // tooltip and toast, found text
    ImU32 selection, on_selection;                          // marked text in a field
    // Lines
    ImU32 line, line_strong, line_control, line_control_hover;
    ImU32 edge;  // around every ground with round corners, where grounds are all of one colour; 0: none
    // Words
    ImU32 text, text_2, text_muted, text_disabled, text_invert, text_invert_muted;
    // The one colour that leads, and what it carries
    ImU32 accent, accent_hover, accent_press, accent_text, on_accent, accent_soft, focus;
    // What is wrong, doubtful, well, worth knowing
    ImU32 danger, danger_hover, danger_text, danger_soft;
    ImU32 warn_text, warn_soft, ok_text, ok_soft, info_text, info_soft;
    // Data
    std::array<Hue, 5> status;    // Open, Contacting, Disqualified, Re-nurture, Qualified
    std::array<ImU32, 5> group;   // in the order of model::CategoryGroup
    std::array<ImU32, 10> chart;  // series, in order
    // Floating
    ImU32 scrim, shadow, shadow_line;  // shadow: colour only; each layer has its own strength times shadow_strength
    float shadow_strength;
};

// The system's colours, as the browser computes the CSS keywords of the same names.
struct SystemColours {
    ImU32 canvas, canvas_text, button_face, button_text, highlight, highlight_text, gray_text, link_text;
    bool operator==(const SystemColours&) const = default;
};

const Colours& light_colours();
const Colours& dark_colours();
Colours forced_colours(
    const SystemColours& system);  // grounds Canvas, lines and shapes CanvasText, selection Highlight

// 0xRRGGBB as designers write it, to ImGui's packed form.
constexpr ImU32 rgb(std::uint32_t hex) { return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 0xFF); }

// `amount` 0 … 1 of `over` on `under`; alpha of `over` is not used.
ImU32 mix(ImU32 under, ImU32 over, float amount);
ImU32 with_alpha(ImU32 colour, float alpha);

// ---- Sizes, in logical pixels ---------------------------------------------------------------------------------------
namespace size {
inline constexpr float space_1 = 4, space_2 = 8, space_3 = 12, space_4 = 16, space_5 = 20, space_6 = 24;
inline constexpr float control = 32, control_coarse = 44, control_small = 24, control_mini = 20;
inline constexpr float row = 36, row_compact = 32, row_coarse = 44, row_coarse_two_lines = 60, head_row = 32;
inline constexpr float bar = 48, head = 56, head_card = 40, head_tile = 36, foot = 36, foot_dialog = 64;
inline constexpr float rail = 200, rail_narrow = 56, panel = 360, bottom_bar = 56;
inline constexpr float icon = 16, icon_large = 20, icon_small = 12, shape = 14;
inline constexpr float hairline = 1, focus_line = 2, focus_gap = 1;
inline constexpr float dialog_width = 520, toast_width = 472, tooltip_width = 304, board_column_min = 176,
                       board_column_phone = 324;
inline constexpr float card_height = 92, card_height_compact = 56, card_height_coarse = 96, tile_gap = 12,
                       page_margin = 20;
inline constexpr float desktop_from = 900, phone_below = 600, wide_from = 1200;  // widths of the window
}  // namespace size

namespace radius {
inline constexpr float tag = 4, control = 6, tile = 8, card = 10, pill = 12, dialog = 12;
}  // namespace radius

// ---- Type: one family, two weights ----------------------------------------------------------------------------------
enum class Type : std::uint8_t { caption, body, section, title, page, big };

struct TypeStep {
    float size, line_height;
};
inline constexpr std::array<TypeStep, 6> type_steps{{{12, 16}, {14, 20}, {16, 24}, {20, 28}, {28, 36}, {40, 48}}};
constexpr TypeStep step_of(Type type) { return type_steps[static_cast<std::size_t>(type)]; }

// ---- Motion, in seconds; all are 0 where the visitor prefers less of it ----------------------------------------------
namespace motion {
inline constexpr float fast = 0.120f;  // hover, press, tick
inline constexpr float base = 0.160f;  // popover, menu, tab underline, cards making room
inline constexpr float slow = 0.180f;  // panel, dialog, refused card gliding back
inline constexpr float tooltip_delay = 0.400f, toast_stay = 6, toast_stay_with_button = 10, progress_delay = 0.300f;
}  // namespace motion

// ---- Elevation: rounded rectangles stacked from the outermost in, without blur ---------------------------------------
enum class Elevation : std::uint8_t { raised, popover, dialog };

struct ShadowLayer {
    float dy, spread, alpha;  // moved down by dy, larger by spread on each side
};
std::span<const ShadowLayer> shadow_layers(Elevation elevation);
bool has_shadow_line(Elevation elevation);  // a hairline around what floats

}  // namespace tratt::ui
