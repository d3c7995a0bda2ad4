#include <doctest/doctest.h>

#include "backup_world.hpp"
#include "codec/demo.hpp"
#include "codec/json_transaction.hpp"

using namespace tratt;
using namespace tratt::test;

TEST_CASE("R300 a restore that replaces everything is one step, and its undo brings all of it back") {
    BackupWorld world;
    const Uuid company = world.company("Nordlys AB");
    const Uuid kept = world.contact("Öberg", company);
    const store::Snapshot backup = world.backup();
    const std::string then = world.file();

    world.set(kept, Field::contact_title, "VD");
    const Uuid added = world.contact("Ny", company);
    world.create(Entity::contact_point, {{Field::contact_point_contact, added},
                                         {Field::contact_point_kind, std::int64_t{0}},
                                         {Field::contact_point_value, "08"}});
    world.set(model::lead_id, Field::category_name, "Prospekt");
    world.remove(Entity::company, company);
    const std::string before = world.file();

    world.replace_by(backup);
    CHECK(records_in(world.file()) == records_in(then));
    CHECK(world.database.next_undo()->name_key == "step_restore_backup");
    world.run(model::Undo{});
    CHECK(records_in(world.file()) == records_in(before));
    world.run(model::Redo{});
    CHECK(records_in(world.file()) == records_in(then));
    CHECK(world.database.history(Entity::contact, kept).size() >= 3);  // made, changed, and changed back
}

TEST_CASE("a restore of what is here already does nothing") {
    BackupWorld world;
    world.contact("Öberg");
    const auto plan = codec::plan_replace(world.backup(), world.database, "a.tratt.json");
    CHECK(plan.command.rows.empty());
    CHECK(plan.command.removed.empty());
    CHECK(world.run(plan.command) == nullptr);
}

TEST_CASE("R92 R98 no counter goes down in a restore, and numbers given there are not given here") {
    BackupWorld there(2);
    for (int i = 0; i < 9; ++i) there.contact("Ek");
    for (int i = 0; i < 9; ++i) there.run(model::Undo{});
    const store::Snapshot nine_given = there.backup();

    BackupWorld world;
    world.contact("Öberg");
    world.replace_by(nine_given);
    CHECK(world.database.snapshot().next_contact_number == 10);
    world.contact("Berg");
    CHECK(world.database.find_number(Entity::contact, 10) != store::no_row);
    world.replace_by(BackupWorld(3).backup());
    CHECK(world.database.snapshot().next_contact_number == 11);
    world.run(model::Undo{});
    CHECK(world.database.snapshot().next_contact_number == 11);
}

TEST_CASE("numbers change hands in a restore") {
    BackupWorld there(2), world;
    const Uuid theirs = there.contact("Ek");
    const Uuid own = world.contact("Öberg");
    world.create(Entity::sale,
                 {{Field::sale_title, "Båt"}, {Field::sale_type, model::sale_type_id}, {Field::sale_contact, own}});
    world.replace_by(there.backup());
    CHECK(records_in(world.file()) == records_in(there.file()));
    CHECK(world.database.find_number(Entity::contact, 1) == world.database.find(Entity::contact, theirs));
    world.run(model::Undo{});
    CHECK(world.database.find_number(Entity::contact, 1) == world.database.find(Entity::contact, own));
}

TEST_CASE("visits do not stand in the way of a restore nor of its undo") {
    BackupWorld there(2), world;
    there.run(model::Visit{Entity::contact, there.contact("Ek")});
    const Uuid own = world.contact("Öberg");
    world.run(model::Visit{Entity::contact, own});
    world.replace_by(there.backup());
    CHECK(records_in(world.file()) == records_in(there.file()));
    world.run(model::Undo{});
    CHECK(world.has(Entity::contact, own));
}

TEST_CASE("a restore in the journal gives the same records and counters when it is read again") {
    BackupWorld there(2), world;
    for (int i = 0; i < 3; ++i) there.contact("Ek");
    there.run(model::Undo{});
    world.contact("Öberg");
    world.replace_by(there.backup());
    store::Database copy(environment());
    for (std::int64_t sequence = 1; sequence <= world.database.sequence(); ++sequence) {
        std::string line;
        codec::append_journal_line(line, world.database.complete(*world.database.transaction_at(sequence)));
        line.pop_back();
        const auto read = codec::read_journal_line(line);
        CHECK(read.ok());
        if (read) CHECK(copy.apply(*read).ok());
    }
    CHECK(codec::write_backup(copy.snapshot()) == world.file());
}

TEST_CASE("a database as large as the demo is restored into a new one and taken back") {
    BackupWorld there(2), world;
    there.run(codec::demo_command(there.database, {there.now, {}}, "demo").action);
    const std::string empty = world.file();
    world.replace_by(there.backup());
    CHECK(records_in(world.file()) == records_in(there.file()));
    world.run(model::Undo{});
    CHECK(records_in(world.file()) == records_in(empty));
}

TEST_CASE("what no database may become is refused, and nothing has changed") {
    BackupWorld world;
    const std::string file = world.file();
    const auto without = [&](std::string_view part, std::string_view instead) {
        store::Snapshot backup = world.backup();
        for (model::Event& event : backup.records) {
            for (model::Column& column : event.columns) {
                if (model::spec(column.field).key != part || event.entity != Entity::user) continue;
                for (std::int64_t& value : column.integers) value = instead == "true";
            }
        }
        return world.refused(codec::plan_replace(backup, world.database, "a").command).code;
    };
    CHECK(without("is_administrator", "false") == "last_administrator");
    CHECK(without("deleted", "true") == "cannot_be_deleted");
    store::Snapshot nothing;
    CHECK(world.refused(codec::plan_replace(nothing, world.database, "a").command).code == "required");
    CHECK(world.file() == file);
}
