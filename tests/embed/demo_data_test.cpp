#include "embed/demo_data.hpp"

#include <doctest/doctest.h>

#include <string>

#include "codec/backup_file.hpp"
#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using embed::DemoData;
using model::Entity;
using model::Field;

struct Bench {
    platform::fake::FakeServices fake;
    platform::Services all = fake.services();
    DemoData data{{all.clock, all.random, all.clipboard, all.text, all.log}};

    explicit Bench(codec::DemoSize size = codec::DemoSize::small) { data.make(size, core::Language::en); }

    void rename_somebody() {
        store::Database& database = data.database();
        const core::Uuid contact = database.id_of(Entity::contact, database.find_number(Entity::contact, 1));
        CHECK(database
                  .execute({database.new_id(), model::UpdateRecords{.entity = Entity::contact,
                                                                    .ids = {contact},
                                                                    .changes = {{Field::contact_last_name, "Ny"}}}})
                  .ok());
    }
    std::string last_name() {
        const store::Database& database = data.database();
        return std::string(database.text(Field::contact_last_name, database.find_number(Entity::contact, 1)));
    }
};

constexpr const char* list =
    "First name,Last name,Company,Category,Lead status\nÅsa,Öberg,Nordlys AB,Lead,Contacting\n,,,,\n,,Tom AB,Lead,\n";

}  // namespace

TEST_CASE("a demo's own data is no step that could be undone, and one starts over from it") {
    Bench bench;
    CHECK(bench.data.database().count(Entity::contact) > 0);
    CHECK(bench.data.database().next_undo() == nullptr);
    const std::string before = bench.last_name();
    bench.rename_somebody();
    CHECK(bench.last_name() == "Ny");
    CHECK(bench.data.database().next_undo() != nullptr);
    bench.data.start_over();
    CHECK(bench.last_name() == before);
    CHECK(bench.data.database().next_undo() == nullptr);
}

TEST_CASE("the large set of a demo is that of the app, the small one has a few of each") {
    Bench large(codec::DemoSize::full);
    CHECK(large.data.database().count(Entity::company) == codec::demo_companies);
    Bench small;
    CHECK(small.data.database().count(Entity::company) == 10);
    CHECK(small.data.database().count(Entity::contact) < 25);
}

TEST_CASE("a list takes the place of a demo's data, and what cannot go in is counted") {
    Bench bench;
    REQUIRE(bench.data.load("leads.csv", list).ok());
    const store::Database& database = bench.data.database();
    CHECK(database.count(Entity::contact) == 1);
    const store::Row contact = database.find_number(Entity::contact, 1);
    CHECK(database.text(Field::contact_last_name, contact) == "Öberg");
    CHECK(database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, contact)) ==
          model::contacting_id);
    CHECK(bench.data.rows_left_out() == 1);
    CHECK(database.next_undo() == nullptr);
}

TEST_CASE("a backup takes the place of a demo's data") {
    Bench bench;
    bench.rename_somebody();
    const std::string backup = codec::write_backup(bench.data.database().snapshot());
    bench.data.start_over();
    REQUIRE(bench.data.load("mine.tratt.json", backup).ok());
    CHECK(bench.last_name() == "Ny");
}

TEST_CASE("a file that cannot be read leaves a demo as it is") {
    Bench bench;
    const std::string before = bench.last_name();
    for (const std::string& bad :
         {std::string(), std::string("\0\0", 2), std::string("{\"v\":3,\"crc\":\"00000000\"}"),
          std::string("{\"v\":3,\"crc\":\"00000000\",\"backup\":{}}"), std::string(embed::most_file_bytes + 1, 'x')}) {
        const auto loaded = bench.data.load("bad", bad);
        CHECK(!loaded.ok());
        CHECK(!loaded.error().code.empty());
        CHECK(bench.last_name() == before);
    }
}
