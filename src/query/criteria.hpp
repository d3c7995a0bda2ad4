// Criteria: which records meet them (R127–R138, R145–R150).
#pragma once

#include <vector>

#include "model/query_form.hpp"
#include "query/reading.hpp"

namespace tratt::query {

// Leaves in `rows` those that meet all criteria of a set; those without a value are ignored (R129).
void keep_matching(const Reading& reading, const model::CriteriaSet& set, std::vector<Row>& rows);
// Leaves those that meet any of the sets; no sets at all = every record (R128).
void keep_matching_any(const Reading& reading, const std::vector<model::CriteriaSet>& sets, std::vector<Row>& rows);

// First and last day, both included, that a date operator stands for; the ends may be the earliest and latest day.
struct DayRange {
    core::Date first;
    core::Date last;
};
DayRange day_range(const model::Criterion& criterion, core::Date today);

// Whether the operator's answer depends on what day it is.
bool depends_on_today(model::Operator op);

}  // namespace tratt::query
