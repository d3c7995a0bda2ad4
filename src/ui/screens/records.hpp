// The screens of contacts, companies and sales: tables, cards, forms. They share which list the visitor came
// from, so that Previous and Next on a card step through that list (R94).
#pragma once

#include <memory>

#include "ui/screens/screen.hpp"

namespace tratt::ui {

class RecordScreens {
public:
    RecordScreens();
    ~RecordScreens();
    // The screen of a place that is one of theirs (contacts, contact, companies, company, sale, in any mode); null for others.
    Screen* screen_of(const Place& place);

private:
    struct Screens;
    std::unique_ptr<Screens> screens_;
};

}  // namespace tratt::ui
