// Bringing a file in: what was recognised, what each value becomes, what happens to each row, and what came of it.
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class ImportScreen : public Screen {
public:
    ImportScreen();
    ~ImportScreen() override;
    void draw(Context& context, const ax::Rect& page) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tratt::ui
