// What the demo leaves to chance: the same numbers on every machine, and days that count back from today.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "core/time.hpp"
#include "core/uuid.hpp"

namespace tratt::codec {

// An item and its share in a hundred.
struct DemoShare {
    core::Uuid item;
    std::size_t percent;
};

class DemoChance {
public:
    explicit DemoChance(core::Moment moment) : moment_(std::move(moment)) {}

    core::Date today() const { return core::today(moment_); }

    std::size_t below(std::size_t count) {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return static_cast<std::size_t>((z ^ (z >> 31)) % count);
    }

    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least + 1)));
    }

    template <class Range>
    const auto& one_of(const Range& range) {
        return range[below(std::size(range))];
    }

    core::Uuid pick(std::span<const DemoShare> shares) {
        std::size_t hundredth = below(100);
        for (const DemoShare& share : shares) {
            if (hundredth < share.percent) return share.item;
            hundredth -= share.percent;
        }
        return shares.front().item;
    }

    // In working hours; never later than now.
    core::InstantMs moment(std::int64_t days_ago) { return std::min(moment_.now, planned(-days_ago)); }

    // The same of a day to come.
    core::InstantMs planned(std::int64_t days_ahead) {
        constexpr std::int64_t minutes_per_slot = 15;
        const std::int64_t minute_of_day =
            minutes_per_slot * between(8 * 60 / minutes_per_slot, 17 * 60 / minutes_per_slot);
        const core::Date day = today() + static_cast<core::Date>(days_ahead);
        const core::InstantMs midnight = core::start_of_day(day, moment_.time_zone.utc_offset_minutes(moment_.now));
        return midnight + minute_of_day * 60'000;
    }

    // Most things are recent.
    std::int64_t some_days_ago(std::int64_t most) {
        const std::int64_t share = between(0, 999);
        return most * share * share / 1'000'000;
    }

private:
    core::Moment moment_;
    std::uint64_t state_ = 0x7472617474;
};

}  // namespace tratt::codec
