// Language and look, where the data is, taking it out and erasing it.
#pragma once

#include "ui/box.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::ui {

class SettingsScreen : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;

private:
    void draw_export(Context& context, Box box);
    void draw_erase(Context& context, Box box);

    bool asks_erase_ = false;
};

}  // namespace tratt::ui
