#include <doctest/doctest.h>

#include <algorithm>

#include "backup_world.hpp"

using namespace tratt;
using namespace tratt::test;

namespace {

// Here and there were one database until somebody copied it.
struct Copies {
    BackupWorld here{1}, there{2};
    Uuid company = here.company("Nordlys AB");
    Uuid contact = here.contact("Öberg", company);

    Copies() {
        there.now = here.now;
        there.replace_by(here.backup());
    }
};

}  // namespace

TEST_CASE("a merge of a copy of what is here finds everything equal and does nothing") {
    Copies both;
    const auto plan = both.here.plan(both.there.backup());
    CHECK(plan.conflicts.empty());
    CHECK(plan.lost.empty());
    CHECK(plan.of(Entity::contact).equal == 1);
    for (const model::MergeCounts& counts : plan.counts)
        CHECK(counts.only_here + counts.only_there + counts.differing == 0);
    CHECK(both.here.merge(both.there.backup()) == nullptr);
}

TEST_CASE("two new databases merge without a conflict, for their seeds are the same") {
    BackupWorld here(1), there(2);
    there.now += 5000;
    const auto plan = here.plan(there.backup());
    CHECK(plan.conflicts.empty());
    CHECK(plan.of(Entity::category).equal == 8);
}

TEST_CASE("R300 a merge brings what is only there, keeps what is only here, and is one step") {
    Copies both;
    const Uuid own = both.here.contact("Här", both.company);
    const Uuid theirs = both.there.contact("Där", both.company);
    const auto plan = both.here.plan(both.there.backup());
    CHECK(plan.of(Entity::contact).only_here == 1);
    CHECK(plan.of(Entity::contact).only_there == 1);
    CHECK(plan.of(Entity::contact).equal == 1);
    const std::string before = both.here.file();
    both.here.merge(both.there.backup());
    CHECK(both.here.has(Entity::contact, own));
    CHECK(both.here.value(theirs, Field::contact_last_name) == Value("Där"));
    CHECK(both.here.value(own, Field::contact_number) == Value(std::int64_t{2}));
    CHECK(both.here.value(theirs, Field::contact_number) == Value(std::int64_t{3}));  // its own was taken
    CHECK(both.here.merge(both.there.backup()) == nullptr);  // again: nothing is new
    both.here.run(model::Undo{});
    CHECK(records_in(both.here.file()) == records_in(before));
}

TEST_CASE("a conflict says what differs and which side is newer, and goes as it is decided") {
    struct Case {
        const char* what;
        bool is_there_newer;
        model::MergeDecisions decisions;
        const char* title;
    };
    const Case cases[] = {{"the newer is suggested: there", true, {}, "Där"},
                          {"the newer is suggested: here", false, {}, "Här"},
                          {"kept, though there is newer", true, {Side::here}, "Här"},
                          {"taken, though here is newer", false, {Side::there}, "Där"}};
    for (const Case& one : cases) {
        CAPTURE(one.what);
        Copies both;
        (one.is_there_newer ? both.there : both.here).now += 60'000;
        both.here.set(both.contact, Field::contact_title, "Här");
        both.there.set(both.contact, Field::contact_title, "Där");
        both.there.set(both.contact, Field::contact_city, "Lund");
        const auto plan = both.here.plan(both.there.backup());
        CHECK(plan.of(Entity::contact).differing == 1);
        CHECK(plan.conflicts.size() == 1);
        if (plan.conflicts.size() != 1) continue;
        const model::RecordConflict& conflict = plan.conflicts.front();
        CHECK(conflict.here == both.contact);
        CHECK(conflict.name == "Öberg");
        CHECK(conflict.suggested == (one.is_there_newer ? Side::there : Side::here));
        CHECK(conflict.fields.size() == 2);
        CHECK(conflict.fields[0].field == Field::contact_title);
        CHECK(conflict.fields[0].here == Value("Här"));
        CHECK(conflict.fields[0].there == Value("Där"));
        CHECK(conflict.fields[1].here == Value());
        both.here.merge(both.there.backup(), one.decisions);
        CHECK(both.here.value(both.contact, Field::contact_title) == Value(one.title));
    }
}

TEST_CASE("a record taken from there is then equal, and says that it was changed when it was there") {
    Copies both;
    both.there.now += 60'000;
    both.there.set(both.contact, Field::contact_title, "Där");
    both.here.merge(both.there.backup());
    CHECK(both.here.value(both.contact, Field::contact_updated_at) ==
          both.there.value(both.contact, Field::contact_updated_at));
    CHECK(both.here.plan(both.there.backup()).conflicts.empty());
}

TEST_CASE("what was deleted on one side is a conflict of its mark, and the later wins") {
    Copies both;
    both.there.now += 60'000;
    both.there.remove(Entity::contact, both.contact);
    const auto plan = both.here.plan(both.there.backup());
    CHECK(plan.conflicts.size() == 1);
    if (plan.conflicts.empty()) return;
    CHECK(plan.conflicts[0].fields[0].field == Field::contact_deleted_at);
    CHECK(plan.conflicts[0].suggested == Side::there);
    both.here.merge(both.there.backup());
    CHECK(both.here.database.count(Entity::contact) == 0);
}

