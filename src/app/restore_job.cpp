#include "app/restore_job.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/taken_back.hpp"
#include "codec/backup_file.hpp"
#include "i18n/format.hpp"
#include "i18n/words.hpp"

namespace tratt::app {
namespace {

using model::Entity;
using ui::ReplaceCounts;
using ui::RestoreMode;
using ui::RestoreStage;

// What the step is called after: the file, or the moment of the earlier state, "2026-11-26 09:40".
std::string source_name(const ui::RestoreView& view, const core::TimeZone& time_zone) {
    if (!view.point) return view.file_name;
    const core::InstantMs at = view.point->at;
    std::string name = core::iso_date(core::day_of(at, time_zone));
    return name.append(" ").append(i18n::time_of_day(at, time_zone));
}

std::int64_t size_of(const std::vector<core::Uuid>& ids) { return static_cast<std::int64_t>(ids.size()); }

// What the command does, by entity: a record that several fields of are set is changed once.
std::array<ReplaceCounts, model::entity_count> counts_of(const model::RestoreBackup& command) {
    std::array<ReplaceCounts, model::entity_count> counts{};
    std::array<std::set<core::Uuid>, model::entity_count> changed;
    for (const model::ImportRows& rows : command.rows) {
        const auto entity = static_cast<std::size_t>(rows.entity);
        if (rows.is_new) counts[entity].added += size_of(rows.ids);
        else changed[entity].insert(rows.ids.begin(), rows.ids.end());
    }
    for (const model::RemovedRows& removed : command.removed)
        counts[static_cast<std::size_t>(removed.entity)].removed += size_of(removed.ids);
    for (std::size_t i = 0; i < model::entity_count; ++i) counts[i].changed = std::ssize(changed[i]);
    return counts;
}

ReplaceCounts sum_of(const std::array<ReplaceCounts, model::entity_count>& counts) {
    ReplaceCounts sum;
    for (const ReplaceCounts& one : counts) {
        sum.added += one.added;
        sum.changed += one.changed;
        sum.equal += one.equal;
        sum.removed += one.removed;
    }
    return sum;
}

bool is_nothing(const ReplaceCounts& counts) { return counts.added + counts.changed + counts.removed == 0; }

// What was decided for a conflict that is still there stays decided.
model::MergeDecisions carried_over(const model::MergePlan& before, const model::MergeDecisions& decisions,
                                   const model::MergePlan& now) {
    std::map<std::pair<Entity, core::Uuid>, model::Side> decided;
    for (std::size_t i = 0; i < before.conflicts.size(); ++i)
        decided[{before.conflicts[i].entity, before.conflicts[i].there}] = decisions[i];
    model::MergeDecisions carried;
    for (const model::RecordConflict& conflict : now.conflicts) {
        const auto found = decided.find({conflict.entity, conflict.there});
        carried.push_back(found == decided.end() ? conflict.suggested : found->second);
    }
    return carried;
}

}  // namespace

void RestoreJob::close() {
    ++opening_;
    encrypted_.clear();
    backup_ = {};
    replace_ = {};
    view_ = {.revision = view_.revision + 1};
}

void RestoreJob::refuse(std::string_view name, const core::Error& error) {
    close();
    view_.stage = RestoreStage::refused;
    view_.file_name = name;
    view_.error = error;
}

void RestoreJob::open_file(std::string_view name, std::string bytes) {
    close();
    view_.file_name = name;
    if (!platform::is_encrypted(bytes)) return read(bytes);
    encrypted_ = std::move(bytes);
    view_.stage = RestoreStage::passphrase;
}

void RestoreJob::give_passphrase(const std::string& passphrase) {
    if (view_.stage != RestoreStage::passphrase) return;
    view_.stage = RestoreStage::opening;
    view_.error = {};
    cipher_.decrypt(passphrase, encrypted_, [this, opening = ++opening_](const core::Result<std::string>& content) {
        if (opening != opening_) return;
        if (content) return read(*content);
        const std::string name = view_.file_name;
        if (content.error().code != "wrong_passphrase") return refuse(name, content.error());
        view_.stage = RestoreStage::passphrase;
        view_.error = content.error();
    });
}

void RestoreJob::read(std::string_view bytes) {
    auto backup = codec::read_backup(bytes);
    if (!backup) return refuse(std::string(view_.file_name), backup.error());
    show(std::move(*backup));
}

void RestoreJob::open_state(const ui::PointLine& point, const store::Database& state) {
    close();
    view_.point = point;
    show(state.snapshot());
}

void RestoreJob::show(store::Snapshot backup) {
    encrypted_.clear();
    backup_ = std::move(backup);
    view_.stage = RestoreStage::preview;
    const store::Database& here = workspace_.database();
    const bool is_empty_here = here.count(Entity::contact) + here.count(Entity::company) == 0;
    view_.mode = view_.point || is_empty_here ? RestoreMode::replace : RestoreMode::merge;
    view_.records = 0;
    for (const model::Event& event : backup_.records) view_.records += size_of(event.ids);
    plan();
}

void RestoreJob::plan() {
    const store::Database& here = workspace_.database();
    planned_at_ = here.revision();
    ++view_.revision;
    replace_ = codec::plan_replace(backup_, here, source_name(view_, workspace_.time_zone()));
    view_.replace_lost = replace_.lost;
    view_.replace = counts_of(replace_.command);
    for (const model::Event& event : backup_.records)
        view_.replace[static_cast<std::size_t>(event.entity)].equal += size_of(event.ids);
    for (ReplaceCounts& counts : view_.replace)
        counts.equal = std::max<std::int64_t>(0, counts.equal - counts.added - counts.changed);
    if (!view_.point) {
        model::MergePlan merge = codec::plan_merge(backup_, here, i18n::words_in_every_language);
        view_.decisions = carried_over(view_.merge, view_.decisions, merge);
        view_.merge = std::move(merge);
    }
    weigh();
}

void RestoreJob::weigh() {
    if (view_.mode == RestoreMode::replace) {
        view_.does_something = !is_nothing(sum_of(view_.replace));
        return;
    }
    const bool brings_new = std::ranges::any_of(
        view_.merge.counts, [](const model::MergeCounts& counts) { return counts.only_there > counts.left_out; });
    view_.does_something =
        brings_new || std::ranges::find(view_.decisions, model::Side::there) != view_.decisions.end();
}

void RestoreJob::set_mode(RestoreMode mode) {
    if (view_.stage != RestoreStage::preview || view_.point) return;
    view_.mode = mode;
    view_.error = {};
    ++view_.revision;
    weigh();
}

void RestoreJob::decide(model::MergeDecisions decisions) {
    if (view_.stage != RestoreStage::preview || decisions.size() != view_.merge.conflicts.size()) return;
    view_.decisions = std::move(decisions);
    ++view_.revision;
    weigh();
}

model::Command RestoreJob::command() {
    store::Database& here = workspace_.database();
    model::RestoreBackup restore =
        view_.mode == RestoreMode::replace
            ? replace_.command
            : codec::merge_command(backup_, view_.merge, view_.decisions, here,
                                   source_name(view_, workspace_.time_zone()), i18n::words_in_every_language);
    view_.total = sum_of(counts_of(restore));
    return {.id = here.new_id(), .action = std::move(restore)};
}

void RestoreJob::finish(const model::Transaction* transaction) {
    view_.stage = RestoreStage::done;
    backup_ = {};
    replace_ = {};
    if (transaction) view_.transaction = transaction->id;
}

void RestoreJob::fail(const core::Error& error) { view_.error = error; }

void RestoreJob::follow() {
    const store::Database& here = workspace_.database();
    if (view_.stage == RestoreStage::preview && planned_at_ != here.revision()) plan();
    if (view_.stage == RestoreStage::done && !view_.transaction.is_nil())
        view_.is_undone = is_taken_back(here, view_.transaction);
}

}  // namespace tratt::app
