// What becomes of a command that a screen has run: the screen's answer, what an automation asks or tells, the follow-up that
// it calls for.
#pragma once

#include <optional>

#include "core/result.hpp"
#include "model/command.hpp"
#include "model/event.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"
#include "ui/screens/follow_up_dialog.hpp"
#include "ui/screens/rule_question.hpp"

namespace tratt::ui {

class Aftermath {
public:
    using Result = core::Result<const model::Transaction*>;

    // Every command, undo too.
    void note(const store::Database& database, const model::Command& command, const Result& result);
    const Outcome* outcome() const { return outcome_ ? &*outcome_ : nullptr; }  // of the newest; null: none yet
    void forget() { outcome_.reset(); }

    // A command of a screen, after it has been noted. One that an automation asks about (R65) has no outcome until that is
    // answered. What is to be told: R66, what a rule has changed without asking.
    std::optional<Toast> follow(const store::Database& database, const model::Command& command, const Result& result,
                                const core::Moment& moment);
    void draw(Context& context);  // after end_page(): what is asked; runs the command again with the answer

private:
    std::optional<Outcome> outcome_;
    std::optional<model::Command> asked_command_;
    core::Error asked_;
    RuleQuestion rule_question_;
    std::optional<FollowUpDialog::Plan> offered_plan_;
    FollowUpDialog follow_up_dialog_;
};

}  // namespace tratt::ui
