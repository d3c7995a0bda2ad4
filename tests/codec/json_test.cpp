#include <doctest/doctest.h>

#include <random>

#include "../fixtures/files.hpp"
#include "codec/json_manifest.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"

using namespace tratt;
using namespace tratt::codec;
using model::Field;
using model::Value;

namespace {

core::Uuid id(std::uint64_t number) { return {0x0190000000007000, 0x8000000000000000 | number}; }

model::Column column(Field field, const std::vector<Value>& values) {
    model::Column out(field);
    for (const Value& value : values) out.add(value);
    return out;
}

// Every type of field, empty and filled, every kind of text.
model::Transaction example() {
    model::Transaction transaction;
    transaction.id = id(1);
    transaction.sequence = 42;
    transaction.at = 1'795'000'000'123;
    transaction.user = id(2);
    transaction.kind = model::TransactionKind::undo;
    transaction.target = id(3);
    transaction.name_key = "step_import";
    transaction.name_params = {{"file", "leads \"å\".csv"}, {"count", "2"}};
    model::Event insert;
    insert.kind = model::EventKind::insert;
    insert.entity = model::Entity::contact;
    insert.cause = model::Cause::import;
    insert.detail = "leads \"å\".csv";
    insert.ids = {id(10), id(11)};
    insert.columns = {column(Field::contact_first_name, {std::string("Åsa\n\t\\\"\x01 😀 \0end"), {}}),
                      column(Field::contact_company, {id(20), {}}),
                      column(Field::contact_created_at, {std::int64_t{-1}, {}}),
                      column(Field::contact_former_employee, {true, false})};
    model::Event set;
    set.kind = model::EventKind::set;
    set.entity = model::Entity::category;
    set.cause = model::Cause::user;
    set.ids = {id(30)};
    set.columns = {column(Field::category_group, {std::int64_t{4}})};
    set.old_columns = {column(Field::category_group, {std::int64_t{0}})};
    transaction.events = {insert, set};
    return transaction;
}

std::string line_of(const model::Transaction& transaction) {
    std::string line;
    append_journal_line(line, transaction);
    line.pop_back();
    return line;
}

std::string body_of(const std::string& line) { return std::string(*unsealed(line, "tx", "line_broken")); }

std::string sealed(std::string_view body) {
    std::string out;
    append_sealed(out, "tx", body);
    return out;
}

std::string code_of(std::string_view line) {
    const auto read = read_journal_line(line);
    return read ? "" : read.error().code + ":" + std::string(read.error().param("reason"));
}

// What has been read is at least of the right shape, whatever was in the file.
void check_shape(const model::Transaction& transaction) {
    for (const model::Event& event : transaction.events) {
        for (const auto* columns : {&event.columns, &event.old_columns}) {
            for (const model::Column& read : *columns) {
                CHECK(read.size() == event.ids.size());
                CHECK(model::spec(read.field).entity == event.entity);
            }
        }
    }
}

}  // namespace

TEST_CASE("a transaction is read as it was written, on one line") {
    const model::Transaction transaction = example();
    const std::string line = line_of(transaction);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = read_journal_line(line);
    CHECK(read.ok());
    if (read) CHECK(*read == transaction);
}

TEST_CASE("text that is no UTF-8 is written so that it can be read") {
    model::Transaction transaction = example();
    transaction.name_key =
        "a\xFF"
        "b\xC3";
    const auto read = read_journal_line(line_of(transaction));
    CHECK(read.ok());
    if (read) CHECK(read->name_key == "a\uFFFDb\uFFFD");
}

TEST_CASE("a line cut short at any byte is an error, never a trap") {
    const std::string line = line_of(example());
    for (std::size_t length = 0; length < line.size(); ++length) {
        CHECK(!read_journal_line(std::string_view(line).substr(0, length)).ok());
    }
}

TEST_CASE("any single flipped bit is noticed") {
    const std::string line = line_of(example());
    for (std::size_t i = 0; i < line.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = line;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
            CHECK(!read_journal_line(damaged).ok());
        }
    }
}

