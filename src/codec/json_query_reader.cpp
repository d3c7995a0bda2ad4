#include "codec/json_query_reader.hpp"

#include <utility>

#include "codec/json_query.hpp"
#include "codec/json_query_keys.hpp"
#include "codec/json_value.hpp"

namespace tratt::codec {

using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldType;
using model::Members;
using model::Operator;
using model::Query;

namespace {

constexpr std::int64_t most_rows = 1'000'000'000;
constexpr std::int64_t most_units = 10'000;

// ---- Fields -------------------------------------------------------------------------------------------------------

bool read_field(const JsonPlace& place, Entity entity, Field& out) {
    const JsonPlace here = place.of_entity(entity);
    std::string key;
    if (!here.read(key, 100)) return false;
    const auto field = model::find_field(entity, key);
    if (!field) return here.refuse("wrong_field", key);
    out = *field;
    return true;
}

// Part of a query, which knows what the query is about.
template <class Part>
struct Of {
    Entity entity;
    Part part;
};

template <class Part>
bool read_field_of(const JsonPlace& place, Of<Part>& out) {
    return read_field(place, out.entity, out.part.field);
}

// ---- Criteria -----------------------------------------------------------------------------------------------------

bool is_day_type(FieldType type) { return type == FieldType::date || type == FieldType::instant; }
bool is_text_operator(Operator op) { return op <= Operator::is_not; }
bool is_day_operator(Operator op) { return op >= Operator::before && op <= Operator::this_previous_and_next; }
bool is_choice_operator(Operator op) { return op == Operator::is_one_of || op == Operator::is_not_one_of; }

bool fits(Operator op, FieldType type) {
    if (op >= Operator::has_value) return true;
    if (is_text_operator(op)) return type == FieldType::text || type == FieldType::reference;
    if (op <= Operator::between) return type == FieldType::integer;
    if (op <= Operator::no) return type == FieldType::boolean;
    if (is_choice_operator(op)) return type != FieldType::text && !is_day_type(type);
    return is_day_type(type);
}

std::size_t most_values(Operator op) {
    if (is_choice_operator(op)) return most_chosen;
    if (op == Operator::between || op == Operator::between_dates) return 2;
    if (op <= Operator::less_or_equal || (op >= Operator::before && op <= Operator::after)) return 1;
    return 0;
}

bool read_searched(const JsonPlace& place, model::Value& out) {
    std::string text;
    if (!place.read(text, most_searched_bytes)) return false;
    out = std::move(text);
    return true;
}

// Compared with, so that it need not be one that the field can hold.
bool read_number(const JsonPlace& place, bool is_day, model::Value& out) {
    std::int64_t number = 0;
    if (!(is_day ? read_date(place, number) : place.read(number))) return false;
    out = number;
    return true;
}

bool read_criterion_value(const JsonPlace& at, const Criterion& criterion, model::Value& out) {
    const model::FieldSpec& field = model::spec(criterion.field);
    const JsonPlace place = at.of_field(field);
    if (place.value().is_null()) return true;
    if (is_text_operator(criterion.op)) return read_searched(place, out);
    const bool is_day = is_day_operator(criterion.op);
    if (is_day || field.type == FieldType::integer) return read_number(place, is_day, out);
    return read_value(place, field, out);
}

bool read_operator(const JsonPlace& at, Of<Criterion>& out) {
    const model::FieldSpec& field = model::spec(out.part.field);
    const JsonPlace place = at.of_field(field);
    if (!read_key<Operator>(place, operator_keys, out.part.op)) return false;
    return fits(out.part.op, field.type) || place.refuse("wrong_operator", key_of(operator_keys, out.part.op));
}

bool read_values(const JsonPlace& place, Of<Criterion>& out) {
    const JsonPlace here = place.of_field(model::spec(out.part.field));
    return read_list(here, most_values(out.part.op), out.part.values, [&](const JsonPlace& item, model::Value& value) {
        return read_criterion_value(item, out.part, value);
    });
}

bool read_current_user(const JsonPlace& place, Of<Criterion>& out) {
    const model::FieldSpec& field = model::spec(out.part.field);
    if (!place.read(out.part.current_user)) return false;
    const bool fits_here = field.target == Entity::user && field.type == FieldType::reference;
    return !out.part.current_user || fits_here || place.of_field(field).refuse("wrong_operator", "current_user");
}

constexpr JsonKey<Of<Criterion>> criterion_keys[] = {
    {"field", read_field_of<Criterion>, Presence::required},
    {"op", read_operator, Presence::required},
    {"values", read_values},
    {"unit", [](const JsonPlace& place, auto& out) { return read_key(place, unit_keys, out.part.unit); }},
    {"count", [](const JsonPlace& place, auto& out) { return place.read(out.part.count, {0, most_units}); }},
    {"current_user", read_current_user},
    {"folding", [](const JsonPlace& place, auto& out) { return read_key(place, folding_keys, out.part.folding); }},
};

// ---- Parts of a query ---------------------------------------------------------------------------------------------

template <class Part>
bool read_part(const JsonPlace& place, Entity entity, std::span<const JsonKey<Of<Part>>> keys, Part& out) {
    Of<Part> part{entity, std::move(out)};
    const bool is_read = read_object(place, keys, part);
    out = std::move(part.part);
    return is_read;
}

// Records made with a field of their own are empty at first: any field will do.
template <class Part>
bool read_parts(const JsonPlace& place, Entity entity, std::size_t most, std::span<const JsonKey<Of<Part>>> keys,
                std::vector<Part>& out) {
    if (!place.is_array(most)) return false;
    for (std::size_t i = 0; i < place.value().size(); ++i) {
        if (!read_part(place.item(i), entity, keys, out.emplace_back(Part{.field = {}}))) return false;
    }
    return true;
}

constexpr JsonKey<Of<model::SortKey>> sort_keys[] = {
    {"field", read_field_of<model::SortKey>, Presence::required},
    {"descending", [](const JsonPlace& place, auto& out) { return place.read(out.part.descending); }},
};

constexpr JsonKey<Of<model::Grouping>> grouping_keys[] = {
    {"field", read_field_of<model::Grouping>, Presence::required},
    {"unit", [](const JsonPlace& place, auto& out) { return read_key(place, unit_keys, out.part.unit); }},
    {"with_empty_groups", [](const JsonPlace& place, auto& out) { return place.read(out.part.with_empty_groups); }},
};

bool read_aggregate_field(const JsonPlace& place, Of<model::Aggregate>& out) {
    if (!read_field_of(place, out)) return false;
    const model::FieldSpec& field = model::spec(out.part.field);
    return field.type == FieldType::integer || place.of_field(field).refuse("wrong_operator", "not a number");
}

constexpr JsonKey<Of<model::Aggregate>> aggregate_part_keys[] = {
    {"kind", [](const JsonPlace& place, auto& out) { return read_key(place, aggregate_keys, out.part.kind); },
     Presence::required},
    {"field", read_aggregate_field, Presence::required},
};

// ---- Members ------------------------------------------------------------------------------------------------------

bool read_members(const JsonPlace& place, Members& out);

// Counts how far queries and members stand within each other.
class Level {
public:
    explicit Level(JsonReading& reading) : reading_(reading) { ++reading_.depth; }
    ~Level() { --reading_.depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    bool is_too_deep() const { return reading_.depth > deepest_query; }

private:
    JsonReading& reading_;
};

bool read_kind(const JsonPlace& place, Members& out) { return read_key(place, members_keys, out.kind); }

constexpr JsonKey<Members> all_keys[] = {{"kind", read_kind, Presence::required}};

constexpr JsonKey<Members> listed_keys[] = {
    {"kind", read_kind, Presence::required},
    {"entity", [](const JsonPlace& place, Members& out) { return place.read(out.entity); }, Presence::required},
    {"ids", [](const JsonPlace& place, Members& out) { return read_records(place, out.entity, out.ids); },
     Presence::required},
};

constexpr JsonKey<Members> found_keys[] = {
    {"kind", read_kind, Presence::required},
    {"query", [](const JsonPlace& place, Members& out) { return read_query(place, out.query.emplace_back()); },
     Presence::required},
};

bool read_sides(const JsonPlace& place, Members& out) {
    if (!read_list(place, 2, out.sides, read_members)) return false;
    return out.sides.size() == 2 || place.refuse("wrong_type", "two sides");
}

constexpr JsonKey<Members> combined_keys[] = {
    {"kind", read_kind, Presence::required},
    {"operation",
     [](const JsonPlace& place, Members& out) { return read_key(place, set_operation_keys, out.operation); },
     Presence::required},
    {"sides", read_sides, Presence::required},
    {"compares_companies", [](const JsonPlace& place, Members& out) { return place.read(out.compares_companies); }},
};

bool read_members(const JsonPlace& place, Members& out) {
    const Level level(place.reading());
    if (level.is_too_deep()) return place.refuse_limit("too_deep", deepest_query);
    if (!place.is_object()) return false;
    const auto kind = place.value().find("kind");
    if (kind != place.value().end() && !read_kind(place.member(*kind, "kind"), out)) return false;
    switch (out.kind) {
        case Members::Kind::listed: return read_object<Members>(place, listed_keys, out);
        case Members::Kind::found: return read_object<Members>(place, found_keys, out);
        case Members::Kind::combined: return read_object<Members>(place, combined_keys, out);
        default: return read_object<Members>(place, all_keys, out);
    }
}

// ---- The query ----------------------------------------------------------------------------------------------------

bool read_any(const JsonPlace& place, Query& out) {
    return read_list(place, most_sets, out.any, [&](const JsonPlace& set, model::CriteriaSet& criteria) {
        return read_parts<Criterion>(set, out.entity, most_criteria, criterion_keys, criteria);
    });
}

bool read_limit(const JsonPlace& place, std::int64_t& out) { return place.read(out, {-1, most_rows}); }

constexpr JsonKey<Query> query_keys[] = {
    {"entity", [](const JsonPlace& place, Query& out) { return place.read(out.entity); }, Presence::required},
    {"among", [](const JsonPlace& place, Query& out) { return read_members(place, out.among); }},
    {"any", read_any},
    {"text", [](const JsonPlace& place, Query& out) { return place.read(out.text, most_searched_bytes); }},
    {"sort",
     [](const JsonPlace& place, Query& out) {
         return read_parts<model::SortKey>(place, out.entity, most_sort_keys, sort_keys, out.sort);
     }},
    {"groupings",
     [](const JsonPlace& place, Query& out) {
         return read_parts<model::Grouping>(place, out.entity, model::most_groupings, grouping_keys, out.groupings);
     }},
    {"aggregates",
     [](const JsonPlace& place, Query& out) {
         return read_parts<model::Aggregate>(place, out.entity, most_aggregates, aggregate_part_keys, out.aggregates);
     }},
    {"offset", [](const JsonPlace& place, Query& out) { return place.read(out.offset, {0, most_rows}); }},
    {"limit", [](const JsonPlace& place, Query& out) { return read_limit(place, out.limit); }},
    {"limit_per_group", [](const JsonPlace& place, Query& out) { return read_limit(place, out.limit_per_group); }},
    {"with_deleted", [](const JsonPlace& place, Query& out) { return place.read(out.with_deleted); }},
};

}  // namespace

bool read_query(const JsonPlace& place, Query& out) {
    const Level level(place.reading());
    if (level.is_too_deep()) return place.refuse_limit("too_deep", deepest_query);
    return read_object<Query>(place, query_keys, out);
}

core::Result<Query> read_query(std::string_view json, const store::Database* numbers) {
    JsonReading reading;
    reading.database = numbers;
    nlohmann::json document;
    Query query;
    if (parse_json(json, most_query_bytes, reading, document)) (void)read_query(JsonPlace(document, reading), query);
    if (const auto error = error_in(reading)) return *error;
    return query;
}

}  // namespace tratt::codec
