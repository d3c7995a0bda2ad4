// Administration of lists, selections, favourites and what belongs to one person.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::Database;
using tratt::store::no_row;
using tratt::store::Row;
using tratt::test::World;

namespace {

// The current user is one without rights.
Uuid step_down(World& world) {
    const Uuid erik = world.create(Entity::user, {{Field::user_name, "Erik Lund"}});
    world.set(Entity::setting, setting_id, Field::setting_current_user, erik);
    return erik;
}

Uuid selection(World& world, const std::string& name, SelectionEntity entity, std::vector<FieldValue> more = {}) {
    more.push_back({Field::selection_name, name});
    more.push_back({Field::selection_entity, as_number(entity)});
    return world.create(Entity::selection, std::move(more));
}

std::vector<FieldValue> combined(const Uuid& left, const Uuid& right) {
    return {{Field::selection_kind, as_number(SelectionKind::combined)},
            {Field::selection_operation, as_number(SetOperation::both)},
            {Field::selection_left, left},
            {Field::selection_right, right}};
}

std::int64_t members(const World& world) { return world.database.count(Entity::selection_member); }

}  // namespace

// ---- Lists --------------------------------------------------------------------------------------------------------

TEST_CASE("R73 only an administrator changes lists and automations") {
    World world;
    const Uuid item = world.create(Entity::business, {{Field::business_name, "Handel"}});
    step_down(world);
    const auto before = world.database.snapshot();
    const auto refused = [&](Action action) {
        world.run(std::move(action));
        return world.refusal.code == "administrator_only";
    };
    CHECK(refused(CreateRecord{Entity::business, {{Field::business_name, "Bygg"}}}));
    CHECK(refused(UpdateRecords{Entity::business, {item}, {{Field::business_name, "Bygg"}}}));
    CHECK(refused(DeleteRecords{Entity::business, {item}}));
    CHECK(refused(RestoreRecords{Entity::business, {item}}));
    CHECK(refused(MoveItem{Entity::category, lead_id, {}}));
    CHECK(refused(
        UpdateRecords{Entity::automation, {automation_id(Trigger::sale_sold)}, {{Field::automation_confirm, true}}}));
    Import import{{{Entity::lead_status, true, {world.database.new_id()}, {Column(Field::lead_status_name)}}}, "a.csv"};
    import.rows[0].columns[0].add_text("Bad timing");
    CHECK(refused(import));
    CHECK(world.database.snapshot().records == before.records);
    CHECK_FALSE(world.company("Nordlys AB", lead_id).is_nil());  // records are everybody's
}

TEST_CASE("R73 only administrators make administrators, and one remains") {
    World world;
    const auto change = [&](const Uuid& user, bool is_administrator) {
        world.set(Entity::user, user, Field::user_is_administrator, is_administrator);
        return world.refusal.code;
    };
    CHECK(change(me_id, false) == "last_administrator");
    const Uuid erik = world.create(Entity::user, {{Field::user_name, "Erik"}});
    CHECK(change(erik, true).empty());
    CHECK(change(me_id, false).empty());
    CHECK(change(erik, false) == "administrator_only");  // I am none any more
    world.set(Entity::setting, setting_id, Field::setting_current_user, erik);
    CHECK(change(erik, false) == "last_administrator");
    world.set(Entity::setting, setting_id, Field::setting_current_user, me_id);
    world.run(DeleteRecords{Entity::user, {erik}});
    CHECK(world.refusal.code == "last_administrator");
}

