// Criteria: which records meet them (R127–R138, R145–R150).
#pragma once

#include <vector>

#include "model/query_form.hpp"
#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// Leaves in the mask the records that meet any of the sets (R128), which is all criteria of it (R127); no sets at all =
// every record. Criteria without a value are ignored (R129).
void keep_matching_any(const Columns& columns, const std::vector<model::CriteriaSet>& sets, Mask& mask);

// Whether the row is ignored because it has no value and its operator needs one (R129).
bool is_ignored(const model::Criterion& criterion);

// First and last day, both included, that a date operator stands for; the ends may be the earliest and latest day.
struct DayRange {
    core::Date first;
    core::Date last;
};
DayRange day_range(const model::Criterion& criterion, core::Date today);

}  // namespace tratt::query
