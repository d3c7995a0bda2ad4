#include "query/order.hpp"

#include <algorithm>
#include <numeric>

namespace tratt::query {

namespace {

// Rows of a list in list order, rows of other entities by name; deleted ones have their place too.
std::vector<std::int64_t> places_of_targets(const Reading& reading, Entity target) {
    const store::Database& database = reading.database();
    std::vector<std::int64_t> keys(database.row_count(target));
    if (const auto rank = model::rank_field(target)) {
        const auto ranks = database.numbers(*rank);
        std::ranges::copy(ranks, keys.begin());
    } else {
        const TextValues names = reading.names_of(target);
        const auto& places = names.cache->places(*names.pool);
        for (Row row = 0; row < keys.size(); ++row) keys[row] = places[names.handles[row]];
    }
    std::vector<Row> sorted(keys.size());
    std::iota(sorted.begin(), sorted.end(), Row{0});
    std::ranges::stable_sort(sorted, {}, [&](Row row) { return keys[row]; });
    std::vector<std::int64_t> places(keys.size());
    for (std::size_t place = 0; place < sorted.size(); ++place)
        places[sorted[place]] = static_cast<std::int64_t>(place);
    return places;
}

struct Keys {
    std::vector<std::int64_t> values;  // one after the other for each row
    std::size_t per_row;

    const std::int64_t* of(std::size_t index) const { return values.data() + index * per_row; }
};

Keys sort_keys(const Reading& reading, const model::Query& query, const std::vector<Row>& rows) {
    std::vector<model::SortKey> order;
    std::vector<Places> places;
    for (const model::Grouping& grouping : query.groupings) {
        order.push_back({grouping.field, false});
        places.emplace_back(reading, grouping);
    }
    for (const model::SortKey& key : query.sort) {
        order.push_back(key);
        places.emplace_back(reading, key);
    }
    Keys keys{std::vector<std::int64_t>(rows.size() * order.size()), order.size()};
    for (std::size_t k = 0; k < order.size(); ++k) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int64_t place = places[k].of(rows[i]);
            keys.values[i * keys.per_row + k] = order[k].descending && place != last_place ? -place : place;
        }
    }
    return keys;
}

}  // namespace

Places::Places(const Reading& reading, const model::Grouping& by) : Places(reading, by.field, by.unit) {}

Places::Places(const Reading& reading, const model::SortKey& by) : Places(reading, by.field, std::nullopt) {}

Places::Places(const Reading& reading, Field field, std::optional<core::DateUnit> unit)
    : reading_(reading), field_(field), unit_(unit), shape_(shape_of(field)) {
    if (shape_ == Shape::text) {
        const TextValues values = reading.texts(field);
        texts_ = &values.cache->places(*values.pool);
    }
    if (shape_ == Shape::reference) targets_ = places_of_targets(reading, model::spec(field).target);
}

std::int64_t Places::of(Row row) const {
    if (!reading_.has_value(field_, row)) return last_place;
    switch (shape_) {
        case Shape::text: return (*texts_)[reading_.texts(field_).handles[row]];
        case Shape::number: return reading_.number(field_, row);
        case Shape::date:
            return unit_ ? core::start_of(*unit_, reading_.day(field_, row)) : reading_.database().number(field_, row);
        case Shape::flag: return reading_.flag(field_, row);
        case Shape::reference: return targets_[reading_.reference(field_, row)];
        case Shape::group: return reading_.group(field_, row);
    }
    return last_place;
}

void sort_rows(const Reading& reading, const model::Query& query, std::vector<Row>& rows) {
    const Keys keys = sort_keys(reading, query, rows);
    if (keys.per_row == 0) return;
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const auto [in_a, in_b] = std::mismatch(keys.of(a), keys.of(a) + keys.per_row, keys.of(b));
        return in_a == keys.of(a) + keys.per_row ? a < b : *in_a < *in_b;
    });
    std::vector<Row> sorted(rows.size());
    std::ranges::transform(order, sorted.begin(), [&](std::uint32_t index) { return rows[index]; });
    rows = std::move(sorted);
}

}  // namespace tratt::query
