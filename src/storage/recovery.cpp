#include "storage/recovery.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "codec/errors.hpp"
#include "codec/json_transaction.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

// A line that could be read.
struct StoredLine {
    model::Transaction transaction;
    std::size_t file = 0;  // index into the files with lines
    std::int64_t number = 1;
    std::size_t begin = 0;  // in the file
    std::size_t end = 0;    // with its line end
};

struct BadLine {
    std::size_t file = 0;
    std::int64_t number = 1;
    core::Error error;
};

// Lines whose sequences follow each other. A line that was moved and is still in its old place too counts once; one
// that cannot be read in one place may be whole in the other.
using Run = std::vector<StoredLine>;

bool is_newer_schema(const core::Error& error) { return error.code == "schema_newer"; }

class Recovery {
public:
    Recovery(platform::Files& files, store::Database& database) : files_(files), database_(database) {}

    core::Result<Recovered> run() {
        if (auto read = read_lines(); !read) return read.error();
        if (auto restored = restore_newest(); !restored) return restored.error();
        replay();
        set_aside_lost_lines();
        out_.report.sequence = database_.sequence();
        return std::move(out_);
    }

private:
    core::Result<void> read_lines() {
        paths_ = line_files(files_);
        for (std::size_t file = 0; file < paths_.size(); ++file) {
            out_.report.is_empty = false;
            const std::string bytes = files_.read(paths_[file]).value_or("");
            std::int64_t number = 1;
            for (std::size_t begin = 0; begin < bytes.size(); ++number) {
                const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
                const std::string_view line = std::string_view(bytes).substr(begin, end - begin);
                auto transaction = codec::read_journal_line(line);
                if (!transaction && is_newer_schema(transaction.error())) return transaction.error();
                if (transaction) {
                    add({std::move(*transaction), file, number, begin, std::min(end + 1, bytes.size())});
                } else {
                    bad_.push_back({file, number, transaction.error()});
                }
                begin = end + 1;
            }
        }
        return {};
    }

    void add(StoredLine line) {
        const std::int64_t last = runs_.empty() ? 0 : runs_.back().back().transaction.sequence;
        if (!runs_.empty() && line.transaction.sequence <= last) return;
        if (runs_.empty() || line.transaction.sequence != last + 1) runs_.emplace_back();
        runs_.back().push_back(std::move(line));
    }

    core::Result<void> restore_newest() {
        for (const std::int64_t generation : generations(files_)) {
            out_.report.is_empty = false;
            auto restored = restore(generation);
            if (restored) return restored;
            if (is_newer_schema(restored.error())) return restored;
            out_.report.damages.push_back({manifest_path(generation), 0, restored.error(), {}});
        }
        return {};
    }

    core::Result<void> restore(std::int64_t generation) {
        auto manifest = load_manifest(files_, generation);
        if (!manifest) return manifest.error();
        const auto snapshot = load_snapshot(files_, *manifest);
        if (!snapshot) return snapshot.error();
        std::vector<model::Transaction> history = history_until(manifest->sequence);
        out_.report.is_history_whole = !history.empty() && history.front().sequence == 1;
        if (auto restored = database_.restore(*snapshot, std::move(history)); !restored) {
            out_.report.is_history_whole = false;
            if (auto without = database_.restore(*snapshot); !without) return without;
        }
        out_.manifest = std::move(*manifest);
        out_.report.generation = generation;
        return {};
    }

    std::vector<model::Transaction> history_until(std::int64_t sequence) const {
        std::vector<model::Transaction> history;
        for (const Run& run : runs_) {
            if (run.front().transaction.sequence > sequence || run.back().transaction.sequence < sequence) continue;
            for (const StoredLine& line : run) {
                if (line.transaction.sequence <= sequence) history.push_back(line.transaction);
            }
        }
        return history;
    }

    void replay() {
        for (Run& run : runs_) {
            for (StoredLine& line : run) {
                const std::int64_t next = database_.sequence() + 1;
                if (line.transaction.sequence > next)
                    return lose_from(line, codec::error_of("sequence_gap", "missing", std::to_string(next)));
                if (line.transaction.sequence == next) {
                    if (auto applied = database_.apply(line.transaction); !applied)
                        return lose_from(line, applied.error());
                    ++out_.report.replayed;
                    out_.bytes_since_snapshot += line.end - line.begin;
                }
                used_ = &line;
            }
        }
    }

    void lose_from(const StoredLine& line, core::Error error) {
        bad_.push_back({line.file, line.number, std::move(error)});
    }

    bool is_after_used(const BadLine& bad) const {
        if (used_ == nullptr) return true;
        return bad.file > used_->file || (bad.file == used_->file && bad.number > used_->number);
    }

    // Lines that come after the last one used and cannot be used are moved out of the way, so that what is written next
    // does not follow on damage. They are kept.
    void set_aside_lost_lines() {
        const std::size_t before = out_.report.damages.size();
        for (BadLine& bad : bad_) {
            if (is_after_used(bad))
                out_.report.damages.push_back({paths_[bad.file], bad.number, std::move(bad.error), {}});
        }
        if (before == out_.report.damages.size() || files_.mode() == platform::StorageMode::read_only) return;
        const std::string kept_as = damaged_path(files_, database_.sequence() + 1);
        for (std::size_t i = before; i < out_.report.damages.size(); ++i) out_.report.damages[i].kept_as = kept_as;
        files_.stage(kept_as, cut_after_used());
        out_.has_staged = true;
    }

    std::string cut_after_used() {
        std::string cut;
        for (std::size_t file = used_ == nullptr ? 0 : used_->file; file < paths_.size(); ++file) {
            const std::string bytes = files_.read(paths_[file]).value_or("");
            const std::size_t kept = used_ != nullptr && file == used_->file ? used_->end : 0;
            cut.append(bytes, kept, std::string::npos);
            if (kept == 0) {
                files_.stage_remove(paths_[file]);
            } else if (kept < bytes.size()) {
                files_.stage(paths_[file], std::string_view(bytes).substr(0, kept));
            }
        }
        return cut;
    }

    platform::Files& files_;
    store::Database& database_;
    Recovered out_;
    std::vector<std::string> paths_;
    std::vector<Run> runs_;
    std::vector<BadLine> bad_;
    const StoredLine* used_ = nullptr;  // the last line that is part of what was restored
};

}  // namespace

core::Result<Recovered> recover(platform::Files& files, store::Database& database) {
    return Recovery(files, database).run();
}

}  // namespace tratt::storage