TEST_CASE("R75 a name that is in the list is refused, ignoring case and counting deleted items") {
    World world;
    const Uuid first = world.create(Entity::business, {{Field::business_name, "Övrig handel"}});
    const auto refused = [&](const std::string& name) {
        world.create(Entity::business, {{Field::business_name, name}});
        return world.refusal.code == "name_exists" && world.refusal.field == "name";
    };
    CHECK(refused("övrig HANDEL"));
    world.run(DeleteRecords{Entity::business, {first}});
    CHECK(refused("Övrig handel"));
    const Uuid second = world.create(Entity::business, {{Field::business_name, "Bygg"}});
    world.set(Entity::business, second, Field::business_name, "ÖVRIG handel");
    CHECK(world.refusal.code == "name_exists");
    world.set(Entity::business, second, Field::business_name, "BYGG");  // its own
    CHECK(world.refusal.code.empty());
    CHECK_FALSE(world.create(Entity::lead_status, {{Field::lead_status_name, "Bygg"}}).is_nil());  // another list
    CHECK_FALSE(world.create(Entity::user, {{Field::user_name, "Bo"}}).is_nil());
    CHECK_FALSE(world.create(Entity::user, {{Field::user_name, "Bo"}}).is_nil());  // people may share a name
    Import import{{{Entity::business, true, {world.database.new_id()}, {Column(Field::business_name)}}}, "a.csv"};
    import.rows[0].columns[0].add_text("bygg");
    world.run(import);
    CHECK(world.refusal.code == "name_exists");
}

TEST_CASE("R75 the seeded names count too, in every language") {
    tratt::core::InstantMs now = 1'780'000'000'000;
    std::uint64_t random = 1;
    tratt::store::Environment environment = tratt::test::environment_of(now, random);
    environment.catalogue_words = [](std::string_view key) {
        return key == "lead_status_open" ? std::vector<std::string>{"Open", "Öppen"} : std::vector<std::string>{};
    };
    Database database(std::move(environment));
    database.seed(tratt::core::Language::sv);
    for (const char* name : {"open", "ÖPPEN"}) {
        const auto result = database.execute(
            {database.new_id(), CreateRecord{Entity::lead_status, {{Field::lead_status_name, std::string(name)}}}});
        CHECK_FALSE(result.ok());
        if (!result) CHECK(result.error().code == "name_exists");
    }
    CHECK(database
              .execute({database.new_id(),
                        CreateRecord{Entity::lead_status, {{Field::lead_status_name, std::string("Later")}}}})
              .ok());
}

TEST_CASE("R75 a stage has its name within its type, a reason within its kind") {
    World world;
    const Uuid renewal = world.create(Entity::sale_type, {{Field::sale_type_name, "Renewal"}});
    const auto stage = [&](const Uuid& type) {
        return world.create(Entity::sale_stage, {{Field::sale_stage_name, "Asked"},
                                                 {Field::sale_stage_type, type},
                                                 {Field::sale_stage_probability, std::int64_t{50}}});
    };
    CHECK_FALSE(stage(renewal).is_nil());
    CHECK_FALSE(stage(sale_type_id).is_nil());
    CHECK(stage(renewal).is_nil());
    CHECK(world.refusal.code == "name_exists");
}

TEST_CASE("R77 a new item of any list is placed last") {
    World world;
    const Uuid type = world.create(Entity::sale_type, {{Field::sale_type_name, "Renewal"}});
    CHECK(world.database.id_of(Entity::sale_type, world.database.list(Entity::sale_type).back()) == type);
    const Uuid group = world.create(Entity::user_group, {{Field::user_group_name, "Sales"}});
    CHECK(world.database.id_of(Entity::user_group, world.database.list(Entity::user_group).back()) == group);
}

TEST_CASE("R80 an item that was added and taken back is gone and cannot be restored") {
    World world;
    const Uuid item = world.create(Entity::business, {{Field::business_name, "Handel"}});
    world.run(Undo{});
    world.run(RestoreRecords{Entity::business, {item}});
    CHECK(world.refusal.code == "unknown_record");
    CHECK_FALSE(world.create(Entity::business, {{Field::business_name, "Handel"}}).is_nil());
}

