// Opening with the second copy: whatever the first store has lost, what the copy has of it is there again, is written
// back, and nothing of the copy is touched before.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "edits.hpp"
#include "platform/fake/files.hpp"
#include "storage/erasure.hpp"
#include "storage/stored_files.hpp"

using namespace tratt;
using platform::fake::CopiedFiles;
using platform::fake::CopyStore;
using platform::fake::FakeCopy;
using platform::fake::FakeFiles;
using platform::fake::StoredFiles;
using storage::CopyUse;

namespace {

unsigned seeds() { return std::getenv("TRATT_LONG") != nullptr ? 5000 : 300; }

// A program that asks for the copy as the app does.
struct Visit {
    Visit(StoredFiles stored, CopyStore copied, std::int64_t expected = 0, bool is_readable = true)
        : files(std::move(stored), platform::StorageMode::persistent, std::move(copied)) {
        open({CopyUse::unasked, expected});
        if (!report.wants_copy) return;
        if (!is_readable) files.copy().fail_next();
        files.copy().load(
            [&](const core::Result<void>& loaded) { open({loaded ? CopyUse::loaded : CopyUse::failed, expected}); });
    }

    void open(const storage::Opening& opening) {
        database = std::make_unique<store::Database>(test::empty_database());
        storage = std::make_unique<storage::Storage>(files, *database, test::tiny);
        auto opened = storage->open(opening);
        CHECK(opened.ok());
        if (opened) report = std::move(*opened);
    }

    void settle() {
        for (int i = 0; i < 100 && files.is_busy(); ++i) files.settle();
        CHECK(!files.is_busy());
    }

    void edit(std::uint64_t number) {
        made.push_back(test::random_edit(*database, number, random));
        CHECK(database->apply(made.back()).ok());
        storage->append(made.back());
    }

    std::int64_t sequence() const { return database->sequence(); }

    std::mt19937 random{1};
    FakeFiles files;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<storage::Storage> storage;
    storage::OpenReport report;
    std::vector<model::Transaction> made;
};

// The stores after each commit of a history.
struct Moment {
    StoredFiles stored;
    CopyStore copied;
    std::int64_t saved = 0;
};

struct Past {
    std::vector<model::Transaction> history;
    std::vector<Moment> moments;
};

const Past& past() {
    static const Past told = [] {
        Past made;
        Visit visit({}, {});
        const auto note = [&] {
            made.moments.push_back({visit.files.stored(), visit.files.copied(), visit.storage->saved_sequence()});
        };
        for (std::uint64_t number = 1; number <= 40; ++number) {
            visit.edit(number);
            while (visit.files.is_busy()) {
                visit.files.settle();
                note();
            }
        }
        made.history = visit.made;
        return made;
    }();
    return told;
}

// The copy as it is some steps into following one more commit.
CopyStore between(const Moment& before, const Moment& after, unsigned steps) {
    CopyStore store = before.copied;
    FakeCopy copy(store);
    copy.follow();
    copy.committed(before.stored, store.epoch);
    while (copy.is_busy()) copy.step();
    copy.committed(after.stored, store.epoch);
    while (steps-- > 0) copy.step();
    return store;
}

template <class Matches>
std::string any_path(const StoredFiles& files, std::mt19937& random, Matches matches) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files) {
        if (matches(path)) paths.push_back(path);
    }
    return paths.empty() ? "" : paths[random() % paths.size()];
}

bool has_lines(std::string_view path) { return path.ends_with(".jsonl"); }
bool is_manifest(std::string_view path) { return path.starts_with("snapshot/manifest-"); }
bool is_chunk(std::string_view path) { return path.starts_with("snapshot/contact-"); }

// Leaves out the lines that the newest snapshot contains: then nothing but the snapshot has those records.
StoredFiles without_history(StoredFiles files) {
    const FakeFiles reader(files);
    const auto manifest = storage::load_manifest(reader, storage::generations(reader).front());
    CHECK(manifest.ok());
    const std::vector<std::string> histories = storage::history_files(reader);
    for (std::size_t i = 0; manifest && i + 1 < histories.size(); ++i) {
        const std::int64_t next = std::atoll(histories[i + 1].substr(histories[i + 1].find_last_of('-') + 1).c_str());
        if (next <= manifest->sequence + 1) files.erase(histories[i]);
    }
    return files;
}

void flip(std::string& bytes, std::mt19937& random) {
    if (!bytes.empty()) bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
}

