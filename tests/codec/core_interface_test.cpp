#include "codec/core_interface.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "codec/backup_file.hpp"
#include "core_world.hpp"

using namespace tratt;
using test::CoreWorld;

namespace {

struct SmallWorld : CoreWorld {
    SmallWorld() {
        company("Nordlys AB", test::lead_category);
        company("Sydlys AB", test::customer_category);
        contact(R"({"first_name":"Åsa","last_name":"Öberg","title":"CTO","company":10001})");
        contact(R"({"first_name":"Bo","last_name":"Ek","company":10001})");
        contact(R"({"last_name":"Lund","company":10002})");
    }
};

std::string code(std::string_view answer) {
    const std::size_t begin = answer.find("\"code\":\"") + 8;
    return std::string(answer.substr(begin, answer.find('"', begin) - begin));
}

}  // namespace

TEST_CASE("a command is answered by what it made") {
    CoreWorld world;
    const std::string answer =
        world.ask(R"({"command":{"type":"create_record","entity":"contact","values":{"last_name":"Öberg"},)"
                  R"("record":"01900000-0000-7000-8000-0000000000aa","id":"01900000-0000-7000-8000-0000000000bb"}})");
    CHECK(answer == R"({"transaction":"01900000-0000-7000-8000-0000000000bb","sequence":2,)"
                    R"("created":[{"entity":"contact","id":"01900000-0000-7000-8000-0000000000aa","number":1}]})");
    CHECK(world.ask(R"({"command":{"type":"update_records","entity":"contact","ids":[1],"changes":{}}})") ==
          R"({"transaction":null,"sequence":2,"created":[]})");
}

TEST_CASE("a query is answered by numbers, ids or nothing, and by columns") {
    SmallWorld world;
    const auto query = [&](std::string_view rest) {
        return world.ask(R"({"query":{"entity":"contact","sort":[{"field":"last_name"}]})" + std::string(rest) + "}");
    };
    CHECK(query("") == R"({"total":3,"rows":[2,3,1],"groups":[],"aggregates":[]})");
    CHECK(query(R"(,"rows":"none")") == R"({"total":3,"rows":[],"groups":[],"aggregates":[]})");
    CHECK(query(R"(,"rows":"ids")").find("\"rows\":[\"") != std::string::npos);
    CHECK(query(R"(,"fields":["name","title","company.name","lead_status.name","category_group","days_in_status"])") ==
          R"({"total":3,"rows":[2,3,1],"groups":[],"aggregates":[],"columns":{"name":["Bo Ek","Lund","Åsa Öberg"],)"
          R"("title":[null,null,"CTO"],"company.name":["Nordlys AB","Sydlys AB","Nordlys AB"],)"
          R"("lead_status.name":["<lead_status_open>",null,"<lead_status_open>"],)"
          R"("category_group":["potential_customer","customer","potential_customer"],"days_in_status":[0,null,0]}})");
    CHECK(world.ask(R"({"query":{"entity":"lead_status","limit":1}})") ==
          R"({"total":5,"rows":["01900000-0000-7000-8000-000300000001"],"groups":[],"aggregates":[]})");
}

TEST_CASE("groups carry their value, its name, their count and the innermost their rows") {
    SmallWorld world;
    CHECK(
        world
            .ask(R"({"query":{"entity":"contact","groupings":[{"field":"category_group"},{"field":"company"}],)"
                 R"("aggregates":[{"kind":"sum","field":"number"}],"limit_per_group":1}})")
            .find(
                R"("groups":[{"value":"potential_customer","count":2,"aggregates":[3],"rows":[],"groups":[{"value":")") !=
        std::string::npos);
    const std::string months =
        world.ask(R"({"query":{"entity":"contact","groupings":[{"field":"created_at","unit":"month"}]}})");
    CHECK(months == R"({"total":3,"rows":[],"groups":[{"value":"2026-11-01","count":3,"aggregates":[],"rows":[1,2,3],)"
                    R"("groups":[]}],"aggregates":[]})");
    const std::string statuses = world.ask(R"({"query":{"entity":"contact","groupings":[{"field":"lead_status"}]}})");
    CHECK(statuses.find(R"("name":"<lead_status_open>","count":2,"aggregates":[],"rows":[1,2],"groups":[]})") !=
          std::string::npos);
    CHECK(statuses.find(R"({"value":null,"name":null,"count":1,"aggregates":[],"rows":[3],"groups":[]})") !=
          std::string::npos);
}

