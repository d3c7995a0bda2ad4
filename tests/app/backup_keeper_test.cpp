// When a backup is due, what is known of the last one, and the file that is written by itself.
#include "app/backup_keeper.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "app/reminder.hpp"
#include "codec/backup_file.hpp"
#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using app::BackupKeeper;
using platform::OwnFileState;
using ui::Reminder;

struct Bench {
    platform::fake::FakeServices fake{};
    app::Workspace workspace{fake.services(), core::Language::en};
    std::optional<BackupKeeper> keeper;
    std::string failure;

    Bench() {
        workspace.open([](const core::Result<storage::OpenReport>& report) { CHECK(report.ok()); });
        open();
    }
    void open() { keeper.emplace(fake.services(), workspace); }
    void settle() {
        for (int i = 0; i < 100 && fake.files.is_busy(); ++i) fake.files.settle();
    }
    void change() {
        model::CreateRecord create{
            model::Entity::company,
            {{model::Field::company_name, std::string("Nordlys")}, {model::Field::company_category, model::lead_id}},
            {}};
        CHECK(workspace.execute({workspace.database().new_id(), std::move(create)}).ok());
    }
    void download(const std::string& passphrase = {}) {
        keeper->download(passphrase, [this](const core::Error& error) { failure = error.code; });
    }
    void wait(std::int64_t ms, bool is_typing = false) {
        fake.clock.now_ms += ms;
        keeper->follow(is_typing);
        fake.own_file.settle();
    }
    void pick() {
        keeper->pick_own_file();
        fake.own_file.settle();
        fake.own_file.settle();
    }
};

constexpr std::int64_t pause = BackupKeeper::quiet_before_writing_ms, week = 7 * app::one_day_ms;

TEST_CASE("a reminder is written and read, and what cannot be read is the default") {
    for (const Reminder& each : {Reminder{}, Reminder{.is_on = false},
                                 Reminder{.unit = Reminder::Unit::changes, .count = 200}, Reminder{.count = 4}})
        CHECK(app::read_reminder(app::written(each)) == each);
    for (const std::string_view wrong :
         {"", "weeks", "0 weeks", "-3 changes", "3 months", "99999999999999999999 weeks"})
        CHECK(app::read_reminder(wrong) == Reminder{});
}

TEST_CASE("a reminder is due after so many changes, or so long after the last backup, and only with changes") {
    const Reminder changes{.unit = Reminder::Unit::changes, .count = 200}, weeks{.count = 2};
    const core::InstantMs now = 100 * week;
    const auto due = [&](const Reminder& reminder, app::BackupAge age) {
        return app::is_reminder_due(reminder, age, now);
    };
    CHECK(!due(changes, {.changes = 199, .since = 0}));
    CHECK(due(changes, {.changes = 200, .since = now}));
    CHECK(!due(weeks, {.changes = 1, .since = now - 2 * week + 1}));
    CHECK(due(weeks, {.changes = 1, .since = now - 2 * week}));
    CHECK(!due(weeks, {.changes = 0, .since = 0}));
    CHECK(!due(weeks, {.changes = 1, .since = 0, .quiet_until = now + 1}));
    CHECK(!due({.is_on = false}, {.changes = 1000, .since = 0}));
}

TEST_CASE("a download is the last backup, also after the page was opened again") {
    Bench bench;
    CHECK(bench.keeper->facts().changes_since == 0);
    bench.change();
    bench.change();
    CHECK(bench.keeper->facts().last_at == 0);
    CHECK(bench.keeper->facts().changes_since == 2);
    bench.download();
    REQUIRE(bench.fake.page.downloads.size() == 1);
    CHECK(bench.fake.page.downloads[0].file_name == "tratt-2026-11-18.tratt.json");
    CHECK(codec::read_backup(bench.fake.page.downloads[0].bytes).ok());
    bench.open();
    CHECK(bench.keeper->facts().last_at == bench.fake.clock.now_ms);
    CHECK(bench.keeper->facts().changes_since == 0);
    bench.change();
    CHECK(bench.keeper->facts().changes_since == 1);
    bench.keeper->forget_all();
    CHECK(bench.keeper->facts().last_at == 0);
}

