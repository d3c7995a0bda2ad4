#include "storage/recovery.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "codec/errors.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "storage/rejoin.hpp"
#include "storage/stored_files.hpp"
#include "store/history.hpp"

namespace tratt::storage {
namespace {

// A file with lines, in the first store or in the copy of it.
struct LineFile {
    std::string path;
    bool is_copy = false;
};

// Where a line stands. What is read may be in any order and twice: lines are moved from file to file, and power may be
// lost in between.
struct Line {
    std::size_t file = 0;  // index into the files with lines
    std::int64_t number = 1;
    std::size_t begin = 0;  // in the file
    std::size_t end = 0;    // with its line end
    std::int64_t sequence = 0;  // 0 = it could not be read
    bool is_stray = false;  // of the copy, and of another history than the first store's
};

struct StoredLine {
    model::Transaction transaction;
    std::size_t line = 0;  // index into the lines
};

struct BadLine {
    std::size_t line = 0;
    core::Error error;
};

struct Generation {
    std::int64_t number = 0;
    bool is_copy = false;
};

bool is_newer_schema(const core::Error& error) { return error.code == "schema_newer"; }

class Recovery {
public:
    Recovery(platform::Files& files, store::Database& database, const Opening& opening)
        : files_(files),
          database_(database),
          opening_(opening),
          copy_(opening.copy == CopyUse::loaded ? &files.copy() : nullptr) {}

    core::Result<Recovered> run() {
        if (auto read = read_files(files_, false); !read) return read.error();
        if (copy_ != nullptr) {
            if (auto read = read_files(*copy_, true); !read) return read.error();
        }
        put_in_order();
        if (auto restored = restore_newest(); !restored) return restored.error();
        replay();
        report_bad_lines();
        OpenReport& report = out_.report;
        report.sequence = database_.sequence();
        report.missing = std::max<std::int64_t>(0, opening_.expected - report.sequence);
        report.is_copy_unread = opening_.copy == CopyUse::failed;
        report.wants_copy = opening_.copy == CopyUse::unasked && is_doubtful();
        if (!report.wants_copy && files_.mode() != platform::StorageMode::read_only) put_right();
        return std::move(out_);
    }

private:
    core::Result<void> read_files(const platform::FileReader& store, bool is_copy) {
        for (std::string& path : line_files(store)) {
            out_.report.is_empty = false;
            const std::string bytes = store.read(path).value_or("");
            files_with_lines_.push_back({std::move(path), is_copy});
            std::int64_t number = 1;
            for (std::size_t begin = 0; begin < bytes.size(); ++number) {
                const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
                lines_.push_back({files_with_lines_.size() - 1, number, begin, end});
                if (auto read = read_line(std::string_view(bytes).substr(begin, end - begin)); !read) return read;
                begin = end;
            }
        }
        return {};
    }

    core::Result<void> read_line(std::string_view line) {
        const bool is_cut = !line.ends_with('\n');
        line = without_line_end(line);
        auto transaction = codec::read_journal_line(line, codec::LineValues::of_few);
        if (transaction && is_cut) note_bad_line(codec::error_of("line_broken", "reason", "no_line_end"));
        if (transaction) {
            lines_.back().sequence = transaction->sequence;
            stored_.push_back({std::move(*transaction), lines_.size() - 1});
        } else if (!is_newer_schema(transaction.error())) {
            note_bad_line(transaction.error());
        } else if (codec::is_of_later_version(line)) {
            return transaction.error();
        } else {
            note_bad_line(codec::error_of("line_broken", "reason", "version"));
        }
        return {};
    }

    // A bad line of the copy is no damage: it will be as the first store is.
    void note_bad_line(core::Error error) {
        if (!is_of_copy(lines_.size() - 1)) bad_.push_back({lines_.size() - 1, std::move(error)});
    }

    const LineFile& file_of(std::size_t line) const { return files_with_lines_[lines_[line].file]; }
    bool is_of_copy(std::size_t line) const { return file_of(line).is_copy; }
    std::string bytes_of(const LineFile& file) const {
        const platform::FileReader& store = file.is_copy ? static_cast<const platform::FileReader&>(*copy_) : files_;
        return store.read(file.path).value_or("");
    }

