#include "app/backup_keeper.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/reminder.hpp"
#include "codec/backup_file.hpp"
#include "core/time.hpp"
#include "ui/input.hpp"

namespace tratt::app {
namespace {

using platform::OwnFileState;

constexpr std::string_view last_key = "backup", written_key = "own_file", reminder_key = "reminder",
                           later_key = "reminder_later";
constexpr std::string_view plain_ending = ".tratt.json", encrypted_ending = ".encrypted.tratt";
constexpr std::string_view media_type = "application/json", encrypted_media_type = "application/octet-stream";

std::int64_t read_number(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

BackupKeeper::BackupKeeper(const platform::Services& services, Workspace& workspace)
    : services_(services), workspace_(workspace), last_(read_made(last_key)), written_(read_made(written_key)) {}

BackupKeeper::Made BackupKeeper::read_made(std::string_view key) const {
    const std::string text = services_.preferences.get(key);
    const std::size_t blank = std::min(text.find(' '), text.size());
    return {read_number(text), read_number(std::string_view(text).substr(std::min(blank + 1, text.size())))};
}

void BackupKeeper::keep_made(std::string_view key, const Made& made) {
    services_.preferences.set(key, made.at == 0 ? "" : std::to_string(made.at) + ' ' + std::to_string(made.sequence));
}

BackupKeeper::Made BackupKeeper::now_made() const { return {services_.clock.now(), workspace_.database().sequence()}; }

// The seeded lists are no change.
std::int64_t BackupKeeper::changes_since(const Made& made) const {
    if (workspace_.is_new()) return 0;
    const std::int64_t sequence = workspace_.database().sequence();
    const bool is_of_other_data = made.sequence > sequence;
    return sequence - (made.at == 0 || is_of_other_data ? 1 : made.sequence);
}

core::InstantMs BackupKeeper::first_change() const {
    const store::Database& database = workspace_.database();
    for (std::int64_t sequence = 2; sequence <= database.sequence(); ++sequence) {
        if (const model::Transaction* transaction = database.transaction_at(sequence)) return transaction->at;
    }
    return services_.clock.now();
}

ui::BackupFacts BackupKeeper::facts() {
    ui::BackupFacts facts{.last_at = last_.at, .changes_since = changes_since(last_)};
    facts.reminder = read_reminder(services_.preferences.get(reminder_key));
    if (facts.changes_since == 0) return facts;
    const BackupAge age{.changes = facts.changes_since,
                        .since = last_.at != 0 ? last_.at : first_change(),
                        .quiet_until = read_number(services_.preferences.get(later_key))};
    facts.is_due = is_reminder_due(facts.reminder, age, services_.clock.now());
    return facts;
}

void BackupKeeper::set_reminder(const ui::Reminder& reminder) {
    services_.preferences.set(reminder_key, written(reminder));
    services_.preferences.set(later_key, "");
}

void BackupKeeper::remind_later() {
    services_.preferences.set(later_key, std::to_string(services_.clock.now() + quiet_ms));
}

// ---- Downloading ------------------------------------------------------------------------------------------------------

std::string BackupKeeper::file_name(std::string_view ending) {
    const std::string day = core::iso_date(core::today({services_.clock.now(), workspace_.time_zone()}));
    return "tratt-" + day + std::string(ending);
}

void BackupKeeper::download(const std::string& passphrase, std::function<void(const core::Error&)> failed) {
    const Made made = now_made();
    const auto hand_out = [this, made](std::string_view ending, std::string_view type, const std::string& bytes) {
        services_.page.download(file_name(ending), type, bytes);
        if (workspace_.is_new()) return;
        last_ = made;
        keep_made(last_key, made);
    };
    const std::string bytes = codec::write_backup(workspace_.database().snapshot());
    if (passphrase.empty()) return hand_out(plain_ending, media_type, bytes);
    services_.cipher.encrypt(passphrase, bytes,
                             [hand_out, failed = std::move(failed)](const core::Result<std::string>& encrypted) {
                                 if (!encrypted) return failed(encrypted.error());
                                 hand_out(encrypted_ending, encrypted_media_type, *encrypted);
                             });
}

// ---- The visitor's own file -------------------------------------------------------------------------------------------

ui::AutoBackup BackupKeeper::own_file() const {
    ui::AutoBackup view;
    switch (services_.own_file.state()) {
        case OwnFileState::unavailable: view.state = ui::AutoBackup::State::unavailable; break;
        case OwnFileState::none: view.state = ui::AutoBackup::State::off; break;
        case OwnFileState::locked: view.state = ui::AutoBackup::State::locked; break;
        case OwnFileState::ready: view.state = ui::AutoBackup::State::on; break;
    }
    view.error = own_file_error_;
    if (view.state != ui::AutoBackup::State::on && view.state != ui::AutoBackup::State::locked) return view;
    view.file_name = services_.own_file.name();
    view.written_at = written_.at;
    view.is_waiting = changes_since(written_) > 0;
    return view;
}

void BackupKeeper::pick_own_file() {
    services_.own_file.pick(file_name(plain_ending), [this](const core::Result<void>& result) {
        if (!result && result.error().code == "own_file_cancelled") return;
        own_file_error_ = result ? core::Error{} : result.error();
        if (!result) return;
        written_ = {};
        keep_made(written_key, written_);
        write_own_file();
    });
}

void BackupKeeper::unlock_own_file() {
    services_.own_file.unlock([this](const core::Result<void>& result) {
        own_file_error_ = result ? core::Error{} : result.error();
        failed_sequence_ = -1;
    });
}

void BackupKeeper::forget_own_file() {
    services_.own_file.forget();
    own_file_error_ = {};
    written_ = {};
    keep_made(written_key, written_);
}

void BackupKeeper::follow(bool is_typing) {
    if (is_writing_ || workspace_.is_new() || services_.own_file.state() != OwnFileState::ready) return;
    const std::int64_t sequence = workspace_.database().sequence();
    // The file has more than what is here: the data was lost, and the file may be all that is left of it.
    if (sequence < written_.sequence) return forget_own_file();
    if (changes_since(written_) == 0 || sequence == failed_sequence_) return;
    const core::InstantMs now = services_.clock.now();
    if (seen_sequence_ != sequence || is_typing) {
        seen_sequence_ = sequence;
        changed_at_ = now;
    }
    const std::int64_t left_ms = quiet_before_writing_ms - (now - changed_at_);
    if (left_ms > 0) return ui::request_frame_in(static_cast<int>(std::min(left_ms, quiet_before_writing_ms)));
    if (workspace_.is_writer() && workspace_.save_state() == ui::SaveState::saved) write_own_file();
}

void BackupKeeper::write_own_file() {
    if (is_writing_ || workspace_.is_new()) return;
    is_writing_ = true;
    services_.own_file.write(codec::write_backup(workspace_.database().snapshot()),
                             [this, made = now_made()](const core::Result<void>& result) {
                                 is_writing_ = false;
                                 own_file_error_ = result ? core::Error{} : result.error();
                                 failed_sequence_ = result ? -1 : made.sequence;
                                 if (!result || services_.own_file.state() == OwnFileState::none) return;
                                 written_ = last_ = made;
                                 keep_made(written_key, made);
                                 keep_made(last_key, made);
                             });
}

void BackupKeeper::forget_all() {
    forget_own_file();
    last_ = {};
    keep_made(last_key, last_);
    services_.preferences.set(later_key, "");
}

}  // namespace tratt::app
