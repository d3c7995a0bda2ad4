// Which records a selection gives (R151, R162–R165).
#pragma once

#include "model/query_form.hpp"
#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// Leaves in the mask, of records of the columns' entity, the members.
void keep_members(const Columns& columns, const model::Members& members, Mask& mask);

// The records that meet a query: what it is about, its criteria and its text.
Mask matching(const Columns& columns, const model::Query& query);

}  // namespace tratt::query
