// Stories of one tab after another over a browser that loses and damages what it has stored, with a second copy that
// lags, fails and is not always readable.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "edits.hpp"
#include "platform/fake/idbfs.hpp"
#include "storage/stored_files.hpp"

using namespace tratt;
using platform::fake::Browser;
using platform::fake::CopiedFiles;
using platform::fake::IdbfsFiles;
using storage::CopyUse;

namespace {

class CopyStory {
public:
    explicit CopyStory(unsigned seed) : random_(seed) {}

    // What went against the promise; "" = nothing.
    std::string run() {
        for (int life = 6; life > 0 && fault_.empty(); --life) {
            live();
            if (!is_being_mended_ && chance(2) == 0) damage();
        }
        return fault_;
    }

private:
    struct Tab {
        explicit Tab(Browser& browser) : files(browser, {}, platform::StorageMode::persistent) {}
        IdbfsFiles files;
        std::unique_ptr<store::Database> database;
        std::unique_ptr<storage::Storage> storage;
        storage::OpenReport report;
        std::vector<model::Transaction> made;
    };

    unsigned chance(unsigned of) { return static_cast<unsigned>(random_() % of); }

    void live() {
        Tab tab(browser_);
        while (!tab.files.is_open()) tab.files.step();
        const CopiedFiles before = browser_.copy.files;
        const bool is_refused = !has_two_histories_ && !has_lost_history_ && chance(4) == 0;
        open(tab, is_refused);
        if (!fault_.empty()) return;
        const bool is_guarded = is_refused && tab.report.wants_copy;
        for (unsigned i = 10 + chance(90); i > 0 && fault_.empty(); --i) act(tab);
        tab.files.fail_next(platform::fake::Fault::none);
        if (chance(2) == 0) {
            tab.files.leave(chance(4));
        } else {
            tab.files.kill(chance(2) == 0);
        }
        if (is_guarded && browser_.copy.files != before) fault_ = "the copy was changed before it was read";
        has_two_histories_ = has_two_histories_ || is_guarded;
        is_being_mended_ = is_being_mended_ || is_guarded;
    }

    void open(Tab& tab, bool is_refused) {
        open_with(tab, {CopyUse::unasked, chance(4) == 0 && !is_being_mended_ ? 0 : acknowledged_});
        const bool wants_copy = tab.report.wants_copy;
        if (wants_copy) {
            if (is_refused) tab.files.copy().fail_next();
            tab.files.copy().load([&](const core::Result<void>& loaded) {
                open_with(tab, {loaded ? CopyUse::loaded : CopyUse::failed, acknowledged_});
            });
            while (tab.files.copy().is_busy()) tab.files.copy().step();
        }
        if (!fault_.empty()) return;
        tab.report.wants_copy = wants_copy;
        check(*tab.database, is_refused && wants_copy);
        history_.resize(static_cast<std::size_t>(tab.database->sequence()));
        tab.made = history_;
        acknowledged_ = tab.database->sequence();
        covered_ = std::min(covered_, acknowledged_);
    }

    // A life that could not read the copy begins a history of its own, of which only its own edits are promised. The one
    // before may be found as long as the copy has not been filled anew; until then nothing else is lost in this story.
    void check(const store::Database& database, bool is_refused) {
        if (is_refused) least_ = 0;
        std::string fault = test::prefix_fault(database, history_, least_);
        if (!fault.empty() && has_two_histories_ && test::prefix_fault(database, older_, 0).empty()) {
            history_ = older_;
            fault.clear();
        }
        if (!fault.empty()) fault_ = fault;
        if (!has_two_histories_) older_ = history_;
    }

    void open_with(Tab& tab, const storage::Opening& opening) {
        tab.storage.reset();
        tab.database = std::make_unique<store::Database>(test::empty_database());
        tab.storage = std::make_unique<storage::Storage>(tab.files, *tab.database, test::tiny);
        auto opened = tab.storage->open(opening);
        if (!opened) {
            fault_ = opened.error().code;
            return;
        }
        tab.report = std::move(*opened);
    }

    void act(Tab& tab) {
        switch (chance(12)) {
            case 0: tab.files.fail_next(static_cast<platform::fake::Fault>(chance(4))); break;
            case 1: tab.files.copy().fail_next(); break;
            case 2: tab.storage->retry(); break;
            case 3:
            case 4:
            case 5: edit(tab); break;
            default:
                for (unsigned i = chance(12); i > 0; --i) tab.files.step();
                for (unsigned i = chance(12); i > 0; --i) tab.files.copy().step();
        }
        const bool is_quiet = !tab.files.is_busy() && !tab.files.copy().is_busy();
        if (!is_quiet || tab.files.copy().state().stage != platform::CopyStage::complete) return;
        covered_ = acknowledged_;
        has_two_histories_ = is_being_mended_ = false;
    }

    void edit(Tab& tab) {
        tab.made.push_back(test::random_edit(*tab.database, ++edits_, random_));
        if (!tab.database->apply(tab.made.back())) fault_ = "the test's own edit is refused";
        history_ = tab.made;
        tab.storage->append(tab.made.back(), [this, sequence = tab.made.back().sequence] {
            acknowledged_ = least_ = std::max(acknowledged_, sequence);
        });
    }

    void damage() {
        auto& snapshot = browser_.folders[0].files;
        auto& journal = browser_.folders[1].files;
        const auto starts = [](std::string_view prefix) {
            return [prefix](const auto& file) { return file.first.starts_with(prefix); };
        };
        least_ = covered_;
        is_being_mended_ = true;
        const unsigned kind = chance(5);
        has_lost_history_ = has_lost_history_ || kind == 3;
        switch (kind) {
            case 0:  // the browser makes its databases anew
                browser_.folders = {};
                break;
            case 1:
                for (auto& [path, file] : snapshot) {
                    if (starts("snapshot/contact-")(std::pair(path, 0)) && chance(2) == 0) file.bytes.pop_back();
                }
                least_ = acknowledged_;
                break;
            case 2:
                std::erase_if(snapshot, starts("snapshot/manifest-"));
                least_ = acknowledged_;
                break;
            case 3: std::erase_if(snapshot, starts("snapshot/history-")); break;
            default: journal.clear();
        }
    }

    std::mt19937 random_;
    Browser browser_;
    std::vector<model::Transaction> history_, older_;
    std::int64_t acknowledged_ = 0;  // which the marker says
    std::int64_t covered_ = 0;  // of it by the copy
    std::int64_t least_ = 0;  // what must be found
    std::uint64_t edits_ = 0;
    bool is_being_mended_ = false;  // a loss, until the copy is complete: a second one may take what the first left
    bool has_lost_history_ = false;  // lines before the snapshot: two histories are then not always told apart
    bool has_two_histories_ = false;  // the copy was wanted and could not be read, and has not been filled since
    std::string fault_;
};

}  // namespace

TEST_CASE(
    "whatever the browser loses between two visits, what the copy had is found, and nothing overwrites it unread") {
    for (unsigned seed = 0; seed < (std::getenv("TRATT_LONG") != nullptr ? 10'000u : 400u); ++seed) {
        CAPTURE(seed);
        CHECK(CopyStory(seed).run() == "");
    }
}
