// Imports: one step, categories before statuses, nothing dropped in silence.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "world.hpp"

using namespace tratt::model;
using tratt::test::World;

namespace {

// Columns of an import, filled row by row.
struct Rows {
    ImportRows rows;

    Rows(Entity entity, bool is_new, std::vector<Field> fields) {
        rows.entity = entity;
        rows.is_new = is_new;
        for (const Field field : fields) rows.columns.emplace_back(field);
    }
    Uuid add(World& world, const std::vector<Value>& values, Uuid id = {}) {
        if (id.is_nil()) id = world.database.new_id();
        rows.ids.push_back(id);
        for (std::size_t i = 0; i < values.size(); ++i) rows.columns[i].add(values[i]);
        return id;
    }
};

const Transaction* import(World& world, std::vector<ImportRows> rows) {
    return world.run(Import{std::move(rows), "leads.csv"});
}

}  // namespace

TEST_CASE("R288 R300 companies and contacts of a file go in as one step, and out as one") {
    World world;
    const auto before = world.database.snapshot();
    Rows users(Entity::user, true, {Field::user_name, Field::user_email});
    const Uuid jim = users.add(world, {"Jim Halpert", "jim@example.com"});
    Rows companies(Entity::company, true, {Field::company_name, Field::company_category, Field::company_owner});
    const Uuid company = companies.add(world, {"Nordlys AB", mql_id, jim});
    Rows contacts(Entity::contact, true, {Field::contact_last_name, Field::contact_company, Field::contact_owner});
    const Uuid contact = contacts.add(world, {"Öberg", company, jim});
    const Uuid nobodys = contacts.add(world, {"Lund", Value(), Value()});

    // The order in the command does not matter.
    const Transaction* step = import(world, {contacts.rows, companies.rows, users.rows});
    CHECK(world.refusal.code == "unknown_reference");
    step = import(world, {users.rows, companies.rows, contacts.rows});
    CHECK(world.refusal.code.empty());
    if (!step) return;
    CHECK(step->name_key == "step_import");
    CHECK(step->name_params == std::vector<std::pair<std::string, std::string>>{{"file", "leads.csv"}, {"count", "4"}});
    CHECK(step->events.size() == 3);
    for (const Event& event : step->events) {
        CHECK(event.cause == Cause::import);
        CHECK(event.detail == "leads.csv");
    }
    CHECK(world.value(Entity::contact, contact, Field::contact_company) == Value(company));
    CHECK(world.value(Entity::contact, contact, Field::contact_owner) == Value(jim));
    CHECK(world.value(Entity::contact, nobodys, Field::contact_owner) == Value());
    CHECK(world.value(Entity::company, company, Field::company_business) == Value(not_specified_id));
    CHECK(world.value(Entity::company, company, Field::company_number) == Value(std::int64_t{10001}));
    CHECK(world.value(Entity::contact, nobodys, Field::contact_number) == Value(std::int64_t{2}));
    CHECK(world.value(Entity::contact, contact, Field::contact_created_at) == Value(world.now));
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    CHECK(world.contact("Berg") != Uuid{});
    CHECK(world.database.find_number(Entity::contact, 3) != tratt::store::no_row);
}

TEST_CASE("R49 R37 a status is taken where it is active, left out elsewhere, and Open where there is none") {
    World world;
    Rows companies(Entity::company, true, {Field::company_name, Field::company_category});
    const Uuid lead = companies.add(world, {"Nordlys AB", lead_id});
    const Uuid customer = companies.add(world, {"Sydlys AB", customer_id});
    Rows contacts(
        Entity::contact, true,
        {Field::contact_last_name, Field::contact_company, Field::contact_own_category, Field::contact_lead_status});
    const Uuid given = contacts.add(world, {"A", lead, Value(), qualified_id});
    const Uuid blank = contacts.add(world, {"B", lead, Value(), Value()});
    const Uuid left_out = contacts.add(world, {"C", customer, Value(), qualified_id});
    const Uuid none = contacts.add(world, {"D", customer, Value(), Value()});
    const Uuid alone = contacts.add(world, {"E", Value(), mql_id, contacting_id});
    const Uuid alone_hidden = contacts.add(world, {"F", Value(), other_id, contacting_id});
    import(world, {companies.rows, contacts.rows});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(given) == qualified_id);
    CHECK(world.status(blank) == open_id);
    CHECK(world.status(left_out) == Uuid{});
    CHECK(world.status(none) == Uuid{});
    CHECK(world.status(alone) == contacting_id);
    CHECK(world.status(alone_hidden) == Uuid{});
    CHECK(world.value(Entity::contact, given, Field::contact_status_since) == Value(world.now));
    CHECK(world.value(Entity::contact, none, Field::contact_status_since) == Value());
}

