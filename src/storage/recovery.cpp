#include "storage/recovery.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "codec/errors.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

// Where a line stands. What is read may be in any order and twice: lines are moved from file to file, and power may be
// lost in between.
struct Line {
    std::size_t file = 0;  // index into the files with lines
    std::int64_t number = 1;
    std::size_t begin = 0;  // in the file
    std::size_t end = 0;    // with its line end
    std::int64_t sequence = 0;  // 0 = it could not be read
};

struct StoredLine {
    model::Transaction transaction;
    std::size_t line = 0;  // index into the lines
};

struct BadLine {
    std::size_t line = 0;
    core::Error error;
};

bool is_newer_schema(const core::Error& error) { return error.code == "schema_newer"; }

class Recovery {
public:
    Recovery(platform::Files& files, store::Database& database) : files_(files), database_(database) {}

    core::Result<Recovered> run() {
        if (auto read = read_files(); !read) return read.error();
        put_in_order();
        if (auto restored = restore_newest(); !restored) return restored.error();
        replay();
        report_bad_lines();
        set_aside();
        out_.report.sequence = database_.sequence();
        return std::move(out_);
    }

private:
    core::Result<void> read_files() {
        paths_ = line_files(files_);
        for (std::size_t file = 0; file < paths_.size(); ++file) {
            out_.report.is_empty = false;
            const std::string bytes = files_.read(paths_[file]).value_or("");
            std::int64_t number = 1;
            for (std::size_t begin = 0; begin < bytes.size(); ++number) {
                const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
                lines_.push_back({file, number, begin, end, 0});
                if (auto read = read_line(std::string_view(bytes).substr(begin, end - begin)); !read) return read;
                begin = end;
            }
        }
        return {};
    }

    core::Result<void> read_line(std::string_view line) {
        const bool is_cut = !line.ends_with('\n');
        line = without_line_end(line);
        auto transaction = codec::read_journal_line(line);
        if (transaction && is_cut)
            bad_.push_back({lines_.size() - 1, codec::error_of("line_broken", "reason", "no_line_end")});
        if (transaction) {
            lines_.back().sequence = transaction->sequence;
            stored_.push_back({std::move(*transaction), lines_.size() - 1});
        } else if (!is_newer_schema(transaction.error())) {
            bad_.push_back({lines_.size() - 1, transaction.error()});
        } else if (codec::is_of_later_version(line)) {
            return transaction.error();
        } else {
            bad_.push_back({lines_.size() - 1, codec::error_of("line_broken", "reason", "version")});
        }
        return {};
    }

    // One line of each sequence: of a line that is there twice, one copy may be damaged.
    void put_in_order() {
        const auto sequence = [](const StoredLine& line) { return line.transaction.sequence; };
        std::ranges::stable_sort(stored_, {}, sequence);
        const auto doubles = std::ranges::unique(stored_, {}, sequence);
        stored_.erase(doubles.begin(), doubles.end());
    }

    core::Result<void> restore_newest() {
        for (const std::int64_t generation : generations(files_)) {
            out_.report.is_empty = false;
            auto restored = restore(generation);
            if (restored) return restored;
            if (is_newer_schema(restored.error())) return restored;
            out_.report.damages.push_back({manifest_path(generation), 0, restored.error(), {}});
            broken_.push_back(generation);
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

    // The transactions that lead up to that one without a gap.
    std::vector<model::Transaction> history_until(std::int64_t sequence) const {
        std::vector<model::Transaction> history;
        for (const StoredLine& line : stored_) {
            if (line.transaction.sequence > sequence) break;
            if (!history.empty() && line.transaction.sequence != history.back().sequence + 1) history.clear();
            history.push_back(line.transaction);
        }
        if (!history.empty() && history.back().sequence != sequence) history.clear();
        return history;
    }

    void replay() {
        for (const StoredLine& stored : stored_) {
            const std::int64_t next = database_.sequence() + 1;
            if (stored.transaction.sequence + 1 == next) out_.newest_file = paths_[lines_[stored.line].file];
            if (stored.transaction.sequence < next) continue;
            if (stored.transaction.sequence > next)
                return lose_from(stored, codec::error_of("sequence_gap", "missing", std::to_string(next)));
            if (auto applied = database_.apply(stored.transaction); !applied) return lose_from(stored, applied.error());
            if (database_.sequence() != next)
                return lose_from(stored, codec::error_of("bad_transaction", "reason", "id"));
            out_.newest_file = paths_[lines_[stored.line].file];
            ++out_.report.replayed;
            out_.bytes_since_snapshot += lines_[stored.line].end - lines_[stored.line].begin;
        }
    }

    void lose_from(const StoredLine& stored, core::Error error) { bad_.push_back({stored.line, std::move(error)}); }

    bool is_used(const Line& line) const { return line.sequence != 0 && line.sequence <= database_.sequence(); }

    void report_bad_lines() {
        const auto last_used = std::find_if(lines_.rbegin(), lines_.rend(), [&](const Line& l) { return is_used(l); });
        used_ = static_cast<std::size_t>(lines_.rend() - last_used);
        for (BadLine& bad : bad_) {
            const Line& line = lines_[bad.line];
            auto& damages = is_lost(bad.line) ? out_.report.damages : out_.report.history_damages;
            damages.push_back({paths_[line.file], line.number, std::move(bad.error), {}});
        }
    }

    // What cannot be used is moved out of the way, so that what is written next does not follow on damage, and kept.
    // Bad lines before the last one that was used are left where they are.
    void set_aside() {
        std::vector<Damage>& damages = out_.report.damages;
        if (damages.empty() || files_.mode() == platform::StorageMode::read_only) return;
        out_.has_staged = true;
        for (std::size_t i = 0; i < broken_.size(); ++i)
            damages[i].kept_as = stage_generation_aside(files_, broken_[i]);
        if (damages.size() == broken_.size()) return;
        const std::string kept_as = damaged_path(files_, database_.sequence() + 1);
        for (std::size_t i = broken_.size(); i < damages.size(); ++i) damages[i].kept_as = kept_as;
        files_.stage(kept_as, cut_lost_lines());
    }

    bool is_lost(std::size_t line) const {
        return lines_[line].sequence == 0 ? line >= used_ : lines_[line].sequence > database_.sequence();
    }

    std::string cut_lost_lines() {
        std::string cut;
        std::size_t line = 0;
        for (std::size_t file = 0; file < paths_.size(); ++file) {
            const std::string bytes = files_.read(paths_[file]).value_or("");
            std::string kept;
            for (; line < lines_.size() && lines_[line].file == file; ++line) {
                const std::size_t size = lines_[line].end - lines_[line].begin;
                (is_lost(line) ? cut : kept).append(bytes, lines_[line].begin, size);
            }
            if (kept.empty()) {
                files_.stage_remove(paths_[file]);
            } else if (kept.size() < bytes.size()) {
                files_.stage(paths_[file], kept);
            }
        }
        return cut;
    }

    platform::Files& files_;
    store::Database& database_;
    Recovered out_;
    std::vector<std::string> paths_;
    std::vector<Line> lines_;  // as they stand in the files
    std::vector<StoredLine> stored_;  // by sequence
    std::vector<BadLine> bad_;
    std::vector<std::int64_t> broken_;  // generations; the first damages of the report
    std::size_t used_ = 0;  // index after the last line that is part of what was restored
};

}  // namespace

core::Result<Recovered> recover(platform::Files& files, store::Database& database) {
    return Recovery(files, database).run();
}

}  // namespace tratt::storage
