// The browser's storage as platform/web/keeping/files.js finds it: tabs whose mounts IDBFS copies to one database per folder. The
// test decides when each step happens, what fails and what the clock says. IDBFS is modelled with what is wrong with it:
// a sync lists the mount first and reads it later, knows a change by its time alone, makes the database equal to the
// tab's memory, and after an error stores the rest. What files.js does against that can be switched off, rule by rule.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/fake/second_copy.hpp"
#include "platform/files.hpp"

namespace tratt::platform::fake {

struct IdbFile {
    std::int64_t time_ms = 0;
    std::string bytes;
    bool operator==(const IdbFile&) const = default;
};

struct IdbFolder {
    std::map<std::string, IdbFile, std::less<>> files;  // by path
    std::int64_t epoch = 0;
};

struct Browser {
    std::array<IdbFolder, 2> folders;  // in the order in which a commit stores them: snapshot, journal
    std::int64_t clock_ms = 1'795'000'000'000;
    CopyStore copy;
};

// What files.js keeps to.
struct Discipline {
    bool is_single_flight = true;  // else the mounts are written at once and synced together, over each other
    bool takes_off_together = true;  // else what is staged during a commit may be stored before what it rests on
    bool has_rising_times = true;  // else a file has the time of the clock
    bool has_epoch = true;  // else whoever syncs last is right
    bool takes_over_before_loading = true;
    bool yields_when_overtaken = true;  // else of two that open at once each may hold one of the folders
    bool loads_journal_first = true;  // else what is moved meanwhile is seen in neither folder
    bool aborts_on_error = true;  // else the files that did not fail are stored
    bool names_pieces_last = true;  // else a large file that names its pieces may be stored before they are
    bool parting_removes_nothing = true;  // else the folders, which part independently, may lose what is moved
};

enum class Fault : std::uint8_t {
    none,
    quota,  // the transaction is aborted
    partial,  // one file cannot be stored
    listing  // what is stored cannot be listed
};

class IdbfsFiles final : public Files {
public:
    static constexpr std::size_t piece_bytes = 600;  // what is larger is stored in pieces

    // The browser must outlive it. Nothing is loaded before is_open().
    IdbfsFiles(Browser& browser, Discipline discipline, StorageMode mode);

    StorageMode mode() const override { return mode_; }
    FakeCopy& copy() override { return copy_; }
    std::optional<std::string> read(std::string_view path) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    void stage(std::string_view path, std::string_view bytes) override;
    void stage_remove(std::string_view path) override;
    void commit(CommitDone done) override;
    void take_over() override {}  // a tab of the simulator opens as what it stays
    void release() override {}

    bool is_open() const { return opening_.empty(); }
    std::int64_t epoch() const { return epochs_[0]; }
    bool is_busy() const { return !opening_.empty() || !flights_.empty() || !waiting_.empty(); }
    void step(std::size_t which = 0);  // what is under way goes on by one step; of several flights, that one
    void fail_next(Fault fault) { fault_ = fault; }

    // The end of the page, in whatever step it is: transactions under way are carried out or not.
    void kill(bool is_stored);
    // The page is left, with time for a direct put into each folder: those of `stored` (a bit each) arrive.
    void leave(unsigned stored);

private:
    using Staged = std::map<std::string, std::optional<std::string>, std::less<>>;  // nullopt: to be removed
    using Listing = std::map<std::string, std::int64_t, std::less<>>;  // path → time
    using Put = std::pair<std::string, std::optional<IdbFile>>;

    enum class OpeningStep : std::uint8_t { see, take_over, list, load };
    enum class FlightStep : std::uint8_t { list, store, answer };

    struct Opening {
        OpeningStep step;
        std::size_t folder;
    };
    struct Flight {
        std::size_t folder = 0;
        FlightStep step = FlightStep::list;
        bool is_piece = false;  // of what the commit stores in this folder
        Listing listed;  // of the mount
        std::vector<Put> puts;  // the transaction
        core::Result<void> result;
        std::size_t batch = 0;  // of commits that wait for it
    };
    struct Batch {
        std::size_t flights = 0;
        core::Result<void> result;
        std::vector<CommitDone> answers;
    };

    void begin_opening();
    void step_opening();
    void take_over(std::size_t folder);
    void load(std::size_t folder);
    void write(const Staged& changes);
    void cut(std::size_t folder);
    void drop_orphans(std::size_t folder);
    std::string whole(std::size_t folder, const std::string& path) const;
    void begin_commit();
    void take_off(std::size_t folder);
    void take_staged(std::size_t folder);
    void take_off_all_at_once();
    void list_stored(Flight& flight);
    void collect(Flight& flight, const Listing& stored);
    void store(Flight& flight);
    void land(std::size_t which);
    void tell_copy();
    void answer(std::size_t batch, const core::Result<void>& result);
    std::int64_t next_time();
    core::Error lose_to_newer_writer();
    core::Error refusal() const;

    Browser& browser_;
    FakeCopy copy_{browser_.copy, false};
    Discipline discipline_;
    StorageMode mode_;
    std::vector<Opening> opening_;
    Listing loading_;
    int tries_left_ = 5;
    std::array<std::map<std::string, IdbFile, std::less<>>, 2> mounts_;
    std::array<Staged, 2> staged_;
    std::array<Staged, 2> flying_;
    std::array<std::vector<std::pair<std::string, std::string>>, 2> pieces_;  // of flying files, still to be stored
    std::array<std::map<std::string, std::string, std::less<>>, 2> headers_;  // of flying files that are in pieces
    std::array<std::optional<Listing>, 2> stored_;  // what is stored, where this tab knows it
    std::array<std::int64_t, 2> epochs_{};
    std::int64_t seen_epoch_ = 0;  // of the journal
    std::vector<CommitDone> waiting_;
    std::vector<Flight> flights_;
    std::map<std::size_t, Batch> batches_;
    std::size_t next_batch_ = 0;
    std::int64_t last_time_ = 0;
    Fault fault_ = Fault::none;
    bool is_taken_over_ = false;
};

}  // namespace tratt::platform::fake
