// The faces text is drawn in: the visitor's own system font in two weights, each also with digits of one width for
// columns of numbers. Set by the platform before the first frame; any size, in logical pixels:
//   ImGui::PushFont(fonts().semibold, 16);
#pragma once

#include <string>
#include <string_view>

#include "imgui.h"

namespace tratt::ui {

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* regular_tabular = nullptr;
    ImFont* semibold_tabular = nullptr;
};

Fonts& fonts();

// The text with everything that one code point at a time cannot draw (emoji, combined marks, Arabic, Devanagari, Thai …)
// replaced by private code points that stand for a whole cluster or word. Every string that comes from a person or a
// file goes through here before it is measured or drawn; costs nothing for Latin, Greek and Cyrillic. The view lives
// until the next frame. Mirror nodes get the text itself, not this.
std::string_view shaped(std::string_view text);

// For tests and the mirror's oracle: a private code point back to its text; "" when it stands for none.
std::string_view cluster_text(char32_t code_point);

// Icons are glyphs of the same faces: ui/icon_list.hpp (made from assets/icons.svg) names them and gives their text.

}  // namespace tratt::ui
