#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>

#include "printed.hpp"
#include "random_query.hpp"
#include "reference_rows.hpp"

using namespace tratt;
using namespace tratt::query_test;

namespace {

std::uint64_t rounds(std::uint64_t short_run) {
    return std::getenv("TRATT_LONG") != nullptr ? short_run * 20 : short_run;
}

// Questions and edits in turn, so that what is kept between questions has every chance of being out of date.
struct Trial {
    RandomWorld world;
    query::Dictionaries dictionaries;
    query::QueryCache cache{world.database};
    std::vector<Query> asked_before;
    std::optional<Query> ordered;
    std::string seed;

    Trial(std::uint64_t number, std::size_t imported) : world(number, imported), seed(std::to_string(number)) {}

    bool agrees(const Query& query, const query::Rows& answer, const std::string& asked) {
        const Reference reference(world.database, world.moment());
        const std::string expected = printed(ReferenceRows(reference, query).answer());
        const std::string found = printed(answer);
        CHECK_MESSAGE(found == expected, "seed ", seed, ", ", asked, ": ", printed(query), "\nanswer ", found,
                      "\nexpected ", expected);
        return found == expected;
    }

    bool ask() {
        if (ordered && !agrees(*ordered, query::run(world.database, *ordered, world.moment(), dictionaries), "again"))
            return false;
        if (asked_before.size() < 60) asked_before.push_back(RandomQuery(world).query());
        const Query& newest = asked_before.back();
        const Query& known = asked_before[world.dice.below(asked_before.size())];
        return agrees(newest, query::run(world.database, newest, world.moment()), "alone") &&
               agrees(newest, query::run(world.database, newest, world.moment(), dictionaries), "with dictionaries") &&
               agrees(known, *cache.get(known, world.moment()), "from the cache") &&
               agrees(known, query::run(world.database, known, world.moment(), dictionaries), "once more") &&
               ask_in_order_of(known);
    }

    // An order that is asked for again and again is kept, for other filters, groups and pages too.
    bool ask_in_order_of(const Query& known) {
        for (int i = 0; i < 3; ++i) {
            Query other = asked_before[world.dice.below(asked_before.size())];
            if (other.entity != known.entity) other = {.entity = known.entity};
            other.sort = known.sort;
            if (!agrees(other, query::run(world.database, other, world.moment(), dictionaries), "in its order"))
                return false;
            ordered = other;  // the first question after the next edit
        }
        return true;
    }

    bool run(int steps) {
        for (int step = 0; step < steps; ++step) {
            if (!ask()) return false;
            world.edit();
        }
        return true;
    }
};

}  // namespace

TEST_CASE("answers are those of an evaluator that looks at each record by itself, between edits") {
    for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
        if (!Trial(seed, 0).run(30)) return;
    }
}

TEST_CASE("so they are with more values than fit into a byte, and more groups than into a table") {
    for (std::uint64_t seed = 1; seed <= rounds(2); ++seed) {
        if (!Trial(1000 + seed, 300).run(20)) return;
    }
}
