#include "codec/backup_plan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "codec/backup_keys.hpp"
#include "codec/backup_records.hpp"
#include "model/seeds.hpp"

namespace tratt::codec {

using core::Uuid;
using model::Entity;
using model::Field;
using model::FieldSpec;
using model::Side;
using model::Value;

namespace {

// The command, record by record.
class CommandMaker {
public:
    void add(const BackupRecord& record) {
        if (record.begins_part || !has_part_ || command_.rows.back().entity != record.entity) begin(record.entity);
        model::ImportRows& rows = command_.rows.back();
        rows.ids.push_back(record.there);
        for (std::size_t i = 0; i < rows.columns.size(); ++i) rows.columns[i].add(record.values[i]);
    }

    void set(Entity entity, const Uuid& id, Field field, const Value& value) {
        model::ImportRows& rows = changes_.try_emplace(field, model::ImportRows{entity, false, {}, {}}).first->second;
        if (rows.columns.empty()) rows.columns.emplace_back(field);
        rows.ids.push_back(id);
        rows.columns.front().add(value);
    }

    void remove(Entity entity, const Uuid& id) {
        auto& removed = command_.removed;
        if (removed.empty() || removed.back().entity != entity) removed.push_back({entity, {}});
        removed.back().ids.push_back(id);
    }

    model::RestoreBackup take(std::string file_name) {
        for (model::ImportRows& rows : command_.rows)
            std::erase_if(rows.columns, [](const model::Column& column) { return column.is_all_empty(); });
        for (auto& [field, rows] : changes_) command_.rows.push_back(std::move(rows));
        command_.file_name = std::move(file_name);
        return std::move(command_);
    }

private:
    void begin(Entity entity) {
        model::ImportRows& rows = command_.rows.emplace_back(model::ImportRows{entity, true, {}, {}});
        for (const FieldSpec& field : model::stored_fields(entity)) rows.columns.emplace_back(field.field);
        has_part_ = true;
    }

    model::RestoreBackup command_;
    std::map<Field, model::ImportRows> changes_;
    bool has_part_ = false;
};

// ---- Comparing ----------------------------------------------------------------------------------------------------

// What stays as it is here when a record is taken from there.
bool is_own(const FieldSpec& field) {
    return model::number_field(field.entity) == field.field || model::created_field(field.entity) == field.field ||
           model::rank_field(field.entity) == field.field;
}

// What follows from the other fields and says nothing by itself.
bool is_follower(const FieldSpec& field) {
    return field.has(model::field_internal) || model::updated_field(field.entity) == field.field;
}

// When the record was last changed or deleted; none where it does not say.
std::optional<std::int64_t> last_change(Entity entity, const std::vector<Value>& values) {
    std::optional<std::int64_t> last;
    if (!model::updated_field(entity)) return last;
    for (const auto field : {model::updated_field(entity), model::deleted_field(entity)}) {
        const auto* at = field ? std::get_if<std::int64_t>(&value_of(entity, values, *field)) : nullptr;
        if (at) last = std::max(last.value_or(*at), *at);
    }
    return last;
}

std::vector<model::FieldConflict> differences(const BackupRecord& there, const std::vector<Value>& here) {
    const bool is_newer = last_change(there.entity, there.values) > last_change(there.entity, here);
    std::vector<model::FieldConflict> found;
    for (const FieldSpec& field : model::stored_fields(there.entity)) {
        const Value& own = value_of(there.entity, here, field.field);
        const Value& other = value_of(there.entity, there.values, field.field);
        if (is_own(field) || is_follower(field) || own == other) continue;
        found.push_back({field.field, own, other, is_newer ? Side::there : Side::here});
    }
    return found;
}

// A record of the backup beside the one here.
struct Pair {
    const BackupRecord& there;
    std::vector<Value> here;
    std::vector<model::FieldConflict> differences;
};

// One by one: what is only there, and what is in both.
template <class OnNew, class OnPair>
void compare(BackupRecords& records, const store::Database& here, const OnNew& on_new, const OnPair& on_pair) {
    records.each([&](const BackupRecord& record) {
        if (record.here.is_nil()) return on_new(record);
        Pair pair{record, values_of(here, record.entity, here.find(record.entity, record.here)), {}};
        // An item that is known by its name here, where another one of the backup is that item by its id, is that one.
        const bool is_second = record.here != record.there && records.has(record.entity, record.here);
        if (!is_second) pair.differences = differences(record, pair.here);
        on_pair(pair);
    });
}

}  // namespace

// ---- Replacing ----------------------------------------------------------------------------------------------------

namespace {

// A list that came with a later version than the backup: its seeds are not made a second time, so what is here stays.
bool is_unknown_to(const store::Snapshot& backup, Entity entity) {
    const bool is_seeded =
        std::ranges::any_of(model::seeds(), [&](const model::Seed& seed) { return seed.entity == entity; });
    const bool is_of_first_version = entity <= Entity::contact;
    return is_seeded && !is_of_first_version &&
           std::ranges::none_of(backup.records, [&](const model::Event& event) { return event.entity == entity; });
}

// What is not in the backup goes; what stays all the same lets go of it.
class Leftovers {
public:
    Leftovers(const store::Snapshot& backup, const store::Database& here) : here_(here) {
        for (const model::Event& event : backup.records)
            staying_[static_cast<std::size_t>(event.entity)].insert(event.ids.begin(), event.ids.end());
        for (std::size_t i = 0; i < model::entity_count; ++i)
            is_left_alone_[i] = is_unknown_to(backup, static_cast<Entity>(i));
    }