TEST_CASE("several questions are one request") {
    SmallWorld world;
    CHECK(
        world.ask(
            R"({"queries":[{"query":{"entity":"contact","limit":0}},{"query":{"entity":"company","limit":1}}]})") ==
        R"({"answers":[{"total":3,"rows":[],"groups":[],"aggregates":[]},{"total":2,"rows":[10001],"groups":[],"aggregates":[]}]})");
}

TEST_CASE("records are read by number or id, with all their fields or some") {
    SmallWorld world;
    const std::string some = world.ask(R"({"records":[1],"entity":"contact","fields":["last_name","company.name"]})");
    CHECK(some.ends_with(
        R"("number":1,"is_deleted":false,"values":{"last_name":"Öberg","company.name":"Nordlys AB"}}]})"));
    const std::string all = world.ask(R"({"records":[1],"entity":"contact"})");
    CHECK(all.find(R"("status_active":true)") != std::string::npos);
    CHECK(all.find("status_since") == std::string::npos);
    const std::string unknown = world.refuse(R"({"records":[1,9],"entity":"contact"})");
    CHECK(unknown == R"({"error":{"code":"unknown_record","entity":"contact","field":"","row":1,)"
                     R"("params":{"path":"records[1]"}}})");
    CHECK(code(world.refuse(R"({"records":["01900000-0000-7000-8000-0000000000aa"],"entity":"contact"})")) ==
          "unknown_record");
}

TEST_CASE("the history of a record says what, when, who and why, and undo and redo are commands") {
    SmallWorld world;
    world.command(R"({"type":"update_records","entity":"contact","ids":[1],"changes":{"title":"VD"},"cause":"bulk"})");
    const std::string history = world.ask(R"({"history":1,"entity":"contact"})");
    CHECK(history.starts_with(R"({"history":[{"field":"title","old":"CTO","new":"VD","at":1795000000000,)"
                              R"("user":"01900000-0000-7000-8000-000100000001","cause":"bulk","detail":"",)"));
    CHECK(world.ask(R"({"state":{}})")
              .find(R"("name":"step_update_contact","params":{"name":"Åsa Öberg"}},"redo":null)") != std::string::npos);
    world.command(R"({"type":"undo"})");
    CHECK(world.ask(R"({"records":[1],"entity":"contact","fields":["title"]})").find("CTO") != std::string::npos);
    world.command(R"({"type":"redo"})");
    CHECK(world.ask(R"({"state":{}})").find(R"("counts":{"setting":1,"user":1,"category":8)") != std::string::npos);
}

TEST_CASE("numbers of rows come without JSON") {
    SmallWorld world;
    const auto rows = world.core.rows(R"({"entity":"contact","sort":[{"field":"last_name","descending":true}]})");
    CHECK(rows.ok());
    if (rows) CHECK(std::vector<std::int32_t>(rows->begin(), rows->end()) == std::vector<std::int32_t>{1, 3, 2});
    CHECK_FALSE(world.core.rows(R"({"entity":"user"})").ok());
    CHECK_FALSE(world.core.rows("{}").ok());
}

