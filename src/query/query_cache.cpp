#include <algorithm>
#include <utility>

#include "query/criteria.hpp"
#include "query/query.hpp"
#include "query/reading.hpp"
#include "query/search.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t kept_answers = 64;

// The stored fields from which a field is worked out.
std::vector<Field> sources_of(Field field) {
    switch (field) {
        case Field::company_category_group: return {Field::company_category, Field::category_group};
        case Field::company_contact_count:
            return {Field::contact_company, Field::contact_former_employee, Field::contact_deleted_at};
        case Field::contact_name: return {Field::contact_first_name, Field::contact_last_name};
        case Field::contact_category:
            return {Field::contact_company, Field::contact_own_category, Field::company_category};
        case Field::contact_category_group:
            return {Field::contact_company, Field::contact_own_category, Field::company_category,
                    Field::category_group};
        case Field::contact_status_active:
            return {Field::contact_company, Field::contact_own_category, Field::company_category, Field::category_group,
                    Field::category_lead_status_enabled};
        case Field::contact_days_in_status: return {Field::contact_status_since};
        case Field::company_main_contact:
            return {Field::contact_company, Field::contact_is_main, Field::contact_deleted_at};
        case Field::sale_chance:
        case Field::sale_weighted_amount:
        case Field::sale_base_amount:
        case Field::sale_base_weighted_amount:
            return {Field::sale_amount, Field::sale_rate, Field::sale_probability, Field::sale_stage,
                    Field::sale_stage_probability};
        case Field::sale_days_in_stage: return {Field::sale_stage_since, Field::sale_closed_at};
        case Field::follow_up_date: return {Field::follow_up_due_date, Field::follow_up_starts_at};
        case Field::follow_up_is_overdue:
            return {Field::follow_up_due_date, Field::follow_up_starts_at, Field::follow_up_completed_at};
        default: return {field};
    }
}

// What a reference is sorted, grouped and searched by.
void add_target_fields(Field field, std::vector<Field>& fields) {
    const Entity target = model::spec(field).target;
    if (const auto rank = model::rank_field(target)) fields.push_back(*rank);
    if (const auto name = model::name_field(target)) fields.push_back(*name);
    if (const auto deleted = model::deleted_field(target)) fields.push_back(*deleted);
}

// All stored fields on which the answer depends.
std::vector<Field> fields_read(const model::Query& query) {
    std::vector<Field> fields{model::created_field(query.entity), Field::setting_regional_language};
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
    std::ranges::sort(fields);
    const auto repeated = std::ranges::unique(fields);
    fields.erase(repeated.begin(), repeated.end());
    return fields;
}

// Whether a date is compared or grouped, so that the answer belongs to one day and one offset from UTC.
bool reads_days(const model::Query& query) {
    const auto is_day = [](Field field) {
        return shape_of(field) == Shape::date || field == Field::contact_days_in_status ||
               field == Field::sale_days_in_stage || field == Field::follow_up_is_overdue;
    };
    const auto set_reads_days = [&](const model::CriteriaSet& set) {
        return std::ranges::any_of(set, is_day, &model::Criterion::field);
    };
    return std::ranges::any_of(query.any, set_reads_days) ||
           std::ranges::any_of(query.sort, is_day, &model::SortKey::field) ||
           std::ranges::any_of(query.groupings, is_day, &model::Grouping::field) ||
           std::ranges::any_of(query.aggregates, is_day, &model::Aggregate::field);
}

}  // namespace

struct QueryCache::Entry {
    model::Query query;
    std::vector<Field> fields;
    std::vector<std::uint64_t> revisions;
    bool reads_days = false;
    core::Date today = 0;
    std::int32_t utc_offset_minutes = 0;
    std::shared_ptr<const Rows> rows;
    std::uint64_t last_used = 0;

    bool is_current(const store::Database& database, const core::Moment& moment) const {
        if (!rows) return false;
        if (reads_days && (today != core::today(moment) || utc_offset_minutes != moment.utc_offset_minutes))
            return false;
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
    entry.utc_offset_minutes = moment.utc_offset_minutes;
    entry.revisions.clear();
    for (const Field field : entry.fields) entry.revisions.push_back(database_.revision(field));
    return entry.rows;
}

}  // namespace tratt::query
