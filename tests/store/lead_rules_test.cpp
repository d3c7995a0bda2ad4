// The lead rules as they show in the database: who gets which status when something else changes.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "world.hpp"

using namespace tratt::model;
using tratt::store::HistoryEntry;
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

// The transition table of 1.4, for each of the ways to get from one category to another.
enum class Way { company_category, own_category, move, leave_for_own };

struct Transition {
    const char* what;
    Uuid from, to;      // categories
    Uuid before, after;  // statuses; nobody = none
};

static constexpr Transition transitions[] = {
    {"R44 active to active", lead_id, mql_id, contacting_id, contacting_id},
    {"R41 active to not active", mql_id, customer_id, contacting_id, contacting_id},
    {"R41 active to the same group without the flag", mql_id, lost_opportunity_id, contacting_id, contacting_id},
    {"R42 not active with a value to active", customer_id, lead_id, contacting_id, open_id},
    {"R42 same group without the flag to active", lost_opportunity_id, lead_id, contacting_id, open_id},
    {"R41 not active with a value to not active", customer_id, partner_id, contacting_id, contacting_id},
    {"R42 not active without a value to active", customer_id, lead_id, nobody, open_id},
    {"R38 not active without a value to not active", customer_id, other_id, nobody, nobody},
};

static void check_transition(const Transition& row, Way way) {
    World world;
    const bool has_company = way == Way::company_category || way == Way::move;
    // The value is given in an active category and carried to where the row begins.
    const Uuid first = row.before.is_nil() ? row.from : lead_id;
    const Uuid company = world.company("Nordlys AB", first);
    const Uuid contact = has_company ? world.contact("Öberg", company)
                                     : world.contact("Öberg", {}, {{Field::contact_own_category, first}});
    if (!row.before.is_nil()) world.set(Entity::contact, contact, Field::contact_lead_status, row.before);
    if (has_company) world.set(Entity::company, company, Field::company_category, row.from);
    if (!has_company) world.set(Entity::contact, contact, Field::contact_own_category, row.from);
    CHECK(world.status(contact) == row.before);

    switch (way) {
        case Way::company_category: world.set(Entity::company, company, Field::company_category, row.to); break;
        case Way::move:
            world.set(Entity::contact, contact, Field::contact_company, world.company("Sydlys AB", row.to));
            break;
        case Way::own_category: world.set(Entity::contact, contact, Field::contact_own_category, row.to); break;
        case Way::leave_for_own:
            world.set(Entity::contact, contact, Field::contact_company, world.company("Sydlys AB", row.to));
            break;
    }
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == row.after);
    CHECK(world.active(contact) == (row.to == lead_id || row.to == mql_id));
}

TEST_CASE("R42 R44 R41 the transition table, when a company's category changes") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::company_category);
    }
}

TEST_CASE("R47 the transition table, when a contact moves to another company") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::move);
    }
}

TEST_CASE("R36 R42 the transition table, when a contact's own category changes") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::own_category);
    }
}

TEST_CASE("R47 the transition table, when a contact comes to its first company") {
    for (const Transition& row : transitions) {
        CAPTURE(row.what);
        check_transition(row, Way::leave_for_own);
    }
}

TEST_CASE("R47 a contact set free keeps its value, hidden") {
    World world;
    const Uuid contact =
        world.contact("Öberg", world.company("Nordlys AB", lead_id), {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::contact, contact, Field::contact_company, Value());
    CHECK(world.refusal.code.empty());
    CHECK_FALSE(world.active(contact));
    CHECK(world.status(contact) == qualified_id);
}

TEST_CASE("R42 only the contacts of the company that changed are touched") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid inside = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    const Uuid outside =
        world.contact("Lund", world.company("Sydlys AB", lead_id), {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, mql_id);
    CHECK(world.status(inside) == open_id);
    CHECK(world.status(outside) == qualified_id);
}

TEST_CASE("R42 deleted contacts follow too, so that a restored one is right") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.run(DeleteRecords{Entity::contact, {contact}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, mql_id);
    world.run(RestoreRecords{Entity::contact, {contact}});
    CHECK(world.status(contact) == open_id);
}

static const HistoryEntry* find_entry(const std::vector<HistoryEntry>& history, Field field) {
    const auto found = std::ranges::find(history, field, &HistoryEntry::field);
    return found == history.end() ? nullptr : &*found;
}

TEST_CASE("R43 the value that Open replaced is in the history and can be put back") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.set(Entity::company, company, Field::company_category, lead_id);
    CHECK(world.status(contact) == open_id);

    const auto history = world.database.history(Entity::contact, contact);
    const HistoryEntry* entry = find_entry(history, Field::contact_lead_status);
    CHECK(entry != nullptr);
    if (!entry) return;
    CHECK(entry->old_value == Value(qualified_id));
    CHECK(entry->new_value == Value(open_id));
    CHECK(entry->cause == Cause::rule);
    CHECK(entry->can_put_back);
    world.run(PutBack{entry->transaction, Entity::contact, contact, Field::contact_lead_status});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(contact) == qualified_id);
    const auto after = world.database.history(Entity::contact, contact);
    CHECK(find_entry(after, Field::contact_lead_status)->cause == Cause::put_back);
    CHECK(find_entry(after, Field::contact_lead_status)->old_value == Value(open_id));
}

