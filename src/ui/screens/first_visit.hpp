// The first screen, while there is no data: look at a demo, bring a file, or start empty.
#pragma once

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class FirstVisitScreen : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
};

}  // namespace tratt::ui
