#include "storage/restore_points.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tratt::storage {
namespace {

constexpr std::array<std::string_view, 5> always_big{"step_import", "step_restore_backup", "step_merge_contacts",
                                                     "step_merge_companies", "step_empty_bin"};

struct Candidate {
    RestorePoint point;
    core::Date day = 0;
    bool is_first_of_day = false;
};

// Oldest first.
std::vector<Candidate> candidates(const store::Database& database, const core::TimeZone& time_zone) {
    std::vector<Candidate> found;
    std::optional<core::Date> day;
    bool has_before = false;  // the transaction before it is kept too
    for (std::int64_t sequence = 1; sequence <= database.sequence(); ++sequence) {
        const model::Transaction* transaction = database.transaction_at(sequence);
        if (!transaction) continue;
        if (has_before && transaction->kind != model::TransactionKind::system) {
            const core::Date today = core::day_of(transaction->at, time_zone);
            const bool is_first = day != today, is_big = is_big_step(*transaction);
            const PointKind kind = is_big ? PointKind::before_step : PointKind::first_of_day;
            if (is_first || is_big)
                found.push_back({{sequence - 1, transaction->at, kind, transaction->id}, today, is_first});
            day = today;
        }
        has_before = true;
    }
    return found;
}

}  // namespace

bool is_big_step(const model::Transaction& transaction) {
    if (transaction.kind == model::TransactionKind::system) return false;
    if (std::ranges::find(always_big, transaction.name_key) != always_big.end()) return true;
    return std::ranges::any_of(transaction.events,
                               [](const model::Event& event) { return event.ids.size() >= many_touched; });
}

std::vector<RestorePoint> restore_points(const store::Database& database, const core::TimeZone& time_zone) {
    std::vector<Candidate> all = candidates(database, time_zone);
    std::ranges::reverse(all);
    std::vector<RestorePoint> points;
    for (const Candidate& candidate : all) {
        const bool is_recent = points.size() < newest_points;
        if (points.size() >= newest_points + daily_points) break;
        if (is_recent || candidate.is_first_of_day) points.push_back(candidate.point);
    }
    return points;
}

}  // namespace tratt::storage
