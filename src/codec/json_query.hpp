// The one form of every question, as JSON: in requests to the engine, in saved selections and in links. Its keys are in
// people's files and addresses: they are never renamed or given a new meaning.
//
//   {"entity": "contact",
//    "among": {"kind": "listed", "entity": "company", "ids": [10001, "01926f4e-…"]},
//    "any": [[{"field": "lead_status", "op": "is_one_of", "values": ["0190…", null]},
//             {"field": "created_at", "op": "this_and_previous", "unit": "month", "count": 2}],
//            [{"field": "name", "op": "contains", "values": ["ber"], "folding": "case_only"}]],
//    "text": "anna no",
//    "sort": [{"field": "last_name"}, {"field": "created_at", "descending": true}],
//    "groupings": [{"field": "category_group", "with_empty_groups": true}, {"field": "created_at", "unit": "month"}],
//    "aggregates": [{"kind": "average", "field": "days_in_status"}],
//    "offset": 0, "limit": 100, "limit_per_group": 50, "with_deleted": false}
//
// Only `entity` must be there; everything else has the value that model/query_form.hpp gives it. Among:
//   {"kind": "listed", "entity": …, "ids": […]}   {"kind": "found", "query": {…}}
//   {"kind": "combined", "operation": "only_first" | "only_second" | "both" | "exactly_one" | "either",
//    "sides": [{…}, {…}], "compares_companies": false}   {"kind": "all"}
// Values are as in json_value.hpp, but a date or instant is compared with dates: "2026-11-23".
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "model/query_form.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr int deepest_query = 8;  // queries and members within each other
inline constexpr std::size_t most_sets = 64, most_criteria = 64;  // of a query; of a set
inline constexpr std::size_t most_sort_keys = 16, most_aggregates = 16;
inline constexpr std::size_t most_chosen = 10'000;  // values of one criterion
inline constexpr std::size_t most_searched_bytes = 1'000;  // of a text that is looked for
inline constexpr std::size_t most_query_bytes = std::size_t{64} << 20;

// What has its default is left out, so that equal queries are equal text.
std::string write_query(const model::Query& query);

// With a database, a company or contact may be named by its visible number. Errors name the place in params path, and
// the field: not_json, not_utf8, request_too_large, missing_key, unknown_key, unknown_value, wrong_type, wrong_field
// (of another entity), wrong_operator (for the field's type), out_of_range, too_long, too_many, too_deep,
// unknown_record, unknown_reference.
core::Result<model::Query> read_query(std::string_view json, const store::Database* numbers = nullptr);

// The same JSON for the part of an address after "#" or "?". The outermost braces are left out, and what JSON needs but
// addresses do not like trades places with what they like:
//   "  ~      {  (      }  )      [  *      ]  $
// Whatever may still not stand in an address is percent-encoded.
//   ~entity~:~contact~,~any~:**(~field~:~name~,~op~:~contains~,~values~:*~%C3%B6berg~$)$$
std::string query_to_link(const model::Query& query);
core::Result<model::Query> query_from_link(std::string_view link, const store::Database* numbers = nullptr);

}  // namespace tratt::codec
