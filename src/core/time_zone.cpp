// Zones: which offset from UTC holds when.
#include <algorithm>

#include "core/time.hpp"

namespace tratt::core {

static constexpr InstantMs ms_per_minute = 60'000;
static constexpr InstantMs ms_per_day = 86'400'000;
static constexpr InstantMs earliest = std::numeric_limits<InstantMs>::min();
static constexpr InstantMs latest = std::numeric_limits<InstantMs>::max();

TimeZone::TimeZone(std::int32_t utc_offset_minutes, std::vector<Transition> transitions)
    : content_(std::make_shared<const Content>(Content{utc_offset_minutes, std::move(transitions)})) {}

std::span<const TimeZone::Transition> TimeZone::transitions() const {
    return content_ ? std::span<const Transition>(content_->transitions) : std::span<const Transition>();
}

std::int32_t TimeZone::utc_offset_minutes(InstantMs at) const {
    const auto all = transitions();
    const auto next = std::ranges::upper_bound(all, at, {}, &Transition::from);
    return next == all.begin() ? first_offset_minutes() : std::prev(next)->utc_offset_minutes;
}

bool TimeZone::operator==(const TimeZone& other) const {
    return content_ == other.content_ || (first_offset_minutes() == other.first_offset_minutes() &&
                                          std::ranges::equal(transitions(), other.transitions()));
}

// The first minute after `from` at which the offset is not that of `from` any more; it is not at `until`.
static InstantMs first_change(const std::function<std::int32_t(InstantMs)>& offset_at, std::int32_t offset,
                              InstantMs from, InstantMs until) {
    while (until - from > ms_per_minute) {
        const InstantMs between = from + (until - from) / ms_per_minute / 2 * ms_per_minute;
        (offset_at(between) == offset ? from : until) = between;
    }
    return until;
}

TimeZone TimeZone::found_by(const std::function<std::int32_t(InstantMs)>& utc_offset_minutes_at) {
    constexpr InstantMs step = 14 * ms_per_day;
    const InstantMs end = to_date({2101, 1, 1}) * ms_per_day;
    const std::int32_t first_offset = utc_offset_minutes_at(0);
    std::int32_t offset = first_offset;
    std::vector<Transition> transitions;
    for (InstantMs at = 0; at < end; at += step) {
        for (InstantMs from = at; utc_offset_minutes_at(at + step) != offset;) {
            from = first_change(utc_offset_minutes_at, offset, from, at + step);
            offset = utc_offset_minutes_at(from);
            transitions.push_back({from, offset});
        }
    }
    return TimeZone(first_offset, std::move(transitions));
}

Date day_of(InstantMs instant, const TimeZone& time_zone) {
    return day_of(instant, time_zone.utc_offset_minutes(instant));
}

LocalDays::LocalDays(const TimeZone& time_zone) {
    const auto transitions = time_zone.transitions();
    periods_.push_back({earliest, time_zone.first_offset_minutes()});
    periods_.insert(periods_.end(), transitions.begin(), transitions.end());
    periods_.push_back({latest, 0});
    if (!transitions.empty()) {
        first_ = transitions.front().from - 1;
        last_ = transitions.back().from;
    }
    std::uint16_t period = 0;
    for (InstantMs stretch = first_; stretch <= last_; stretch += InstantMs{1} << stretch_bits) {
        while (periods_[period + 1u].from <= stretch) ++period;
        period_at_.push_back(period);
    }
}

}  // namespace tratt::core
