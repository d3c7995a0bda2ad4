// What a screen is given and what it may ask for. A screen reads the database through queries and emits actions;
// the app carries them out after the frame, so that nothing a screen is looking at changes under it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/text.hpp"
#include "core/time.hpp"
#include "core/uuid.hpp"
#include "i18n/language.hpp"
#include "model/command.hpp"
#include "ui/import_view.hpp"
#include "ui/place.hpp"
#include "ui/storage_view.hpp"

namespace tratt::store {
class Database;
}
namespace tratt::query {
class QueryCache;
}

namespace tratt::ui {

enum class SaveState : std::uint8_t { nothing_to_save, saving, saved, not_saved, read_only, memory_only };
enum class ThemeChoice : std::uint8_t { system, light, dark };
enum class ToastKind : std::uint8_t { plain, refusal };  // a refusal stays until closed or the next action

// A button of a toast that leads somewhere: "Open Nordlys AB".
struct ToastLink {
    std::string label;
    Place place;
};

struct Toast {
    std::string title;
    std::string reason;
    ToastKind kind = ToastKind::plain;
    bool offers_undo = false;
    std::vector<ToastLink> links;  // at most two buttons in all, Undo counts as the first
};

// Reminders by the browser's notifications, while the page is open.
enum class ReminderState : std::uint8_t {
    off,
    on,
    asking,      // the browser asks the visitor now
    denied,      // in the browser's own settings
    unavailable  // this browser shows none
};

// A newer version of the page.
enum class AppUpdate : std::uint8_t {
    none,
    ready,     // it can be let in
    saving,    // it will be as soon as all is saved
    elsewhere  // it has been, in another tab: this one is of the version before
};

// The browser window as this frame finds it.
struct Environment {
    float width = 0, height = 0;  // logical pixels
    bool is_coarse_pointer = false;
    bool prefers_reduced_motion = false;
    bool is_dark = false;
    bool has_forced_colours = false;  // the system's own, whatever theme is chosen
    core::InstantMs now = 0;
    core::TimeZone time_zone;
    bool is_file_over_page = false;  // a file is being dragged over the window
    ReminderState reminders = ReminderState::off;
    AppUpdate update = AppUpdate::none;
};

// What became of a command that a screen ran; it can be asked for by the command's id until the next command.
struct Outcome {
    core::Uuid command;
    bool succeeded = false;
    std::int64_t number = 0;            // visible number of the record that was created
    core::Uuid record;                  // its id
    std::vector<core::Error> errors;    // by field, when it was refused
};

class Actions {
public:
    virtual ~Actions() = default;
    virtual core::Uuid run(model::Command command) = 0;  // returns the command's id
    // With everything replaced that is found, at once; none where the pattern cannot be read.
    virtual std::optional<std::string> replaced(const core::Replacement& by, std::string_view text) const = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;
    virtual void navigate(const Place& place) = 0;  // adds to the browser's history
    virtual void replace(const Place& place) = 0;   // does not: settings of the same place
    virtual void show(Toast toast) = 0;
    virtual void copy(std::string_view text) = 0;  // to the clipboard
    virtual void download(std::string_view file_name, std::string_view media_type, std::string bytes) = 0;
};

// What only the app does, and no screen that stands in somebody's page.
class AppActions {
public:
    virtual ~AppActions() = default;
    virtual void choose_file() = 0;  // opens the browser's file chooser, leads to the import page
    virtual void open_demo() = 0;
    virtual void start_empty() = 0;
    virtual void set_language(i18n::Language language) = 0;
    virtual void set_theme(ThemeChoice theme) = 0;
    virtual void set_reminders(bool is_on) = 0;  // for this browser; asks it for permission when there is none yet
    virtual void update() = 0;  // to the newer version, as soon as all is saved: the page begins anew
    virtual void postpone_update() = 0;
    virtual void retry_save() = 0;
    virtual void export_data() = 0;  // downloads the lines that are stored, for data that this program cannot open
    virtual void erase_all() = 0;  // asked for already; cannot be undone
    virtual void erase_person(const core::Uuid& contact) = 0;  // asked for already; cannot be undone

    // The import page. Each answers in AppContext::import of the next frame.
    virtual void decide(model::ImportDecisions decisions) = 0;  // the plan follows
    virtual void read_as_own_list() = 0;  // the sender was recognised wrongly
    virtual void read_as_recognised() = 0;  // it was right after all
    virtual void run_import() = 0;
    virtual void leave_import() = 0;  // drops the file; goes on with the next one where several were given
    virtual void download_faulty_rows() = 0;
};

struct AppContext {
    AppActions& actions;
    const ImportView& import;
    const StoredData& stored;  // measured on the page about storage only
    const StorageView& storage;
    const RestoreView& restore;
    StorageActions& storage_actions;
};

struct Context {
    const store::Database& database;
    query::QueryCache& queries;
    Actions& actions;
    const Place& place;
    const Environment& environment;
    i18n::Language language;
    ThemeChoice theme;
    bool has_unsaved;  // what is typed on the page waits for Save
    SaveState save_state;
    std::string_view save_reason;  // why not saved, already in words
    const Outcome* last_outcome;  // of the newest command, null before the first
    const AppContext* app;  // null where a screen stands alone, in somebody's page
};

}  // namespace tratt::ui