TEST_CASE("R43 a value is not put back while lead status is hidden") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    const auto entry = *find_entry(world.database.history(Entity::contact, contact), Field::contact_lead_status);
    CHECK(entry.can_put_back);
    world.set(Entity::company, company, Field::company_category, customer_id);
    CHECK_FALSE(find_entry(world.database.history(Entity::contact, contact), Field::contact_lead_status)->can_put_back);
    world.run(PutBack{entry.transaction, Entity::contact, contact, Field::contact_lead_status});
    CHECK(world.refusal.code == "status_hidden");
}

TEST_CASE("R45 switching the flag on gives Open where there is no value and shows retained ones") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid retained = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    const Uuid alone = world.contact("Berg", {}, {{Field::contact_own_category, lost_opportunity_id}});
    const Uuid elsewhere = world.contact("Dahl", world.company("Sydlys AB", customer_id));
    world.set(Entity::company, company, Field::company_category, lost_opportunity_id);
    const Uuid without = world.contact("Lund", company);
    CHECK(world.status(without) == nobody);
    world.set(Entity::category, lost_opportunity_id, Field::category_lead_status_enabled, true);
    CHECK(world.status(retained) == qualified_id);
    CHECK(world.status(without) == open_id);
    CHECK(world.status(alone) == open_id);
    CHECK(world.status(elsewhere) == nobody);
    CHECK(world.active(retained));
}

TEST_CASE("R45 a group that becomes Potential customer with the flag on counts as a flag switched on") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid retained = world.contact("Öberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, partner_id);
    const Uuid without = world.contact("Lund", company);
    world.run(UpdateRecords{Entity::category,
                            {partner_id},
                            {{Field::category_group, as_value(CategoryGroup::potential_customer)},
                             {Field::category_lead_status_enabled, true}}});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(retained) == qualified_id);
    CHECK(world.status(without) == open_id);
}

TEST_CASE("R46 switching the flag off keeps and hides the values") {
    World world;
    const Uuid contact =
        world.contact("Öberg", world.company("Nordlys AB", lead_id), {{Field::contact_lead_status, contacting_id}});
    world.set(Entity::category, lead_id, Field::category_lead_status_enabled, false);
    CHECK_FALSE(world.active(contact));
    CHECK(world.status(contact) == contacting_id);
    CHECK(world.database.hidden_reason(world.row(Entity::contact, contact)) == HiddenReason::not_enabled);
    world.set(Entity::category, lead_id, Field::category_lead_status_enabled, true);
    CHECK(world.status(contact) == contacting_id);
}

TEST_CASE("R48 R275 merging fills what is empty, keeps the target's status and deletes the source") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid target = world.contact("Öberg", company,
                                      {{Field::contact_lead_status, contacting_id}, {Field::contact_email, "a@b.se"}});
    const Uuid source = world.contact(
        "Oberg", company,
        {{Field::contact_lead_status, qualified_id}, {Field::contact_email, "x@y.se"}, {Field::contact_phone, "123"}});
    world.run(MergeContacts{target, source});
    CHECK(world.refusal.code.empty());
    CHECK(world.status(target) == contacting_id);
    CHECK(world.text(Entity::contact, target, Field::contact_email) == "a@b.se");
    CHECK(world.text(Entity::contact, target, Field::contact_phone) == "123");
    CHECK(world.text(Entity::contact, target, Field::contact_last_name) == "Öberg");
    CHECK(world.database.is_deleted(Entity::contact, world.row(Entity::contact, source)));
    CHECK_FALSE(world.database.is_deleted(Entity::contact, world.row(Entity::contact, target)));
}

TEST_CASE("R48 a target without a status takes the source's") {
    World world;
    const Uuid target = world.contact("Öberg");
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid source = world.contact("Oberg", company, {{Field::contact_lead_status, qualified_id}});
    world.set(Entity::company, company, Field::company_category, customer_id);
    world.run(MergeContacts{target, source});
    CHECK(world.status(target) == qualified_id);
    CHECK(world.value(Entity::contact, target, Field::contact_company) == Value(company));
    CHECK_FALSE(world.active(target));
    world.run(MergeContacts{target, target});
    CHECK(world.refusal.code == "same_record");
}