TEST_CASE("R49 R42 a known company that becomes active opens its known contacts, and the file's statuses come after") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid known = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    const Uuid in_file = world.contact("Lund", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);

    Rows companies(Entity::company, false, {Field::company_category});
    companies.add(world, {mql_id}, company);
    Rows contacts(Entity::contact, false, {Field::contact_lead_status});
    contacts.add(world, {contacting_id}, in_file);
    import(world, {companies.rows, contacts.rows});
    CHECK(world.status(known) == open_id);
    CHECK(world.status(in_file) == contacting_id);
    const auto history = world.database.history(Entity::contact, in_file);
    CHECK(history.front().cause == Cause::import);
    CHECK(history.front().detail == "leads.csv");
    CHECK(world.database.history(Entity::contact, known).front().cause == Cause::rule);
}

TEST_CASE("R49 a status for a known contact is left out where it is not active, and blank keeps what is there") {
    World world;
    const Uuid hidden = world.contact("Öberg", world.company("Nordlys AB", customer_id));
    const Uuid shown =
        world.contact("Lund", world.company("Sydlys AB", lead_id), {{Field::contact_lead_status, qualified_id}});
    Rows contacts(Entity::contact, false, {Field::contact_lead_status});
    contacts.add(world, {contacting_id}, hidden);
    contacts.add(world, {Value()}, shown);
    CHECK(import(world, {contacts.rows}) == nullptr);
    CHECK(world.refusal.code.empty());
    CHECK(world.status(hidden) == Uuid{});
    CHECK(world.status(shown) == qualified_id);
}

