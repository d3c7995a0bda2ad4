#include "query/reading.hpp"

#include <algorithm>

#include "query/columns.hpp"
#include "query/search.hpp"

namespace tratt::query {

namespace {

// What a reference is sorted, grouped and searched by.
void add_target_fields(Field field, std::vector<Field>& fields) {
    const Entity target = model::spec(field).target;
    if (const auto rank = model::rank_field(target)) fields.push_back(*rank);
    for (const Field source : sources_of(Columns::name_field_of(target))) fields.push_back(source);
    if (const auto deleted = model::deleted_field(target)) fields.push_back(*deleted);
}

void add_fields_read(const model::Query& query, std::vector<Field>& fields);

void add_fields_read(const model::Members& members, std::vector<Field>& fields) {
    if (members.kind == model::Members::Kind::all) return;
    fields.push_back(Field::contact_company);
    if (members.kind == model::Members::Kind::listed) {
        fields.push_back(model::created_field(members.entity));
        if (const auto deleted = model::deleted_field(members.entity)) fields.push_back(*deleted);
    }
    for (const model::Query& query : members.query) add_fields_read(query, fields);
    for (const model::Members& side : members.sides) add_fields_read(side, fields);
}

void add_fields_read(const model::Query& query, std::vector<Field>& fields) {
    fields.push_back(model::created_field(query.entity));
    fields.push_back(Field::setting_regional_language);
    add_fields_read(query.among, fields);
    if (const auto deleted = model::deleted_field(query.entity)) fields.push_back(*deleted);
    const auto add = [&](Field field) {
        for (const Field source : sources_of(field)) fields.push_back(source);
        if (shape_of(field) == Shape::reference) add_target_fields(field, fields);
    };
    for (const model::CriteriaSet& set : query.any) {
        for (const model::Criterion& criterion : set) {
            add(criterion.field);
            if (criterion.current_user) fields.push_back(Field::setting_current_user);
        }
    }
    for (const model::SortKey& key : query.sort) add(key.field);
    for (const model::Grouping& grouping : query.groupings) add(grouping.field);
    for (const model::Aggregate& aggregate : query.aggregates) add(aggregate.field);
    if (!query.text.empty()) std::ranges::for_each(searched_fields(query.entity), add);
}

// All stored fields on which the answer depends.
std::vector<Field> fields_read(const model::Query& query) {
    std::vector<Field> fields;
    add_fields_read(query, fields);
    std::ranges::sort(fields);
    const auto repeated = std::ranges::unique(fields);
    fields.erase(repeated.begin(), repeated.end());
    return fields;
}

bool reads_days(const model::Query& query);

bool reads_days(const model::Members& members) {
    return std::ranges::any_of(members.query, [](const model::Query& query) { return reads_days(query); }) ||
           std::ranges::any_of(members.sides, [](const model::Members& side) { return reads_days(side); });
}

bool reads_days(const model::Query& query) {
    const auto set_reads_days = [&](const model::CriteriaSet& set) {
        return std::ranges::any_of(set, belongs_to_a_day, &model::Criterion::field);
    };
    return reads_days(query.among) || std::ranges::any_of(query.any, set_reads_days) ||
           std::ranges::any_of(query.sort, belongs_to_a_day, &model::SortKey::field) ||
           std::ranges::any_of(query.groupings, belongs_to_a_day, &model::Grouping::field) ||
           std::ranges::any_of(query.aggregates, belongs_to_a_day, &model::Aggregate::field);
}

}  // namespace

Reading::Reading(const model::Query& query) : fields_(fields_read(query)), reads_days_(reads_days(query)) {}

void Reading::note(const store::Database& database, const core::Moment& moment) {
    today_ = core::today(moment);
    time_zone_ = moment.time_zone;
    revisions_.clear();
    for (const Field field : fields_) revisions_.push_back(database.revision(field));
}

bool Reading::is_current(const store::Database& database, const core::Moment& moment) const {
    if (revisions_.empty()) return false;
    if (reads_days_ && (today_ != core::today(moment) || time_zone_ != moment.time_zone)) return false;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (revisions_[i] != database.revision(fields_[i])) return false;
    }
    return true;
}

}  // namespace tratt::query