TEST_CASE("malformed content under a right checksum is an error or of the right shape, never a trap") {
    const std::string body = body_of(line_of(example()));
    std::mt19937 random(7);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string damaged = body;
        const auto at = [&] { return random() % damaged.size(); };
        switch (random() % 4) {
            case 0: damaged[at()] = static_cast<char>(random()); break;
            case 1: damaged.erase(at(), 1 + random() % 20); break;
            case 2:
                damaged.insert(at(), std::string_view("[]{}\",:0-1null").substr(random() % 10, 1 + random() % 4));
                break;
            default: damaged.insert(at(), damaged.substr(at(), random() % 40)); break;
        }
        const auto read = read_journal_line(sealed(damaged));
        if (read) check_shape(*read);
        accepted += read.ok();
    }
    CHECK(accepted > 0);
    CHECK(accepted < 10'000);
}

TEST_CASE("each wrong shape is named") {
    const std::string body = body_of(line_of(example()));
    const auto with = [&](std::string_view part, std::string_view instead) {
        std::string changed = body;
        const std::size_t at = changed.find(part);
        CHECK(at != std::string::npos);
        changed.replace(at, part.size(), instead);
        return code_of(sealed(changed));
    };
    CHECK(code_of(sealed(body)) == "");
    CHECK(code_of("") == "line_broken:no_version");
    CHECK(code_of("{\"v\":1}") == "line_broken:no_checksum");
    CHECK(code_of("{\"v\":1,\"crc\":\"00000000\",\"tx\":{}}") == "line_broken:checksum");
    CHECK(code_of(sealed("")) == "line_broken:syntax");
    CHECK(code_of(sealed("[]")) == "line_broken:shape");
    CHECK(code_of(sealed("7")) == "line_broken:value");
    CHECK(code_of(sealed("null")) == "line_broken:value");
    CHECK(code_of(sealed("\"x\"")) == "line_broken:shape");
    CHECK(code_of(sealed("{}")) == "line_broken:missing");
    CHECK(with("\"sequence\":42", "\"sequence\":-42") == "line_broken:value");
    CHECK(with("\"sequence\":42", "\"sequence\":42.5") == "line_broken:value");
    CHECK(with("\"sequence\":42", "\"sequence\":42,\"sequence\":42") == "line_broken:key");
    CHECK(with("\"sequence\":42", "\"sequence\":99999999999999999999") == "line_broken:value");
    CHECK(with("\"undo\"", "\"later\"") == "line_broken:value");
    CHECK(with("\"first_name\"", "\"name\"") == "line_broken:field");
    CHECK(with("\"first_name\"", "\"colour\"") == "line_broken:field");
    CHECK(with("\"former_employee\"", "\"company\"") == "line_broken:field");
    CHECK(with("[true,false]", "[true]") == "line_broken:length");
    CHECK(with("[true,false]", "[1,0]") == "line_broken:value");
    CHECK(with("{\"group\":[4]}", "{\"group\":[5]}") == "line_broken:value");
    CHECK(with("\"entity\":\"contact\",", "") == "line_broken:missing");
}

TEST_CASE("what earlier versions wrote is read as it is") {
    const std::string line = line_of(example());
    for (const int version : {1, 2}) {
        std::string older;
        append_sealed(older, "tx", *unsealed(line, "tx", "line_broken"), version);
        CHECK(older.starts_with("{\"v\":" + std::to_string(version)));
        const auto read = read_journal_line(older);
        CHECK(read.ok());
        if (read) CHECK(*read == example());
    }
    std::string sealed_manifest;
    append_sealed(sealed_manifest, "manifest",
                  R"({"generation":3,"sequence":8,"next_company_number":10002,"next_contact_number":5,"chunks":[]})",
                  1);
    const auto manifest = read_manifest(sealed_manifest);
    CHECK(manifest.ok());
    if (manifest) CHECK(manifest->next_contact_number == 5);
    if (manifest) CHECK(manifest->next_sale_number == 1);
}

