#include "codec/change_message.hpp"

#include <doctest/doctest.h>

#include <string>

#include "database.hpp"
#include "model/seeds.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Entity;
using model::Field;

namespace {

std::string words(std::string_view key) { return key == "lead_status_open" ? "Open" : ""; }

bool has(const std::string& json, std::string_view part) { return json.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page around a demo is told which fields changed, with the names of what they refer to") {
    store::Database database = test::seeded_database();
    const auto* made = test::execute(
        database, model::CreateRecord{
                      .entity = Entity::company,
                      .values = {{Field::company_name, "Nordlys \"AB\""}, {Field::company_category, model::lead_id}}});
    REQUIRE(made);
    const std::string made_json = change_message(database, *made, words);
    CHECK(has(made_json, R"("kind":"insert","entity":"company")"));
    CHECK(has(made_json, R"("number":10001)"));
    CHECK(has(made_json, R"("name":{"new":"Nordlys \"AB\""})"));

    const auto* contact = test::execute(
        database, model::CreateRecord{.entity = Entity::contact,
                                      .values = {{Field::contact_last_name, "Ek"},
                                                 {Field::contact_company, made->events.front().ids.front()}}});
    REQUIRE(contact);
    CHECK(has(change_message(database, *contact, words), R"("new_name":"Open")"));

    const auto* undone = test::execute(database, model::Undo{});
    REQUIRE(undone);
    const std::string undone_json = change_message(database, *undone, words);
    CHECK(has(undone_json, R"("kind":"undo")"));
    CHECK(has(undone_json, R"("kind":"remove","entity":"contact")"));
    CHECK(has(undone_json, R"("last_name":{"old":"Ek"})"));
}

TEST_CASE("of a step with many changes the first hundred are told, and how many there are") {
    store::Database database = test::seeded_database();
    model::Import import;
    model::ImportRows rows{.entity = Entity::contact, .is_new = true};
    model::Column names{Field::contact_last_name};
    for (int i = 0; i < 250; ++i) {
        rows.ids.push_back(database.new_id());
        names.add_text("Ek " + std::to_string(i));
    }
    rows.columns.push_back(std::move(names));
    import.rows.push_back(std::move(rows));
    const auto* step = test::execute(database, std::move(import));
    REQUIRE(step);
    const std::string json = change_message(database, *step, words);
    CHECK(has(json, "\"Ek 99\""));
    CHECK(!has(json, "\"Ek 100\""));
    CHECK(!has(json, "\"count\":100,"));
}