TEST_CASE("R79 R81 a deleted item keeps its identity, and comes back with it") {
    World world;
    const Uuid reason = seed_id(Entity::sale_reason, 4);
    const Uuid sale = world.create(Entity::sale, {{Field::sale_title, "x"},
                                                  {Field::sale_type, sale_type_id},
                                                  {Field::sale_status, as_number(SaleStatus::lost)},
                                                  {Field::sale_reason, reason}});
    world.run(DeleteRecords{Entity::sale_reason, {reason}});
    CHECK(world.value(Entity::sale, sale, Field::sale_reason) == Value(reason));
    world.set(Entity::sale, sale, Field::sale_title, "y");
    CHECK(world.refusal.code.empty());
    world.run(RestoreRecords{Entity::sale_reason, {reason}});
    CHECK(world.value(Entity::sale, sale, Field::sale_reason) == Value(reason));
}

// ---- Selections ---------------------------------------------------------------------------------------------------

TEST_CASE("R152 the record type of a selection never changes") {
    World world;
    const Uuid id = selection(world, "Leads", SelectionEntity::contact);
    world.set(Entity::selection, id, Field::selection_entity, as_number(SelectionEntity::company));
    CHECK(world.refusal.code == "cannot_change");
    CHECK(world.refusal.field == "entity");
    CHECK(world.create(Entity::selection, {{Field::selection_name, "x"}}).is_nil());
    CHECK(world.refusal.field == "entity");
}

TEST_CASE("R153 a dynamic selection becomes static with its members, and never the other way") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid id = selection(world, "Leads", SelectionEntity::contact,
                              {{Field::selection_kind, as_number(SelectionKind::dynamic)}});
    world.run(ChangeMembers{id, {contact}, {}, true});
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::selection, id, Field::selection_kind) == Value(as_number(SelectionKind::fixed)));
    CHECK(members(world) == 1);
    world.set(Entity::selection, id, Field::selection_kind, as_number(SelectionKind::dynamic));
    CHECK(world.refusal.code == "cannot_change");
    world.run(Undo{});
    CHECK(members(world) == 0);
}

TEST_CASE("R154 a selection needs a name, and may have one that is taken") {
    World world;
    CHECK(selection(world, "", SelectionEntity::contact).is_nil());
    CHECK(world.refusal.field == "name");
    CHECK_FALSE(selection(world, "Leads", SelectionEntity::contact).is_nil());
    CHECK_FALSE(selection(world, "Leads", SelectionEntity::contact).is_nil());
}

TEST_CASE("R155 R200 the maker owns a selection or a dashboard, hands it over, and others keep their hands off") {
    World world;
    const Uuid mine = selection(world, "Mine", SelectionEntity::contact);
    const Uuid board = world.create(Entity::dashboard, {{Field::dashboard_name, "Mine"}});
    CHECK(world.value(Entity::selection, mine, Field::selection_owner) == Value(me_id));
    CHECK(world.value(Entity::dashboard, board, Field::dashboard_owner) == Value(me_id));
    const Uuid erik = step_down(world);
    world.set(Entity::selection, mine, Field::selection_name, "Yours");
    CHECK(world.refusal.code == "owner_only");
    world.run(DeleteRecords{Entity::dashboard, {board}});
    CHECK(world.refusal.code == "owner_only");
    world.run(ChangeMembers{mine, {world.contact("Öberg")}, {}});
    CHECK(world.refusal.code == "owner_only");
    const Uuid his = selection(world, "His", SelectionEntity::contact);
    CHECK(world.value(Entity::selection, his, Field::selection_owner) == Value(erik));
    world.set(Entity::selection, his, Field::selection_owner, me_id);
    CHECK(world.refusal.code.empty());
    world.set(Entity::selection, his, Field::selection_name, "Mine now");
    CHECK(world.refusal.code == "owner_only");
}

TEST_CASE("R156 R197 what only a group sees names the group") {
    World world;
    const Uuid id = selection(world, "Leads", SelectionEntity::contact);
    CHECK(world.value(Entity::selection, id, Field::selection_visibility) == Value(as_number(Visibility::everyone)));
    world.set(Entity::selection, id, Field::selection_visibility, as_number(Visibility::group));
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "group");
    world.run(UpdateRecords{
        Entity::selection,
        {id},
        {{Field::selection_visibility, as_number(Visibility::group)}, {Field::selection_group, our_group_id}}});
    CHECK(world.refusal.code.empty());
    CHECK(world
              .create(Entity::dashboard,
                      {{Field::dashboard_name, "x"}, {Field::dashboard_visibility, as_number(Visibility::group)}})
              .is_nil());
}

