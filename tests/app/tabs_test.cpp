#include "app/tabs.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <random>
#include <set>

#include "codec/json_seal.hpp"
#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using codec::TabMessage;
using codec::TabSays;
using platform::StorageMode;
using platform::fake::FakeFiles;
using platform::fake::FakeRandom;
using platform::fake::FakeServices;
using platform::fake::StoredFiles;
using ui::SaveState;

struct Tab {
    Tab(const StoredFiles& stored, StorageMode mode, std::uint64_t seed)
        : fake{.files = FakeFiles(stored, mode), .random = FakeRandom(seed)} {
        workspace.open([](const core::Result<storage::OpenReport>& report) { CHECK(report.ok()); });
    }

    bool create(const std::string& name) {
        model::CreateRecord create;
        create.entity = model::Entity::company;
        create.values = {{model::Field::company_name, name}, {model::Field::company_category, model::lead_id}};
        return run(std::move(create));
    }
    bool rename(const core::Uuid& company, const std::string& name) {
        return run(model::UpdateRecords{model::Entity::company, {company}, {{model::Field::company_name, name}}});
    }
    bool run(model::Action action) {
        return workspace.execute({workspace.database().new_id(), std::move(action)}).ok();
    }
    std::multiset<std::string> names() {
        std::multiset<std::string> found;
        for (const store::Row row : workspace.database().list(model::Entity::company))
            found.insert(workspace.database().name(model::Entity::company, row));
        return found;
    }
    void wait() {
        fake.clock.now_ms += app::patience_ms;
        tabs.on_frame();
    }

    FakeServices fake;
    app::Workspace workspace{fake.services(), core::Language::en};
    int refusals = 0;
    app::Tabs tabs{fake.services(),
                   workspace,
                   {.reload = [this] { fake.page.reload(); }, .refused = [this](const core::Error&) { ++refusals; }}};
};

// Tabs on the same data. The first is the writer until another becomes it.
class Desk {
public:
    Tab& open() {
        Tab& tab = load();
        tab.tabs.greet();
        return tab;
    }

    // It has read what is stored, and neither hears nor has said anything yet.
    Tab& load() {
        const StorageMode mode = tabs_.empty() ? StorageMode::persistent : StorageMode::read_only;
        tabs_.push_back(std::make_unique<Tab>(stored_, mode, tabs_.size() + 1));
        return *tabs_.back();
    }

    // Commits are answered and messages arrive, until nothing is under way. One that is frozen does neither.
    void settle(const Tab* frozen = nullptr) {
        for (bool is_quiet = false; !is_quiet;) {
            is_quiet = true;
            for (auto& tab : tabs_) {
                if (tab.get() == frozen) continue;
                if (tab->fake.files.is_busy()) is_quiet = false;
                tab->fake.files.settle();
                if (tab->workspace.is_writer()) stored_ = tab->fake.files.stored();
                for (const std::string& json : std::exchange(tab->fake.channel.posted, {})) {
                    is_quiet = false;
                    deliver(*tab, json, frozen);
                }
            }
        }
    }

    void make_writer(Tab& tab) {
        for (auto& other : tabs_) {
            if (!other->workspace.is_writer() || other->fake.files.mode() == StorageMode::read_only) continue;
            other->fake.files.be_taken_over();
        }
        tab.fake.files.become_writer(stored_);
        tab.tabs.on_storage_mode();
    }

    void wake(Tab& tab) {
        tab.tabs.on_storage_mode();
        hear(tab);
    }

    void hear(Tab& tab) {
        for (const std::string& json : std::exchange(missed_, {})) tab.tabs.on_message(json);
    }

    void close(Tab& tab) {
        std::erase_if(tabs_, [&](const auto& one) { return one.get() == &tab; });
    }

    StoredFiles& stored() { return stored_; }

private:
    void deliver(const Tab& from, const std::string& json, const Tab* frozen) {
        for (auto& tab : tabs_) {
            if (tab.get() == frozen) {
                missed_.push_back(json);
            } else if (tab.get() != &from) {
                tab->tabs.on_message(json);
            }
        }
    }

    std::vector<std::unique_ptr<Tab>> tabs_;
    StoredFiles stored_;
    std::vector<std::string> missed_;
};

std::multiset<std::string> stored_names(const StoredFiles& stored) {
    Tab reader(stored, StorageMode::read_only, 99);
    return reader.names();
}

bool same_records(Tab& a, Tab& b) {
    return a.workspace.database().snapshot().records == b.workspace.database().snapshot().records;
}

