// What the pages about storage show and what they may ask for: where the data is, backup files, going back. Everything
// here is for reading; wishes go through StorageActions and answer in a later frame.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/merge_form.hpp"

namespace tratt::ui {

// ---- What is kept in the browser --------------------------------------------------------------------------------------
enum class StoredPart : std::uint8_t {
    contacts_and_companies,
    history,
    sales_and_follow_ups,
    other_records,
    set_aside
};
inline constexpr std::size_t stored_part_count = 5;

// A second copy of the files, kept apart from the first.
struct SecondCopy {
    enum class State : std::uint8_t { none, filling, complete, failed };
    State state = State::none;
    std::string reason;  // failed: already in words
    std::int64_t bytes = 0;
    core::InstantMs written_at = 0;  // 0 = not since the page was opened
};

struct StoredData {
    std::int64_t bytes = 0;  // of the files
    std::int64_t steps = 0;  // transactions ever carried out
    std::array<std::int64_t, stored_part_count> parts{};  // of the bytes
    std::optional<SecondCopy> copy = {};  // none: nothing is known of one, and nothing is said
};

// ---- Backup files -----------------------------------------------------------------------------------------------------
// When the visitor is reminded: after so many changes, or when a change is older than so many weeks.
struct Reminder {
    enum class Unit : std::uint8_t { changes, weeks };
    bool is_on = true;
    Unit unit = Unit::weeks;
    std::int64_t count = 2;
    bool operator==(const Reminder&) const = default;
};

struct BackupFacts {
    core::InstantMs last_at = 0;  // when the newest backup file was made here; 0 = never
    std::int64_t changes_since = 0;
    Reminder reminder;
    bool is_due = false;  // the visitor is to be reminded now
};

// A file of the visitor's own that is written by itself.
struct AutoBackup {
    enum class State : std::uint8_t { unavailable, off, locked, on };  // locked: the browser wants to be asked again
    State state = State::off;
    std::string file_name;
    core::InstantMs written_at = 0;  // 0 = not yet
    bool is_waiting = false;  // there are changes that are not in it
    core::Error error;  // of the last attempt
};

// ---- The browser's room -----------------------------------------------------------------------------------------------
struct RoomFacts {
    enum class Promise : std::uint8_t { unknown, kept, not_kept, unavailable };
    Promise promise = Promise::unknown;
    bool was_asked = false;  // and did not promise
    std::int64_t used_bytes = -1;  // as the browser estimates; -1 = not known
    std::int64_t free_bytes = -1;
};

struct IntegrityFacts {
    core::InstantMs checked_at = 0;  // 0 = not since the page was opened
    bool is_whole = false;
    std::int64_t records = 0;
    std::int64_t damages = 0;
    core::Error error;  // it could not be read at all
};

// ---- Going back -------------------------------------------------------------------------------------------------------
struct PointLine {
    std::int64_t sequence = 0;
    core::InstantMs at = 0;
    bool is_before_step = false;  // else it is the state before the first change of a day
    bool is_undo = false;  // the step is an undo
    std::string name_key;  // of the step
    std::vector<std::pair<std::string, std::string>> name_params;
    std::int64_t changes_since = 0;
};

struct StorageView {
    BackupFacts backup;
    AutoBackup own_file;
    RoomFacts room;
    IntegrityFacts integrity;
    std::vector<PointLine> points;  // newest first
    bool is_history_whole = true;  // else the oldest points may be out of reach
};

// ---- Bringing data back -----------------------------------------------------------------------------------------------
enum class RestoreStage : std::uint8_t {
    nothing,
    refused,  // the file is no backup that can be read: `error` says why
    passphrase,  // the file is encrypted; `error` when one did not fit
    opening,  // the passphrase is being tried
    preview,
    done,
};
enum class RestoreMode : std::uint8_t { merge, replace };

struct ReplaceCounts {
    std::int64_t added = 0, changed = 0, equal = 0, removed = 0;
};

struct RestoreView {
    RestoreStage stage = RestoreStage::nothing;
    std::string file_name;  // of a restore point ""
    std::optional<PointLine> point;  // what is looked at is an earlier state, and no file
    core::Error error;

    RestoreMode mode = RestoreMode::merge;
    std::int64_t records = 0;  // in the backup
    std::array<ReplaceCounts, model::entity_count> replace{};
    std::vector<model::LostReference> replace_lost;
    model::MergePlan merge;
    model::MergeDecisions decisions;  // one for each conflict
    bool does_something = false;  // as decided
    std::uint64_t revision = 0;  // goes up with each change

    ReplaceCounts total;  // done: what it did
    core::Uuid transaction;
    bool is_undone = false;

    const std::vector<model::LostReference>& lost() const {
        return mode == RestoreMode::replace ? replace_lost : merge.lost;
    }
};

class StorageActions {
public:
    virtual ~StorageActions() = default;

    virtual void download_backup(std::string passphrase = {}) = 0;  // "": everybody can read it
    virtual void set_reminder(Reminder reminder) = 0;
    virtual void remind_later() = 0;

    // From within a press, because the browser asks for one.
    virtual void pick_own_file() = 0;
    virtual void unlock_own_file() = 0;
    virtual void forget_own_file() = 0;

    virtual void ask_to_keep() = 0;
    virtual void check_integrity() = 0;

    virtual void choose_backup() = 0;  // opens the browser's file chooser
    virtual void give_passphrase(std::string passphrase) = 0;
    virtual void open_point(std::int64_t sequence) = 0;  // leads to the preview
    virtual void restore_point(std::int64_t sequence) = 0;  // at once: it is one step of undo
    virtual void set_restore_mode(RestoreMode mode) = 0;
    virtual void decide_conflicts(model::MergeDecisions decisions) = 0;
    virtual void run_restore() = 0;
    virtual void leave_restore() = 0;  // drops the file and leads back to the page about storage
};

}  // namespace tratt::ui
