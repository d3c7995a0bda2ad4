// What commands refuse, what they leave alone, and that each is carried out once.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::no_row;
using tratt::test::World;

TEST_CASE("a command sent twice is carried out once") {
    World world;
    const Command command{world.database.new_id(),
                          CreateRecord{Entity::contact, {{Field::contact_last_name, "Öberg"}}}};
    const auto first = world.database.execute(command);
    const auto second = world.database.execute(command);
    CHECK(first.ok());
    CHECK(second.ok());
    CHECK(*first == *second);
    CHECK(world.database.count(Entity::contact) == 1);
    CHECK(world.database.sequence() == 2);
}

TEST_CASE("a command that changes nothing is no step") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const auto sequence = world.database.sequence();
    CHECK(world.set(Entity::contact, contact, Field::contact_last_name, "Öberg") == nullptr);
    CHECK(world.refusal.code.empty());
    CHECK(world.run(UpdateRecords{Entity::contact, {}, {{Field::contact_title, "Chef"}}}) == nullptr);
    CHECK(world.run(DeleteRecords{Entity::contact, {}}) == nullptr);
    CHECK(world.run(RestoreRecords{Entity::contact, {contact}}) == nullptr);
    CHECK(world.database.sequence() == sequence);
}

TEST_CASE("texts are trimmed and composed, and blank is empty") {
    World world;
    const Uuid contact = world.create(Entity::contact, {{Field::contact_first_name, "  A\u030Asa\u00A0"},
                                                        {Field::contact_last_name, "O\u0308berg"},
                                                        {Field::contact_title, " \t"}});
    CHECK(world.text(Entity::contact, contact, Field::contact_first_name) == "Åsa");
    CHECK(world.text(Entity::contact, contact, Field::contact_last_name) == "Öberg");
    CHECK(world.value(Entity::contact, contact, Field::contact_title) == Value());
    CHECK(world.database.name(Entity::contact, world.row(Entity::contact, contact)) == "Åsa Öberg");
    CHECK(world.value(Entity::contact, contact, Field::contact_name) == Value("Åsa Öberg"));
}

TEST_CASE("what does not fit its field is refused, and nothing changes") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid stranger = world.database.new_id();
    struct Case {
        const char* code;
        Field field;
        Value value;
    };
    const Case cases[] = {
        {"wrong_type", Field::contact_title, Value(std::int64_t{1})},
        {"wrong_type", Field::contact_company, Value("Nordlys")},
        {"wrong_type", Field::contact_former_employee, Value()},
        {"wrong_type", Field::contact_former_employee, Value(std::int64_t{1})},
        {"wrong_field", Field::company_name, Value("x")},
        {"wrong_field", Field::contact_name, Value("x")},
        {"wrong_field", Field::contact_category, Value(lead_id)},
        {"read_only", Field::contact_number, Value(std::int64_t{7})},
        {"read_only", Field::contact_created_at, Value(std::int64_t{7})},
        {"read_only", Field::contact_deleted_at, Value(std::int64_t{7})},
        {"read_only", Field::contact_status_since, Value(std::int64_t{7})},
        {"not_utf8", Field::contact_title, Value("\xFF")},
        {"unknown_reference", Field::contact_company, Value(stranger)},
        {"unknown_reference", Field::contact_owner, Value(lead_id)},
    };
    const auto before = world.database.snapshot();
    for (const Case& test : cases) {
        CAPTURE(std::string(test.code));
        CHECK(world.set(Entity::contact, contact, test.field, test.value) == nullptr);
        CHECK(world.refusal.code == test.code);
        CHECK(world.refusal.field == spec(test.field).key);
        CHECK(world.create(Entity::contact, {{Field::contact_last_name, "x"}, {test.field, test.value}}).is_nil());
        CHECK(world.refusal.code == test.code);
    }
    CHECK(world.set(Entity::contact, stranger, Field::contact_title, "x") == nullptr);
    CHECK(world.refusal.code == "unknown_record");
    CHECK(world.run(CreateRecord{Entity::contact, {{Field::contact_last_name, "x"}}, contact}) == nullptr);
    CHECK(world.refusal.code == "already_exists");
    CHECK(world.create(Entity::setting, {}).is_nil());
    CHECK(world.set(Entity::setting, setting_id, Field::setting_regional_language, "xx") == nullptr);
    CHECK(world.refusal.code == "wrong_type");
    CHECK(world.set(Entity::category, lead_id, Field::category_group, std::int64_t{5}) == nullptr);
    CHECK(world.refusal.code == "wrong_type");
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("a refusal says which of several records it is about") {
    World world;
    const Uuid active = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    const Uuid hidden = world.contact("Lund");
    world.run(
        UpdateRecords{Entity::contact, {active, hidden}, {{Field::contact_lead_status, qualified_id}}, Cause::bulk});
    CHECK(world.refusal.code == "status_hidden");
    CHECK(world.refusal.row == 1);
    CHECK(world.status(active) == open_id);
}