using Names = std::multiset<std::string>;

TEST_CASE("what one tab does the others show once it is stored") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("Nordlys AB"));
    CHECK(follower.names().empty());
    desk.settle();
    CHECK(follower.names() == Names{"Nordlys AB"});
    CHECK(same_records(writer, follower));
    CHECK(follower.workspace.save_state() == SaveState::saved);
}

TEST_CASE("a tab that was ready before its writer is told what that one stores") {
    Desk desk;
    Tab& writer = desk.load();
    Tab& follower = desk.open();
    follower.fake.channel.posted.clear();  // nobody heard it
    writer.tabs.greet();
    desk.settle();
    CHECK(writer.create("Acme"));
    desk.settle();
    CHECK(follower.names() == Names{"Acme"});
}

TEST_CASE("a tab that follows edits at once, and says saved only when the writer has stored it") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    desk.settle();
    CHECK(follower.create("Nordlys AB"));
    CHECK(follower.names() == Names{"Nordlys AB"});
    CHECK(follower.workspace.save_state() == SaveState::saving);
    desk.settle();
    CHECK(follower.workspace.save_state() == SaveState::saved);
    CHECK(writer.names() == Names{"Nordlys AB"});
    CHECK(stored_names(desk.stored()) == Names{"Nordlys AB"});
    CHECK(same_records(writer, follower));
    CHECK(follower.run(model::Undo{}));
    desk.settle();
    CHECK(writer.names().empty());
    CHECK(writer.run(model::Redo{}));
    desk.settle();
    CHECK(follower.names() == Names{"Nordlys AB"});
}

TEST_CASE("what two tabs do at the same moment is all there, in one order") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& second = desk.open();
    Tab& third = desk.open();
    desk.settle();
    CHECK(writer.create("One"));
    CHECK(second.create("Two"));
    CHECK(second.create("Two again"));
    CHECK(third.create("Three"));
    desk.settle();
    const Names all{"One", "Two", "Two again", "Three"};
    CHECK(writer.names() == all);
    CHECK(same_records(writer, second));
    CHECK(same_records(writer, third));
    CHECK(stored_names(desk.stored()) == all);
    for (const Tab* tab : {&writer, &second, &third}) CHECK(tab->refusals == 0);
}

TEST_CASE("an undo takes back the step that was meant, also when another tab's came first") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("Mine"));
    desk.settle();
    CHECK(follower.run(model::Undo{}));
    CHECK(writer.create("Another"));
    desk.settle();
    CHECK(follower.names() == Names{"Another"});
    CHECK(same_records(writer, follower));
}

TEST_CASE("what cannot be done after what another tab did is told, and the tabs agree") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("Nordlys AB"));
    desk.settle();
    CHECK(follower.run(model::Undo{}));
    CHECK(writer.run(model::Undo{}));
    desk.settle();
    CHECK(follower.refusals == 1);
    CHECK(same_records(writer, follower));
    CHECK(follower.workspace.save_state() == SaveState::saved);
}

TEST_CASE("when the writer is gone another goes on, with what it has not stored yet") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    Tab& third = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(follower.create("Two"));
    CHECK(third.create("Three"));
    desk.close(writer);
    desk.make_writer(follower);
    desk.settle();
    const Names all{"One", "Two", "Three"};
    CHECK(follower.names() == all);
    CHECK(same_records(follower, third));
    CHECK(stored_names(desk.stored()) == all);
    CHECK(third.workspace.save_state() == SaveState::saved);
}

TEST_CASE("what the writer stored and had not told yet is read by the one that goes on") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(writer.create("Two"));
    writer.fake.files.settle();
    desk.stored() = writer.fake.files.stored();
    CHECK(follower.create("Three"));
    desk.close(writer);
    desk.make_writer(follower);
    desk.settle();
    CHECK(follower.names() == Names{"One", "Two", "Three"});
    CHECK(stored_names(desk.stored()) == Names{"One", "Two", "Three"});
}

