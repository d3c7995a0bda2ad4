// A demo in somebody's page: one view and what can be reached from it, in memory alone. It is told what to show, tells
// what is changed, and has no room for anything else: no storage, no other tabs, no address.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embed/board_view.hpp"
#include "embed/demo_data.hpp"
#include "embed/flow.hpp"
#include "i18n/messages.hpp"
#include "platform/host.hpp"
#include "ui/context.hpp"
#include "ui/look.hpp"
#include "ui/screens/aftermath.hpp"
#include "ui/screens/company_card.hpp"
#include "ui/screens/company_edit.hpp"
#include "ui/screens/contact_card.hpp"
#include "ui/screens/contact_edit.hpp"
#include "ui/screens/dashboard.hpp"
#include "ui/screens/toast_place.hpp"
#include "ui/screens/trail.hpp"

namespace tratt::embed {

class Demo final : public platform::DemoClient, private ui::Actions {
public:
    Demo(const platform::Device& device, platform::Host& host);
    ~Demo() override;

    void boot() override;
    void frame() override;
    void on_media(const platform::Media& media) override { media_ = media; }
    void on_wishes(const platform::DemoWishes& wishes) override;
    void on_load(std::string_view name, std::string_view bytes) override;
    void on_link(std::string_view href) override;

private:
    // None: the life cycle, which has no place in the app.
    using Stop = std::optional<ui::Place>;

    core::Uuid run(model::Command command) override;
    std::optional<std::string> replaced(const core::Replacement& by, std::string_view text) const override;
    void undo() override;
    void redo() override;
    void navigate(const ui::Place& place) override;
    void replace(const ui::Place& place) override;
    void show(ui::Toast toast) override;
    void copy(std::string_view text) override;
    void download(std::string_view, std::string_view, std::string) override { say_not_here(); }  // a frame may not

    void later(std::function<void()> action) { actions_.push_back(std::move(action)); }
    void carry_out_actions();
    core::Result<const model::Transaction*> execute(const model::Command& command);
    void step(model::Command command, i18n::Msg done);
    bool may_leave_to(const ui::Place& place);
    void go(const ui::Place& place);
    void arrive(const ui::Place& place);
    void say_not_here();
    void go_back();
    void start_over();
    void begin_view();
    Stop stop_of(const platform::DemoWishes& wishes);
    std::int64_t showy_contact();
    void forget_screens();

    ui::Screen* screen_of(const Stop& stop);
    ui::Look look_now() const;
    ui::Environment environment_now() const;
    ui::Box draw_head(ui::Context& context, ui::Box window);
    void draw_buttons(ui::Context& context, ui::Box& head);
    std::string_view title() const;
    void tell_height(float hidden);

    platform::Device device_;
    platform::Host& host_;
    platform::Media media_;
    platform::DemoWishes wishes_;
    core::InstantMs started_at_ = 0;
    DemoData data_;
    bool has_own_data_ = true;  // else it was given by the page around
    std::vector<Stop> stops_;  // the last is shown, the others are the way back
    float told_height_ = 0;
    std::vector<std::function<void()>> actions_;

    struct Screens {
        ui::Trail trail;
        BoardView board;
        FlowScreen flow;
        ui::DashboardScreen dashboard;
        ui::ContactCardScreen contact{trail};
        ui::ContactEditScreen contact_edit{trail};
        ui::CompanyCardScreen company{trail};
        ui::CompanyEditScreen company_edit{trail};
    };
    std::unique_ptr<Screens> screens_ = std::make_unique<Screens>();
    ui::Aftermath aftermath_;
    ui::ToastPlace toast_;
};

}  // namespace tratt::embed
