#include "platform/fake/second_copy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tratt::platform::fake {
namespace {

core::Error copy_unreadable() {
    core::Error error;
    error.code = "copy_unreadable";
    return error;
}

bool is_table(std::string_view path) { return path.starts_with("snapshot/manifest-"); }

}  // namespace

std::optional<std::string> FakeCopy::read(std::string_view path) const {
    const auto found = loaded_.find(path);
    if (found == loaded_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> FakeCopy::list(std::string_view folder) const {
    std::vector<std::string> names;
    const std::string prefix = std::string(folder) + "/";
    for (const auto& [path, bytes] : loaded_) {
        if (path.starts_with(prefix)) names.push_back(path.substr(prefix.size()));
    }
    return names;
}

void FakeCopy::load(CopyDone done) { add({Kind::load, {}, {}, std::move(done)}); }

void FakeCopy::erase(CopyDone done) {
    // What is on its way arrives first.
    while (is_busy()) step();
    steps_.clear();
    is_following_ = is_filled_ = false;
    add({Kind::erase, {}, {}, std::move(done)});
}

void FakeCopy::add(Step step) {
    steps_.push_back(std::move(step));
    is_stalled_ = false;
    if (answers_at_once_ && steps_.back().done) {
        while (is_busy()) this->step();
    }
}

void FakeCopy::follow() {
    if (is_following_) return;
    is_following_ = true;
    loaded_.clear();
    if (is_behind_) begin();
}

void FakeCopy::committed(CopiedFiles stored, std::int64_t epoch) {
    const CopiedFiles before = std::exchange(known_, std::move(stored));
    writer_epoch_ = epoch;
    if (!is_following_) {
        is_behind_ = true;
        return;
    }
    is_stalled_ = false;
    if (is_filled_) {
        add_changes(before, known_);
    } else {
        begin();
    }
}

void FakeCopy::begin() {
    steps_.clear();
    if (!is_begun_) add({Kind::begin, {}, {}, {}});
    add({Kind::compare, {}, {}, {}});
    is_filled_ = true;
    state_.stage = CopyStage::filling;
}

void FakeCopy::add_changes(const CopiedFiles& from, const CopiedFiles& to) {
    std::vector<Step> changes, tables, removals;
    for (const auto& [path, bytes] : to) {
        const auto before = from.find(path);
        if (before == from.end() || before->second != bytes)
            (is_table(path) ? tables : changes).push_back({Kind::put, path, bytes, {}});
    }
    for (const auto& [path, bytes] : from) {
        if (!to.contains(path)) removals.push_back({Kind::remove, path, {}, {}});
    }
    for (auto* part : {&changes, &tables, &removals}) {
        steps_.insert(steps_.end(), std::make_move_iterator(part->begin()), std::make_move_iterator(part->end()));
    }
}

void FakeCopy::step() {
    if (steps_.empty()) return;
    if (std::exchange(fails_next_, false) || is_broken_) return fall_behind("the test's own");
    const Step step = std::move(steps_.front());
    steps_.pop_front();
    carry_out(step);
    if (steps_.empty() && is_filled_) state_ = {CopyStage::complete, {}, 1};
}

// A question is answered with the failure; a change stays the next to be carried out.
void FakeCopy::fall_behind(std::string reason) {
    state_ = {CopyStage::failed, std::move(reason), state_.written_at};
    is_stalled_ = true;
    if (!steps_.front().done) return;
    const CopyDone done = std::move(steps_.front().done);
    steps_.pop_front();
    done(copy_unreadable());
}

void FakeCopy::carry_out(const Step& step) {
    if (step.kind == Kind::load) {
        loaded_ = store_.files;
        is_loaded_ = true;
        return step.done({});
    }
    if (step.kind == Kind::erase) {
        store_.files.clear();
        era_ = ++store_.era;
        epoch_ = store_.epoch = writer_epoch_;
        is_begun_ = is_following_ = true;
        return step.done({});
    }
    if (step.kind == Kind::begin && (is_loaded_ || writer_epoch_ >= store_.epoch)) {
        if (std::exchange(is_loaded_, false)) ++store_.era;
        era_ = store_.era;
        epoch_ = store_.epoch = writer_epoch_;
        is_begun_ = true;
        return;
    }
    if (!is_owner()) {
        steps_.clear();
        is_begun_ = is_filled_ = false;
        state_ = {CopyStage::failed, "another writer keeps the copy", state_.written_at};
        return;
    }
    if (step.kind == Kind::compare) return compare();
    if (step.kind == Kind::put) store_.files[step.path] = step.bytes;
    if (step.kind == Kind::remove) store_.files.erase(step.path);
}

// What was added meanwhile leads from an older state to the newest, and the comparison does too.
void FakeCopy::compare() {
    steps_.clear();
    add_changes(store_.files, known_);
}

void FakeCopy::check(CheckDone done) {
    StoreCheck check;
    check.files = static_cast<std::int64_t>(known_.size());
    for (const auto& [path, bytes] : known_) {
        const auto copied = store_.files.find(path);
        if (copied == store_.files.end() || copied->second != bytes) check.bad_copies.push_back(path);
    }
    done(check);
}

}  // namespace tratt::platform::fake