TEST_CASE("with a passphrase the file comes when it is encrypted, and a failure is told") {
    Bench bench;
    bench.change();
    bench.download("secret");
    CHECK(bench.fake.page.downloads.empty());
    CHECK(bench.keeper->facts().last_at == 0);
    bench.fake.cipher.settle();
    REQUIRE(bench.fake.page.downloads.size() == 1);
    CHECK(bench.fake.page.downloads[0].file_name == "tratt-2026-11-18.encrypted.tratt");
    CHECK(platform::is_encrypted(bench.fake.page.downloads[0].bytes));
    CHECK(bench.keeper->facts().last_at != 0);

    core::Error error;
    error.code = "encryption_failed";
    bench.fake.cipher.fail_next(error);
    bench.download("secret");
    bench.fake.cipher.settle();
    CHECK(bench.failure == "encryption_failed");
    CHECK(bench.fake.page.downloads.size() == 1);
}

TEST_CASE("the reminder comes when it is due and stays away for a day after Later") {
    Bench bench;
    bench.change();
    CHECK(!bench.keeper->facts().is_due);
    bench.fake.clock.now_ms += 2 * week;
    CHECK(bench.keeper->facts().is_due);
    bench.keeper->remind_later();
    CHECK(!bench.keeper->facts().is_due);
    bench.fake.clock.now_ms += app::one_day_ms;
    CHECK(bench.keeper->facts().is_due);
    bench.download();
    CHECK(!bench.keeper->facts().is_due);
}

TEST_CASE("the own file is written when it is picked, and some time after a change that is saved") {
    Bench bench;
    bench.change();
    bench.settle();
    bench.pick();
    CHECK(bench.fake.own_file.file_name == "tratt-2026-11-18.tratt.json");
    CHECK(bench.fake.own_file.writes == 1);
    CHECK(bench.keeper->facts().changes_since == 0);
    bench.wait(10 * pause);
    CHECK(bench.fake.own_file.writes == 1);

    bench.change();
    bench.wait(1);
    bench.wait(pause);
    CHECK(bench.fake.own_file.writes == 1);  // it is not saved yet
    bench.settle();
    bench.wait(1);
    CHECK(bench.fake.own_file.writes == 2);
    CHECK(bench.fake.own_file.content == codec::write_backup(bench.workspace.database().snapshot()));
    CHECK(!bench.keeper->own_file().is_waiting);
}

TEST_CASE("the own file is not written while somebody types") {
    Bench bench;
    bench.pick();
    bench.change();
    bench.settle();
    for (int i = 0; i < 20; ++i) bench.wait(pause / 2, true);
    CHECK(bench.fake.own_file.writes == 0);
    bench.wait(pause - 1);
    CHECK(bench.fake.own_file.writes == 0);
    bench.wait(1);
    CHECK(bench.fake.own_file.writes == 1);
}

TEST_CASE("a failure of the own file is told and tried again with the next change") {
    Bench bench;
    bench.change();
    bench.settle();
    bench.pick();
    bench.change();
    bench.settle();
    bench.wait(1);
    core::Error error;
    error.code = "own_file_failed";
    bench.fake.own_file.fail_next(error);
    bench.wait(pause);
    CHECK(bench.keeper->own_file().error.code == "own_file_failed");
    CHECK(bench.keeper->own_file().is_waiting);
    bench.wait(100 * pause);
    CHECK(bench.fake.own_file.writes == 1);
    bench.change();
    bench.settle();
    bench.wait(1);
    bench.wait(pause);
    CHECK(bench.fake.own_file.writes == 2);
    CHECK(bench.keeper->own_file().error.code.empty());
}

TEST_CASE("a file that has more than what is here is not written over") {
    Bench bench;
    for (int i = 0; i < 5; ++i) bench.change();
    bench.settle();
    bench.pick();
    const std::string content = bench.fake.own_file.content;
    Bench other;  // the browser was cleared, all but the file is gone
    other.fake.preferences.values = bench.fake.preferences.values;
    other.fake.own_file.now = OwnFileState::ready;
    other.fake.own_file.content = content;
    other.open();
    other.change();
    other.settle();
    for (int i = 0; i < 5; ++i) other.wait(pause);
    CHECK(other.fake.own_file.content == content);
    CHECK(other.fake.own_file.now == OwnFileState::none);
}

TEST_CASE("erasing lets go of the own file") {
    Bench bench;
    bench.change();
    bench.settle();
    bench.pick();
    bench.keeper->forget_all();
    CHECK(bench.fake.own_file.now == OwnFileState::none);
    CHECK(!bench.fake.own_file.content.empty());
}

}  // namespace