TEST_CASE("R158 nothing is put into a dynamic or combined selection by hand") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid dynamic = selection(world, "Leads", SelectionEntity::contact,
                                   {{Field::selection_kind, as_number(SelectionKind::dynamic)}});
    world.run(ChangeMembers{dynamic, {contact}, {}});
    CHECK(world.refusal.code == "not_static");
    CHECK(world.create(Entity::selection_member, {{Field::selection_member_contact, contact}}).is_nil());
    CHECK(world.refusal.code == "wrong_command");
}

TEST_CASE("R159 R160 a static selection holds each member once, and a contact takes the place of the company alone") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company);
    const Uuid two = world.contact("Lund", company);
    const Uuid id = selection(world, "Leads", SelectionEntity::contact);
    world.run(ChangeMembers{id, {one, one, company}, {}});
    CHECK(members(world) == 2);
    CHECK(world.run(ChangeMembers{id, {one}, {}}) == nullptr);
    world.run(ChangeMembers{id, {two}, {}});
    CHECK(members(world) == 2);
    world.run(ChangeMembers{id, {}, {two, two, company}});
    CHECK(members(world) == 1);
    world.run(ChangeMembers{id, {me_id}, {}});
    CHECK(world.refusal.code == "unknown_record");
    CHECK(world.refusal.row == 0);
    const Uuid companies = selection(world, "Companies", SelectionEntity::company);
    world.run(ChangeMembers{companies, {one}, {}});
    CHECK(world.refusal.code == "unknown_record");
    world.run(ChangeMembers{companies, {company}, {}});
    CHECK(world.refusal.code.empty());
}

TEST_CASE("R159 a static selection is made with its members as one step, by the rules of one that is there") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company);
    CreateRecord create{.entity = Entity::selection,
                        .values = {{Field::selection_name, std::string("Fair")},
                                   {Field::selection_entity, as_number(SelectionEntity::contact)}},
                        .record = {},
                        .members = {one, one}};
    CHECK(world.run(create) != nullptr);
    CHECK(members(world) == 1);
    world.run(Undo{});
    CHECK(members(world) == 0);
    CHECK(world.database.count(Entity::selection) == 0);

    create.members = {one, me_id};
    CHECK(world.run(create) == nullptr);
    CHECK(world.refusal.code == "unknown_record");
    CHECK(world.refusal.row == 1);
    create.members = {one};
    create.values.push_back({Field::selection_kind, as_number(SelectionKind::dynamic)});
    CHECK(world.run(create) == nullptr);
    CHECK(world.refusal.code == "not_static");
    create.values = {{Field::selection_name, std::string("Fair")},
                     {Field::selection_entity, as_number(SelectionEntity::company)}};
    CHECK(world.run(create) == nullptr);
    CHECK(world.refusal.code == "unknown_record");
    CHECK(
        world.run(CreateRecord{.entity = Entity::company,
                               .values = {{Field::company_name, std::string("X")}, {Field::company_category, lead_id}},
                               .record = {},
                               .members = {one}}) == nullptr);
    CHECK(world.refusal.code == "wrong_field");
}

