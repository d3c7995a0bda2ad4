// A seeded database for tests, with a clock that stands still and ids that are the same each time.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <span>

#include "store/database.hpp"

namespace tratt::test {

inline constexpr core::InstantMs test_now = 1'795'000'000'000;  // 2026-11-18

inline store::Environment environment(core::InstantMs now = test_now) {
    return {[now] { return now; },
            [random = std::mt19937(1)](std::span<std::uint8_t> bytes) mutable {
                for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
            }};
}

inline store::Database seeded_database() {
    store::Database database(environment());
    (void)database.seed(core::Language::en);
    return database;
}

// The transaction, or null if the command changed nothing or was refused, which is then a failure.
inline const model::Transaction* execute(store::Database& database, model::Action action) {
    const auto done = database.execute({database.new_id(), std::move(action)});
    CHECK(done.ok());
    if (!done)
        MESSAGE(done.error().code << " " << done.error().entity << "." << done.error().field << " row "
                                  << done.error().row);
    return done ? *done : nullptr;
}

}  // namespace tratt::test
