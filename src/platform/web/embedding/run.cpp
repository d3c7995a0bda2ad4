#include "platform/web/embedding/run.hpp"

#include <emscripten/emscripten.h>

#include <string>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/canvas.hpp"
#include "ui/frame.hpp"

namespace tratt::platform::web {
namespace {

class WebHost final : public Host {
public:
    bool can_open_app() const override { return tratt_demo_can_open() != 0; }
    void open_app() override { tratt_demo_open(); }
    void tell_height(float height) override { tratt_demo_height(height); }
    void tell_change(std::string_view json) override { tratt_demo_tell(1, json.data(), length(json)); }
    void tell_loaded(std::string_view json) override { tratt_demo_tell(0, json.data(), length(json)); }
    void set_language(std::string_view language) override { tratt_set_language(language.data(), length(language)); }
    void set_dark(bool is_dark) override { tratt_set_dark(is_dark ? 1 : 0); }
};

WebHost host_;
DemoClient* demo = nullptr;

}  // namespace

Host& host() { return host_; }

void run(DemoClient& client) {
    demo = &client;
    start(client);
    tratt_demo_begin();
    boot();
}

}  // namespace tratt::platform::web

using namespace tratt::platform;
using web::received;

extern "C" {

EMSCRIPTEN_KEEPALIVE void tratt_demo_show(int view, int is_dark, double number, int size) {
    web::demo->on_wishes(
        {static_cast<DemoView>(view), received(size), is_dark != 0, static_cast<std::int64_t>(number)});
    web::pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_demo_load(int name_size, int size) {
    const auto [name, bytes] = web::received_file(name_size, size);
    web::demo->on_load(name, bytes);
    web::pump();
}

EMSCRIPTEN_KEEPALIVE void tratt_demo_follow(int size) {
    web::demo->on_link(received(size));
    web::pump();
}

EMSCRIPTEN_KEEPALIVE int tratt_holds_finger() { return tratt::ui::holds_finger() ? 1 : 0; }

}  // extern "C"
