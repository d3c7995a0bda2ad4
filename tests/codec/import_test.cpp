#include "codec/import_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "../fixtures/files.hpp"
#include "database.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Entity;
using model::Field;
using model::ImportCounts;
using model::OnMatch;
using model::PlannedRow;
using model::RowNote;
using model::RowState;
using store::Database;
using store::Row;

namespace {

struct Prepared {
    ImportFile file;
    ImportDecisions decisions;
};

Prepared prepare(const Database& database, std::string_view bytes, const char* name = "list.csv") {
    Prepared prepared;
    auto file = read_import_file(name, bytes);
    CHECK(file.ok());
    if (!file) return prepared;
    prepared.file = std::move(*file);
    prepared.decisions = suggest_decisions(prepared.file, database);
    return prepared;
}

ImportPlan plan(const Database& database, const Prepared& prepared) {
    return plan_import(prepared.file, prepared.decisions, database);
}

ImportPlan plan(const Database& database, std::string_view bytes) { return plan(database, prepare(database, bytes)); }

ImportPlan import(Database& database, const Prepared& prepared) {
    ImportPlan made = plan(database, prepared);
    (void)test::execute(database, import_command(prepared.file, prepared.decisions, made, database).action);
    return made;
}

ImportPlan import(Database& database, std::string_view bytes) { return import(database, prepare(database, bytes)); }

std::int64_t count_companies(const Database& database, const core::Uuid& category) {
    std::int64_t count = 0;
    for (Row row = 0; row < database.row_count(Entity::company); ++row) {
        count += database.is_live(Entity::company, row) &&
                 database.id_of(Entity::category, database.reference(Field::company_category, row)) == category;
    }
    return count;
}

std::int64_t count_active(const Database& database, const core::Uuid& status) {
    std::int64_t count = 0;
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (!database.is_live(Entity::contact, row) || !database.status_active(row)) continue;
        count += database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, row)) == status;
    }
    return count;
}

Row contact_with(const Database& database, std::string_view email) {
    for (Row row = 0; row < database.row_count(Entity::contact); ++row) {
        if (database.is_live(Entity::contact, row) && database.text(Field::contact_email, row) == email) return row;
    }
    CHECK_MESSAGE(false, "no contact with this address");
    return store::no_row;
}

Row company_named(const Database& database, std::string_view name) {
    for (Row row = 0; row < database.row_count(Entity::company); ++row) {
        if (database.is_live(Entity::company, row) && database.text(Field::company_name, row) == name) return row;
    }
    CHECK_MESSAGE(false, "no company of this name");
    return store::no_row;
}

core::Uuid status_of(const Database& database, Row contact) {
    return database.id_of(Entity::lead_status, database.reference(Field::contact_lead_status, contact));
}

core::Uuid category_of(const Database& database, Row contact) {
    return database.id_of(Entity::category, database.category_of(contact));
}

const PlannedRow& row_at(const ImportPlan& made, std::int64_t number) {
    const auto found =
        std::find_if(made.rows.begin(), made.rows.end(), [&](const PlannedRow& row) { return row.number() == number; });
    CHECK(found != made.rows.end());
    return *found;
}

bool has(const PlannedRow& row, RowNote note) {
    return std::any_of(row.remarks.begin(), row.remarks.end(), [&](const auto& remark) { return remark.note == note; });
}

std::int64_t remarks(const ImportPlan& made, RowNote note) {
    return std::count_if(made.rows.begin(), made.rows.end(), [&](const PlannedRow& row) { return has(row, note); });
}

// Everything that must hold after the companies and the contacts of HubSpot are in.
struct Expected {
    std::int64_t customer, mql, opportunity, lead, other;
    std::int64_t open, contacting, qualified, disqualified, re_nurture;
};

void check_database(const Database& database, const Expected& expected) {
    CHECK(count_companies(database, model::customer_id) == expected.customer);
    CHECK(count_companies(database, model::mql_id) == expected.mql);
    CHECK(count_companies(database, model::opportunity_id) == expected.opportunity);
    CHECK(count_companies(database, model::lead_id) == expected.lead);
    CHECK(count_companies(database, model::other_id) == expected.other);
    CHECK(count_active(database, model::open_id) == expected.open);
    CHECK(count_active(database, model::contacting_id) == expected.contacting);
    CHECK(count_active(database, model::qualified_id) == expected.qualified);
    CHECK(count_active(database, model::disqualified_id) == expected.disqualified);
    CHECK(count_active(database, model::re_nurture_id) == expected.re_nurture);
}

