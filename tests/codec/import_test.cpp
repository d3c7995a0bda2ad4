#include <doctest/doctest.h>

#include <algorithm>

#include "import_world.hpp"

using namespace tratt;
using namespace tratt::test;

TEST_CASE("the real HubSpot files: every number of the acceptance list") {
    const auto companies = test::real_file("hubspot/hubspot_companies.csv");
    const auto contacts = test::real_file("hubspot/hubspot_contacts.csv");
    if (!companies || !contacts) return;
    Database database = test::seeded_database();
    const ImportPlan first = import(database, *companies);
    CHECK(first.counts.added == 200);
    CHECK(first.counts.owners_added == 5);
    const ImportPlan second = import(database, *contacts);
    CHECK(second.counts.added == 950);
    CHECK(second.counts.faulty == 0);
    CHECK(second.counts.owners_added == 0);
    CHECK(second.counts.joined == 679);
    CHECK(second.counts.alone == 271);
    CHECK(second.counts.statuses_taken == 206);
    CHECK(second.counts.statuses_skipped == 115);
    CHECK(remarks(second, RowNote::status_not_active) == 115);
    CHECK(second.counts.statuses_suggested == 9);
    CHECK(second.counts.statuses_opened == 182);
    CHECK(second.counts.companies_added == 0);
    CHECK(second.counts.companies_recategorised == 180);
    CHECK(database.count(Entity::company) == 200);
    CHECK(database.count(Entity::contact) == 950);
    CHECK(database.count(Entity::user) == 6);
    check_database(database, real_result);
    check_nothing_new(database, *companies, 200);
    check_nothing_new(database, *contacts, 950);
    CHECK(plan(database, *contacts).counts.statuses_skipped == 115);
}

TEST_CASE("the real HubSpot files, contacts first: joined when they are imported again after the companies") {
    const auto companies = test::real_file("hubspot/hubspot_companies.csv");
    const auto contacts = test::real_file("hubspot/hubspot_contacts.csv");
    if (!companies || !contacts) return;
    Database database = test::seeded_database();
    const ImportPlan first = import(database, *contacts);
    CHECK(first.counts.alone == 950);
    CHECK(remarks(first, RowNote::company_unknown) == 679);
    (void)import(database, *companies);
    const ImportPlan second = import(database, *contacts);
    CHECK(second.counts.added == 0);
    CHECK(second.counts.changed == 679);
    CHECK(second.counts.joined == 679);
    check_database(database, real_result);
    check_nothing_new(database, *companies, 200);
    check_nothing_new(database, *contacts, 950);
}

TEST_CASE("a HubSpot import of a few companies and contacts, counted by hand") {
    Database database = test::seeded_database();
    const Prepared prepared = prepare(database, small_companies());
    CHECK(prepared.file.list.sender == Sender::hubspot);
    CHECK(prepared.file.list.kind == ListKind::companies);
    const ImportPlan first = import(database, prepared);
    CHECK(first.counts.added == 6);
    CHECK(first.counts.owners_added == 2);
    const ImportPlan second = import(database, small_contacts());
    CHECK(second.counts.added == 14);
    CHECK(second.counts.joined == 9);
    CHECK(second.counts.alone == 5);
    CHECK(second.counts.statuses_taken == 6);
    CHECK(second.counts.statuses_skipped == 3);
    CHECK(second.counts.statuses_suggested == 1);
    CHECK(second.counts.statuses_opened == 2);
    CHECK(has(row_at(second, 15), RowNote::company_unknown));
    check_database(database, small_result);
    check_nothing_new(database, small_companies(), 6);
    check_nothing_new(database, small_contacts(), 14);
}

