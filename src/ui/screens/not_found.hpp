// An address that leads nowhere.
#pragma once

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class NotFoundScreen : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
};

}  // namespace tratt::ui