constexpr Expected real_result{112, 35, 28, 20, 5, 228, 77, 41, 29, 22};
constexpr Expected small_result{1, 1, 1, 2, 1, 3, 2, 2, 1, 1};

void check_nothing_new(const Database& database, std::string_view bytes, std::int64_t rows) {
    const ImportPlan again = plan(database, bytes);
    CHECK(again.counts.added == 0);
    CHECK(again.counts.changed == 0);
    CHECK(again.counts.unchanged == rows);
    CHECK(!again.does_something());
}

std::string small_companies() { return test::fixture("hubspot_small_companies.csv"); }
std::string small_contacts() { return test::fixture("hubspot_small_contacts.csv"); }

Database with_small_import() {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    (void)import(database, small_contacts());
    return database;
}

}  // namespace

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

TEST_CASE("R293: for a match values are replaced, only empty fields filled, or the row is skipped") {
    const std::string head = "First Name,Last Name,Email,Job Title,City\n";
    const std::string before = head + "Åsa,Öberg,asa@x.example,Buyer,\n";
    const std::string after = head + "Åsa,Öberg,asa@x.example,Chief,Malmö\n";
    for (const OnMatch rule : {OnMatch::replace, OnMatch::fill_empty, OnMatch::skip}) {
        Database database = test::seeded_database();
        (void)import(database, before);
        Prepared prepared = prepare(database, after);
        prepared.decisions.on_match = rule;
        const ImportPlan made = import(database, prepared);
        const Row contact = contact_with(database, "asa@x.example");
        CHECK(database.count(Entity::contact) == 1);
        CHECK(database.text(Field::contact_title, contact) == (rule == OnMatch::replace ? "Chief" : "Buyer"));
        CHECK(database.text(Field::contact_city, contact) == (rule == OnMatch::skip ? "" : "Malmö"));
        CHECK(made.rows[0].state == (rule == OnMatch::skip ? RowState::skipped : RowState::changed));
        CHECK(has(made.rows[0], RowNote::matched) == (rule == OnMatch::skip));
    }
}

TEST_CASE("R293: with fill_empty and skip a company that is here keeps its category") {
    for (const OnMatch rule : {OnMatch::fill_empty, OnMatch::skip}) {
        Database database = test::seeded_database();
        (void)import(database, small_companies());
        Prepared prepared = prepare(database, small_contacts());
        prepared.decisions.on_match = rule;
        (void)import(database, prepared);
        CHECK(count_companies(database, model::lead_id) == 6);
    }
}

TEST_CASE("R292: contacts match by the sender's id, then by e-mail, then by name in the same company") {
    Database database = test::seeded_database();
    const std::string head = "Contact ID,First Name,Last Name,Email,Company Name,Contact Owner\n";
    (void)import(database,
                 head + "1,Åsa,Öberg,asa@x.example,Acme,\n,Jens,Brandt,JENS@x.example,Acme,\n,Nora,Lind,,Acme,\n");
    const auto state = [&](const std::string& row) { return plan(database, head + row).rows[0]; };
    CHECK(state("1,Åsa,Öberg,asa@x.example,Acme,\n").state == RowState::unchanged);
    CHECK(state("1,Åsa,Ek,new@x.example,Acme,\n").changes.size() == 2);
    CHECK(state(",Jens,Brandt,JENS@x.example,,\n").state == RowState::unchanged);
    CHECK(state(",Jens,Holm,jens@x.example,,\n").state == RowState::changed);
    CHECK(state(",Nora,Lind,,Acme,\n").state == RowState::unchanged);
    CHECK(state(",nora,LIND,,acme,\n").record == state(",Nora,Lind,,Acme,\n").record);
    CHECK(state(",Nora,Lind,,Other,\n").state == RowState::added);
    CHECK(state("2,Åsa,Ek,asa@x.example,Acme,\n").state == RowState::added);
    CHECK(state("2,Åsa,Öberg,asa@x.example,Acme,\n").state == RowState::unchanged);
}

