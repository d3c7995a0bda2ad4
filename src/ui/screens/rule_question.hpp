// "A workflow asks before it changes the category": what a command met that was refused with confirmation_needed (R65).
// One question for all that the command would change (R72). The app shows it over whatever screen has run the command,
// and sends the command again with the answer; a screen only sees what became of it in the end.
#pragma once

#include <optional>

#include "ui/context.hpp"

namespace tratt::ui {

class RuleQuestion {
public:
    enum class Answer : std::uint8_t { none, given, cancelled };  // cancelled: nothing at all shall be saved

    // In every frame while the question stands, after end_page(). `given`: answer() is what to send.
    Answer draw(Context& context, const core::Error& error);
    const model::RuleAnswer& answer() const { return answer_; }

private:
    enum class Choice : std::uint8_t { accept, other, decline };

    Choice choice_ = Choice::accept;
    core::Uuid category_;  // of `other`
    model::RuleAnswer answer_;
};

}  // namespace tratt::ui
