// The start of the app, and what the browser tells it besides what it tells any page: address, files, other tabs.
#include "platform/web/keeping/run.hpp"

#include <emscripten/emscripten.h>

#include <string>
#include <utility>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"

namespace tratt::platform::web {
namespace {

AppClient* app = nullptr;
bool is_open = false;

template <typename Tell>
void tell(const Tell& what) {
    if (!is_open) return;
    what(*app);
    pump();
}

}  // namespace

void run(AppClient& client) {
    app = &client;
    start(client);
    tratt_page_start();
    tratt_files_open();
}

}  // namespace tratt::platform::web

using namespace tratt::platform;
using web::tell, web::received;

extern "C" {

EMSCRIPTEN_KEEPALIVE void tratt_ready() {
    web::is_open = true;
    web::boot();
    tratt_launches_start();
}

EMSCRIPTEN_KEEPALIVE void tratt_storage_mode() {
    tell([](AppClient& app) { app.on_storage_mode(); });
}

EMSCRIPTEN_KEEPALIVE void tratt_message(int size) {
    tell([json = received(size)](AppClient& app) { app.on_message(json); });
}

EMSCRIPTEN_KEEPALIVE void tratt_address(int size) {
    tell([hash = received(size)](AppClient& app) { app.on_address(hash); });
}

EMSCRIPTEN_KEEPALIVE void tratt_file_over(int is_over) {
    tell([is_over](AppClient& app) { app.on_file_over(is_over != 0); });
}

EMSCRIPTEN_KEEPALIVE void tratt_file(int name_size, int size) {
    if (!web::is_open) return;  // the bytes may be many
    web::ReceivedFile file = web::received_file(name_size, size);
    tell([&](AppClient& app) { app.on_file(file.name, std::move(file.bytes)); });
}

EMSCRIPTEN_KEEPALIVE void tratt_file_refused(int name_size, double size) {
    const auto whole = [](double number) { return std::to_string(static_cast<long long>(number)); };
    tratt::core::Error error;
    error.code = size > 0 ? "file_too_large" : "file_unreadable";
    error.params = {{"name", received(name_size)}};
    if (size > 0) {
        error.params.emplace_back("size", whole(size));
        error.params.emplace_back("limit", whole(static_cast<double>(max_file_bytes)));
    }
    tell([&](AppClient& app) { app.on_file_refused(error); });
}

}  // extern "C"
