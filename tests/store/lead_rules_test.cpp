// The lead rules as they show in the database: who gets which status when something else changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::no_row;
using tratt::test::World;

static constexpr Uuid nobody{};

// ---- Companies and categories -------------------------------------------------------------------------------------

TEST_CASE("R1 R2 a company has a category and is not saved without one") {
    World world;
    CHECK(world.create(Entity::company, {{Field::company_name, "Nordlys AB"}}).is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.entity == "company");
    CHECK(world.refusal.field == "category");
    CHECK(world.company("Nordlys AB", nobody).is_nil());
    CHECK(world.refusal.field == "category");
    CHECK(world.database.count(Entity::company) == 0);

    const Uuid company = world.company("Nordlys AB", lead_id);
    CHECK_FALSE(company.is_nil());
    world.set(Entity::company, company, Field::company_category, Value());
    CHECK(world.refusal.code == "required");
    CHECK(world.value(Entity::company, company, Field::company_category) == Value(lead_id));
}

TEST_CASE("R3 a category is not saved without a name or a group") {
    World world;
    CHECK(world.create(Entity::category, {{Field::category_group, std::int64_t{0}}}).is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "name");
    CHECK(world.create(Entity::category, {{Field::category_name, "Prospect"}}).is_nil());
    CHECK(world.refusal.field == "group");
    CHECK(world.create(Entity::category, {{Field::category_name, "Prospect"}, {Field::category_group, std::int64_t{9}}})
              .is_nil());
    CHECK_FALSE(
        world.create(Entity::category, {{Field::category_name, "Prospect"}, {Field::category_group, std::int64_t{0}}})
            .is_nil());
}

static constexpr auto as_value = [](CategoryGroup group) { return Value(static_cast<std::int64_t>(group)); };

TEST_CASE("R7 the flag cannot be switched on outside Potential customer") {
    World world;
    world.set(Entity::category, customer_id, Field::category_lead_status_enabled, true);
    CHECK(world.refusal.code == "flag_needs_potential_customer");
    CHECK(world.refusal.field == "lead_status_enabled");
    CHECK(world
              .create(Entity::category, {{Field::category_name, "VIP"},
                                         {Field::category_group, as_value(CategoryGroup::customer)},
                                         {Field::category_lead_status_enabled, true}})
              .is_nil());
    CHECK(world.refusal.code == "flag_needs_potential_customer");
    world.set(Entity::category, lost_opportunity_id, Field::category_lead_status_enabled, true);
    CHECK(world.refusal.code.empty());
}

TEST_CASE("R8 changing the group away from Potential customer switches the flag off, and only that") {
    World world;
    world.set(Entity::category, lead_id, Field::category_group, as_value(CategoryGroup::partner));
    CHECK(world.value(Entity::category, lead_id, Field::category_lead_status_enabled) == Value(false));
    world.set(Entity::category, lead_id, Field::category_group, as_value(CategoryGroup::potential_customer));
    CHECK(world.value(Entity::category, lead_id, Field::category_lead_status_enabled) == Value(false));
    CHECK(world.value(Entity::category, mql_id, Field::category_lead_status_enabled) == Value(true));
}

TEST_CASE("R10 R12 R21 a new database has its lists, named and described by the catalogue") {
    World world;
    const auto keys = [&](Entity entity) {
        std::vector<std::string> found;
        for (const auto row : world.database.list(entity))
            found.emplace_back(world.database.catalogue_key(entity, row));
        return found;
    };
    CHECK(keys(Entity::category) == std::vector<std::string>{"category_lead", "category_mql", "category_opportunity",
                                                             "category_lost_opportunity", "category_customer",
                                                             "category_former_customer", "category_partner",
                                                             "category_other"});
    CHECK(keys(Entity::lead_status) == std::vector<std::string>{"lead_status_open", "lead_status_contacting",
                                                                "lead_status_disqualified", "lead_status_re_nurture",
                                                                "lead_status_qualified"});
    const auto facts = world.database.category_facts(world.row(Entity::category, lost_opportunity_id));
    CHECK(facts == CategoryFacts{CategoryGroup::potential_customer, false});
    CHECK(world.database.category_facts(world.row(Entity::category, mql_id)) ==
          CategoryFacts{CategoryGroup::potential_customer, true});
    CHECK_FALSE(world.database.category_facts(no_row));
    CHECK(world.database.regional_language() == tratt::core::Language::sv);
    CHECK(world.database.id_of(Entity::user, world.database.current_user()) == me_id);
}

