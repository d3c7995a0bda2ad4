#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using app::Workspace;
using platform::StorageMode;
using platform::fake::FakeFiles;
using platform::fake::FakeServices;
using ui::SaveState;

model::Command create_company(store::Database& database, std::string name) {
    model::CreateRecord create;
    create.entity = model::Entity::company;
    create.values = {{model::Field::company_name, std::move(name)}, {model::Field::company_category, model::lead_id}};
    return {.id = database.new_id(), .action = std::move(create)};
}

struct Opened {
    FakeServices fake;
    Workspace workspace{fake.services(), core::Language::sv};
    core::Result<storage::OpenReport> report = core::Error{.code = "not_opened"};

    Opened() { open(); }
    explicit Opened(platform::fake::StoredFiles stored, StorageMode mode = StorageMode::persistent,
                    platform::fake::CopyStore copied = {}, std::string marker = "")
        : fake{.files = FakeFiles(std::move(stored), mode, std::move(copied))} {
        fake.preferences.set("saved", marker);
        open();
    }

    void open() {
        fake.random = platform::fake::FakeRandom(++lives);
        workspace.open([this](core::Result<storage::OpenReport> opened) { report = std::move(opened); });
    }

    static inline std::uint64_t lives = 0;  // each has ids of its own

    // Until nothing is under way: a commit may be asked for by the answer to another.
    void settle() {
        for (int i = 0; i < 100 && fake.files.is_busy(); ++i) fake.files.settle();
    }
    bool create(std::string name) {
        return workspace.execute(create_company(workspace.database(), std::move(name))).ok();
    }
};

TEST_CASE("a first visit has the seeded lists and keeps nothing until the visitor begins") {
    Opened opened;
    CHECK(opened.report.ok());
    CHECK(opened.workspace.is_new());
    CHECK(opened.workspace.save_state() == SaveState::nothing_to_save);
    CHECK(opened.workspace.database().count(model::Entity::lead_status) == 5);
    opened.settle();
    CHECK(opened.fake.files.stored().empty());

    opened.workspace.begin();
    opened.settle();
    CHECK(!opened.workspace.is_new());
    CHECK(!opened.fake.files.stored().empty());
}

TEST_CASE("R148 days are those of the database's zone, where the machine knows it, else the visitor's") {
    Opened opened;
    CHECK(opened.workspace.database().time_zone() == "Europe/Stockholm");
    CHECK(opened.workspace.time_zone() == core::TimeZone(60));  // the visitor's: Stockholm is unknown

    opened.fake.clock.known_zones = {{"Asia/Tokyo", core::TimeZone(540)}};
    const auto move_to = [&](std::string zone) {
        auto& database = opened.workspace.database();
        const model::UpdateRecords update{
            model::Entity::setting, {model::setting_id}, {{model::Field::setting_time_zone, std::move(zone)}}};
        return opened.workspace.execute({database.new_id(), update}).ok();
    };
    CHECK(move_to("Asia/Tokyo"));
    CHECK(opened.workspace.time_zone() == core::TimeZone(540));
    CHECK(move_to("Atlantis/Capital"));
    CHECK(opened.workspace.time_zone() == core::TimeZone(60));
}

TEST_CASE("saved is said only once the storage has answered, and a reload finds what was saved") {
    Opened opened;
    CHECK(opened.create("Nordlys AB"));
    CHECK(opened.workspace.save_state() == SaveState::saving);
    opened.settle();
    CHECK(opened.workspace.save_state() == SaveState::saved);

    Opened again(opened.fake.files.stored());
    CHECK(!again.workspace.is_new());
    CHECK(again.workspace.database().count(model::Entity::company) == 1);
    CHECK(again.workspace.database().next_undo() != nullptr);
}

// The journal as the first version wrote it: without the later lists, and with that version's number.
platform::fake::StoredFiles of_first_version(const platform::fake::StoredFiles& files) {
    platform::fake::StoredFiles older;
    for (const auto& [path, bytes] : files) {
        std::string& lines = older[path];
        for (std::size_t begin = 0, end = 0; (end = bytes.find('\n', begin)) != std::string::npos; begin = end + 1) {
            auto transaction = codec::read_journal_line(std::string_view(bytes).substr(begin, end - begin));
            CHECK(transaction.ok());
            std::erase_if(transaction->events,
                          [](const model::Event& event) { return event.entity > model::Entity::contact; });
            for (model::Event& event : transaction->events) {
                std::erase_if(event.columns,
                              [](const model::Column& column) { return column.field == model::Field::user_group; });
            }
            std::string line;
            codec::append_journal_line(line, *transaction);
            line.pop_back();
            codec::append_sealed(lines, "tx", *codec::unsealed(line, "tx", "line_broken"), 1);
            lines += '\n';
        }
    }
    return older;
}

