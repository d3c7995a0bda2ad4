// A program with its database and storage, over files that outlast it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "platform/fake/files.hpp"
#include "storage/storage.hpp"
#include "store/database.hpp"

namespace tratt::test {

// Everything happens often: segments close, become history and are followed by snapshots within a few edits.
inline constexpr storage::Limits small{.segment_bytes = 1500,
                                       .journal_files = 3,
                                       .history_file_bytes = 9000,
                                       .snapshot_after_bytes = 12'000,
                                       .chunk_rows = 7,
                                       .batch_bytes = 4000};

inline store::Environment environment(unsigned seed) {
    return {[] { return core::InstantMs{1'795'000'000'000}; },
            [random = std::mt19937(seed)](std::span<std::uint8_t> bytes) mutable {
                for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
            }};
}

struct Session {
    explicit Session(platform::fake::StoredFiles stored = {}, storage::Limits limits = small)
        : files(std::move(stored)), database(environment(++lives)), storage(files, database, limits) {
        auto opened = storage.open();
        CHECK(opened.ok());
        if (opened) report = std::move(*opened);
        acknowledged = report.sequence;
        if (report.is_empty) save(database.seed(core::Language::en));
    }

    void save(const model::Transaction& transaction) {
        storage.append(database.complete(transaction), [this, sequence = transaction.sequence] {
            CHECK(sequence == acknowledged + 1);
            acknowledged = sequence;
        });
    }

    void run(model::Action action) {
        const auto done = database.execute({database.new_id(), std::move(action)});
        CHECK(done.ok());
        if (done && *done) save(**done);
    }

    void create(const std::string& name) {
        run(model::CreateRecord{model::Entity::contact, {{model::Field::contact_first_name, name}}, {}});
    }

    // Lets the storage finish whatever it is at.
    void settle() {
        for (int i = 0; i < 100 && files.is_busy(); ++i) files.settle();
        CHECK(!files.is_busy());
    }

    static inline unsigned lives = 0;  // each has ids of its own

    platform::fake::FakeFiles files;
    store::Database database;
    storage::Storage storage;
    storage::OpenReport report;
    std::int64_t acknowledged = 0;
};

inline std::vector<std::string> names(const store::Database& database) {
    std::vector<std::string> found;
    for (store::Row row = 0; row < database.row_count(model::Entity::contact); ++row) {
        if (database.is_present(model::Entity::contact, row))
            found.push_back(database.name(model::Entity::contact, row));
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace tratt::test
