// The screens of contacts, companies and sales: tables, cards, forms.
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::ui {

class RecordScreens {
public:
    explicit RecordScreens(Trail& trail);
    ~RecordScreens();
    // The screen of a place that is one of theirs (contacts, contact, companies, company, sale, in any mode); null for others.
    Screen* screen_of(const Place& place);

private:
    struct Screens;
    std::unique_ptr<Screens> screens_;
};

}  // namespace tratt::ui
