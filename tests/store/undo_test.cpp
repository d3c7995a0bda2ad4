// Undo, redo, history, put back, and what is stored and comes back.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::Database;
using tratt::store::no_row;
using tratt::test::World;

TEST_CASE("a step is taken back and done again, with everything the rules did in it") {
    World world;
    const Uuid company = world.company("Nordlys AB", customer_id);
    const Uuid contact = world.contact("Öberg", company);
    const auto before = world.database.snapshot();
    world.set(Entity::company, company, Field::company_category, lead_id);
    const auto after = world.database.snapshot();
    CHECK(world.status(contact) == open_id);

    const Transaction* undo = world.run(Undo{});
    CHECK(undo->kind == TransactionKind::undo);
    CHECK(undo->name_key == "step_update_company");
    CHECK(world.database.snapshot().records == before.records);
    CHECK(world.database.find_transaction(world.database.next_redo()->id)->name_key == "step_update_company");
    const Transaction* redo = world.run(Redo{});
    CHECK(redo->kind == TransactionKind::redo);
    CHECK(world.database.snapshot().records == after.records);
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("a record that was made is gone after undo, and back with its number and row after redo") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const auto row = world.row(Entity::contact, contact);
    world.run(Undo{});
    CHECK(world.database.find(Entity::contact, contact) == no_row);
    CHECK_FALSE(world.database.is_present(Entity::contact, row));
    CHECK(world.database.count(Entity::contact) == 0);
    world.run(Redo{});
    CHECK(world.row(Entity::contact, contact) == row);
    CHECK(world.value(Entity::contact, contact, Field::contact_number) == Value(std::int64_t{1}));
}

TEST_CASE("what is done after an undo ends what could be done again") {
    World world;
    world.contact("Öberg");
    world.run(Undo{});
    CHECK(world.database.next_redo() != nullptr);
    world.contact("Lund");
    CHECK(world.database.next_redo() == nullptr);
    world.run(Redo{});
    CHECK(world.refusal.code == "nothing_to_redo");
    CHECK(world.database.check({world.database.new_id(), Redo{}}).front().code == "nothing_to_redo");
}

TEST_CASE("seeds are no step: undo ends at the new database") {
    World world;
    world.run(Undo{});
    CHECK(world.refusal.code == "nothing_to_undo");
    CHECK(world.database.next_undo() == nullptr);
    CHECK(world.database.check({world.database.new_id(), Undo{}}).front().code == "nothing_to_undo");
    CHECK(world.database.transaction_at(1)->kind == TransactionKind::system);
}

TEST_CASE("history only grows: undo and redo are transactions too") {
    World world;
    world.contact("Öberg");
    const auto sequence = world.database.sequence();
    world.run(Undo{});
    world.run(Redo{});
    CHECK(world.database.sequence() == sequence + 2);
    for (std::int64_t at = 1; at <= world.database.sequence(); ++at) {
        CHECK(world.database.transaction_at(at)->sequence == at);
    }
    CHECK(world.database.transaction_at(0) == nullptr);
    CHECK(world.database.transaction_at(world.database.sequence() + 1) == nullptr);
}

// ---- Steps that are not the newest --------------------------------------------------------------------------------

TEST_CASE("an older step is taken back while nothing later depends on it") {
    World world;
    const Uuid one = world.contact("Öberg");
    const Uuid two = world.contact("Lund");
    const Uuid step = world.set(Entity::contact, one, Field::contact_title, "Chef")->id;
    world.set(Entity::contact, two, Field::contact_title, "VD");
    world.run(Undo{step});
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::contact, one, Field::contact_title) == Value());
    CHECK(world.text(Entity::contact, two, Field::contact_title) == "VD");
    world.run(Undo{step});
    CHECK(world.refusal.code == "nothing_to_undo");
    world.run(Undo{world.database.new_id()});
    CHECK(world.refusal.code == "unknown_transaction");
}

