// States worth going back to, and going back to them.
#include "storage/restore_points.hpp"

#include <doctest/doctest.h>

#include <string>

#include "storage/integrity.hpp"
#include "storage/session.hpp"
#include "storage/state_at.hpp"
#include "storage/stored_files.hpp"

namespace {

using namespace tratt;
using storage::PointKind;
using storage::RestorePoint;
using test::Session;

constexpr core::InstantMs noon = 1'795'000'000'000, one_day = 24 * 60 * 60 * 1000;

// A history of edits at given days, of which some touch as many records as an import.
class Days {
public:
    Days() { database_.seed(core::Language::en); }

    void edit(std::int64_t day, bool is_big = false) {
        now_ = noon + day * one_day;
        model::UpdateRecords update{.entity = model::Entity::contact};
        for (std::size_t i = 0; i < (is_big ? storage::many_touched : 1); ++i) {
            model::CreateRecord create{model::Entity::contact, {{model::Field::contact_first_name, "A"}}, {}};
            if (!is_big) {
                CHECK(database_.execute({database_.new_id(), std::move(create)}).ok());
                return;
            }
            create.record = database_.new_id();
            update.ids.push_back(create.record);
            CHECK(database_.execute({database_.new_id(), std::move(create)}).ok());
        }
        update.changes = {{model::Field::contact_title, std::string("B")}};
        CHECK(database_.execute({database_.new_id(), std::move(update)}).ok());
    }
    std::vector<RestorePoint> points() const { return storage::restore_points(database_, core::TimeZone{60}); }
    const store::Database& database() const { return database_; }

private:
    core::InstantMs now_ = noon;
    store::Database database_{store::Environment{[this] { return now_; }, test::environment(5).random}};
};

TEST_CASE("a new database has nothing to go back to, and its first change leads back to it") {
    Days days;
    CHECK(days.points().empty());
    days.edit(0);
    REQUIRE(days.points().size() == 1);
    const RestorePoint point = days.points().front();
    CHECK(point.sequence == 1);
    CHECK(point.kind == PointKind::first_of_day);
    CHECK(point.step == days.database().transaction_at(2)->id);
    days.edit(0);
    CHECK(days.points().size() == 1);
}

TEST_CASE("the state before a step that touches much is a point, also the second on a day") {
    Days days;
    days.edit(0);
    days.edit(0, true);
    const auto points = days.points();
    REQUIRE(points.size() == 2);
    CHECK(points[0].kind == PointKind::before_step);
    CHECK(points[0].sequence == days.database().sequence() - 1);
    CHECK(points[1].kind == PointKind::first_of_day);
}

TEST_CASE("the newest twenty points are there, then one a day for fourteen days") {
    Days days;
    for (std::int64_t day = 0; day < 40; ++day) {
        days.edit(day);
        days.edit(day, true);
    }
    const auto points = days.points();
    REQUIRE(points.size() == storage::newest_points + storage::daily_points);
    for (std::size_t i = 1; i < points.size(); ++i) CHECK(points[i].sequence < points[i - 1].sequence);
    for (std::size_t i = storage::newest_points; i < points.size(); ++i) {
        CHECK(points[i].kind == PointKind::first_of_day);
        CHECK(points[i].at == noon + (29 - static_cast<std::int64_t>(i - storage::newest_points)) * one_day);
    }
}

TEST_CASE("every state that has ever been is made anew from the stored lines") {
    Session session;
    std::vector<std::vector<model::Event>> states{{}, session.database.snapshot().records};
    for (int i = 0; i < 60; ++i) {
        if (i % 7 == 6) {
            session.run(model::Undo{});
        } else {
            session.create("contact " + std::to_string(i));
        }
        states.push_back(session.database.snapshot().records);
        if (i % 3 == 0) session.settle();
    }
    REQUIRE(!storage::generations(session.files).empty());
    for (std::int64_t sequence = 1; sequence <= session.database.sequence(); ++sequence) {
        const auto state = storage::state_at(session.files, sequence, test::environment(9));
        REQUIRE(state.ok());
        CHECK(state->snapshot().records == states[static_cast<std::size_t>(sequence)]);
    }
}

TEST_CASE("where lines are lost a state is made from a snapshot, and without one it is refused") {
    Session session;
    std::vector<std::vector<model::Event>> states{{}, session.database.snapshot().records};
    for (int i = 0; i < 60; ++i) {
        session.create("contact " + std::to_string(i));
        states.push_back(session.database.snapshot().records);
        session.settle();
    }
    const std::string oldest = storage::history_files(session.files).front();
    session.files.stage(oldest, "no line\n");
    const auto manifest = storage::load_manifest(session.files, storage::generations(session.files).back());
    REQUIRE(manifest.ok());

    const auto lost = storage::state_at(session.files, 1, test::environment(9));
    REQUIRE(!lost.ok());
    CHECK(lost.error().code == "state_not_kept");
    CHECK(lost.error().param("sequence") == "1");
    for (std::int64_t sequence = manifest->sequence; sequence <= session.database.sequence(); ++sequence) {
        const auto state = storage::state_at(session.files, sequence, test::environment(9));
        REQUIRE(state.ok());
        CHECK(state->snapshot().records == states[static_cast<std::size_t>(sequence)]);
    }
    CHECK(!storage::state_at(session.files, session.database.sequence() + 1, test::environment(9)).ok());
}

TEST_CASE("what is stored is checked against memory without being touched") {
    Session session;
    for (int i = 0; i < 40; ++i) session.create("contact " + std::to_string(i));
    session.settle();
    const auto whole = storage::check_integrity(session.files, session.database, test::environment(9));
    REQUIRE(whole.ok());
    CHECK(whole->is_whole());
    CHECK(whole->records > 40);

    const model::CreateRecord unsaved{model::Entity::contact, {{model::Field::contact_first_name, "A"}}, {}};
    store::Database ahead(test::environment(10));
    CHECK(ahead.restore(session.database.snapshot()).ok());
    CHECK(ahead.execute({ahead.new_id(), unsaved}).ok());
    const auto behind = storage::check_integrity(session.files, ahead, test::environment(9));
    REQUIRE(behind.ok());
    CHECK(!behind->is_same);
    CHECK(behind->damages.empty());

    const std::string newest = storage::line_files(session.files).back();
    const std::string bytes = session.files.read(newest).value_or("");
    session.files.stage(newest, bytes.substr(0, bytes.size() - 20));
    const auto names_before = session.files.list("snapshot");
    const auto cut = storage::check_integrity(session.files, session.database, test::environment(9));
    REQUIRE(cut.ok());
    CHECK(!cut->is_whole());
    REQUIRE(cut->damages.size() == 1);
    CHECK(cut->damages.front().file == newest);
    CHECK(session.files.list("snapshot") == names_before);
    CHECK(session.files.read(newest) == bytes.substr(0, bytes.size() - 20));
}

}  // namespace
