// Bringing data back from a backup file or an earlier state: its passphrase, what would happen, the choices, what came of
// it.
#pragma once

#include <memory>
#include <string>

#include "ui/box.hpp"
#include "ui/screens/screen.hpp"

namespace tratt::ui {

class RestoreScreen : public Screen {
public:
    void draw(Context& context, const ax::Rect& page) override;
    bool may_leave(const Place& target) override;  // forgets the passphrase that was being typed

private:
    void draw_head(const Context& context, Box head);
    void draw_invitation(Context& context, Box area);
    void draw_passphrase(Context& context, Box area);
    void draw_done(Context& context, Box area);

    std::string passphrase_;
};

}  // namespace tratt::ui
