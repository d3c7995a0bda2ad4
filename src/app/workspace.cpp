#include "app/workspace.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "codec/json_transaction.hpp"
#include "i18n/words.hpp"
#include "storage/erasure.hpp"
#include "storage/person_erasure.hpp"
#include "storage/rejoin.hpp"
#include "storage/stored_files.hpp"

namespace tratt::app {
namespace {

using platform::StorageMode;
using ui::SaveState;

constexpr std::string_view folders[] = {storage::journal_folder, storage::snapshot_folder};
constexpr std::string_view marker_preference = "saved";  // the newest sequence that was acknowledged here

// Carried out anew it means the same: the record that a page may be showing already, and the step that was meant.
void make_repeatable(model::Command& command, store::Database& database) {
    auto* create = std::get_if<model::CreateRecord>(&command.action);
    if (create && create->record.is_nil()) create->record = database.new_id();
    auto* undo = std::get_if<model::Undo>(&command.action);
    const model::Transaction* newest = database.next_undo();
    if (undo && undo->transaction.is_nil() && newest) undo->transaction = newest->id;
}

ui::StoredPart part_of(std::string_view folder, std::string_view name) {
    if (name.starts_with("damaged-")) return ui::StoredPart::set_aside;
    if (folder == storage::journal_folder || name.starts_with("history-")) return ui::StoredPart::history;
    switch (model::find_entity(name.substr(0, name.find('-'))).value_or(model::Entity::setting)) {
        case model::Entity::company:
        case model::Entity::contact:
        case model::Entity::contact_point: return ui::StoredPart::contacts_and_companies;
        case model::Entity::sale:
        case model::Entity::follow_up: return ui::StoredPart::sales_and_follow_ups;
        default: return ui::StoredPart::other_records;
    }
}

}  // namespace

Workspace::Workspace(const platform::Services& services, core::Language regional_language)
    : services_(services), regional_language_(regional_language) {
    start_anew();
}

void Workspace::start_anew() {
    storage_.reset();
    queries_.reset();
    store::Environment environment;
    environment.now = [this] { return services_.clock.now(); };
    environment.random = [this](std::span<std::uint8_t> bytes) { services_.random.fill(bytes); };
    environment.time_zone = [this] { return time_zone(); };
    environment.catalogue_words = i18n::words_in_every_language;
    database_ = std::make_unique<store::Database>(std::move(environment));
    queries_ = std::make_unique<query::QueryCache>(*database_);
    storage_ = std::make_unique<storage::Storage>(services_.files, *database_);
    unsaved_ = {};
    stored_sequence_ = 0;
    measured_at_ = -1;
}

void Workspace::open(OpenDone done) {
    is_writer_ = services_.files.mode() != StorageMode::read_only;
    auto report = storage_->open({is_writer_ ? storage::CopyUse::unasked : storage::CopyUse::none, marker()});
    if (!report || !report->wants_copy) return finish_opening(std::move(report), done);
    services_.files.copy().load([this, done = std::move(done)](const core::Result<void>& loaded) {
        start_anew();
        const auto use = loaded ? storage::CopyUse::loaded : storage::CopyUse::failed;
        finish_opening(storage_->open({use, marker()}), done);
    });
}

void Workspace::finish_opening(core::Result<storage::OpenReport> report, const OpenDone& done) {
    if (!report) return done(std::move(report));
    is_new_ = report->is_empty;
    if (is_new_) seed();
    stored_sequence_ = is_new_ ? 0 : database_->sequence();
    is_damaged_ = !is_writer_ && !report->damages.empty();
    if (!is_new_ && is_writer_) {
        set_marker(database_->sequence());
        upgrade();
    }
    if (report->is_erasing && is_writer_) commit_erasure();
    done(std::move(report));
}

std::int64_t Workspace::marker() const {
    const std::string kept = services_.preferences.get(marker_preference);
    std::int64_t sequence = 0;
    std::from_chars(kept.data(), kept.data() + kept.size(), sequence);
    return sequence;
}

// 0 = there is nothing.
void Workspace::set_marker(std::int64_t sequence) {
    if (services_.files.mode() != StorageMode::persistent) return;
    services_.preferences.set(marker_preference, sequence == 0 ? "" : std::to_string(sequence));
}

void Workspace::upgrade() {
    if (const model::Transaction* upgrade = database_->upgrade()) append(*upgrade, nullptr);
}

void Workspace::seed() { database_->seed(regional_language_, services_.page.time_zone()); }

const core::TimeZone& Workspace::time_zone() {
    if (zone_name_ != database_->time_zone()) {
        zone_name_ = database_->time_zone();
        time_zone_ = services_.clock.time_zone(*zone_name_);
    }
    return time_zone_;
}

void Workspace::append(const model::Transaction& transaction, std::shared_ptr<const model::Command> command) {
    const model::Transaction whole = database_->complete(transaction);
    std::string line;
    if (is_writer_) {
        line = storage_->append(whole, [this, sequence = transaction.sequence] { confirm(sequence); });
    } else {
        codec::append_journal_line(line, whole);
    }
    unsaved_.add({transaction.id, transaction.sequence, std::move(line), std::move(command)});
    if (!is_writer_ && listener_) listener_->on_carried_out();
}

void Workspace::confirm(std::int64_t sequence) {
    stored_sequence_ = std::max(stored_sequence_, sequence);
    std::string lines;
    for (const UnsavedStep& step : unsaved_.confirm(sequence)) lines += step.line;
    if (is_writer_) set_marker(stored_sequence_);
    if (listener_ && is_writer_) listener_->on_stored(sequence, lines);
    if (!unsaved_.is_empty() || person_to_erase_.is_nil()) return;
    // Later: storage is in the middle of telling this, and will be gone.
    services_.files.commit(
        [this, contact = std::exchange(person_to_erase_, {})](const core::Result<void>&) { rewrite_without(contact); });
}

void Workspace::begin() {
    if (!is_new_) return;
    is_new_ = false;
    if (const model::Transaction* seed = database_->transaction_at(1)) append(*seed, nullptr);
}

core::Result<const model::Transaction*> Workspace::execute(const model::Command& command) {
    if (is_rewriting_) return core::Error{.code = "storage_rewriting"};
    auto own = std::make_shared<model::Command>(command);
    make_repeatable(*own, *database_);
    const std::int64_t before = database_->sequence();
    auto result = database_->execute(*own);
    if (!result || database_->sequence() == before) return result;
    begin();
    append(**result, std::move(own));
    return result;
}

// ---- Among tabs -----------------------------------------------------------------------------------------------------

core::Result<void> Workspace::lead() {
    if (is_damaged_) return core::Error{.code = "line_broken"};
    auto stored = storage::transactions_after(services_.files, stored_sequence_);
    if (!stored) return stored.error();
    std::vector<UnsavedStep> taken;
    if (auto put = put_before_unsaved(std::move(*stored), taken); !put) return put;
    if (stored_sequence_ < marker()) return core::Error{.code = "sequence_gap"};
    services_.files.copy().follow();
    storage_ = std::make_unique<storage::Storage>(services_.files, *database_);
    if (!is_new_) storage_->resume();
    is_writer_ = true;
    writers_failure_ = {};
    if (database_->sequence() == 0) {  // this tab had begun, and nothing of it was stored
        seed();
        is_new_ = true;
        begin();
    } else if (!is_new_) {
        upgrade();
    }
    carry_out_anew(std::move(taken));
    return {};
}

void Workspace::follow() { is_writer_ = false; }

core::Result<void> Workspace::catch_up(std::vector<model::Transaction> stored) {
    writers_failure_ = {};
    std::erase_if(stored, [&](const model::Transaction& one) { return one.sequence <= stored_sequence_; });
    const std::size_t same = unsaved_.count_of_same(stored);
    if (same > 0) confirm(stored[same - 1].sequence);
    stored.erase(stored.begin(), stored.begin() + static_cast<std::ptrdiff_t>(same));
    if (stored.empty()) return {};
    std::vector<UnsavedStep> taken;
    if (auto put = put_before_unsaved(std::move(stored), taken); !put) return put;
    carry_out_anew(std::move(taken));
    return {};
}

// With nothing stored yet what is taken back is this tab's own seed as well.
core::Result<void> Workspace::put_before_unsaved(std::vector<model::Transaction> stored,
                                                 std::vector<UnsavedStep>& taken) {
    const bool keeps_seed = is_new_ && stored.empty();
    if (std::ranges::any_of(stored, storage::is_erasure)) return core::Error{.code = "person_erased"};
    if (!unsaved_.take_back(*database_, keeps_seed ? 1 : stored_sequence_, taken))
        return core::Error{.code = "sequence_gap"};
    for (model::Transaction& transaction : stored) {
        const std::int64_t sequence = transaction.sequence;
        if (auto applied = database_->apply(std::move(transaction)); !applied) return applied;
        stored_sequence_ = sequence;
        is_new_ = false;
    }
    return {};
}

void Workspace::carry_out_anew(std::vector<UnsavedStep> steps) {
    for (const UnsavedStep& step : steps) {
        if (!step.command || database_->find_transaction(step.id)) continue;
        const auto result = execute(*step.command);
        if (!result && listener_) listener_->on_refused(result.error());
    }
}

core::Result<void> Workspace::accept(std::vector<model::Transaction> proposed) {
    if (is_rewriting_) return {};
    for (model::Transaction& transaction : proposed) {
        if (database_->find_transaction(transaction.id)) continue;
        if (transaction.sequence != database_->sequence() + 1) return {};
        if (auto applied = database_->apply(std::move(transaction)); !applied) return applied;
        begin();
        append(*database_->transaction_at(database_->sequence()), nullptr);
    }
    return {};
}

void Workspace::drop_unsaved(const core::Uuid& transaction) {
    std::vector<UnsavedStep> taken;
    if (!unsaved_.take_back(*database_, stored_sequence_, taken)) return;
    std::erase_if(taken, [&](const UnsavedStep& step) { return step.id == transaction; });
    carry_out_anew(std::move(taken));
}

// ---- Erasing --------------------------------------------------------------------------------------------------------

void Workspace::erase(std::function<void(core::Result<void>)> done) {
    start_anew();
    seed();
    storage::stage_erasure(services_.files, database_->transaction_at(1)->id);
    is_new_ = true;
    erase_done_ = std::move(done);
    commit_erasure();
}

void Workspace::commit_erasure() {
    is_erasing_ = true;
    erase_error_ = {};
    services_.files.commit([this](core::Result<void> result) {
        is_erasing_ = false;
        if (const auto next = result ? std::exchange(erase_next_, nullptr) : nullptr) {
            next();
            return commit_erasure();
        }
        if (!result) erase_error_ = result.error();
        if (result && is_rewriting_) return erase_copy(erase_done_);
        if (result) {
            set_marker(0);
            erase_copy({});
        }
        if (erase_done_) erase_done_(std::move(result));
    });
}

// Where the copy cannot be erased now, the next opening tries again.
void Workspace::erase_copy(std::function<void(core::Result<void>)> done) {
    services_.files.copy().erase([this, done = std::move(done)](const core::Result<void>& result) {
        if (!result) return done ? done({}) : void();
        storage::stage_erasure_end(services_.files);
        services_.files.commit([done](const core::Result<void>&) {
            if (done) done({});
        });
    });
}

void Workspace::retry() {
    if (erase_error_.code.empty()) {
        storage_->retry();
    } else {
        commit_erasure();
    }
}

void Workspace::erase_person(const core::Uuid& contact, std::function<void(core::Result<void>)> done) {
    erase_done_ = std::move(done);
    const store::Row row = database_->find(model::Entity::contact, contact);
    if (!database_->is_deleted(model::Entity::contact, row)) {
        const auto deleted = execute({database_->new_id(), model::DeleteRecords{model::Entity::contact, {contact}}});
        if (!deleted) return erase_done_(deleted.error());
    }
    if (unsaved_.is_empty()) return rewrite_without(contact);
    person_to_erase_ = contact;
}

// Nothing else is written from now on.
void Workspace::rewrite_without(const core::Uuid& contact) {
    is_rewriting_ = true;
    storage_.reset();
    storage::stage_journal_as_history(services_.files);
    model::Transaction mark;
    mark.id = database_->new_id();
    mark.sequence = database_->sequence() + 1;
    mark.at = services_.clock.now();
    mark.kind = model::TransactionKind::system;
    mark.name_key = storage::erasure_step;
    erase_next_ = [this, contact, mark] {
        storage::stage_without_person(services_.files, database_->snapshot(), contact, mark);
        // Until the copy has been erased too.
        if (const auto* first = database_->transaction_at(1)) storage::stage_erased_mark(services_.files, first->id);
    };
    commit_erasure();
}

// ---- What is known of it --------------------------------------------------------------------------------------------

SaveState Workspace::save_state() const {
    if (is_outdated_) return SaveState::read_only;
    if (!erase_error_.code.empty() || !writers_failure_.code.empty()) return SaveState::not_saved;
    if (is_erasing_) return SaveState::saving;
    if (is_new_) return SaveState::nothing_to_save;
    if (is_writer_ && storage_ && storage_->state() == storage::SaveState::failed) return SaveState::not_saved;
    if (services_.files.mode() == StorageMode::memory) return SaveState::memory_only;
    return unsaved_.is_empty() ? SaveState::saved : SaveState::saving;
}

const core::Error& Workspace::save_error() const {
    if (!writers_failure_.code.empty()) return writers_failure_;
    return erase_error_.code.empty() ? storage_->failure() : erase_error_;
}

std::string Workspace::exported() const {
    std::string lines;
    for (const std::string& path : storage::line_files(services_.files)) {
        if (const auto bytes = services_.files.read(path)) lines += *bytes;
    }
    return lines;
}

// It has the same files as the first store, where it is complete.
ui::SecondCopy Workspace::second_copy() const {
    constexpr std::array states{ui::SecondCopy::State::none, ui::SecondCopy::State::filling,
                                ui::SecondCopy::State::complete, ui::SecondCopy::State::failed};
    const platform::CopyState now = services_.files.copy().state();
    ui::SecondCopy copy{.state = states[static_cast<std::size_t>(now.stage)], .written_at = now.written_at};
    copy.reason = now.reason == "storage_full" ? i18n::error_words({.code = now.reason}) : now.reason;
    if (now.stage == platform::CopyStage::complete) copy.bytes = stored_.bytes;
    return copy;
}

const ui::StoredData& Workspace::stored() {
    if (is_writer_) stored_.copy = second_copy();
    const std::int64_t saved = stored_sequence_;
    if (saved == measured_at_) return stored_;
    measured_at_ = saved;
    stored_ = {.bytes = 0, .steps = is_new_ ? 0 : database_->sequence(), .copy = stored_.copy};
    for (const std::string_view folder : folders) {
        for (const std::string& name : services_.files.list(folder)) {
            const auto bytes = services_.files.read(storage::path_in(folder, name));
            if (!bytes) continue;
            stored_.bytes += std::ssize(*bytes);
            stored_.parts[static_cast<std::size_t>(part_of(folder, name))] += std::ssize(*bytes);
        }
    }
    return stored_;
}

}  // namespace tratt::app