    // One line of each sequence, the first store's where both have it: of a line that is there twice, one copy may be
    // damaged. Of two that differ the later file's: a writer that takes over begins its own (Storage::resume), and the
    // one before may have added to the older file when it was suspended and went on.
    void put_in_order() {
        const auto sequence = [](const StoredLine& line) { return line.transaction.sequence; };
        std::ranges::stable_sort(stored_, [&](const StoredLine& a, const StoredLine& b) {
            if (sequence(a) != sequence(b)) return sequence(a) < sequence(b);
            if (is_of_copy(a.line) != is_of_copy(b.line)) return is_of_copy(b.line);
            return lines_[a.line].file > lines_[b.line].file;
        });
        const auto is_older = [&](const StoredLine& newer, const StoredLine& line) {
            return sequence(newer) == sequence(line) && !is_of_copy(newer.line) && !is_of_copy(line.line);
        };
        const auto older = std::ranges::unique(stored_, is_older);
        stored_.erase(older.begin(), older.end());
        find_parting();
        const auto is_stray = [&](const StoredLine& line) { return lines_[line.line].is_stray; };
        std::erase_if(stored_, is_stray);
        const auto doubles = std::ranges::unique(stored_, {}, sequence);
        stored_.erase(doubles.begin(), doubles.end());
    }

    // Where the stores tell of different transactions under one number the first is right, and what the copy has from
    // there on belongs to a history that did not go on.
    void find_parting() {
        for (std::size_t i = 1; i < stored_.size() && parting_ == 0; ++i) {
            const model::Transaction& before = stored_[i - 1].transaction;
            const model::Transaction& here = stored_[i].transaction;
            const bool is_other = before.sequence == here.sequence && before.id != here.id;
            if (is_other && is_of_copy(stored_[i].line)) parting_ = here.sequence;
        }
        for (const StoredLine& stored : stored_) {
            if (is_of_copy(stored.line)) lines_[stored.line].is_stray = is_after_parting(stored.transaction.sequence);
        }
    }

    bool is_after_parting(std::int64_t sequence) const { return parting_ != 0 && sequence >= parting_; }

    std::vector<Generation> all_generations() const {
        std::vector<Generation> all;
        for (const std::int64_t number : generations(files_)) all.push_back({number, false});
        if (copy_ != nullptr) {
            for (const std::int64_t number : generations(*copy_)) all.push_back({number, true});
        }
        std::ranges::stable_sort(all, std::greater{}, &Generation::number);
        return all;
    }

    core::Result<void> restore_newest() {
        for (const Generation& generation : all_generations()) {
            out_.report.is_empty = false;
            auto restored = restore(generation);
            if (restored) return restored;
            if (is_newer_schema(restored.error())) return restored;
            if (!generation.is_copy) note_broken(generation.number, restored.error());
        }
        return {};
    }

    void note_broken(std::int64_t generation, core::Error error) {
        out_.report.damages.push_back({manifest_path(generation), 0, std::move(error), {}});
        broken_.push_back(generation);
    }

    core::Result<void> restore(const Generation& generation) {
        const platform::FileReader& store =
            generation.is_copy ? static_cast<const platform::FileReader&>(*copy_) : files_;
        auto manifest = load_manifest(store, generation.number);
        if (!manifest) return manifest.error();
        if (generation.is_copy && is_after_parting(manifest->sequence))
            return codec::error_of("manifest_broken", "reason", "other_history");
        auto loaded = load_snapshot(files_, copy_, *manifest);
        if (!loaded) return loaded.error();
        if (auto restored = restore_with_history(*manifest, std::move(loaded->snapshot)); !restored) return restored;
        out_.report.generation = generation.number;
        const bool is_of_first = !generation.is_copy && loaded->replaced.code.empty();
        if (is_of_first) out_.manifest = std::move(*manifest);
        if (!is_of_first) out_.report.used_copy = true;
        if (!generation.is_copy && !is_of_first) note_broken(generation.number, loaded->replaced);
        return {};
    }

