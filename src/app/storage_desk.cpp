#include "app/storage_desk.hpp"

#include <algorithm>
#include <utility>

#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "storage/integrity.hpp"
#include "storage/restore_points.hpp"
#include "storage/state_at.hpp"
#include "ui/input.hpp"

namespace tratt::app {
namespace {

using i18n::Msg;
using ui::Page;
using ui::Place;

constexpr std::string_view asked_key = "asked_to_keep";

ui::PointLine line_of(const storage::RestorePoint& point, const store::Database& database) {
    ui::PointLine line{.sequence = point.sequence,
                       .at = point.at,
                       .is_before_step = point.kind == storage::PointKind::before_step,
                       .changes_since = database.sequence() - point.sequence};
    if (const model::Transaction* step = database.find_transaction(point.step)) {
        line.is_undo = step->kind == model::TransactionKind::undo;
        line.name_key = step->name_key;
        line.name_params = step->name_params;
    }
    return line;
}

ui::RoomFacts facts_of(const platform::RoomState& state) {
    ui::RoomFacts facts{.used_bytes = state.used_bytes, .free_bytes = state.free_bytes};
    switch (state.promise) {
        case platform::Promise::unknown: facts.promise = ui::RoomFacts::Promise::unknown; break;
        case platform::Promise::kept: facts.promise = ui::RoomFacts::Promise::kept; break;
        case platform::Promise::not_kept: facts.promise = ui::RoomFacts::Promise::not_kept; break;
        case platform::Promise::unavailable: facts.promise = ui::RoomFacts::Promise::unavailable; break;
    }
    return facts;
}

ui::Toast refusal(Msg title, const core::Error& error) {
    return {.title = std::string(i18n::text(title)),
            .reason = std::string(i18n::error_words(error)),
            .kind = ui::ToastKind::refusal};
}

}  // namespace

StorageDesk::StorageDesk(const platform::Services& services, Workspace& workspace, App app)
    : services_(services),
      workspace_(workspace),
      app_(std::move(app)),
      keeper_(services, workspace),
      job_(workspace, services_.cipher) {}

void StorageDesk::follow(bool is_typing, bool shows_storage) {
    keeper_.follow(is_typing);
    job_.follow();
    view_.backup = keeper_.facts();
    if (shows_storage && !was_shown_) services_.room.measure();
    was_shown_ = shows_storage;
    if (!shows_storage) return;
    view_.own_file = keeper_.own_file();
    view_.room = facts_of(services_.room.state());
    view_.room.was_asked = !services_.preferences.get(asked_key).empty();
    if (points_at_ != workspace_.database().sequence()) find_points();
}

void StorageDesk::find_points() {
    const store::Database& database = workspace_.database();
    points_at_ = database.sequence();
    view_.is_history_whole = database.transaction_at(1) != nullptr;
    view_.points.clear();
    if (workspace_.is_new()) return;
    for (const storage::RestorePoint& point : storage::restore_points(database, workspace_.time_zone()))
        view_.points.push_back(line_of(point, database));
}

void StorageDesk::erased() {
    keeper_.forget_all();
    job_.close();
    view_ = {};
    points_at_ = -1;
}

// ---- Out --------------------------------------------------------------------------------------------------------------

void StorageDesk::download_backup(std::string passphrase) {
    app_.later([this, passphrase = std::move(passphrase)] {
        keeper_.download(passphrase,
                         [this](const core::Error& error) { app_.show(refusal(Msg::storage_no_backup, error)); });
    });
}

void StorageDesk::set_reminder(ui::Reminder reminder) {
    app_.later([this, reminder] { keeper_.set_reminder(reminder); });
}

void StorageDesk::remind_later() {
    app_.later([this] { keeper_.remind_later(); });
}

void StorageDesk::pick_own_file() {
    app_.later([this] { keeper_.pick_own_file(); });
}

void StorageDesk::unlock_own_file() {
    app_.later([this] { keeper_.unlock_own_file(); });
}

void StorageDesk::forget_own_file() {
    app_.later([this] { keeper_.forget_own_file(); });
}

// ---- The browser's room -----------------------------------------------------------------------------------------------

void StorageDesk::ask_to_keep_once() {
    if (services_.preferences.get(asked_key).empty()) ask_to_keep();
}

void StorageDesk::ask_to_keep() {
    app_.later([this] {
        services_.preferences.set(asked_key, "yes");
        services_.room.ask_to_keep();
    });
}

store::Environment StorageDesk::scratch_environment() {
    store::Environment environment;
    environment.now = [this] { return services_.clock.now(); };
    environment.random = [this](std::span<std::uint8_t> bytes) { services_.random.fill(bytes); };
    return environment;
}

void StorageDesk::check_integrity() {
    app_.later([this] { app_.as_writer([this] { check(); }); });
}

// What would be opened, and then, where the browser keeps it, the files themselves in both stores.
void StorageDesk::check() {
    view_.integrity = {};
    auto found = storage::check_integrity(services_.files, workspace_.database(), scratch_environment());
    if (!found) return finish_check({.error = found.error()});
    const ui::IntegrityFacts facts{
        .is_whole = found->is_whole(), .records = found->records, .damages = std::ssize(found->damages)};
    if (services_.files.mode() != platform::StorageMode::persistent) return finish_check(facts);
    services_.files.copy().check([this, facts](const core::Result<platform::StoreCheck>& stores) {
        if (!stores) return finish_check({.error = stores.error()});
        ui::IntegrityFacts all = facts;
        all.damages += std::ssize(stores->bad_files) + std::ssize(stores->bad_copies);
        all.is_whole = all.is_whole && all.damages == 0;
        finish_check(all);
    });
}

void StorageDesk::finish_check(ui::IntegrityFacts facts) {
    facts.checked_at = services_.clock.now();
    view_.integrity = std::move(facts);
    ui::request_frame_in(0);
}

// ---- Back -------------------------------------------------------------------------------------------------------------

void StorageDesk::open_file(std::string_view name, std::string bytes) {
    job_.open_file(name, std::move(bytes));
    app_.go(Place{.page = Page::restore});
}

void StorageDesk::refuse_file(std::string_view name, const core::Error& error) {
    job_.refuse(name, error);
    app_.go(Place{.page = Page::restore});
}

void StorageDesk::choose_backup() { services_.page.choose_files(".json,.tratt"); }

void StorageDesk::give_passphrase(std::string passphrase) {
    app_.later([this, passphrase = std::move(passphrase)] { job_.give_passphrase(passphrase); });
}

bool StorageDesk::go_back_to(std::int64_t sequence) {
    if (!app_.may_write()) return false;
    const auto point = std::ranges::find(view_.points, sequence, &ui::PointLine::sequence);
    if (point == view_.points.end()) return false;
    const auto state = storage::state_at(services_.files, sequence, scratch_environment());
    if (!state) {
        app_.show(refusal(Msg::storage_point_refused, state.error()));
        return false;
    }
    job_.open_state(*point, *state);
    app_.go(Place{.page = Page::restore});
    return true;
}

void StorageDesk::open_point(std::int64_t sequence) {
    app_.later([this, sequence] { app_.as_writer([this, sequence] { (void)go_back_to(sequence); }); });
}

void StorageDesk::restore_point(std::int64_t sequence) {
    app_.later([this, sequence] {
        app_.as_writer([this, sequence] {
            if (go_back_to(sequence)) carry_out();
        });
    });
}

void StorageDesk::set_restore_mode(ui::RestoreMode mode) {
    app_.later([this, mode] { job_.set_mode(mode); });
}

void StorageDesk::decide_conflicts(model::MergeDecisions decisions) {
    app_.later([this, decisions = std::move(decisions)] { job_.decide(decisions); });
}

void StorageDesk::run_restore() {
    app_.later([this] {
        if (app_.may_write()) carry_out();
    });
}

void StorageDesk::carry_out() {
    if (job_.view().stage != ui::RestoreStage::preview || !job_.view().does_something) return;
    const auto result = app_.execute(job_.command());
    if (result) {
        job_.finish(*result);
    } else {
        job_.fail(result.error());
    }
}

void StorageDesk::leave_restore() {
    app_.later([this] {
        job_.close();
        app_.go(Place{.page = Page::storage});
    });
}

}  // namespace tratt::app
