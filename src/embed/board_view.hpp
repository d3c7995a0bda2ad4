// A board without the app's bars: the cards alone, which are moved as everywhere.
#pragma once

#include <span>

#include "ui/screens/board_cards.hpp"
#include "ui/screens/board_moves.hpp"
#include "ui/screens/board_setting.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::embed {

class BoardView final : public ui::Screen {
public:
    void draw(ui::Context& context, const ui::ax::Rect& page) override;
    void draw_over(ui::Context& context) override;

private:
    std::span<const ui::BoardColumn> open_columns() const;

    ui::BoardSetting setting_;
    ui::RecordCards cards_;
    ui::BoardMoves moves_;
};

}  // namespace tratt::embed
