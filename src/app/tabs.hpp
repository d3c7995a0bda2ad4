// This tab among the others that are open on the same data. One writes; every tab carries out what its visitor does at
// once, and the others ask the writer to store it. What a tab is told of another has been stored. Where the writer is
// gone the browser makes another tab the writer; where it does not answer, a tab that waits for it takes over.
#pragma once

#include <functional>
#include <optional>

#include "app/workspace.hpp"
#include "codec/tab_message.hpp"
#include "platform/client.hpp"

namespace tratt::app {

// So long an unanswered question waits before the tab takes over, and so long after an answer it asks again.
inline constexpr core::InstantMs patience_ms = 700;

class Tabs final : private WorkspaceListener {
public:
    struct Events {
        std::function<void()> reload;  // the data is another: the page has to begin anew
        std::function<void(const core::Error&)> refused;  // what was done here cannot be kept
    };

    // Both must outlive it.
    Tabs(const platform::Services& services, Workspace& workspace, Events events);
    ~Tabs() override;

    void greet();  // once the workspace is open
    void on_message(std::string_view json);
    void on_storage_mode();  // another tab has become the writer, or this one
    // Takes over from a writer that does not answer. In so many milliseconds it is to be called again; none = nothing is
    // waited for.
    std::optional<core::InstantMs> on_frame();

    void retry();
    void say_erased();
    // This tab becomes the writer, from whichever tab it is, and then does that. Not where a newer version is open.
    void take_over(std::function<void()> then);

private:
    void on_stored(std::int64_t sequence, const std::string& lines) override;
    void on_carried_out() override;
    void on_refused(const core::Error& error) override { events_.refused(error); }

    void say(codec::TabMessage message);
    void ask_to_follow();
    void note_answer();
    void tell_failure();
    void propose();
    void send_stored(const codec::TabMessage& asked);
    void take_stored(const codec::TabMessage& told);
    void take_proposal(const codec::TabMessage& proposal);
    void step_down_for(const codec::TabMessage& newer);

    platform::Services services_;
    Workspace& workspace_;
    Events events_;
    core::Uuid self_;
    bool has_listeners_ = false;
    bool is_failure_told_ = false;
    core::InstantMs asked_at_ = 0;  // 0 = no answer is waited for
    core::InstantMs answered_at_ = 0;
    std::function<void()> after_taking_over_;
};

}  // namespace tratt::app