// ---- History ------------------------------------------------------------------------------------------------------

TEST_CASE("R51 a change is kept with old value, new value, time, user and cause") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    for (const Cause cause : {Cause::user, Cause::rule, Cause::bulk, Cause::board}) {
        const Uuid before = world.status(contact);
        const Uuid after = before == qualified_id ? contacting_id : qualified_id;
        world.set(Entity::contact, contact, Field::contact_lead_status, after, cause);
        const auto history = world.database.history(Entity::contact, contact);
        CHECK(history.front().field == Field::contact_lead_status);
        CHECK(history.front().old_value == Value(before));
        CHECK(history.front().new_value == Value(after));
        CHECK(history.front().at == world.now);
        CHECK(history.front().user == me_id);
        CHECK(history.front().cause == cause);
    }
    world.set(Entity::company, company, Field::company_category, mql_id);
    const auto history = world.database.history(Entity::company, company);
    CHECK(history.front().field == Field::company_category);
    CHECK(history.front().old_value == Value(lead_id));
    CHECK(history.front().new_value == Value(mql_id));
    CHECK_FALSE(history.back().field.has_value());
}

TEST_CASE("R51 the history shows nothing a person did not see change") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    for (const HistoryEntry& entry : world.database.history(Entity::contact, contact)) {
        if (entry.field) CHECK_FALSE(spec(*entry.field).has(field_internal));
    }
    CHECK(world.database.history(Entity::contact, tratt::model::lead_id).empty());
}

TEST_CASE("R42 when a status changes, the days begin anew") {
    World world;
    const Uuid contact = world.contact("Öberg", world.company("Nordlys AB", lead_id));
    const auto since = [&] { return world.value(Entity::contact, contact, Field::contact_status_since); };
    CHECK(since() == Value(world.now));
    const auto created = world.now;
    world.set(Entity::contact, contact, Field::contact_title, "Chef");
    CHECK(since() == Value(created));
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    CHECK(since() == Value(world.now));
    CHECK(world.now > created);
}

// ---- Life cycle ---------------------------------------------------------------------------------------------------

TEST_CASE("R52 the intended path can be walked") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid contact = world.contact("Öberg", company);
    world.set(Entity::company, company, Field::company_category, mql_id);
    world.set(Entity::contact, contact, Field::contact_lead_status, qualified_id);
    world.set(Entity::company, company, Field::company_category, opportunity_id);
    CHECK(world.status(contact) == qualified_id);
    world.set(Entity::company, company, Field::company_category, customer_id);
    CHECK_FALSE(world.active(contact));
}

TEST_CASE("R54 a company can go from any category to any other") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    for (const Seed& from : seeds()) {
        for (const Seed& to : seeds()) {
            if (from.entity != Entity::category || to.entity != Entity::category) continue;
            world.set(Entity::company, company, Field::company_category, from.id);
            world.set(Entity::company, company, Field::company_category, to.id);
            CHECK(world.value(Entity::company, company, Field::company_category) == Value(to.id));
        }
    }
}

TEST_CASE("R55 the next category of a company is the next of the list") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const auto next = [&] { return world.database.next_category(world.row(Entity::company, company)); };
    CHECK(next() == mql_id);
    world.run(DeleteRecords{Entity::category, {mql_id}});
    CHECK(next() == opportunity_id);
    world.run(MoveItem{Entity::category, customer_id, opportunity_id});
    CHECK(next() == customer_id);
    world.set(Entity::company, company, Field::company_category, other_id);
    CHECK(next() == nobody);
}

// ---- Contacts and companies -----------------------------------------------------------------------------------------

TEST_CASE("R84 R87 what is missing is known before saving, by field") {
    World world;
    const auto errors = world.database.check(
        {world.database.new_id(), CreateRecord{Entity::contact, {{Field::contact_title, "Chef"}}}});
    CHECK(errors.size() == 1);
    CHECK(errors.front().code == "contact_name_required");
    const auto of_company = world.database.check({world.database.new_id(), CreateRecord{Entity::company, {}}});
    std::vector<std::string> missing;
    for (const auto& error : of_company) {
        CHECK(error.code == "required");
        missing.push_back(error.field);
    }
    std::ranges::sort(missing);
    CHECK(missing == std::vector<std::string>{"category", "name"});
    CHECK(world.database
              .check({world.database.new_id(), CreateRecord{Entity::contact, {{Field::contact_first_name, "Åsa"}}}})
              .empty());
    CHECK(world.database.count(Entity::contact) == 0);

    const Uuid contact = world.contact("Öberg");
    world.set(Entity::contact, contact, Field::contact_last_name, " ");
    CHECK(world.refusal.code == "contact_name_required");
    CHECK(world.text(Entity::contact, contact, Field::contact_last_name) == "Öberg");
}

