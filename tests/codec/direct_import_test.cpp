#include "codec/direct_import.hpp"

#include <doctest/doctest.h>

#include "core_world.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Field;
using model::Value;

namespace {

struct World {
    store::Database database = test::seeded_database();

    ImportReport import(std::string_view options, std::string_view csv) {
        const auto report = direct_import(options, source_of(csv), database);
        CHECK_MESSAGE(report.ok(), (report ? "" : report.error().code + " " + report.error().field));
        return report ? *report : ImportReport{};
    }
    std::string refused(std::string_view options, std::string_view csv) {
        const std::int64_t before = database.sequence();
        const auto report = direct_import(options, source_of(csv), database);
        CHECK(database.sequence() == before);
        if (report) return "";
        const core::Error& error = report.error();
        return error.code + " " + error.field + (error.row < 0 ? "" : " " + std::to_string(error.row));
    }
    Value value(Field field, std::int64_t number) const {
        const model::Entity entity = model::spec(field).entity;
        const store::Row row = database.find_number(entity, number);
        CHECK(row != store::no_row);
        return row == store::no_row ? Value() : database.value(field, row);
    }
};

// row:reason:field for each remark, joined by blanks.
std::string words(const ImportRemarks& remarks) {
    std::string all;
    for (const ImportRemark& remark : remarks.first) {
        if (!all.empty()) all += ' ';
        all += std::to_string(remark.row) + ":" + std::string(remark.reason) + ":" +
               std::string(remark.field ? model::spec(*remark.field).key : "");
    }
    return all;
}

constexpr std::string_view companies =
    R"({"entity":"company","columns":[{"header":"id","field":"number"},{"header":"name","field":"name"},)"
    R"({"header":"category","field":"category"},{"header":"employees","field":"employees"},)"
    R"({"header":"revenue","field":"annual_revenue"}]})";
constexpr std::string_view contacts =
    R"({"entity":"contact","columns":[{"header":"id","field":"number"},{"header":"last","field":"last_name"},)"
    R"({"header":"company","field":"company","as":"number"},{"header":"status","field":"lead_status"},)"
    R"({"header":"owner","field":"owner"},{"header":"created","field":"created_at"},)"
    R"({"header":"left","field":"former_employee"}],"file_name":"a.csv"})";
constexpr std::string_view few_companies =
    "id,name,category,employees,revenue\n7,  Nordlys AB ,Lead,12,1.50\n8,\"Syd, lys\",Customer,,\n";
constexpr std::string_view contact_headings = "id,last,company,status,owner,created,left\n";

}  // namespace

TEST_CASE("columns go into fields by heading, and everything is one step") {
    World world;
    const ImportReport report = world.import(companies, few_companies);
    CHECK(report.rows == 2);
    CHECK(report.added == 2);
    CHECK(world.value(Field::company_name, 7) == Value("Nordlys AB"));
    CHECK(world.value(Field::company_name, 8) == Value("Syd, lys"));
    CHECK(world.value(Field::company_category, 8) == Value(model::customer_id));
    CHECK(world.value(Field::company_employees, 7) == Value(std::int64_t{12}));
    CHECK(world.value(Field::company_annual_revenue, 7) == Value(std::int64_t{150}));
    CHECK(world.value(Field::company_employees, 8) == Value());

    const ImportReport people = world.import(contacts, std::string(contact_headings) +
                                                           "1,Öberg,7,Contacting,anna@x.example,2026-01-02,no\n"
                                                           "2,Ek,7,,Anna X,2026-01-02 03:04:05,yes\n\n3,Lund,,,,,\n");
    CHECK(people.added == 3);
    CHECK(people.rows == 3);
    CHECK(people.skipped.count == 0);
    CHECK(people.transaction != nullptr);
    CHECK(world.value(Field::contact_company, 1) ==
          Value(world.database.id_of(model::Entity::company, world.database.find_number(model::Entity::company, 7))));
    CHECK(world.value(Field::contact_lead_status, 1) == Value(model::contacting_id));
    CHECK(world.value(Field::contact_lead_status, 2) == Value(model::open_id));
    CHECK(world.value(Field::contact_created_at, 2) == Value(std::int64_t{1'767'323'045'000}));
    CHECK(world.value(Field::contact_former_employee, 2) == Value(true));
    CHECK(world.value(Field::contact_former_employee, 3) == Value(false));
    CHECK(world.database.count(model::Entity::user) == 3);  // me, Anna by e-mail, Anna X by name
    (void)test::execute(world.database, model::Undo{});
    CHECK(world.database.count(model::Entity::contact) == 0);
    CHECK(world.database.count(model::Entity::user) == 1);
}

