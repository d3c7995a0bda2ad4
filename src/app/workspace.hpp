// The database and the keeping of it: commands go in here, and what they did is written to storage.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "model/command.hpp"
#include "platform/client.hpp"
#include "query/query.hpp"
#include "storage/storage.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"

namespace tratt::app {

class Workspace {
public:
    Workspace(const platform::Services& services, core::Language regional_language);

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
    // Removes all that is stored. The database is another one afterwards: references to the old one are void.
    void erase(std::function<void(core::Result<void>)> done);

    ui::SaveState save_state() const;
    const core::Error& save_error() const;
    std::string exported() const;  // lines of JSON, oldest first
    const ui::StoredData& stored();  // measured again when something has been written

private:
    void start_anew();
    void seed();
    void append(const model::Transaction& transaction);
    void finish_opening(core::Result<storage::OpenReport> report, const OpenDone& done);
    std::int64_t marker() const;
    void set_marker(std::int64_t sequence);
    void commit_erasure();
    void erase_copy();

    platform::Services services_;
    core::Language regional_language_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<query::QueryCache> queries_;
    std::unique_ptr<storage::Storage> storage_;
    std::optional<std::string> zone_name_;  // of time_zone_; none = not asked for yet
    core::TimeZone time_zone_;
    std::int64_t appended_ = 0;
    bool is_new_ = false;
    bool is_erasing_ = false;
    core::Error erase_error_;
    std::function<void(core::Result<void>)> erase_done_;
    ui::StoredData stored_;
    std::int64_t measured_at_ = -1;
};

}  // namespace tratt::app