// Damages the first store. What must be found all the same: everything where the lines were left alone.
std::int64_t damage(StoredFiles& files, std::mt19937& random, std::int64_t saved, std::int64_t copied) {
    switch (random() % 6) {
        case 0: files.clear(); return copied;
        case 1:
            if (const std::string path = any_path(files, random, is_chunk); !path.empty()) flip(files[path], random);
            return saved;
        case 2: std::erase_if(files, [](const auto& file) { return is_manifest(file.first); }); return saved;
        case 3:
            if (const std::string path = any_path(files, random, has_lines); !path.empty()) flip(files[path], random);
            return copied;
        case 4: files.erase(any_path(files, random, has_lines)); return copied;
        default:
            std::erase_if(files, [](const auto& file) { return file.first.starts_with("journal/"); });
            return copied;
    }
}

// "" or what is wrong with the two stores.
std::string wholeness_fault(const FakeFiles& files, std::int64_t sequence) {
    if (files.stored().contains(storage::in_repair_path)) return "in repair";
    Visit again(files.stored(), files.copied(), sequence);
    if (again.report.wants_copy) return "the copy is wanted once more";
    if (!again.report.damages.empty() || again.report.used_copy) return "damaged once more";
    return again.sequence() == sequence ? "" : "not all of it was written back";
}

}  // namespace

TEST_CASE("lines before the snapshot that the first store has lost are fetched from the copy") {
    const Moment& last = past().moments.back();
    StoredFiles stored = last.stored;
    const auto lost =
        std::erase_if(stored, [](const auto& file) { return file.first.starts_with("snapshot/history-"); });
    CHECK(lost > 0);
    const Visit visit(stored, last.copied, last.saved);
    CHECK(visit.report.used_copy);
    CHECK(visit.report.is_history_whole);
    CHECK(visit.database->transaction_at(1) != nullptr);
    CHECK(visit.sequence() == last.saved);
}

TEST_CASE("a healthy start reads nothing of the copy") {
    const Moment& newest = past().moments.back();
    Visit visit(newest.stored, {}, newest.saved);
    CHECK(!visit.report.wants_copy);
    CHECK(visit.sequence() == newest.saved);
}

TEST_CASE("whatever the first store has lost, what the copy has is there, is written back, and only then changed") {
    const Past& all = past();
    for (unsigned seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const std::size_t newest = 20 + random() % (all.moments.size() - 20);
        const std::size_t lag = random() % 4;
        const Moment& now = all.moments[newest];
        const Moment& then = all.moments[newest - lag];
        const bool is_lean = lag == 0 && random() % 2 == 0;
        CopyStore copy = lag == 0 ? then.copied : between(then, all.moments[newest - lag + 1], random() % 4);
        StoredFiles stored = now.stored;
        if (is_lean) copy.files = stored = without_history(stored);
        const std::int64_t least = damage(stored, random, now.saved, then.saved);

        Visit visit(stored, copy, now.saved);
        CHECK(test::prefix_fault(*visit.database, all.history, least) == "");
        const std::int64_t found = visit.sequence();
        CHECK(visit.report.missing == now.saved - found);
        CHECK(visit.files.copied().files == copy.files);

        // Killed while it is written back, between two commits or within one.
        for (unsigned i = random() % 8; i > 0 && visit.files.is_busy(); --i) visit.files.settle();
        const StoredFiles left = visit.files.stored_if_lost_after(static_cast<int>(random() % 3));
        const bool is_begun = left.contains(storage::in_repair_path);  // then it needs no marker
        Visit after_kill(left, visit.files.copied(), is_begun ? 0 : now.saved);
        CHECK(test::prefix_fault(*after_kill.database, all.history, found) == "");

        visit.settle();
        CHECK(wholeness_fault(visit.files, found) == "");
        visit.edit(1000);
        visit.settle();
        CHECK(wholeness_fault(visit.files, found + 1) == "");
        CHECK(visit.files.copied().files == visit.files.stored());
    }
}

TEST_CASE("of a copy that is only behind by the newest commit at most the newest edit is lost") {
    const Past& all = past();
    for (std::size_t i = 1; i < all.moments.size(); ++i) {
        CAPTURE(i);
        Visit visit({}, all.moments[i - 1].copied, all.moments[i].saved);
        CHECK(visit.report.used_copy);
        CHECK(visit.report.missing <= 1);
        CHECK(test::prefix_fault(*visit.database, all.history, all.moments[i].saved - 1) == "");
        CHECK(visit.report.is_history_whole);
    }
}

