// Further phones and addresses, the main contact, merging, moving, and the bin.
#include <doctest/doctest.h>

#include <algorithm>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::no_row;
using tratt::store::Row;
using tratt::test::World;

namespace {

constexpr tratt::core::InstantMs ms_per_day = 86'400'000;

Uuid point(World& world, const Uuid& contact, PointKind kind, const std::string& value,
           PointType type = PointType::work) {
    return world.create(Entity::contact_point, {{Field::contact_point_contact, contact},
                                                {Field::contact_point_kind, as_number(kind)},
                                                {Field::contact_point_type, as_number(type)},
                                                {Field::contact_point_value, value}});
}

std::vector<std::string> points(const World& world, const Uuid& contact) {
    std::vector<std::string> values;
    for (const Row row : world.database.points_of(world.row(Entity::contact, contact)))
        values.emplace_back(world.database.text(Field::contact_point_value, row));
    return values;
}

Uuid to_do(World& world, std::vector<FieldValue> more) {
    more.push_back({Field::follow_up_title, "x"});
    return world.create(Entity::follow_up, std::move(more));
}

Uuid sale(World& world, std::vector<FieldValue> more) {
    more.push_back({Field::sale_title, "x"});
    more.push_back({Field::sale_type, sale_type_id});
    return world.create(Entity::sale, std::move(more));
}

bool is_live(const World& world, Entity entity, const Uuid& id) {
    return world.database.is_live(entity, world.row(entity, id));
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is merged into what is in the bin") {
    World world;
    const Uuid one = world.contact("Ek");
    const Uuid other = world.contact("Lund");
    const Uuid firm = world.company("Nordlys AB", lead_id);
    const Uuid second = world.company("Sydlys AB", lead_id);
    world.run(DeleteRecords{Entity::contact, {one}});
    world.run(DeleteRecords{Entity::company, {firm}});
    CHECK(world.run(MergeContacts{one, other}) == nullptr);
    CHECK(world.refusal.code == "deleted_item");
    CHECK(world.run(MergeCompanies{firm, second}) == nullptr);
    CHECK(world.refusal.code == "deleted_item");
    CHECK(is_live(world, Entity::contact, other));
    CHECK(is_live(world, Entity::company, second));
    CHECK(world.run(MergeContacts{other, one}) != nullptr);
}

TEST_CASE("R90 a contact has several phones and addresses, in their order") {
    World world;
    const Uuid contact = world.contact("Öberg");
    point(world, contact, PointKind::email, "b@x.example");
    point(world, contact, PointKind::phone, "2");
    point(world, world.contact("Lund"), PointKind::phone, "9");
    CHECK(points(world, contact) == Texts{"b@x.example", "2"});
    CHECK(world.create(Entity::contact_point, {{Field::contact_point_contact, contact}}).is_nil());
    CHECK(world.refusal.code == "required");
}

TEST_CASE("R90 when the main one is emptied the first further one of its kind takes its place") {
    World world;
    const Uuid contact = world.contact(
        "Öberg", {},
        {{Field::contact_email, "a@x.example"}, {Field::contact_phone, "1"}, {Field::contact_mobile, "070"}});
    point(world, contact, PointKind::phone, "071", PointType::mobile);
    point(world, contact, PointKind::phone, "2");
    point(world, contact, PointKind::email, "b@x.example");
    point(world, contact, PointKind::email, "c@x.example");
    const auto before = world.database.snapshot();
    world.set(Entity::contact, contact, Field::contact_email, Value());
    CHECK(world.text(Entity::contact, contact, Field::contact_email) == "b@x.example");
    world.set(Entity::contact, contact, Field::contact_phone, Value());
    CHECK(world.text(Entity::contact, contact, Field::contact_phone) == "2");
    world.set(Entity::contact, contact, Field::contact_mobile, Value());
    CHECK(world.text(Entity::contact, contact, Field::contact_mobile) == "071");
    CHECK(points(world, contact) == Texts{"c@x.example"});
    world.set(Entity::contact, contact, Field::contact_phone, Value());
    CHECK(world.text(Entity::contact, contact, Field::contact_phone).empty());
    world.set(Entity::contact, contact, Field::contact_title, Value());
    CHECK(points(world, contact) == Texts{"c@x.example"});
    for (int i = 0; i < 4; ++i) world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
}

TEST_CASE("R100 a company carries a stop flag and one against mailings") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id, {{Field::company_stop, true}});
    CHECK(world.value(Entity::company, company, Field::company_stop) == Value(true));
    CHECK(world.value(Entity::company, company, Field::company_no_mailings) == Value(false));
}

