// What Find offers: which fields of an entity can be searched, the operators of each (section 1.11 of the lead rules), what
// an operator needs beside it, and the searches to start from.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "i18n/messages.hpp"
#include "model/query_form.hpp"
#include "store/database.hpp"

namespace tratt::ui {

using CriteriaSets = std::vector<model::CriteriaSet>;

// Companies, contacts, sales, follow-ups: in the order in which Find shows them.
std::span<const model::Entity> searched_entities();

// The most asked for first, conversion tracking last (R133).
std::span<const model::Field> search_fields(model::Entity entity);
bool is_conversion_field(model::Field field);  // shown under Lead

std::span<const model::Operator> operators_of(model::Field field);
std::string_view operator_words(model::Operator op);  // "is one of"
std::string_view operator_note(model::Operator op);  // "" or what is not plain: also finds records without a value

enum class ValueKind : std::uint8_t { none, text, number, two_numbers, chosen, date, two_dates, unit, units };
ValueKind value_kind(model::Operator op);

// The criterion with another field or operator; it keeps what still makes sense.
model::Criterion with_field(const model::Criterion& criterion, model::Field field);
model::Criterion with_operator(const model::Criterion& criterion, model::Operator op);

CriteriaSets standard_sets(model::Entity entity);  // "Reset to default" (R132)
CriteriaSets without_values(CriteriaSets sets);  // "Clear all" (R132)

// What is looked for: rows without a value do not count (R129), nor sets in which no row has one.
CriteriaSets filled_sets(const CriteriaSets& sets);

struct TypicalSearch {
    i18n::Msg name;
    CriteriaSets sets;
};
std::vector<TypicalSearch> typical_searches(model::Entity entity);  // R172

// "Open, Qualified", "90", "2 months": the value of a criterion in words, "" where it has none. Until the next frame.
std::string_view criterion_value_words(const store::Database& database, const model::Criterion& criterion,
                                       const core::Moment& moment);
std::string_view unit_words(core::DateUnit unit, std::int64_t count);  // "months"

}  // namespace tratt::ui