TEST_CASE("every column of a HubSpot list arrives in its field") {
    const Database database = with_small_import();
    const Row company = company_named(database, "Berg, Dal & Söner AB");
    CHECK(database.text(Field::company_external_id, company) == "COMP-6");
    CHECK(database.text(Field::company_domain, company) == "bergdal.example");
    CHECK(database.text(Field::company_website, company) == "https://bergdal.example");
    CHECK(database.number(Field::company_employees, company) == 9);
    CHECK(database.number(Field::company_annual_revenue, company) == 61'000'000);
    CHECK(database.text(Field::company_phone, company) == "+46 90 77 88 99");
    CHECK(database.text(Field::company_street, company) == "Kungsgatan 4, plan 2");
    CHECK(database.text(Field::company_city, company) == "Umeå");
    CHECK(database.text(Field::company_region, company) == "Västerbotten");
    CHECK(database.text(Field::company_postal_code, company) == "903 26");
    CHECK(database.text(Field::company_country, company) == "Sweden");
    CHECK(database.name(Entity::user, database.reference(Field::company_owner, company)) == "Erik Lund");
    CHECK(core::iso_date(core::day_of(database.number(Field::company_created_at, company), 60)) == "2023-09-30");
    const Row contact = contact_with(database, "asa.oberg@nordlys.example");
    CHECK(database.name(Entity::contact, contact) == "Åsa Öberg");
    CHECK(database.text(Field::contact_external_id, contact) == "CONT-1");
    CHECK(database.text(Field::contact_phone, contact) == "+46 40 12 34 57");
    CHECK(database.text(Field::contact_mobile, contact) == "+46 70 111 22 33");
    CHECK(database.text(Field::contact_title, contact) == "Inköpschef");
    CHECK(database.text(Field::contact_lifecycle_stage, contact) == "Lead");
    CHECK(database.text(Field::contact_source, contact) == "Organic Search");
    CHECK(database.text(Field::contact_street, contact) == "Storgatan 1");
    CHECK(database.text(Field::contact_city, contact) == "Malmö");
    CHECK(database.text(Field::contact_country, contact) == "Sweden");
    CHECK(database.reference(Field::contact_company, contact) == company_named(database, "Nordlys AB"));
    CHECK(database.text(Field::user_email, database.reference(Field::contact_owner, contact)) ==
          "erik.lund@example.com");
    CHECK(core::iso_date(core::day_of(database.number(Field::contact_created_at, contact), 60)) == "2024-01-10");
    CHECK(database.text(Field::contact_title, contact_with(database, "aino.laine@tamperevalimo.example")) ==
          "Ostaja, \"senior\"");
    CHECK(database.reference(Field::contact_owner, contact_with(database, "per.ek@example.org")) == store::no_row);
}

TEST_CASE(
    "R49: a status is taken only where the resulting category is active, and the other ones are reported with row and "
    "value") {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    const ImportPlan made = plan(database, small_contacts());
    const PlannedRow& jens = row_at(made, 4);
    CHECK(jens.state == RowState::added);
    CHECK(jens.category == model::customer_id);
    CHECK(jens.lead_status.is_nil());
    CHECK(has(jens, RowNote::status_not_active));
    const auto remark = std::find_if(jens.remarks.begin(), jens.remarks.end(),
                                     [](const auto& r) { return r.note == RowNote::status_not_active; });
    CHECK(remark->value == "Open");
    CHECK(remark->column == 8);
    (void)import(database, small_contacts());
    CHECK(status_of(database, contact_with(database, "jens.brandt@vejleplast.example")).is_nil());
    CHECK(status_of(database, contact_with(database, "vidar.eide@example.org")).is_nil());
    CHECK(status_of(database, contact_with(database, "olof.berg@bergdal.example")) == model::qualified_id);
}

TEST_CASE("R49: categories are set before contacts are created, so that no retained status is opened again") {
    const Database database = with_small_import();
    const Row contact = contact_with(database, "eero.makinen@tamperevalimo.example");
    CHECK(status_of(database, contact) == model::contacting_id);
    for (const store::HistoryEntry& entry :
         database.history(Entity::contact, database.id_of(Entity::contact, contact))) {
        CHECK(entry.field != Field::contact_lead_status);
    }
}

TEST_CASE("R37: a blank status becomes Open where lead status is active") {
    const Database database = with_small_import();
    CHECK(status_of(database, contact_with(database, "ingrid.dal@bergdal.example")) == model::open_id);
    CHECK(status_of(database, contact_with(database, "mette.krog@vejleplast.example")).is_nil());
}

TEST_CASE("R36: a contact without a company has the category of its own stage") {
    const Database database = with_small_import();
    const Row nora = contact_with(database, "nora.lind@example.org");
    CHECK(database.reference(Field::contact_company, nora) == store::no_row);
    CHECK(category_of(database, nora) == model::lead_id);
    CHECK(status_of(database, nora) == model::contacting_id);
    CHECK(category_of(database, contact_with(database, "vidar.eide@example.org")) == model::customer_id);
    CHECK(category_of(database, contact_with(database, "per.ek@example.org")) == model::other_id);
    CHECK(category_of(database, contact_with(database, "tove.berg@example.org")) == model::lead_id);
}

TEST_CASE("a company takes the furthest stage among its contacts, those of earlier imports included") {
    Database database = test::seeded_database();
    const std::string head = "Contact ID,First Name,Lifecycle Stage,Company Name,Contact Owner\n";
    const auto category_after = [&](const std::string& stage) {
        static int number = 0;
        (void)import(database, head + std::to_string(++number) + ",P," + stage + ",Acme,\n");
        return database.id_of(Entity::category,
                              database.reference(Field::company_category, company_named(database, "Acme")));
    };
    CHECK(category_after("Other") == model::other_id);
    CHECK(category_after("Subscriber") == model::lead_id);
    CHECK(category_after("Other") == model::lead_id);
    CHECK(category_after("Marketing Qualified Lead") == model::mql_id);
    CHECK(category_after("salesqualifiedlead") == model::mql_id);
    CHECK(category_after("Opportunity") == model::opportunity_id);
    CHECK(category_after("Lead") == model::opportunity_id);
    CHECK(category_after("Evangelist") == model::customer_id);
    CHECK(category_after("Opportunity") == model::customer_id);
}