TEST_CASE("a writer that does not answer is taken over, and when it wakes it follows without losing what it did") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(writer.create("Before it froze"));
    CHECK(follower.create("Two"));
    desk.settle(&writer);
    CHECK(follower.fake.files.takeovers == 0);
    follower.wait();
    CHECK(follower.fake.files.takeovers == 1);
    desk.make_writer(follower);
    desk.settle(&writer);
    CHECK(stored_names(desk.stored()) == Names{"One", "Two"});
    CHECK(follower.workspace.save_state() == SaveState::saved);

    desk.wake(writer);
    CHECK(writer.workspace.save_state() == SaveState::saving);
    desk.settle();
    const Names all{"Before it froze", "One", "Two"};
    CHECK(writer.names() == all);
    CHECK(same_records(writer, follower));
    CHECK(stored_names(desk.stored()) == all);
    CHECK(writer.workspace.save_state() == SaveState::saved);
}

TEST_CASE("what a writer had not stored before there was any other tab is stored after it was taken over") {
    Desk desk;
    Tab& writer = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(writer.create("Before it froze"));
    Tab& second = desk.open();
    desk.settle(&writer);
    desk.make_writer(second);
    desk.settle(&writer);
    desk.wake(writer);
    desk.settle();
    writer.wait();
    desk.settle();
    CHECK(writer.workspace.save_state() == SaveState::saved);
    CHECK(stored_names(desk.stored()) == Names{"Before it froze", "One"});
    CHECK(same_records(writer, second));
}

TEST_CASE("a proposal that reached a frozen writer too does not stay as that one took it") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(follower.create("Two"));
    desk.settle(&writer);
    desk.make_writer(follower);
    desk.settle(&writer);
    desk.hear(writer);
    desk.wake(writer);
    desk.settle();
    CHECK(same_records(writer, follower));
    CHECK(writer.create("Three"));
    desk.settle();
    CHECK(writer.refusals == 0);
    CHECK(same_records(writer, follower));
    CHECK(stored_names(desk.stored()) == Names{"One", "Two", "Three"});
}

TEST_CASE("a writer that wakes and edits before it has heard of the other loses nothing") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    desk.make_writer(follower);
    CHECK(follower.create("Two"));
    desk.settle(&writer);
    CHECK(writer.create("Three"));
    writer.fake.files.settle();
    desk.hear(writer);
    desk.settle();
    writer.tabs.on_storage_mode();
    desk.settle();
    const Names all{"One", "Two", "Three"};
    CHECK(writer.names() == all);
    CHECK(writer.refusals == 0);
    CHECK(same_records(writer, follower));
    CHECK(stored_names(desk.stored()) == all);
}

TEST_CASE("a writer that answers is given the time it needs to store") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    desk.settle();
    CHECK(follower.create("Nordlys AB"));
    for (int i = 0; i < 5; ++i) {
        for (const std::string& json : std::exchange(follower.fake.channel.posted, {})) writer.tabs.on_message(json);
        for (const std::string& json : std::exchange(writer.fake.channel.posted, {})) follower.tabs.on_message(json);
        follower.wait();
    }
    CHECK(follower.fake.files.takeovers == 0);
    CHECK(follower.workspace.save_state() == SaveState::saving);
}

TEST_CASE("that nothing can be stored is known in every tab, and any of them can try again") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    writer.fake.files.fail_next({.code = "storage_full"});
    CHECK(follower.create("Two"));
    desk.settle();
    writer.tabs.on_frame();
    desk.settle();
    CHECK(follower.workspace.save_state() == SaveState::not_saved);
    CHECK(follower.workspace.save_error().code == "storage_full");
    follower.tabs.retry();
    desk.settle();
    CHECK(follower.workspace.save_state() == SaveState::saved);
    CHECK(stored_names(desk.stored()) == Names{"One", "Two"});
}

TEST_CASE("of tabs in which nothing has been done, the first that begins is followed by the others") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    desk.settle();
    CHECK(desk.stored().empty());
    CHECK(follower.create("Nordlys AB"));
    desk.settle();
    CHECK(same_records(writer, follower));
    CHECK(!writer.workspace.is_new());

    Desk other;
    Tab& gone = other.open();
    Tab& begun = other.open();
    other.settle();
    CHECK(begun.create("Nordlys AB"));
    other.close(gone);
    other.make_writer(begun);
    other.settle();
    CHECK(begun.names() == Names{"Nordlys AB"});
    CHECK(stored_names(other.stored()) == Names{"Nordlys AB"});
    CHECK(begun.workspace.database().count(model::Entity::lead_status) == 5);
}

TEST_CASE("a tab that begins with nothing before it may write has begun once it may") {
    Desk desk;
    Tab& gone = desk.open();
    Tab& begun = desk.open();
    desk.settle();
    begun.workspace.begin();
    desk.close(gone);
    desk.make_writer(begun);
    desk.settle();
    CHECK(!begun.workspace.is_new());
    CHECK(begun.workspace.save_state() == SaveState::saved);
    CHECK(!desk.stored().empty());
}

