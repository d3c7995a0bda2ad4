#include "ui/screens/sale_status_dialog.hpp"

#include "i18n/messages.hpp"
#include "model/sale_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SaleStatus;

constexpr ImGuiID base = make_id("sale_status");

struct Words {
    Msg question, action;
};
Words words_of(SaleStatus status) {
    switch (status) {
        case SaleStatus::lost: return {Msg::sale_lost_question, Msg::sale_mark_lost};
        case SaleStatus::stalled: return {Msg::sale_stalled_question, Msg::sale_mark_stalled};
        default: return {Msg::sale_sold_question, Msg::sale_mark_sold};
    }
}

model::UpdateRecords change(const core::Uuid& sale, std::vector<model::FieldValue> changes) {
    return {Entity::sale, {sale}, std::move(changes)};
}

}  // namespace

std::string_view sale_status_words(SaleStatus status) {
    switch (status) {
        case SaleStatus::sold: return i18n::text(Msg::sale_status_sold);
        case SaleStatus::lost: return i18n::text(Msg::sale_status_lost);
        case SaleStatus::stalled: return i18n::text(Msg::sale_status_stalled);
        default: return i18n::text(Msg::sale_status_open);
    }
}

SaleStatus sale_status_of(const store::Database& database, store::Row sale) {
    const std::int64_t status = database.number(Field::sale_status, sale);
    return status == core::no_value ? SaleStatus::open : static_cast<SaleStatus>(status);
}

void SaleStatusDialog::ask(Context& context, const core::Uuid& sale, SaleStatus status) {
    sale_ = sale;
    status_ = status;
    reason_ = {};
    if (status == SaleStatus::open)
        return errand_.run(context, change(sale, {{Field::sale_status, model::as_number(status)}}));
    is_asking_ = true;
    page_ = {};
    date_.set(status == SaleStatus::sold ? core::today(moment_of(context.environment)) : core::no_value);
}

void SaleStatusDialog::draw(Context& context) {
    if (const Outcome* outcome = errand_.finished(context); outcome && outcome->succeeded) is_asking_ = false;
    const store::Database& database = context.database;
    const store::Row sale = database.find(Entity::sale, sale_);
    if (is_asking_ && page_.was_left(context.place)) is_asking_ = false;
    if (!is_asking_ || errand_.is_running() || sale == store::no_row) return;
    const core::Date today = core::today(moment_of(context.environment));
    const auto kind = model::reason_kind_of(status_);
    const ItemChoices reasons = reason_choices(database, *kind, database.find(Entity::sale_reason, reason_));
    const bool has_date = status_ != SaleStatus::lost, needs_date = status_ == SaleStatus::stalled;
    const FieldFrame reason_frame{.label = field_label(Field::sale_reason), .is_required = !reasons.rows.empty()};
    const FieldFrame date_frame{.label = field_label(needs_date ? Field::sale_reopen_date : Field::sale_sale_date),
                                .is_required = needs_date};

    const Words words = words_of(status_);
    Dialog dialog;
    dialog.title = i18n::format(words.question, {{"name", record_name(database, Entity::sale, sale)}});
    dialog.body_height = field_height(reason_frame) + size::space_4 + (has_date ? date_.height(date_frame, today) : 0);
    DialogView view = begin_dialog(base, dialog);
    Box rest = view.body;
    const Select spec{.frame = reason_frame, .placeholder = i18n::text(Msg::no_selection)};
    const int taken = select(make_id(base, "reason"), take_top(rest, field_height(reason_frame), size::space_4), spec,
                             reasons.choices, reasons.chosen);
    if (taken != no_choice)
        reason_ = database.id_of(Entity::sale_reason, reasons.rows[static_cast<std::size_t>(taken)]);
    if (has_date) date_.draw(make_id(base, "date"), rest, date_frame, today);

    std::string_view why_not;
    if (!reasons.rows.empty() && reason_.is_nil()) why_not = i18n::text(Msg::sale_needs_reason);
    else if (date_.is_wrong()) why_not = i18n::text(Msg::date_wrong);
    else if (needs_date && date_.day() == core::no_value) why_not = i18n::text(Msg::sale_needs_reopen_date);
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(words.action), .disabled_reason = why_not});
    if (answer == DialogAnswer::cancel) is_asking_ = false;
    if (answer != DialogAnswer::action) return;
    std::vector<model::FieldValue> changes{{Field::sale_status, model::as_number(status_)}};
    if (!reason_.is_nil()) changes.push_back({Field::sale_reason, reason_});
    const model::Value day = date_.day() == core::no_value ? model::Value{} : model::Value{date_.day()};
    if (has_date) changes.push_back({needs_date ? Field::sale_reopen_date : Field::sale_sale_date, day});
    errand_.run(context, change(sale_, std::move(changes)));
}

}  // namespace tratt::ui