TEST_CASE("a step whose record was changed since is not taken back, and the reason says by what") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid step = world.set(Entity::contact, contact, Field::contact_title, "Chef")->id;
    world.set(Entity::contact, contact, Field::contact_title, "VD");
    // Even when the value is the same again, the steps between could not be taken back afterwards.
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    world.run(Undo{step});
    CHECK(world.refusal.code == "changed_since");
    CHECK(world.refusal.entity == "contact");
    CHECK(world.refusal.param("by") == "step_update_contact");
    CHECK(world.text(Entity::contact, contact, Field::contact_title) == "Chef");
    const auto errors = world.database.check({world.database.new_id(), Undo{step}});
    CHECK(errors.size() == 1);
    if (!errors.empty()) CHECK(errors.front().code == "changed_since");
    while (world.database.next_undo()) {
        world.run(Undo{});
        CHECK(world.refusal.code.empty());
    }
    CHECK(world.database.count(Entity::contact) == 0);
}

TEST_CASE("a record that others refer to stays") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid step = world.database.next_undo()->id;
    world.contact("Öberg", company);
    world.run(Undo{step});
    CHECK(world.refusal.code == "changed_since");
    CHECK(world.refusal.param("by") == "step_create_contact");
    CHECK(world.database.find(Entity::company, company) != no_row);
}

TEST_CASE("R37 an older step is not taken back when a contact would be left without a status") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid step = world.set(Entity::category, lead_id, Field::category_lead_status_enabled, false)->id;
    const Uuid contact = world.contact("Öberg", company);
    const auto before = world.database.snapshot();
    world.run(Undo{step});
    CHECK(world.refusal.code == "changed_since");
    CHECK_FALSE(world.active(contact));
    CHECK(world.database.snapshot().records == before.records);
    world.run(Undo{});
    world.run(Undo{});
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::category, lead_id, Field::category_lead_status_enabled) == Value(true));
}

// ---- History ------------------------------------------------------------------------------------------------------

TEST_CASE("R51 the history is newest first and ends with the creation") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const auto created = world.now;
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    world.set(Entity::contact, contact, Field::contact_title, "VD");
    const auto history = world.database.history(Entity::contact, contact);
    CHECK(history.size() == 3);
    CHECK(history[0].new_value == Value("VD"));
    CHECK(history[0].old_value == Value("Chef"));
    CHECK(history[1].new_value == Value("Chef"));
    CHECK(history[1].old_value == Value());
    CHECK_FALSE(history[2].field);
    CHECK(history[2].at == created);
}

TEST_CASE("R43 only what differs from the present value can be put back") {
    World world;
    const Uuid contact = world.contact("Öberg");
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    world.set(Entity::contact, contact, Field::contact_title, "VD");
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    const auto history = world.database.history(Entity::contact, contact);
    CHECK(history[0].can_put_back);        // VD
    CHECK_FALSE(history[1].can_put_back);  // Chef
    CHECK(history[2].can_put_back);        // empty
    world.run(PutBack{history[2].transaction, Entity::contact, contact, Field::contact_title});
    CHECK(world.value(Entity::contact, contact, Field::contact_title) == Value());
    const auto after = world.database.history(Entity::contact, contact);
    CHECK(after[0].cause == Cause::put_back);
    world.run(Undo{});
    CHECK(world.text(Entity::contact, contact, Field::contact_title) == "Chef");
}

