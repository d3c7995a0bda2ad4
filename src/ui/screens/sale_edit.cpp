#include "ui/screens/sale_edit.hpp"

#include <array>
#include <utility>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/sale_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/sale_status_dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SaleStatus;

constexpr ImGuiID base = make_id("sale_edit");
constexpr std::array amount_fields{Field::sale_amount, Field::sale_cost, Field::sale_profit, Field::sale_percent};
constexpr std::array statuses{SaleStatus::open, SaleStatus::sold, SaleStatus::lost, SaleStatus::stalled};

}  // namespace

float SaleEditScreen::draw_fields(Context& context, const Box& box) {
    Grid grid = begin_grid(box);
    const bool is_untitled = draft_name(context).empty();
    const bool says_so = is_untitled && (draft_.is_touched(Field::sale_title) || was_refused_);
    draw_text(grid, Field::sale_title, ax::InputKind::text,
              says_so ? i18n::text(Msg::sale_needs_title) : std::string_view{}, true);
    draw_type(context, grid);
    draw_company(context, grid);
    draw_contact(context, grid);
    draw_stage(context, grid);
    const store::Row stage = draft_.reference(context.database, Field::sale_stage);
    const std::int64_t usual =
        stage == store::no_row ? core::no_value : context.database.number(Field::sale_stage_probability, stage);
    draw_text(grid, Field::sale_probability, ax::InputKind::number, {}, false,
              usual == core::no_value ? std::string_view{}
                                      : i18n::format(Msg::sale_stage_gives, {{"percent", i18n::number(usual)}}));
    draw_status(context, grid);
    draw_reason(context, grid);
    draw_day(context, grid, sale_date_, Field::sale_sale_date, false);
    if (model::asks_for_reopen_date(status())) draw_day(context, grid, reopen_date_, Field::sale_reopen_date, true);
    draw_owner(context, grid, Field::sale_owner);
    grid.end_row();
    draw_amounts(context, grid);
    draw_currency(context, grid);
    draw_text(grid, Field::sale_source);
    if (model::may_complete(status())) {  // R252
        const bool now = draft_.flag(Field::sale_completed);
        const Toggle completed{.label = field_label(Field::sale_completed)};
        if (tick(make_id(base, "completed"), grid.next(control_height(), 2), completed,
                 now ? TickState::on : TickState::off))
            draft_.set(Field::sale_completed, !now);
    }
    draw_note(grid, Field::sale_note);
    return grid.bottom() - box.y;
}

void SaleEditScreen::began(Context& /*context*/) {
    company_.forget();
    contact_.forget();
    sale_date_.set(core::no_value);
    reopen_date_.set(core::no_value);
}

SaleStatus SaleEditScreen::status() const {
    return static_cast<SaleStatus>(draft_.number(Field::sale_status).value_or(0));
}

void SaleEditScreen::set_reference(Context& context, Field field, store::Row row) {
    const Entity target = model::spec(field).target;
    draft_.set(field, row == store::no_row ? model::Value{} : model::Value{context.database.id_of(target, row)});
}

// R246: the type decides the stages.
void SaleEditScreen::draw_type(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const ItemChoices types = sale_type_choices(database, draft_.reference(database, Field::sale_type));
    const Select spec{.frame = {.label = field_label(Field::sale_type), .is_required = true},
                      .placeholder = i18n::text(Msg::no_selection)};
    const int taken =
        select(make_id(base, "type"), grid.next(field_height(spec.frame)), spec, types.choices, types.chosen);
    if (taken == no_choice || taken == types.chosen) return;
    const store::Row type = types.rows[static_cast<std::size_t>(taken)];
    set_reference(context, Field::sale_type, type);
    set_reference(context, Field::sale_stage, first_stage(database, type));
    draft_.set_number(Field::sale_probability, std::nullopt);
}

void SaleEditScreen::draw_stage(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const ItemChoices stages = stage_choices(database, draft_.reference(database, Field::sale_type),
                                             draft_.reference(database, Field::sale_stage));
    const Select spec{.frame = {.label = field_label(Field::sale_stage)}, .placeholder = i18n::text(Msg::no_selection)};
    const int taken =
        select(make_id(base, "stage"), grid.next(field_height(spec.frame)), spec, stages.choices, stages.chosen);
    if (taken == no_choice || taken == stages.chosen) return;
    set_reference(context, Field::sale_stage, stages.rows[static_cast<std::size_t>(taken)]);
    draft_.set_number(Field::sale_probability, std::nullopt);  // the new stage's, unless one is typed now
}

