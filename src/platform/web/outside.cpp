// The storage manager and the visitor's own file, behind platform/room.hpp and platform/own_file.hpp.
#include "platform/web/outside.hpp"

#include <emscripten/emscripten.h>

#include <map>
#include <utility>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"

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

class WebOwnFile final : public OwnFile {
public:
    OwnFileState state() const override { return static_cast<OwnFileState>(tratt_own_file_state()); }
    std::string name() const override { return answered(tratt_own_file_name()); }
    void pick(std::string_view suggested_name, OwnFileDone done) override {
        tratt_own_file_pick(ticket_of(std::move(done)), suggested_name.data(), length(suggested_name));
    }
    void unlock(OwnFileDone done) override { tratt_own_file_unlock(ticket_of(std::move(done))); }
    void write(std::string_view bytes, OwnFileDone done) override {
        tratt_own_file_write(ticket_of(std::move(done)), bytes.data(), length(bytes));
    }
    void forget() override { tratt_own_file_forget(); }

    void finish(int ticket, int code, std::string reason) {
        const auto found = waiting_.find(ticket);
        if (found == waiting_.end()) return;
        const OwnFileDone done = std::move(found->second);
        waiting_.erase(found);
        done(result_of(code, std::move(reason)));
    }

private:
    int ticket_of(OwnFileDone done) {
        waiting_.emplace(next_ticket_, std::move(done));
        return next_ticket_++;
    }

    static core::Result<void> result_of(int code, std::string reason) {
        if (code == own_file_done) return {};
        constexpr const char* codes[] = {"", "own_file_cancelled", "own_file_locked", "own_file_failed"};
        core::Error error;
        error.code = codes[code];
        if (!reason.empty()) error.params = {{"reason", std::move(reason)}};
        return error;
    }

    std::map<int, OwnFileDone> waiting_;
    int next_ticket_ = 1;
};

WebRoom room_;
WebOwnFile own_file_;

}  // namespace

Room& room() { return room_; }
OwnFile& own_file() { return own_file_; }

}  // namespace tratt::platform::web

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_room_measured() { tratt::platform::web::pump(); }
extern "C" EMSCRIPTEN_KEEPALIVE void tratt_own_file_found() { tratt::platform::web::pump(); }

extern "C" EMSCRIPTEN_KEEPALIVE void tratt_own_file_answered(int ticket, int code, int reason_size) {
    using namespace tratt::platform::web;
    own_file_.finish(ticket, code, received(reason_size));
    pump();
}