TEST_CASE("R292: an e-mail that several people share matches the one of the same name, in any order") {
    Database database = test::seeded_database();
    const std::string head = "First Name,Last Name,Email\n";
    const std::string ann = "Ann,Berg,info@x.example\n";
    const std::string bo = "Bo,Dal,info@x.example\n";
    const ImportPlan made = import(database, head + ann + bo);
    CHECK(made.counts.added == 2);
    CHECK(plan(database, head + bo + ann).counts.unchanged == 2);
    const ImportPlan twice = plan(database, head + bo + ann + bo);
    CHECK(has(row_at(twice, 4), RowNote::duplicate_in_file));
    CHECK(row_at(twice, 4).remarks.back().other_row == 2);
    CHECK(row_at(twice, 4).state == RowState::skipped);
}

TEST_CASE("R291: companies match by the sender's id, then domain, then name and department") {
    Database database = test::seeded_database();
    const std::string head = "Company ID,Company Name,Company Domain Name,Department,Company Owner\n";
    (void)import(database, head + "1,Acme,acme.example,,\n2,Nordlys,,,\n,Vejle,,North,\n");
    const auto row = [&](const std::string& text) { return plan(database, head + text).rows[0]; };
    CHECK(row("1,Acme AB,other.example,,\n").state == RowState::changed);
    CHECK(row(",Acme AB,https://www.ACME.example/,,\n").changes.size() == 1);
    CHECK(row(",nordlys,nordlys.example,,\n").changes.size() == 2);
    CHECK(row(",Acme,other.example,,\n").state == RowState::added);
    CHECK(row("9,Nordlys,,,\n").state == RowState::unchanged);
    CHECK(row("9,Acme Two,acme.example,,\n").state == RowState::added);
    CHECK(row(",Vejle,,North,\n").state == RowState::unchanged);
    CHECK(row(",Vejle,,South,\n").state == RowState::added);
}

TEST_CASE("R298: a row that is unticked stays out, and so does what it would have brought with it") {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    Prepared prepared = prepare(database, small_contacts());
    for (const PlannedRow& row : plan(database, prepared).rows) {
        if (row.number() == 4) prepared.decisions.left_out.push_back(row.table_row);
    }
    const ImportPlan made = import(database, prepared);
    CHECK(made.counts.left_out == 1);
    CHECK(made.counts.statuses_skipped == 2);
    CHECK(database.count(Entity::contact) == 13);
    CHECK(count_companies(database, model::customer_id) == 0);
    const auto company = company_named(database, "Vejle Plast A/S");
    CHECK(database.id_of(Entity::category, database.reference(Field::company_category, company)) == model::lead_id);
    check_nothing_new(
        database,
        [] {
            std::string without = small_contacts();
            const std::size_t begin = without.find("CONT-3,");
            return without.erase(begin, without.find("CONT-4,") - begin);
        }(),
        13);
}

TEST_CASE("a company's change of category can be left out by itself") {
    Database database = test::seeded_database();
    (void)import(database, small_companies());
    Prepared prepared = prepare(database, small_contacts());
    const ImportPlan before = plan(database, prepared);
    const auto nordlys = std::find_if(before.companies.begin(), before.companies.end(),
                                      [](const auto& c) { return c.name == "Nordlys AB"; });
    CHECK(nordlys->changes_category());
    prepared.decisions.companies_left_alone = {nordlys->first_row};
    (void)import(database, prepared);
    CHECK(database.id_of(Entity::category,
                         database.reference(Field::company_category, company_named(database, "Nordlys AB"))) ==
          model::lead_id);
    CHECK(count_companies(database, model::opportunity_id) == 1);
}

TEST_CASE("faulty rows are named with row, column, value and reason, and the rest goes in") {
    Database database = test::seeded_database();
    const ImportPlan made = import(database, test::fixture("contacts_with_faults.csv"));
    const auto fault = [&](std::int64_t number) {
        const PlannedRow& row = row_at(made, number);
        CHECK(row.state == RowState::faulty);
        const auto found =
            std::find_if(row.remarks.begin(), row.remarks.end(), [](const auto& r) { return model::is_fault(r.note); });
        CHECK(found != row.remarks.end());
        return *found;
    };
    CHECK(fault(3).note == RowNote::name_missing);
    CHECK(fault(4).note == RowNote::date_wrong);
    CHECK(fault(4).column == 6);
    CHECK(fault(4).value == "2024-02-31");
    CHECK(fault(5).note == RowNote::email_malformed);
    CHECK(fault(5).column == 3);
    CHECK(fault(5).value == "kirsi.laine(at)turunlaiva.example");
    CHECK(fault(8).note == RowNote::row_too_long);
    CHECK(fault(8).column == 7);
    CHECK(made.counts.faulty == 4);
    CHECK(made.counts.added == 3);
    CHECK(has(row_at(made, 9), RowNote::row_short));
    CHECK(database.count(Entity::contact) == 3);
    CHECK(core::iso_date(core::day_of(
              database.number(Field::contact_created_at, contact_with(database, "vidar.eide@gronland.example")), 0)) ==
          "2024-01-13");
}

