#include "storage/storage.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "codec/errors.hpp"
#include "codec/json_transaction.hpp"
#include "storage/erasure.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

std::string text_of(const platform::Files& files, const std::string& path) { return files.read(path).value_or(""); }

}  // namespace

Storage::Storage(platform::Files& files, store::Database& database, Limits limits)
    : files_(files), database_(database), limits_(limits) {}

Storage::~Storage() { *is_alive_ = false; }

core::Result<OpenReport> Storage::open(const Opening& opening) {
    const bool is_erasing = resume_erasure(files_);
    auto recovered = recover(files_, database_, is_erasing ? Opening{} : opening);
    if (!recovered) return recovered.error();
    recovered->report.is_erasing = is_erasing;
    if (recovered->report.wants_copy) return std::move(recovered->report);
    newest_ = std::move(recovered->manifest);
    for (const codec::ManifestChunk& chunk : newest_.chunks) snapshot_bytes_ += static_cast<std::size_t>(chunk.bytes);
    bytes_since_snapshot_ = recovered->bytes_since_snapshot;
    has_staged_ = recovered->has_staged;
    appended_sequence_ = saved_sequence_ = database_.sequence();
    for (const std::string& name : files_.list(journal_folder)) {
        const std::string path = path_in(journal_folder, name);
        const std::string lines = lines_of(files_, path);
        // What has stopped before the newest line was moved while it was stored: continued it would have a gap.
        const bool is_open = path == recovered->newest_file && lines.size() < limits_.segment_bytes;
        if (!is_open) {
            closed_.push_back({path, database_.sequence()});
            continue;
        }
        segment_path_ = path;
        segment_ = lines;
    }
    is_in_repair_ = recovered->needs_repair;
    const bool knows_copy = opening.copy == CopyUse::unasked || opening.copy == CopyUse::loaded;
    if (is_in_repair_) begin_snapshot();
    if (!is_in_repair_ && !is_erasing && knows_copy) files_.copy().follow();
    begin_commit();
    return std::move(recovered->report);
}

// The other may still be about to write its newest segment: this one begins its own.
void Storage::resume() {
    for (const std::int64_t generation : generations(files_)) {
        auto manifest = load_manifest(files_, generation);
        if (!manifest) continue;
        newest_ = std::move(*manifest);
        break;
    }
    for (const codec::ManifestChunk& chunk : newest_.chunks) snapshot_bytes_ += static_cast<std::size_t>(chunk.bytes);
    for (const std::string& path : line_files(files_)) {
        if (first_sequence_of(path) > newest_.sequence) bytes_since_snapshot_ += text_of(files_, path).size();
    }
    appended_sequence_ = saved_sequence_ = database_.sequence();
    for (const std::string& name : files_.list(journal_folder))
        closed_.push_back({path_in(journal_folder, name), saved_sequence_});
}

std::string Storage::append(const model::Transaction& transaction, Done done) {
    std::string line;
    codec::append_journal_line(line, transaction);
    bytes_since_snapshot_ += line.size();
    appended_sequence_ = transaction.sequence;
    waiting_.push_back({transaction.sequence, std::move(done)});
    if (line.size() >= limits_.history_file_bytes) {
        close_segment();  // it would be moved there as it is, and stored twice
        files_.stage(history_path_of_segment(segment_path(transaction.sequence)), line);
    } else {
        if (segment_path_.empty()) segment_path_ = segment_path(transaction.sequence);
        segment_ += line;
        files_.stage(segment_path_, segment_);
        if (segment_.size() >= limits_.segment_bytes) close_segment();
    }
    has_staged_ = true;
    state_ = SaveState::saving;
    begin_commit();
    return line;
}

void Storage::close_segment() {
    if (segment_path_.empty()) return;
    closed_.push_back({std::move(segment_path_), appended_sequence_});
    segment_path_.clear();
    segment_.clear();
}

void Storage::retry() {
    if (state_ != SaveState::failed) return;
    state_ = SaveState::saving;
    begin_commit();
}

void Storage::begin_commit() {
    if (is_committing_ || !has_staged_) return;
    is_committing_ = true;
    has_staged_ = false;
    files_.commit([this, alive = is_alive_, up_to = appended_sequence_](const core::Result<void>& result) {
        if (*alive) end_commit(result, up_to);
    });
}

void Storage::end_commit(const core::Result<void>& result, std::int64_t up_to) {
    is_committing_ = false;
    if (!result) {
        has_staged_ = true;
        state_ = SaveState::failed;
        failure_ = result.error();
        return;
    }
    acknowledge(up_to);
    if (std::exchange(is_repaired_, false)) files_.copy().follow();
    stage_upkeep();
    state_ = waiting_.empty() ? SaveState::saved : SaveState::saving;
    begin_commit();
}

void Storage::acknowledge(std::int64_t up_to) {
    saved_sequence_ = std::max(saved_sequence_, up_to);
    while (!waiting_.empty() && waiting_.front().sequence <= up_to) {
        const Done done = std::move(waiting_.front().done);
        waiting_.pop_front();
        if (done) done();
    }
}

// What is due besides saving, in a commit of its own, so that an edit costs the same at any size.
void Storage::stage_upkeep() {
    if (next_.generation != 0) {
        continue_snapshot();
    } else if (saved_segments() >= limits_.journal_files) {
        move_to_history();
    } else if (bytes_since_snapshot_ >= std::max(limits_.snapshot_after_bytes, snapshot_bytes_ / 4)) {
        begin_snapshot();
        has_staged_ = true;  // the next step, when the page has answered
    }
}

