#include "app/workspace.hpp"

#include <charconv>
#include <utility>

#include "i18n/words.hpp"
#include "storage/erasure.hpp"
#include "storage/stored_files.hpp"

namespace tratt::app {
namespace {

using platform::StorageMode;
using ui::SaveState;

constexpr std::string_view folders[] = {storage::journal_folder, storage::snapshot_folder};
constexpr std::string_view marker_preference = "saved";  // the newest sequence that was acknowledged here

std::string path_of(std::string_view folder, std::string_view name) {
    return std::string(folder) + "/" + std::string(name);
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
    appended_ = 0;
    measured_at_ = -1;
}

void Workspace::open(OpenDone done) {
    const bool may_ask = services_.files.mode() != StorageMode::read_only;
    auto report = storage_->open({may_ask ? storage::CopyUse::unasked : storage::CopyUse::none, marker()});
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
    appended_ = is_new_ ? 0 : database_->sequence();
    if (!is_new_ && services_.files.mode() != StorageMode::read_only) {
        set_marker(database_->sequence());
        if (const model::Transaction* upgrade = database_->upgrade()) append(*upgrade);
    }
    if (report->is_erasing && services_.files.mode() != StorageMode::read_only) commit_erasure();
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

void Workspace::seed() { database_->seed(regional_language_, services_.page.time_zone()); }

const core::TimeZone& Workspace::time_zone() {
    if (zone_name_ != database_->time_zone()) {
        zone_name_ = database_->time_zone();
        time_zone_ = services_.clock.time_zone(*zone_name_);
    }
    return time_zone_;
}

void Workspace::append(const model::Transaction& transaction) {
    if (transaction.sequence <= appended_) return;
    appended_ = transaction.sequence;
    storage_->append(database_->complete(transaction),
                     [this, sequence = transaction.sequence] { set_marker(sequence); });
}

void Workspace::begin() {
    if (!is_new_) return;
    is_new_ = false;
    if (const model::Transaction* seed = database_->transaction_at(1)) append(*seed);
}

core::Result<const model::Transaction*> Workspace::execute(const model::Command& command) {
    auto result = database_->execute(command);
    if (!result || !*result) return result;
    begin();
    append(**result);
    return result;
}

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
        if (!result) erase_error_ = result.error();
        if (result) erase_copy();
        if (erase_done_) erase_done_(std::move(result));
    });
}

// Where the copy cannot be erased now, the next opening tries again.
void Workspace::erase_copy() {
    set_marker(0);
    services_.files.copy().erase([this](const core::Result<void>& result) {
        if (!result) return;
        storage::stage_erasure_end(services_.files);
        services_.files.commit([](const core::Result<void>&) {});
    });
}

void Workspace::retry() {
    if (erase_error_.code.empty()) {
        storage_->retry();
    } else {
        commit_erasure();
    }
}

SaveState Workspace::save_state() const {
    const StorageMode mode = services_.files.mode();
    if (mode == StorageMode::read_only) return SaveState::read_only;
    if (!erase_error_.code.empty()) return SaveState::not_saved;
    if (is_erasing_) return SaveState::saving;
    if (is_new_) return SaveState::nothing_to_save;
    if (storage_->state() == storage::SaveState::failed) return SaveState::not_saved;
    if (mode == StorageMode::memory) return SaveState::memory_only;
    return storage_->state() == storage::SaveState::saving ? SaveState::saving : SaveState::saved;
}

const core::Error& Workspace::save_error() const {
    return erase_error_.code.empty() ? storage_->failure() : erase_error_;
}

std::string Workspace::exported() const {
    std::string lines;
    for (const std::string& path : storage::line_files(services_.files)) {
        if (const auto bytes = services_.files.read(path)) lines += *bytes;
    }
    return lines;
}

const ui::StoredData& Workspace::stored() {
    const std::int64_t saved = is_new_ ? 0 : storage_->saved_sequence();
    if (saved == measured_at_) return stored_;
    measured_at_ = saved;
    stored_ = {.bytes = 0, .steps = is_new_ ? 0 : database_->sequence()};
    for (const std::string_view folder : folders) {
        for (const std::string& name : services_.files.list(folder)) {
            if (const auto bytes = services_.files.read(path_of(folder, name)))
                stored_.bytes += static_cast<std::int64_t>(bytes->size());
        }
    }
    return stored_;
}

}  // namespace tratt::app
