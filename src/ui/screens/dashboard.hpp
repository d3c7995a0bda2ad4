// The dashboard: tiles that count what is in the database now and open the records behind each number (R217, R222).
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class DashboardScreen : public Screen {
public:
    DashboardScreen();
    ~DashboardScreen() override;
    void draw(Context& context, const ax::Rect& page) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tratt::ui