TEST_CASE("R162 R163 a combined selection has two parts of a type that fits, and is not made of itself") {
    World world;
    const Uuid contacts = selection(world, "Contacts", SelectionEntity::contact);
    const Uuid companies = selection(world, "Companies", SelectionEntity::company);
    const Uuid sales = selection(world, "Sales", SelectionEntity::sale);
    CHECK(selection(world, "x", SelectionEntity::contact, {{Field::selection_kind, as_number(SelectionKind::combined)}})
              .is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "left");
    CHECK_FALSE(selection(world, "Both", SelectionEntity::company, combined(contacts, sales)).is_nil());
    CHECK(selection(world, "x", SelectionEntity::sale, combined(sales, companies)).is_nil());
    CHECK(world.refusal.code == "selection_of_other_type");
    CHECK(world.refusal.field == "right");
    const Uuid inner = selection(world, "Inner", SelectionEntity::contact, combined(contacts, companies));
    const Uuid outer = selection(world, "Outer", SelectionEntity::contact, combined(inner, companies));
    world.set(Entity::selection, inner, Field::selection_right, outer);
    CHECK(world.refusal.code == "selection_in_itself");
    world.set(Entity::selection, inner, Field::selection_left, inner);
    CHECK(world.refusal.code == "selection_in_itself");
    world.set(Entity::selection, contacts, Field::selection_left, contacts);  // not combined, but it might have been
    CHECK(world.refusal.code == "selection_in_itself");
}

TEST_CASE("R165 combined selections come back after what they are made of, whatever their age") {
    World world;
    const Uuid early = selection(world, "Early", SelectionEntity::contact);
    const Uuid middle = selection(world, "Middle", SelectionEntity::contact, combined(early, early));
    const Uuid late = selection(world, "Late", SelectionEntity::contact, combined(early, early));
    world.set(Entity::selection, middle, Field::selection_left, late);
    const auto stored = world.database.snapshot();
    Database copy(tratt::test::environment_of(world.now, world.random));
    CHECK(copy.restore(stored).ok());
    CHECK(copy.snapshot().records == stored.records);
    CHECK(copy.value(Field::selection_left, copy.find(Entity::selection, middle)) == Value(late));
}

TEST_CASE("R169 deleting a selection deletes no members") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid id = selection(world, "Leads", SelectionEntity::contact);
    world.run(ChangeMembers{id, {contact}, {}});
    world.run(DeleteRecords{Entity::selection, {id}});
    CHECK(world.database.is_live(Entity::contact, world.row(Entity::contact, contact)));
    CHECK(members(world) == 1);
}

// ---- Boards, dashboards, favourites -------------------------------------------------------------------------------

TEST_CASE("R193 a board has one setting for each person, selection and entity") {
    World world;
    const Uuid id = selection(world, "Leads", SelectionEntity::contact);
    const auto setting = [&](const Value& user, const Value& of) {
        return world.create(Entity::board_setting, {{Field::board_setting_user, user},
                                                    {Field::board_setting_selection, of},
                                                    {Field::board_setting_entity, as_number(SelectionEntity::contact)},
                                                    {Field::board_setting_value, "{}"}});
    };
    CHECK_FALSE(setting(me_id, id).is_nil());
    CHECK_FALSE(setting(Value(), id).is_nil());
    CHECK_FALSE(setting(me_id, Value()).is_nil());
    CHECK(setting(me_id, id).is_nil());
    CHECK(world.refusal.code == "already_exists");
}

TEST_CASE("R196 R206 a dashboard has tiles, and a tile that is removed is gone until undone") {
    World world;
    const Uuid board = world.create(Entity::dashboard, {{Field::dashboard_name, "Leads"}});
    CHECK(world.value(Entity::dashboard, board, Field::dashboard_columns) == Value(std::int64_t{4}));
    const Uuid tile = world.create(Entity::tile, {{Field::tile_dashboard, board},
                                                  {Field::tile_type, as_number(TileType::funnel)},
                                                  {Field::tile_title, "Tratt"}});
    const auto before = world.database.snapshot();
    const Transaction* removed = world.run(DeleteRecords{Entity::tile, {tile}});
    CHECK(removed->name_params.front().second == "Tratt");
    CHECK(world.row(Entity::tile, tile) == no_row);
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    world.run(RestoreRecords{Entity::tile, {tile}});
    CHECK(world.refusal.code == "wrong_command");
}