TEST_CASE("faulty rows can be taken out as a file, mended and imported, and a formula in them is inert (R302)") {
    Database database = test::seeded_database();
    const Prepared prepared = prepare(database, test::fixture("contacts_with_faults.csv"));
    std::string faulty = faulty_rows_csv(prepared.file, plan(database, prepared));
    CHECK(faulty.find("info@gotlandskalk.example") != std::string::npos);
    CHECK(faulty.find("Astrid") == std::string::npos);
    const std::string wrong = "2024-02-31";
    faulty.replace(faulty.find(wrong), wrong.size(), "2024-02-29");
    const ImportPlan mended = plan(database, faulty);
    CHECK(mended.counts.added == 1);
    CHECK(mended.counts.faulty == 3);
    const std::string list = "First Name,Email\n=1+1,x\n";
    const Prepared formula = prepare(database, list);
    CHECK(faulty_rows_csv(formula.file, plan(database, formula)).find("'=1+1") != std::string::npos);
    CHECK(faulty_rows_csv(formula.file, plan(database, formula), false).find("'=1+1") == std::string::npos);
}

TEST_CASE("a row can go in without its faulty value, by decision") {
    Database database = test::seeded_database();
    Prepared prepared = prepare(database, test::fixture("contacts_with_faults.csv"));
    prepared.decisions.take_rows_without_faulty_values = true;
    const ImportPlan made = import(database, prepared);
    CHECK(made.counts.faulty == 2);
    CHECK(made.counts.added == 5);
    CHECK(has(row_at(made, 4), RowNote::value_left_out));
    CHECK(has(row_at(made, 5), RowNote::value_left_out));
}

TEST_CASE("R288: any list of people that repeats the company is imported, companies and all") {
    Database database = test::seeded_database();
    const Prepared prepared = prepare(database,
                                      "Namn;Företag;E-post;Titel;Telefon;Ort\n"
                                      "Åsa Öberg;Nordlys AB;asa@nordlys.example;Inköpschef;040-12 34 56;Malmö\n"
                                      "Lindqvist, Johan;Nordlys AB;johan@nordlys.example;;;\n"
                                      "Nora Lind;;nora@x.example;;;\n");
    CHECK(prepared.file.list.sender == Sender::unknown);
    CHECK(prepared.file.list.kind == ListKind::contacts);
    const ImportPlan made = import(database, prepared);
    CHECK(made.counts.added == 3);
    CHECK(made.counts.companies_added == 1);
    CHECK(made.counts.joined == 2);
    const Row johan = contact_with(database, "johan@nordlys.example");
    CHECK(database.text(Field::contact_first_name, johan) == "Johan");
    CHECK(database.text(Field::contact_last_name, johan) == "Lindqvist");
    CHECK(category_of(database, johan) == model::lead_id);
    CHECK(status_of(database, johan) == model::open_id);
    CHECK(category_of(database, contact_with(database, "nora@x.example")) == model::lead_id);
    CHECK(plan(database, prepared).counts.unchanged == 3);
}

TEST_CASE("R289: a column can be mapped by hand or left out, and what is missing is named") {
    Database database = test::seeded_database();
    Prepared prepared = prepare(database, "Wer,Kunde seit,E-Mail\nJens Brandt,heute,jens@x.example\n");
    CHECK(plan(database, prepared).missing == std::vector<Field>{Field::contact_name});
    CHECK(plan(database, prepared).counts.faulty == 1);
    prepared.decisions.columns[0] = Field::contact_name;
    update_value_choices(prepared.file, database, prepared.decisions);
    CHECK(plan(database, prepared).missing.empty());
    CHECK(import(database, prepared).counts.added == 1);
    CHECK(database.name(Entity::contact, contact_with(database, "jens@x.example")) == "Jens Brandt");
}

