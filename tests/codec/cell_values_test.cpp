#include "codec/cell_values.hpp"

#include <doctest/doctest.h>

#include "codec/senders.hpp"
#include "codec/spelling.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Field;

TEST_CASE("text is trimmed, composed and freed from the mark that keeps a spreadsheet from running it") {
    CHECK(clean_text("  x y\xC2\xA0") == "x y");
    CHECK(clean_text("A\xCC\x8Asa") == "Åsa");
    CHECK(clean_text("'+46 8 123") == "+46 8 123");
    CHECK(clean_text("'t Hart") == "'t Hart");
    CHECK(clean_text(" \t ").empty());
    CHECK(clean_text("Anna\nEk") == "Anna\nEk");
    CHECK(clean_line("\n Anna \r\n\tMaria\nEk\n") == "Anna Maria Ek");
    CHECK(clean_line("Anna  Ek") == "Anna  Ek");
    CHECK(clean_line("\r\n").empty());
}

TEST_CASE("a domain is taken out of whatever an address looks like") {
    CHECK(clean_domain("https://www.Nordlys.example/om?x=1") == "nordlys.example");
    CHECK(clean_domain("nordlys.example.") == "nordlys.example");
    CHECK(clean_domain("HTTP://Nordlys.example:8080") == "nordlys.example");
    CHECK(clean_domain("not a domain").empty());
    CHECK(clean_domain("someone@nordlys.example").empty());
    CHECK(clean_domain("").empty());
}

TEST_CASE("an e-mail address is recognised, and what is none is not") {
    for (const char* good : {"a@b.example", "Åsa.Öberg@nordlys.example", "x+y@localhost", "o'neil@x.example"}) {
        CHECK(read_email(good).is_well_formed);
        CHECK(read_email(good).address == good);
    }
    for (const char* bad : {"", "x", "@x.example", "x@", "x@@y.example", "a b@x.example", "x(at)y.example",
                            "x@y..example", "x@.example", "<x@y.example>"}) {
        CAPTURE(bad);
        CHECK(!read_email(bad).is_well_formed);
    }
    CHECK(read_email("mailto:a@b.example").address == "a@b.example");
    const Email several = read_email("a@b.example ::: c@d.example");
    CHECK(several.address == "a@b.example");
    CHECK(several.has_more);
    CHECK(several.is_well_formed);
    CHECK(read_email("a@b.example; c@d.example").address == "a@b.example");
    CHECK(!read_email("a@b.example").has_more);
}

