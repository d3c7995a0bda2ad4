#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "../fixtures/files.hpp"
#include "backup_world.hpp"

using namespace tratt;
using namespace tratt::test;

namespace {

// One of everything that is written in a form of its own.
void fill(BackupWorld& world) {
    const Uuid company = world.company("Nordlys AB");
    const Uuid contact = world.contact("Öberg \"Å\"\n", company);
    world.contact("Ek");
    world.create(Entity::sale,
                 {{Field::sale_title, "Båt"}, {Field::sale_type, model::sale_type_id}, {Field::sale_contact, contact}});
    const Uuid one =
        world.create(Entity::selection, {{Field::selection_name, "A"}, {Field::selection_entity, std::int64_t{0}}});
    const Uuid two =
        world.create(Entity::selection, {{Field::selection_name, "B"}, {Field::selection_entity, std::int64_t{0}}});
    world.create(Entity::selection, {{Field::selection_name, "C"},
                                     {Field::selection_entity, std::int64_t{0}},
                                     {Field::selection_kind, model::as_number(model::SelectionKind::combined)},
                                     {Field::selection_left, one},
                                     {Field::selection_right, two},
                                     {Field::selection_operation, std::int64_t{0}}});
    world.run(model::Visit{Entity::contact, contact});
    world.remove(Entity::contact, world.contact("Deleted"));
}

std::string_view line_at(std::string_view file, int number) {
    for (; number > 1; --number) file.remove_prefix(file.find('\n') + 1);
    return file.substr(0, file.find('\n'));
}

// Of the second line of a file with that record alone: code, reason, entity, field, row.
std::string refusal_of(std::string_view kind, std::string_view body) {
    std::string line;
    codec::append_sealed(line, kind, body);
    const auto read = codec::read_backup(file_of(line + "\n"));
    if (read) return "";
    const core::Error& error = read.error();
    return error.code + " " + std::string(error.param("reason")) + " " + error.entity + "." + error.field + " " +
           std::to_string(error.row);
}

}  // namespace

