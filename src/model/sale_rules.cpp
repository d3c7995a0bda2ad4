#include "model/sale_rules.hpp"

#include <algorithm>
#include <cmath>

namespace tratt::model {

namespace {

constexpr std::int64_t hundredths = 10'000;  // of a percent, in the whole
constexpr std::int64_t millionths = 1'000'000;
constexpr std::int64_t greatest_percent = 100'000;  // what fits the field, see Limit::margin

// Half away from zero, as money is rounded.
std::int64_t rounded_share(std::int64_t value, std::int64_t part, std::int64_t whole) {
    const std::int64_t product = value * part;
    const std::int64_t half = whole / 2;
    return (product >= 0 ? product + half : product - half) / whole;
}

Number percent_of(std::int64_t profit, std::int64_t amount) {
    if (amount == 0) return std::nullopt;
    const double exact = static_cast<double>(profit) * static_cast<double>(hundredths) / static_cast<double>(amount);
    if (std::abs(exact) > static_cast<double>(greatest_percent)) return std::nullopt;
    return std::llround(exact);
}

}  // namespace

Amounts linked_amounts(const Amounts& changed, const NamedAmounts& named) {
    Amounts linked = changed;
    if (named.cost && named.profit && !named.amount && linked.cost && linked.profit)
        linked.amount = *linked.cost + *linked.profit;
    if (!linked.amount) return {std::nullopt, linked.cost, std::nullopt, std::nullopt};
    const std::int64_t amount = *linked.amount;
    if (!named.cost && named.profit) {
        linked.cost = linked.profit ? Number(amount - *linked.profit) : std::nullopt;
    } else if (!named.cost && named.percent) {
        linked.cost =
            linked.percent ? Number(amount - rounded_share(amount, *linked.percent, hundredths)) : std::nullopt;
    }
    if (!linked.cost) return {amount, std::nullopt, std::nullopt, std::nullopt};
    linked.profit = amount - *linked.cost;
    const bool percent_led = named.percent && !named.cost && !named.profit;
    if (!percent_led) linked.percent = percent_of(*linked.profit, amount);
    return linked;
}

Number chance(const Number& own, const Number& of_stage) { return own ? own : of_stage; }

Number weighted_amount(const Number& amount, const Number& chance_percent) {
    if (!amount || !chance_percent) return std::nullopt;
    return rounded_share(*amount, *chance_percent, 100);
}

Number in_base_currency(const Number& amount, const Number& rate_millionths) {
    if (!amount || !rate_millionths) return amount;
    return std::llround(static_cast<double>(*amount) * static_cast<double>(*rate_millionths) /
                        static_cast<double>(millionths));
}

bool is_closed(SaleStatus status) { return status == SaleStatus::sold || status == SaleStatus::lost; }

std::optional<ReasonKind> reason_kind_of(SaleStatus status) {
    switch (status) {
        case SaleStatus::sold: return ReasonKind::sold;
        case SaleStatus::lost: return ReasonKind::lost;
        case SaleStatus::stalled: return ReasonKind::stalled;
        case SaleStatus::open: break;
    }
    return std::nullopt;
}

bool asks_for_reopen_date(SaleStatus status) { return status == SaleStatus::stalled; }
bool may_complete(SaleStatus status) { return is_closed(status); }

std::optional<core::Date> proposed_sale_date(core::Date today, const Number& duration_days) {
    return duration_days ? std::optional(today + *duration_days) : std::nullopt;
}

Number days_in_stage(std::optional<core::Date> since, std::optional<core::Date> closed, core::Date today) {
    if (!since) return std::nullopt;
    return std::max<std::int64_t>(0, closed.value_or(today) - *since);
}

}  // namespace tratt::model