TEST_CASE("R49 statuses are left out where they are not active, and said so, but a restore takes them") {
    World world;
    world.import(companies, few_companies);
    const std::string csv = std::string(contact_headings) + "1,Öberg,8,Contacting,,,\n2,Ek,7,Qualified,,,\n";
    const ImportReport report = world.import(contacts, csv);
    CHECK(words(report.left_out) == "2:status_not_active:lead_status");
    CHECK(world.value(Field::contact_lead_status, 1) == Value());
    (void)test::execute(world.database, model::Undo{});
    std::string restore(contacts);
    restore.insert(restore.size() - 1, R"(,"restore":true)");
    CHECK(world.import(restore, csv).left_out.count == 0);
    CHECK(world.value(Field::contact_lead_status, 1) == Value(model::contacting_id));
}

TEST_CASE("what cannot be taken over is reported with its row and field") {
    World world;
    world.import(companies, few_companies);
    const ImportReport report =
        world.import(contacts, std::string(contact_headings) +
                                   "1,Öberg,99,Happy,,,\n2,,7,,,,\n3,Ek,7,,,32/13/2026,\n4,Lund,7,,,,maybe\n"
                                   "x,Berg,7,,,,\n1,Dahl,7,,,,\n-1,Alm,7,,,,\n0012,Holm,7,,,,\n");
    CHECK(report.added == 2);
    CHECK(words(report.left_out) == "2:unknown_value:lead_status 2:unknown_value:company");
    CHECK(words(report.skipped) ==
          "3:contact_name_required:last_name 4:wrong_type:created_at 5:wrong_type:former_employee 6:wrong_type:number "
          "7:duplicate_in_file:number 8:out_of_range:number");
    CHECK(report.left_out.first[1].value == "99");
    CHECK(world.import(contacts, std::string(contact_headings) + "12,Holm,7,,,,\n").skipped.count == 1);
    CHECK(words(world.import(companies, "id,name,category,employees,revenue\n9,A,Rich,,\n10,,Lead,,\n").skipped) ==
          "2:required:category 3:required:name");
}

TEST_CASE("a company is found by its number as people write it, and what is no number of a company is left out") {
    World world;
    world.import(companies, few_companies);
    const ImportReport report =
        world.import(contacts, std::string(contact_headings) +
                                   "1,Öberg, 7 ,,,,\n2,Ek,0008,,,,\n3,Lund,,,,,\n4,Berg,seven,,,,\n"
                                   "5,Dahl,-9223372036854775808,,,,\n6,Alm,-7,,,,\n7,Holm,9,,,,\n");
    const auto number_of_company = [&](std::int64_t contact) {
        const store::Row row = world.database.find_number(model::Entity::contact, contact);
        const store::Row company = world.database.reference(Field::contact_company, row);
        return company == store::no_row ? 0 : world.database.number(Field::company_number, company);
    };
    CHECK(report.added == 7);
    CHECK(number_of_company(1) == 7);
    CHECK(number_of_company(2) == 8);
    for (const std::int64_t contact : {3, 4, 5, 6, 7}) CHECK(number_of_company(contact) == 0);
    CHECK(words(report.left_out) ==
          "5:unknown_value:company 6:unknown_value:company 7:unknown_value:company 8:unknown_value:company");
}

