#include "storage/storage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include "codec/demo.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "model/seeds.hpp"
#include "platform/fake/files.hpp"
#include "session.hpp"
#include "storage/stored_files.hpp"

using namespace tratt;
using model::Entity;
using model::Field;
using platform::fake::FakeFiles;
using platform::fake::StoredFiles;
using storage::Limits;
using storage::OpenReport;
using storage::SaveState;
using storage::Storage;
using test::environment;
using test::names;
using test::Session;
using test::small;

namespace {

core::Error storage_full() {
    core::Error error;
    error.code = "storage_full";
    return error;
}

void random_edit(Session& session, std::mt19937& random) {
    const store::Database& database = session.database;
    const auto contacts = database.rows_by_id(Entity::contact);
    switch (contacts.empty() ? 0 : random() % 5) {
        case 0: session.create("Contact " + std::to_string(random() % 1000)); break;
        case 1:
        case 2: {
            const core::Uuid id = database.id_of(Entity::contact, contacts[random() % contacts.size()]);
            session.run(model::UpdateRecords{
                Entity::contact, {id}, {{Field::contact_title, std::string(random() % 200, 'x')}}, model::Cause::user});
            break;
        }
        case 3:
            session.run(model::CreateRecord{
                Entity::company,
                {{Field::company_name, std::string("Åbo & Co")}, {Field::company_category, model::lead_id}},
                {}});
            break;
        default:
            if (database.next_undo() != nullptr) session.run(model::Undo{});
            break;
    }
}

std::string newest_journal(const StoredFiles& stored) {
    std::string path;
    for (const auto& [name, bytes] : stored) {
        if (name.starts_with("journal/")) path = name;
    }
    return path;
}

int seeds() { return std::getenv("TRATT_LONG") != nullptr ? 400 : 12; }

}  // namespace

TEST_CASE("saved is said only after the storage has confirmed it, and in order") {
    Session session;
    CHECK(session.storage.state() == SaveState::saving);
    CHECK(session.acknowledged == 0);
    session.create("Åsa");
    CHECK(session.acknowledged == 0);
    session.settle();
    CHECK(session.acknowledged == 2);
    CHECK(session.storage.saved_sequence() == 2);
    CHECK(session.storage.state() == SaveState::saved);
}

TEST_CASE("a commit that fails keeps everything, says why, and succeeds when it is tried again") {
    Session session;
    session.settle();
    session.files.fail_next(storage_full());
    session.create("Åsa");
    session.settle();
    CHECK(session.storage.state() == SaveState::failed);
    CHECK(session.storage.failure().code == "storage_full");
    CHECK(session.acknowledged == 1);
    CHECK(names(Session(session.files.stored()).database).empty());
    session.files.fail_next(storage_full());
    session.storage.retry();
    session.settle();
    CHECK(session.storage.state() == SaveState::failed);
    session.create("Nora");
    session.settle();
    CHECK(session.storage.state() == SaveState::saved);
    CHECK(session.acknowledged == 3);
    CHECK(names(Session(session.files.stored()).database) == std::vector<std::string>{"Nora", "Åsa"});
}

TEST_CASE("an answer that comes after the storage is gone finds nobody") {
    FakeFiles files;
    {
        store::Database database(environment(1));
        Storage storage(files, database, small);
        (void)storage.open();
        storage.append(database.seed(core::Language::en), [] { CHECK(false); });
    }
    files.settle();
    CHECK(files.commits() == 1);
}