TEST_CASE("a newer schema is told from damage") {
    std::string line = line_of(example());
    line.replace(line.find("\"v\":3"), 5, "\"v\":4");
    const auto read = read_journal_line(line);
    CHECK(!read.ok());
    if (!read) {
        CHECK(read.error().code == "schema_newer");
        CHECK(read.error().param("version") == "4");
    }
}

TEST_CASE("a value that many records share is written once, and read back for each of them") {
    model::Event many{
        .kind = model::EventKind::insert, .entity = model::Entity::contact, .cause = model::Cause::import};
    model::Column company(model::Field::contact_company), country(model::Field::contact_country);
    for (int i = 0; i < 100; ++i) {
        many.ids.push_back(id(static_cast<std::uint64_t>(1000 + i)));
        company.ids.push_back(i % 10 == 9 ? core::Uuid{} : id(static_cast<std::uint64_t>(1 + i % 3)));
        country.add_text(i % 4 == 0 ? "Åland" : i % 4 == 1 ? "Nordic countries" : i % 4 == 2 ? "" : "Chad");
    }
    many.columns = {company, country};
    const std::string chunk = write_chunk(many);
    const auto times = [&](const std::string& words) {
        std::size_t count = 0;
        for (std::size_t at = chunk.find(words); at != std::string::npos; at = chunk.find(words, at + 1)) ++count;
        return count;
    };
    CHECK(times(core::to_string(id(1))) == 1);
    CHECK(times("Nordic countries") == 1);
    CHECK(times("\"Chad\"") == 25);  // hardly longer than a number
    const auto read = read_chunk(chunk);
    REQUIRE(read.ok());
    CHECK(*read == many);
    const auto part = read_chunk(write_chunk(many, 10, 80));
    REQUIRE(part.ok());
    for (std::size_t row = 0; row < 80; ++row) {
        CHECK(part->columns[0].ids[row] == company.ids[row + 10]);
        CHECK(part->columns[1].text(row) == country.text(row + 10));
    }
    // Of a few records each says its own.
    CHECK(write_chunk(many, 0, 10).find(",1,") == std::string::npos);

    const auto fault_of = [&](const std::string& values) {
        std::string bad;
        append_sealed(bad, "records",
                      R"({"kind":"insert","entity":"contact","cause":"import","ids":[")" + core::to_string(id(1)) +
                          "\",\"" + core::to_string(id(2)) + R"("],"columns":{)" + values + "}}");
        const auto chunk_read = read_chunk(bad);
        return chunk_read.ok() ? std::string("ok") : std::string(chunk_read.error().param("reason"));
    };
    const std::string company_id = "\"" + core::to_string(id(7)) + "\"";
    CHECK(fault_of("\"company\":[" + company_id + ",0]") == "ok");
    CHECK(fault_of("\"company\":[" + company_id + ",1]") == "value");  // itself
    CHECK(fault_of("\"company\":[0," + company_id + "]") == "value");
    CHECK(fault_of("\"company\":[" + company_id + ",-1]") == "value");
    CHECK(fault_of("\"country\":[\"Norge\",0]") == "ok");
    CHECK(fault_of("\"country\":[\"Norge\",2]") == "value");
    CHECK(fault_of("\"country\":[1,0]") == "value");
}

TEST_CASE("a chunk holds all records or a part of them") {
    const model::Event records = example().events[0];
    const auto whole = read_chunk(write_chunk(records));
    CHECK(whole.ok());
    if (whole) CHECK(*whole == records);
    const auto second = read_chunk(write_chunk(records, 1, 100));
    CHECK(second.ok());
    if (second) {
        CHECK(second->ids == std::vector<core::Uuid>{id(11)});
        for (const model::Column& column : second->columns) CHECK(!column.is_all_empty());  // such are left out
        CHECK(second->columns.size() < records.columns.size());
        for (const model::Column& column : second->columns) {
            const auto whole_column = std::ranges::find(records.columns, column.field, &model::Column::field);
            CHECK(column.value(0) == whole_column->value(1));
        }
    }
    CHECK(!read_chunk(line_of(example())).ok());
}

