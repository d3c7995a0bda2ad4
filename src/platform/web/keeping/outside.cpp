// The storage manager, notifications, the visitor's own file and the service worker, behind platform/room.hpp,
// platform/reminders.hpp, platform/own_file.hpp and platform/updates.hpp.
#include "platform/web/keeping/outside.hpp"

#include <emscripten/emscripten.h>

#include <utility>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"
#include "platform/web/tickets.hpp"

namespace tratt::platform::web {
namespace {

class WebRoom final : public Room {
public:
    RoomState state() const override {
        return {static_cast<Promise>(tratt_room_promise()), static_cast<std::int64_t>(tratt_room_used()),
                static_cast<std::int64_t>(tratt_room_free())};
    }
    void measure() override { tratt_room_measure(0); }
    void ask_to_keep() override { tratt_room_measure(1); }
};

class WebReminders final : public Reminders {
public:
    Permission permission() const override { return static_cast<Permission>(tratt_reminders_permission()); }
    void ask() override { tratt_reminders_ask(); }
    void show(std::string_view title, std::string_view text, std::string_view tag) override {
        tratt_reminders_show(title.data(), length(title), text.data(), length(text), tag.data(), length(tag));
    }
};

class WebOwnFile final : public OwnFile {
public:
    OwnFileState state() const override { return static_cast<OwnFileState>(tratt_own_file_state()); }
    std::string name() const override { return answered(tratt_own_file_name()); }
    void pick(std::string_view suggested_name, OwnFileDone done) override {
        tratt_own_file_pick(waiting_.add(std::move(done)), suggested_name.data(), length(suggested_name));
    }
    void unlock(OwnFileDone done) override { tratt_own_file_unlock(waiting_.add(std::move(done))); }
    void write(std::string_view bytes, OwnFileDone done) override {
        tratt_own_file_write(waiting_.add(std::move(done)), bytes.data(), length(bytes));
    }
    void forget() override { tratt_own_file_forget(); }

    void finish(int ticket, int code, std::string reason) {
        waiting_.answer(ticket, result_of(code, std::move(reason)));
    }

private:
    static core::Result<void> result_of(int code, std::string reason) {
        if (code == own_file_done) return {};
        constexpr const char* codes[] = {"", "own_file_cancelled", "own_file_locked", "own_file_failed"};
        return failure(codes[code], std::move(reason));
    }

    Tickets<OwnFileDone> waiting_;
};

class WebUpdates final : public Updates {
public:
    void start() override { tratt_updates_start(); }
    UpdateState state() const override { return static_cast<UpdateState>(tratt_update_state()); }
    void let_in() override { tratt_update_let_in(); }
};

WebRoom room_;
WebReminders reminders_;
WebOwnFile own_file_;
WebUpdates updates_;

}  // namespace

Room& room() { return room_; }
Reminders& reminders() { return reminders_; }
OwnFile& own_file() { return own_file_; }
Updates& updates() { return updates_; }

}  // namespace tratt::platform::web

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_room_measured() { tratt::platform::web::pump(); }

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_reminders_answered() { tratt::platform::web::pump(); }
extern "C" EMSCRIPTEN_KEEPALIVE void tratt_update_found() { tratt::platform::web::pump(); }
extern "C" EMSCRIPTEN_KEEPALIVE void tratt_own_file_found() { tratt::platform::web::pump(); }

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_own_file_answered(int ticket, int code, int reason_size) {
    using namespace tratt::platform::web;
    own_file_.finish(ticket, code, received(reason_size));
    pump();
}