TEST_CASE("R95 a favourite is one record, mine, and once") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid star = world.create(Entity::favourite, {{Field::favourite_contact, contact}});
    CHECK(world.value(Entity::favourite, star, Field::favourite_user) == Value(me_id));
    CHECK(world.database.name(Entity::favourite, world.row(Entity::favourite, star)) == "Öberg");
    CHECK(world.create(Entity::favourite, {{Field::favourite_contact, contact}}).is_nil());
    CHECK(world.refusal.code == "already_exists");
    CHECK(world.create(Entity::favourite, {}).is_nil());
    CHECK(world.refusal.code == "one_reference");
    CHECK(world.create(Entity::favourite, {{Field::favourite_contact, contact}, {Field::favourite_company, company}})
              .is_nil());
    CHECK(world.refusal.code == "one_reference");
    step_down(world);
    CHECK_FALSE(world.create(Entity::favourite, {{Field::favourite_contact, contact}}).is_nil());
}

// ---- For one person -----------------------------------------------------------------------------------------------

static std::vector<Uuid> visited(const World& world) {
    std::vector<std::pair<std::int64_t, Uuid>> visits;
    for (Row row = 0; row < world.database.row_count(Entity::visit); ++row) {
        if (!world.database.is_present(Entity::visit, row)) continue;
        visits.emplace_back(-world.database.number(Field::visit_created_at, row),
                            world.database.id_of(Entity::contact, world.database.reference(Field::visit_contact, row)));
    }
    std::ranges::sort(visits);
    std::vector<Uuid> contacts;
    for (const auto& [at, contact] : visits) contacts.push_back(contact);
    return contacts;
}

TEST_CASE("R96 what was opened is kept newest first, each once, as many as the preference says") {
    World world;
    const Uuid one = world.contact("A");
    const Uuid two = world.contact("B");
    const Uuid three = world.contact("C");
    for (const Uuid& contact : {one, two, three, two}) world.run(Visit{Entity::contact, contact});
    CHECK(visited(world) == std::vector<Uuid>{two, three, one});
    world.run(SetPreference{"history_length", "2"});
    world.run(Visit{Entity::contact, one});
    CHECK(visited(world) == std::vector<Uuid>{one, two});
    world.run(SetPreference{"history_length", "0"});
    world.run(Visit{Entity::contact, three});
    CHECK(visited(world).empty());
    world.run(Visit{Entity::category, lead_id});
    CHECK(world.refusal.code == "wrong_field");
    world.run(Visit{Entity::contact, lead_id});
    CHECK(world.refusal.code == "unknown_record");
}

TEST_CASE("R96 opening a record is no step of undo, and stands in the way of none") {
    World world;
    const Uuid contact = world.contact("Öberg");
    const Transaction* step = world.database.next_undo();
    const Transaction* visit = world.run(Visit{Entity::contact, contact});
    CHECK(visit->kind == TransactionKind::system);
    CHECK(world.database.next_undo() == step);
    world.run(Undo{});
    CHECK(world.refusal.code.empty());
    CHECK(world.row(Entity::contact, contact) == no_row);
    CHECK(world.database.count(Entity::visit) == 0);
    world.run(Redo{});
    CHECK(world.database.count(Entity::contact) == 1);
}

TEST_CASE("R122 a preference is mine, is written over, and goes when it is emptied") {
    World world;
    const auto value = [&] {
        for (Row row = 0; row < world.database.row_count(Entity::preference); ++row) {
            if (world.database.is_present(Entity::preference, row))
                return std::string(world.database.text(Field::preference_value, row));
        }
        return std::string("none");
    };
    world.run(SetPreference{"columns", "a,b"});
    CHECK(value() == "a,b");
    world.run(SetPreference{"columns", "b"});
    CHECK(value() == "b");
    CHECK(world.database.count(Entity::preference) == 1);
    CHECK(world.run(SetPreference{"columns", "b"}) == nullptr);
    world.run(SetPreference{"columns", ""});
    CHECK(value() == "none");
    world.run(SetPreference{"", "x"});
    CHECK(world.refusal.code == "required");
    CHECK(world.database.next_undo() == nullptr);
    CHECK(world.create(Entity::preference, {}).is_nil());
    CHECK(world.refusal.code == "wrong_command");
}