TEST_CASE("R102 one contact is the company's main contact") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company, {{Field::contact_is_main, true}});
    const auto main = [&] { return world.value(Entity::company, company, Field::company_main_contact); };
    CHECK(main() == Value(one));
    const Uuid two = world.contact("Lund", company, {{Field::contact_is_main, true}});
    CHECK(main() == Value(two));
    CHECK(world.value(Entity::contact, one, Field::contact_is_main) == Value(false));
    world.set(Entity::contact, one, Field::contact_is_main, true);
    CHECK(main() == Value(one));
    world.set(Entity::contact, one, Field::contact_company, Value());
    CHECK(main() == Value());
    CHECK(world.value(Entity::contact, one, Field::contact_is_main) == Value(false));
    world.set(Entity::contact, one, Field::contact_is_main, true);
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "company");
}

TEST_CASE("R102 a restored main contact steps back for one that is here, and takes the place of one in the bin") {
    for (const bool is_in_bin : {false, true}) {
        CAPTURE(is_in_bin);
        World world;
        const Uuid company = world.company("Nordlys AB", lead_id);
        const Uuid here = world.contact("Öberg", company, {{Field::contact_is_main, true}});
        if (is_in_bin) world.run(DeleteRecords{Entity::contact, {here}});
        const Uuid restored = world.database.new_id();
        ImportRows rows{Entity::contact, true, {restored}, {}};
        rows.columns.emplace_back(Field::contact_last_name).add(std::string("Lund"));
        rows.columns.emplace_back(Field::contact_company).add(company);
        rows.columns.emplace_back(Field::contact_is_main).add(true);
        RestoreBackup backup;
        backup.rows.push_back(rows);
        CHECK(world.run(backup));
        CHECK(world.value(Entity::contact, restored, Field::contact_is_main) == Value(is_in_bin));
        CHECK(world.value(Entity::contact, here, Field::contact_is_main) == Value(!is_in_bin));
    }
}

TEST_CASE("R102 an import leaves one main contact") {
    World world;
    const Uuid nordlys = world.company("Nordlys AB", lead_id);
    const Uuid kust = world.company("Kust AB", lead_id);
    const Uuid one = world.contact("Öberg", nordlys, {{Field::contact_is_main, true}});
    const Uuid two = world.contact("Lund", kust, {{Field::contact_is_main, true}});
    const auto main_of = [&](const Uuid& company) {
        return world.value(Entity::company, company, Field::company_main_contact);
    };
    const auto import = [&](std::vector<FieldValue> values) {
        ImportRows rows{Entity::contact, false, {one}, {}};
        for (const FieldValue& given : values) rows.columns.emplace_back(given.field).add(given.value);
        return world.run(Import{{rows}, "a.csv"});
    };
    import({{Field::contact_company, nordlys}});  // where it is
    CHECK(main_of(nordlys) == Value(one));
    CHECK(import({{Field::contact_company, kust}}));
    CHECK(main_of(nordlys) == Value());
    CHECK(main_of(kust) == Value(two));
    CHECK(world.value(Entity::contact, one, Field::contact_is_main) == Value(false));
    CHECK(import({{Field::contact_is_main, true}}));
    CHECK(main_of(kust) == Value(one));
    CHECK(world.value(Entity::contact, two, Field::contact_is_main) == Value(false));
    CHECK_FALSE(import({{Field::contact_company, Value()}, {Field::contact_is_main, true}}));
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "company");
}

