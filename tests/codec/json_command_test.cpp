#include "codec/json_command.hpp"

#include <doctest/doctest.h>

#include "database.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Entity;
using model::Field;

namespace {

struct World {
    store::Database database = test::seeded_database();
    core::Uuid contact = database.new_id();

    World() {
        (void)test::execute(database,
                            model::CreateRecord{Entity::contact, {{Field::contact_last_name, "Öberg"}}, contact});
    }

    model::Command read(std::string_view json) {
        const auto command = read_command(json, database);
        CHECK_MESSAGE(command.ok(), (command ? "" : command.error().code));
        return command ? *command : model::Command{{}, model::Redo{}};
    }
    template <class T>
    T action(std::string_view json) {
        const model::Command command = read(json);
        CHECK(std::holds_alternative<T>(command.action));
        return std::holds_alternative<T>(command.action) ? std::get<T>(command.action) : T{};
    }
    core::Error error(std::string_view json) {
        const auto command = read_command(json, database);
        return command ? core::Error{} : command.error();
    }
    // Code, field and place of what is refused.
    std::string refused(std::string_view json) {
        const core::Error found = error(json);
        return found.code + " " + found.entity + "." + found.field + " " + std::string(found.param("path"));
    }
};

constexpr const char* some_id = "01900000-0000-7000-8000-0000000000aa";

}  // namespace

TEST_CASE("each command is read from JSON") {
    World world;
    const auto create = world.action<model::CreateRecord>(
        R"({"type":"create_record","entity":"contact","values":{"first_name":"Åsa","former_employee":true,)"
        R"("created_at":null,"lead_status":"01900000-0000-7000-8000-000300000001"}})");
    CHECK(create.entity == Entity::contact);
    CHECK(create.values.size() == 4);
    CHECK(create.record.is_nil());
    for (const model::FieldValue& value : create.values) {
        if (value.field == Field::contact_first_name) CHECK(value.value == model::Value("Åsa"));
        if (value.field == Field::contact_former_employee) CHECK(value.value == model::Value(true));
        if (value.field == Field::contact_created_at) CHECK(value.value == model::Value());
        if (value.field == Field::contact_lead_status) CHECK(value.value == model::Value(model::open_id));
    }
    const auto update = world.action<model::UpdateRecords>(
        R"({"type":"update_records","entity":"contact","ids":[1],"changes":{"title":"CTO"},"cause":"board"})");
    CHECK(update.ids == std::vector{world.contact});
    CHECK(update.changes == std::vector<model::FieldValue>{{Field::contact_title, "CTO"}});
    CHECK(update.cause == model::Cause::board);
    const auto removed = world.action<model::DeleteRecords>(
        R"({"ids":["01900000-0000-7000-8000-0000000000aa"],"entity":"company","type":"delete_records"})");
    CHECK(removed.entity == Entity::company);
    CHECK(removed.ids == std::vector{*core::parse_uuid(some_id)});
    CHECK(world.action<model::RestoreRecords>(R"({"type":"restore_records","entity":"contact","ids":[]})").ids.empty());
    const auto move = world.action<model::MoveItem>(
        R"({"type":"move_item","entity":"category","item":"01900000-0000-7000-8000-0000000000aa"})");
    CHECK(core::to_string(move.item) == some_id);
    CHECK(move.before.is_nil());
    const auto merge = world.action<model::MergeContacts>(
        R"({"type":"merge_contacts","target":1,"source":"01900000-0000-7000-8000-0000000000aa"})");
    CHECK(merge.target == world.contact);
    const auto put_back = world.action<model::PutBack>(
        R"({"type":"put_back","transaction":"01900000-0000-7000-8000-0000000000aa","entity":"contact","record":1,)"
        R"("field":"title"})");
    CHECK(put_back.record == world.contact);
    CHECK(put_back.field == Field::contact_title);
    CHECK(world.action<model::Undo>(R"({"type":"undo"})").transaction.is_nil());
    (void)world.action<model::Redo>(R"({"type":"redo"})");
}

