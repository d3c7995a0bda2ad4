// Backup files: the one that is downloaded, the one that is written by itself, and the reminder to take one. What is known
// of them is this browser's (preferences), for it is no part of the data.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/workspace.hpp"
#include "core/result.hpp"
#include "platform/client.hpp"
#include "ui/storage_view.hpp"

namespace tratt::app {

class BackupKeeper {
public:
    BackupKeeper(const platform::Services& services, Workspace& workspace);

    ui::BackupFacts facts();
    ui::AutoBackup own_file() const;

    // With a passphrase the file comes later; `failed` says why not.
    void download(const std::string& passphrase, std::function<void(const core::Error&)> failed);
    void set_reminder(const ui::Reminder& reminder);
    void remind_later();

    void pick_own_file();
    void unlock_own_file();
    void forget_own_file();
    // In every frame: writes the visitor's own file some time after a change that is saved, and not while he types.
    void follow(bool is_typing);
    void forget_all();  // the data has been erased: files of it are no backup of what comes, and are not written over

    static constexpr std::int64_t quiet_before_writing_ms = 10'000;

private:
    struct Made {
        core::InstantMs at = 0;
        std::int64_t sequence = 0;  // of the newest transaction in it
    };
    Made read_made(std::string_view key) const;
    void keep_made(std::string_view key, const Made& made);
    Made now_made() const;
    std::string file_name(std::string_view ending);
    std::int64_t changes_since(const Made& made) const;
    core::InstantMs first_change() const;
    void write_own_file();

    platform::Services services_;
    Workspace& workspace_;
    Made last_;  // backup file of either kind
    Made written_;  // the visitor's own file
    std::int64_t seen_sequence_ = 0, failed_sequence_ = -1;
    core::InstantMs changed_at_ = 0;
    bool is_writing_ = false;
    core::Error own_file_error_;
};

}  // namespace tratt::app
