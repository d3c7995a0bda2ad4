// What an answer was worked out from: the fields read, the records of the entity, the day for relative dates. As long as
// none of it has changed, the answer can be kept.
#pragma once

#include <cstdint>
#include <vector>

#include "core/time.hpp"
#include "model/query_form.hpp"
#include "store/database.hpp"

namespace tratt::query {

class Reading {
public:
    explicit Reading(const model::Query& query);

    void note(const store::Database& database, const core::Moment& moment);
    // Nothing has changed since note().
    bool is_current(const store::Database& database, const core::Moment& moment) const;

private:
    std::vector<model::Field> fields_;  // stored ones
    std::vector<std::uint64_t> revisions_;  // of each of them, once noted
    bool reads_days_;  // a date is compared, sorted or grouped: the answer belongs to one day and one time zone
    core::Date today_ = 0;
    core::TimeZone time_zone_;
};

}  // namespace tratt::query