TEST_CASE("a record named twice in a command is changed once") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid company = world.company("Nordlys AB", lead_id);
    world.run(UpdateRecords{Entity::contact, {contact, contact}, {{Field::contact_title, "Chef"}}});
    CHECK(world.refusal.code.empty());
    CHECK(world.text(Entity::contact, contact, Field::contact_title) == "Chef");
    world.run(DeleteRecords{Entity::company, {company, company}});
    CHECK(world.refusal.code.empty());
    world.run(RestoreRecords{Entity::company, {company, company}});
    CHECK(world.refusal.code.empty());
    CHECK(world.database.count(Entity::company) == 1);
}

TEST_CASE("R263 each record gets a value of its own, in one step with what all get") {
    World world;
    const Uuid anna = world.contact("Ek"), bo = world.contact("Ask"), cilla = world.contact("Alm");
    world.set(Entity::contact, cilla, Field::contact_former_employee, true);
    const std::vector<Uuid> ids = {anna, bo, cilla};
    Column titles(Field::contact_title), former(Field::contact_former_employee);
    for (const char* title : {" CTO ", "", "CEO"}) titles.add(Value(title));
    for (const bool flag : {true, false, false}) former.add(flag);
    world.set(Entity::contact, bo, Field::contact_title, "Buyer");
    const auto* step =
        world.run(UpdateRecords{Entity::contact, ids, {{Field::contact_city, "Lund"}}, Cause::bulk, {titles, former}});
    REQUIRE(step);
    CHECK(world.text(Entity::contact, anna, Field::contact_title) == "CTO");
    CHECK(world.value(Entity::contact, bo, Field::contact_title) == Value());
    CHECK(world.text(Entity::contact, cilla, Field::contact_title) == "CEO");
    CHECK(world.value(Entity::contact, anna, Field::contact_former_employee) == Value(true));
    CHECK(world.value(Entity::contact, cilla, Field::contact_former_employee) == Value(false));
    for (const Uuid& id : ids) CHECK(world.text(Entity::contact, id, Field::contact_city) == "Lund");
    CHECK(step->events.front().cause == Cause::bulk);
    world.run(Undo{});
    CHECK(world.value(Entity::contact, anna, Field::contact_title) == Value());
    CHECK(world.text(Entity::contact, bo, Field::contact_title) == "Buyer");
    CHECK(world.value(Entity::contact, cilla, Field::contact_former_employee) == Value(true));
}

TEST_CASE("R267 values of their own are refused for the record they do not fit, and where they are no such values") {
    World world;
    const Uuid anna = world.contact("Ek"), bo = world.contact("Ask");
    const auto refused = [&](const std::vector<FieldValue>& changes, const Column& column) {
        CHECK(world.run(UpdateRecords{Entity::contact, {anna, bo}, changes, Cause::bulk, {column}}) == nullptr);
        return world.refusal;
    };
    Column titles(Field::contact_title);
    titles.add(Value("CTO"));
    CHECK(refused({}, titles).code == "wrong_type");  // one value for two records
    titles.add(Value(std::string(1'000'000, 'a')));
    const tratt::core::Error too_long = refused({}, titles);
    CHECK(too_long.code == "too_long");
    CHECK(too_long.row == 1);
    CHECK(refused({{Field::contact_title, "CEO"}}, titles).code == "wrong_field");  // given twice
    Column companies(Field::contact_company), names(Field::company_name);
    for (int i = 0; i < 2; ++i) {
        companies.add(Value(Uuid{}));
        names.add(Value("Nordlys"));
    }
    CHECK(refused({}, companies).code == "wrong_field");  // much would follow from it
    CHECK(refused({}, names).code == "wrong_field");  // of another entity
    CHECK(world.value(Entity::contact, anna, Field::contact_title) == Value());
}

TEST_CASE("deleting what is deleted does nothing") {
    World world;
    const Uuid contact = world.contact("Öberg");
    world.run(DeleteRecords{Entity::contact, {contact}});
    const Value at = world.value(Entity::contact, contact, Field::contact_deleted_at);
    CHECK(at == Value(world.now));
    CHECK(world.run(DeleteRecords{Entity::contact, {contact}}) == nullptr);
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::contact, contact, Field::contact_deleted_at) == at);
    CHECK(world.database.find(Entity::contact, contact) != no_row);
    CHECK(world.database.count(Entity::contact) == 0);
}