TEST_CASE("R75 list items with the same name are one, and what refers to one refers to the other") {
    BackupWorld here(1), there(2);
    const auto add_category = [](BackupWorld& world, std::string name) {
        return world.create(Entity::category,
                            {{Field::category_name, std::move(name)}, {Field::category_group, std::int64_t{1}}});
    };
    const Uuid own = add_category(here, "Guldkund");
    const Uuid theirs = add_category(there, " GULDKUND");
    const Uuid other = add_category(there, "Silverkund");
    const Uuid company =
        there.create(Entity::company, {{Field::company_name, "Nordlys AB"}, {Field::company_category, theirs}});
    const Uuid selection = there.create(
        Entity::selection, {{Field::selection_name, "Guld"},
                            {Field::selection_entity, std::int64_t{0}},
                            {Field::selection_criteria, "{\"category\":\"" + core::to_string(theirs) + "\"}"}});
    const auto plan = here.plan(there.backup());
    CHECK(plan.of(Entity::category).only_there == 1);
    CHECK(plan.of(Entity::category).differing == 1);  // by its name's letters
    here.merge(there.backup());
    CHECK(here.value(company, Field::company_category) == Value(own));
    CHECK(!here.has(Entity::category, theirs));
    CHECK(here.has(Entity::category, other));
    CHECK(here.value(selection, Field::selection_criteria) == Value("{\"category\":\"" + core::to_string(own) + "\"}"));
    const auto again = here.plan(there.backup());
    CHECK(again.of(Entity::company).equal == 1);
    CHECK(again.of(Entity::category).only_there == 0);
}

TEST_CASE("R75 an item there that is called as a seeded one here is that one") {
    BackupWorld here(1), there(2);
    there.set(model::lead_id, Field::category_name, "Prospekt");
    const Uuid theirs =
        there.create(Entity::category, {{Field::category_name, "Lead"}, {Field::category_group, std::int64_t{0}}});
    const codec::CatalogueWords words = [](std::string_view key) {
        return key == "category_lead" ? std::vector<std::string>{"Lead"} : std::vector<std::string>{};
    };
    const store::Snapshot backup = there.backup();
    const auto plan = codec::plan_merge(backup, here.database, words);
    CHECK(plan.of(Entity::category).only_there == 0);
    CHECK(plan.conflicts.size() == 1);  // the new name of the seeded one
    here.run(codec::merge_command(backup, plan, {}, here.database, "a", words));
    CHECK(!here.has(Entity::category, theirs));
}

TEST_CASE("a member, a favourite and a number of each side are not there twice") {
    Copies both;
    const auto add = [&](BackupWorld& world) {
        world.create(Entity::favourite, {{Field::favourite_contact, both.contact}});
    };
    add(both.here);
    add(both.there);
    const auto plan = both.here.plan(both.there.backup());
    CHECK(plan.of(Entity::favourite).equal == 1);
    CHECK(plan.of(Entity::favourite).only_here == 0);
    CHECK(both.here.merge(both.there.backup()) == nullptr);
}

TEST_CASE("references to records that are nowhere are emptied and reported, and what needs them stays out") {
    BackupWorld here(1), there(2);
    const Uuid company = there.company("Nordlys AB");
    const Uuid contact = there.contact("Öberg", company);
    const Uuid point = there.create(Entity::contact_point, {{Field::contact_point_contact, contact},
                                                            {Field::contact_point_kind, std::int64_t{0}},
                                                            {Field::contact_point_value, "08"}});
    store::Snapshot backup = there.backup();

    std::erase_if(backup.records, [](const model::Event& event) { return event.entity == Entity::company; });
    auto plan = here.plan(backup);
    CHECK(plan.lost.size() == 1);
    if (plan.lost.empty()) return;
    CHECK(plan.lost[0].record == contact);
    CHECK(plan.lost[0].name == "Öberg");
    CHECK(plan.lost[0].field == Field::contact_company);
    CHECK(!plan.lost[0].stays_out);
    here.merge(backup);
    CHECK(here.value(contact, Field::contact_company) == Value());
    here.run(model::Undo{});

    std::erase_if(backup.records, [](const model::Event& event) { return event.entity == Entity::contact; });
    plan = here.plan(backup);
    CHECK(plan.lost.size() == 1);
    CHECK(plan.lost.back().stays_out);
    CHECK(plan.of(Entity::contact_point).left_out == 1);
    CHECK(plan.of(Entity::contact_point).only_there == 0);
    here.merge(backup);
    CHECK(!here.has(Entity::contact_point, point));
}

TEST_CASE("R37 R102 R282 after a merge the rules hold that no single record shows") {
    Copies both;
    both.here.set(both.contact, Field::contact_is_main, true);
    const Uuid rival = both.there.contact("Rival", both.company);
    both.there.set(rival, Field::contact_is_main, true);
    both.there.set(both.company, Field::company_category, model::customer_id);
    const Uuid quiet = both.there.contact("Utan status", both.company);
    CHECK(both.there.value(quiet, Field::contact_lead_status) == Value());
    both.here.now += 900'000;
    both.here.set(both.company, Field::company_phone, "08");  // so that here is newer
    both.here.merge(both.there.backup());
    CHECK(both.here.value(both.company, Field::company_category) == Value(model::lead_id));
    CHECK(both.here.value(quiet, Field::contact_lead_status) == Value(model::open_id));
    CHECK(both.here.value(rival, Field::contact_is_main) == Value(false));
    CHECK(both.here.value(both.contact, Field::contact_is_main) == Value(true));

    both.here.run(model::Undo{});
    both.here.remove(Entity::company, both.company);
    both.here.merge(both.there.backup(), model::MergeDecisions(9, Side::here));
    CHECK(both.here.value(quiet, Field::contact_deleted_at) ==
          both.here.value(both.company, Field::company_deleted_at));
}

TEST_CASE("a merge leaves visits and preferences alone") {
    Copies both;
    both.there.run(model::Visit{Entity::contact, both.contact});
    both.there.run(model::SetPreference{"history_length", "7"});
    CHECK(both.here.merge(both.there.backup()) == nullptr);
}