TEST_CASE("of many new records a line is read without their values where that is asked for, and all else as it is") {
    model::Transaction transaction = example();
    const std::string strange = "a \"quoted\\ ,\"columns\":{ } ] text\n";
    model::Event many;
    many.kind = model::EventKind::insert;
    many.entity = model::Entity::contact;
    many.cause = model::Cause::import;
    many.columns.emplace_back(Field::contact_first_name);
    for (std::uint64_t i = 0; i < 1000; ++i) {
        many.ids.push_back({7, i + 1});
        many.columns[0].add_text(strange);
    }
    model::Event few = many;
    few.ids = {{8, 1}, {8, 2}};
    few.columns = {column(Field::contact_note, {std::string(90'000, '"'), std::string(90'000, '{')})};
    model::Event changed = many;
    changed.kind = model::EventKind::set;
    changed.old_columns = many.columns;
    transaction.events = {many, few, many, changed};
    for (std::size_t i = 0; i < 1000; ++i) transaction.events[2].ids[i].hi = 9;

    std::string line = line_of(transaction);
    CHECK(read_journal_line(line)->events == transaction.events);
    const auto thin = read_journal_line(line, LineValues::of_few);
    CHECK(thin.ok());
    for (const std::size_t left_out : {0, 2}) transaction.events[left_out].columns = {};
    if (thin) CHECK(thin->events == transaction.events);
    line[line.size() / 2] ^= 1;
    CHECK(!read_journal_line(line, LineValues::of_few).ok());
}

TEST_CASE("a manifest is read as it was written, and nothing else is") {
    Manifest manifest;
    manifest.generation = 3;
    manifest.sequence = 120;
    manifest.next_company_number = 10'201;
    manifest.next_contact_number = 951;
    manifest.next_sale_number = 77;
    manifest.chunks = {{"company-0000-000000000003.json", 100, "89abcdef"}};
    const std::string text = write_manifest(manifest);
    const auto read = read_manifest(text);
    CHECK(read.ok());
    if (read) CHECK(*read == manifest);
    for (std::size_t length = 0; length + 1 < text.size(); ++length) {
        CHECK(!read_manifest(std::string_view(text).substr(0, length)).ok());
    }
    const auto refused = [](std::string_view body) {
        std::string out;
        append_sealed(out, "manifest", body);
        return !read_manifest(out).ok();
    };
    const std::string numbers = R"({"generation":1,"sequence":1,"next_company_number":1,"next_contact_number":1,)";
    CHECK(!refused(numbers + R"("chunks":[]})"));
    CHECK(refused("[]"));
    CHECK(refused("not json"));
    CHECK(refused(R"({"generation":1})"));
    CHECK(refused(numbers + R"("chunks":{}})"));
    CHECK(refused(numbers + R"("chunks":[7]})"));
    CHECK(refused(numbers + R"("chunks":[{"file":"../x","bytes":1,"crc":"0"}]})"));
    CHECK(refused(numbers + R"("chunks":[{"file":"x","bytes":18446744073709551615,"crc":"0"}]})"));
    CHECK(refused(numbers + R"("chunks":[],"more":1})"));
}

TEST_CASE("JSONTestSuite: no text under a right checksum is taken for a transaction, and none traps") {
    int read = 0;
    for (const char* name :
         {"n_structure_100000_opening_arrays", "n_structure_open_array_object", "n_string_invalid_utf8_after_escape",
          "n_number_minus_infinity", "n_object_trailing_comment", "n_structure_null-byte-outside-string",
          "n_array_just_minus", "n_string_1_surrogate_then_escape_u1x", "y_structure_lonely_string",
          "y_object_duplicated_key_and_value", "y_string_nonCharacterInUTF-8_U+FFFF", "i_number_huge_exp",
          "i_structure_500_nested_arrays", "i_string_UTF-16LE_with_BOM", "i_string_invalid_utf-8"}) {
        const auto json = test::real_file("jsontestsuite/test_parsing/" + std::string(name) + ".json");
        if (!json) return;
        CHECK(!read_journal_line(sealed(*json)).ok());
        ++read;
    }
    CHECK(read == 15);
}
