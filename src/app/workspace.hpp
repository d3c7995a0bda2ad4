// The database and the keeping of it: commands go in here, and what they did is written to storage, by this tab where it
// is the one that writes, else by the one that does (tabs.hpp).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/unsaved.hpp"
#include "core/result.hpp"
#include "model/command.hpp"
#include "platform/client.hpp"
#include "query/query.hpp"
#include "storage/storage.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"

namespace tratt::app {

// What the other tabs are told.
class WorkspaceListener {
public:
    virtual ~WorkspaceListener() = default;
    virtual void on_stored(std::int64_t sequence, const std::string& lines) = 0;  // by this tab, up to that one
    virtual void on_carried_out() = 0;  // the writer has to be asked to store what is unsaved
    virtual void on_refused(const core::Error& error) = 0;  // what was carried out cannot be after what others did
};

class Workspace {
public:
    Workspace(const platform::Services& services, core::Language regional_language);
    void set_listener(WorkspaceListener* listener) { listener_ = listener; }  // must outlive it; none at first

    using OpenDone = std::function<void(core::Result<storage::OpenReport>)>;
    // Fills the database with what is stored; with nothing stored it holds the seeded lists and is_new() is true. On an
    // error nothing may be changed, only exported. `done` is called once: at once, unless the second copy is needed.
    void open(OpenDone done);

    store::Database& database() { return *database_; }
    query::QueryCache& queries() { return *queries_; }
    // The database's, where the machine knows it, else the visitor's (R148).
    const core::TimeZone& time_zone();

    bool is_new() const { return is_new_; }  // the visitor has not begun: nothing is kept
    void begin();  // from now on it is kept, also while it is empty
    core::Result<const model::Transaction*> execute(const model::Command& command);
    void retry();  // what could not be saved, or erased
    // Removes all that is stored; only where this tab writes. The database is another one afterwards: references to the
    // old one are void.
    void erase(std::function<void(core::Result<void>)> done);

    // Deletes the contact and rewrites all that is stored without it; only where this tab writes. What is in memory is not
    // what is stored any more when that is done: the page has to begin anew. Error of a commit: nothing has changed but
    // that the contact is deleted.
    void erase_person(const core::Uuid& contact, std::function<void(core::Result<void>)> done);

    ui::SaveState save_state() const;
    const core::Error& save_error() const;
    std::string exported() const;  // lines of JSON, oldest first
    const ui::StoredData& stored();  // measured again when something has been written

    // ---- Among tabs: all of it is about what is stored, and leaves what is not to come after that -------------------
    bool is_writer() const { return is_writer_; }
    std::int64_t stored_sequence() const { return stored_sequence_; }
    const Unsaved& unsaved() const { return unsaved_; }
    // This tab writes from now on. Error: what others have stored cannot be read, and all has to be opened anew.
    core::Result<void> lead();
    void follow();  // another does
    // What the writer has stored after stored_sequence(). Error: as in lead().
    core::Result<void> catch_up(std::vector<model::Transaction> stored);
    // What another tab has carried out: it is stored like this one's own. Of what does not follow on the newest
    // transaction nothing is taken. Error: of the first that cannot be carried out.
    core::Result<void> accept(std::vector<model::Transaction> proposed);
    void drop_unsaved(const core::Uuid& transaction);  // the writer refuses it
    void set_writers_failure(const core::Error& error) { writers_failure_ = error; }  // no code = none
    void stop_writing() { is_outdated_ = true; }  // a newer version has opened: this one only reads

private:
    void start_anew();
    void seed();
    void upgrade();
    void append(const model::Transaction& transaction, std::shared_ptr<const model::Command> command);
    void confirm(std::int64_t sequence);
    void carry_out_anew(std::vector<UnsavedStep> steps);
    core::Result<void> put_before_unsaved(std::vector<model::Transaction> stored, std::vector<UnsavedStep>& taken);
    void finish_opening(core::Result<storage::OpenReport> report, const OpenDone& done);
    std::int64_t marker() const;
    void set_marker(std::int64_t sequence);
    ui::SecondCopy second_copy() const;
    void commit_erasure();
    void erase_copy(std::function<void(core::Result<void>)> done);
    void rewrite_without(const core::Uuid& contact);

    platform::Services services_;
    core::Language regional_language_;
    WorkspaceListener* listener_ = nullptr;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<query::QueryCache> queries_;
    std::unique_ptr<storage::Storage> storage_;  // of the writer
    Unsaved unsaved_;
    std::int64_t stored_sequence_ = 0;
    std::optional<std::string> zone_name_;  // of time_zone_; none = not asked for yet
    core::TimeZone time_zone_;
    bool is_writer_ = false;
    bool is_outdated_ = false;
    bool is_damaged_ = false;  // what this tab has read; the writer mends it
    bool is_new_ = false;
    bool is_erasing_ = false;
    core::Error writers_failure_;
    core::Error erase_error_;
    std::function<void(core::Result<void>)> erase_done_;
    std::function<void()> erase_next_;  // what has to be staged after what is being committed
    core::Uuid person_to_erase_;  // once everything is stored; nil = none
    bool is_rewriting_ = false;  // and until the page begins anew
    ui::StoredData stored_;
    std::int64_t measured_at_ = -1;
};

}  // namespace tratt::app
