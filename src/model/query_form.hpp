// The one form of every question to the data: Find, selections, section tabs, boards, tiles and links. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

// Operators of 1.11. The values of a criterion: one text; one number; two for between (in either order, R150); any
// number of ids, groups or "no value" (monostate: "No selection", R135) for is_one_of. Dates are days (int64), also on
// instants.
enum class Operator : std::uint8_t {
    // Text, and references by the name of what they refer to. "%" stands for any text (R138). Case and the language's
    // accents
    // are ignored (R149), except by is_exactly and is_not_exactly.
    starts_with,
    contains,
    ends_with,
    equals,
    is_exactly,
    does_not_start_with,
    does_not_contain,
    does_not_end_with,
    is_not,
    // Numbers
    number_equals,
    number_differs,
    greater,
    greater_or_equal,
    less,
    less_or_equal,
    between,
    // Yes/no
    yes,
    no,
    // Lists, users, companies, groups; is_not_one_of also matches records without a value (R134)
    is_one_of,
    is_not_one_of,
    // Dates and instants
    before,
    on_date,
    after,
    between_dates,
    before_today,
    on_today,
    after_today,
    // Whole units of Criterion::unit, Criterion::count of them (R145–R147); previous and next exclude the present unit
    // (R146)
    this_unit,
    previous_units,
    this_and_previous,
    next_units,
    this_and_next,
    this_previous_and_next,
    // Any type
    has_value,
    has_no_value
};

struct Criterion {
    Field field;
    Operator op = Operator::has_value;
    std::vector<Value> values =
        {};  // none: the row stands in the form and is ignored (R129), where the operator needs one
    core::DateUnit unit = core::DateUnit::day;
    std::int64_t count = 1;
    bool current_user = false;  // is_one_of, is_not_one_of on users: also whoever is the current user then (R136)
    bool operator==(const Criterion&) const = default;
};

using CriteriaSet = std::vector<Criterion>;  // joined by And (R127)

struct SortKey {
    Field field;
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};

struct Grouping {
    Field field;
    core::DateUnit unit = core::DateUnit::day;  // dates and instants only
    bool with_empty_groups =
        false;  // lists and category groups: every item that is not deleted, also with no records (R175)
    bool operator==(const Grouping&) const = default;
};

enum class AggregateKind : std::uint8_t { sum, average, minimum, maximum };

struct Aggregate {
    AggregateKind kind = AggregateKind::sum;
    Field field;  // integer
    bool operator==(const Aggregate&) const = default;
};

struct Query {
    Entity entity = Entity::contact;
    std::vector<CriteriaSet> any;  // joined by Or (R128); none at all = every record
    std::string text;  // beginnings of words, in any order (R141)
    std::vector<SortKey> sort;  // after the groupings; ties are in order of creation
    std::vector<Grouping> groupings;
    std::vector<Aggregate> aggregates;
    std::int64_t offset = 0;
    std::int64_t limit = -1;  // of rows; -1 = all. Counts and groups are always of all.
    bool with_deleted = false;
    bool operator==(const Query&) const = default;
};

}  // namespace tratt::model
