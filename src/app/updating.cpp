#include "app/updating.hpp"

namespace tratt::app {

using platform::UpdateState;
using ui::AppUpdate;

Updating::Updating(const platform::Services& services, Workspace& workspace)
    : services_(services), workspace_(workspace) {}

AppUpdate Updating::state() const {
    const UpdateState found = services_.updates.state();
    if (found == UpdateState::none) return AppUpdate::none;
    if (is_wanted_) return AppUpdate::saving;
    if (found == UpdateState::let_in) return AppUpdate::elsewhere;
    return is_postponed_ ? AppUpdate::none : AppUpdate::ready;
}

void Updating::let_in() { is_wanted_ = true; }
void Updating::postpone() { is_postponed_ = true; }

void Updating::on_frame(bool is_typing) {
    const UpdateState found = services_.updates.state();
    const ui::SaveState save = workspace_.save_state();
    const bool is_unsaved = save == ui::SaveState::saving || save == ui::SaveState::not_saved;
    if (found == UpdateState::none || is_unsaved) return;
    if (is_wanted_) {
        is_wanted_ = false;
        if (found == UpdateState::waiting) services_.updates.let_in();
        else services_.page.reload();
        return;
    }
    if (found != UpdateState::let_in || is_typing || save == ui::SaveState::read_only) return;
    workspace_.stop_writing();
    services_.files.release();
}

}  // namespace tratt::app