TEST_CASE("whatever fails and whenever power is lost: nothing acknowledged is ever lost") {
    for (int seed = 0; seed < seeds(); ++seed) {
        CAPTURE(seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        StoredFiles stored;
        std::int64_t acknowledged = 0;
        std::map<std::int64_t, std::vector<model::Event>> records;  // by sequence
        for (int life = 0; life < 6; ++life) {
            Session session(stored);
            CHECK(session.report.damages.empty());
            CHECK(session.database.sequence() >= acknowledged);
            if (life > 0) CHECK(session.database.snapshot().records == records[session.database.sequence()]);
            records[session.database.sequence()] = session.database.snapshot().records;
            for (int edit = static_cast<int>(random() % 60); edit > 0; --edit) {
                random_edit(session, random);
                records[session.database.sequence()] = session.database.snapshot().records;
                if (random() % 8 == 0) session.files.fail_next(storage_full());
                if (random() % 3 == 0) session.files.settle();
                if (session.storage.state() == SaveState::failed && random() % 2 == 0) session.storage.retry();
            }
            acknowledged = session.acknowledged;
            stored = session.files.is_busy() ? session.files.stored_if_lost_after(static_cast<int>(random() % 3))
                                             : session.files.stored();
        }
    }
}

TEST_CASE("power lost while lines are moved costs none of them, also when they are moved again") {
    Session session({}, Limits{});
    for (const char* name : {"Åsa", "Nora"}) session.create(name);
    session.settle();
    const std::string bytes = session.files.stored().begin()->second;
    const std::size_t last = bytes.rfind('\n', bytes.size() - 2) + 1;
    // The newest line was moved before it had been stored where it came from.
    Session after(
        {{"snapshot/history-000000000001.jsonl", bytes}, {"journal/000000000001.jsonl", bytes.substr(0, last)}});
    CHECK(after.report.sequence == 3);
    for (int i = 0; i < 30; ++i) after.create("Contact");
    after.settle();
    const Session later(after.files.stored());
    CHECK(later.report.damages.empty());
    CHECK(later.report.is_history_whole);
    CHECK(names(later.database).size() == 32);
}

TEST_CASE("a line is found in any file, whatever the order of the files, and once if it is there twice") {
    Session session({}, Limits{});
    for (const char* name : {"Åsa", "Nora", "Jens"}) session.create(name);
    session.settle();
    const std::string bytes = session.files.stored().begin()->second;
    const std::size_t second = bytes.find('\n') + 1;
    const std::size_t third = bytes.find('\n', second) + 1;
    const std::string broken = bytes.substr(0, second - 9) + bytes.substr(second - 8);
    for (const std::string& first : {bytes.substr(0, second), broken}) {
        const StoredFiles stored{{"snapshot/history-000000000001.jsonl", first},
                                 {"snapshot/history-000000000003.jsonl", bytes.substr(third)},
                                 {"journal/000000000001.jsonl", bytes.substr(0, third)}};
        Session after(stored, Limits{});
        CHECK(after.report.damages.empty());
        CHECK(after.report.is_history_whole);
        CHECK(names(after.database) == std::vector<std::string>{"Jens", "Nora", "Åsa"});
    }
}

TEST_CASE("a line whose line end is all that was lost is followed by a line of its own") {
    Session session({}, Limits{});
    session.create("Åsa");
    session.settle();
    StoredFiles stored = session.files.stored();
    stored.begin()->second.pop_back();
    Session after(stored, Limits{});
    CHECK(after.report.damages.empty());
    after.create("Nora");
    after.settle();
    const Session later(after.files.stored(), Limits{});
    CHECK(later.report.damages.empty());
    CHECK(names(later.database) == std::vector<std::string>{"Nora", "Åsa"});
}

TEST_CASE("segments stay small, become history and are followed by snapshots, and old generations go") {
    Session session;
    std::mt19937 random(3);
    std::size_t most_segments = 0;
    for (int i = 0; i < 400; ++i) {
        random_edit(session, random);
        session.settle();
        most_segments = std::max(most_segments, session.files.list("journal").size());
    }
    const StoredFiles& stored = session.files.stored();
    CHECK(most_segments <= small.journal_files + 1);
    CHECK(storage::generations(session.files).size() == 2);
    CHECK(storage::generations(session.files).front() > 2);
    std::size_t chunks = 0;
    for (const auto& [path, bytes] : stored) {
        if (path.starts_with("snapshot/history-")) CHECK(bytes.size() <= small.history_file_bytes);
        chunks += storage::is_chunk_name(std::string_view(path).substr(path.find('/') + 1));
    }
    std::size_t referenced = 0;
    std::vector<std::string> files;
    for (const std::int64_t generation : storage::generations(session.files)) {
        const auto manifest = storage::load_manifest(session.files, generation);
        CHECK(manifest.ok());
        for (const auto& chunk : manifest->chunks) files.push_back(chunk.file);
    }
    std::sort(files.begin(), files.end());
    referenced = static_cast<std::size_t>(std::unique(files.begin(), files.end()) - files.begin());
    CHECK(chunks == referenced);
    Session again(stored);
    CHECK(again.report.generation > 2);
    CHECK(again.report.is_history_whole);
    CHECK(again.report.replayed < 200);
    CHECK(again.database.snapshot().records == session.database.snapshot().records);
    CHECK(again.database.transaction_at(1) != nullptr);
}

TEST_CASE("a snapshot writes only the chunks that have changed") {
    Session session({}, {.segment_bytes = 1500,
                         .journal_files = 3,
                         .history_file_bytes = 9000,
                         .snapshot_after_bytes = 20'000,
                         .chunk_rows = 7,
                         .batch_bytes = 4000});
    for (int i = 0; i < 100; ++i) session.create("Contact");
    session.settle();
    const core::Uuid last =
        session.database.id_of(Entity::contact, session.database.rows_by_id(Entity::contact).back());
    const auto generations_before = storage::generations(session.files).front();
    for (int i = 0; storage::generations(session.files).front() < generations_before + 2 && i < 1000; ++i) {
        session.run(model::UpdateRecords{
            Entity::contact, {last}, {{Field::contact_title, std::to_string(i)}}, model::Cause::user});
        session.settle();
    }
    const auto manifest = storage::load_manifest(session.files, storage::generations(session.files).front());
    CHECK(manifest.ok());
    const std::string newest = storage::chunk_name(Entity::contact, 0, manifest->generation);
    const auto fresh = std::count_if(manifest->chunks.begin(), manifest->chunks.end(), [&](const auto& chunk) {
        return chunk.file.substr(chunk.file.rfind('-')) == newest.substr(newest.rfind('-'));
    });
    CHECK(fresh == 1);
    CHECK(manifest->chunks.size() > 15);
}

TEST_CASE("an edit writes at most 16 kB, however much there is") {
    Session session({}, Limits{});
    session.run(codec::demo_command(session.database, {1'795'000'000'000, {}}, "Demo").action);
    session.settle();
    const core::Uuid contact = session.database.id_of(Entity::contact, 0);
    std::size_t most = 0;
    for (int i = 0; i < 60; ++i) {
        const std::size_t before = session.files.bytes_written();
        session.run(model::UpdateRecords{
            Entity::contact, {contact}, {{Field::contact_title, "Title " + std::to_string(i)}}, model::Cause::user});
        session.files.settle();
        most = std::max(most, session.files.bytes_written() - before);
        session.settle();
    }
    CHECK(most <= 16 * 1024);
    CHECK(most > 0);
}

TEST_CASE("a torn tail is named, set aside and survives, and what stands before it is there") {
    Session session({}, Limits{});
    for (const char* name : {"Åsa", "Nora", "Jens"}) session.create(name);
    session.settle();
    const StoredFiles whole = session.files.stored();
    const std::string path = newest_journal(whole);
    const std::string bytes = whole.at(path);
    const std::size_t last_line = bytes.rfind('\n', bytes.size() - 2) + 1;
    for (std::size_t cut = last_line + 1; cut < bytes.size() - 1; cut += 7) {
        StoredFiles torn = whole;
        torn[path] = bytes.substr(0, cut);
        Session after(torn, Limits{});
        CHECK(names(after.database) == std::vector<std::string>{"Nora", "Åsa"});
        CHECK(after.report.damages.size() == 1);
        CHECK(after.report.damages[0].file == path);
        CHECK(after.report.damages[0].line == 4);
        CHECK(after.report.damages[0].error.code == "line_broken");
        after.create("Vidar");
        after.settle();
        CHECK(after.files.stored().at(after.report.damages[0].kept_as) == bytes.substr(last_line, cut - last_line));
        Session later(after.files.stored(), Limits{});
        CHECK(later.report.damages.empty());
        CHECK(names(later.database) == std::vector<std::string>{"Nora", "Vidar", "Åsa"});
    }
}

TEST_CASE("a damaged line in the middle stops there: nothing after it is carried out, and nothing is thrown away") {
    Session session;
    for (int i = 0; i < 12; ++i) session.create("Contact " + std::to_string(i));
    session.settle();
    StoredFiles stored = session.files.stored();
    std::string all;
    for (auto& [path, bytes] : stored) {
        if (!path.ends_with(".jsonl")) continue;
        all += bytes;
        if (const std::size_t at = bytes.find("Contact 5"); at != std::string::npos) bytes[at] = 'X';
    }
    Session after(stored);
    CHECK(names(after.database).size() == 5);
    CHECK(after.report.damages.size() >= 1);
    after.create("New");
    after.settle();
    const std::string kept = after.files.stored().at(after.report.damages[0].kept_as);
    for (const char* name : {"Xontact 5", "Contact 6", "Contact 11"}) CHECK(kept.find(name) != std::string::npos);
    Session later(after.files.stored());
    CHECK(later.report.damages.empty());
    CHECK(names(later.database).size() == 6);
    CHECK(names(later.database).back() == "New");
}

TEST_CASE("damage in the history before a snapshot costs history, no records") {
    Session session;
    std::mt19937 random(5);
    for (int i = 0; i < 200; ++i) random_edit(session, random);
    session.settle();
    StoredFiles stored = session.files.stored();
    const auto oldest = stored.lower_bound("snapshot/history-");
    CHECK(oldest != stored.end());
    oldest->second[oldest->second.size() / 2] ^= 1;
    Session after(stored);
    CHECK(!after.report.is_history_whole);
    CHECK(after.report.damages.empty());
    CHECK(after.database.snapshot().records == session.database.snapshot().records);
    CHECK(after.database.sequence() == session.database.sequence());
}

TEST_CASE("a damaged snapshot is named, and the one before it and the journal give everything back") {
    Session session;
    std::mt19937 random(6);
    for (int i = 0; i < 300; ++i) random_edit(session, random);
    session.settle();
    const std::int64_t newest = storage::generations(session.files).front();
    const auto manifest = storage::load_manifest(session.files, newest);
    const auto suffix = storage::chunk_name(Entity::contact, 0, newest);
    for (const std::string& victim :
         {storage::manifest_path(newest), storage::in_snapshots(manifest->chunks.back().file)}) {
        CAPTURE(victim);
        StoredFiles stored = session.files.stored();
        stored[victim][stored[victim].size() / 2] ^= 4;
        Session after(stored);
        CHECK(after.report.damages.size() >= 1);
        CHECK(after.report.damages[0].file == storage::manifest_path(newest));
        CHECK(after.report.generation < newest);
        CHECK(after.database.snapshot().records == session.database.snapshot().records);
    }
    StoredFiles without = session.files.stored();
    std::erase_if(without, [](const auto& file) { return file.first.starts_with("snapshot/manifest-"); });
    Session replayed(without);
    CHECK(replayed.report.generation == 0);
    CHECK(replayed.database.snapshot().records == session.database.snapshot().records);
}

TEST_CASE("a single flipped bit anywhere never traps and never invents anything") {
    Session session;
    std::mt19937 random(9);
    for (int i = 0; i < 60; ++i) random_edit(session, random);
    session.settle();
    const StoredFiles whole = session.files.stored();
    for (int i = 0; i < seeds() * 10; ++i) {
        StoredFiles stored = whole;
        auto file = stored.begin();
        std::advance(file, static_cast<std::ptrdiff_t>(random() % stored.size()));
        file->second[random() % file->second.size()] ^= static_cast<char>(1 << (random() % 8));
        FakeFiles files(stored);
        store::Database database(environment(1));
        Storage storage(files, database, small);
        const auto opened = storage.open();
        if (!opened) {
            CHECK(opened.error().code == "schema_newer");
            continue;
        }
        CHECK(database.sequence() <= session.database.sequence());
        if (database.sequence() < session.database.sequence()) CHECK(!opened->damages.empty());
    }
}

TEST_CASE("what a later version has written is left alone") {
    Session session;
    session.create("Åsa");
    session.settle();
    StoredFiles stored = session.files.stored();
    codec::append_sealed(stored[newest_journal(stored)], "tx", "{\"something\":\"new\"}", codec::schema_version + 1);
    FakeFiles files(stored);
    store::Database database(environment(1));
    Storage storage(files, database, small);
    const auto opened = storage.open();
    CHECK(!opened.ok());
    if (!opened) CHECK(opened.error().code == "schema_newer");
    CHECK(database.sequence() == 0);
    CHECK(!files.is_busy());
}

TEST_CASE("a damaged version number is damage, and not a later version") {
    Session session;
    std::mt19937 random(6);
    for (int i = 0; i < 100; ++i) random_edit(session, random);
    session.settle();
    const StoredFiles whole = session.files.stored();
    for (const auto& [path, bytes] : whole) {
        CAPTURE(path);
        StoredFiles stored = whole;
        stored[path][bytes.rfind("{\"v\":") + 5] = '6';
        const Session after(stored);
        CHECK(after.report.sequence >= session.database.sequence() - 1);
    }
}

TEST_CASE("a generation that could not be used is kept, whatever is written later") {
    Session session;
    std::mt19937 random(6);
    for (int i = 0; i < 300; ++i) random_edit(session, random);
    session.settle();
    const StoredFiles whole = session.files.stored();
    const std::int64_t newest = storage::generations(session.files).front();
    for (const char* file : {"manifest-", "contact-0001-"}) {
        StoredFiles stored = whole;
        const auto victim = stored.find("snapshot/" + std::string(file) + storage::manifest_path(newest).substr(18));
        CHECK(victim != stored.end());
        if (victim == stored.end()) continue;
        victim->second[20] ^= 1;
        Session after(stored);
        CHECK(after.report.damages.front().kept_as.starts_with("snapshot/damaged-manifest-"));
        for (int i = 0; i < 300; ++i) random_edit(after, random);
        after.settle();
        const StoredFiles& later = after.files.stored();
        CHECK(later.count(after.report.damages.front().kept_as) == 1);
        for (const auto& [path, bytes] : stored) {
            const bool is_of_newest = path.ends_with(storage::manifest_path(newest).substr(18));
            const bool is_manifest = path == storage::manifest_path(newest);
            if (is_of_newest && !is_manifest) CHECK((later.count(path) == 1 && later.at(path) == bytes));
        }
        const Session again(later);
        CHECK(again.report.damages.empty());
        CHECK(again.database.snapshot().records == after.database.snapshot().records);
    }
}

TEST_CASE("a line with the id of an earlier one is damage, and what is written after it is found") {
    Session session({}, Limits{});
    session.settle();
    StoredFiles stored = session.files.stored();
    model::Transaction twin = *session.database.transaction_at(1);
    twin.sequence = 2;
    codec::append_journal_line(stored[newest_journal(stored)], twin);
    Session after(stored, Limits{});
    CHECK(after.report.damages.size() == 1);
    after.create("Nora");
    after.settle();
    CHECK(names(Session(after.files.stored(), Limits{}).database) == std::vector<std::string>{"Nora"});
}

TEST_CASE("read-only, what is damaged is reported and nothing is staged") {
    Session session({}, Limits{});
    session.create("Åsa");
    session.settle();
    StoredFiles stored = session.files.stored();
    stored[newest_journal(stored)] += "{\"v\":1,torn";
    FakeFiles files(stored, platform::StorageMode::read_only);
    store::Database database(environment(1));
    Storage storage(files, database);
    const auto opened = storage.open();
    CHECK(opened.ok());
    if (opened) CHECK(opened->damages.size() == 1);
    CHECK(files.list("snapshot").empty());
    CHECK(names(database) == std::vector<std::string>{"Åsa"});
}

TEST_CASE("of two transactions with one number that of the later file counts: the writer of the other was taken over") {
    Session session({}, Limits{});
    session.create("Åsa");
    session.settle();
    StoredFiles stored = session.files.stored();
    Session late(stored, Limits{});
    late.create("Too late");
    late.settle();
    StoredFiles taken_over = stored;
    {
        FakeFiles files(stored);
        store::Database database(environment(77));
        Storage opening(files, database);
        CHECK(opening.open().ok());
        Storage storage(files, database);
        storage.resume();
        const auto done = database.execute(
            {database.new_id(),
             model::CreateRecord{Entity::contact, {{Field::contact_first_name, std::string("Nora")}}, {}}});
        CHECK(done.ok());
        storage.append(**done);
        while (files.is_busy()) files.settle();
        taken_over = files.stored();
    }
    const std::string older = newest_journal(stored);
    CHECK(newest_journal(taken_over) != older);
    taken_over[older] = late.files.stored().at(older);
    const Session after(taken_over, Limits{});
    CHECK(after.report.damages.empty());
    CHECK(names(after.database) == std::vector<std::string>{"Nora", "Åsa"});
}

TEST_CASE("an import that was taken back can be done again after a reload, though the snapshot has nothing of it") {
    Session session({}, Limits{.snapshot_after_bytes = 1});
    model::ImportRows rows;
    rows.entity = Entity::contact;
    model::Column names_column(Field::contact_first_name);
    for (int i = 0; i < 1200; ++i) {
        rows.ids.push_back(session.database.new_id());
        names_column.add_text("Contact " + std::to_string(i));
    }
    rows.columns.push_back(std::move(names_column));
    session.run(model::Import{{std::move(rows)}, "many.csv"});
    session.settle();
    const auto imported = session.database.snapshot().records;
    session.run(model::Undo{});
    session.settle();

    Session again(session.files.stored(), Limits{});
    CHECK(again.report.damages.empty());
    CHECK(again.report.generation > 0);
    CHECK(again.report.replayed == 0);
    CHECK(again.report.is_history_whole);
    CHECK(again.database.count(Entity::contact) == 0);
    again.run(model::Redo{});
    CHECK(again.database.snapshot().records == imported);
    again.settle();
    CHECK(Session(again.files.stored(), Limits{}).database.snapshot().records == imported);
}
