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
