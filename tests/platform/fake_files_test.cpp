#include <doctest/doctest.h>

#include "platform/fake/files.hpp"

using namespace tratt;
using platform::StorageMode;
using platform::fake::FakeFiles;
using platform::fake::StoredFiles;

namespace {

// Commits and says how it went: "" or the error's code.
std::string commit(FakeFiles& files) {
    std::string outcome = "not answered";
    files.commit([&](core::Result<void> result) { outcome = result.ok() ? "" : result.error().code; });
    CHECK(outcome == "not answered");  // never from within commit()
    files.settle();
    return outcome;
}

core::Error full() {
    core::Error error;
    error.code = "storage_full";
    return error;
}

}  // namespace

TEST_CASE("what is staged is read at once and outlasts the program only when committed") {
    FakeFiles files;
    files.stage("journal/1", "edit");
    CHECK(files.read("journal/1") == "edit");
    CHECK(files.list("journal") == std::vector<std::string>{"1"});
    CHECK(files.stored().empty());
    CHECK(commit(files) == "");
    CHECK(FakeFiles(files.stored()).read("journal/1") == "edit");

    files.stage_remove("journal/1");
    CHECK_FALSE(files.read("journal/1").has_value());
    CHECK(files.list("journal").empty());
    CHECK(files.stored().size() == 1);
}

TEST_CASE("a failed commit keeps everything staged, and what was staged since stays the newer") {
    FakeFiles files;
    files.fail_next(full());
    files.stage("journal/1", "old");
    files.stage("journal/2", "kept");
    std::string outcome;
    files.commit([&](core::Result<void> result) { outcome = result.ok() ? "" : result.error().code; });
    files.stage("journal/1", "new");
    files.settle();
    CHECK(outcome == "storage_full");
    CHECK(files.stored().empty());
    CHECK(commit(files) == "");
    CHECK(files.stored() == StoredFiles{{"journal/1", "new"}, {"journal/2", "kept"}});
}

TEST_CASE("power lost between the folders leaves the snapshot without the journal's change, never the reverse") {
    FakeFiles files({{"journal/1", "edits"}});
    files.stage("snapshot/a", "rows");
    files.stage_remove("journal/1");
    CHECK(files.stored_if_lost_after(0) == StoredFiles{{"journal/1", "edits"}});
    CHECK(files.stored_if_lost_after(1) == StoredFiles{{"journal/1", "edits"}, {"snapshot/a", "rows"}});
    CHECK(files.stored_if_lost_after(2) == StoredFiles{{"snapshot/a", "rows"}});
}

TEST_CASE("only the writer commits") {
    FakeFiles reader({}, StorageMode::read_only);
    reader.stage("journal/1", "edit");
    CHECK(commit(reader) == "storage_read_only");

    FakeFiles writer;
    writer.be_taken_over();
    writer.stage("journal/1", "edit");
    CHECK(commit(writer) == "storage_taken_over");
    CHECK(writer.mode() == StorageMode::read_only);
    CHECK(writer.stored().empty());
}