TEST_CASE("numbers in the writing of any country") {
    CHECK(read_number("9395", 1) == 9395);
    CHECK(read_number("12 345", 1) == 12'345);
    CHECK(read_number("12\xC2\xA0"
                      "345",
                      1) == 12'345);
    CHECK(read_number("12,345", 1) == 12'345);
    CHECK(read_number("12.345", 1) == 12'345);
    CHECK(read_number("1'234'567", 1) == 1'234'567);
    CHECK(read_number("1.234.567,89", 100) == 123'456'789);
    CHECK(read_number("1,234,567.89", 100) == 123'456'789);
    CHECK(read_number("873607.15", 100) == 87'360'715);
    CHECK(read_number("30024968.0", 100) == 3'002'496'800);
    CHECK(read_number("12,5", 100) == 1250);
    CHECK(read_number("0.125", 100) == 13);
    CHECK(read_number("0.124", 100) == 12);
    CHECK(read_number("12.5", 1) == 13);
    CHECK(read_number("-7", 1) == -7);
    for (const char* bad : {"", "many", "12 employees", "1-50", ",", "99999999999999999999", "1e5",
                            "\xE2\x82\xAC"
                            "5"}) {
        CAPTURE(bad);
        CHECK(!read_number(bad, 1).has_value());
    }
}

TEST_CASE("a day without a time is the same day all around the world") {
    const auto instant = read_instant("2024-08-18", core::DateOrder::day_first);
    CHECK(instant.has_value());
    for (const int offset : {-660, -300, 0, 60, 120, 660})
        CHECK(core::iso_date(core::day_of(instant.value_or(0), offset)) == "2024-08-18");
    CHECK(core::iso_instant(read_instant("2024-08-18 14:30", core::DateOrder::day_first).value_or(0)) ==
          "2024-08-18T14:30:00.000Z");
    CHECK(core::iso_instant(read_instant("2024-08-18T14:30:00+02:00", core::DateOrder::day_first).value_or(0)) ==
          "2024-08-18T12:30:00.000Z");
    CHECK(read_instant("03/04/2025", core::DateOrder::day_first) !=
          read_instant("03/04/2025", core::DateOrder::month_first));
    CHECK(!read_instant("2024-02-31", core::DateOrder::day_first).has_value());
    CHECK(!read_instant("yesterday", core::DateOrder::day_first).has_value());
}

TEST_CASE("one column of names becomes first and last name") {
    using Name = std::pair<std::string, std::string>;
    CHECK(split_name("Åsa Öberg") == Name{"Åsa", "Öberg"});
    CHECK(split_name("Lindqvist, Johan") == Name{"Johan", "Lindqvist"});
    CHECK(split_name("Anna Maria Ek") == Name{"Anna Maria", "Ek"});
    CHECK(split_name("Cher") == Name{"Cher", ""});
    CHECK(split_name("  ") == Name{"", ""});
}

TEST_CASE("an owner known by address gets a name") {
    CHECK(name_of_owner("dwight.schrute@example.com") == "Dwight Schrute");
    CHECK(name_of_owner("info@example.com") == "Info");
    CHECK(name_of_owner("Erik Lund") == "Erik Lund");
    CHECK(name_of_owner("@x") == "@x");
    CHECK(name_of_owner("..@x") == "..@x");
}

TEST_CASE("headings and values are compared without case, accents, blanks and signs") {
    CHECK(spelling_key("First Name") == "firstname");
    CHECK(spelling_key("FIRST_NAME *") == "firstname");
    CHECK(spelling_key("Företag") == "foretag");
    CHECK(spelling_key("Fo\xCC\x88retag") == "foretag");
    CHECK(spelling_key("E-mail 1 - Value") == "email1value");
    CHECK(spelling_key("- / -").empty());
}

TEST_CASE("each sender is known by its headings") {
    const auto list_of = [](const std::string& headings) { return recognise_list(*read_csv(headings + "\nx\n")); };
    const auto sender = [&](const std::string& headings) { return list_of(headings).sender; };
    CHECK(sender("Record ID,First Name,Lifecycle Stage") == Sender::hubspot);
    CHECK(sender("RECORD ID,Email,CONTACT OWNER") == Sender::hubspot);
    CHECK(sender("Nombre,Apellidos,Associated Company IDs (Primary)") == Sender::hubspot);
    CHECK(sender("Lead Owner,First Name,Company / Account,Lead Status") == Sender::salesforce);
    CHECK(sender("First Name,Account Name,Mailing Zip/Postal Code") == Sender::salesforce);
    CHECK(sender("LASTNAME,ISCONVERTED,OWNERID") == Sender::salesforce);
    CHECK(sender("Person - Name*,Person - Email (Work),Organization - Name*") == Sender::pipedrive);
    CHECK(sender("Företag,Kategori,Vår kontakt") == Sender::superoffice);
    CHECK(sender("First Name,Organization Name,E-mail 1 - Label,Labels") == Sender::google);
    CHECK(sender("Name,Given Name,Yomi Name,E-mail 1 - Type,Group Membership") == Sender::google);
    CHECK(sender("First Name,E-mail Display Name,Business Country/Region,TTY/TDD Phone") == Sender::outlook);
    CHECK(sender("First Name,Primary Email,Screen Name,Custom 1") == Sender::thunderbird);
    CHECK(sender("First Name,Last Name,URL,Position,Connected On") == Sender::linkedin);
    CHECK(sender("Name,Email") == Sender::unknown);
    CHECK(list_of("Record ID,Company name,Company Domain Name,Company owner").kind == ListKind::companies);
    CHECK(list_of("Record ID,First Name,Company Name,Contact owner").kind == ListKind::contacts);
    CHECK(list_of("Record ID,Deal Name,Deal Stage").kind == ListKind::deals);
    CHECK(list_of("Företag,Ort,Antal anställda").kind == ListKind::companies);
}

TEST_CASE("every heading of HubSpot that has a field here finds it") {
    const auto contact = [](std::string_view heading) { return field_of_heading(heading, ListKind::contacts); };
    CHECK(contact("Record ID") == Field::contact_external_id);
    CHECK(contact("Contact ID") == Field::contact_external_id);
    CHECK(contact("Original Source") == Field::contact_source);
    CHECK(contact("Associated Company IDs (Primary)") == Field::company_external_id);
    CHECK(contact("Associated Company") == Field::company_name);
    CHECK(contact("Associated Company Domain") == Field::company_domain);
    CHECK(contact("State/Region") == Field::contact_region);
    CHECK(contact("Country/Region") == Field::contact_country);
    CHECK(contact("Estado del lead") == Field::contact_lead_status);
    CHECK(contact("Propietario del contacto") == Field::contact_owner);
    CHECK(!contact("Last Modified Date").has_value());
    const auto company = [](std::string_view heading) { return field_of_heading(heading, ListKind::companies); };
    CHECK(company("Record ID") == Field::company_external_id);
    CHECK(company("Company name") == Field::company_name);
    CHECK(company("Company owner") == Field::company_owner);
    CHECK(company("Number of Employees") == Field::company_employees);
    CHECK(company("Annual Revenue") == Field::company_annual_revenue);
    CHECK(!company("Lead Status").has_value());
}

TEST_CASE("no field is given to two columns, and the better heading wins") {
    const auto list =
        recognise_list(*read_csv("Record ID,Company Name,Associated Company,First Name,Lifecycle Stage\n"));
    CHECK(list.columns[1] == std::nullopt);
    CHECK(list.columns[2] == Field::company_name);
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        for (std::size_t k = i + 1; k < list.columns.size(); ++k)
            CHECK((!list.columns[i] || list.columns[i] != list.columns[k]));
    }
}

TEST_CASE("statuses of other programs mean ours, as the visitor's or the program's own value") {
    CHECK(status_meant_by("New") == model::open_id);
    CHECK(status_meant_by("ATTEMPTED_TO_CONTACT") == model::contacting_id);
    CHECK(status_meant_by("In progress") == model::contacting_id);
    CHECK(status_meant_by("Connected") == model::contacting_id);
    CHECK(status_meant_by("BAD_TIMING") == model::re_nurture_id);
    CHECK(status_meant_by("Open deal") == model::qualified_id);
    CHECK(status_meant_by("Unqualified") == model::disqualified_id);
    CHECK(status_meant_by("Closed - Not Converted") == model::disqualified_id);
    CHECK(status_meant_by("Working - Contacted") == model::contacting_id);
    CHECK(status_meant_by("Återbearbetning") == model::re_nurture_id);
    CHECK(status_meant_by("Kontakt tas") == model::contacting_id);
    CHECK(status_meant_by("Warm").is_nil());
    CHECK(category_meant_by("salesqualifiedlead") == model::mql_id);
    CHECK(category_meant_by("Kund") == model::customer_id);
    CHECK(distance_of_stage("Customer") < distance_of_stage("Opportunity"));
    CHECK(distance_of_stage("Other") < distance_of_stage("anything else"));
}