TEST_CASE("R51 a record says when it was last changed, in the event that changed it") {
    World world;
    const Uuid company = world.company("Nordlys AB", customer_id);
    const Uuid contact = world.contact("Öberg", company);
    const auto updated = [&] { return world.value(Entity::contact, contact, Field::contact_updated_at); };
    CHECK(updated() == Value());
    const Transaction* step = world.set(Entity::contact, contact, Field::contact_title, "Chef");
    CHECK(step->events.size() == 1);
    CHECK(updated() == Value(world.now));
    for (const auto& entry : world.database.history(Entity::contact, contact))
        CHECK(entry.field != Field::contact_updated_at);
    world.set(Entity::company, company, Field::company_category, lead_id);  // opens the status (R42)
    CHECK(updated() == Value(world.now));
    const Value before = updated();
    world.run(DeleteRecords{Entity::contact, {contact}});
    CHECK(updated() == before);
    Import import{
        {{Entity::contact, false, {contact}, {Column(Field::contact_updated_at), Column(Field::contact_city)}}},
        "a.csv"};
    import.rows[0].columns[0].add(std::int64_t{1'700'000'000'000});
    import.rows[0].columns[1].add_text("Malmö");
    world.run(import);
    CHECK(updated() == Value(std::int64_t{1'700'000'000'000}));
    world.set(Entity::contact, contact, Field::contact_updated_at, std::int64_t{1});
    CHECK(world.refusal.code == "read_only");
}

// ---- Merging and moving -------------------------------------------------------------------------------------------

TEST_CASE("R272 R275 R90 a merge fills what is empty and keeps the other addresses as further ones") {
    World world;
    const Uuid target = world.contact("Öberg", {}, {{Field::contact_email, "a@x.example"}});
    const Uuid source = world.contact(
        "Oberg", {},
        {{Field::contact_email, "b@x.example"}, {Field::contact_phone, "1"}, {Field::contact_title, "Chef"}});
    point(world, source, PointKind::email, "c@x.example");
    point(world, source, PointKind::email, "a@x.example");
    world.run(MergeContacts{target, source});
    CHECK(world.text(Entity::contact, target, Field::contact_email) == "a@x.example");
    CHECK(world.text(Entity::contact, target, Field::contact_phone) == "1");
    CHECK(world.text(Entity::contact, target, Field::contact_title) == "Chef");
    const Texts kept = points(world, target);
    CHECK(std::ranges::count(kept, "b@x.example") == 1);
    CHECK(std::ranges::count(kept, "c@x.example") == 1);
    CHECK(std::ranges::count(kept, "1") == 0);
}

TEST_CASE("R273 the source is deleted, or stays as a former employee") {
    World world;
    const Uuid target = world.contact("Öberg");
    const Uuid one = world.contact("Oberg");
    const Uuid two = world.contact("Berg");
    world.run(MergeContacts{target, one});
    CHECK_FALSE(is_live(world, Entity::contact, one));
    world.run(MergeContacts{.target = target, .source = two, .keeps_source = true});
    CHECK(is_live(world, Entity::contact, two));
    CHECK(world.value(Entity::contact, two, Field::contact_former_employee) == Value(true));
}