TEST_CASE("merging and moving are read from JSON") {
    World world;
    const core::Uuid company = world.database.new_id();
    (void)test::execute(world.database, model::CreateRecord{Entity::company,
                                                            {{Field::company_name, "Nordlys AB"},
                                                             {Field::company_category, model::lead_id}},
                                                            company});
    const core::Date day = 20'605;  // 2026-06-01
    const auto contacts = world.action<model::MergeContacts>(
        R"({"type":"merge_contacts","target":1,"source":"01900000-0000-7000-8000-0000000000aa",)"
        R"("activities":"move_from","from":"2026-06-01","keeps_source":true})");
    CHECK(core::to_string(contacts.source) == some_id);
    CHECK(contacts.activities == model::Activities::move_from);
    CHECK(contacts.from == day);
    CHECK(contacts.keeps_source);
    const auto companies = world.action<model::MergeCompanies>(
        R"({"type":"merge_companies","target":10001,"source":"01900000-0000-7000-8000-0000000000aa",)"
        R"("merges_contacts":false,"activities":"leave","from":"2026-06-01"})");
    CHECK(companies.target == company);
    CHECK(core::to_string(companies.source) == some_id);
    CHECK_FALSE(companies.merges_contacts);
    CHECK(companies.activities == model::Activities::leave);
    CHECK(companies.from == day);
    const auto move = world.action<model::MoveContacts>(
        R"({"type":"move_contacts","contacts":[1],"company":10001,"activities":"move_from","from":"2026-06-01"})");
    CHECK(move.contacts == std::vector{world.contact});
    CHECK(move.company == company);
    CHECK(move.activities == model::Activities::move_from);
    CHECK(move.from == day);
    CHECK(world.action<model::MoveContacts>(R"({"type":"move_contacts","contacts":[]})").company.is_nil());
    CHECK(world.refused(R"({"type":"merge_contacts","target":1,"source":9})") == "unknown_record contact. source");
    CHECK(world.refused(R"({"type":"merge_companies","target":7,"source":10001})") == "unknown_record company. target");
    CHECK(world.refused(R"({"type":"move_contacts","contacts":[1],"company":7})") == "unknown_record company. company");
    CHECK(world.refused(R"({"type":"move_contacts","contacts":[1],"activities":"some"})") ==
          "unknown_value . activities");
    CHECK(world.refused(R"({"type":"move_contacts","contacts":[1],"from":"June"})") == "wrong_type . from");
}

