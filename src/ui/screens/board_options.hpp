// Where the board is set: the menus in its head, and a dialog with everything, which a phone has alone.
#pragma once

#include <optional>

#include "ui/box.hpp"
#include "ui/screens/board_setting.hpp"

namespace tratt::ui {

class BoardOptions {
public:
    // Columns, rows, sort order, settings and more, from the right of the strip.
    void draw_head(Context& context, const BoardSetting& setting, Box& strip);
    // The gear of a phone.
    void draw_gear(Context& context, const Box& box);
    // "My leads ⌄": which entity, and which selection.
    void draw_title(Context& context, const BoardSetting& setting, Box& strip);
    void draw_over(Context& context, const BoardSetting& setting);  // the dialog, at settings=1

private:
    void draw_more(Context& context, const BoardSetting& setting, const Box& box);
    float draw_fields(Context& context, const BoardSetting& setting, Box box);
    float draw_ticks(Context& context, const BoardSetting& setting, Box box);

    std::optional<Place> before_;  // the board as it was set when the dialog opened
    float body_height_ = 0;
};

std::string_view board_name(const store::Database& database, const BoardSetting& setting);

}  // namespace tratt::ui
