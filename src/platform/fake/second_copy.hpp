// The second copy as platform/web/keeping/copy.js and its worker keep it: one change after the other, later than the first
// store, each only if no later writer owns the copy. The test decides when each step happens and what fails.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "platform/second_copy.hpp"

namespace tratt::platform::fake {

using CopiedFiles = std::map<std::string, std::string, std::less<>>;  // path → bytes

// What outlasts the page.
struct CopyStore {
    CopiedFiles files;
    std::int64_t era = 0;
    std::int64_t epoch = 0;
};

class FakeCopy final : public SecondCopy {
public:
    // The store must outlive it. `answers_at_once`: load() and erase() need no step.
    explicit FakeCopy(CopyStore& store, bool answers_at_once = true)
        : store_(store), answers_at_once_(answers_at_once) {}

    std::optional<std::string> read(std::string_view path) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    void load(CopyDone done) override;
    bool has_lost_files() const override { return false; }
    void follow() override;
    void erase(CopyDone done) override;
    CopyState state() const override { return state_; }
    void check(CheckDone done) override;

    // A commit of the writer with that epoch has made this of the first store.
    void committed(CopiedFiles stored, std::int64_t epoch);
    bool is_busy() const { return !steps_.empty() && !is_stalled_; }
    void step();  // carries out one change, or answers
    void fail_next() { fails_next_ = true; }  // the next step; changes are then tried again with the next commit
    void fail_always() { is_broken_ = true; }
    void kill() { steps_.clear(); }  // the page goes, and the worker with it

private:
    enum class Kind : std::uint8_t { load, erase, begin, compare, put, remove };
    struct Step {
        Kind kind;
        std::string path;
        std::string bytes;
        CopyDone done;
    };

    void add(Step step);
    void carry_out(const Step& step);
    void begin();
    void compare();
    void fall_behind(std::string reason);
    bool is_owner() const { return is_begun_ && store_.era == era_ && store_.epoch == epoch_; }
    void add_changes(const CopiedFiles& from, const CopiedFiles& to);

    CopyStore& store_;
    bool answers_at_once_;
    std::deque<Step> steps_;
    CopiedFiles loaded_;
    CopiedFiles known_;  // the first store after the last commit
    CopyState state_;
    std::int64_t writer_epoch_ = 0;
    std::int64_t era_ = 0, epoch_ = 0;  // of this page, when it has begun
    bool is_loaded_ = false, is_following_ = false, is_behind_ = false, is_begun_ = false, is_filled_ = false;
    bool fails_next_ = false, is_broken_ = false, is_stalled_ = false;
};

}  // namespace tratt::platform::fake
