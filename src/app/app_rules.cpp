// What an automation asks or tells about a command that a screen has run.
#include <utility>

#include "app/app.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"

namespace tratt::app {

using i18n::Msg;

// A command that an automation asks about waits for the answer, whoever sent it.
void App::run_now(const model::Command& command) {
    const auto result = execute(command);
    if (!result && result.error().code == "confirmation_needed") {
        asked_command_ = command;
        asked_ = result.error();
        outcome_.reset();
        return;
    }
    if (!result) return;
    desk_->ask_to_keep_once();
    if (*result) tell_rules(**result);
}

void App::ask_rule_question(ui::Context& context) {
    if (!asked_command_) return;
    using Answer = ui::RuleQuestion::Answer;
    const Answer answer = rule_question_.draw(context, asked_);
    if (answer == Answer::none) return;
    later([this, answer, command = std::move(*asked_command_)]() mutable {
        command.answer = rule_question_.answer();
        if (answer == Answer::given) return run_now(command);
        outcome_ = ui::Outcome{.command = command.id};  // refused by the visitor, who knows
    });
    asked_command_.reset();
}

// R66: what a rule has changed without asking is told, with the way back.
void App::tell_rules(const model::Transaction& step) {
    const store::Database& database = workspace_->database();
    std::int64_t count = 0;
    std::string title;
    for (const model::Event& event : step.events) {
        const bool is_category = event.kind == model::EventKind::set && event.cause == model::Cause::rule &&
                                 !event.columns.empty() &&
                                 (event.columns.front().field == model::Field::company_category ||
                                  event.columns.front().field == model::Field::contact_own_category);
        if (!is_category || event.ids.empty()) continue;
        count += static_cast<std::int64_t>(event.ids.size());
        const store::Row row = database.find(event.entity, event.ids.front());
        const store::Row category = database.reference(event.columns.front().field, row);
        title = i18n::format(Msg::rule_done,
                             {{"name", ui::record_name(database, event.entity, row)},
                              {"category", ui::item_name(database, model::Entity::category, category)}});
    }
    if (count == 0) return;
    if (count > 1) title = i18n::count(i18n::Plural::rule_done_many, count);
    frame_.show({.title = title, .reason = std::string(i18n::text(Msg::rule_done_reason)), .offers_undo = true});
}

}  // namespace tratt::app
