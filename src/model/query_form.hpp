// The one form of every question to the data: Find, selections, section tabs, boards, tiles and links. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/choices.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

// Operators of 1.11. The values of a criterion: one text; one number; two for between (in either order, R150); any
// number of values of the field's type or "no value" (monostate: "No selection", R135) for is_one_of. Dates are days
// (int64), also on instants. Values beyond those that an operator takes do not count. An operator that the field's type
// does not have, or a value of another type, holds for no record.
enum class Operator : std::uint8_t {
    // Text, and references by the name of what they refer to. "%" stands for any text (R138). Case and the language's
    // accents are ignored (R149), except by is_exactly, for which "%" is a character like any other.
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
    // Lists, users, companies, groups, and every other type by its exact values; is_not_one_of also matches records
    // without a value (R134)
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

// How two texts are held against each other, except by is_exactly.
enum class Folding : std::uint8_t {
    language,  // case, and the accents that the database's language regards as such, are ignored (R149); ends trimmed
    case_only  // only case is ignored, and every blank counts
};

struct Criterion {
    Field field;
    Operator op = Operator::has_value;
    std::vector<Value> values =
        {};  // none, or an empty one: the row stands in the form and is ignored (R129), where the operator needs one
    core::DateUnit unit = core::DateUnit::day;
    std::int64_t count = 1;
    bool current_user = false;  // is_one_of, is_not_one_of on users: also whoever is the current user then (R136)
    Folding folding = Folding::language;
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

inline constexpr std::size_t most_groupings = 6;  // of a query, one below the other; further ones do not count

enum class AggregateKind : std::uint8_t { sum, average, minimum, maximum };

struct Aggregate {
    AggregateKind kind = AggregateKind::sum;
    Field field;  // integer
    bool operator==(const Aggregate&) const = default;
};

struct Query;

// Which records a question is about, beside its criteria: what a selection gives. Members of another entity stand for
// what they belong to (R163): companies for their contacts, contacts for their companies. Deleted records are no members
// and stand for nothing, unless the query that asks for members has with_deleted.
struct Members {
    enum class Kind : std::uint8_t { all, listed, found, combined };
    Kind kind = Kind::all;
    Entity entity = Entity::contact;  // listed: of what
    std::vector<Uuid> ids;  // listed (static selections); ids of no record are left out
    std::vector<Query> query;  // found (dynamic): one; its groupings, sort keys and page do not count
    std::vector<Members> sides;  // combined: two
    SetOperation operation = SetOperation::either;
    bool compares_companies = false;  // combined: a contact counts as its company (R164)
    bool operator==(const Members& other) const;
};

struct Query {
    Entity entity = Entity::contact;
    Members among;
    std::vector<CriteriaSet> any;  // joined by Or (R128); none at all = every record
    // Beginnings of words, in any order (R141). Where they are found in no record of the entity, words that sound like
    // them (R142).
    std::string text;
    std::vector<SortKey> sort;  // after the groupings; ties are in order of creation
    std::vector<Grouping> groupings;
    std::vector<Aggregate> aggregates;
    std::int64_t offset = 0;
    std::int64_t limit = -1;  // of rows; -1 = all. Counts and groups are always of all.
    std::int64_t limit_per_group = -1;  // with groupings: the first so many rows of each innermost group; offset and
    // limit do not count then
    bool with_deleted = false;
    bool operator==(const Query&) const = default;
};

inline bool Members::operator==(const Members& other) const = default;

}  // namespace tratt::model