TEST_CASE("a file with bytes that are no characters is refused, whatever they are") {
    World world;
    for (const char* bytes : {"\xC2"
                              "A",
                              "\xC2", "\xE5\xE4", "\xC2\xC2\x80\x80",
                              "\x01\xC2"
                              "A"}) {
        CAPTURE(bytes);
        CHECK(world.refused(contacts, std::string(contact_headings) + "1," + bytes + ",,,,,\n") ==
              "not_utf8 last_name 2");
    }
}

TEST_CASE("of too many remarks those of the first rows are told") {
    World world;
    std::string csv(contact_headings);
    for (int i = 0; i < 2'500; ++i) csv += std::to_string(i + 1) + ",Öberg,99,Happy,,,\n";
    const ImportReport report = world.import(contacts, csv);
    CHECK(report.left_out.count == 5'000);
    CHECK(report.left_out.first.size() == 1'000);
    for (std::size_t i = 0; i < report.left_out.first.size(); ++i) {
        REQUIRE(report.left_out.first[i].row == static_cast<std::int64_t>(2 + i / 2));
        REQUIRE(report.left_out.first[i].field == (i % 2 ? Field::contact_company : Field::contact_lead_status));
    }
}

TEST_CASE("a company in the bin is none for a contact that comes in") {
    World world;
    world.import(companies, few_companies);
    const store::Row company = world.database.find_number(model::Entity::company, 7);
    const core::Uuid id = world.database.id_of(model::Entity::company, company);
    (void)test::execute(world.database, model::DeleteRecords{model::Entity::company, {id}});
    const ImportReport report = world.import(contacts, std::string(contact_headings) + "1,Öberg,7,,,,\n2,Ek,8,,,,\n");
    CHECK(words(report.left_out) == "2:unknown_value:company");
    CHECK(world.value(Field::contact_company, 1) == Value());
    CHECK(world.value(Field::contact_company, 2) != Value());
}

TEST_CASE("known rows change the record that has the key") {
    World world;
    const std::string options =
        R"({"entity":"contact","match":"external_id","columns":[{"index":0,"field":"external_id"},)"
        R"({"index":1,"field":"last_name"},{"index":2,"field":"title"},{"index":3,"field":"former_employee"}])";
    CHECK(world.import(options + "}", "key,last,title,left\na,Öberg,CTO,\nb,Ek,,yes\n").added == 2);
    const ImportReport report = world.import(
        options + "}", "key,last,title,left\na,Öberg,VD,\nb,Ek,,\nb,Ek,CFO,\nc,Lund,,\nc,Lund,,\n,Alm,,\n");
    CHECK(report.added == 2);
    CHECK(report.changed == 1);
    CHECK(report.unchanged == 1);
    CHECK(words(report.skipped) == "4:duplicate_in_file:external_id 6:duplicate_in_file:external_id");
    CHECK(world.value(Field::contact_title, 1) == Value("VD"));
    CHECK(world.value(Field::contact_former_employee, 2) == Value(true));
    CHECK(world.import(options + R"(,"on_match":"fill_empty"})", "key,last,title,left\na,X,X,\nb,X,CFO,\n").changed ==
          1);
    CHECK(world.value(Field::contact_title, 2) == Value("CFO"));
    CHECK(world.value(Field::contact_last_name, 2) == Value("Ek"));
    CHECK(world.import(options + R"(,"on_match":"skip"})", "key,last,title,left\na,X,X,\n").unchanged == 1);
    const store::Row first = world.database.find_number(model::Entity::contact, 1);
    const core::Uuid id = world.database.id_of(model::Entity::contact, first);
    (void)test::execute(world.database, model::DeleteRecords{model::Entity::contact, {id}});
    CHECK(words(world.import(options + "}", "key,last,title,left\na,X,X,\n").skipped) == "2:deleted_here:external_id");
}

TEST_CASE("an import that makes no sense is refused as a whole") {
    World world;
    CHECK(world.refused("{}", "") == "missing_key ");
    CHECK(world.refused(R"({"entity":"contact","columns":[]})", "") == "missing_key ");
    CHECK(world.refused(R"({"entity":"sale","columns":[{"header":"a","field":"title"}]})", "a\n1\n") ==
          "unknown_value ");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"x","field":"name"}]})", "") == "wrong_field ");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"field":"title"}]})", "") == "missing_key ");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"x","field":"title","as":"id"}]})", "") ==
          "wrong_type title");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"index":0,"field":"title"},{"index":1,"field":"title"}]})",
                        "") == "repeated_field title");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"x","field":"title"}]})", "a,b\n1,2\n") ==
          "unknown_column title");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"a","field":"title"}]})", "a,b\n1,2\n") ==
          "missing_column last_name");
    CHECK(world.refused(R"({"entity":"company","columns":[{"header":"a","field":"name"}]})", "a,b\n1,2\n") ==
          "missing_column category");
    CHECK(world.refused(R"({"entity":"contact","match":"email","columns":[{"header":"a","field":"last_name"}]})",
                        "a\n") == "missing_column email");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"a","field":"last_name"},)"
                        R"({"header":"b","field":"deleted_at"}]})",
                        "a,b\nx,2026-01-01\n") == "read_only deleted_at");
    CHECK(world.refused(R"({"entity":"contact","columns":[{"header":"a","field":"last_name"}]})", "a\nb\nc\xFF\n") ==
          "not_utf8 last_name 3");
    CHECK(
        world.refused(R"({"entity":"category","columns":[{"header":"a","field":"name"},{"header":"b","field":"group"},)"
                      R"({"header":"c","field":"lead_status_enabled"}]})",
                      "a,b,c\nGood,potential_customer,yes\nBad,customer,yes\n") ==
        "flag_needs_potential_customer lead_status_enabled 3");
    CsvLimits limits;
    limits.rows = 2;
    CHECK_FALSE(direct_import(companies, source_of(few_companies), world.database, limits).ok());
}

