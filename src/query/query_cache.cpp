#include <algorithm>
#include <utility>

#include "query/columns.hpp"
#include "query/criteria.hpp"
#include "query/query.hpp"
#include "query/search.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t kept_answers = 64;

// What a reference is sorted, grouped and searched by.
void add_target_fields(Field field, std::vector<Field>& fields) {
    const Entity target = model::spec(field).target;
    if (const auto rank = model::rank_field(target)) fields.push_back(*rank);
    if (const auto name = model::name_field(target)) fields.push_back(*name);
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

// Whether a date is compared or grouped, so that the answer belongs to one day and one time zone.
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

struct QueryCache::Entry {
    model::Query query;
    std::vector<Field> fields;
    std::vector<std::uint64_t> revisions;
    bool reads_days = false;
    core::Date today = 0;
    core::TimeZone time_zone;
    std::shared_ptr<const Rows> rows;
    std::uint64_t last_used = 0;

    bool is_current(const store::Database& database, const core::Moment& moment) const {
        if (!rows) return false;
        if (reads_days && (today != core::today(moment) || time_zone != moment.time_zone)) return false;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (revisions[i] != database.revision(fields[i])) return false;
        }
        return true;
    }
};

QueryCache::QueryCache(const store::Database& database) : database_(database) {}
QueryCache::~QueryCache() = default;

QueryCache::Entry& QueryCache::entry_for(const model::Query& query) {
    for (const auto& entry : entries_) {
        if (entry->query == query) return *entry;
    }
    if (entries_.size() >= kept_answers) {
        entries_.erase(std::ranges::min_element(entries_, {}, [](const auto& entry) { return entry->last_used; }));
    }
    entries_.push_back(std::make_unique<Entry>());
    Entry& entry = *entries_.back();
    entry.query = query;
    entry.fields = fields_read(query);
    entry.reads_days = reads_days(query);
    return entry;
}

std::shared_ptr<const Rows> QueryCache::get(const model::Query& query, const core::Moment& moment) {
    Entry& entry = entry_for(query);
    entry.last_used = ++clock_;
    if (entry.is_current(database_, moment)) return entry.rows;

    entry.rows = std::make_shared<const Rows>(run(database_, query, moment, dictionaries_));
    ++computed_;
    entry.today = core::today(moment);
    entry.time_zone = moment.time_zone;
    entry.revisions.clear();
    for (const Field field : entry.fields) entry.revisions.push_back(database_.revision(field));
    return entry.rows;
}

std::int64_t QueryCache::number(model::Field derived, Row row, const core::Moment& moment) {
    const Columns columns(database_, moment, dictionaries_.content(), model::spec(derived).entity);
    if (shape_of(derived) == Shape::date) (void)columns.codes(derived);  // brings the days up to date
    return columns.numbers(derived)[row];
}

}  // namespace tratt::query