// Only what is stored in the journal is moved: a move, or the half of it that power left, then adds nothing.
std::size_t Storage::saved_segments() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        closed_, [&](const Segment& segment) { return segment.last_sequence <= saved_sequence_; }));
}

void Storage::move_to_history() {
    const auto moved = std::span(closed_).first(saved_segments());
    const std::vector<std::string> history = history_files(files_);
    File file;
    if (!history.empty()) file = {history.back(), lines_of(files_, history.back())};
    for (const auto& [segment, last_sequence] : moved) {
        const std::string lines = lines_of(files_, segment);
        if (file.path.empty() || file.bytes.size() + lines.size() > limits_.history_file_bytes) {
            if (!file.path.empty()) files_.stage(file.path, file.bytes);
            file.path = history_path_of_segment(segment);
            file.bytes = lines_of(files_, file.path);  // it is there if the segment was moved before, perhaps longer
        }
        file.bytes += lines;
        files_.stage_remove(segment);
    }
    files_.stage(file.path, file.bytes);
    closed_.erase(closed_.begin(), closed_.begin() + static_cast<std::ptrdiff_t>(moved.size()));
    has_staged_ = true;
}

// The records as they are now; what of them is written comes later, a few chunks at a time.
void Storage::begin_snapshot() {
    snapshot_ = database_.snapshot();
    next_ = manifest_of(snapshot_, next_generation(files_));
    next_chunk_ = {};
    manifest_is_staged_ = false;
    bytes_since_snapshot_ = 0;
    snapshot_bytes_ = 0;
}

// Stages the next chunk, if there is one. Its size, 0 for one that is as it was in the last generation; none = no more.
std::optional<std::size_t> Storage::stage_chunk() {
    if (next_chunk_.event == snapshot_.records.size()) return std::nullopt;
    model::Event& records = snapshot_.records[next_chunk_.event];
    const std::string bytes = codec::write_chunk(records, next_chunk_.first, limits_.chunk_rows);
    codec::ManifestChunk chunk = manifest_entry(chunk_name(records.entity, next_chunk_.index, next_.generation), bytes);
    snapshot_bytes_ += bytes.size();
    advance_chunk(records);
    const auto same = [&](const codec::ManifestChunk& before) {
        return is_same_part(before.file, chunk.file) && before.bytes == chunk.bytes &&
               before.checksum == chunk.checksum && text_of(files_, in_snapshots(before.file)) == bytes;
    };
    const auto before = std::find_if(newest_.chunks.begin(), newest_.chunks.end(), same);
    const bool is_as_before = before != newest_.chunks.end();
    if (is_as_before) chunk.file = before->file;
    if (!is_as_before) files_.stage(in_snapshots(chunk.file), bytes);
    next_.chunks.push_back(std::move(chunk));
    return is_as_before ? 0 : bytes.size();
}

void Storage::advance_chunk(model::Event& records) {
    next_chunk_.first += limits_.chunk_rows;
    ++next_chunk_.index;
    if (next_chunk_.first < records.ids.size()) return;
    const model::Entity entity = records.entity;
    records = {};
    next_chunk_.first = 0;
    ++next_chunk_.event;
    const bool goes_on =
        next_chunk_.event < snapshot_.records.size() && snapshot_.records[next_chunk_.event].entity == entity;
    if (!goes_on) next_chunk_.index = 0;
}

// Chunks first, a few megabytes a commit, and the manifest only when they are all stored: until then the generation
// does not exist.
void Storage::continue_snapshot() {
    if (manifest_is_staged_) return finish_snapshot();
    const std::size_t before = snapshot_bytes_;  // chunks that are as they were take their time, too
    std::size_t staged = 0;
    std::optional<std::size_t> chunk = 0;
    while (chunk && snapshot_bytes_ - before < limits_.batch_bytes) {
        chunk = stage_chunk();
        staged += chunk.value_or(0);
    }
    if (!chunk && staged == 0) {
        files_.stage(manifest_path(next_.generation), codec::write_manifest(next_));
        manifest_is_staged_ = true;
        snapshot_ = {};
    }
    has_staged_ = true;
}

// The new generation is stored. Of the old ones the newest stays, for the day on which a chunk of this one turns out
// damaged.
void Storage::finish_snapshot() {
    std::vector<std::string> kept = chunks_set_aside(files_);
    for (const codec::ManifestChunk& chunk : next_.chunks) kept.push_back(chunk.file);
    for (const codec::ManifestChunk& chunk : newest_.chunks) kept.push_back(chunk.file);
    for (const std::string& name : files_.list(snapshot_folder)) {
        const bool is_kept = std::find(kept.begin(), kept.end(), name) != kept.end();
        if (is_chunk_name(name) && !is_kept) files_.stage_remove(in_snapshots(name));
    }
    for (const std::int64_t generation : generations(files_)) {
        if (generation != next_.generation && generation != newest_.generation)
            files_.stage_remove(manifest_path(generation));
    }
    newest_ = std::move(next_);
    next_ = {};
    has_staged_ = true;
    if (!std::exchange(is_in_repair_, false)) return;
    files_.stage_remove(in_repair_path);
    is_repaired_ = true;
}

}  // namespace tratt::storage
