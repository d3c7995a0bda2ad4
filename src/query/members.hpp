// Which records a selection gives (R151, R162–R165).
#pragma once

#include <span>
#include <string>

#include "model/query_form.hpp"
#include "query/columns.hpp"
#include "query/mask.hpp"

namespace tratt::query {

// Records that can be part of an answer.
MaskView candidates_of(const store::Database& database, Entity entity, bool with_deleted);

// Leaves in the mask, of records of the query's entity, those that it is about.
void keep_members(const Columns& columns, const model::Query& query, Mask& mask);

struct Matching {
    Mask mask;
    std::string corrected;  // Rows::corrected
    bool sounds_alike = false;
};
// Whether a query has any of the three below; else all records meet it.
bool narrows(const model::Query& query);
// The records that meet a query: what it is about, its criteria and its text.
Matching matching(const Columns& columns, const model::Query& query);

}  // namespace tratt::query