TEST_CASE("members, submissions and what is personal are read from JSON") {
    World world;
    (void)world.action<model::EmptyBin>(R"({"type":"empty_bin"})");
    const auto members = world.action<model::ChangeMembers>(
        R"({"type":"change_members","selection":"01900000-0000-7000-8000-0000000000aa",)"
        R"("added":["01900000-0000-7000-8000-0000000000ab"],"removed":["01900000-0000-7000-8000-0000000000ac"],)"
        R"("make_static":true})");
    CHECK(core::to_string(members.selection) == some_id);
    CHECK(members.added == std::vector{*core::parse_uuid("01900000-0000-7000-8000-0000000000ab")});
    CHECK(members.removed == std::vector{*core::parse_uuid("01900000-0000-7000-8000-0000000000ac")});
    CHECK(members.make_static);
    const auto log = world.action<model::LogActivities>(
        R"({"type":"log_activities","completed":["01900000-0000-7000-8000-0000000000aa"],"changes":{"outcome":"Ja"},)"
        R"("made":[{"title":"A"},{"title":"B","type":"call"}]})");
    CHECK(log.completed == std::vector{*core::parse_uuid(some_id)});
    CHECK(log.changes == std::vector<model::FieldValue>{{Field::follow_up_outcome, "Ja"}});
    REQUIRE(log.made.size() == 2);
    CHECK(log.made[0] == std::vector<model::FieldValue>{{Field::follow_up_title, "A"}});
    CHECK(log.made[1].size() == 2);
    const auto submit = world.action<model::SubmitForm>(
        R"({"type":"submit_form","form":"01900000-0000-7000-8000-0000000000aa",)"
        R"("values":{"contact":{"email":"a@b.example"},"company":{"name":"Nordlys AB"}},)"
        R"("link":{"source":"s","medium":"m","campaign":"c","term":"t","content":"o"},"first_touch":{"source":"f"},)"
        R"("values_json":"{}","referrer":"r","page":"p","submission":"01900000-0000-7000-8000-0000000000ab"})");
    CHECK(core::to_string(submit.form) == some_id);
    CHECK(submit.values ==
          std::vector<model::FieldValue>{{Field::contact_email, "a@b.example"}, {Field::company_name, "Nordlys AB"}});
    CHECK(submit.link == model::UtmValues{"s", "m", "c", "t", "o"});
    CHECK(submit.first_touch == model::UtmValues{.source = "f"});
    CHECK(submit.values_json + submit.referrer + submit.page == "{}rp");
    CHECK(core::to_string(submit.submission) == "01900000-0000-7000-8000-0000000000ab");
    const auto process = world.action<model::ProcessSubmission>(
        R"({"type":"process_submission","submission":"01900000-0000-7000-8000-0000000000aa",)"
        R"("values":{"contact":{"email":"a@b.example"}},"first_touch":{"source":"f"},"is_rejected":true})");
    CHECK(core::to_string(process.submission) == some_id);
    CHECK(process.values == std::vector<model::FieldValue>{{Field::contact_email, "a@b.example"}});
    CHECK(process.first_touch == model::UtmValues{.source = "f"});
    CHECK(process.is_rejected);
    const auto visit = world.action<model::Visit>(R"({"type":"visit","entity":"contact","record":1})");
    CHECK(visit.entity == Entity::contact);
    CHECK(visit.record == world.contact);
    const auto preference =
        world.action<model::SetPreference>(R"({"type":"set_preference","key":"columns","value":"name"})");
    CHECK(preference.key + "=" + preference.value == "columns=name");
}

TEST_CASE("what is wrong with members, submissions and what is personal is named with its place") {
    World world;
    CHECK(world.refused(R"({"type":"empty_bin","days":1})") == "unknown_key . days");
    CHECK(
        world.refused(R"({"type":"change_members","selection":"01900000-0000-7000-8000-0000000000aa","added":[1]})") ==
        "wrong_type . added[0]");
    const auto submit = [&](std::string_view rest) {
        return world.refused(R"({"type":"submit_form","form":"01900000-0000-7000-8000-0000000000aa",)" +
                             std::string(rest) + "}");
    };
    CHECK(submit(R"("values":{"contact":{"shoe_size":"44"}})") == "wrong_field contact. values.contact.shoe_size");
    CHECK(submit(R"("values":{"company":{"name":7}})") == "wrong_type company.name values.company.name");
    CHECK(submit(R"("values":{"sale":{}})") == "unknown_key . values.sale");
    CHECK(submit(R"("values":{},"link":{"utm_source":"a"})") == "unknown_key . link.utm_source");
    CHECK(world.refused(R"({"type":"process_submission"})") == "missing_key . submission");
    CHECK(world.refused(R"({"type":"visit","entity":"contact","record":9})") == "unknown_record contact. record");
    CHECK(world.refused(R"({"type":"set_preference","key":"columns","value":null})") == "wrong_type . value");
}

TEST_CASE("the answer to a question is read from JSON") {
    World world;
    using Kind = model::RuleAnswer::Kind;
    CHECK(world.read(R"({"type":"redo"})").answer.kind == Kind::none);
    CHECK(world.read(R"({"type":"redo","answer":"accept"})").answer.kind == Kind::accept);
    CHECK(world.read(R"({"type":"redo","answer":"decline"})").answer.kind == Kind::decline);
    const auto other = world.read(R"({"type":"redo","answer":"01900000-0000-7000-8000-0000000000aa"})").answer;
    CHECK(other.kind == Kind::other);
    CHECK(core::to_string(other.category) == some_id);
    CHECK(world.refused(R"({"type":"redo","answer":"perhaps"})") == "wrong_type . answer");
}

