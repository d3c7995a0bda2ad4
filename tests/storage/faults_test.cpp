// The storage room over the browser's storage with every fault it is known to have.
#include <doctest/doctest.h>

#include <cstdlib>

#include "simulation.hpp"

using namespace tratt;
using platform::fake::Discipline;

namespace {

unsigned seeds() { return std::getenv("TRATT_LONG") != nullptr ? 10'000 : 500; }

// The first seed that finds that a rule is not kept; `most` = none does.
unsigned first_seed_against(Discipline discipline, unsigned most) {
    for (unsigned seed = 0; seed < most; ++seed) {
        if (!test::Simulation(seed, discipline, 60).run().empty()) return seed;
    }
    return most;
}

}  // namespace

TEST_CASE("whatever the browser does, what is found is a prefix of the history with every acknowledged edit") {
    for (unsigned seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        CHECK(test::Simulation(seed, {}, 48).run() == "");
    }
}

TEST_CASE("each rule of files.js is needed: without it 200 seeds find a loss") {
    constexpr unsigned most = 200;
    CHECK(first_seed_against({.is_single_flight = false}, most) < most);
    CHECK(first_seed_against({.has_rising_times = false}, most) < most);
    CHECK(first_seed_against({.has_epoch = false}, most) < most);
    CHECK(first_seed_against({.takes_over_before_loading = false}, most) < most);
    CHECK(first_seed_against({.loads_journal_first = false}, most) < most);
    CHECK(first_seed_against({.aborts_on_error = false}, most) < most);
    CHECK(first_seed_against({.names_pieces_last = false}, most) < most);
    CHECK(first_seed_against({.parting_removes_nothing = false}, most) < most);
}