TEST_CASE("R11 a database that is restored gets no lists it did not have") {
    World world;
    auto snapshot = world.database.snapshot();
    std::erase_if(snapshot.records, [](const Event& event) {
        return event.entity == Entity::category || event.entity == Entity::lead_status;
    });
    CHECK(world.database.restore(snapshot).ok());
    CHECK(world.database.list(Entity::category, true).empty());
    CHECK(world.database.list(Entity::lead_status, true).empty());
    CHECK(world.database.count(Entity::business) == 1);
}

TEST_CASE("R13 the use of a category is the companies that have it, and contacts of their own") {
    World world;
    const auto use = [&](const Uuid& category) {
        return world.database.category_use(world.row(Entity::category, category));
    };
    const Uuid company = world.company("Nordlys AB", mql_id);
    world.company("Sydlys AB", mql_id);
    world.contact("Öberg", company);
    CHECK(use(mql_id) == 2);
    world.contact("Lund", {}, {{Field::contact_own_category, mql_id}});
    CHECK(use(mql_id) == 3);
    CHECK(use(lead_id) == 0);
    world.run(DeleteRecords{Entity::company, {company}});
    CHECK(use(mql_id) == 2);
}

TEST_CASE("R14 a category is renamed everywhere at once, and back to the catalogue's name") {
    World world;
    const Uuid company = world.company("Nordlys AB", mql_id);
    const auto category = world.database.reference(Field::company_category, world.row(Entity::company, company));
    world.set(Entity::category, mql_id, Field::category_name, "Het lead");
    CHECK(world.database.name(Entity::category, category) == "Het lead");
    CHECK(world.database.catalogue_key(Entity::category, category).empty());
    world.set(Entity::category, mql_id, Field::category_name, Value());
    CHECK(world.database.name(Entity::category, category).empty());
    CHECK(world.database.catalogue_key(Entity::category, category) == "category_mql");
}

TEST_CASE("R17 a contact with a company shows its category and has none of its own") {
    World world;
    const Uuid company = world.company("Nordlys AB", mql_id);
    const Uuid contact = world.contact("Öberg", company);
    CHECK(world.value(Entity::contact, contact, Field::contact_category) == Value(mql_id));
    world.set(Entity::contact, contact, Field::contact_own_category, lead_id);
    CHECK(world.refusal.code == "category_of_company");
    CHECK(world.refusal.field == "own_category");
    CHECK(world
              .create(Entity::contact, {{Field::contact_last_name, "Lund"},
                                        {Field::contact_company, company},
                                        {Field::contact_own_category, lead_id}})
              .is_nil());
    CHECK(world.refusal.code == "category_of_company");
}

TEST_CASE("R17 a contact that comes to a company loses its own category") {
    World world;
    const Uuid company = world.company("Nordlys AB", mql_id);
    const Uuid contact = world.contact("Öberg", {}, {{Field::contact_own_category, customer_id}});
    CHECK(world.value(Entity::contact, contact, Field::contact_category) == Value(customer_id));
    world.set(Entity::contact, contact, Field::contact_company, company);
    CHECK(world.value(Entity::contact, contact, Field::contact_own_category) == Value());
    CHECK(world.value(Entity::contact, contact, Field::contact_category) == Value(mql_id));
}

TEST_CASE("R18 when a company's category changes, all its contacts show the new one") {
    World world;
    const Uuid company = world.company("Nordlys AB", mql_id);
    const std::array contacts = {world.contact("Öberg", company), world.contact("Lund", company)};
    world.set(Entity::company, company, Field::company_category, customer_id);
    for (const Uuid& contact : contacts) {
        CHECK(world.value(Entity::contact, contact, Field::contact_category) == Value(customer_id));
        CHECK(world.value(Entity::contact, contact, Field::contact_category_group) ==
              as_value(CategoryGroup::customer));
    }
}

// ---- The list of statuses -----------------------------------------------------------------------------------------