TEST_CASE("the decisions change what comes of it: stage and status tables, the suggestion for blanks") {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    Prepared prepared = prepare(database, small_contacts());
    CHECK(prepared.decisions.stages.size() == 8);
    CHECK(prepared.decisions.stages.front().value == "Customer");
    CHECK(prepared.decisions.stages.back().value == "Other");
    CHECK(prepared.decisions.stages.back().rows == 2);
    prepared.decisions.suggest_qualified = false;
    for (model::ValueChoice& stage : prepared.decisions.stages) {
        if (stage.value == "Opportunity") stage.item = model::customer_id;
    }
    for (model::ValueChoice& status : prepared.decisions.statuses) {
        if (status.value == "Unqualified") status.item = model::re_nurture_id;
    }
    (void)import(database, prepared);
    CHECK(count_companies(database, model::opportunity_id) == 0);
    CHECK(count_companies(database, model::customer_id) == 2);
    CHECK(status_of(database, contact_with(database, "johan.lindqvist@nordlys.example")) == model::open_id);
    CHECK(status_of(database, contact_with(database, "siri.moe@example.org")) == model::re_nurture_id);
    CHECK(status_of(database, contact_with(database, "eero.makinen@tamperevalimo.example")).is_nil());
}

TEST_CASE("R300: an import is one step of undo, changed records included") {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    const auto before = database.snapshot().records;
    (void)import(database, small_contacts());
    CHECK(database.next_undo() != nullptr);
    CHECK(database.next_undo()->name_key == "step_import");
    (void)test::execute(database, model::Undo{});
    CHECK(database.snapshot().records == before);
    const ImportPlan again = import(database, small_contacts());
    CHECK(again.counts.hand_edits_kept == 0);
    check_database(database, small_result);
}

TEST_CASE("a hand edit is shown as changed, old and new, and kept unless the visitor says otherwise") {
    Database database = with_small_import();
    const Row company = company_named(database, "Tampere Valimo Oy");
    const Row contact = contact_with(database, "nora.lind@example.org");
    (void)test::execute(database, model::UpdateRecords{Entity::company,
                                                       {database.id_of(Entity::company, company)},
                                                       {{Field::company_category, model::lead_id}}});
    (void)test::execute(database, model::UpdateRecords{Entity::contact,
                                                       {database.id_of(Entity::contact, contact)},
                                                       {{Field::contact_lead_status, model::qualified_id},
                                                        {Field::contact_title, std::string("Chief")}}});
    Prepared prepared = prepare(database, small_contacts());
    const ImportPlan careful = plan(database, prepared);
    CHECK(careful.counts.changed == 1);
    CHECK(careful.counts.companies_recategorised == 0);
    CHECK(careful.counts.hand_edits_kept == 3);
    CHECK(!careful.does_something());
    const PlannedRow& nora = row_at(careful, 12);
    CHECK(nora.state == RowState::changed);
    CHECK(nora.changes.size() == 2);
    for (const model::FieldChange& change : nora.changes) {
        CHECK(change.is_hand_edit);
        CHECK(!change.is_applied);
    }
    CHECK(nora.lead_status == model::qualified_id);
    const auto moved = std::find_if(careful.companies.begin(), careful.companies.end(),
                                    [](const auto& c) { return c.changes_category(); });
    CHECK(moved != careful.companies.end());
    CHECK(moved->name == "Tampere Valimo Oy");
    CHECK(moved->category_before == model::lead_id);
    CHECK(moved->category_after == model::opportunity_id);
    CHECK(moved->is_hand_edit);
    CHECK(!moved->is_applied);
    prepared.decisions.overwrite_hand_edits = true;
    (void)import(database, prepared);
    CHECK(status_of(database, contact) == model::contacting_id);
    CHECK(database.text(Field::contact_title, contact) == "Båtbyggare");
    check_database(database, small_result);
}

TEST_CASE("what the sender has changed since comes in, while hand edits beside it stay") {
    Database database = with_small_import();
    const Row contact = contact_with(database, "nora.lind@example.org");
    (void)test::execute(database, model::UpdateRecords{Entity::contact,
                                                       {database.id_of(Entity::contact, contact)},
                                                       {{Field::contact_title, std::string("Chief")}}});
    std::string newer = small_contacts();
    const std::string city = "Västervik";
    newer.replace(newer.find(city), city.size(), "Kalmar");
    const ImportPlan made = import(database, newer);
    CHECK(made.counts.changed == 1);
    CHECK(made.counts.hand_edits_kept == 1);
    CHECK(database.text(Field::contact_city, contact) == "Kalmar");
    CHECK(database.text(Field::contact_title, contact) == "Chief");
}

TEST_CASE("an empty cell never clears a value") {
    Database database = with_small_import();
    std::string emptied = small_contacts();
    const std::string title = "Inköpschef";
    emptied.replace(emptied.find(title), title.size(), "");
    CHECK(plan(database, emptied).counts.changed == 0);
}