TEST_CASE("what the first version stored is opened, and gets the lists that came later once") {
    Opened first;
    CHECK(first.create("Nordlys AB"));
    first.settle();
    const auto older = of_first_version(first.fake.files.stored());

    Opened reader(older, StorageMode::read_only);
    CHECK(reader.report.ok());
    CHECK(reader.workspace.database().count(model::Entity::sale_type) == 0);

    Opened opened(older);
    CHECK(opened.report.ok());
    CHECK(opened.workspace.database().count(model::Entity::company) == 1);
    CHECK(opened.workspace.database().count(model::Entity::sale_type) == 1);
    CHECK(opened.workspace.database().sequence() == 3);
    opened.settle();
    CHECK(opened.workspace.save_state() == SaveState::saved);

    Opened again(opened.fake.files.stored());
    CHECK(again.workspace.database().sequence() == 3);
    CHECK(again.workspace.database().next_undo()->name_key == "step_create_company");
}

TEST_CASE("a new list item may not take the name of a seeded one, in any language") {
    Opened opened;
    for (const char* name : {"open", "Öppen"}) {
        const auto result = opened.workspace.execute(
            {opened.workspace.database().new_id(),
             model::CreateRecord{model::Entity::lead_status, {{model::Field::lead_status_name, name}}, {}}});
        CHECK(!result.ok());
        if (!result) CHECK(result.error().code == "name_exists");
    }
}

TEST_CASE("a refused command writes nothing") {
    Opened opened;
    CHECK(!opened.create(""));
    CHECK(opened.workspace.is_new());
    CHECK(!opened.fake.files.is_busy());
}

TEST_CASE("a failure says why, and trying again saves all of it") {
    Opened opened;
    opened.fake.files.fail_next({.code = "storage_full"});
    CHECK(opened.create("Nordlys AB"));
    opened.settle();
    CHECK(opened.workspace.save_state() == SaveState::not_saved);
    CHECK(opened.workspace.save_error().code == "storage_full");

    opened.workspace.retry();
    opened.settle();
    CHECK(opened.workspace.save_state() == SaveState::saved);
    Opened again(opened.fake.files.stored());
    CHECK(again.workspace.database().count(model::Entity::company) == 1);
}

TEST_CASE("where the browser keeps nothing, nothing is promised") {
    Opened memory({}, StorageMode::memory);
    CHECK(memory.create("Nordlys AB"));
    memory.fake.files.settle();
    CHECK(memory.workspace.save_state() == SaveState::memory_only);
}

TEST_CASE("what is exported is every line, oldest first") {
    Opened opened;
    CHECK(opened.create("Nordlys AB"));
    CHECK(opened.create("Vejle Plast A/S"));
    opened.settle();
    const std::string lines = opened.workspace.exported();
    CHECK(lines.find("Nordlys AB") < lines.find("Vejle Plast A/S"));
    CHECK(lines.find("Vejle Plast A/S") != std::string::npos);
    CHECK(opened.workspace.stored().steps == 3);
    CHECK(opened.workspace.stored().bytes >= static_cast<std::int64_t>(lines.size()));
}

TEST_CASE("erasing leaves nothing behind, and a failure to erase is told") {
    Opened opened;
    CHECK(opened.create("Nordlys AB"));
    opened.settle();
    opened.fake.files.fail_next({.code = "storage_failed"});
    bool has_failed = false, has_succeeded = false;
    opened.workspace.erase([&](const core::Result<void>& result) { has_failed = !result.ok(); });
    opened.settle();
    CHECK(has_failed);
    CHECK(opened.workspace.save_state() == SaveState::not_saved);
    opened.workspace.erase([&](const core::Result<void>& result) { has_succeeded = result.ok(); });
    opened.settle();
    CHECK(has_succeeded);
    CHECK(opened.fake.files.stored().empty());
    CHECK(opened.workspace.is_new());
    CHECK(opened.workspace.database().count(model::Entity::company) == 0);
}

// What two companies leave behind.
struct Left {
    Left() {
        Opened opened;
        CHECK(opened.create("Nordlys AB"));
        opened.settle();
        CHECK(opened.create("Vejle Plast A/S"));
        opened.settle();
        stored = opened.fake.files.stored();
        copied = opened.fake.files.copied();
        marker = opened.fake.preferences.get("saved");
    }

    platform::fake::StoredFiles stored;
    platform::fake::CopyStore copied;
    std::string marker;
};

TEST_CASE("a marker says what was acknowledged, and only that") {
    Opened opened;
    CHECK(opened.fake.preferences.get("saved").empty());
    CHECK(opened.create("Nordlys AB"));
    CHECK(opened.fake.preferences.get("saved").empty());
    opened.settle();
    CHECK(opened.fake.preferences.get("saved") == "2");
    opened.fake.files.fail_next({.code = "storage_full"});
    CHECK(opened.create("Vejle Plast A/S"));
    opened.settle();
    CHECK(opened.fake.preferences.get("saved") == "2");

    Opened memory({}, StorageMode::memory);
    CHECK(memory.create("Nordlys AB"));
    memory.settle();
    CHECK(memory.fake.preferences.get("saved").empty());
}

