// What is kept of a step that made many records: not their values a second time, and yet it can be taken back and done
// again.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "store/world.hpp"

namespace tratt::test {

using model::Column;

namespace {

constexpr std::int64_t contact_count = 2000;

model::Import large_import(World& world) {
    model::ImportRows rows{.entity = Entity::contact,
                           .columns = {Column(Field::contact_last_name), Column(Field::contact_email)}};
    for (std::int64_t i = 0; i < contact_count; ++i) {
        rows.ids.push_back(world.database.new_id());
        rows.columns[0].add_text("Öberg " + std::to_string(i));
        rows.columns[1].add_text(i % 2 ? std::to_string(i) + "@example.com" : "");
    }
    return {{std::move(rows)}, "large.csv"};
}

auto records(const World& world) { return world.database.snapshot().records; }

}  // namespace

TEST_CASE("a large import keeps its values once, and is undone and redone after other steps") {
    World world;
    const auto empty = records(world);
    const Uuid import = world.run(large_import(world))->id;
    const auto imported = records(world);
    world.contact("Another");
    CHECK(world.database.find_transaction(import)->events[0].columns.empty());

    CHECK(world.run(model::Undo{}));
    CHECK(world.run(model::Undo{import}));
    CHECK(records(world) == empty);
    CHECK(world.run(model::Redo{}));
    CHECK(records(world) == imported);
    CHECK(world.run(model::Undo{}));
    CHECK(records(world) == empty);
}

TEST_CASE("a large import from the middle of the stack is taken back, one that was edited since is not") {
    World world;
    const Uuid import = world.run(large_import(world))->id;
    const Uuid contact = world.database.find_transaction(import)->events[0].ids[7];
    const Uuid other = world.contact("Another");
    const auto before = records(world);
    const model::Transaction* edit = world.set(Entity::contact, contact, Field::contact_title, "Chef");
    CHECK_FALSE(world.run(model::Undo{import}));
    CHECK(world.refusal.code == "changed_since");
    CHECK(world.run(model::Undo{edit->id}));
    CHECK(records(world) == before);
    CHECK(world.run(model::Undo{import}));
    CHECK(world.database.count(Entity::contact) == 1);
    CHECK(world.row(Entity::contact, other) != store::no_row);
}

TEST_CASE("contacts of a large import stand with their companies, also when it is done again") {
    World world;
    const Uuid companies[] = {world.company("One", model::lead_id), world.company("Two", model::lead_id)};
    world.contact("Before", companies[0]);
    model::Import import = large_import(world);
    model::ImportRows& rows = import.rows[0];
    Column& company = rows.columns.emplace_back(Field::contact_company);
    for (std::size_t i = 0; i < rows.ids.size(); ++i) company.add(i % 3 == 2 ? Uuid() : companies[i % 3]);
    const std::vector<Uuid> ids = rows.ids;
    CHECK(world.run(std::move(import)));
    CHECK(world.run(model::Undo{}));
    CHECK(world.run(model::Redo{}));
    world.contact("After", companies[0]);
    const auto contacts_of = [&](const Uuid& id) { return world.database.contacts_of(world.row(Entity::company, id)); };
    CHECK(contacts_of(companies[0]).size() == 2 + (ids.size() + 2) / 3);
    CHECK(contacts_of(companies[1]).size() == (ids.size() + 1) / 3);
    CHECK(std::ranges::is_sorted(contacts_of(companies[0])));
    CHECK(contacts_of(companies[1]).front() == world.row(Entity::contact, ids[1]));
    for (const std::int64_t number : {1, 2, 2001, 2002}) {
        CAPTURE(number);
        const store::Row row = world.database.find_number(Entity::contact, number);
        REQUIRE(row != store::no_row);
        CHECK(world.database.number(Field::contact_number, row) == number);
    }
}

TEST_CASE("texts of a large import that nobody has asked for yet are there for whoever does") {
    World world;
    const Uuid before = world.company("Before", model::lead_id);
    const model::Transaction* step = world.run(large_import(world));
    const std::vector<Uuid> ids = step->events[0].ids;
    const auto text_of = [&](Field field, const Uuid& id) { return world.value(Entity::contact, id, field); };
    const Uuid import = step->id;

    CHECK(world.run(large_import(world)));  // while those of the first still wait
    CHECK(text_of(Field::contact_last_name, ids[7]) == Value("Öberg 7"));
    CHECK(world.run(model::Undo{}));

    world.contact("After", before);
    CHECK(world.set(Entity::contact, ids[3], Field::contact_email, "new@example.com"));
    CHECK(text_of(Field::contact_email, ids[3]) == Value("new@example.com"));
    CHECK(text_of(Field::contact_email, ids[5]) == Value("5@example.com"));
    CHECK(text_of(Field::contact_email, ids[4]) == Value());
    CHECK(world.run(model::Undo{}));
    CHECK(text_of(Field::contact_email, ids[3]) == Value("3@example.com"));
    CHECK(world.run(model::Undo{import}));
    CHECK(world.database.count(Entity::contact) == 1);
}

TEST_CASE("a large import read back from its history is undone") {
    World world;
    const model::Transaction seed = *world.database.transaction_at(1);
    const model::Transaction import = world.database.complete(*world.run(large_import(world)));
    World again;
    again.database = store::Database(environment_of(again.now, again.random));
    CHECK(again.database.apply(seed).ok());
    const auto empty = records(again);
    CHECK(again.database.apply(import).ok());
    CHECK(records(again) == records(world));
    CHECK(again.run(model::Undo{}));
    CHECK(records(again) == empty);
}

}  // namespace tratt::test
