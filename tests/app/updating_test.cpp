#include "app/updating.hpp"

#include <doctest/doctest.h>

#include "model/seeds.hpp"
#include "platform/fake/services.hpp"

namespace {

using namespace tratt;
using app::Updating;
using platform::UpdateState;
using platform::fake::FakeServices;
using ui::AppUpdate;
using ui::SaveState;

struct Opened {
    FakeServices fake;
    platform::Services services = fake.services();
    app::Workspace workspace{services, core::Language::en};
    Updating updating{services, workspace};

    Opened() {
        workspace.open([](const core::Result<storage::OpenReport>&) {});
        workspace.begin();
        settle();
    }
    void settle() {
        for (int i = 0; i < 100 && fake.files.is_busy(); ++i) fake.files.settle();
    }
    void edit() {
        model::CreateRecord create{.entity = model::Entity::company};
        create.values = {{model::Field::company_name, std::string("Nordlys")},
                         {model::Field::company_category, model::lead_id}};
        CHECK(workspace.execute({.id = workspace.database().new_id(), .action = std::move(create)}).ok());
    }
};

TEST_CASE("a newer build waits until it is let in, or is not spoken of again") {
    Opened opened;
    CHECK(opened.updating.state() == AppUpdate::none);
    opened.fake.updates.now = UpdateState::waiting;
    CHECK(opened.updating.state() == AppUpdate::ready);
    opened.updating.on_frame(false);
    CHECK(opened.fake.updates.times_let_in == 0);
    opened.updating.postpone();
    CHECK(opened.updating.state() == AppUpdate::none);
}

TEST_CASE("a newer build is let in once, when all is saved") {
    Opened opened;
    opened.fake.updates.now = UpdateState::waiting;
    opened.edit();
    opened.updating.let_in();
    opened.updating.on_frame(false);
    CHECK(opened.updating.state() == AppUpdate::saving);
    CHECK(opened.fake.updates.times_let_in == 0);
    opened.settle();
    opened.updating.on_frame(false);
    opened.updating.on_frame(false);
    CHECK(opened.fake.updates.times_let_in == 1);
}

TEST_CASE("a newer build is not let in over changes that could not be saved") {
    Opened opened;
    opened.fake.updates.now = UpdateState::waiting;
    opened.fake.files.fail_next({.code = "storage_full"});
    opened.edit();
    opened.settle();
    REQUIRE(opened.workspace.save_state() == SaveState::not_saved);
    opened.updating.let_in();
    opened.updating.on_frame(false);
    CHECK(opened.fake.updates.times_let_in == 0);
}

TEST_CASE("where another tab has let it in, this one saves, then stops writing, and reloads when told to") {
    Opened opened;
    opened.fake.updates.now = UpdateState::let_in;
    CHECK(opened.updating.state() == AppUpdate::elsewhere);
    opened.edit();
    opened.updating.on_frame(false);
    CHECK(opened.workspace.save_state() == SaveState::saving);
    opened.settle();
    opened.updating.on_frame(true);
    CHECK(opened.workspace.save_state() == SaveState::saved);  // something is being typed, and can still be saved
    opened.updating.on_frame(false);
    CHECK(opened.workspace.save_state() == SaveState::read_only);
    CHECK(opened.fake.page.reloads == 0);
    opened.updating.let_in();
    opened.updating.on_frame(false);
    CHECK(opened.fake.page.reloads == 1);
    CHECK(opened.fake.updates.times_let_in == 0);
}

}  // namespace