    void add_to(CommandMaker& command) const {
        for (std::size_t i = 0; i < model::entity_count; ++i) {
            const auto entity = static_cast<Entity>(i);
            for (const store::Row row : here_.rows_by_id(entity)) {
                const Uuid& id = here_.id_of(entity, row);
                if (is_left_alone_[i]) {
                    let_go(entity, row, command);
                } else if (!staying_[i].contains(id)) {
                    command.remove(entity, id);
                }
            }
        }
    }

private:
    void let_go(Entity entity, store::Row row, CommandMaker& command) const {
        for (const FieldSpec& field : model::stored_fields(entity)) {
            const Value value = here_.value(field.field, row);
            const auto* id = std::get_if<Uuid>(&value);
            const auto target = static_cast<std::size_t>(field.target);
            if (id && !is_left_alone_[target] && !staying_[target].contains(*id))
                command.set(entity, here_.id_of(entity, row), field.field, {});
        }
    }

    const store::Database& here_;
    std::array<Ids, model::entity_count> staying_;
    std::array<bool, model::entity_count> is_left_alone_{};
};

}  // namespace

ReplacePlan plan_replace(const store::Snapshot& backup, const store::Database& here, std::string file_name) {
    BackupRecords records(backup, here, BackupRecords::Mode::replace, {});
    CommandMaker command;
    records.each([&](const BackupRecord& record) {
        if (record.here.is_nil()) return command.add(record);
        const store::Row row = here.find(record.entity, record.here);
        for (const FieldSpec& field : model::stored_fields(record.entity)) {
            const Value& value = value_of(record.entity, record.values, field.field);
            if (here.value(field.field, row) != value) command.set(record.entity, record.here, field.field, value);
        }
    });
    Leftovers(backup, here).add_to(command);
    ReplacePlan plan{command.take(std::move(file_name)), records.lost()};
    plan.command.next_numbers = {{Entity::company, backup.next_company_number},
                                 {Entity::contact, backup.next_contact_number},
                                 {Entity::sale, backup.next_sale_number}};
    return plan;
}

// ---- Merging ------------------------------------------------------------------------------------------------------

model::MergePlan plan_merge(const store::Snapshot& backup, const store::Database& here, const CatalogueWords& words) {
    BackupRecords records(backup, here, BackupRecords::Mode::merge, words);
    model::MergePlan plan;
    std::array<Ids, model::entity_count> met;
    const auto counts = [&](Entity entity) -> model::MergeCounts& {
        return plan.counts[static_cast<std::size_t>(entity)];
    };
    compare(
        records, here, [&](const BackupRecord& record) { ++counts(record.entity).only_there; },
        [&](Pair& pair) {
            const BackupRecord& there = pair.there;
            met[static_cast<std::size_t>(there.entity)].insert(there.here);
            ++(pair.differences.empty() ? counts(there.entity).equal : counts(there.entity).differing);
            if (pair.differences.empty()) return;
            const Side newer = pair.differences.front().newer;
            const store::Row row = here.find(there.entity, there.here);
            plan.conflicts.push_back({there.entity, there.here, there.there, here.name(there.entity, row),
                                      std::move(pair.differences), newer});
        });
    plan.lost = records.lost();
    Ids out;
    for (const model::LostReference& lost : plan.lost) {
        if (lost.stays_out && out.insert(lost.record).second) ++counts(lost.entity).left_out;
    }
    for (std::size_t i = 0; i < model::entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        if (model::is_personal(entity)) continue;
        const std::size_t present = here.rows_by_id(entity).size();
        plan.counts[i].only_here = static_cast<std::int64_t>(present - met[i].size());
    }
    return plan;
}

namespace {

// Everything but what stays as it is here.
void take_from_there(const Pair& pair, CommandMaker& command) {
    const BackupRecord& there = pair.there;
    for (const FieldSpec& field : model::stored_fields(there.entity)) {
        const Value& value = value_of(there.entity, there.values, field.field);
        if (is_own(field) || model::catalogue_field(there.entity) == field.field) continue;
        if (value != value_of(there.entity, pair.here, field.field))
            command.set(there.entity, there.here, field.field, value);
    }
}

void leave_to_store(BackupRecord& record, Field field) {
    const Field first = model::stored_fields(record.entity).front().field;
    record.values[static_cast<std::size_t>(field) - static_cast<std::size_t>(first)] = {};
}

// A number that is taken, and the place in a list of others.
void give_way(const store::Database& here, BackupRecord& record) {
    if (const auto number = model::number_field(record.entity)) {
        const auto* wanted = std::get_if<std::int64_t>(&value_of(record.entity, record.values, *number));
        if (wanted && here.find_number(record.entity, *wanted) != store::no_row) leave_to_store(record, *number);
    }
    if (model::is_list(record.entity)) leave_to_store(record, *model::rank_field(record.entity));
}

}  // namespace

model::RestoreBackup merge_command(const store::Snapshot& backup, const model::MergePlan& plan,
                                   const model::MergeDecisions& decisions, const store::Database& here,
                                   std::string file_name, const CatalogueWords& words) {
    BackupRecords records(backup, here, BackupRecords::Mode::merge, words);
    std::map<std::pair<Entity, Uuid>, Side> sides;
    for (std::size_t i = 0; i < plan.conflicts.size(); ++i) {
        const model::RecordConflict& conflict = plan.conflicts[i];
        sides[{conflict.entity, conflict.there}] = i < decisions.size() ? decisions[i] : conflict.suggested;
    }
    CommandMaker command;
    compare(
        records, here,
        [&](BackupRecord record) {
            give_way(here, record);
            command.add(record);
        },
        [&](const Pair& pair) {
            const auto decided = sides.find({pair.there.entity, pair.there.there});
            const bool is_taken = decided != sides.end() && decided->second == Side::there;
            if (is_taken && !pair.differences.empty()) take_from_there(pair, command);
        });
    return command.take(std::move(file_name));
}

}  // namespace tratt::codec