TEST_CASE("a tab of an older version stops writing when a newer one asks, and does not begin again") {
    Desk desk;
    Tab& writer = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    const std::string newer = R"({"app":"tratt","v":1,"type":"release","schema":99,"build":"later","more":[1]})";
    writer.tabs.on_message(R"({"app":"other","v":1,"type":"release","schema":99})");
    CHECK(writer.workspace.save_state() == SaveState::saved);
    writer.tabs.on_message(newer);
    CHECK(writer.workspace.save_state() == SaveState::read_only);
    CHECK(writer.fake.files.mode() == StorageMode::read_only);
    CHECK(codec::read_tab_message(writer.fake.channel.posted.back())->says == TabSays::released);
    desk.make_writer(writer);
    CHECK(writer.fake.files.mode() == StorageMode::read_only);
    CHECK(writer.workspace.save_state() == SaveState::read_only);
}

TEST_CASE("a tab of an older version that waits for its writer does not take over from a newer one") {
    Desk desk;
    Tab& writer = desk.open();
    Tab& follower = desk.open();
    CHECK(writer.create("One"));
    desk.settle();
    CHECK(follower.create("Two"));
    follower.tabs.on_message(R"({"app":"tratt","v":1,"type":"hello","schema":99,"build":"later"})");
    for (int i = 0; i < 4; ++i) follower.wait();
    CHECK(follower.fake.files.takeovers == 0);
    CHECK(follower.workspace.save_state() == SaveState::read_only);
}

TEST_CASE("the messages that are frozen are as the first release wrote them") {
    const std::string schema = std::to_string(codec::schema_version);
    CHECK(codec::write_tab_message({.says = TabSays::hello, .build = "b"}) ==
          R"({"app":"tratt","v":1,"type":"hello","schema":)" + schema + R"(,"build":"b"})");
    CHECK(codec::write_tab_message({.says = TabSays::release}) ==
          R"({"app":"tratt","v":1,"type":"release","schema":)" + schema + "}");
    CHECK(codec::write_tab_message({.says = TabSays::released}) ==
          R"({"app":"tratt","v":1,"type":"released","schema":)" + schema + "}");
    for (const char* strange : {"", "7", "{}", R"({"app":"tratt","v":2,"type":"hello"})", R"({"app":"tratt","v":1})",
                                R"({"app":"tratt","v":1,"type":"later"})", R"([{"app":"tratt"}])"})
        CHECK(!codec::read_tab_message(strange));
}

TEST_CASE("whatever three tabs do in whatever order, with writers that go and freeze, all of it is stored once") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Desk desk;
        std::vector<Tab*> tabs{&desk.open(), &desk.open(), &desk.open()};
        desk.settle();
        Names all;
        const Tab* frozen = nullptr;
        for (int step = 0; step < 40; ++step) {
            Tab& tab = *tabs[random() % tabs.size()];
            const unsigned what = random() % 12;
            if (&tab == frozen) continue;
            if (what < 7) {
                const std::string name = "Company " + std::to_string(step);
                CHECK(tab.create(name));
                all.insert(name);
            } else if (what < 9) {
                desk.settle(frozen);
            } else if (what == 9 && !frozen && tab.workspace.is_writer()) {
                frozen = &tab;
                Tab& next = tab.workspace.is_writer() && &tab == tabs[0] ? *tabs[1] : *tabs[0];
                desk.settle(frozen);
                desk.make_writer(next);
            } else if (what == 10 && frozen) {
                desk.settle(frozen);
                desk.wake(*const_cast<Tab*>(frozen));
                frozen = nullptr;
            } else if (what == 11 && !frozen) {
                desk.settle();
                desk.make_writer(tab);
                for (Tab* other : tabs) {
                    if (other != &tab && other->fake.files.mode() == StorageMode::read_only)
                        other->tabs.on_storage_mode();
                }
            }
        }
        if (frozen) desk.wake(*const_cast<Tab*>(frozen));
        desk.settle();
        CHECK(stored_names(desk.stored()) == all);
        for (Tab* tab : tabs) {
            CHECK(tab->names() == all);
            CHECK(tab->refusals == 0);
            CHECK(tab->workspace.save_state() == SaveState::saved);
            CHECK(same_records(*tab, *tabs[0]));
        }
    }
}

}  // namespace
