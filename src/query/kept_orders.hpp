// The orders of all records of an entity by some sort keys. One that is asked for again and again, while nothing it reads
// has changed, is made and kept: a page of any filter, of any groups, is then read off it, without sorting.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/query_form.hpp"
#include "query/mask.hpp"
#include "query/reading.hpp"

namespace tratt::query {

class Columns;
class Grouping;

class KeptOrders {
public:
    // All rows of the columns' entity, the deleted ones too, in order; empty where sorting those that match is cheaper.
    std::span<const store::Row> find(const Columns& columns, const std::vector<model::SortKey>& keys,
                                     std::size_t matches);

private:
    struct Order {
        model::Query query;  // its entity and sort keys alone
        Reading reading;
        int times_asked = 0;  // of what it reads now
        std::vector<store::Row> rows;
        std::uint64_t last_used = 0;
    };
    Order& order_for(model::Query query);

    std::vector<Order> orders_;
    std::uint64_t clock_ = 0;
};

// Of the records of an innermost group: how many are passed over, and how many of the next are on the page.
struct Stretch {
    std::int64_t skipped = 0;
    std::int64_t taken = 0;
};
// The page, group after group. `stretches`: of each innermost group in order, or of the only one where there are none.
std::vector<store::Row> read_off(std::span<const store::Row> order, MaskView mask, const Grouping& grouping,
                                 std::vector<Stretch> stretches);

}  // namespace tratt::query