TEST_CASE("R19 R24 R77 a status can be added with a name, and comes last") {
    World world;
    CHECK(world.create(Entity::lead_status, {{Field::lead_status_description, "…"}}).is_nil());
    CHECK(world.refusal.code == "required");
    CHECK(world.refusal.field == "name");
    CHECK(world.create(Entity::lead_status, {{Field::lead_status_name, "   "}}).is_nil());
    const Uuid added = world.create(Entity::lead_status, {{Field::lead_status_name, " Bad timing "}});
    CHECK(world.text(Entity::lead_status, added, Field::lead_status_name) == "Bad timing");
    CHECK(world.database.list(Entity::lead_status).back() == world.row(Entity::lead_status, added));
    world.set(Entity::lead_status, added, Field::lead_status_name, Value());
    CHECK(world.refusal.code == "required");
}

TEST_CASE("R23 Open cannot be deleted, the others can") {
    World world;
    world.run(DeleteRecords{Entity::lead_status, {open_id}});
    CHECK(world.refusal.code == "open_cannot_be_deleted");
    world.run(DeleteRecords{Entity::lead_status, {qualified_id, open_id}});
    CHECK(world.refusal.code == "open_cannot_be_deleted");
    CHECK(world.database.count(Entity::lead_status) == 5);
    world.run(DeleteRecords{Entity::lead_status, {qualified_id}});
    CHECK(world.refusal.code.empty());
    CHECK(world.database.count(Entity::lead_status) == 4);
}

TEST_CASE("R25 an item is moved up and down") {
    World world;
    const auto order = [&] {
        std::vector<Uuid> ids;
        for (const auto row : world.database.list(Entity::lead_status))
            ids.push_back(world.database.id_of(Entity::lead_status, row));
        return ids;
    };
    world.run(MoveItem{Entity::lead_status, qualified_id, contacting_id});
    CHECK(order() == std::vector<Uuid>{open_id, qualified_id, contacting_id, disqualified_id, re_nurture_id});
    world.run(MoveItem{Entity::lead_status, open_id, {}});
    CHECK(order() == std::vector<Uuid>{qualified_id, contacting_id, disqualified_id, re_nurture_id, open_id});
    CHECK(world.run(MoveItem{Entity::lead_status, open_id, {}}) == nullptr);
    CHECK(world.refusal.code.empty());
    world.run(MoveItem{Entity::lead_status, mql_id, {}});
    CHECK(world.refusal.code == "unknown_record");
}

TEST_CASE("R27 R28 a deleted status stays where it is and cannot be chosen again") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid has_it = world.contact("Öberg", company, {{Field::contact_lead_status, re_nurture_id}});
    const Uuid other = world.contact("Lund", company);
    world.run(DeleteRecords{Entity::lead_status, {re_nurture_id}});
    CHECK(world.status(has_it) == re_nurture_id);
    CHECK(world.database.is_deleted(Entity::lead_status, world.row(Entity::lead_status, re_nurture_id)));

    world.set(Entity::contact, other, Field::contact_lead_status, re_nurture_id);
    CHECK(world.refusal.code == "deleted_item");
    // The record that has it can be saved with it, and loses it for good once it has another value.
    world.run(UpdateRecords{
        Entity::contact, {has_it}, {{Field::contact_lead_status, re_nurture_id}, {Field::contact_title, "Chef"}}});
    CHECK(world.refusal.code.empty());
    world.set(Entity::contact, has_it, Field::contact_lead_status, contacting_id);
    world.set(Entity::contact, has_it, Field::contact_lead_status, re_nurture_id);
    CHECK(world.refusal.code == "deleted_item");

    world.run(RestoreRecords{Entity::lead_status, {re_nurture_id}});
    world.set(Entity::contact, other, Field::contact_lead_status, re_nurture_id);
    CHECK(world.status(other) == re_nurture_id);
}

// ---- When the status shows ----------------------------------------------------------------------------------------

TEST_CASE("R29 R36 what shows follows the company's category, or the contact's own") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    const Uuid alone = world.contact("Lund");
    const Uuid alone_lead = world.contact("Berg", {}, {{Field::contact_own_category, lead_id}});
    CHECK(world.active(contact));
    CHECK_FALSE(world.active(alone));
    CHECK(world.active(alone_lead));
    CHECK(world.database.hidden_reason(world.row(Entity::contact, alone)) == HiddenReason::no_category);
    for (const Seed& seed : seeds()) {
        if (seed.entity != Entity::category) continue;
        world.set(Entity::company, company, Field::company_category, seed.id);
        CHECK(world.active(contact) == seed.lead_status_enabled);
        CHECK(world.value(Entity::contact, contact, Field::contact_status_active) == Value(seed.lead_status_enabled));
    }
}