TEST_CASE("R43 nothing is put back that was not there") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid step = world.set(Entity::contact, contact, Field::contact_title, "Chef")->id;
    world.run(PutBack{world.database.new_id(), Entity::contact, contact, Field::contact_title});
    CHECK(world.refusal.code == "unknown_transaction");
    world.run(PutBack{step, Entity::contact, contact, Field::contact_email});
    CHECK(world.refusal.code == "wrong_field");
    world.run(PutBack{step, Entity::contact, world.database.new_id(), Field::contact_title});
    CHECK(world.refusal.code == "wrong_field");
    world.set(Entity::contact, contact, Field::contact_first_name, "Åsa");
    const Uuid renamed = world.set(Entity::contact, contact, Field::contact_last_name, Value())->id;
    world.set(Entity::contact, contact, Field::contact_last_name, "Berg");
    const Uuid first = world.set(Entity::contact, contact, Field::contact_first_name, Value())->id;
    world.run(PutBack{renamed, Entity::contact, contact, Field::contact_last_name});
    CHECK(world.text(Entity::contact, contact, Field::contact_last_name) == "Öberg");
    world.run(PutBack{first, Entity::contact, contact, Field::contact_first_name});
    CHECK(world.text(Entity::contact, contact, Field::contact_first_name) == "Åsa");
}

// ---- Stored and back ----------------------------------------------------------------------------------------------

static std::vector<Transaction> transactions_of(const Database& database, std::int64_t first, std::int64_t last) {
    std::vector<Transaction> all;
    for (auto sequence = first; sequence <= last; ++sequence) all.push_back(*database.transaction_at(sequence));
    return all;
}

static void fill(World& world) {
    const Uuid company = world.company("Nordlys AB", customer_id);
    world.contact("Öberg", company);
    world.contact("Lund", company);
    world.run(Undo{});
    world.set(Entity::company, company, Field::company_category, lead_id);
    world.run(DeleteRecords{Entity::category, {partner_id}});
    world.run(Undo{});
}

TEST_CASE("the journal played again gives the same database") {
    World world;
    fill(world);
    World other;
    Database copy(tratt::test::environment_of(other.now, other.random));
    for (const Transaction& transaction : transactions_of(world.database, 1, world.database.sequence())) {
        CHECK(copy.apply(transaction).ok());
        CHECK(copy.apply(transaction).ok());  // already in
    }
    CHECK(copy.snapshot().records == world.database.snapshot().records);
    CHECK(copy.sequence() == world.database.sequence());
    CHECK(copy.next_undo()->id == world.database.next_undo()->id);
    CHECK(copy.next_redo()->id == world.database.next_redo()->id);
    CHECK(copy.snapshot().next_contact_number == 3);
}

TEST_CASE("a snapshot and the transactions around it give the same database, with its history and undo") {
    World world;
    fill(world);
    const auto middle = world.database.snapshot();
    world.contact("Berg");
    world.run(Undo{});
    world.run(Redo{});

    Database copy(tratt::test::environment_of(world.now, world.random));
    CHECK(copy.restore(middle, transactions_of(world.database, 1, middle.sequence)).ok());
    CHECK(copy.snapshot().records == middle.records);
    for (const Transaction& later : transactions_of(world.database, middle.sequence + 1, world.database.sequence())) {
        CHECK(copy.apply(later).ok());
    }
    CHECK(copy.snapshot().records == world.database.snapshot().records);
    while (copy.next_undo()) CHECK(copy.execute({copy.new_id(), Undo{}}).ok());
    CHECK(copy.count(Entity::contact) == 0);
    CHECK(copy.count(Entity::category) == 8);
}

TEST_CASE("R92 numbers are not reused after a snapshot either") {
    World world;
    world.contact("Öberg");
    world.run(Undo{});
    Database copy(tratt::test::environment_of(world.now, world.random));
    CHECK(copy.restore(world.database.snapshot()).ok());
    CHECK(copy.execute({copy.new_id(), CreateRecord{Entity::contact, {{Field::contact_last_name, "Lund"}}}}).ok());
    CHECK(copy.find_number(Entity::contact, 1) == no_row);
    CHECK(copy.find_number(Entity::contact, 2) != no_row);
}

TEST_CASE("history that begins in the middle is enough to go on, but not to undo what is not kept") {
    World world;
    fill(world);
    const auto snapshot = world.database.snapshot();
    Database copy(tratt::test::environment_of(world.now, world.random));
    CHECK(copy.restore(snapshot, transactions_of(world.database, snapshot.sequence - 1, snapshot.sequence)).ok());
    CHECK(copy.sequence() == snapshot.sequence);
    CHECK(copy.transaction_at(1) == nullptr);
    CHECK(copy.next_undo() == nullptr);
}

