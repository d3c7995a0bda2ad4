// Durability over platform::Files: every transaction is a line of the journal, and from time to time the records are
// written as a snapshot, so that opening need not begin with the first line ever written.
//
//   journal/000000000042.jsonl           the newest lines, in files of a few kilobytes named by their first sequence
//   snapshot/history-000000000001.jsonl  older lines, moved here in bulk and kept, and lines that are a file by
//     themselves, such as an import: they are the history and the undo
//   snapshot/manifest-000000000003.json  a generation of the snapshot: valid only whole, the two newest are kept
//   snapshot/contact-0007-000000000003.json  a chunk of it, shared by the generations in which it is the same
//   snapshot/damaged-000000000043.txt    lines that could not be read, set aside and never deleted
//   snapshot/damaged-manifest-000000000003.json  a generation that could not be used; its chunks are kept as well
//   snapshot/in-repair  there while the second copy may have what the files lack: it is asked at the next opening
//   snapshot/erased     there while an erasure has not reached the second copy (erasure.hpp)
//
// A transaction counts as saved when its `done` is called, which is after the browser has confirmed it and in the order
// of appending. After a failed commit everything stays staged; the next append or retry() tries again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "codec/json_manifest.hpp"
#include "core/result.hpp"
#include "model/event.hpp"
#include "platform/files.hpp"
#include "storage/recovery.hpp"
#include "store/database.hpp"

namespace tratt::storage {

enum class SaveState : std::uint8_t { saved, saving, failed };

struct Limits {
    std::size_t segment_bytes = 8 * 1024;  // an edit rewrites the newest segment
    std::size_t journal_files = 8;  // closed segments; then they become history
    std::size_t history_file_bytes = 1024 * 1024;
    std::size_t snapshot_after_bytes = 1024 * 1024;  // of journal, and at least a quarter of the last snapshot
    std::size_t chunk_rows = 4096;
    std::size_t batch_bytes = 512 * 1024;  // of a snapshot in one commit: the page does not answer meanwhile
};

class Storage {
public:
    // Both must outlive it.
    Storage(platform::Files& files, store::Database& database, Limits limits = {});
    ~Storage();
    Storage(const Storage&) = delete;
    Storage& operator=(const Storage&) = delete;

    // Fills the database, which must be empty; a new one is for the caller to seed (OpenReport::is_empty). What is
    // damaged is left out, reported and kept. Where the copy may be used it follows from now on, or when what it gave
    // is written back. Error: schema_newer (written by a later version of the program: the database stays empty, and
    // nothing may be appended).
    core::Result<OpenReport> open(const Opening& opening = {});
    // Instead of open(), where the database has all that is stored: what another tab was writing is gone on with.
    void resume();

    using Done = std::function<void()>;
    // What the database has just carried out, in order. Answers with its line.
    std::string append(const model::Transaction& transaction, Done done = {});
    void retry();

    SaveState state() const { return state_; }
    const core::Error& failure() const { return failure_; }  // while state() is failed; see platform::CommitDone
    std::int64_t saved_sequence() const { return saved_sequence_; }

private:
    struct Waiting {
        std::int64_t sequence = 0;
        Done done;
    };
    struct File {
        std::string path;
        std::string bytes;
    };
    struct ChunkPlace {
        std::size_t event = 0;  // of the snapshot
        std::size_t first = 0;  // record of it
        std::size_t index = 0;  // among the chunks of the entity
    };
    struct Segment {
        std::string path;
        std::int64_t last_sequence = 0;
    };

    void close_segment();
    void begin_commit();
    void end_commit(const core::Result<void>& result, std::int64_t up_to);
    void acknowledge(std::int64_t up_to);
    void stage_upkeep();
    std::size_t saved_segments() const;
    void move_to_history();
    void begin_snapshot();
    std::optional<std::size_t> stage_chunk();
    void advance_chunk(model::Event& records);
    void continue_snapshot();
    void finish_snapshot();

    platform::Files& files_;
    store::Database& database_;
    Limits limits_;

    std::string segment_path_;  // "" = the next line begins a new one
    std::string segment_;
    std::vector<Segment> closed_;  // full ones
    std::int64_t appended_sequence_ = 0;
    std::int64_t saved_sequence_ = 0;
    std::deque<Waiting> waiting_;

    codec::Manifest newest_;  // the newest whole generation; 0 = none
    codec::Manifest next_;  // the one being written; 0 = none
    store::Snapshot snapshot_;  // what of it has not been written
    ChunkPlace next_chunk_;
    bool manifest_is_staged_ = false;
    std::size_t snapshot_bytes_ = 0;
    std::size_t bytes_since_snapshot_ = 0;

    bool is_in_repair_ = false;  // the snapshot being written is the first after damage
    bool is_repaired_ = false;  // when the commit under way has succeeded

    bool is_committing_ = false;
    bool has_staged_ = false;
    SaveState state_ = SaveState::saved;
    core::Error failure_;
    std::shared_ptr<bool> is_alive_ = std::make_shared<bool>(true);  // a late answer then finds nobody
};

}  // namespace tratt::storage