TEST_CASE("a backup holds one record a line and reads back as what was written") {
    BackupWorld world;
    fill(world);
    const store::Snapshot snapshot = world.database.snapshot();
    const std::string file = world.file();
    const auto read = codec::read_backup(file);
    CHECK(read.ok());
    if (!read) return;
    CHECK(read->records == snapshot.records);
    CHECK(read->next_contact_number == snapshot.next_contact_number);
    CHECK(codec::write_backup(*read) == file);
    std::size_t records = 0;
    for (const model::Event& event : snapshot.records) records += event.ids.size();
    CHECK(static_cast<std::size_t>(std::ranges::count(file, '\n')) == records + 1);
    CHECK(line_at(file, 2).find(R"("user_group":{"id":"01900000-0000-7000-8000-000700000001")") !=
          std::string_view::npos);
    CHECK(file.find(R"("last_name":"Öberg \"Å\"")") != std::string::npos);
    CHECK(file.find(R"("kind":"combined")") != std::string::npos);
    CHECK(file.find("null") == std::string::npos);
}

TEST_CASE("equal records are equal bytes after the first line, however they came about") {
    BackupWorld one, other;
    fill(one);
    other.replace_by(one.backup());
    CHECK(records_in(other.file()) == records_in(one.file()));
    CHECK(other.file() == one.file());
    other.contact("Extra");
    other.run(model::Undo{});
    CHECK(records_in(other.file()) == records_in(one.file()));
    CHECK(other.file() != one.file());  // a number has been given
}

TEST_CASE("each damage of a backup is refused with its line and reason") {
    BackupWorld world;
    fill(world);
    const std::string file = world.file();
    const std::size_t second = file.find('\n') + 1;
    const std::size_t third = file.find('\n', second) + 1;
    const auto with = [&](std::size_t at, std::size_t count, std::string_view instead) {
        return std::string(file).replace(at, count, instead);
    };
    struct Damage {
        const char* what;
        std::string bytes;
        std::string_view code, reason;
        std::int64_t row;
    };
    const Damage damages[] = {
        {"nothing", "", "not_a_backup", "", -1},
        {"another file", "First name,Last name\nÅsa,Ek\n", "not_a_backup", "", -1},
        {"a line of a journal", "{\"v\":2,\"crc\":\"a3b5c7d9\",\"tx\":{}}\n", "backup_broken", "checksum", 1},
        {"the first line cut", file.substr(0, 20), "backup_broken", "no_checksum", 1},
        {"the second line cut", file.substr(0, second + 50), "backup_broken", "cut_short", 2},
        {"a byte changed", with(third + 60, 1, "\x07"), "backup_broken", "checksum", 3},
        {"a line removed", with(second, third - second, ""), "backup_broken", "lines_missing", 0},
        {"a line twice", with(second, 0, line_at(file, 2)).insert(third - 1, "\n"), "backup_broken", "repeated_id", 3},
        {"an empty line", with(second, 0, "\n"), "backup_broken", "no_version", 2},
        {"an unknown kind of line", file + "{}\n", "backup_broken", "no_version", 0},
        {"Windows line ends", with(second - 1, 0, "\r"), "backup_broken", "cut_short", 1},
    };
    for (const Damage& damage : damages) {
        CAPTURE(damage.what);
        const auto read = codec::read_backup(damage.bytes);
        CHECK(!read.ok());
        if (read) continue;
        CHECK(read.error().code == damage.code);
        CHECK(read.error().param("reason") == damage.reason);
        if (damage.row != 0) CHECK(read.error().row == damage.row);
        if (damage.code == "backup_broken") CHECK(read.error().param("line") == std::to_string(read.error().row));
    }
}

TEST_CASE("lines in another order are no backup, for what refers would come before what it refers to") {
    BackupWorld world;
    const std::string file = world.file();
    const std::string two = std::string(line_at(file, 2)) + "\n", three = std::string(line_at(file, 3)) + "\n";
    const std::size_t first_end = file.find('\n') + 1;
    const auto read = codec::read_backup(file.substr(0, first_end) + three + two +
                                         file.substr(first_end + two.size() + three.size()));
    CHECK(!read.ok());
    if (!read) CHECK(read.error().param("reason") == "checksum");
}

TEST_CASE("each wrong record of a backup is refused with its field") {
    const std::string id = R"("id":"01900000-0000-7000-8000-0000000000aa")";
    const auto contact = [&](std::string_view values) {
        return refusal_of("contact", "{" + id + std::string(values) + "}");
    };
    CHECK(contact(R"(,"number":1,"last_name":"Ek")") == "");
    CHECK(contact(R"(,"colour":"red")") == "backup_broken wrong_field contact. 2");
    CHECK(contact(R"(,"name":"Ek")") == "backup_broken wrong_field contact.name 2");  // derived
    CHECK(contact(R"(,"last_name":7)") == "backup_broken wrong_type contact.last_name 2");
    CHECK(contact(R"(,"former_employee":null)") == "backup_broken wrong_type contact.former_employee 2");
    CHECK(contact(R"(,"number":9007199254740993)") == "backup_broken out_of_range contact.number 2");
    CHECK(contact(R"(,"number":1.5)") == "backup_broken wrong_type contact.number 2");
    CHECK(contact(R"(,"company":10001)") == "backup_broken wrong_type contact.company 2");
    CHECK(contact(",\"last_name\":\"\xFF\"") == "backup_broken not_utf8 contact.last_name 2");
    CHECK(contact(",") == "backup_broken not_json . 2");
    CHECK(refusal_of("contact", "{}") == "backup_broken missing_key contact. 2");
    CHECK(refusal_of("contact", "[]") == "backup_broken wrong_type contact. 2");
    CHECK(refusal_of("contact", R"({"id":"12"})").starts_with("backup_broken"));
    CHECK(refusal_of("planet", "{" + id + "}") == "backup_broken unknown_entity . 2");
    CHECK(refusal_of("category", "{" + id + R"(,"group":"rich"})") == "backup_broken unknown_value category.group 2");
    CHECK(refusal_of("follow_up", "{" + id + R"(,"due_date":"2026-02-30"})") ==
          "backup_broken wrong_type follow_up.due_date 2");
}

TEST_CASE("a backup of a newer schema is refused, whichever line says so") {
    BackupWorld world;
    for (const bool is_first : {true, false}) {
        std::string file = world.file();
        file[(is_first ? file.find("\"v\":") : file.rfind("\"v\":")) + 4] = '9';
        const auto read = codec::read_backup(file);
        CHECK(!read.ok());
        if (!read) CHECK(read.error().code == "schema_newer");
        if (!read) CHECK(read.error().param("version") == "9");
    }
}

TEST_CASE("a backup of the first schema is read, and what it does not know is empty") {
    const auto read = codec::read_backup(test::fixture("backup_v1.tratt.json"));
    CHECK(read.ok());
    if (!read) return;
    BackupWorld world;
    const Uuid other =
        world.create(Entity::category, {{Field::category_name, "Ny"}, {Field::category_group, std::int64_t{1}}});
    world.set(model::automation_id(model::Trigger::sale_sold), Field::automation_category, other);
    world.replace_by(*read);
    CHECK(world.value(model::automation_id(model::Trigger::sale_sold), Field::automation_category) == Value());
    CHECK(world.database.count(Entity::contact) == 2);
    CHECK(world.database.count(Entity::category) == 2);
    CHECK(world.database.count(Entity::sale_type) == 1);  // a list that has come since
    CHECK(world.contact("Next") ==
          world.database.id_of(Entity::contact, world.database.find_number(Entity::contact, 8)));
}
