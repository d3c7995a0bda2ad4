// Order: every value as a number that sorts as the value does, so that sorting and grouping compare integers.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "model/query_form.hpp"
#include "query/reading.hpp"

namespace tratt::query {

inline constexpr std::int64_t last_place = std::numeric_limits<std::int64_t>::max();  // of records without a value

// Different values have different places. Lists are in list order, users and companies by name, category groups as in
// the enum; records without a value come last, also when descending.
class Places {
public:
    Places(const Reading& reading, const model::Grouping& by);  // dates by the grouping's unit
    Places(const Reading& reading, const model::SortKey& by);   // dates by the value itself
    std::int64_t of(Row row) const;
    std::int64_t of_target(Row target) const { return targets_[target]; }  // references only

private:
    Places(const Reading& reading, Field field, std::optional<core::DateUnit> unit);

    const Reading& reading_;
    Field field_;
    std::optional<core::DateUnit> unit_;
    Shape shape_;
    const std::vector<std::uint32_t>* texts_ = nullptr;  // by handle
    std::vector<std::int64_t> targets_;                  // by row of the target
};

// The rows in the order of the groupings, then of the sort keys, then of creation.
void sort_rows(const Reading& reading, const model::Query& query, std::vector<Row>& rows);

}  // namespace tratt::query
