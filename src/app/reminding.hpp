// Reminds of what is due by the system's notifications, if the visitor has switched it on in this browser and allowed it
// there: once a day how many follow-ups are overdue or for today, and each call or meeting shortly before it begins. Only
// while the page is open: there is no server that could do it otherwise.
#pragma once

#include <optional>
#include <set>

#include "app/workspace.hpp"
#include "platform/client.hpp"
#include "ui/context.hpp"

namespace tratt::app {

class Reminding {
public:
    Reminding(const platform::Services& services, Workspace& workspace);

    ui::ReminderState state() const;
    void set(bool is_on);
    // In every frame. The answer: in how many milliseconds to look again; none while it is off.
    std::optional<core::InstantMs> on_frame();

private:
    void tell_day(const core::Moment& moment);
    void tell_soon(const core::Moment& moment);

    const platform::Services& services_;
    Workspace& workspace_;
    bool is_wanted_ = false, is_asking_ = false;
    core::InstantMs looked_at_ = 0;
    std::set<core::Uuid> told_;  // calls and meetings, in this life of the page
};

}  // namespace tratt::app