TEST_CASE("what is wrong with a request is named, and nothing has changed") {
    SmallWorld world;
    CHECK(code(world.refuse("")) == "not_json");
    CHECK(code(world.refuse("[]")) == "wrong_type");
    CHECK(code(world.refuse("{}")) == "unknown_request");
    CHECK(code(world.refuse(R"({"state":{},"more":1})")) == "unknown_key");
    CHECK(code(world.refuse(R"({"state":{"x":1}})")) == "unknown_key");
    CHECK(code(world.refuse(R"({"query":{"entity":"contact"},"fields":["company.title"]})")) == "wrong_field");
    CHECK(code(world.refuse(R"({"query":{"entity":"contact"},"fields":["title.name"]})")) == "wrong_field");
    CHECK(code(world.refuse(R"({"query":{"entity":"contact"},"rows":"some"})")) == "unknown_value");
    CHECK(code(world.refuse_command(R"({"type":"create_record","entity":"category","values":{"name":"Rich"}})")) ==
          "required");
    const std::string hidden =
        world.refuse_command(R"({"type":"update_records","entity":"contact","ids":[3],)"
                             R"("changes":{"lead_status":"01900000-0000-7000-8000-000300000002"}})");
    CHECK(hidden ==
          R"({"error":{"code":"status_hidden","entity":"contact","field":"lead_status","row":0,"params":{}}})");
    CHECK(code(world.refuse_command(R"({"type":"update_records","entity":"contact","ids":[1],)"
                                    R"("changes":{"owner":"01900000-0000-7000-8000-0000000000aa"}})")) ==
          "unknown_reference");
    CHECK(
        code(world.refuse_command(
            R"({"type":"update_records","entity":"company","ids":[10001],"changes":{"employees":9007199254740993}})")) ==
        "out_of_range");
    CHECK(code(world.refuse_command(R"({"type":"create_record","entity":"user","values":{"name":"A"},)"
                                    R"("record":"01900000-0000-7000-8000-000100000001"})")) == "already_exists");
}

TEST_CASE("what is exported is restored, byte for byte, and a future or broken export is refused") {
    SmallWorld world;
    const std::string lines = world.core.export_lines();
    CoreWorld other;
    const auto records_of = [](std::string_view text) { return text.substr(text.find('\n')); };
    const std::string empty = other.core.export_lines();
    CHECK(other.core.restore(lines).ok());
    CHECK(other.core.export_lines() == lines);
    other.command(R"({"type":"undo"})");
    CHECK(records_of(other.core.export_lines()) == records_of(empty));
    other.command(R"({"type":"redo"})");
    CHECK(other.core.export_lines() == lines);
    CHECK(other.ask(R"({"query":{"entity":"contact","limit":0}})") ==
          R"({"total":3,"rows":[],"groups":[],"aggregates":[]})");
    other.contact(R"({"last_name":"Berg"})");
    CHECK(other.ask(R"({"query":{"entity":"contact","limit":0}})").starts_with(R"({"total":4)"));

    const std::string before = other.core.export_lines();
    const auto refused = [&](std::string text) {
        const auto done = other.core.restore(text);
        CHECK(other.core.export_lines() == before);
        return done ? "" : done.error().code;
    };
    CHECK(refused("") == "not_a_backup");
    CHECK(refused(lines.substr(0, lines.size() / 2)) == "backup_broken");
    CHECK(refused(lines + "{}\n") == "backup_broken");
    std::string newer = lines;
    newer[newer.find("\"v\":") + 4] = '9';
    CHECK(refused(newer) == "schema_newer");
    newer = lines;
    newer[newer.rfind("\"v\":") + 4] = '9';
    CHECK(refused(newer) == "schema_newer");
}

TEST_CASE("a backup that is refused because of a reference leaves everything, the next numbers too") {
    CoreWorld world;
    store::Snapshot snapshot = world.core.database().snapshot();
    model::Event contact{model::EventKind::insert, model::Entity::contact, model::Cause::import, {}, {{1, 1}}, {}, {}};
    const auto add = [&](model::Field field, const model::Value& value) {
        contact.columns.emplace_back(field).add(value);
    };
    add(model::Field::contact_number, std::int64_t{700});
    add(model::Field::contact_last_name, std::string("Ek"));
    add(model::Field::contact_created_at, std::int64_t{0});
    snapshot.records.push_back(contact);
    std::erase_if(snapshot.records, [](const model::Event& event) { return event.entity == model::Entity::user; });
    const std::string before = world.core.export_lines();
    CHECK(!world.core.restore(codec::write_backup(snapshot)).ok());
    CHECK(world.core.export_lines() == before);
}

TEST_CASE("a clock that says what no clock says harms nothing") {
    for (const core::InstantMs now : {std::int64_t{0}, core::no_value, std::numeric_limits<std::int64_t>::max()}) {
        codec::CoreInterface core({[now] { return core::Moment{now, core::TimeZone(100'000)}; },
                                   test::environment().random, [](std::string_view) { return std::string(); }},
                                  core::Language::en);
        CHECK(core.call(R"({"query":{"entity":"contact","groupings":[{"field":"created_at"}]}})")
                  .starts_with("{\"total\":0"));
    }
}
