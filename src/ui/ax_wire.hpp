// The other side of ui/ax.hpp, for the platform: what changed in a frame as bytes, and the way events come back.
//
// A message is a sequence of operations. Integers are little endian, strings are a u32 length and UTF-8.
//   node      u8 1, u32 id, u8 parts (bit 0: semantics, bit 1: box, bit 2: scroll), then the parts that changed:
//             semantics  u8 role, u8 input kind, u8 level, u8 has children, u32 states, u32 row count, column count,
//                        row index, column index, set size, position, controls, active descendant, f32 font size,
//                        f32 padding x, strings name, value, description, href, placeholder
//             box        f32 x, y, width, height, relative to the parent's content
//             scroll     f32 x, y, content width, content height
//   children  u8 2, u32 id (0: the root), u32 count, u32 ids in reading order
//   remove    u8 3, u32 id
//   focus     u8 4, u32 id
//   announce  u8 5, u8 urgency, string text
//   style     u8 6, u32 text, placeholder, disabled, selection, selected as 0xRRGGBBAA
// A node comes before the list of children that names it, removals come last.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "ui/ax.hpp"

namespace tratt::ui::ax {

// What the frames since the last call changed; empty when nothing did. The view lives until the next begin_frame().
std::span<const std::uint8_t> take_changes();
void forget_sent();  // the next frame sends everything, for a mirror that starts anew

void feed_focus(ImGuiID id, bool is_visible);  // 0: no node has focus
void feed_activation(ImGuiID id);
void feed_text(ImGuiID id, std::string text);
void feed_scroll(ImGuiID id, float x, float y);

// A key goes first to the node that has focus (key()), then to the page (take_shortcut()).
void feed_key(ImGuiID id, const KeyPress& press);
bool is_key_taken();
void offer_shortcut(const KeyPress& press);
bool take_shortcut(const KeyPress& chord);
void withdraw_key();

bool has_unanswered();  // an event of the last frame still waits to be asked for

// For press(): which link the pointer has just clicked, so that the browser follows that one and no other.
void note_click(ImGuiID id);
ImGuiID take_click();

int duplicate_ids();  // ids given twice within a frame so far; the second is not mirrored

}  // namespace tratt::ui::ax
