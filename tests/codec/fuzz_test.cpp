#include <doctest/doctest.h>

#include <cstdlib>

#include "../fixtures/files.hpp"
#include "../fuzz/targets.hpp"

using namespace tratt;

namespace {

int rounds(int short_run) { return std::getenv("TRATT_LONG") != nullptr ? short_run * 50 : short_run; }

std::vector<std::string> lists() {
    return {test::fixture("hubspot_small_companies.csv"), test::fixture("hubspot_small_contacts.csv"),
            test::fixture("contacts_with_faults.csv"),
            "Namn;Företag;E-post;Kategori\n\"Öberg, Åsa\";\"Nordlys "
            "\"\"AB\"\"\";asa@x.example;Kund\n;;;\nBo;;bo@x.example;Lead\n"};
}

template <class Target>
void feed(const std::vector<std::string>& seeds, int count, Target target) {
    std::mt19937 random(11);
    for (int i = 0; i < count; ++i) {
        const std::string input = fuzz::mutated(seeds[random() % seeds.size()], random);
        CAPTURE(input);
        target(input);
    }
}

}  // namespace

TEST_CASE("fuzz: any bytes are read as CSV without loss") { feed(lists(), rounds(400), fuzz::csv); }

TEST_CASE("fuzz: any list is planned and imported, and has then nothing more to do") {
    feed(lists(), rounds(150), fuzz::import_file);
}

TEST_CASE("fuzz: any line and any content under a right checksum is an error or reads back as it is") {
    store::Database database = test::seeded_database();
    const auto file = codec::read_import_file("x.csv", test::fixture("hubspot_small_contacts.csv"));
    CHECK(file.ok());
    if (!file) return;
    const auto decisions = codec::suggest_decisions(*file, database);
    const auto plan = codec::plan_import(*file, decisions, database);
    const auto* imported = test::execute(database, codec::import_command(*file, decisions, plan, database).action);
    std::vector<std::string> lines;
    std::vector<std::string> bodies;
    for (const model::Transaction* transaction : {database.transaction_at(1), imported}) {
        codec::append_journal_line(lines.emplace_back(), *transaction);
        lines.back().pop_back();
        bodies.emplace_back(*codec::unsealed(lines.back(), "tx", "line_broken"));
    }
    feed(lines, rounds(400), fuzz::journal_line);
    feed(bodies, rounds(2000), fuzz::journal_body);
}

TEST_CASE("fuzz: any bytes are a backup or refused, also under right checksums") {
    store::Database database = test::seeded_database();
    const std::string file = codec::write_backup(database.snapshot());
    feed({file}, rounds(100), fuzz::backup_file);
    std::vector<std::string> records;
    std::size_t begin = file.find('\n') + 1;
    for (std::size_t end = 0; (end = file.find('\n', begin)) != std::string::npos; begin = end + 1) {
        const auto sealed = codec::unsealed(std::string_view(file).substr(begin, end - begin), "backup_broken");
        CHECK(sealed.ok());
        if (sealed) records.push_back(std::string(sealed->kind) + " " + std::string(sealed->body));
    }
    feed(records, rounds(1000), fuzz::backup_record);
}
