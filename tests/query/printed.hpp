// Questions and answers as one reads them when a test has failed. Operators and kinds are printed as their numbers.
#pragma once

#include <string>

#include "model/query_form.hpp"
#include "query/query.hpp"

namespace tratt::query_test {

inline std::string printed(const model::Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return '"' + *text + '"';
    if (const auto* id = std::get_if<model::Uuid>(&value)) return core::to_string(*id);
    return "none";
}

inline std::string printed(model::Field field) {
    return std::string(model::entity_key(model::spec(field).entity)) + "." + std::string(model::spec(field).key);
}

inline std::string number(auto value) { return std::to_string(static_cast<std::int64_t>(value)); }

inline std::string printed(const model::Criterion& criterion) {
    std::string out = printed(criterion.field) + " op " + number(criterion.op) + " [";
    for (const model::Value& value : criterion.values) out += printed(value) + ' ';
    out += "] unit " + number(criterion.unit) + " count " + number(criterion.count);
    if (criterion.current_user) out += " or me";
    return out + (criterion.folding == model::Folding::case_only ? " case only" : "");
}

inline std::string printed(const model::Query& query);

inline std::string printed(const model::Members& members) {
    std::string out = "members " + number(members.kind);
    if (members.kind == model::Members::Kind::listed) {
        out += " of " + std::string(model::entity_key(members.entity)) + ":";
        for (const model::Uuid& id : members.ids) out += ' ' + core::to_string(id);
    }
    for (const model::Query& query : members.query) out += " {" + printed(query) + "}";
    for (const model::Members& side : members.sides) out += " <" + printed(side) + ">";
    if (members.kind == model::Members::Kind::combined) out += " operation " + number(members.operation);
    return out + (members.compares_companies ? " by company" : "");
}

inline std::string printed(const model::Query& query) {
    std::string out(model::entity_key(query.entity));
    if (query.among.kind != model::Members::Kind::all) out += " among " + printed(query.among);
    for (const model::CriteriaSet& set : query.any) {
        out += "\n  or";
        for (const model::Criterion& criterion : set) out += "\n    " + printed(criterion);
    }
    if (!query.text.empty()) out += "\n  text \"" + query.text + '"';
    for (const model::SortKey& key : query.sort)
        out += "\n  sort " + printed(key.field) + (key.descending ? " descending" : "");
    for (const model::Grouping& by : query.groupings)
        out +=
            "\n  group " + printed(by.field) + " unit " + number(by.unit) + (by.with_empty_groups ? " and empty" : "");
    for (const model::Aggregate& figure : query.aggregates)
        out += "\n  figure " + number(figure.kind) + " of " + printed(figure.field);
    out += "\n  page " + number(query.offset) + " + " + number(query.limit);
    if (query.limit_per_group >= 0) out += ", of each group " + number(query.limit_per_group);
    return out + (query.with_deleted ? ", with deleted" : "");
}

inline std::string printed(const std::vector<query::Group>& groups, const std::string& indent) {
    std::string out;
    for (const query::Group& group : groups) {
        out += indent + printed(group.value) + ": " + number(group.first) + " + " + number(group.count) + ", page " +
               number(group.first_row) + " + " + number(group.row_count);
        for (const auto& figure : group.aggregates) out += figure ? " " + std::to_string(*figure) : " none";
        out += printed(group.children, indent + "  ");
    }
    return out;
}

inline std::string printed(const query::Rows& rows) {
    std::string out = number(rows.total) + " in all:";
    for (const query::Row row : rows.rows) out += ' ' + number(row);
    for (const auto& figure : rows.aggregates) out += figure ? "; " + std::to_string(*figure) : "; none";
    return out + printed(rows.groups, "\n    ");
}

}  // namespace tratt::query_test