TEST_CASE("the settings and the current user cannot be deleted") {
    World world;
    world.run(DeleteRecords{Entity::setting, {setting_id}});
    CHECK(world.refusal.code == "cannot_be_deleted");
    world.run(DeleteRecords{Entity::user, {me_id}});
    CHECK(world.refusal.code == "cannot_be_deleted");
    const Uuid erik = world.create(Entity::user, {{Field::user_name, "Erik Lund"}});
    world.run(DeleteRecords{Entity::user, {erik}});
    CHECK(world.refusal.code.empty());
    world.contact("Öberg", {}, {{Field::contact_owner, erik}});
    CHECK(world.refusal.code == "deleted_item");
    world.set(Entity::setting, setting_id, Field::setting_current_user, erik);
    CHECK(world.refusal.code == "deleted_item");
}

TEST_CASE("a contact cannot be put into a deleted company") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg");
    world.run(DeleteRecords{Entity::company, {company}});
    world.set(Entity::contact, contact, Field::contact_company, company);
    CHECK(world.refusal.code == "deleted_item");
    CHECK(world.refusal.field == "company");
}

TEST_CASE("a step says what it is called") {
    World world;
    const auto name_of = [](const Transaction* transaction) {
        std::string name = transaction->name_key;
        for (const auto& [key, value] : transaction->name_params) name += " " + key + "=" + value;
        return name;
    };
    const Uuid company = world.company("Nordlys AB", lead_id);
    CHECK(name_of(world.database.next_undo()) == "step_create_company name=Nordlys AB");
    const Uuid one = world.contact("Öberg", company);
    const Uuid two = world.contact("Lund", company);
    CHECK(name_of(world.set(Entity::contact, one, Field::contact_title, "Chef")) == "step_update_contact name=Öberg");
    CHECK(name_of(world.run(UpdateRecords{Entity::contact, {one, two}, {{Field::contact_title, "VD"}}})) ==
          "step_update_contacts count=2");
    CHECK(name_of(world.set(Entity::category, lead_id, Field::category_description, "x")) ==
          "step_update_item catalogue_key=category_lead");
    CHECK(name_of(world.set(Entity::setting, setting_id, Field::setting_regional_language, "de")) ==
          "step_update_settings");
    CHECK(name_of(world.run(MoveItem{Entity::category, other_id, lead_id})) ==
          "step_move_item catalogue_key=category_other");
    CHECK(name_of(world.run(DeleteRecords{Entity::contact, {one, two}})) == "step_delete name=Öberg count=2");
    CHECK(name_of(world.run(RestoreRecords{Entity::contact, {two}})) == "step_restore name=Lund count=1");
    CHECK(name_of(world.run(MergeContacts{two, one})) == "step_merge_contacts name=Lund other=Öberg");
    for (std::int64_t sequence = 1; sequence <= world.database.sequence(); ++sequence) {
        const auto& key = world.database.transaction_at(sequence)->name_key;
        CHECK(std::ranges::find(step_keys, key) != step_keys.end());
    }
}

TEST_CASE("a category counts its use, a company its contacts") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company);
    world.contact("Lund", company, {{Field::contact_former_employee, true}});
    CHECK(world.value(Entity::company, company, Field::company_contact_count) == Value(std::int64_t{1}));
    CHECK(world.database.contacts_of(world.row(Entity::company, company)).size() == 2);
    world.run(DeleteRecords{Entity::contact, {one}});
    CHECK(world.database.contacts_of(world.row(Entity::company, company)).size() == 1);
    CHECK(world.value(Entity::company, company, Field::company_contact_count) == Value(std::int64_t{0}));
    CHECK(world.value(Entity::company, company, Field::company_category_group) == Value(std::int64_t{0}));
}

TEST_CASE("revisions go up for what changed, and only for that") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const auto all = world.database.revision();
    const auto of_contacts = world.database.revision(Entity::contact);
    const auto of_companies = world.database.revision(Entity::company);
    const auto of_names = world.database.revision(Field::contact_last_name);
    const auto of_titles = world.database.revision(Field::contact_title);
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    CHECK(world.database.revision() > all);
    CHECK(world.database.revision(Entity::contact) > of_contacts);
    CHECK(world.database.revision(Entity::company) == of_companies);
    CHECK(world.database.revision(Field::contact_last_name) == of_names);
    CHECK(world.database.revision(Field::contact_title) > of_titles);
    world.contact("Lund");
    CHECK(world.database.revision(Field::contact_last_name) > of_names);
}
