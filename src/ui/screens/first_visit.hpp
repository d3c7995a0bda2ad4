// The first screen, while there is no data: look at a demo, bring a file, or start empty.
#pragma once

#include <string>

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class FirstVisitScreen : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;

private:
    void draw_name(const ax::Rect& box);
    void draw_offers(Context& context, ax::Rect area, bool is_column);
    void keep_name(Context& context);  // of the one user there is

    std::string name_;  // may stay empty
};

}  // namespace tratt::ui
