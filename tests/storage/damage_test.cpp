// Files that are cut short or changed: the newest state that can be verified opens, the damage is named, nothing traps,
// and no line that can be read is thrown away.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "codec/json_transaction.hpp"
#include "edits.hpp"
#include "platform/fake/files.hpp"
#include "storage/stored_files.hpp"

using namespace tratt;
using platform::fake::FakeFiles;
using platform::fake::StoredFiles;

namespace {

bool is_long() { return std::getenv("TRATT_LONG") != nullptr; }

struct Tab {
    explicit Tab(StoredFiles stored)
        : files(std::move(stored)), database(test::empty_database()), storage(files, database, test::tiny) {
        auto opened = storage.open();
        CHECK(opened.ok());
        if (opened) report = std::move(*opened);
        settle();
    }

    void settle() {
        for (int i = 0; i < 100 && files.is_busy(); ++i) files.settle();
    }

    void edit(std::uint64_t number) {
        made.push_back(test::random_edit(database, number, random));
        CHECK(database.apply(made.back()).ok());
        storage.append(made.back());
        settle();
    }

    std::mt19937 random{1};
    FakeFiles files;
    store::Database database;
    storage::Storage storage;
    storage::OpenReport report;
    std::vector<model::Transaction> made;
};

// Of every kind of file at least one.
const Tab& whole() {
    static const auto tab = [] {
        auto made = std::make_unique<Tab>(StoredFiles{});
        for (std::uint64_t number = 1; number <= 29; ++number) made->edit(number);
        return made;
    }();
    return *tab;
}

std::string kind_of(std::string_view path) {
    const std::size_t name = path.find('/') + 1;
    return std::string(path.substr(0, path.find_first_of("-0", name)));
}

bool names_file(const storage::OpenReport& report, const std::string& path) {
    const std::string name = path.substr(path.find('/') + 1);
    const auto is_it = [&](const storage::Damage& damage) {
        return damage.file == path || damage.error.param("file") == name;
    };
    return std::ranges::any_of(report.damages, is_it) || std::ranges::any_of(report.history_damages, is_it);
}

std::string readable_lines_lost(const StoredFiles& before, const StoredFiles& after) {
    std::string all;
    for (const auto& [path, bytes] : after) all += bytes;
    for (const auto& [path, bytes] : before) {
        if (!path.ends_with(".jsonl")) continue;
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
            const std::string line = bytes.substr(begin, end - begin);
            if (codec::read_journal_line(line).ok() && all.find(line) == std::string::npos) return path + ": " + line;
            begin = end + 1;
        }
    }
    return "";
}

// "" or what is wrong with how a store opens of which this one file is damaged.
std::string fault_of(const StoredFiles& stored, const std::string& path) {
    Tab tab(stored);
    const std::int64_t newest = whole().database.sequence();
    if (std::string fault = test::prefix_fault(tab.database, whole().made, 0); !fault.empty()) return fault;
    const std::string& bytes = stored.at(path);
    const bool is_all_there = tab.database.sequence() == newest && tab.report.is_history_whole;
    // Lines that end where a line may end leave no trace.
    const bool is_visible = !path.ends_with(".jsonl") || (!bytes.empty() && !bytes.ends_with('\n'));
    if (!is_all_there && is_visible && !names_file(tab.report, path)) return "the damage is not named";
    if (!path.ends_with(".jsonl") && tab.database.sequence() < newest) return "the journal could have told";
    const std::int64_t found = tab.database.sequence();
    for (std::uint64_t number = 101; number <= 108; ++number) tab.edit(number);
    if (std::string lost = readable_lines_lost(stored, tab.files.stored()); !lost.empty()) return "lost: " + lost;
    Tab later(tab.files.stored());
    if (!later.report.damages.empty()) return "damaged once more";
    return later.database.sequence() == found + 8 ? "" : "what was written after the damage is lost";
}

}  // namespace

TEST_CASE("a file of any kind cut short at any byte") {
    std::string kinds;
    const std::size_t step = is_long() ? 1 : 41;
    for (const auto& [path, bytes] : whole().files.stored()) {
        if (kinds.find(kind_of(path) + ' ') != std::string::npos && !path.starts_with("journal/")) continue;
        kinds += kind_of(path) + ' ';
        for (std::size_t size = 0; size < bytes.size(); size += step) {
            CAPTURE(path);
            CAPTURE(size);
            StoredFiles stored = whole().files.stored();
            stored[path].resize(size);
            CHECK(fault_of(stored, path) == "");
        }
        StoredFiles stored = whole().files.stored();
        stored[path].pop_back();
        CHECK(fault_of(stored, path) == "");
    }
    CHECK(kinds.find("snapshot/contact snapshot/history snapshot/manifest") != std::string::npos);
    CHECK(kinds.find("journal/") != std::string::npos);
}

TEST_CASE("a flipped bit anywhere") {
    std::mt19937 random(9);
    for (int i = is_long() ? 10'000 : 250; i > 0; --i) {
        StoredFiles stored = whole().files.stored();
        auto file = stored.begin();
        std::advance(file, static_cast<std::ptrdiff_t>(random() % stored.size()));
        const std::size_t at = random() % file->second.size();
        const int bit = static_cast<int>(random() % 8);
        file->second[at] = static_cast<char>(file->second[at] ^ (1 << bit));
        CAPTURE(file->first);
        CAPTURE(at);
        CAPTURE(bit);
        CHECK(fault_of(stored, file->first) == "");
    }
}
