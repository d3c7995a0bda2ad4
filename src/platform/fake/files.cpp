#include "platform/fake/files.hpp"

#include <array>
#include <set>
#include <utility>

namespace tratt::platform::fake {
namespace {

constexpr std::array<std::string_view, 2> folders_in_order{"snapshot/", "journal/"};

core::Error error_of(std::string_view code) {
    core::Error error;
    error.code = code;
    return error;
}

}  // namespace

FakeFiles::FakeFiles(StoredFiles stored, StorageMode mode, CopyStore copied)
    : stored_(std::move(stored)),
      copied_(std::make_unique<CopyStore>(std::move(copied))),
      copy_(std::make_unique<FakeCopy>(*copied_)),
      mode_(mode) {}

std::optional<std::string> FakeFiles::read(std::string_view path) const {
    if (const auto staged = staged_.find(path); staged != staged_.end()) return staged->second;
    if (const auto found = stored_.find(path); found != stored_.end()) return found->second;
    return std::nullopt;
}

std::vector<std::string> FakeFiles::list(std::string_view folder) const {
    const std::string prefix = std::string(folder) + "/";
    std::set<std::string> names;
    for (const auto& [path, bytes] : stored_) {
        if (path.starts_with(prefix)) names.insert(path.substr(prefix.size()));
    }
    for (const auto& [path, bytes] : staged_) {
        if (!path.starts_with(prefix)) continue;
        if (bytes) {
            names.insert(path.substr(prefix.size()));
        } else {
            names.erase(path.substr(prefix.size()));
        }
    }
    return {names.begin(), names.end()};
}

void FakeFiles::stage(std::string_view path, std::string_view bytes) {
    staged_[std::string(path)] = std::string(bytes);
}
void FakeFiles::stage_remove(std::string_view path) { staged_[std::string(path)] = std::nullopt; }
void FakeFiles::commit(CommitDone done) { waiting_.push_back(std::move(done)); }
void FakeFiles::fail_next(core::Error error) { failures_.push_back(std::move(error)); }

void FakeFiles::release() { mode_ = StorageMode::read_only; }

void FakeFiles::be_taken_over() {
    is_taken_over_ = true;
    mode_ = StorageMode::read_only;
}

void FakeFiles::become_writer(StoredFiles stored) {
    stored_ = std::move(stored);
    staged_.clear();
    is_taken_over_ = false;
    mode_ = StorageMode::persistent;
}

void FakeFiles::store(std::string_view folder, StoredFiles* files) const {
    for (const auto& [path, bytes] : staged_) {
        if (!path.starts_with(folder)) continue;
        if (bytes) {
            (*files)[path] = *bytes;
        } else {
            files->erase(path);
        }
    }
}

StoredFiles FakeFiles::stored_if_lost_after(int folders) const {
    StoredFiles files = stored_;
    for (int i = 0; i < folders; ++i) store(folders_in_order[static_cast<std::size_t>(i)], &files);
    return files;
}

void FakeFiles::settle() {
    // A commit asked for by an answer belongs to the next settle(), as in the browser.
    const std::vector<CommitDone> answered = std::exchange(waiting_, {});
    if (answered.empty()) return;
    core::Result<void> result;
    if (is_taken_over_) {
        result = error_of("storage_taken_over");
    } else if (mode_ == StorageMode::read_only) {
        result = error_of("storage_read_only");
    } else if (!failures_.empty()) {
        result = failures_.front();
        failures_.erase(failures_.begin());
    } else {
        for (const auto& [path, bytes] : staged_) bytes_written_ += bytes ? bytes->size() : 0;
        for (const auto folder : folders_in_order) store(folder, &stored_);
        staged_.clear();
        ++commits_;
        if (mode_ == StorageMode::persistent) copy_->committed(stored_, 1);
    }
    for (const auto& done : answered) done(result);
    while (copy_->is_busy()) copy_->step();
}

}  // namespace tratt::platform::fake
