#include "store/sales.hpp"

#include <algorithm>

#include "model/sale_rules.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::FieldValue;
using model::Number;
using model::ReasonKind;
using model::SaleStatus;

namespace {

constexpr std::array amount_fields = {Field::sale_amount, Field::sale_cost, Field::sale_profit, Field::sale_percent};

Number number_in(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? Number(*number) : std::nullopt;
}

Value value_of(const Number& number) { return number ? Value(*number) : Value(); }

Number number_at(const Tables& tables, Field field, Row row) {
    if (row == no_row) return std::nullopt;
    const std::int64_t number = tables.cells(field).numbers[row];
    return number == core::no_value ? std::nullopt : Number(number);
}

std::optional<ReasonKind> kind_of_reason(const Tables& tables, Row reason) {
    if (reason == no_row) return std::nullopt;
    const std::uint8_t kind = tables.cells(Field::sale_reason_kind).bytes[reason];
    return kind == no_choice ? std::nullopt : std::optional(static_cast<ReasonKind>(kind));
}

bool has_reasons(const Tables& tables, ReasonKind kind) {
    return std::ranges::any_of(items_in_order(tables, Entity::sale_reason, false),
                               [&](Row reason) { return kind_of_reason(tables, reason) == kind; });
}

// R246: the first of the type's stages in list order.
Value first_stage(const Tables& tables, Row type) {
    const auto& types = tables.cells(Field::sale_stage_type).references;
    for (const Row stage : items_in_order(tables, Entity::sale_stage, false)) {
        if (type != no_row && types[stage] == type) return tables.id_of(Entity::sale_stage, stage);
    }
    return {};
}

// The four amounts after the named ones were changed. `after` gives a field's value when it is named or present.
template <class After, class IsNamed>
model::Amounts linked(const After& after, const IsNamed& is_named) {
    const model::Amounts changed{number_in(after(Field::sale_amount)), number_in(after(Field::sale_cost)),
                                 number_in(after(Field::sale_profit)), number_in(after(Field::sale_percent))};
    return model::linked_amounts(changed, {is_named(Field::sale_amount), is_named(Field::sale_cost),
                                           is_named(Field::sale_profit), is_named(Field::sale_percent)});
}

std::array<Number, 4> in_order(const model::Amounts& amounts) {
    return {amounts.amount, amounts.cost, amounts.profit, amounts.percent};
}

// ---- Checks -------------------------------------------------------------------------------------------------------

void check_stage(Candidate& sale) {
    const bool follows_type = sale.changes(Field::sale_type) && !sale.given(Field::sale_stage);
    const Row stage = sale.reference_after(Field::sale_stage);
    if (follows_type || stage == no_row) return;
    const Row type = sale.reference_after(Field::sale_type);
    if (sale.tables().cells(Field::sale_stage_type).references[stage] != type)
        sale.refuse("stage_of_other_type", Field::sale_stage);
}

// R249–R251: what a status asks for, asked by refusing.
void check_status(Candidate& sale) {
    const auto status = sale.choice_after<SaleStatus>(Field::sale_status).value_or(SaleStatus::open);
    const auto wanted = model::reason_kind_of(status);
    const Row reason = sale.reference_after(Field::sale_reason);
    const bool is_of_kind = reason != no_row && kind_of_reason(sale.tables(), reason) == wanted;
    const bool is_asked = sale.changes(Field::sale_status) || sale.given(Field::sale_reason);
    if (sale.changes(Field::sale_reason) && reason != no_row && !is_of_kind) {
        sale.refuse("reason_of_other_kind", Field::sale_reason);
    } else if (is_asked && wanted && !is_of_kind && has_reasons(sale.tables(), *wanted)) {
        sale.refuse("required", Field::sale_reason);
    }
    const bool asks_for_date = sale.changes(Field::sale_status) || sale.given(Field::sale_reopen_date);
    if (asks_for_date && model::asks_for_reopen_date(status)) sale.require(Field::sale_reopen_date);
    if (sale.changes(Field::sale_completed) && sale.flag_after(Field::sale_completed) && !model::may_complete(status))
        sale.refuse("completed_needs_closed", Field::sale_completed);
}

void check_amounts(Candidate& sale) {
    const model::Amounts amounts = linked([&](Field field) { return sale.after(field); },
                                          [&](Field field) { return sale.given(field) != nullptr; });
    const std::array<Number, 4> numbers = in_order(amounts);
    for (std::size_t i = 0; i < amount_fields.size(); ++i) {
        const bool fits = !numbers[i] || why_number_unfit(model::spec(amount_fields[i]), *numbers[i]).empty();
        if (!fits && !sale.given(amount_fields[i])) sale.refuse("out_of_range", amount_fields[i]);
    }
}

// ---- What follows -------------------------------------------------------------------------------------------------

// Changes of one sale, as they grow.
struct Changing {
    const Tables& tables;
    Row row;
    std::vector<FieldValue> changes;

