// The board: one column for each lead status in use, and the locked column of the contacts for whom it is not (R177).
// What is shown stands in the address: q=… filters by title (R188), owner=… and other filters as in ui/record_filter.hpp,
// sort=name, -name or days orders the cards, why=1 explains where lead status is hidden.
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class BoardScreen : public Screen {
public:
    BoardScreen();
    ~BoardScreen() override;
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tratt::ui
