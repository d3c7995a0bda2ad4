// The board of contacts, companies or sales (R173–R195), of all or of one selection. How it is set stands in the address:
// board_setting.hpp. Also there: preview=42 shows a record beside the board, settings=1 opens the settings, why=1 explains
// where lead status is hidden.
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class BoardScreen : public Screen {
public:
    explicit BoardScreen(Trail& trail);
    ~BoardScreen() override;
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tratt::ui