void SaleEditScreen::draw_status(Context& context, Grid& grid) {
    std::array<Choice, statuses.size()> choices;
    for (std::size_t i = 0; i < statuses.size(); ++i) choices[i].label = sale_status_words(statuses[i]);
    const Select spec{.frame = {.label = field_label(Field::sale_status)}};
    const int now = static_cast<int>(status());
    const int taken = select(make_id(base, "status"), grid.next(field_height(spec.frame)), spec, choices, now);
    if (taken == no_choice || taken == now) return;
    draft_.set(Field::sale_status, model::as_number(statuses[static_cast<std::size_t>(taken)]));
    draft_.set(Field::sale_reason, {});  // it was one of another status
    if (status() == SaleStatus::sold)  // R249
        draft_.set(Field::sale_sale_date, core::today(moment_of(context.environment)));
    if (!model::asks_for_reopen_date(status())) draft_.set(Field::sale_reopen_date, {});
    if (!model::may_complete(status())) draft_.set(Field::sale_completed, false);
}

void SaleEditScreen::draw_reason(Context& context, Grid& grid) {
    const auto kind = model::reason_kind_of(status());
    if (!kind) return;
    const store::Database& database = context.database;
    const ItemChoices reasons = reason_choices(database, *kind, draft_.reference(database, Field::sale_reason));
    const Select spec{.frame = {.label = field_label(Field::sale_reason), .is_required = !reasons.rows.empty()},
                      .placeholder = i18n::text(Msg::no_selection)};
    const int taken =
        select(make_id(base, "reason"), grid.next(field_height(spec.frame)), spec, reasons.choices, reasons.chosen);
    if (taken == no_choice || taken == reasons.chosen) return;
    set_reference(context, Field::sale_reason, reasons.rows[static_cast<std::size_t>(taken)]);
}

void SaleEditScreen::draw_day(Context& context, Grid& grid, DateField& day, Field field, bool is_required) {
    if (!day.is_wrong() && draft_.number(field).value_or(core::no_value) != day.day())
        day.set(draft_.number(field).value_or(core::no_value));
    const FieldFrame frame{.label = field_label(field), .is_required = is_required};
    const core::Date today = core::today(moment_of(context.environment));
    const Box box = grid.next(date_field_height(day, frame));
    if (!day.draw(make_id(make_id(base, "day"), static_cast<int>(field)), box, frame, today)) return;
    draft_.set(field, day.day() == core::no_value ? model::Value{} : model::Value{day.day()});
}

// ---- Amounts --------------------------------------------------------------------------------------------------------

// R255: the others follow while one is typed.
void SaleEditScreen::link_amounts(Field changed) {
    const model::Amounts typed{draft_.number(Field::sale_amount), draft_.number(Field::sale_cost),
                               draft_.number(Field::sale_profit), draft_.number(Field::sale_percent)};
    const bool is_whole_unknown = !typed.amount && (changed == Field::sale_cost || changed == Field::sale_profit);
    const model::NamedAmounts named{.amount = changed == Field::sale_amount,
                                    .cost = changed == Field::sale_cost || (is_whole_unknown && typed.cost),
                                    .profit = changed == Field::sale_profit || (is_whole_unknown && typed.profit),
                                    .percent = changed == Field::sale_percent};
    const model::Amounts linked = model::linked_amounts(typed, named);
    const std::array<model::Number, amount_fields.size()> before{typed.amount, typed.cost, typed.profit, typed.percent};
    const std::array<model::Number, amount_fields.size()> after{linked.amount, linked.cost, linked.profit,
                                                                linked.percent};
    for (std::size_t i = 0; i < amount_fields.size(); ++i) {
        if (amount_fields[i] != changed && after[i] != before[i]) draft_.set_number(amount_fields[i], after[i]);
    }
}

void SaleEditScreen::draw_amount(Grid& grid, Field field) {
    if (draw_text(grid, field, ax::InputKind::number) && !draft_.is_bad_number(field)) link_amounts(field);
}

void SaleEditScreen::draw_amounts(Context& /*context*/, Grid& grid) {
    for (const Field field : amount_fields) draw_amount(grid, field);
}

