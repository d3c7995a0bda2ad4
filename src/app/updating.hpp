// Newer builds of the page. One that has been fetched waits until the visitor lets it in; then all is saved, and the page
// begins anew once. Where another tab has let it in, this one saves what it has and stops writing.
#pragma once

#include "app/workspace.hpp"
#include "platform/client.hpp"
#include "ui/context.hpp"

namespace tratt::app {

class Updating {
public:
    // Both must outlive it.
    Updating(const platform::Services& services, Workspace& workspace);

    ui::AppUpdate state() const;
    void let_in();  // as soon as all is saved
    void postpone();  // it is not said again in this life of the page
    void on_frame(bool is_typing);  // typing: something on the page waits for Save

private:
    const platform::Services& services_;
    Workspace& workspace_;
    bool is_wanted_ = false, is_postponed_ = false;
};

}  // namespace tratt::app
