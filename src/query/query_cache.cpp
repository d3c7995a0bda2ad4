#include <algorithm>
#include <utility>

#include "query/columns.hpp"
#include "query/query.hpp"
#include "query/reading.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t kept_answers = 64;

}  // namespace

struct QueryCache::Entry {
    explicit Entry(const model::Query& asked) : query(asked), reading(asked) {}

    model::Query query;
    Reading reading;
    std::shared_ptr<const Rows> rows;
    std::uint64_t last_used = 0;
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
    return *entries_.emplace_back(std::make_unique<Entry>(query));
}

std::shared_ptr<const Rows> QueryCache::get(const model::Query& query, const core::Moment& moment) {
    Entry& entry = entry_for(query);
    entry.last_used = ++clock_;
    if (entry.reading.is_current(database_, moment)) return entry.rows;

    entry.rows = std::make_shared<const Rows>(run(database_, query, moment, dictionaries_));
    ++computed_;
    entry.reading.note(database_, moment);
    return entry.rows;
}

std::int64_t QueryCache::number(model::Field derived, Row row, const core::Moment& moment) {
    const Columns columns(database_, moment, dictionaries_.content(), model::spec(derived).entity);
    if (shape_of(derived) == Shape::date) (void)columns.codes(derived);  // brings the days up to date
    return columns.numbers(derived)[row];
}

}  // namespace tratt::query
