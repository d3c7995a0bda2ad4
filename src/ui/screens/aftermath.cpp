#include "ui/screens/aftermath.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/record_words.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;

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

// The first record that the command has made, and its visible number.
void add_created(const store::Database& database, const model::Command& command, const model::Transaction& step,
                 Outcome& outcome) {
    const auto* create = std::get_if<model::CreateRecord>(&command.action);
    if (!create) return;
    const auto made = std::ranges::find_if(step.events, [&](const model::Event& event) {
        return event.kind == model::EventKind::insert && event.entity == create->entity && !event.ids.empty();
    });
    if (made == step.events.end()) return;
    outcome.record = made->ids.front();
    if (const auto field = model::number_field(create->entity))
        outcome.number = database.number(*field, database.find(create->entity, outcome.record));
}

// R66
std::optional<Toast> toast_of_rules(const store::Database& database, const model::Transaction& step) {
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
        title = i18n::format(Msg::rule_done, {{"name", record_name(database, event.entity, row)},
                                              {"category", item_name(database, model::Entity::category, category)}});
    }
    if (count == 0) return std::nullopt;
    if (count > 1) title = i18n::count(i18n::Plural::rule_done_many, count);
    return Toast{.title = title, .reason = std::string(i18n::text(Msg::rule_done_reason)), .offers_undo = true};
}

// Re-nurture means later: when, is asked at once. So does a sale that is stalled (R251).
std::optional<FollowUpDialog::Plan> follow_up_called_for(const store::Database& database,
                                                         const model::Transaction& step, const core::Moment& moment) {
    using model::Field;
    FollowUpDialog::Plan plan;
    for (const core::Uuid& contact : set_to(step, Field::contact_lead_status, model::re_nurture_id))
        plan.about.push_back({.contact = contact, .company = {}, .sale = {}});
    if (!plan.about.empty()) {
        constexpr core::Date a_month = 30;
        plan.day = core::today(moment) + a_month;
        plan.title = i18n::text(Msg::follow_up_renurture_title);
        plan.question = i18n::text(Msg::follow_up_renurture_question);
    }
    for (const core::Uuid& sale : set_to(step, Field::sale_status, model::as_number(model::SaleStatus::stalled))) {
        plan.about.push_back({.contact = {}, .company = {}, .sale = sale});
        plan.day = database.number(Field::sale_reopen_date, database.find(model::Entity::sale, sale));
        plan.title = i18n::text(Msg::follow_up_reopen_title);
        plan.question = i18n::text(Msg::follow_up_reopen_question);
    }
    if (plan.about.empty()) return std::nullopt;
    return plan;
}

}  // namespace

void Aftermath::note(const store::Database& database, const model::Command& command, const Result& result) {
    outcome_ = Outcome{.command = command.id, .succeeded = result.ok()};
    if (result) {
        if (*result) add_created(database, command, **result, *outcome_);
        return;
    }
    outcome_->errors = database.check(command);
    if (outcome_->errors.empty()) outcome_->errors.push_back(result.error());
}

std::optional<Toast> Aftermath::follow(const store::Database& database, const model::Command& command,
                                       const Result& result, const core::Moment& moment) {
    if (!result && result.error().code == "confirmation_needed") {
        asked_command_ = command;
        asked_ = result.error();
        outcome_.reset();
    }
    if (!result || !*result) return std::nullopt;
    offered_plan_ = follow_up_called_for(database, **result, moment);
    return toast_of_rules(database, **result);
}

void Aftermath::draw(Context& context) {
    if (asked_command_) {
        using Answer = RuleQuestion::Answer;
        const Answer answer = rule_question_.draw(context, asked_);
        if (answer == Answer::cancelled)
            outcome_ = Outcome{.command = asked_command_->id};  // by the visitor, who knows
        if (answer == Answer::given) {
            asked_command_->answer = rule_question_.answer();
            context.actions.run(std::move(*asked_command_));
        }
        if (answer != Answer::none) asked_command_.reset();
    }
    if (offered_plan_) follow_up_dialog_.plan(context, std::move(*offered_plan_));
    offered_plan_.reset();
    follow_up_dialog_.draw(context);
}

}  // namespace tratt::ui