void SaleEditScreen::draw_currency(Context& context, Grid& grid) {
    const std::string_view now = core::trim(std::as_const(draft_).text(Field::sale_currency));
    const std::vector<std::string_view> codes = currency_codes(now);
    std::vector<Choice> choices{{.label = i18n::text(Msg::no_selection), .is_muted = true}};
    int chosen = 0;
    for (const std::string_view code : codes) {
        if (code == now) chosen = static_cast<int>(choices.size());
        choices.push_back({.label = code});
    }
    const Select spec{.frame = {.label = field_label(Field::sale_currency)}};
    const int taken = select(make_id(base, "currency"), grid.next(field_height(spec.frame)), spec, choices, chosen);
    if (taken != no_choice && taken != chosen) {
        *draft_.text(Field::sale_currency) = taken == 0 ? "" : std::string(codes[static_cast<std::size_t>(taken - 1)]);
        draft_.touched(Field::sale_currency);
        draft_.set_number(Field::sale_rate, std::nullopt);
    }
    const std::string_view base_code = base_currency(context.database);
    if (now.empty() || base_code.empty() || now == base_code) return;
    const std::string_view help = i18n::format(Msg::sale_rate_means, {{"currency", now}, {"base", base_code}});
    draw_text(grid, Field::sale_rate, ax::InputKind::number, {}, false, help);
}

// ---- Whose sale it is -----------------------------------------------------------------------------------------------

void SaleEditScreen::draw_company(Context& context, Grid& grid) {
    const RecordField::Look look{.frame = {.label = field_label(Field::sale_company)},
                                 .entity = Entity::company,
                                 .now = draft_.reference(context.database, Field::sale_company),
                                 .none = i18n::text(Msg::contact_without_company),
                                 .placeholder = i18n::text(Msg::contact_choose_company)};
    const auto taken = company_.draw(context, make_id(base, "company"), grid.next(field_height(look.frame)), look);
    if (!taken) return;
    set_reference(context, Field::sale_company, *taken);
    const store::Row contact = draft_.reference(context.database, Field::sale_contact);
    const bool is_elsewhere = contact != store::no_row && *taken != store::no_row &&
                              context.database.reference(Field::contact_company, contact) != *taken;
    if (is_elsewhere) draft_.set(Field::sale_contact, {});
}

void SaleEditScreen::draw_contact(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const store::Row company = draft_.reference(database, Field::sale_company);
    model::CriteriaSet of_company;
    if (company != store::no_row)
        of_company.push_back(
            {Field::contact_company, model::Operator::is_one_of, {database.id_of(Entity::company, company)}});
    const RecordField::Look look{.frame = {.label = field_label(Field::sale_contact)},
                                 .entity = Entity::contact,
                                 .now = draft_.reference(database, Field::sale_contact),
                                 .none = i18n::text(Msg::no_selection),
                                 .placeholder = i18n::text(Msg::sale_choose_contact),
                                 .among = of_company.empty() ? nullptr : &of_company};
    const auto taken = contact_.draw(context, make_id(base, "contact"), grid.next(field_height(look.frame)), look);
    if (!taken) return;
    set_reference(context, Field::sale_contact, *taken);
    if (*taken == store::no_row || company != store::no_row) return;
    set_reference(context, Field::sale_company, database.reference(Field::contact_company, *taken));
}

// ---- Saving ---------------------------------------------------------------------------------------------------------

std::string_view SaleEditScreen::why_not(Context& context) const {
    const store::Database& database = context.database;
    if (draft_name(context).empty()) return i18n::text(Msg::sale_save_needs_title);  // R244
    if (draft_.reference(database, Field::sale_type) == store::no_row) return i18n::text(Msg::sale_save_needs_type);
    for (const Field field : {Field::sale_amount, Field::sale_cost, Field::sale_profit, Field::sale_percent,
                              Field::sale_probability, Field::sale_rate}) {
        if (draft_.is_bad_number(field)) return i18n::text(Msg::company_save_needs_number);
    }
    if (sale_date_.is_wrong() || reopen_date_.is_wrong()) return i18n::text(Msg::sale_save_needs_day);
    return draft_.errors().empty() ? std::string_view{} : error_words(draft_.errors().front());
}

std::string_view SaleEditScreen::draft_name(Context& /*context*/) const {
    return core::trim(draft_.text(Field::sale_title));
}

std::string_view SaleEditScreen::second_line(Context& context) const {
    return record_name(context.database, Entity::company, draft_.reference(context.database, Field::sale_company));
}

}  // namespace tratt::ui