TEST_CASE("R295: an unknown status is left empty and reported, replaced by one of the list, or added to it") {
    const std::string list = "First Name,Email,Lead Status\nÅsa,asa@x.example,Warm\n";
    Database database = test::seeded_database();
    Prepared prepared = prepare(database, list);
    CHECK(prepared.decisions.statuses.size() == 1);
    CHECK(has(plan(database, prepared).rows[0], RowNote::status_unknown));
    CHECK(plan(database, prepared).rows[0].lead_status == model::open_id);
    prepared.decisions.statuses[0].item = model::contacting_id;
    CHECK(plan(database, prepared).rows[0].lead_status == model::contacting_id);
    prepared.decisions.statuses[0].make_new = true;
    const std::size_t before = database.list(Entity::lead_status).size();
    (void)import(database, prepared);
    CHECK(database.list(Entity::lead_status).size() == before + 1);
    const Row status = database.reference(Field::contact_lead_status, contact_with(database, "asa@x.example"));
    CHECK(database.name(Entity::lead_status, status) == "Warm");
    CHECK(plan(database, list).counts.unchanged == 1);
}

TEST_CASE("a column of categories decides the category, in Swedish too") {
    Database database = test::seeded_database();
    (void)import(database,
                 "Företag,Kategori,Ort\nNordlys,Kund,Malmö\nVejle,Affärsmöjlighet,Vejle\nAcme,Guldkund,Lund\n");
    const auto category = [&](const char* name) {
        return database.id_of(Entity::category,
                              database.reference(Field::company_category, company_named(database, name)));
    };
    CHECK(category("Nordlys") == model::customer_id);
    CHECK(category("Vejle") == model::opportunity_id);
    CHECK(category("Acme") == model::lead_id);
    CHECK(remarks(plan(database, "Företag,Kategori,Ort\nAcme,Guldkund,Lund\n"), RowNote::category_unknown) == 1);
}

TEST_CASE("a contact that was deleted here does not come back by itself") {
    Database database = with_small_import();
    const Row contact = contact_with(database, "nora.lind@example.org");
    (void)test::execute(database, model::DeleteRecords{Entity::contact, {database.id_of(Entity::contact, contact)}});
    const ImportPlan made = plan(database, small_contacts());
    CHECK(row_at(made, 12).state == RowState::skipped);
    CHECK(has(row_at(made, 12), RowNote::deleted_here));
    CHECK(made.counts.added == 0);
}

TEST_CASE("files that hold nothing to import say so") {
    const auto code = [](std::string_view bytes) {
        const auto file = read_import_file("x.csv", bytes);
        return file ? std::string() : file.error().code;
    };
    CHECK(code("") == "file_empty");
    CHECK(code("First Name,Email\n\n \n") == "file_has_no_rows");
    CHECK(code("Deal ID,Deal Name,Deal Stage\n1,x,y\n") == "file_is_deals");
    const auto deals = test::real_file("hubspot/hubspot_deals.csv");
    if (deals) CHECK(code(*deals) == "file_is_deals");
}

TEST_CASE("notes above the headings are no data, and row numbers stay those of the file") {
    Database database = test::seeded_database();
    const Prepared prepared = prepare(database,
                                      "Notes:\n\"These are your connections, all of them\"\n\nFirst Name,Last "
                                      "Name,Email Address,Company\nJane,Smith,jane@x.example,Acme\n");
    CHECK(prepared.file.list.heading_row == 3);
    const ImportPlan made = plan(database, prepared);
    CHECK(made.rows.size() == 1);
    CHECK(made.rows[0].number() == 5);
    CHECK(made.counts.added == 1);
}

TEST_CASE("every real contact list of other programs can be imported") {
    for (const std::string name :
         {"contacts-csv/constellation_google_contacts.csv", "contacts-csv/constellation_linkedin_connections.csv",
          "contacts-csv/rolomind_google.csv", "contacts-csv/rolomind_linkedin.csv",
          "contacts-csv/thunderbird/csv_semicolon.csv", "contacts-csv/thunderbird/utf16_addressbook.csv",
          "crm-fixtures/suitecrm/Leads.csv", "crm-fixtures/mautic/fakeleaddata.csv",
          "contacts-csv/roundcube/tb_plain.csv"}) {
        CAPTURE(name);
        const auto bytes = test::real_file(name);
        if (!bytes) return;
        Database database = test::seeded_database();
        const ImportPlan made = import(database, *bytes);
        CHECK(made.missing.empty());
        CHECK(made.counts.added > 0);
        CHECK(plan(database, *bytes).counts.added == 0);
        CHECK(plan(database, *bytes).counts.changed == 0);
    }
}
