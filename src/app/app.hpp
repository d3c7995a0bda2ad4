// The app: what the platform runs. It opens the data, follows the address, draws the frame with the screen of the place,
// and carries out what the visitor asked for after each frame.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/import_job.hpp"
#include "app/reminding.hpp"
#include "app/storage_desk.hpp"
#include "app/tabs.hpp"
#include "app/updating.hpp"
#include "app/workspace.hpp"
#include "i18n/messages.hpp"
#include "platform/client.hpp"
#include "ui/context.hpp"
#include "ui/look.hpp"
#include "ui/screens/aftermath.hpp"
#include "ui/screens/bin.hpp"
#include "ui/screens/board.hpp"
#include "ui/screens/dashboard.hpp"
#include "ui/screens/find.hpp"
#include "ui/screens/first_visit.hpp"
#include "ui/screens/follow_ups.hpp"
#include "ui/screens/frame.hpp"
#include "ui/screens/import.hpp"
#include "ui/screens/not_found.hpp"
#include "ui/screens/records.hpp"
#include "ui/screens/restore.hpp"
#include "ui/screens/selections.hpp"
#include "ui/screens/settings.hpp"

namespace tratt::app {

class App final : public platform::AppClient, private ui::Actions, private ui::AppActions {
public:
    explicit App(const platform::Services& services);
    ~App() override;

    void boot() override;
    void on_storage_mode() override;
    void on_message(std::string_view json) override;
    void frame() override;
    void on_address(std::string_view hash) override;
    void on_media(const platform::Media& media) override;
    void on_file_over(bool is_over) override;
    void on_file(std::string_view name, std::string bytes) override;
    void on_file_refused(const core::Error& error) override;

private:
    // ---- Actions: taken down while a frame is drawn, carried out after it -----------------------------------------
    core::Uuid run(model::Command command) override;
    std::optional<std::string> replaced(const core::Replacement& by, std::string_view text) const override;
    void undo() override;
    void redo() override;
    void navigate(const ui::Place& place) override;
    void replace(const ui::Place& place) override;
    void choose_file() override;
    void open_demo() override;
    void start_empty() override;
    void set_language(i18n::Language language) override;
    void set_theme(ui::ThemeChoice theme) override;
    void set_reminders(bool is_on) override;
    void update() override;
    void postpone_update() override;
    void show(ui::Toast toast) override;
    void copy(std::string_view text) override;
    void download(std::string_view file_name, std::string_view media_type, std::string bytes) override;
    void retry_save() override;
    void export_data() override;
    void erase_all() override;
    void erase_person(const core::Uuid& contact) override;
    void decide(model::ImportDecisions decisions) override;
    void read_as_own_list() override;
    void read_as_recognised() override;
    void run_import() override;
    void leave_import() override;
    void download_faulty_rows() override;

    void later(std::function<void()> action) { actions_.push_back(std::move(action)); }
    void carry_out_actions();
    bool may_write();  // else says why not
    core::Result<const model::Transaction*> execute(const model::Command& command);
    void run_now(const model::Command& command);
    void step(model::Command command, i18n::Msg done, i18n::Msg refused);

    void go(const ui::Place& place, bool adds_to_history);
    ui::Place shown_place();
    ui::Screen& screen_of(const ui::Place& place);
    void update_document();
    model::Visit opened();
    void note_visit();
    void draw_page(ui::Context& context, ui::Screen& screen);
    bool is_for_storage() const;
    StorageDesk::App storage_app();
    ui::Look look_now(bool is_dark) const;
    ui::Environment environment_now(bool is_dark);
    void finish_boot(const core::Result<storage::OpenReport>& opened);
    void draw_nothing();
    void tell_damages(const storage::OpenReport& report);
    Tabs::Events tab_events();
    void keep_place(const std::function<void()>& change);
    void erase_here();
    void show_refusal(i18n::Msg title, std::string_view reason);

    platform::Services services_;
    platform::Media media_;
    core::InstantMs started_at_ = 0;
    bool is_file_over_ = false;
    i18n::Language language_ = i18n::Language::en;
    ui::ThemeChoice theme_ = ui::ThemeChoice::system;

    std::optional<Workspace> workspace_;  // none before boot
    std::optional<Tabs> tabs_;  // none where the data could not be opened
    std::optional<ImportJob> import_;
    std::optional<StorageDesk> desk_;
    std::optional<Reminding> reminding_;
    std::optional<Updating> updating_;
    core::Error boot_error_;  // the data could not be opened
    ui::Place place_;
    core::Uuid visited_;  // the record that was opened last
    ui::Aftermath aftermath_;
    std::string title_;
    std::vector<std::function<void()>> actions_;

    // What remembers records, and is made anew with the database.
    struct Screens {
        ui::Trail trail;
        ui::FirstVisitScreen first_visit;
        ui::DashboardScreen dashboard;
        ui::RecordScreens records{trail};
        ui::BoardScreen board{trail};
        ui::BinScreen bin;
        ui::FindScreen find{trail};
        ui::SelectionsScreen selections;
        ui::SelectionScreen selection{trail};
        ui::FollowUpsScreen follow_ups;
        ui::ImportScreen import;
        ui::SettingsScreen settings;
        ui::RestoreScreen restore;
        ui::NotFoundScreen not_found;
    };
    std::unique_ptr<Screens> screens_ = std::make_unique<Screens>();
    ui::Frame frame_;
};

}  // namespace tratt::app
