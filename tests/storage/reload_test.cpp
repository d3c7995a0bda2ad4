// What is there after a reload.
#include "codec/backup_file.hpp"
#include "codec/backup_plan.hpp"
#include "model/command.hpp"
#include "session.hpp"

using namespace tratt;
using storage::SaveState;
using test::names;
using test::Session;

TEST_CASE("what was saved is there after a reload, history and undo included") {
    Session first;
    first.create("Åsa");
    first.create("Nora");
    first.settle();
    CHECK(first.acknowledged == 3);
    CHECK(first.storage.state() == SaveState::saved);
    Session second(first.files.stored());
    CHECK(!second.report.is_empty);
    CHECK(second.report.sequence == 3);
    CHECK(second.report.damages.empty());
    CHECK(second.database.snapshot().records == first.database.snapshot().records);
    CHECK(second.database.next_undo() != nullptr);
    second.run(model::Undo{});
    CHECK(names(second.database) == std::vector<std::string>{"Åsa"});
}

TEST_CASE("more than a hundred steps can be taken back after a reload, and done again") {
    constexpr int step_count = 150;
    Session first;
    for (int i = 0; i < step_count; ++i) {
        first.create("Contact " + std::to_string(i));
        first.settle();
    }
    Session second(first.files.stored());
    for (int i = 0; i < step_count; ++i) second.run(model::Undo{});
    CHECK(names(second.database).empty());
    CHECK(second.database.next_undo() == nullptr);
    second.settle();
    Session third(second.files.stored());
    for (int i = 0; i < step_count; ++i) third.run(model::Redo{});
    CHECK(names(third.database) == names(first.database));
}

TEST_CASE("a restored backup is there after a reload with its counters, and can still be taken back") {
    Session there;
    for (int i = 0; i < 5; ++i) there.create("There");
    there.run(model::Undo{});
    const auto backup = codec::read_backup(codec::write_backup(there.database.snapshot()));
    CHECK(backup.ok());
    if (!backup) return;
    Session session;
    session.create("Here");
    const auto before = session.database.snapshot().records;
    session.run(codec::plan_replace(*backup, session.database, "a.tratt.json").command);
    session.settle();
    Session again(session.files.stored());
    CHECK(again.report.damages.empty());
    CHECK(names(again.database) == std::vector<std::string>(4, "There"));
    CHECK(again.database.snapshot().records == backup->records);
    CHECK(again.database.snapshot().next_contact_number == 6);
    again.run(model::Undo{});
    CHECK(again.database.snapshot().records == before);
    CHECK(again.database.snapshot().next_contact_number == 6);
}
