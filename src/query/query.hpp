// Answers model::Query on a database: filter, text search, sort, group, aggregate. Pure: the same database, query and
// moment give the same answer. A question costs a scan of the columns it reads; asked again through a QueryCache it
// costs nothing until one of those columns changes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "model/query_form.hpp"
#include "store/database.hpp"

namespace tratt::query {

using store::Row;

struct Group {
    model::Value
        value;  // Uuid of the item or record, int64 (group, number, first day of a unit), text, bool; monostate = none
    std::int64_t first = 0;  // its records are first … first + count - 1 of all, in the order of Rows
    std::int64_t count = 0;
    std::vector<std::optional<double>> aggregates;  // as Query::aggregates; none = no record has a value
    std::vector<Group> children;  // of the next grouping
    std::int64_t first_row = 0;  // what of it is on the page: Rows::rows from first_row on, row_count of them
    std::int64_t row_count = 0;
};

// Order of groups: lists by rank (R224), category groups as in the enum, everything else as sorted ascending; "none"
// last.
struct Rows {
    std::vector<Row> rows;  // the page: from offset, at most limit. Sorted by groupings, then sort keys, then creation.
    std::int64_t total = 0;  // all that match
    std::vector<Group> groups;
    std::vector<std::optional<double>> aggregates;  // over all that match
    // Where nothing is spelled as Query::text and what sounds like it was searched for: a text that finds something
    // (R144), as it was typed but for the words that were not found. Else "".
    std::string corrected;
    bool sounds_alike = false;  // nothing is spelled as Query::text: these sound like it (R142)
};

// Folded texts and sort keys, kept per distinct text and extended as texts are added, and the orders that are asked for
// again and again. One per database.
class Dictionaries {
public:
    Dictionaries();
    ~Dictionaries();
    Dictionaries(Dictionaries&&) noexcept;
    Dictionaries& operator=(Dictionaries&&) noexcept;
    struct Content;
    Content& content() { return *content_; }

private:
    std::unique_ptr<Content> content_;
};

Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment,
         Dictionaries& dictionaries);
// For a single question, without anything kept.
Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment);

// Keeps answers until what they were worked out from has changed: the fields read, the records of the entity, the day
// for relative dates. Holds the newest 64 answers.
class QueryCache {
public:
    explicit QueryCache(const store::Database& database);  // must outlive the cache
    ~QueryCache();
    // Cheap enough for every frame. The answer stays as it is for whoever holds it.
    std::shared_ptr<const Rows> get(const model::Query& query, const core::Moment& moment);
    // A derived number or day of one record, as columns show it; core::no_value = none. What it takes to know it of all
    // records is kept until it changes.
    std::int64_t number(model::Field derived, Row row, const core::Moment& moment);
    std::uint64_t computed() const { return computed_; }  // how many answers had to be worked out

private:
    struct Entry;
    Entry& entry_for(const model::Query& query);

    const store::Database& database_;
    Dictionaries dictionaries_;
    std::vector<std::unique_ptr<Entry>> entries_;
    std::uint64_t computed_ = 0;
    std::uint64_t clock_ = 0;
};

}  // namespace tratt::query
