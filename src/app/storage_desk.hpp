// Everything the pages about storage offer, beside the app's screens: backups, bringing data back, earlier states, the
// browser's promise, the check of what is stored.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/backup_keeper.hpp"
#include "app/restore_job.hpp"
#include "app/workspace.hpp"
#include "platform/client.hpp"
#include "ui/context.hpp"
#include "ui/storage_view.hpp"

namespace tratt::app {

class StorageDesk final : public ui::StorageActions {
public:
    // What the app does for it.
    struct App {
        std::function<void(std::function<void()>)> later;  // after the frame
        std::function<void(std::function<void()>)> as_writer;  // once this tab is the one that writes
        std::function<bool()> may_write;                   // else says why not
        std::function<core::Result<const model::Transaction*>(const model::Command&)> execute;
        std::function<void(const ui::Place&)> go;
        std::function<void(ui::Toast)> show;
    };
    StorageDesk(const platform::Services& services, Workspace& workspace, App app);

    const ui::StorageView& view() const { return view_; }
    const ui::RestoreView& restore() const { return job_.view(); }

    // In every frame, before it is drawn. Points are looked for only while the page that lists them is shown.
    void follow(bool is_typing, bool shows_storage);
    void open_file(std::string_view name, std::string bytes);
    void refuse_file(std::string_view name, const core::Error& error);
    void ask_to_keep_once();  // the visitor has begun: the browser is asked for its promise
    void erased();

    // ---- StorageActions -----------------------------------------------------------------------------------------------
    void download_backup(std::string passphrase) override;
    void set_reminder(ui::Reminder reminder) override;
    void remind_later() override;
    void pick_own_file() override;
    void unlock_own_file() override;
    void forget_own_file() override;
    void ask_to_keep() override;
    void check_integrity() override;
    void choose_backup() override;
    void give_passphrase(std::string passphrase) override;
    void open_point(std::int64_t sequence) override;
    void restore_point(std::int64_t sequence) override;
    void set_restore_mode(ui::RestoreMode mode) override;
    void decide_conflicts(model::MergeDecisions decisions) override;
    void run_restore() override;
    void leave_restore() override;

private:
    void find_points();
    bool go_back_to(std::int64_t sequence);  // to the preview; else says why not
    void carry_out();
    void check();
    void finish_check(ui::IntegrityFacts facts);
    store::Environment scratch_environment();

    platform::Services services_;
    Workspace& workspace_;
    App app_;
    BackupKeeper keeper_;
    RestoreJob job_;
    ui::StorageView view_;
    std::int64_t points_at_ = -1;  // the database's sequence
    bool was_shown_ = false;
};

}  // namespace tratt::app