TEST_CASE("R274 sales and follow-ups stay, all go along, or those from a day on") {
    struct Case {
        Activities activities;
        int moved;
    };
    for (const Case& one :
         {Case{Activities::leave, 0}, Case{Activities::move_all, 4}, Case{Activities::move_from, 2}}) {
        World world;
        const Uuid target = world.contact("Öberg");
        const Uuid source = world.contact("Oberg");
        std::vector<Uuid> sales;
        std::vector<Uuid> to_dos;
        for (const std::int64_t day : {20'000, 20'010}) {
            sales.push_back(sale(world, {{Field::sale_contact, source}, {Field::sale_sale_date, day}}));
            to_dos.push_back(to_do(world, {{Field::follow_up_contact, source}, {Field::follow_up_due_date, day}}));
        }
        world.run(MergeContacts{target, source, one.activities, 20'010});
        int moved = 0;
        for (const Uuid& id : sales) moved += world.value(Entity::sale, id, Field::sale_contact) == Value(target);
        for (const Uuid& id : to_dos)
            moved += world.value(Entity::follow_up, id, Field::follow_up_contact) == Value(target);
        CHECK(moved == one.moved);
        if (one.activities == Activities::move_from)
            CHECK(world.value(Entity::sale, sales[1], Field::sale_contact) == Value(target));
    }
}

TEST_CASE("R274 those from a day on need the day") {
    World world;
    const Uuid target = world.contact("Öberg");
    const Uuid source = world.contact("Oberg");
    const Uuid to = world.company("Nordlys AB", lead_id);
    const Uuid from = world.company("Nordlys", lead_id);
    const std::vector<Action> without_day{MergeContacts{target, source, Activities::move_from},
                                          MergeCompanies{to, from, true, Activities::move_from},
                                          MoveContacts{{source}, to, Activities::move_from}};
    for (const Action& action : without_day) {
        CHECK(world.run(action) == nullptr);
        CHECK(world.refusal.code == "day_required");
    }
    CHECK(world.run(MoveContacts{{source}, to, Activities::move_from, 20'010}));
}

TEST_CASE("R277 R278 merging companies merges contacts of the same name, memberships follow, and it is one step") {
    World world;
    const Uuid target = world.company("Nordlys AB", lead_id);
    const Uuid source = world.company("Nordlys", customer_id, {{Field::company_city, "Malmö"}});
    const auto anna = [&](const Uuid& company, const char* middle) {
        return world.contact("Berg", company,
                             {{Field::contact_first_name, "Anna"}, {Field::contact_middle_name, middle}});
    };
    const Uuid known = anna(target, "K");
    const Uuid same = anna(source, "k");
    const Uuid other = anna(source, "M");
    const Uuid list = world.create(Entity::selection, {{Field::selection_name, "x"},
                                                       {Field::selection_entity, as_number(SelectionEntity::company)}});
    const Uuid both = world.create(Entity::selection, {{Field::selection_name, "y"},
                                                       {Field::selection_entity, as_number(SelectionEntity::company)}});
    world.run(ChangeMembers{list, {source}, {}});
    world.run(ChangeMembers{both, {source, target}, {}});
    const Uuid deal = sale(world, {{Field::sale_company, source}});
    world.create(Entity::favourite, {{Field::favourite_company, source}});
    const auto before = world.database.snapshot();

    const Transaction* step = world.run(MergeCompanies{target, source});
    CHECK(step->name_key == "step_merge_companies");
    CHECK(world.text(Entity::company, target, Field::company_city) == "Malmö");
    CHECK(world.value(Entity::company, target, Field::company_category) == Value(lead_id));
    CHECK_FALSE(is_live(world, Entity::company, source));
    CHECK_FALSE(is_live(world, Entity::contact, same));
    CHECK(is_live(world, Entity::contact, known));
    CHECK(world.value(Entity::contact, other, Field::contact_company) == Value(target));
    CHECK(world.status(other) == open_id);  // R47: it came to where lead status is in use
    CHECK(world.value(Entity::sale, deal, Field::sale_company) == Value(target));
    CHECK(world.database.count(Entity::selection_member) == 2);
    CHECK(world.value(Entity::favourite, world.database.id_of(Entity::favourite, 0), Field::favourite_company) ==
          Value(target));
    world.run(Undo{});
    CHECK(world.database.snapshot().records == before.records);
    world.run(MergeCompanies{.target = target, .source = source, .merges_contacts = false});
    CHECK(is_live(world, Entity::contact, same));
    world.run(MergeCompanies{target, target});
    CHECK(world.refusal.code == "same_record");
}

TEST_CASE("R47 R279 a contact is moved or set free, and what belongs to both goes along as chosen") {
    World world;
    const Uuid from = world.company("Nordlys AB", customer_id);
    const Uuid to = world.company("Fjord AS", lead_id);
    const Uuid contact = world.contact("Öberg", from);
    const Uuid deal = sale(world, {{Field::sale_contact, contact}});
    const Uuid elsewhere = sale(world, {{Field::sale_contact, contact}, {Field::sale_company, Value()}});
    world.run(MoveContacts{.contacts = {contact}, .company = to});
    CHECK(world.value(Entity::contact, contact, Field::contact_company) == Value(to));
    CHECK(world.status(contact) == open_id);
    CHECK(world.value(Entity::sale, deal, Field::sale_company) == Value(to));
    CHECK(world.value(Entity::sale, elsewhere, Field::sale_company) == Value());
    world.run(MoveContacts{{contact}, {}, Activities::leave});
    CHECK(world.value(Entity::contact, contact, Field::contact_company) == Value());
    CHECK(world.status(contact) == open_id);  // kept, and hidden
    CHECK_FALSE(world.active(contact));
    CHECK(world.value(Entity::sale, deal, Field::sale_company) == Value(to));
    CHECK(world.run(MoveContacts{.contacts = {contact}}) == nullptr);
    world.run(MoveContacts{.contacts = {contact}, .company = lead_id});
    CHECK(world.refusal.code == "unknown_reference");
    world.run(DeleteRecords{Entity::company, {to}});
    world.run(MoveContacts{.contacts = {contact}, .company = to});
    CHECK(world.refusal.code == "deleted_item");
}

// ---- The bin ------------------------------------------------------------------------------------------------------

TEST_CASE("R281 what has been in the bin for 14 days goes, what has not stays, and the days can be set") {
    World world;
    const Uuid early = world.contact("Öberg");
    const Uuid late = world.contact("Lund");
    world.run(DeleteRecords{Entity::contact, {early}});
    world.now += 13 * ms_per_day;
    world.run(DeleteRecords{Entity::contact, {late}});
    CHECK(world.run(EmptyBin{}) == nullptr);
    world.now += ms_per_day;
    world.run(EmptyBin{});
    CHECK(world.row(Entity::contact, early) == no_row);
    CHECK(world.row(Entity::contact, late) != no_row);
    world.set(Entity::setting, setting_id, Field::setting_bin_days, std::int64_t{1});
    world.now += ms_per_day;
    world.run(EmptyBin{});
    CHECK(world.row(Entity::contact, late) == no_row);
}

TEST_CASE("R283 a record goes for good with what is its alone, activities and sales stay without the link") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    point(world, contact, PointKind::email, "b@x.example");
    const Uuid deal = sale(world, {{Field::sale_contact, contact}});
    const Uuid task = to_do(world, {{Field::follow_up_contact, contact}});
    const Uuid list = world.create(Entity::selection, {{Field::selection_name, "x"},
                                                       {Field::selection_entity, as_number(SelectionEntity::contact)}});
    world.run(ChangeMembers{list, {contact}, {}});
    world.create(Entity::favourite, {{Field::favourite_contact, contact}});
    world.run(Visit{Entity::contact, contact});
    world.run(DeleteRecords{Entity::company, {company}});
    world.now += 15 * ms_per_day;
    const auto records = [&] {
        auto all = world.database.snapshot().records;
        std::erase_if(all, [](const Event& event) { return event.entity == Entity::visit; });
        return all;
    };
    const auto before = records();
    world.run(EmptyBin{});
    CHECK(world.row(Entity::company, company) == no_row);
    CHECK(world.row(Entity::contact, contact) == no_row);
    for (const Entity gone : {Entity::contact_point, Entity::selection_member, Entity::favourite, Entity::visit})
        CHECK(world.database.count(gone) == 0);
    CHECK(world.value(Entity::sale, deal, Field::sale_contact) == Value());
    CHECK(world.value(Entity::sale, deal, Field::sale_company) == Value());
    CHECK(world.value(Entity::follow_up, task, Field::follow_up_contact) == Value());
    world.run(Undo{});
    CHECK(records() == before);
}
