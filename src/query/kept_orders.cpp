#include "query/kept_orders.hpp"

#include <algorithm>

#include "query/groups.hpp"

namespace tratt::query {

namespace {

constexpr std::size_t most_orders = 8;
constexpr int worthwhile_times = 3;  // a page or two are found in the time in which all records are sorted
constexpr std::size_t few = 8;       // where one in so many matches, sorting those is cheaper than to look for them

}  // namespace

KeptOrders::Order& KeptOrders::order_for(model::Query query) {
    const auto known = std::ranges::find(orders_, query, &Order::query);
    if (known != orders_.end()) return *known;
    if (orders_.size() >= most_orders) orders_.erase(std::ranges::min_element(orders_, {}, &Order::last_used));
    Reading reading(query);
    return orders_.emplace_back(Order{.query = std::move(query), .reading = std::move(reading)});
}

std::span<const Row> KeptOrders::find(const Columns& columns, const std::vector<model::SortKey>& keys,
                                      std::size_t matches) {
    if (keys.empty() || matches < columns.size() / few) return {};
    Order& order = order_for({.entity = columns.entity(), .sort = keys});
    order.last_used = ++clock_;
    if (!order.reading.is_current(columns.database(), columns.moment())) {
        order.reading.note(columns.database(), columns.moment());
        order.times_asked = 0;
        order.rows = {};
    }
    if (++order.times_asked < worthwhile_times) return {};
    if (order.rows.empty()) order.rows = SortedKeys(columns, Mask(columns.size(), 1), {}, keys).first(columns.size());
    return order.rows;
}

std::vector<Row> read_off(std::span<const Row> order, MaskView mask, const Grouping& grouping,
                          std::vector<Stretch> stretches) {
    std::size_t wanted = 0;
    std::vector<std::size_t> next;  // place on the page, by group
    for (const Stretch& stretch : stretches) {
        next.push_back(wanted);
        wanted += static_cast<std::size_t>(stretch.taken);
    }
    std::vector<Row> rows(wanted);
    for (const Row row : order) {
        if (wanted == 0) break;
        if (!mask[row]) continue;
        const std::size_t leaf = grouping.leaf_of(row);
        if (stretches[leaf].skipped > 0) {
            --stretches[leaf].skipped;
        } else if (stretches[leaf].taken > 0) {
            --stretches[leaf].taken;
            --wanted;
            rows[next[leaf]++] = row;
        }
    }
    return rows;
}

}  // namespace tratt::query
