// The rules of sales as pure functions (R245–R258). Amounts are minor units of the sale's currency.
#pragma once

#include <cstdint>
#include <optional>

#include "core/time.hpp"
#include "model/choices.hpp"

namespace tratt::model {

using Number = std::optional<std::int64_t>;

// ---- Amounts ------------------------------------------------------------------------------------------------------

struct Amounts {
    Number amount;
    Number cost;
    Number profit;
    Number percent;  // of the amount that is profit, in hundredths of a percent
    bool operator==(const Amounts&) const = default;
};
struct NamedAmounts {
    bool amount = false;
    bool cost = false;
    bool profit = false;
    bool percent = false;
};
// R255: the four after somebody has changed those that are named; `changed` has their new values and the old ones of the
// others. What holds: cost, else profit, else percent, else what was there; the amount gives way only to a cost and a
// profit together. Where cost and profit are unknown they stay so.
Amounts linked_amounts(const Amounts& changed, const NamedAmounts& named);

// R246: its own probability, else the stage's.
Number chance(const Number& own, const Number& of_stage);
Number weighted_amount(const Number& amount, const Number& chance_percent);
Number in_base_currency(const Number& amount, const Number& rate_millionths);  // no rate counts as 1

// ---- Status -------------------------------------------------------------------------------------------------------

bool is_closed(SaleStatus status);  // sold or lost
std::optional<ReasonKind> reason_kind_of(SaleStatus status);  // R249–R251: the reasons it asks for; none when open
bool asks_for_reopen_date(SaleStatus status);  // R251
bool may_complete(SaleStatus status);  // R252

// ---- Dates --------------------------------------------------------------------------------------------------------

// R247: what a new sale proposes. No duration: nothing.
std::optional<core::Date> proposed_sale_date(core::Date today, const Number& duration_days);
// R258: whole days since it came to its stage; of a closed sale until it was closed.
Number days_in_stage(std::optional<core::Date> since, std::optional<core::Date> closed, core::Date today);

}  // namespace tratt::model
