// One random story of tabs that open, edit, fail, freeze and die over one browser's storage, told by a seed.
#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "edits.hpp"
#include "platform/fake/idbfs.hpp"

namespace tratt::test {

class Simulation {
public:
    Simulation(unsigned seed, platform::fake::Discipline discipline, unsigned most_acts)
        : random_(seed), discipline_(discipline), most_acts_(most_acts), has_locks_(seed % 2 == 0) {}

    // What went against the promise that what is found is a prefix of the history with every acknowledged edit; "" =
    // nothing.
    std::string run() {
        for (int life = 2 + static_cast<int>(chance(2)); life > 0 && fault_.empty(); --life) {
            begin(platform::StorageMode::persistent);
            if (!has_locks_ && chance(3) == 0) begin(platform::StorageMode::persistent);
            for (unsigned i = most_acts_ / 4 + chance(most_acts_ / 4 * 3); i > 0 && fault_.empty(); --i) act();
            end();
        }
        tabs_.clear();
        Tab& last = begin(platform::StorageMode::persistent);
        while (!last.storage && fault_.empty()) step(last);
        return fault_;
    }

private:
    struct Tab {
        Tab(platform::fake::Browser& browser, platform::fake::Discipline discipline, platform::StorageMode mode)
            : files(browser, discipline, mode), database(empty_database()) {}

        platform::fake::IdbfsFiles files;
        store::Database database;
        std::unique_ptr<storage::Storage> storage;  // when the files are open
        std::vector<model::Transaction> made;
        std::int64_t least = 0;  // what it must find
    };

    unsigned chance(unsigned of) { return static_cast<unsigned>(random_() % of); }

    Tab& begin(platform::StorageMode mode) {
        tabs_.push_back(std::make_unique<Tab>(browser_, discipline_, mode));
        tabs_.back()->least = acknowledged_;
        return *tabs_.back();
    }

    void act() {
        Tab& tab = *tabs_[chance(3) == 0 ? chance(static_cast<unsigned>(tabs_.size())) : tabs_.size() - 1];
        switch (chance(12)) {
            case 0: tab.files.fail_next(static_cast<platform::fake::Fault>(chance(4))); break;
            case 1: browser_.clock_ms += static_cast<std::int64_t>(chance(2000)) - 1000; break;
            case 2:
                if (tab.storage) tab.storage->retry();
                break;
            case 3:
                if (has_locks_ && chance(3) == 0) read_along();
                break;
            case 4:
            case 5:
            case 6: edit(tab); break;
            default:
                for (unsigned i = chance(12); i > 0; --i) step(tab);
        }
    }

    void edit(Tab& tab) {
        if (!tab.storage || tab.files.mode() != platform::StorageMode::persistent) return;
        tab.made.push_back(random_edit(tab.database, ++edits_, random_));
        if (!tab.database.apply(tab.made.back())) fault_ = "the test's own edit is refused";
        if (&tab == writer_) history_ = tab.made;
        tab.storage->append(tab.made.back(), [this, &tab, sequence = tab.made.back().sequence] {
            const auto index = static_cast<std::size_t>(sequence) - 1;
            const bool is_kept = index < history_.size() && history_[index].id == tab.made[index].id;
            if (!is_kept) fault_ = "acknowledged to a tab that is not the writer";
            acknowledged_ = std::max(acknowledged_, sequence);
        });
    }

    void step(Tab& tab) {
        tab.files.step(chance(4));
        if (!tab.files.is_open() || tab.storage) return;
        tab.storage = std::make_unique<storage::Storage>(tab.files, tab.database, tiny);
        const auto report = tab.storage->open();
        if (!report) {
            fault_ = report.error().code;
            return;
        }
        const std::string fault = prefix_fault(tab.database, history_, tab.least);
        if (!fault.empty()) fault_ = fault;
        if (!report->damages.empty()) fault_ = "damaged: " + report->damages.front().file;
        const bool may_write = tab.files.mode() == platform::StorageMode::persistent;
        const bool is_writer = may_write && tab.files.epoch() >= epoch_;
        // Beside a writer, lines may be younger than the journal that was read before the snapshot that has them.
        if (is_writer && !report->is_history_whole) fault_ = "the history is not whole";
        if (is_writer) become_writer(tab);
    }

    void become_writer(Tab& tab) {
        history_.resize(static_cast<std::size_t>(tab.database.sequence()));
        tab.made = history_;
        acknowledged_ = tab.database.sequence();
        epoch_ = tab.files.epoch();
        writer_ = &tab;
    }

    // Another tab opens while this one goes on.
    void read_along() {
        Tab reader(browser_, discipline_, platform::StorageMode::read_only);
        reader.least = acknowledged_;
        Tab& writer = *tabs_.back();
        while (!reader.storage && fault_.empty()) {
            step(reader);
            if (chance(2) == 0) edit(writer);
            for (unsigned i = chance(12); i > 0; --i) step(writer);
        }
    }

    // With locks the page must be gone before another writes; without, it may be frozen and go on later.
    void end() {
        Tab& tab = *tabs_.back();
        if (chance(3) == 0) {
            for (int i = 0; i < 500 && tab.files.is_busy(); ++i) step(tab);
        }
        if (has_locks_ && chance(2) == 0) {
            tab.files.leave(chance(4));
        } else if (has_locks_ || chance(3) == 0) {
            tab.files.kill(chance(2) == 0);
        } else {
            return;
        }
        if (writer_ == &tab) writer_ = nullptr;
        tabs_.pop_back();
    }

    std::mt19937 random_;
    platform::fake::Discipline discipline_;
    unsigned most_acts_;  // in a life
    bool has_locks_;
    platform::fake::Browser browser_;
    std::vector<std::unique_ptr<Tab>> tabs_;
    const Tab* writer_ = nullptr;  // of those that have opened the one with the newest epoch
    std::int64_t epoch_ = 0;
    std::vector<model::Transaction> history_;  // as the writer has made it
    std::int64_t acknowledged_ = 0;  // of it
    std::uint64_t edits_ = 0;
    std::string fault_;
};

}  // namespace tratt::test
