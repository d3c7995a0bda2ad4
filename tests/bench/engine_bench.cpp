// What the engine costs, natively: the questions of a working day at several sizes. The figures in docs/measurements.md
// are ratios between rows of one run of this program.
//
//   ./dev shell build/cmake/native/tests/engine_bench [--benchmark_filter=board]
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "bench/lead_world.hpp"
#include "query/query.hpp"

namespace tratt::bench {
namespace {

using model::Operator;
using model::Query;

// One world of each size for all benchmarks: making it costs more than most of them.
LeadWorld& world_of(std::int64_t contacts) {
    static std::map<std::int64_t, std::unique_ptr<LeadWorld>> worlds;
    auto& world = worlds[contacts];
    if (!world) {
        world = std::make_unique<LeadWorld>();
        world->fill(contacts);
    }
    return *world;
}

model::Criterion is_lead() {
    return {.field = Field::contact_category_group,
            .op = Operator::is_one_of,
            .values = {static_cast<std::int64_t>(model::CategoryGroup::potential_customer)}};
}

Query filter() {
    Query query{.any = {{is_lead(),
                         {.field = Field::contact_lead_status,
                          .op = Operator::is_one_of,
                          .values = {model::open_id, model::contacting_id}},
                         {.field = Field::contact_name, .op = Operator::contains, .values = {std::string("ber")}}}}};
    query.limit = 100;
    return query;
}

Query sorted(std::int64_t limit) {
    Query query{.sort = {{Field::contact_last_name}, {Field::contact_first_name}}};
    query.limit = limit;
    return query;
}

Query board() {
    Query query{.any = {{is_lead()}},
                .sort = {{Field::contact_created_at, true}},
                .groupings = {{.field = Field::contact_lead_status}}};
    query.limit_per_group = 50;
    return query;
}

Query counts(Field field, core::DateUnit unit = core::DateUnit::day) {
    Query query{.groupings = {{.field = field, .unit = unit}}};
    query.limit = 0;
    return query;
}

Query by_group_and_status() {
    Query query{.groupings = {{.field = Field::contact_category_group}, {.field = Field::contact_lead_status}}};
    query.limit = 0;
    return query;
}

// The search field, as it is after a keystroke.
Query search(std::string text) {
    Query query{.text = std::move(text)};
    query.limit = 20;
    return query;
}

Query typed(std::string_view text) {
    const auto contains = [&](Field field) {
        return model::CriteriaSet{{.field = field, .op = Operator::contains, .values = {std::string(text)}}};
    };
    Query query{
        .any = {contains(Field::contact_name), contains(Field::contact_company), contains(Field::contact_email)}};
    query.limit = 20;
    return query;
}

// With all that is kept for them: orders are made at the third asking.
constexpr int asked_before = 3;

void ask(benchmark::State& state, const std::vector<Query>& queries) {
    LeadWorld& world = world_of(state.range(0));
    query::Dictionaries dictionaries;
    for (int i = 0; i < asked_before; ++i) {
        for (const Query& query : queries) run(world.database, query, world.moment(), dictionaries);
    }
    for (auto _ : state) {
        for (const Query& query : queries) {
            benchmark::DoNotOptimize(run(world.database, query, world.moment(), dictionaries));
        }
    }
}

void ask_first(benchmark::State& state, const Query& query) {
    LeadWorld& world = world_of(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(query::run(world.database, query, world.moment()));
}

// The first question about dates: the local day of every record has to be found.
void find_days(benchmark::State& state, const core::TimeZone& zone) {
    LeadWorld& world = world_of(state.range(0));
    const Query query = counts(Field::contact_created_at, core::DateUnit::month);
    const core::Moment moment{LeadWorld::now, zone};
    for (auto _ : state) benchmark::DoNotOptimize(query::run(world.database, query, moment));
}

std::vector<Query> dashboard() {
    return {counts(Field::contact_lead_status),
            counts(Field::contact_source),
            counts(Field::contact_lifecycle_stage),
            counts(Field::contact_owner),
            counts(Field::contact_created_at, core::DateUnit::month),
            counts(Field::contact_category),
            counts(Field::contact_category_group)};
}

void import_all(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        auto world = std::make_unique<LeadWorld>();
        model::Command command{world->database.new_id(), world->import(state.range(0))};
        state.ResumeTiming();
        benchmark::DoNotOptimize(world->database.execute(std::move(command)));
        state.PauseTiming();
        world.reset();
        state.ResumeTiming();
    }
}

void edit(benchmark::State& state) {
    LeadWorld& world = world_of(state.range(0));
    const auto ids = world.database.ids(Entity::contact);
    std::size_t at = 0;
    for (auto _ : state) {
        at = (at + 7919) % ids.size();
        benchmark::DoNotOptimize(world.database.execute(
            {world.database.new_id(),
             model::UpdateRecords{
                 Entity::contact, {ids[at]}, {{Field::contact_title, "Title " + std::to_string(at)}}}}));
    }
}

void recategorize(benchmark::State& state) {
    LeadWorld& world = world_of(state.range(0));
    query::Dictionaries dictionaries;
    const Uuid company = world.database.ids(Entity::company)[7];
    bool is_customer = false;
    const auto move_and_ask = [&] {
        is_customer = !is_customer;
        const Uuid category = is_customer ? model::customer_id : model::lead_id;
        benchmark::DoNotOptimize(world.database.execute(
            {world.database.new_id(),
             model::UpdateRecords{Entity::company, {company}, {{Field::company_category, category}}}}));
        benchmark::DoNotOptimize(run(world.database, board(), world.moment(), dictionaries));
    };
    for (int i = 0; i < asked_before; ++i) move_and_ask();
    for (auto _ : state) move_and_ask();
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
    if (std::getenv("TRATT_LONG") != nullptr) benchmark->Arg(10'000'000);
}

BENCHMARK(import_all)->Apply(sizes);
BENCHMARK_CAPTURE(ask, filter, {filter()})->Apply(sizes);
BENCHMARK_CAPTURE(ask, top_100, {sorted(100)})->Apply(sizes);
BENCHMARK_CAPTURE(ask, full_order, {sorted(-1)})->Apply(sizes);
BENCHMARK_CAPTURE(ask, board, {board()})->Apply(sizes);
BENCHMARK_CAPTURE(ask, dashboard, dashboard())->Apply(sizes);
BENCHMARK_CAPTURE(ask, group, {by_group_and_status()})->Apply(sizes);
BENCHMARK_CAPTURE(ask, typed, {typed("anders")})->Apply(sizes);
BENCHMARK_CAPTURE(ask_first, first_board, board())->Apply(sizes);
BENCHMARK_CAPTURE(ask_first, first_sort, sorted(-1))->Apply(sizes);
BENCHMARK_CAPTURE(ask, search_letter, {search("a")})->Apply(sizes);
BENCHMARK_CAPTURE(ask, search_name, {search("bergs")})->Apply(sizes);
BENCHMARK_CAPTURE(ask, search_two_words, {search("anna berg")})->Apply(sizes);
BENCHMARK_CAPTURE(ask, search_phone, {search("46 70 10")})->Apply(sizes);
BENCHMARK_CAPTURE(ask, search_nothing, {search("xylofon")})->Apply(sizes);
BENCHMARK_CAPTURE(find_days, one_offset, core::TimeZone(60))->Apply(sizes);
BENCHMARK_CAPTURE(find_days, stockholm, fixtures::stockholm(1970, 2100))->Apply(sizes);
BENCHMARK(recategorize)->Apply(sizes);
BENCHMARK(edit)->Apply(sizes);

}  // namespace
}  // namespace tratt::bench

BENCHMARK_MAIN();
