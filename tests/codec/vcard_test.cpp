#include "codec/vcard.hpp"

#include "import_world.hpp"

using namespace tratt;
using namespace tratt::test;

namespace {

const std::string first_line =
    "First name,Last name,Full name,Company,Department,Title,E-mail,Phone,Mobile,Street,City,Region,Postal code,"
    "Country,Website,Notes\r\n";

std::string rows_of(std::string_view cards) {
    const std::string csv = codec::vcards_as_csv(cards);
    CHECK(csv.starts_with(first_line));
    return csv.substr(first_line.size());
}

}  // namespace

TEST_CASE("a contact card becomes a row: name, company, first mail, telephone and mobile, address") {
    CHECK(rows_of("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Öberg;Åsa;;;\r\nFN:Åsa Öberg\r\nORG:Nordlys AB;Sales\r\n"
                  "TITLE:Buyer\r\nitem1.EMAIL;type=INTERNET;type=pref:asa@nordlys.se\r\nEMAIL:old@nordlys.se\r\n"
                  "TEL;type=FAX:+46 8 1\r\nTEL;type=CELL:+46 70 123\r\nTEL;type=WORK:+46 8 456\r\n"
                  "ADR;type=WORK:;;Storgatan 1\\, 2 tr;Malmö;Skåne;211 34;Sweden\r\nURL:https://nordlys.se\r\n"
                  "NOTE:Met at the fair\\; call her\\nin May\r\nEND:VCARD\r\n") ==
          "Åsa,Öberg,Åsa Öberg,Nordlys AB,Sales,Buyer,asa@nordlys.se,+46 8 456,+46 70 123,\"Storgatan 1, 2 tr\",Malmö,"
          "Skåne,211 34,Sweden,https://nordlys.se,\"Met at the fair; call her\nin May\"\r\n");
}

TEST_CASE(
    "contact cards of all versions: folded lines, quoted printable, addresses of telephones, a photo passed over") {
    CHECK(rows_of(
              "begin:vcard\nversion:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96berg;=C3=85s=\na\n"
              "NOTE;ENCODING=QUOTED-PRINTABLE:5 =3D five, 100=25 =\nsure, a=b\n"
              "PHOTO;ENCODING=BASE64:\n AAAA:BBBB\n\nend:vcard\n"
              "BEGIN:VCARD\nVERSION:4.0\nFN:Erik\n  Lund\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+46-70-9\nEND:VCARD") ==
          "Åsa,Öberg,,,,,,,,,,,,,,\"5 = five, 100% sure, a=b\"\r\n"
          ",,Erik Lund,,,,,,+46-70-9,,,,,,,\r\n");
}

TEST_CASE("a card that is cut off is kept, and what is no card adds nothing") {
    CHECK(rows_of("FN:Nobody\nBEGIN:VCARD\nFN:Åsa") == ",,Åsa,,,,,,,,,,,,,\r\n");
    CHECK(rows_of("") == "");
    CHECK(rows_of("BEGIN:VCARD\n:\n;\nFN\nN:;\\\nTEL:=\nEND:VCARD\n\n\n") == "\\,,,,,,,=,,,,,,,,\r\n");
}

TEST_CASE("contact cards are imported like a list, with their companies") {
    Database database = seeded_database();
    const ImportPlan plan = import(
        database,
        "BEGIN:VCARD\r\nN:Öberg;Åsa;;;\r\nFN:Åsa Öberg\r\nORG:Nordlys AB\r\nEMAIL:asa@nordlys.se\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nFN:Erik Lund\r\nORG:Nordlys AB\r\nEND:VCARD\r\n");
    CHECK(plan.rows.size() == 2);
    REQUIRE(database.row_count(Entity::contact) == 2);
    CHECK(database.row_count(Entity::company) == 1);
    CHECK(database.text(Field::contact_last_name, 0) == "Öberg");
    CHECK(database.text(Field::contact_email, 0) == "asa@nordlys.se");
    CHECK(database.text(Field::contact_first_name, 1) == "Erik");
    CHECK(database.reference(Field::contact_company, 1) == 0);
}
