// The settings: a list of pages at the left, the page beside it. On a phone each is a page of its own.
#pragma once

#include <memory>

#include "ui/box.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::ui {

struct StorageState;
struct MeState;

class SettingsScreen : public Screen {
public:
    SettingsScreen();
    ~SettingsScreen() override;
    void draw(Context& context, const ax::Rect& page) override;
    void draw_over(Context& context) override;
    bool may_leave(const Place& target) override;  // closes the dialogs, and forgets what was typed into them

private:
    void draw_body(Context& context, Page page, const Box& area);

    std::unique_ptr<StorageState> storage_;
    std::unique_ptr<MeState> me_;
};

}  // namespace tratt::ui