TEST_CASE("R88 a new contact takes its country from the company") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id, {{Field::company_country, "Sverige"}});
    CHECK(world.text(Entity::contact, world.contact("Öberg", company), Field::contact_country) == "Sverige");
    CHECK(world.text(Entity::contact, world.contact("Lund", company, {{Field::contact_country, "Norge"}}),
                     Field::contact_country) == "Norge");
    CHECK(world
              .text(Entity::contact, world.contact("Berg", company, {{Field::contact_country, Value()}}),
                    Field::contact_country)
              .empty());
    CHECK(world.text(Entity::contact, world.contact("Dahl"), Field::contact_country).empty());
}

TEST_CASE("R89 our contact is the current user, or nobody when left empty") {
    World world;
    CHECK(world.value(Entity::contact, world.contact("Öberg"), Field::contact_owner) == Value(me_id));
    CHECK(world.value(Entity::contact, world.contact("Lund", {}, {{Field::contact_owner, Value()}}),
                      Field::contact_owner) == Value());
    const Uuid erik = world.create(Entity::user, {{Field::user_name, "Erik Lund"}});
    CHECK(world.value(Entity::contact, world.contact("Berg", {}, {{Field::contact_owner, erik}}),
                      Field::contact_owner) == Value(erik));
    world.set(Entity::setting, setting_id, Field::setting_current_user, erik);
    CHECK(world.refusal.code.empty());
    CHECK(world.value(Entity::contact, world.contact("Dahl"), Field::contact_owner) == Value(erik));
}

TEST_CASE("R92 R98 numbers are given in order and never reused") {
    World world;
    const Uuid first = world.company("Nordlys AB", lead_id);
    const Uuid second = world.company("Sydlys AB", lead_id);
    const Uuid contact = world.contact("Öberg");
    CHECK(world.value(Entity::company, first, Field::company_number) == Value(std::int64_t{10001}));
    CHECK(world.value(Entity::company, second, Field::company_number) == Value(std::int64_t{10002}));
    CHECK(world.value(Entity::contact, contact, Field::contact_number) == Value(std::int64_t{1}));
    CHECK(world.database.find_number(Entity::company, 10002) == world.row(Entity::company, second));
    CHECK(world.database.find_number(Entity::contact, 1) == world.row(Entity::contact, contact));
    CHECK(world.database.find_number(Entity::contact, 2) == no_row);
    world.run(Undo{});
    CHECK(world.database.find_number(Entity::contact, 1) == no_row);
    const Uuid next = world.contact("Lund");
    CHECK(world.value(Entity::contact, next, Field::contact_number) == Value(std::int64_t{2}));
    CHECK(world.set(Entity::contact, next, Field::contact_number, std::int64_t{77}) == nullptr);
    CHECK(world.refusal.code == "read_only");
}

TEST_CASE("R97 a company's business is not specified until somebody says otherwise") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    CHECK(world.value(Entity::company, company, Field::company_business) == Value(not_specified_id));
    world.set(Entity::company, company, Field::company_business, Value());
    CHECK(world.refusal.code == "required");
    CHECK(world.create(Entity::company, {{Field::company_category, lead_id}}).is_nil());
    CHECK(world.refusal.field == "name");
}

TEST_CASE("R282 deleting a company takes its contacts, restoring brings back those") {
    World world;
    const Uuid company = world.company("Nordlys AB", lead_id);
    const Uuid gone_before = world.contact("Öberg", company);
    const Uuid contact = world.contact("Lund", company);
    world.run(DeleteRecords{Entity::contact, {gone_before}});
    world.run(DeleteRecords{Entity::company, {company}});
    const auto is_deleted = [&](const Uuid& id) {
        return world.database.is_deleted(Entity::contact, world.row(Entity::contact, id));
    };
    CHECK(is_deleted(contact));
    CHECK(world.database.count(Entity::contact) == 0);
    CHECK(world.database.count(Entity::company) == 0);
    world.run(RestoreRecords{Entity::company, {company}});
    CHECK_FALSE(is_deleted(contact));
    CHECK(is_deleted(gone_before));
    world.run(DeleteRecords{Entity::company, {company}});
    world.run(RestoreRecords{Entity::contact, {gone_before}});
    CHECK_FALSE(is_deleted(gone_before));
    CHECK(is_deleted(contact));
    CHECK_FALSE(world.database.is_deleted(Entity::company, world.row(Entity::company, company)));
}
