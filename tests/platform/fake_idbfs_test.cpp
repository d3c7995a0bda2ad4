// The contract of platform/files.hpp, kept by the model of files.js with all its rules and broken without each of them.
#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <set>

#include "platform/fake/idbfs.hpp"

using namespace tratt;
using platform::StorageMode;
using platform::fake::Browser;
using platform::fake::Discipline;
using platform::fake::Fault;
using platform::fake::IdbfsFiles;

namespace {

// Every edit gives two files of each folder the same number, and a third comes and goes with it.
void edit(IdbfsFiles& files, int number) {
    for (const char* folder : {"snapshot/", "journal/"}) {
        files.stage(folder + std::string("a"), std::to_string(number));
        files.stage(folder + std::string("b"), std::to_string(number));
        if (number % 2 == 0) {
            files.stage(folder + std::string("c"), std::to_string(number));
        } else {
            files.stage_remove(folder + std::string("c"));
        }
    }
}

// The number that a folder holds; -1 = no one edit leaves it so.
int number_in(const Browser& browser, std::size_t folder) {
    std::set<std::string> numbers;
    for (const auto& [path, file] : browser.folders[folder].files) numbers.insert(file.bytes);
    if (numbers.empty()) return 0;
    const int number = std::stoi(*numbers.begin());
    const bool is_whole = browser.folders[folder].files.size() == (number % 2 == 0 ? 3 : 2);
    return is_whole && numbers.size() == 1 ? number : -1;
}

// One client that edits and commits whenever it likes. False: the contract was broken.
bool keeps_contract(unsigned seed, Discipline discipline) {
    std::mt19937 random(seed);
    Browser browser;
    IdbfsFiles files(browser, discipline, StorageMode::persistent);
    while (!files.is_open()) files.step();
    int acknowledged = 0;
    for (int number = 0, i = 0; i < 60; ++i) {
        if (random() % 8 == 0) files.fail_next(static_cast<Fault>(random() % 4));
        if (random() % 8 == 0) browser.clock_ms += static_cast<std::int64_t>(random() % 20) - 10;
        if (random() % 3 == 0) {
            edit(files, ++number);
            files.commit([&acknowledged, number](const core::Result<void>& result) {
                if (result) acknowledged = std::max(acknowledged, number);
            });
        }
        files.step(random() % 4);
        const int in_snapshot = number_in(browser, 0);
        const int in_journal = number_in(browser, 1);
        if (in_journal < acknowledged || in_snapshot < in_journal) return false;
    }
    return true;
}

unsigned broken_within(unsigned seeds, Discipline discipline) {
    unsigned broken = 0;
    for (unsigned seed = 0; seed < seeds; ++seed) broken += !keeps_contract(seed, discipline);
    return broken;
}

// Two tabs open at once; the bits of `order` say which is next. How many of them can save into both folders.
int writers_after(unsigned order, Discipline discipline) {
    Browser browser;
    std::vector<std::unique_ptr<IdbfsFiles>> tabs;
    for (int i = 0; i < 2; ++i)
        tabs.push_back(std::make_unique<IdbfsFiles>(browser, discipline, StorageMode::persistent));
    for (; !tabs[0]->is_open() || !tabs[1]->is_open(); order >>= 1) {
        IdbfsFiles& next = *tabs[order & 1];
        if (next.is_open()) {
            tabs[1 - (order & 1)]->step();
        } else {
            next.step();
        }
    }
    int writers = 0;
    for (const auto& tab : tabs) {
        edit(*tab, 1);
        tab->commit([&](const core::Result<void>& result) { writers += result.ok(); });
        while (tab->is_busy()) tab->step();
    }
    return writers;
}

}  // namespace

TEST_CASE("a commit is all or nothing within a folder, in order, and stored when it says so") {
    CHECK(broken_within(2000, {}) == 0);
}

TEST_CASE(
    "without single flight, one take-off, rising times or the abort on an error the contract is broken within 200 "
    "seeds") {
    CHECK(broken_within(200, {.is_single_flight = false}) > 0);
    CHECK(broken_within(200, {.takes_off_together = false}) > 0);
    CHECK(broken_within(200, {.has_rising_times = false}) > 0);
    CHECK(broken_within(200, {.aborts_on_error = false}) > 0);
}

TEST_CASE("of two tabs that open at once, in whatever order, exactly one can write") {
    bool is_one_always = true;
    for (unsigned order = 0; order < 64; ++order) {
        CHECK(writers_after(order, {}) == 1);
        is_one_always &= writers_after(order, {.yields_when_overtaken = false}) == 1;
    }
    CHECK_FALSE(is_one_always);
}

TEST_CASE("a second tab that found the lock taken reads what is stored and saves nothing") {
    Browser browser;
    IdbfsFiles writer(browser, {}, StorageMode::persistent);
    while (!writer.is_open()) writer.step();
    edit(writer, 4);
    writer.commit([](const core::Result<void>& result) { CHECK(result.ok()); });
    while (writer.is_busy()) writer.step();
    IdbfsFiles reader(browser, {}, StorageMode::read_only);
    while (!reader.is_open()) reader.step();
    CHECK(reader.read("journal/a") == "4");
    CHECK(reader.list("snapshot") == std::vector<std::string>{"a", "b", "c"});
    edit(reader, 5);
    CHECK(reader.list("snapshot") == std::vector<std::string>{"a", "b"});
    std::string code;
    reader.commit([&](const core::Result<void>& result) { code = result ? "" : result.error().code; });
    while (reader.is_busy()) reader.step();
    CHECK(code == "storage_read_only");
    CHECK(number_in(browser, 1) == 4);
}