TEST_CASE("R49 a restore takes statuses as they were recorded, also where the rules hide them, and R37 holds as ever") {
    World world;
    const Uuid company = world.company("Nordlys AB", customer_id);
    const Uuid known = world.contact("Öberg", company);
    Rows contacts(Entity::contact, true,
                  {Field::contact_last_name, Field::contact_company, Field::contact_own_category,
                   Field::contact_lead_status, Field::contact_status_since});
    const Uuid hidden = contacts.add(world, {"Lund", company, Value(), contacting_id, std::int64_t{7000}});
    const Uuid none = contacts.add(world, {"Berg", company, Value(), Value(), Value()});
    const Uuid active = contacts.add(world, {"Ek", Value(), lead_id, Value(), Value()});
    Rows changed(Entity::contact, false, {Field::contact_lead_status});
    changed.add(world, {qualified_id}, known);
    const auto before = world.database.snapshot();
    world.run(Import{{contacts.rows, changed.rows}, "backup.csv", true});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(hidden) == contacting_id);
    CHECK(world.value(Entity::contact, hidden, Field::contact_status_since) == Value(std::int64_t{7000}));
    CHECK_FALSE(world.active(hidden));
    CHECK(world.status(none) == Uuid{});
    CHECK(world.status(active) == open_id);
    CHECK(world.status(known) == qualified_id);
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("a number that a field cannot hold is refused with its field and row") {
    World world;
    Rows contacts(Entity::contact, true, {Field::contact_last_name, Field::contact_number, Field::contact_created_at});
    contacts.add(world, {"Lund", std::int64_t{5}, std::int64_t{0}});
    contacts.add(world, {"Berg", std::int64_t{2'147'483'647}, std::int64_t{0}});
    import(world, {contacts.rows});
    CHECK(world.refusal == tratt::core::Error{"out_of_range", "contact", "number", 1, {}});
    contacts.rows.columns[1].integers[1] = 6;
    contacts.rows.columns[2].integers[0] = 253'402'300'800'000;  // the year 10000
    import(world, {contacts.rows});
    CHECK(world.refusal == tratt::core::Error{"out_of_range", "contact", "created_at", 0, {}});
    const Uuid company = world.company("Nordlys AB", lead_id);
    world.set(Entity::company, company, Field::company_employees, (std::int64_t{1} << 53) + 1);
    CHECK(world.refusal == tratt::core::Error{"out_of_range", "company", "employees", 0, {}});
}

TEST_CASE("R300 changed records go back too, and only what differs is changed") {
    World world;
    const Uuid one = world.contact("Öberg", {}, {{Field::contact_title, "Chef"}});
    const Uuid two = world.contact("Lund", {}, {{Field::contact_title, "VD"}});
    const auto before = world.database.snapshot();
    Rows contacts(Entity::contact, false, {Field::contact_title, Field::contact_phone});
    contacts.add(world, {"Inköpschef", "123"}, one);
    contacts.add(world, {"VD", Value()}, two);
    const Transaction* step = import(world, {contacts.rows});
    CHECK(step->events.size() == 2);
    for (const Event& event : step->events) CHECK(event.ids == std::vector<Uuid>{one});
    CHECK(world.text(Entity::contact, one, Field::contact_title) == "Inköpschef");
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    // The same file once more changes nothing.
    world.run(Redo{});
    CHECK(import(world, {contacts.rows}) == nullptr);
}

TEST_CASE("R17 an import that gives a contact a company takes its own category away") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", {}, {{Field::contact_own_category, customer_id}});
    Rows contacts(Entity::contact, false, {Field::contact_company, Field::contact_own_category});
    contacts.add(world, {company, other_id}, contact);
    import(world, {contacts.rows});
    CHECK(world.value(Entity::contact, contact, Field::contact_own_category) == Value());
    CHECK(world.status(contact) == open_id);
    Rows added(Entity::contact, true, {Field::contact_last_name, Field::contact_company, Field::contact_own_category});
    const Uuid fresh = added.add(world, {"Lund", company, other_id});
    import(world, {added.rows});
    CHECK(world.value(Entity::contact, fresh, Field::contact_own_category) == Value());
}

TEST_CASE("R295 new items of lists come last") {
    World world;
    Rows statuses(Entity::lead_status, true, {Field::lead_status_name});
    const Uuid one = statuses.add(world, {"Not interested"});
    const Uuid two = statuses.add(world, {"Bad timing"});
    import(world, {statuses.rows});
    const auto list = world.database.list(Entity::lead_status);
    CHECK(list.size() == 7);
    CHECK(world.database.id_of(Entity::lead_status, list[5]) == one);
    CHECK(world.database.id_of(Entity::lead_status, list[6]) == two);
}

TEST_CASE("an import keeps dates of creation that the file has") {
    World world;
    Rows contacts(Entity::contact, true, {Field::contact_last_name, Field::contact_created_at});
    const Uuid dated = contacts.add(world, {"Öberg", std::int64_t{1'700'000'000'000}});
    const Uuid undated = contacts.add(world, {"Lund", Value()});
    import(world, {contacts.rows});
    CHECK(world.value(Entity::contact, dated, Field::contact_created_at) == Value(std::int64_t{1'700'000'000'000}));
    CHECK(world.value(Entity::contact, undated, Field::contact_created_at) == Value(world.now));
}

TEST_CASE("an import with one bad row is refused as a whole, and says which") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.run(DeleteRecords{Entity::lead_status, {re_nurture_id}});
    const auto before = world.database.snapshot();
    struct Case {
        const char* code;
        const char* field;
        Entity entity;
        bool is_new;
        std::vector<Field> fields;
        std::vector<Value> good, bad;
    };
    const Uuid nobody = world.database.new_id();
    const Case cases[] = {
        {"required",
         "name",
         Entity::company,
         true,
         {Field::company_name, Field::company_category},
         {"A", lead_id},
         {Value(), lead_id}},
        {"required",
         "category",
         Entity::company,
         true,
         {Field::company_name, Field::company_category},
         {"A", lead_id},
         {"B", Value()}},
        {"required", "name", Entity::lead_status, true, {Field::lead_status_name}, {"A"}, {Value()}},
        {"contact_name_required", "first_name", Entity::contact, true, {Field::contact_last_name}, {"A"}, {Value()}},
        {"deleted_item",
         "lead_status",
         Entity::contact,
         true,
         {Field::contact_last_name, Field::contact_lead_status},
         {"A", open_id},
         {"B", re_nurture_id}},
        {"unknown_reference",
         "company",
         Entity::contact,
         true,
         {Field::contact_last_name, Field::contact_company},
         {"A", company},
         {"B", nobody}},
        {"not_utf8", "last_name", Entity::contact, true, {Field::contact_last_name}, {"A"}, {"\xFF"}},
        {"flag_needs_potential_customer",
         "lead_status_enabled",
         Entity::category,
         true,
         {Field::category_name, Field::category_group, Field::category_lead_status_enabled},
         {"A", std::int64_t{0}, true},
         {"B", std::int64_t{1}, true}},
    };
    for (const Case& test : cases) {
        CAPTURE(std::string(test.code));
        Rows rows(test.entity, test.is_new, test.fields);
        rows.add(world, test.good);
        rows.add(world, test.bad);
        CHECK(import(world, {rows.rows}) == nullptr);
        CHECK(world.refusal.code == std::string(test.code));
        CHECK(world.refusal.field == std::string(test.field));
        CHECK(world.refusal.row == 1);
    }
    const auto change = [&](Entity entity, Uuid id, Field field, Value value) {
        Rows rows(entity, false, {field});
        rows.add(world, {std::move(value)}, id);
        import(world, {rows.rows});
        return world.refusal.code;
    };
    CHECK(change(Entity::company, company, Field::company_name, Value()) == "required");
    CHECK(change(Entity::company, company, Field::company_number, std::int64_t{7}) == "read_only");
    CHECK(change(Entity::company, company, Field::company_deleted_at, std::int64_t{7}) == "read_only");
    CHECK(change(Entity::company, company, Field::contact_title, "x") == "wrong_field");
    CHECK(change(Entity::contact, contact, Field::contact_name, "x") == "wrong_field");
    CHECK(change(Entity::contact, contact, Field::contact_last_name, Value()) == "contact_name_required");
    CHECK(change(Entity::contact, nobody, Field::contact_last_name, "x") == "unknown_record");
    CHECK(change(Entity::category, lead_id, Field::category_name, "x") == "wrong_field");
    CHECK(change(Entity::setting, setting_id, Field::setting_regional_language, "de") == "wrong_field");
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("a hundred thousand contacts go in as one event, and an edit does not depend on their number") {
    using Clock = std::chrono::steady_clock;
    const auto ms_since = [](Clock::time_point start) {
        return static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
    };
    World world;
    constexpr int contact_count = 100'000;
    Rows companies(Entity::company, true, {Field::company_name, Field::company_category});
    for (int i = 0; i < contact_count / 5; ++i)
        companies.add(world, {"Company " + std::to_string(i), i % 2 ? lead_id : customer_id});
    Rows contacts(Entity::contact, true,
                  {Field::contact_first_name, Field::contact_last_name, Field::contact_company, Field::contact_email,
                   Field::contact_phone, Field::contact_city, Field::contact_country, Field::contact_lead_status});
    for (int i = 0; i < contact_count; ++i) {
        const std::string number = std::to_string(i);
        contacts.add(world,
                     {"First " + std::to_string(i % 900), "Last " + std::to_string(i % 7000),
                      companies.rows.ids[static_cast<std::size_t>(i) / 5], number + "@example.com", "070" + number,
                      "City " + std::to_string(i % 500), "Sverige", i % 3 ? Value(contacting_id) : Value()});
    }
    auto start = Clock::now();
    const Transaction* step = import(world, {companies.rows, contacts.rows});
    const long import_ms = ms_since(start);
    CHECK(step != nullptr);
    if (!step) return;
    CHECK(step->events.size() == 2);
    CHECK(world.database.count(Entity::contact) == contact_count);

    start = Clock::now();
    for (int i = 0; i < 100; ++i) {
        world.set(Entity::contact, contacts.rows.ids[static_cast<std::size_t>(i) * 997], Field::contact_title, "Chef");
    }
    const long edits_ms = ms_since(start);
    start = Clock::now();
    world.run(UpdateRecords{Entity::company, companies.rows.ids, {{Field::company_category, mql_id}}, Cause::bulk});
    const long bulk_ms = ms_since(start);
    CHECK(world.refusal.code.empty());
    start = Clock::now();
    while (world.database.next_undo()) world.run(Undo{});
    const long undo_ms = ms_since(start);
    CHECK(world.database.count(Entity::contact) == 0);
    std::printf(
        "100,000 contacts: import %ld ms, 100 edits %ld ms, category of 20,000 companies %ld ms, all undone %ld ms\n",
        import_ms, edits_ms, bulk_ms, undo_ms);
}
