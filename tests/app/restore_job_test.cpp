// Bringing data back: what is shown before, and what the one step does.
#include "app/restore_job.hpp"

#include <doctest/doctest.h>

#include <string>

#include "codec/backup_file.hpp"
#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using model::Entity;
using model::Field;
using ui::RestoreMode;
using ui::RestoreStage;

struct Bench {
    platform::fake::FakeServices fake{};
    app::Workspace workspace{fake.services(), core::Language::en};
    app::RestoreJob job{workspace, fake.cipher};

    Bench() {
        workspace.open([](const core::Result<storage::OpenReport>& report) { CHECK(report.ok()); });
    }

    core::Uuid company(std::string name) {
        model::CreateRecord create{Entity::company,
                                   {{Field::company_name, std::move(name)}, {Field::company_category, model::lead_id}},
                                   workspace.database().new_id()};
        const core::Uuid id = create.record;
        CHECK(run(std::move(create)));
        return id;
    }
    void rename(const core::Uuid& id, std::string name) {
        CHECK(run(model::UpdateRecords{Entity::company, {id}, {{Field::company_name, std::move(name)}}}));
    }
    bool run(model::Action action) {
        return workspace.execute({workspace.database().new_id(), std::move(action)}).ok();
    }
    std::string backup() { return codec::write_backup(workspace.database().snapshot()); }
    std::vector<model::Event> records() { return workspace.database().snapshot().records; }
    void carry_out() {
        const auto result = workspace.execute(job.command());
        REQUIRE(result.ok());
        job.finish(*result);
    }
    const ui::RestoreView& view() const { return job.view(); }
    const ui::ReplaceCounts& replaced(Entity entity) const { return view().replace[static_cast<std::size_t>(entity)]; }
    std::string name_of(const core::Uuid& id) {
        return workspace.database().name(Entity::company, workspace.database().find(Entity::company, id));
    }
};

TEST_CASE("replacing says what comes, changes, stays and goes, and one undo takes it back") {
    Bench bench;
    const core::Uuid kept = bench.company("Kept"), changed = bench.company("Changed");
    const std::string file = bench.backup();
    const auto then = bench.records();
    bench.rename(changed, "Changed since");
    bench.company("New since");
    const auto now = bench.records();

    bench.job.open_file("a.tratt.json", file);
    REQUIRE(bench.view().stage == RestoreStage::preview);
    CHECK(bench.view().mode == RestoreMode::merge);
    CHECK(!bench.view().does_something);
    bench.job.set_mode(RestoreMode::replace);
    CHECK(bench.view().does_something);
    CHECK(bench.replaced(Entity::company).added == 0);
    CHECK(bench.replaced(Entity::company).changed == 1);
    CHECK(bench.replaced(Entity::company).equal == 1);
    CHECK(bench.replaced(Entity::company).removed == 1);

    bench.carry_out();
    CHECK(bench.view().stage == RestoreStage::done);
    CHECK(bench.view().total.changed == 1);
    CHECK(bench.view().total.removed == 1);
    CHECK(bench.records() == then);
    CHECK(bench.name_of(kept) == "Kept");
    CHECK(bench.run(model::Undo{}));
    CHECK(bench.records() == now);
    bench.job.follow();
    CHECK(bench.view().is_undone);
}

TEST_CASE("a merge takes the side that is chosen, and keeps the choice when something else changes meanwhile") {
    Bench bench;
    const core::Uuid first = bench.company("First"), second = bench.company("Second");
    const std::string file = bench.backup();
    bench.fake.clock.now_ms += 1000;
    bench.rename(first, "First here");
    bench.rename(second, "Second here");
    bench.job.open_file("a.tratt.json", file);
    REQUIRE(bench.view().merge.conflicts.size() == 2);
    CHECK(bench.view().decisions == model::MergeDecisions(2, model::Side::here));
    model::MergeDecisions decisions = bench.view().decisions;
    const std::size_t of_first = bench.view().merge.conflicts[0].here == first ? 0 : 1;
    decisions[of_first] = model::Side::there;
    bench.job.decide(decisions);
    CHECK(bench.view().does_something);

    bench.company("Came meanwhile");
    bench.job.follow();
    CHECK(bench.view().decisions == decisions);
    bench.carry_out();
    CHECK(bench.name_of(first) == "First");
    CHECK(bench.name_of(second) == "Second here");
    CHECK(bench.workspace.database().count(Entity::company) == 3);
}

TEST_CASE("into an empty database everything is replaced unless somebody says otherwise") {
    Bench full, empty;
    full.company("Nordlys");
    empty.job.open_file("a.tratt.json", full.backup());
    CHECK(empty.view().mode == RestoreMode::replace);
    empty.carry_out();
    CHECK(empty.records() == full.records());
}

TEST_CASE("a wrong passphrase is told and may be tried again, and a file that was left is not answered for") {
    Bench bench;
    bench.company("Nordlys");
    std::string encrypted;
    bench.fake.cipher.encrypt("right", bench.backup(), [&](core::Result<std::string> file) { encrypted = *file; });
    bench.fake.cipher.settle();

    bench.job.open_file("a.encrypted.tratt", encrypted);
    REQUIRE(bench.view().stage == RestoreStage::passphrase);
    bench.job.give_passphrase("wrong");
    CHECK(bench.view().stage == RestoreStage::opening);
    bench.fake.cipher.settle();
    CHECK(bench.view().stage == RestoreStage::passphrase);
    CHECK(bench.view().error.code == "wrong_passphrase");
    bench.job.give_passphrase("right");
    bench.job.close();
    bench.fake.cipher.settle();
    CHECK(bench.view().stage == RestoreStage::nothing);

    bench.job.open_file("a.encrypted.tratt", encrypted);
    bench.job.give_passphrase("right");
    bench.fake.cipher.settle();
    CHECK(bench.view().stage == RestoreStage::preview);
}

TEST_CASE("what is no whole backup is refused by name") {
    Bench bench;
    bench.company("Nordlys");
    std::string broken = bench.backup();
    broken.replace(broken.find("Nordlys"), 1, "M");
    CHECK(codec::is_backup(broken));
    bench.job.open_file("broken.json", broken);
    CHECK(bench.view().stage == RestoreStage::refused);
    CHECK(bench.view().file_name == "broken.json");
    CHECK(bench.view().error.code == "backup_broken");
    CHECK(bench.view().error.param("line") != "");
    CHECK(!codec::is_backup("{\"tx\":{}}\n"));
    bench.job.open_file("list.csv", "Name\nNordlys\n");
    CHECK(bench.view().error.code == "not_a_backup");
}

TEST_CASE("an earlier state is compared and brought back like a file, by replacing only") {
    Bench bench;
    const core::Uuid company = bench.company("Nordlys");
    store::Database then(store::Environment{[] { return core::InstantMs{0}; }, [](std::span<std::uint8_t>) {}});
    CHECK(then.restore(bench.workspace.database().snapshot()).ok());
    bench.rename(company, "Nordlys AB");
    bench.job.open_state({.sequence = 2, .at = bench.fake.clock.now_ms}, then);
    CHECK(bench.view().mode == RestoreMode::replace);
    bench.job.set_mode(RestoreMode::merge);
    CHECK(bench.view().mode == RestoreMode::replace);
    bench.carry_out();
    CHECK(bench.name_of(company) == "Nordlys");
    const model::Transaction* step = bench.workspace.database().next_undo();
    REQUIRE(step != nullptr);
    CHECK(step->name_key == "step_restore_backup");
}

}  // namespace
