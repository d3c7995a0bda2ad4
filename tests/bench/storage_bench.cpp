// What opening costs, natively: everything that is stored after an import, read again.
//
//   ./dev shell build/cmake/native/tests/storage_bench
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>

#include "bench/lead_world.hpp"
#include "platform/fake/files.hpp"
#include "storage/storage.hpp"

namespace tratt::bench {
namespace {

using platform::fake::FakeFiles;
using platform::fake::StoredFiles;

// An import, a snapshot of it, and a few edits.
StoredFiles stored_after_import(std::int64_t contacts) {
    LeadWorld world;
    FakeFiles files;
    storage::Storage storage(files, world.database);
    if (!storage.open()) std::abort();
    storage.append(*world.database.transaction_at(1));
    const auto run = [&](model::Action action) {
        const auto done = world.database.execute({world.database.new_id(), std::move(action)});
        if (!done || !*done) std::abort();
        storage.append(world.database.complete(**done));
        while (files.is_busy()) files.settle();
    };
    run(world.import(contacts));
    const Uuid company = world.database.id_of(Entity::company, 0);
    for (int i = 0; i < 20; ++i)
        run(model::UpdateRecords{Entity::company, {company}, {{Field::company_city, "City " + std::to_string(i)}}});
    return files.stored();
}

void open(benchmark::State& state) {
    static std::map<std::int64_t, StoredFiles> all;
    StoredFiles& stored = all[state.range(0)];
    if (stored.empty()) stored = stored_after_import(state.range(0));
    for (auto _ : state) {
        FakeFiles files(stored);
        store::Database database({[] { return LeadWorld::now; }, [](std::span<std::uint8_t>) {}});
        storage::Storage storage(files, database);
        if (!storage.open()) std::abort();
        benchmark::DoNotOptimize(database.sequence());
    }
    std::size_t bytes = 0;
    for (const auto& [path, content] : stored) bytes += content.size();
    state.counters["MB"] = static_cast<double>(bytes) / 1e6;
}
BENCHMARK(open)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tratt::bench

BENCHMARK_MAIN();
