#include <doctest/doctest.h>

#include <algorithm>

#include "import_world.hpp"

using namespace tratt;
using namespace tratt::test;
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

TEST_CASE("R292: without the sender's ids somebody else's number is nobody who is here, and back again") {
    Database database = test::seeded_database();
    (void)import(database, "Contact ID,First name,Last name,Email\n7,Åsa,Öberg,asa@nordlys.example\n");
    Prepared prepared = prepare(database, "Contact ID,First name,Last name,Email\n7,Per,Ek,per@ek.example\n");
    CHECK(plan(database, prepared).counts.changed == 1);  // Per would overwrite Åsa
    use_sender_ids(false, prepared.file, prepared.decisions);
    CHECK(plan(database, prepared).counts.added == 1);
    use_sender_ids(true, prepared.file, prepared.decisions);
    CHECK(prepared.decisions.columns == prepared.file.list.columns);
}

TEST_CASE("the sender's ids come back to their column only where no other has been given the field") {
    const Database database = test::seeded_database();
    Prepared prepared = prepare(database, "Contact ID,First name,Number\n7,Åsa,8\n");
    use_sender_ids(false, prepared.file, prepared.decisions);
    prepared.decisions.columns[2] = Field::contact_external_id;
    use_sender_ids(true, prepared.file, prepared.decisions);
    CHECK(!prepared.decisions.columns[0]);
    CHECK(prepared.decisions.columns[2] == Field::contact_external_id);
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
