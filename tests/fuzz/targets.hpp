// What must hold for any bytes at all. Each target takes an input and checks; the unit suite feeds them mutations of real inputs, and a
// fuzzer can feed them its own.
#pragma once

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "../codec/database.hpp"
#include "codec/backup_file.hpp"
#include "codec/import_plan.hpp"
#include "codec/json_manifest.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"
#include "core/text.hpp"

namespace tratt::fuzz {

// Every cell is text, and what is written from the cells reads back as them.
inline void csv(std::string_view bytes) {
    const auto table = codec::read_csv(bytes);
    if (!table) return;
    std::string written;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        std::vector<std::string_view> cells;
        for (std::size_t c = 0; c < table->cells(row); ++c) {
            cells.push_back(table->cell(row, c));
            CHECK(core::is_valid_utf8(cells.back()));
        }
        codec::append_csv_row(written, cells, table->delimiter, false);
    }
    const bool begins_with_mark = written.starts_with("\xEF\xBB\xBF");  // which reading takes away
    codec::CsvOptions options;
    options.encoding = codec::Encoding::utf8;
    options.delimiter = table->delimiter;
    const auto again = codec::read_csv(written, options);
    CHECK(again.ok());
    if (!again || begins_with_mark) return;
    CHECK(again->rows() == table->rows());
    CHECK(again->notes.empty());
    for (std::size_t row = 0; row < again->rows(); ++row) {
        CHECK(again->cells(row) == table->cells(row));
        for (std::size_t c = 0; c < again->cells(row); ++c) CHECK(again->cell(row, c) == table->cell(row, c));
    }
}

// What has been read can be written and read again, and is then the same.
inline void journal_line(std::string_view line) {
    const auto read = codec::read_journal_line(line);
    if (!read) return;
    std::string written;
    codec::append_journal_line(written, *read);
    written.pop_back();
    const auto again = codec::read_journal_line(written);
    CHECK(again.ok());
    if (again) CHECK(*again == *read);
}

// Content that a fuzzer would never get past the checksum.
inline void journal_body(std::string_view body) {
    std::string line;
    codec::append_sealed(line, "tx", body);
    journal_line(line);
    std::string manifest;
    codec::append_sealed(manifest, "manifest", body);
    (void)codec::read_manifest(manifest);
}

// What has been read can be written, and is then a backup of the same records.
inline void backup_file(std::string_view bytes) {
    const auto backup = codec::read_backup(bytes);
    if (!backup) return;
    const auto again = codec::read_backup(codec::write_backup(*backup));
    CHECK(again.ok());
    if (again) CHECK(again->records == backup->records);
}

// A kind, a space and content that a fuzzer would never get past the checksums.
inline void backup_record(std::string_view bytes) {
    const std::size_t end = std::min(bytes.find(' '), bytes.size());
    std::string line;
    codec::append_sealed(line, bytes.substr(0, end), bytes.substr(std::min(end + 1, bytes.size())));
    line += '\n';
    std::string file;
    codec::append_sealed(file, "backup",
                         R"({"next_company_number":1,"next_contact_number":1,"records":1,"crc":")" +
                             codec::checksum_text(core::crc32(line)) + "\"}");
    backup_file(file + "\n" + line);
}

// Whatever a plan says can be carried out, and carried out it has nothing more to do.
inline void import_file(std::string_view bytes) {
    const auto file = codec::read_import_file("x.csv", bytes);
    if (!file) return;
    store::Database database = test::seeded_database();
    const auto import = [&] {
        const auto decisions = codec::suggest_decisions(*file, database);
        const auto plan = codec::plan_import(*file, decisions, database);
        CHECK(plan.counts.added + plan.counts.changed + plan.counts.unchanged + plan.counts.skipped +
                  plan.counts.faulty ==
              static_cast<std::int64_t>(plan.rows.size()));
        if (plan.does_something())
            (void)test::execute(database, codec::import_command(*file, decisions, plan, database).action);
        return plan;
    };
    const auto first = import();
    CHECK(database.count(model::Entity::contact) + database.count(model::Entity::company) ==
          first.counts.added + first.counts.companies_added);
    const auto second = import();
    CHECK(second.counts.added == 0);
    CHECK(second.counts.faulty == first.counts.faulty);
}

inline std::string mutated(std::string bytes, std::mt19937& random) {
    constexpr std::string_view pieces[] = {"\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r", "\xC3", "\xEF\xBB\xBF",
                                           "=",  "@",    "'", " ", "{",  "}",    "[",  "]",  ":",    "null",
                                           "-1", "1e999"};
    for (int i = 1 + static_cast<int>(random() % 6); i > 0 && !bytes.empty(); --i) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 5) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, 1 + random() % 12); break;
            case 2: bytes.insert(at, pieces[random() % std::size(pieces)]); break;
            case 3: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 80)); break;
            default: bytes.resize(at); break;
        }
    }
    return bytes;
}

}  // namespace tratt::fuzz