TEST_CASE("an import with an id is carried out once") {
    World world;
    const std::string options = R"({"entity":"contact","columns":[{"header":"a","field":"last_name"}],)"
                                R"("id":"01900000-0000-7000-8000-0000000000aa"})";
    CHECK(world.import(options, "a\nÖberg\n").added == 1);
    const ImportReport again = world.import(options, "a\nÖberg\n");
    CHECK(again.added == 0);
    CHECK(again.transaction != nullptr);
    CHECK(world.database.count(model::Entity::contact) == 1);
}

TEST_CASE("texts come out trimmed and composed, whatever is around them") {
    World world;
    const std::string options = R"({"entity":"contact","columns":[{"header":"a","field":"last_name"}]})";
    world.import(options, "a\n\xC2\xA0 Ek\xC2\xA0\nA\xCC\x8Asa\nLundå\n'=1+1\nO'Neill\n\"\xE3\x80\x80x\"\n");
    const auto name = [&](std::int64_t number) { return world.value(Field::contact_last_name, number); };
    CHECK(name(1) == Value("Ek"));
    CHECK(name(2) == Value("Åsa"));
    CHECK(name(3) == Value("Lundå"));
    CHECK(name(4) == Value("=1+1"));
    CHECK(name(5) == Value("O'Neill"));
    CHECK(name(6) == Value("x"));
}

TEST_CASE("a report is JSON") {
    test::CoreWorld world;
    const std::string answer = world.core.import_csv(
        R"({"entity":"contact","columns":[{"header":"a","field":"last_name"}],"id":"01900000-0000-7000-8000-0000000000aa"})",
        source_of("a,b\nÖberg,\n,x\n"));
    CHECK(answer ==
          R"({"rows":2,"new":1,"changed":0,"unchanged":0,"transaction":"01900000-0000-7000-8000-0000000000aa",)"
          R"("skipped":[{"row":3,"reason":"contact_name_required","field":"last_name","value":""}],)"
          R"("skipped_count":1,"left_out":[],"left_out_count":0})");
    CHECK(world.core.import_csv("{}", source_of("")).starts_with(R"({"error":{"code":"missing_key")"));
}