    // Whatever may be wrong with the history, the records are restored.
    core::Result<void> restore_with_history(const codec::Manifest& manifest, store::Snapshot snapshot) {
        std::vector<model::Transaction> history = history_until(manifest.sequence);
        out_.report.is_history_whole = !history.empty() && history.front().sequence == 1;
        auto restored = database_.restore(std::move(snapshot), std::move(history));
        if (restored) return restored;
        const auto again = [&] { return load_snapshot(files_, copy_, manifest); };
        if (restored.error().param("reason") == "no_values" && read_values_until(manifest.sequence)) {
            auto loaded = again();
            if (!loaded) return loaded.error();
            restored = database_.restore(std::move(loaded->snapshot), history_until(manifest.sequence));
        }
        if (restored) return restored;
        out_.report.is_history_whole = false;
        auto loaded = again();
        return loaded ? database_.restore(std::move(loaded->snapshot)) : loaded.error();
    }

    // Lines are read without the values of many records at first.
    bool read_values_until(std::int64_t sequence) {
        return std::ranges::all_of(
            stored_, [&](StoredLine& stored) { return stored.transaction.sequence > sequence || read_values(stored); });
    }

    bool read_values(StoredLine& stored) const {
        if (std::ranges::none_of(stored.transaction.events, store::is_without_values)) return true;
        const Line& line = lines_[stored.line];
        const std::string bytes = bytes_of(files_with_lines_[line.file]);
        auto whole = codec::read_journal_line(
            without_line_end(std::string_view(bytes).substr(line.begin, line.end - line.begin)));
        if (whole) stored.transaction = std::move(*whole);
        return whole.ok();
    }

    std::vector<model::Transaction> history_until(std::int64_t sequence) const {
        return storage::history_until(
            stored_, sequence, [](const StoredLine& line) -> const model::Transaction& { return line.transaction; });
    }

    void replay() {
        for (StoredLine& stored : stored_) {
            const std::int64_t next = database_.sequence() + 1;
            if (stored.transaction.sequence + 1 == next) note_newest(stored);
            if (stored.transaction.sequence < next) continue;
            if (stored.transaction.sequence > next)
                return lose_from(stored, codec::error_of("sequence_gap", "missing", std::to_string(next)));
            if (!read_values(stored)) return lose_from(stored, codec::error_of("line_broken", "reason", "values"));
            if (auto applied = database_.apply(stored.transaction); !applied) return lose_from(stored, applied.error());
            if (database_.sequence() != next)
                return lose_from(stored, codec::error_of("bad_transaction", "reason", "id"));
            note_newest(stored);
            ++out_.report.replayed;
            out_.bytes_since_snapshot += lines_[stored.line].end - lines_[stored.line].begin;
        }
    }

    void note_newest(const StoredLine& stored) {
        out_.newest_file = is_of_copy(stored.line) ? "" : file_of(stored.line).path;
    }

    void lose_from(const StoredLine& stored, core::Error error) { bad_.push_back({stored.line, std::move(error)}); }

    bool is_used(const Line& line) const { return line.sequence != 0 && line.sequence <= database_.sequence(); }

    void report_bad_lines() {
        const auto last_used = std::find_if(lines_.rbegin(), lines_.rend(), [&](const Line& l) { return is_used(l); });
        used_ = static_cast<std::size_t>(lines_.rend() - last_used);
        for (BadLine& bad : bad_) {
            auto& damages = is_lost(bad.line) ? out_.report.damages : out_.report.history_damages;
            damages.push_back({file_of(bad.line).path, lines_[bad.line].number, std::move(bad.error), {}});
        }
    }

    bool is_doubtful() const {
        const OpenReport& report = out_.report;
        return files_.mode() != platform::StorageMode::read_only &&
               (report.is_empty || !report.is_history_whole || !report.damages.empty() ||
                !report.history_damages.empty() || report.missing > 0 || files_.read(in_repair_path) ||
                files_.copy().has_lost_files());
    }

    // What cannot be used is moved out of the way, so that what is written next does not follow on damage, and kept.
    // What only the copy has is written into the first store. As long as that is not all of it, or the copy could not be
    // asked, a file says so: then the next opening asks the copy again.
    void put_right() {
        set_aside();
        write_back();
        const bool is_marked = files_.read(in_repair_path).has_value();
        const bool is_changed = out_.has_staged || out_.report.used_copy || is_marked;
        out_.needs_repair = copy_ != nullptr && is_changed && database_.sequence() > 0;
        const bool is_unasked = opening_.copy == CopyUse::failed && is_doubtful();
        if ((out_.needs_repair || is_unasked) && !is_marked) stage(std::string(in_repair_path), "1\n");
        if (copy_ != nullptr && !out_.needs_repair && is_marked) stage_remove(std::string(in_repair_path));
    }