TEST_CASE("what does not fit is refused as a whole") {
    World world;
    fill(world);
    const auto before = world.database.snapshot();
    const auto refused = [&](auto change) {
        Transaction transaction = *world.database.transaction_at(2);  // a company is created
        transaction.id = world.database.new_id();
        transaction.sequence = world.database.sequence() + 1;
        transaction.events[0].ids = {world.database.new_id()};
        for (Column& column : transaction.events[0].columns) {
            if (column.field == Field::company_number) column.integers = {20000};
        }
        change(transaction);
        const auto result = world.database.apply(transaction);
        CHECK(world.database.snapshot().records == (result.ok() ? world.database.snapshot().records : before.records));
        return result.ok() ? std::string() : result.error().code;
    };
    CHECK(refused([](Transaction& t) { t.sequence += 1; }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.sequence -= 1; }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].ids = {Uuid{}}; }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].ids.push_back(t.events[0].ids[0]); }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].columns[0].integers.push_back(1); }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].columns.push_back(t.events[0].columns[0]); }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].columns.push_back(Column(Field::contact_name)); }) ==
          "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].kind = EventKind::set; }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].kind = EventKind::remove; }) == "bad_transaction");
    CHECK(refused([](Transaction& t) { t.events[0].old_columns = t.events[0].columns; }) == "bad_transaction");
    const auto with_text = [](Transaction& t, std::string_view bytes, std::vector<std::uint32_t> ends) {
        for (Column& column : t.events[0].columns) {
            if (column.field != Field::company_name) continue;
            column.bytes = {};
            column.bytes.add(bytes);
            column.ends = std::move(ends);
        }
    };
    CHECK(refused([&](Transaction& t) { with_text(t, "\xFF", {1}); }) == "bad_transaction");
    CHECK(refused([&](Transaction& t) { with_text(t, "ab", {1}); }) == "bad_transaction");
    CHECK(refused([&](Transaction& t) { with_text(t, "ab", {9}); }) == "bad_transaction");
    CHECK(refused([](Transaction& t) {
              for (Column& column : t.events[0].columns) {
                  if (column.field == Field::company_category) column.ids = {setting_id};
              }
          }) == "bad_transaction");
    CHECK(refused([](Transaction& t) {
              for (Column& column : t.events[0].columns) {
                  if (column.field == Field::company_number) column.integers = {10001};
              }
          }) == "bad_transaction");
    // The first event fits, the second does not: the first is taken back.
    CHECK(refused([](Transaction& t) { t.events.push_back(t.events[0]); }) == "bad_transaction");
    CHECK(refused([](Transaction&) {}).empty());
}

TEST_CASE("a snapshot that does not fit leaves an empty database") {
    World world;
    fill(world);
    auto snapshot = world.database.snapshot();
    std::erase_if(snapshot.records, [](const Event& event) { return event.entity == Entity::business; });
    CHECK(world.database.restore(snapshot).error().code == "bad_transaction");
    CHECK(world.database.count(Entity::company) == 0);
    CHECK(world.database.count(Entity::category) == 0);
    CHECK(world.database.sequence() == 0);
    CHECK(world.database.snapshot().records.empty());
}

TEST_CASE("a part of a snapshot is those rows") {
    World world;
    fill(world);
    const auto rows = world.database.rows_by_id(Entity::category);
    const Event part = world.database.rows_as_event(Entity::category, std::span(rows).subspan(2, 3));
    CHECK(part.ids == std::vector<Uuid>{opportunity_id, lost_opportunity_id, customer_id});
    CHECK(part.kind == EventKind::insert);
    CHECK(part.columns.size() == stored_fields(Entity::category).size());
}
