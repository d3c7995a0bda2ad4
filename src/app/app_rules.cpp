// What an automation asks or tells about a command that a screen has run.
#include <algorithm>
#include <utility>

#include "app/app.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
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
    if (!*result) return;
    tell_rules(**result);
    offer_follow_up(**result);
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
        title =
            i18n::format(Msg::rule_done, {{"name", ui::record_name(database, event.entity, row)},
                                          {"category", ui::item_name(database, model::Entity::category, category)}});
    }
    if (count == 0) return;
    if (count > 1) title = i18n::count(i18n::Plural::rule_done_many, count);
    frame_.show({.title = title, .reason = std::string(i18n::text(Msg::rule_done_reason)), .offers_undo = true});
}

namespace {

// The records that somebody has just given this value.
std::vector<core::Uuid> set_to(const model::Transaction& step, model::Field field, const model::Value& value) {
    using model::Cause;
    std::vector<core::Uuid> found;
    for (const model::Event& event : step.events) {
        const bool is_by_hand = event.cause == Cause::user || event.cause == Cause::board || event.cause == Cause::bulk;
        const auto column = std::ranges::find(event.columns, field, &model::Column::field);
        if (event.kind != model::EventKind::set || !is_by_hand || column == event.columns.end()) continue;
        for (std::size_t i = 0; i < event.ids.size(); ++i) {
            if (column->value(i) == value) found.push_back(event.ids[i]);
        }
    }
    return found;
}

}  // namespace

// Re-nurture means later: when, is asked at once, on whatever screen it was set. So does a sale that is stalled (R251).
void App::offer_follow_up(const model::Transaction& step) {
    using model::Field;
    const store::Database& database = workspace_->database();
    ui::FollowUpDialog::Plan plan;
    for (const core::Uuid& contact : set_to(step, Field::contact_lead_status, model::re_nurture_id))
        plan.about.push_back({.contact = contact, .company = {}, .sale = {}});
    if (!plan.about.empty()) {
        constexpr core::Date a_month = 30;
        plan.day = core::today({services_.clock.now(), workspace_->time_zone()}) + a_month;
        plan.title = i18n::text(Msg::follow_up_renurture_title);
        plan.question = i18n::text(Msg::follow_up_renurture_question);
    }
    for (const core::Uuid& sale : set_to(step, Field::sale_status, model::as_number(model::SaleStatus::stalled))) {
        plan.about.push_back({.contact = {}, .company = {}, .sale = sale});
        plan.day = database.number(Field::sale_reopen_date, database.find(model::Entity::sale, sale));
        plan.title = i18n::text(Msg::follow_up_reopen_title);
        plan.question = i18n::text(Msg::follow_up_reopen_question);
    }
    if (!plan.about.empty()) offered_plan_ = std::move(plan);
}

void App::draw_follow_up(ui::Context& context) {
    if (offered_plan_) follow_up_dialog_.plan(context, std::move(*offered_plan_));
    offered_plan_.reset();
    follow_up_dialog_.draw(context);
}

}  // namespace tratt::app