    void stage(const std::string& path, std::string_view bytes) {
        files_.stage(path, bytes);
        out_.has_staged = true;
    }

    void stage_remove(const std::string& path) {
        files_.stage_remove(path);
        out_.has_staged = true;
    }

    // Without a copy bad lines before the last one that was used are left where they are.
    void set_aside() {
        std::vector<Damage>& damages = out_.report.damages;
        for (std::size_t i = 0; i < broken_.size(); ++i) {
            damages[i].kept_as = stage_generation_aside(files_, broken_[i]);
            out_.has_staged = true;
        }
        const std::string kept_as = damaged_path(files_, database_.sequence() + 1);
        const std::string cut = cut_lost_lines();
        if (cut.empty()) return;
        for (std::size_t i = broken_.size(); i < damages.size(); ++i) damages[i].kept_as = kept_as;
        stage(kept_as, cut);
    }

    bool is_lost(std::size_t line) const {
        const Line& it = lines_[line];
        if (it.is_stray || it.sequence > database_.sequence()) return true;
        return it.sequence == 0 && (copy_ == nullptr ? line >= used_ : !is_of_copy(line));
    }

    // What the copy has lost is kept with it, and not touched there.
    std::string cut_lost_lines() {
        std::string cut;
        if (copy_ == nullptr && out_.report.damages.empty()) return cut;
        std::size_t line = 0;
        for (std::size_t i = 0; i < files_with_lines_.size(); ++i) {
            const LineFile& file = files_with_lines_[i];
            const std::string bytes = bytes_of(file);
            std::string kept;
            for (; line < lines_.size() && lines_[line].file == i; ++line) {
                const std::size_t size = lines_[line].end - lines_[line].begin;
                std::string& to = is_lost(line) ? cut : kept;
                end_line(&to);
                to.append(bytes, lines_[line].begin, size);
            }
            if (copy_ != nullptr) end_line(&kept);  // or the copy would be asked for the line end once more
            if (file.is_copy || kept.size() == bytes.size()) continue;
            if (kept.empty()) {
                stage_remove(file.path);
            } else {
                stage(file.path, kept);
            }
        }
        return cut;
    }

    // Lines become history: there they need not stand where they stood.
    void write_back() {
        std::string path, lines, bytes;
        std::size_t open_file = files_with_lines_.size();
        for (const StoredLine& stored : stored_) {
            if (!is_of_copy(stored.line) || stored.transaction.sequence > database_.sequence()) continue;
            out_.report.used_copy = true;
            const Line& line = lines_[stored.line];
            if (std::exchange(open_file, line.file) != line.file) bytes = bytes_of(file_of(stored.line));
            if (path.empty()) {
                path = history_path_of_segment(segment_path(stored.transaction.sequence));
                lines = lines_of(files_, path);
            }
            lines.append(bytes, line.begin, line.end - line.begin);
            end_line(&lines);
            if (lines.size() < written_back_bytes) continue;
            stage(path, lines);
            path.clear();
        }
        if (!path.empty()) stage(path, lines);
    }

    static constexpr std::size_t written_back_bytes = 1024 * 1024;  // a file

    platform::Files& files_;
    store::Database& database_;
    const Opening& opening_;
    const platform::SecondCopy* copy_;  // nullptr = not to be used
    Recovered out_;
    std::vector<LineFile> files_with_lines_;  // the first store's, then the copy's
    std::vector<Line> lines_;  // as they stand in the files
    std::vector<StoredLine> stored_;  // by sequence
    std::int64_t parting_ = 0;  // the first sequence at which the copy tells of another history, 0 = none
    std::vector<BadLine> bad_;
    std::vector<std::int64_t> broken_;  // generations; the first damages of the report
    std::size_t used_ = 0;  // index after the last line that is part of what was restored
};

}  // namespace

core::Result<Recovered> recover(platform::Files& files, store::Database& database, const Opening& opening) {
    return Recovery(files, database, opening).run();
}

}  // namespace tratt::storage
