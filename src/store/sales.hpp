// Sales and follow-ups in the database: what is refused, what a new one gets, and what follows from a change. The rules
// themselves are in model/sale_rules.hpp and model/follow_up_rules.hpp.
#pragma once

#include <vector>

#include "core/time.hpp"
#include "store/candidate.hpp"
#include "store/draft.hpp"

namespace tratt::store {

void check_sale(Candidate& sale);
void check_follow_up(Candidate& follow_up);

// R247, R254, R255: stage, currency, sale date, company and amounts, where they are not named.
void complete_sale(const Tables& tables, const core::Moment& moment, Draft& draft);
// R259, R262: the deadline or the end, and what the sale or the contact belongs to.
void complete_follow_up(const Tables& tables, const core::Moment& moment, Draft& draft);

// The changes that somebody made, with those that follow from them for this record.
std::vector<model::FieldValue> sale_changes(const Tables& tables, Row row, std::vector<model::FieldValue> changes,
                                            const core::Moment& moment);
std::vector<model::FieldValue> follow_up_changes(const Tables& tables, Row row, std::vector<model::FieldValue> changes);

// Derived fields that need no clock; core::no_value = none.
std::int64_t sale_number(const Tables& tables, Field derived, Row row);

// R248: the oldest follow-up that is not completed, of a sale, contact or company; no_row = none.
Row next_follow_up(const Tables& tables, Entity entity, Row row);

}  // namespace tratt::store
