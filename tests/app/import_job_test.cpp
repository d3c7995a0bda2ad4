#include "app/import_job.hpp"

#include <doctest/doctest.h>

#include "app/workspace.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using app::ImportJob;
using ui::ImportStage;

constexpr const char* companies =
    "Company name,Company Domain Name,Record ID\nNordlys AB,nordlys.example,1\nVejle Plast A/S,vejleplast.example,2\n";
constexpr const char* contacts = "First name,Last name,E-mail\nÅsa,Öberg,asa@nordlys.example\n";

bool is_opened(app::Workspace& workspace) {
    bool is_open = false;
    workspace.open([&](const core::Result<storage::OpenReport>& report) { is_open = report.ok(); });
    return is_open;
}

struct Bench {
    platform::fake::FakeServices fake;
    app::Workspace workspace{fake.services(), core::Language::sv};
    bool is_open = is_opened(workspace);
    ImportJob job{workspace.database()};

    const ui::ImportView& view() const { return job.view(); }
    void run() {
        const auto result = workspace.execute(job.command());
        CHECK(result.ok());
        if (result) job.finish(*result);
    }
};

TEST_CASE("a file that is no list is refused and leaves room for the next") {
    Bench bench;
    bench.job.add("empty.csv", "");
    CHECK(bench.view().stage == ImportStage::refused);
    CHECK(bench.view().error.code == "file_empty");
    bench.job.add("contacts.csv", contacts);
    CHECK(bench.view().stage == ImportStage::preview);
}

TEST_CASE("a file that comes while one is looked at waits for it") {
    Bench bench;
    bench.job.add("companies.csv", companies);
    bench.job.add("contacts.csv", contacts);
    CHECK(bench.view().file_name == "companies.csv");
    CHECK(bench.view().waiting_files == 1);
    CHECK(bench.view().next_file == "contacts.csv");
    bench.run();
    CHECK(bench.view().stage == ImportStage::done);
    bench.job.close();
    CHECK(bench.view().file_name == "contacts.csv");
    CHECK(bench.view().waiting_files == 0);
    bench.job.close();
    CHECK(bench.view().stage == ImportStage::no_file);
}

TEST_CASE("a changed decision makes another plan") {
    Bench bench;
    bench.job.add("companies.csv", companies);
    CHECK(bench.view().plan.counts.added == 2);
    const std::uint64_t revision = bench.view().revision;
    model::ImportDecisions decisions = bench.view().decisions;
    decisions.left_out = {bench.view().plan.rows.front().table_row};
    bench.job.decide(decisions);
    CHECK(bench.view().revision > revision);
    CHECK(bench.view().plan.counts.left_out == 1);
    bench.run();
    CHECK(bench.workspace.database().count(model::Entity::company) == 1);
}

TEST_CASE("a list that is not from whom it seems is read as one's own, without the ids, and back") {
    Bench bench;
    bench.job.add("hubspot.csv",
                  "Contact ID,First Name,Last Name,Email,Lead Status,Contact owner\n"
                  "7,Åsa,Öberg,asa@nordlys.example,New,Erik Lund\n");
    CHECK(bench.view().sender == "HubSpot");
    CHECK(bench.view().matched_columns == 6);
    model::ImportDecisions decisions = bench.view().decisions;
    decisions.on_match = model::OnMatch::fill_empty;
    bench.job.decide(decisions);
    const std::uint64_t revision = bench.view().revision;

    bench.job.read_as_own_list(true);
    CHECK(bench.view().is_own_list);
    CHECK(bench.view().revision > revision);
    CHECK(bench.view().matched_columns == 5);
    CHECK(!bench.view().decisions.columns[0]);
    CHECK(bench.view().decisions.columns[1] == model::Field::contact_first_name);
    CHECK(bench.view().decisions.on_match == model::OnMatch::fill_empty);

    bench.job.read_as_own_list(false);
    CHECK(!bench.view().is_own_list);
    CHECK(bench.view().matched_columns == 6);
    CHECK(bench.view().decisions.columns[0] == model::Field::contact_external_id);
}

TEST_CASE("what is read as one's own list is told of one file only") {
    Bench bench;
    const std::string list = "Contact ID,First Name,Contact owner\n7,Åsa,Erik Lund\n";
    bench.job.add("first.csv", list);
    bench.job.add("second.csv", list);
    bench.job.read_as_own_list(true);
    bench.job.close();
    CHECK(bench.view().file_name == "second.csv");
    CHECK(!bench.view().is_own_list);
    CHECK(bench.view().matched_columns == 3);
}

TEST_CASE("a list that nobody is recognised by stays as it is") {
    Bench bench;
    bench.job.add("companies.csv", companies);
    bench.job.close();
    bench.job.add("contacts.csv", "Id,First name,Last name\n7,Åsa,Öberg\n");
    CHECK(bench.view().sender.empty());
    bench.job.read_as_own_list(true);
    CHECK(!bench.view().is_own_list);
    CHECK(bench.view().decisions.columns[0] == model::Field::contact_external_id);
}

TEST_CASE("the page knows whether the import still stands") {
    Bench bench;
    bench.job.add("companies.csv", companies);
    bench.run();
    bench.job.follow();
    CHECK(!bench.view().is_undone);
    CHECK(bench.workspace.execute({.id = bench.workspace.database().new_id(), .action = model::Undo{}}).ok());
    bench.job.follow();
    CHECK(bench.view().is_undone);
    CHECK(bench.workspace.execute({.id = bench.workspace.database().new_id(), .action = model::Redo{}}).ok());
    bench.job.follow();
    CHECK(!bench.view().is_undone);
}

}  // namespace
