#include "query/query.hpp"

#include <algorithm>
#include <utility>

#include "query/criteria.hpp"
#include "query/order.hpp"
#include "query/reading.hpp"
#include "query/search.hpp"

namespace tratt::query {

namespace {

using Aggregates = std::vector<std::optional<double>>;

std::vector<Row> candidates(const store::Database& database, const model::Query& query) {
    const auto is_candidate = query.with_deleted ? database.present(query.entity) : database.live(query.entity);
    std::vector<Row> rows;
    rows.reserve(is_candidate.size());
    for (Row row = 0; row < is_candidate.size(); ++row) {
        if (is_candidate[row]) rows.push_back(row);
    }
    return rows;
}

std::optional<double> aggregate(const Reading& reading, const model::Aggregate& wanted, std::span<const Row> rows) {
    double sum = 0, minimum = 0, maximum = 0;
    std::int64_t count = 0;
    for (const Row row : rows) {
        const std::int64_t number = reading.number(wanted.field, row);
        if (number == core::no_value) continue;
        const auto value = static_cast<double>(number);
        sum += value;
        minimum = count == 0 ? value : std::min(minimum, value);
        maximum = count == 0 ? value : std::max(maximum, value);
        ++count;
    }
    if (count == 0) return std::nullopt;
    switch (wanted.kind) {
        case model::AggregateKind::sum: return sum;
        case model::AggregateKind::average: return sum / static_cast<double>(count);
        case model::AggregateKind::minimum: return minimum;
        case model::AggregateKind::maximum: return maximum;
    }
    return std::nullopt;
}

Aggregates aggregates_of(const Reading& reading, const model::Query& query, std::span<const Row> rows) {
    Aggregates results;
    for (const model::Aggregate& wanted : query.aggregates) results.push_back(aggregate(reading, wanted, rows));
    return results;
}

// Splits sorted rows into groups, level by level.
class Grouper {
public:
    Grouper(const Reading& reading, const model::Query& query, const std::vector<Row>& rows)
        : reading_(reading), query_(query), rows_(rows) {
        for (const model::Grouping& grouping : query.groupings) places_.emplace_back(reading, grouping);
    }

    std::vector<Group> groups(std::size_t level, std::int64_t first, std::int64_t count) const {
        std::vector<Group> found;
        if (level == places_.size()) return found;
        for (std::int64_t begin = first; begin < first + count;) {
            std::int64_t end = begin + 1;
            while (end < first + count && place(level, end) == place(level, begin)) ++end;
            found.push_back(group(level, begin, end - begin));
            begin = end;
        }
        return query_.groupings[level].with_empty_groups ? with_empty(level, first, std::move(found)) : found;
    }

private:
    std::int64_t place(std::size_t level, std::int64_t index) const {
        return places_[level].of(rows_[static_cast<std::size_t>(index)]);
    }

    std::span<const Row> rows_of(std::int64_t first, std::int64_t count) const {
        return std::span(rows_).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    }

    Group group(std::size_t level, std::int64_t first, std::int64_t count) const {
        const Row row = rows_[static_cast<std::size_t>(first)];
        return {reading_.group_value(query_.groupings[level], row), first, count,
                aggregates_of(reading_, query_, rows_of(first, count)), groups(level + 1, first, count)};
    }

    // Every value that a group can have although no record has it, with its place.
    std::vector<std::pair<std::int64_t, model::Value>> possible_values(std::size_t level) const {
        const Field field = query_.groupings[level].field;
        std::vector<std::pair<std::int64_t, model::Value>> values;
        if (shape_of(field) == Shape::group) {
            for (std::size_t i = 0; i < model::spec(field).choices->keys.size(); ++i) {
                const auto number = static_cast<std::int64_t>(i);
                values.emplace_back(number, number);
            }
        }
        const Entity target = model::spec(field).target;
        if (shape_of(field) == Shape::reference && model::is_list(target)) {
            for (const Row item : reading_.database().list(target)) {
                values.emplace_back(places_[level].of_target(item), reading_.database().id_of(target, item));
            }
        }
        return values;
    }

    std::vector<Group> with_empty(std::size_t level, std::int64_t first, std::vector<Group> found) const {
        std::vector<std::pair<std::int64_t, Group>> all;
        for (Group& one : found) all.emplace_back(place(level, one.first), std::move(one));
        for (auto& [at, value] : possible_values(level)) {
            const bool is_found = std::ranges::find(all, at, &std::pair<std::int64_t, Group>::first) != all.end();
            if (!is_found)
                all.emplace_back(
                    at, Group{value, first, 0, aggregates_of(reading_, query_, {}), groups(level + 1, first, 0)});
        }
        std::ranges::stable_sort(all, {}, &std::pair<std::int64_t, Group>::first);
        std::vector<Group> groups;
        std::int64_t next = first;
        for (auto& [at, one] : all) {
            one.first = next;
            next += one.count;
            groups.push_back(std::move(one));
        }
        return groups;
    }

    const Reading& reading_;
    const model::Query& query_;
    const std::vector<Row>& rows_;
    std::vector<Places> places_;
};

void keep_page(const model::Query& query, std::vector<Row>& rows) {
    const auto size = static_cast<std::int64_t>(rows.size());
    const std::int64_t offset = std::clamp<std::int64_t>(query.offset, 0, size);
    const std::int64_t count = query.limit < 0 ? size - offset : std::min(query.limit, size - offset);
    rows.erase(rows.begin() + offset + count, rows.end());
    rows.erase(rows.begin(), rows.begin() + offset);
}

void keep_answer(const Reading& reading, const model::Query& query, std::vector<Row>& rows) {
    keep_matching_any(reading, query.any, rows);
    keep_found(reading, query.text, rows);
}

}  // namespace

Dictionaries::Dictionaries() : content_(std::make_unique<Content>()) {}
Dictionaries::~Dictionaries() = default;
Dictionaries::Dictionaries(Dictionaries&&) noexcept = default;
Dictionaries& Dictionaries::operator=(Dictionaries&&) noexcept = default;

Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment,
         Dictionaries& dictionaries) {
    dictionaries.content().prepare(database);
    const Reading reading(database, moment, dictionaries.content(), query.entity);
    Rows answer;
    answer.rows = candidates(database, query);
    keep_answer(reading, query, answer.rows);
    sort_rows(reading, query, answer.rows);
    answer.total = static_cast<std::int64_t>(answer.rows.size());
    answer.groups = Grouper(reading, query, answer.rows).groups(0, 0, answer.total);
    answer.aggregates = aggregates_of(reading, query, answer.rows);
    keep_page(query, answer.rows);
    return answer;
}

Rows run(const store::Database& database, const model::Query& query, const core::Moment& moment) {
    Dictionaries dictionaries;
    return run(database, query, moment, dictionaries);
}

bool matches(const store::Database& database, const model::Query& query, const core::Moment& moment, Row row) {
    if (query.with_deleted ? !database.is_present(query.entity, row) : !database.is_live(query.entity, row))
        return false;
    Dictionaries dictionaries;
    dictionaries.content().prepare(database);
    const Reading reading(database, moment, dictionaries.content(), query.entity);
    std::vector<Row> rows{row};
    keep_answer(reading, query, rows);
    return !rows.empty();
}

}  // namespace tratt::query
