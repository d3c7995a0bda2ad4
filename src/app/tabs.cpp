#include "app/tabs.hpp"

#include <algorithm>
#include <utility>

#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "storage/rejoin.hpp"
#include "ui/input.hpp"

namespace tratt::app {
namespace {

using codec::TabMessage;
using codec::TabSays;
using platform::StorageMode;

}  // namespace

Tabs::Tabs(const platform::Services& services, Workspace& workspace, Events events)
    : services_(services), workspace_(workspace), events_(std::move(events)), self_(workspace.database().new_id()) {
    workspace_.set_listener(this);
}

Tabs::~Tabs() { workspace_.set_listener(nullptr); }

void Tabs::say(TabMessage message) {
    message.from = self_;
    services_.channel.post(codec::write_tab_message(message));
}

void Tabs::greet() {
    say({.says = TabSays::hello});
    if (workspace_.is_writer()) return say({.says = TabSays::leading, .sequence = workspace_.stored_sequence()});
    say({.says = TabSays::release});  // a writer of the same version does not mind
    ask_to_follow();
}

// ---- As a follower --------------------------------------------------------------------------------------------------

void Tabs::ask_to_follow() { say({.says = TabSays::follow, .sequence = workspace_.stored_sequence()}); }

void Tabs::propose() {
    if (workspace_.unsaved().is_empty()) return;
    say({.says = TabSays::propose, .sequence = workspace_.stored_sequence(), .lines = workspace_.unsaved().lines()});
    if (asked_at_ != 0) return;
    asked_at_ = services_.clock.now();
    ui::request_frame_in(static_cast<int>(patience_ms));
}

void Tabs::on_carried_out() { propose(); }

void Tabs::take_stored(const TabMessage& told) {
    note_answer();
    std::vector<model::Transaction> stored = codec::read_journal_lines(told.lines);
    const std::int64_t known = workspace_.stored_sequence();
    const bool has_gap = told.sequence > known && (stored.empty() || stored.front().sequence > known + 1 ||
                                                   stored.back().sequence < told.sequence);
    if (has_gap) return ask_to_follow();
    if (!workspace_.catch_up(std::move(stored))) events_.reload();
}

void Tabs::note_answer() {
    asked_at_ = 0;
    answered_at_ = services_.clock.now();
}

std::optional<core::InstantMs> Tabs::on_frame() {
    if (workspace_.is_writer()) tell_failure();
    const bool may_write = workspace_.save_state() != ui::SaveState::read_only;
    if (workspace_.is_writer() || !may_write || workspace_.unsaved().is_empty()) return std::nullopt;
    const core::InstantMs waited = services_.clock.now() - std::max(asked_at_, answered_at_);
    if (waited >= 0 && waited < patience_ms) return patience_ms - waited;
    if (asked_at_ == 0) {
        propose();
        return patience_ms;
    }
    asked_at_ = 0;
    answered_at_ = services_.clock.now();
    services_.files.take_over();
    return patience_ms;
}

void Tabs::take_over(std::function<void()> then) {
    if (workspace_.is_writer()) return then();
    if (workspace_.save_state() == ui::SaveState::read_only) return;  // a newer version writes
    after_taking_over_ = std::move(then);
    services_.files.take_over();
}

void Tabs::retry() {
    if (workspace_.is_writer()) return workspace_.retry();
    say({.says = TabSays::retry});
    propose();
}

// ---- As the writer --------------------------------------------------------------------------------------------------

void Tabs::on_stored(std::int64_t sequence, const std::string& lines) {
    if (has_listeners_) say({.says = TabSays::stored, .sequence = sequence, .lines = lines});
}

void Tabs::tell_failure() {
    const bool has_failed = workspace_.save_state() == ui::SaveState::not_saved;
    if (has_failed && !is_failure_told_) say({.says = TabSays::failed, .error = workspace_.save_error()});
    is_failure_told_ = has_failed;
}

void Tabs::send_stored(const TabMessage& asked) {
    has_listeners_ = true;
    const std::int64_t sequence = workspace_.stored_sequence();
    if (asked.sequence >= sequence) return;
    const auto stored = storage::transactions_after(services_.files, asked.sequence, sequence);
    TabMessage answer{.says = TabSays::stored, .to = asked.from, .sequence = sequence};
    if (stored) {
        for (const model::Transaction& transaction : *stored) codec::append_journal_line(answer.lines, transaction);
    }
    if (answer.lines.empty()) answer.says = TabSays::erased;  // they cannot be told apart: all is to be read anew
    say(std::move(answer));
}

void Tabs::take_proposal(const TabMessage& proposal) {
    has_listeners_ = true;
    workspace_.begin();
    std::vector<model::Transaction> proposed = codec::read_journal_lines(proposal.lines);
    std::vector<core::Uuid> ids;
    for (const model::Transaction& transaction : proposed) ids.push_back(transaction.id);
    TabMessage answer{.says = TabSays::received, .to = proposal.from};
    if (auto accepted = workspace_.accept(std::move(proposed)); !accepted) {
        answer.says = TabSays::refused;
        answer.error = accepted.error();
        const auto is_unknown = [&](const core::Uuid& id) { return !workspace_.database().find_transaction(id); };
        answer.about = *std::ranges::find_if(ids, is_unknown);
    } else if (workspace_.save_state() == ui::SaveState::not_saved) {
        answer.says = TabSays::failed;
        answer.error = workspace_.save_error();
    }
    say(std::move(answer));
}

// A tab of a newer version has changed, or is about to change, what is stored.
void Tabs::step_down_for(const TabMessage& newer) {
    if (newer.schema <= codec::schema_version) return;
    workspace_.stop_writing();
    if (newer.says != TabSays::release || !workspace_.is_writer()) return;
    services_.files.release();
    say({.says = TabSays::released});
}

void Tabs::say_erased() { say({.says = TabSays::erased}); }

// ---- Both -----------------------------------------------------------------------------------------------------------

void Tabs::on_storage_mode() {
    asked_at_ = 0;
    if (workspace_.save_state() == ui::SaveState::read_only) {  // an older version does not write
        services_.files.release();
        return workspace_.follow();
    }
    if (services_.files.mode() == StorageMode::read_only) {
        workspace_.follow();
        ask_to_follow();
        return propose();
    }
    has_listeners_ = true;
    if (!workspace_.lead()) return events_.reload();
    say({.says = TabSays::leading, .sequence = workspace_.stored_sequence()});
    if (const auto then = std::exchange(after_taking_over_, nullptr)) then();
}

void Tabs::on_message(std::string_view json) {
    const auto message = codec::read_tab_message(json);
    if (!message || message->from == self_ || (!message->to.is_nil() && message->to != self_)) return;
    step_down_for(*message);
    const bool is_writer = workspace_.is_writer();
    switch (message->says) {
        case TabSays::hello:
        case TabSays::release:
        case TabSays::released: break;
        case TabSays::follow:
            if (is_writer) send_stored(*message);
            break;
        case TabSays::propose:
            if (is_writer) take_proposal(*message);
            break;
        case TabSays::retry:
            if (is_writer) workspace_.retry();
            break;
        case TabSays::leading:
            if (is_writer) break;
            ask_to_follow();  // also where nothing is new: a writer that was ready later knows of nobody yet
            propose();
            break;
        case TabSays::stored:
            if (!is_writer) take_stored(*message);
            break;
        case TabSays::received: note_answer(); break;
        case TabSays::refused:
            note_answer();
            if (is_writer) break;
            workspace_.drop_unsaved(message->about);
            events_.refused(message->error);
            break;
        case TabSays::failed:
            note_answer();
            if (!is_writer) workspace_.set_writers_failure(message->error);
            break;
        case TabSays::erased:
            if (!is_writer) events_.reload();
            break;
    }
}

}  // namespace tratt::app
