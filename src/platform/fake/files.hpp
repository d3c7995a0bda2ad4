// Files in memory whose storage obeys the test: it answers when told to, fails with what it is told to, and can be lost
// power at any step of a commit.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/fake/second_copy.hpp"
#include "platform/files.hpp"

namespace tratt::platform::fake {

using StoredFiles = std::map<std::string, std::string, std::less<>>;  // path → bytes, as they outlast the program

class FakeFiles final : public Files {
public:
    // `copied`: what the second copy holds.
    explicit FakeFiles(StoredFiles stored = {}, StorageMode mode = StorageMode::persistent, CopyStore copied = {});

    StorageMode mode() const override { return mode_; }
    FakeCopy& copy() override { return *copy_; }
    std::optional<std::string> read(std::string_view path) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    void stage(std::string_view path, std::string_view bytes) override;
    void stage_remove(std::string_view path) override;
    void commit(CommitDone done) override;
    void take_over() override { ++takeovers; }
    void release() override;

    void settle();  // carries out the commits asked for so far and answers them; then the copy catches up
    bool is_busy() const { return !waiting_.empty(); }
    void fail_next(core::Error error);  // the next commit stores nothing and answers this; may be given several times
    void be_taken_over();  // another tab becomes the writer: from now on storage_taken_over
    // This tab becomes the writer, and finds what others have stored.
    void become_writer(StoredFiles stored);

    // What a reload finds now, whatever is staged: pass it to another FakeFiles.
    const StoredFiles& stored() const { return stored_; }
    const CopyStore& copied() const { return *copied_; }
    // What a reload would find had power been lost in the coming commit, after so many of its folders were stored.
    StoredFiles stored_if_lost_after(int folders) const;

    std::size_t bytes_written() const { return bytes_written_; }  // by all commits
    int commits() const { return commits_; }  // stored ones

    int takeovers = 0;  // asked for

private:
    using Staged = std::map<std::string, std::optional<std::string>, std::less<>>;  // nullopt: to be removed

    void store(std::string_view folder, StoredFiles* files) const;

    StoredFiles stored_;
    std::unique_ptr<CopyStore> copied_;
    std::unique_ptr<FakeCopy> copy_;
    Staged staged_;
    StorageMode mode_;
    std::vector<CommitDone> waiting_;
    std::vector<core::Error> failures_;
    bool is_taken_over_ = false;
    std::size_t bytes_written_ = 0;
    int commits_ = 0;
};

}  // namespace tratt::platform::fake