TEST_CASE("a copy that could not be read is left alone, and asked at the next opening") {
    const Past& all = past();
    const Moment& newest = all.moments.back();
    for (const bool has_marker : {true, false}) {
        Visit first({}, newest.copied, has_marker ? newest.saved : 0, false);
        CHECK(first.report.is_empty);
        first.edit(2000);
        first.edit(2001);
        first.settle();
        CHECK(first.files.copied().files == newest.copied.files);
        CHECK(first.files.copied().epoch == newest.copied.epoch);

        // What was begun anew goes on, and the lines of the copy are kept.
        Visit second(first.files.stored(), first.files.copied(), 0);
        CHECK(second.sequence() == 2);
        CHECK(test::prefix_fault(*second.database, first.made, 2) == "");
        second.settle();
        CHECK(wholeness_fault(second.files, 2) == "");
        std::string kept;
        for (const auto& [path, bytes] : second.files.stored()) {
            if (path.starts_with("snapshot/damaged-")) kept += bytes;
        }
        for (const auto& [path, bytes] : newest.copied.files) {
            if (has_lines(path)) CHECK(kept.find(bytes) != std::string::npos);
        }
    }
}

TEST_CASE("a damaged store whose copy cannot be read asks for it again") {
    const Past& all = past();
    const Moment& newest = all.moments.back();
    StoredFiles stored = newest.stored;
    std::erase_if(stored, [](const auto& file) { return file.first.starts_with("journal/"); });
    Visit first(stored, newest.copied, newest.saved, false);
    CHECK(first.report.missing > 0);
    first.settle();
    CHECK(first.files.copied().files == newest.copied.files);
    Visit second(first.files.stored(), first.files.copied(), 0);
    CHECK(second.report.used_copy);
    CHECK(second.sequence() == newest.saved);
    second.settle();
    CHECK(wholeness_fault(second.files, newest.saved) == "");
}

TEST_CASE("without a copy damage is set aside as ever, and the next commit makes a copy") {
    const Moment& newest = past().moments.back();
    StoredFiles stored = newest.stored;
    const auto journal = std::ranges::find_if(stored, [](const auto& file) { return has_lines(file.first); });
    journal->second.resize(journal->second.size() - 5);
    Visit visit(stored, {}, newest.saved);
    CHECK(!visit.report.used_copy);
    visit.settle();
    CHECK(visit.files.copied().files == visit.files.stored());
}

TEST_CASE("a writer that was overtaken changes nothing of the copy any more") {
    CopyStore store;
    FakeCopy old(store);
    old.follow();
    old.committed({{"journal/1", "old"}}, 1);
    while (old.is_busy()) old.step();
    old.committed({{"journal/1", "old and late"}}, 1);
    FakeCopy later(store);
    later.follow();
    later.committed({{"journal/1", "new"}}, 2);
    while (later.is_busy()) later.step();
    while (old.is_busy()) old.step();
    CHECK(store.files == CopiedFiles{{"journal/1", "new"}});
    CHECK(old.state().stage == platform::CopyStage::failed);
}

TEST_CASE("an erasure that is killed in any step leaves everything or nothing") {
    const Moment& newest = past().moments.back();
    const core::Uuid first{2, 5000};
    for (int folders = 0; folders < 3; ++folders) {
        CAPTURE(folders);
        FakeFiles files(newest.stored, platform::StorageMode::persistent, newest.copied);
        storage::stage_erasure(files, first);
        const StoredFiles left = files.stored_if_lost_after(folders);
        Visit visit(left, newest.copied, newest.saved);
        CHECK(visit.sequence() == (folders == 0 ? newest.saved : 0));
        CHECK(visit.report.is_erasing == (folders > 0));
        if (folders == 0) continue;
        CHECK(visit.report.is_empty);
        CHECK(visit.report.damages.empty());
    }
    // What the new database has stored meanwhile is not taken for what was to go.
    Visit begun({}, {});
    begun.edit(5000);
    begun.settle();
    StoredFiles stored = begun.files.stored();
    stored[std::string(storage::erased_path)] = core::to_string(begun.made.front().id);
    Visit visit(stored, newest.copied, 0);
    CHECK(visit.report.is_erasing);
    CHECK(visit.sequence() == 1);
}