TEST_CASE("an import is read column by column") {
    World world;
    const auto import = world.action<model::Import>(
        R"({"type":"import","file_name":"a.csv","rows":[{"entity":"contact","is_new":true,)"
        R"("ids":["01900000-0000-7000-8000-0000000000aa","01900000-0000-7000-8000-0000000000ab"],)"
        R"("columns":{"last_name":["Öberg",null],"created_at":[0,1795431600000],"number":[7,null]}}]})");
    CHECK(import.file_name == "a.csv");
    CHECK(import.rows.size() == 1);
    if (import.rows.empty()) return;
    CHECK(import.rows[0].columns.size() == 3);
    for (const model::Column& column : import.rows[0].columns) CHECK(column.size() == 2);
    CHECK(world.refused(R"({"type":"import","rows":[{"entity":"contact","is_new":true,"ids":[1],)"
                        R"("columns":{"last_name":["a","b"]}}]})") ==
          "wrong_type contact.last_name rows[0].columns.last_name");
}

TEST_CASE("a command keeps the id it is given and gets one otherwise") {
    World world;
    const auto given = world.read(R"({"type":"redo","id":"01900000-0000-7000-8000-0000000000aa"})");
    CHECK(core::to_string(given.id) == some_id);
    CHECK_FALSE(world.read(R"({"type":"redo"})").id.is_nil());
}

TEST_CASE("each thing that is wrong with a command is named with its field and place") {
    World world;
    CHECK(world.refused("nonsense") == "not_json . ");
    CHECK(world.refused("{}") == "missing_key . type");
    CHECK(world.refused(R"({"type":"drop_table"})") == "unknown_command . type");
    CHECK(world.refused(R"({"type":"undo","id":"7"})") == "wrong_type . id");
    CHECK(world.refused(R"({"type":"undo","times":2})") == "unknown_key . times");
    CHECK(world.refused(R"({"type":"create_record","entity":"contact"})") == "missing_key . values");
    const auto update = [&](std::string_view changes) {
        return world.refused(R"({"type":"update_records","entity":"contact","ids":[1],"changes":)" +
                             std::string(changes) + "}");
    };
    CHECK(update(R"({"shoe_size":44})") == "wrong_field contact. changes.shoe_size");
    CHECK(update(R"({"title":44})") == "wrong_type contact.title changes.title");
    CHECK(update(R"({"former_employee":null})") == "wrong_type contact.former_employee changes.former_employee");
    CHECK(update(R"({"created_at":1e18})") == "out_of_range contact.created_at changes.created_at");
    CHECK(update(R"({"company":99})") == "unknown_reference contact.company changes.company");
    CHECK(update("{\"title\":\"\xC3\"}") == "not_utf8 contact.title changes.title");
    CHECK(update(R"({"title":")" + std::string(10'000'000, 'a') + R"("})") == "too_long contact.title changes.title");
    CHECK(world.refused(R"({"type":"update_records","entity":"contact","ids":[1],"changes":{},"cause":"import"})") ==
          "unknown_value . cause");
    const core::Error unknown = world.error(R"({"type":"delete_records","entity":"contact","ids":[1,17]})");
    CHECK(unknown.code == "unknown_record");
    CHECK(unknown.entity == "contact");
    CHECK(unknown.row == 1);
}

TEST_CASE("the list of commands has each type once") {
    const auto types = command_types();
    for (std::size_t i = 0; i < types.size(); ++i) {
        CHECK_FALSE(types[i].empty());
        for (std::size_t k = i + 1; k < types.size(); ++k) CHECK(types[i] != types[k]);
    }
}