TEST_CASE("R32 two contacts of one company have their own statuses") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company);
    const Uuid two = world.contact("Lund", company);
    world.set(Entity::contact, one, Field::contact_lead_status, qualified_id);
    CHECK(world.status(one) == qualified_id);
    CHECK(world.status(two) == open_id);
}

TEST_CASE("R33 R41 leaving Potential customer hides the status of every contact and keeps it") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid one = world.contact("Öberg", company, {{Field::contact_lead_status, contacting_id}});
    const Uuid two = world.contact("Lund", company);
    world.set(Entity::company, company, Field::company_category, customer_id);
    CHECK_FALSE(world.active(one));
    CHECK_FALSE(world.active(two));
    CHECK(world.status(one) == contacting_id);
    CHECK(world.status(two) == open_id);
}

TEST_CASE("R34 a hidden status cannot be edited from anywhere") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::company, company, Field::company_category, customer_id);
    for (const Cause cause : {Cause::user, Cause::board, Cause::bulk, Cause::rule}) {
        world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id, cause);
        CHECK(world.refusal.code == "status_hidden");
        CHECK(world.refusal.field == "lead_status");
    }
    CHECK(world.status(contact) == open_id);
    CHECK(world
              .create(Entity::contact, {{Field::contact_last_name, "Lund"},
                                        {Field::contact_company, company},
                                        {Field::contact_lead_status, qualified_id}})
              .is_nil());
    CHECK(world.refusal.code == "status_hidden");
}

TEST_CASE("R34 status and category can be chosen in the same save") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", {}, {{Field::contact_own_category, customer_id}});
    world.run(UpdateRecords{Entity::contact,
                            {contact},
                            {{Field::contact_own_category, lead_id}, {Field::contact_lead_status, contacting_id}}});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == contacting_id);
    world.run(UpdateRecords{Entity::contact,
                            {contact},
                            {{Field::contact_own_category, customer_id}, {Field::contact_lead_status, open_id}}});
    CHECK(world.refusal.code == "status_hidden");
    const Uuid mover = world.contact("Lund");
    world.run(UpdateRecords{
        Entity::contact, {mover}, {{Field::contact_company, company}, {Field::contact_lead_status, qualified_id}}});
    CHECK(world.status(mover) == qualified_id);
}

TEST_CASE("R29 a status that shows cannot be emptied") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    world.set(Entity::contact, contact, Field::contact_lead_status, Value());
    CHECK(world.refusal.code == "status_required");
    CHECK(world.status(contact) == open_id);
}

// ---- How it changes -----------------------------------------------------------------------------------------------

TEST_CASE("R37 a contact created where status is active gets Open") {
    World world;
    CHECK(world.status(world.contact("Öberg", world.company("Nordlys AB", mql_id))) == open_id);
    CHECK(world.status(world.contact("Lund", {}, {{Field::contact_own_category, lead_id}})) == open_id);
    CHECK(world.status(world.contact(
              "Berg", {}, {{Field::contact_own_category, lead_id}, {Field::contact_lead_status, Value()}})) == open_id);
}

TEST_CASE("R38 a contact created where it is not gets none") {
    World world;
    CHECK(world.status(world.contact("Öberg", world.company("Nordlys AB", customer_id))) == nobody);
    CHECK(world.status(world.contact("Lund", world.company("Sydlys AB", lost_opportunity_id))) == nobody);
    CHECK(world.status(world.contact("Berg")) == nobody);
}

TEST_CASE("R40 any status follows any other") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    const std::array statuses = {open_id, contacting_id, disqualified_id, re_nurture_id, qualified_id};
    for (const Uuid& from : statuses) {
        for (const Uuid& to : statuses) {
            world.set(Entity::contact, contact, Field::contact_lead_status, from);
            world.set(Entity::contact, contact, Field::contact_lead_status, to);
            CHECK(world.status(contact) == to);
        }
    }
}
