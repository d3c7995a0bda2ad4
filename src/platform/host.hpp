// The page that a demo stands in. web/docs/index.html has the messages that these become.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/client.hpp"

namespace tratt::platform {

class Host {
public:
    virtual ~Host() = default;
    virtual bool can_open_app() const = 0;  // somebody listens who can
    virtual void open_app() = 0;
    virtual void tell_height(float height) = 0;  // logical pixels that the view would take; 0: another view begins
    virtual void tell_change(std::string_view json) = 0;  // what a step has changed
    virtual void tell_loaded(std::string_view json) = 0;  // the answer to DemoClient::on_load
    virtual void set_language(std::string_view language) = 0;  // of the document: "sv"
    virtual void set_dark(bool is_dark) = 0;
};

enum class DemoView : std::uint8_t { contact, company, board, dashboard, flow };

// What the page around wants to be shown.
struct DemoWishes {
    DemoView view = DemoView::board;
    std::string language;  // BCP 47; "" = English
    bool is_dark = false;
    std::int64_t number = 0;  // of the contact or company; 0 = one that has much to show
    bool operator==(const DemoWishes&) const = default;
};

// A demo. All of this after boot(), but the first wishes, which come before.
class DemoClient : public Client {
public:
    virtual void on_wishes(const DemoWishes& wishes) = 0;
    // A file in place of the data: a backup, or a list as for the import. Answered by Host::tell_loaded.
    virtual void on_load(std::string_view name, std::string_view bytes) = 0;
    virtual void on_link(std::string_view href) = 0;  // followed in the demo: "#/contact/42", "tel:…", "https://…"
};

}  // namespace tratt::platform
