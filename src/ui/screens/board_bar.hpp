// The bar of quick filters over the board (R186–R188): the title, a chip for each filter that the settings show, Clear all,
// and how many cards are left.
#pragma once

#include <string>

#include "ui/box.hpp"
#include "ui/screens/board_setting.hpp"

namespace tratt::ui {

class BoardBar {
public:
    // `count`: "214 of 402". On a phone without it, in two lines.
    void draw(Context& context, const BoardSetting& setting, Box strip, std::string_view count);
    static float height(const BoardSetting& setting);

private:
    void draw_title(Context& context, const Box& box);
    void draw_chips(Context& context, const BoardSetting& setting, const Box& strip);

    std::string typed_title_;  // the address follows
    float chips_width_ = 0;
    ImGuiID opened_ = 0;  // the list that was opened last: what it offers is worked out in every frame
};

}  // namespace tratt::ui
