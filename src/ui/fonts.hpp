// The faces text is drawn in: the visitor's own system font in two weights, each also with digits of one width for
// columns of numbers. Set by the platform before the first frame; any size, in logical pixels:
//   ImGui::PushFont(fonts().semibold, 16);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace tratt::ui {

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* regular_tabular = nullptr;
    ImFont* semibold_tabular = nullptr;
    ImFont* icons = nullptr;  // ui/icon_list.hpp, made from assets/icons.svg, names them and gives their text
};

Fonts& fonts();

// The text with everything that one code point at a time cannot draw (emoji, combined marks, Arabic, Devanagari, Thai …)
// replaced by private code points that stand for a whole cluster or word. Every string that comes from a person or a
// file goes through here before it is measured or drawn; costs nothing for Latin, Greek and Cyrillic. The view lives
// until the end of the frame. Mirror nodes get the text itself, not this.
std::string_view shaped(std::string_view text);

// What a private code point of a text face stands for; "" for all others.
std::string_view cluster_text(char32_t code_point);

// ---- the platform's side --------------------------------------------------------------------------------------------

struct TextPiece {
    std::uint32_t size = 0;  // bytes
    bool is_whole = false;  // to be drawn as one glyph
};
// Cuts a text that shaped() could not pass as it is; without one such text stays as it is.
using Segmenter = void (*)(std::string_view text, std::vector<TextPiece>* segments);
void set_segmenter(Segmenter segmenter);

// True when the private code points ran out and begin anew: glyphs already made for them are stale.
bool recycle_clusters();

}  // namespace tratt::ui