    bool names(Field field) const { return given(changes, field) != nullptr; }
    Value after(Field field) const {
        const Value* value = given(changes, field);
        return value ? *value : tables.value(field, row);
    }
    bool changes_it(Field field) const { return names(field) && after(field) != tables.value(field, row); }
    void follow(Field field, Value value) {
        if (!names(field)) changes.push_back({field, std::move(value)});
    }
    void replace(Field field, Value value) {
        std::erase_if(changes, [&](const FieldValue& one) { return one.field == field; });
        changes.push_back({field, std::move(value)});
    }
    Row reference_after(Field field) const {
        const Value value = after(field);
        const auto* id = std::get_if<Uuid>(&value);
        return id ? tables.find(model::spec(field).target, *id) : no_row;
    }
};

void follow_stage(Changing& sale, core::InstantMs now) {
    if (sale.changes_it(Field::sale_type))
        sale.follow(Field::sale_stage, first_stage(sale.tables, sale.reference_after(Field::sale_type)));
    if (!sale.changes_it(Field::sale_stage)) return;
    sale.follow(Field::sale_probability, {});
    sale.follow(Field::sale_stage_since, is_empty(sale.after(Field::sale_stage)) ? Value() : Value(now));
}

void follow_status(Changing& sale, const core::Moment& moment) {
    if (!sale.changes_it(Field::sale_status)) return;
    const auto status = static_cast<SaleStatus>(number_in(sale.after(Field::sale_status)).value_or(0));
    sale.follow(Field::sale_closed_at, model::is_closed(status) ? Value(moment.now) : Value());
    if (!model::may_complete(status)) sale.follow(Field::sale_completed, false);
    if (status == SaleStatus::sold) sale.follow(Field::sale_sale_date, core::today(moment));  // R249
    const Row reason = sale.reference_after(Field::sale_reason);
    if (kind_of_reason(sale.tables, reason) != model::reason_kind_of(status)) sale.follow(Field::sale_reason, {});
    if (!model::asks_for_reopen_date(status)) sale.follow(Field::sale_reopen_date, {});
}

void follow_amounts(Changing& sale) {
    if (std::ranges::none_of(amount_fields, [&](Field field) { return sale.names(field); })) return;
    const model::Amounts amounts =
        linked([&](Field field) { return sale.after(field); }, [&](Field field) { return sale.names(field); });
    const std::array<Number, 4> numbers = in_order(amounts);
    for (std::size_t i = 0; i < amount_fields.size(); ++i) sale.replace(amount_fields[i], value_of(numbers[i]));
}

}  // namespace

void check_sale(Candidate& sale) {
    check_stage(sale);
    check_status(sale);
    check_amounts(sale);
}

void complete_sale(const Tables& tables, const core::Moment& moment, Draft& draft) {
    const Row contact = draft.row_of(tables, Field::sale_contact);
    if (contact != no_row) draft.set_default(Field::sale_company, tables.value(Field::contact_company, contact));
    const Row type = draft.row_of(tables, Field::sale_type);
    draft.set_default(Field::sale_stage, first_stage(tables, type));
    const Row setting = the_setting(tables);
    if (setting != no_row) draft.set_default(Field::sale_currency, tables.value(Field::setting_base_currency, setting));
    const auto status = static_cast<SaleStatus>(draft.number_of(Field::sale_status).value_or(0));
    const core::Date today = core::today(moment);
    const auto proposed =
        status == SaleStatus::sold
            ? std::optional(today)
            : model::proposed_sale_date(today, number_at(tables, Field::sale_type_duration_days, type));
    draft.set_default(Field::sale_sale_date, value_of(proposed));
    if (model::is_closed(status)) draft.set_default(Field::sale_closed_at, moment.now);
    if (!draft.id_of(Field::sale_stage).is_nil()) draft.set_default(Field::sale_stage_since, moment.now);
    const model::Amounts amounts =
        linked([&](Field field) { return draft.value(field); }, [&](Field field) { return draft.names(field); });
    const std::array<Number, 4> numbers = in_order(amounts);
    for (std::size_t i = 0; i < amount_fields.size(); ++i) draft.replace(amount_fields[i], value_of(numbers[i]));
}

std::vector<FieldValue> sale_changes(const Tables& tables, Row row, std::vector<FieldValue> changes,
                                     const core::Moment& moment) {
    Changing sale{tables, row, std::move(changes)};
    follow_stage(sale, moment.now);
    follow_status(sale, moment);
    follow_amounts(sale);
    return std::move(sale.changes);
}

std::int64_t sale_number(const Tables& tables, Field derived, Row row) {
    const auto at = [&](Field field) { return number_at(tables, field, row); };
    const Row stage = tables.cells(Field::sale_stage).references[row];
    const Number chance =
        model::chance(at(Field::sale_probability), number_at(tables, Field::sale_stage_probability, stage));
    const Number amount = at(Field::sale_amount);
    const Number weighted = model::weighted_amount(amount, chance);
    switch (derived) {
        case Field::sale_chance: return chance.value_or(core::no_value);
        case Field::sale_weighted_amount: return weighted.value_or(core::no_value);
        case Field::sale_base_amount:
            return model::in_base_currency(amount, at(Field::sale_rate)).value_or(core::no_value);
        case Field::sale_base_weighted_amount:
            return model::in_base_currency(weighted, at(Field::sale_rate)).value_or(core::no_value);
        default: return core::no_value;
    }
}

}  // namespace tratt::store
