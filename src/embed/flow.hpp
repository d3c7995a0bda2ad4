// The life cycle as a picture with counts (R52): the categories a company goes through, and below them the lead statuses of
// its contacts. Follows every change; a press leads to the board.
#pragma once

#include "ui/screens/screen.hpp"

namespace tratt::embed {

class FlowScreen final : public ui::Screen {
public:
    void draw(ui::Context& context, const ui::ax::Rect& page) override;
};

}  // namespace tratt::embed