TEST_CASE("a store that is empty is filled from the second copy, with a marker and without") {
    const Left left;
    for (const std::string& marker : {left.marker, std::string()}) {
        Opened opened({}, StorageMode::persistent, left.copied, marker);
        CHECK(opened.report.ok());
        CHECK(opened.report->used_copy);
        CHECK(!opened.workspace.is_new());
        CHECK(opened.workspace.database().count(model::Entity::company) == 2);
        opened.settle();
        CHECK(opened.fake.preferences.get("saved") == "3");
        Opened again(opened.fake.files.stored());
        CHECK(again.workspace.database().count(model::Entity::company) == 2);
        CHECK(!again.report->used_copy);
    }
}

TEST_CASE("lines that the marker knows of are looked for in the second copy, and told if they are nowhere") {
    const Left left;
    Opened first({}, StorageMode::persistent, left.copied, "5");
    CHECK(first.report->missing == 2);
    CHECK(first.fake.preferences.get("saved") == "3");
    Opened gone({}, StorageMode::persistent, {}, "3");
    CHECK(gone.workspace.is_new());
    CHECK(gone.report->missing == 3);
    CHECK(gone.fake.preferences.get("saved") == "3");
}

TEST_CASE("beside a writer the second copy is not asked") {
    const Left left;
    Opened reader({}, StorageMode::read_only, left.copied, left.marker);
    CHECK(reader.workspace.is_new());
    CHECK(!reader.report->used_copy);
}

TEST_CASE("erasing takes the second copy and the marker as well, and an interrupted erasure is carried on") {
    const Left left;
    Opened opened(left.stored, StorageMode::persistent, left.copied, left.marker);
    opened.workspace.erase([](const core::Result<void>&) {});
    const platform::fake::StoredFiles half = opened.fake.files.stored_if_lost_after(1);
    opened.settle();
    CHECK(opened.fake.files.copied().files.empty());
    CHECK(opened.fake.preferences.get("saved").empty());

    Opened again(half, StorageMode::persistent, left.copied, left.marker);
    CHECK(again.workspace.is_new());
    again.settle();
    CHECK(again.fake.files.stored().empty());
    CHECK(again.fake.files.copied().files.empty());
    CHECK(again.fake.preferences.get("saved").empty());
    CHECK(again.create("Nordlys AB"));
    again.settle();
    CHECK(again.fake.files.copied().files == again.fake.files.stored());
}

TEST_CASE("an erasure whose second copy stays is not finished, and leaves what is new alone") {
    const Left left;
    Opened opened(left.stored, StorageMode::persistent, left.copied, left.marker);
    opened.workspace.erase([](const core::Result<void>&) {});
    opened.fake.files.copy().fail_always();
    opened.settle();
    CHECK(opened.create("Begun anew"));
    opened.settle();
    Opened again(opened.fake.files.stored(), StorageMode::persistent, left.copied, "2");
    CHECK(again.workspace.database().count(model::Entity::company) == 1);
    again.settle();
    CHECK(again.fake.files.copied().files == again.fake.files.stored());
}

TEST_CASE(
    "a person who is erased is in nothing that is stored, and nothing else is written until the page begins anew") {
    Opened opened;
    CHECK(opened.create("Nordlys AB"));
    auto& database = opened.workspace.database();
    const model::CreateRecord create{
        model::Entity::contact, {{model::Field::contact_last_name, std::string("Xylander")}}, database.new_id()};
    CHECK(opened.workspace.execute({database.new_id(), create}).ok());
    bool is_done = false;
    SUBCASE("while something is still being saved") {}
    SUBCASE("when everything is saved") { opened.settle(); }
    opened.workspace.erase_person(create.record, [&](const core::Result<void>& result) { is_done = result.ok(); });
    opened.settle();
    CHECK(is_done);
    CHECK(!opened.create("Too late"));
    for (const auto& [path, bytes] : opened.fake.files.stored()) CHECK(bytes.find("Xylander") == std::string::npos);
    Opened again(opened.fake.files.stored());
    CHECK(again.report.ok());
    CHECK(again.report->damages.empty());
    CHECK(again.workspace.database().count(model::Entity::contact) == 0);
    CHECK(again.workspace.database().count(model::Entity::company) == 1);
}

TEST_CASE("what could not be erased is tried again, step for step") {
    Opened opened;
    auto& database = opened.workspace.database();
    const model::CreateRecord create{
        model::Entity::contact, {{model::Field::contact_last_name, std::string("Xylander")}}, database.new_id()};
    CHECK(opened.workspace.execute({database.new_id(), create}).ok());
    CHECK(opened.workspace.execute({database.new_id(), model::DeleteRecords{model::Entity::contact, {create.record}}})
              .ok());
    opened.settle();
    for (int step = 0; step < 2; ++step) opened.fake.files.fail_next({.code = "storage_full"});
    int failures = 0, successes = 0;
    opened.workspace.erase_person(create.record,
                                  [&](const core::Result<void>& result) { ++(result ? successes : failures); });
    opened.settle();
    CHECK(failures == 1);
    CHECK(opened.workspace.save_state() == SaveState::not_saved);
    opened.workspace.retry();
    opened.settle();
    CHECK(failures == 2);
    opened.workspace.retry();
    opened.settle();
    CHECK(successes == 1);
    for (const auto& [path, bytes] : opened.fake.files.stored()) CHECK(bytes.find("Xylander") == std::string::npos);
}

}  // namespace
