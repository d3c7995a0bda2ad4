#include "codec/backup_records.hpp"

#include <algorithm>
#include <utility>

#include "codec/backup_keys.hpp"

namespace tratt::codec {

using core::Uuid;
using model::Entity;
using model::FieldSpec;
using model::FieldType;
using model::Value;

namespace {

std::string name_of(Entity entity, const std::vector<Value>& values) {
    const auto text = [&](model::Field field) {
        const auto* found = std::get_if<std::string>(&value_of(entity, values, field));
        return found ? *found : std::string();
    };
    if (entity == Entity::contact) {
        const std::string first = text(model::Field::contact_first_name), last = text(model::Field::contact_last_name);
        return first.empty() || last.empty() ? first + last : first + " " + last;
    }
    if (entity == Entity::contact_point) return text(model::Field::contact_point_value);
    const auto field = model::name_field(entity);
    return field ? text(*field) : std::string();
}

}  // namespace

BackupRecords::BackupRecords(const store::Snapshot& backup, const store::Database& here, Mode mode,
                             CatalogueWords words)
    : backup_(backup), here_(here), mode_(mode), words_(std::move(words)) {
    for (const model::Event& records : backup.records)
        at(ids_, records.entity).insert(records.ids.begin(), records.ids.end());
    if (mode == Mode::replace) return;
    for (std::size_t i = 0; i < model::entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        if (!has_keys(entity)) continue;
        for (const store::Row row : here.rows_by_id(entity)) {
            for (std::string& key : keys_of(entity, values_of(here, entity, row), words_))
                by_key_[i].emplace(std::move(key), here.id_of(entity, row));
        }
    }
}

void BackupRecords::each(const std::function<void(const BackupRecord&)>& visit) {
    for (const model::Event& records : backup_.records) {
        if (mode_ == Mode::merge && model::is_personal(records.entity)) continue;
        BackupRecord record{.entity = records.entity, .begins_part = true};
        for (std::size_t row = 0; row < records.ids.size(); ++row) {
            record.there = records.ids[row];
            record.values.clear();
            for (const model::Column& column : records.columns) record.values.push_back(column.value(row));
            if (!resolve(record)) continue;
            at(taken_, record.entity).insert(record.there);
            record.here = find_here(record);
            visit(record);
            record.begins_part = false;
        }
    }
}

Uuid BackupRecords::target_of(Entity entity, const Uuid& id) const {
    const auto renamed = at(renamed_, entity).find(id);
    if (renamed != at(renamed_, entity).end()) return renamed->second;
    if (at(taken_, entity).contains(id)) return id;
    const bool is_here = mode_ == Mode::merge && here_.find(entity, id) != store::no_row;
    return is_here ? id : Uuid{};
}

// False: the record cannot be without what it has lost.
bool BackupRecords::resolve(BackupRecord& record) {
    const auto fields = model::stored_fields(record.entity);
    const std::size_t lost_before = lost_.size();
    bool stays_out = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldSpec& field = fields[i];
        Value& value = record.values[i];
        if (auto* text = std::get_if<std::string>(&value); text && field.limit == model::Limit::data) rename_ids(*text);
        const auto* id = std::get_if<Uuid>(&value);
        if (!id) continue;
        const Uuid target = target_of(field.target, *id);
        if (target.is_nil()) {
            lost_.push_back({record.entity, record.there, {}, field.field});
            stays_out |= field.has(model::field_required) || is_link(record.entity);
            value = {};
        } else {
            value = target;
        }
    }
    for (std::size_t i = lost_before; i < lost_.size(); ++i) {
        lost_[i].name = name_of(record.entity, record.values);
        lost_[i].stays_out = stays_out;
    }
    return !stays_out;
}

Uuid BackupRecords::find_here(const BackupRecord& record) {
    if (here_.find(record.entity, record.there) != store::no_row) return record.there;
    if (mode_ == Mode::replace || !has_keys(record.entity)) return {};
    for (const std::string& key : keys_of(record.entity, record.values, words_)) {
        const auto found = at(by_key_, record.entity).find(key);
        if (found == at(by_key_, record.entity).end()) continue;
        at(renamed_, record.entity).emplace(record.there, found->second);
        renamed_texts_.emplace_back(core::to_string(record.there), core::to_string(found->second));
        return found->second;
    }
    return {};
}

// Queries in the JSON of selections, tiles and boards name items by their ids.
void BackupRecords::rename_ids(std::string& text) const {
    for (const auto& [there, here] : renamed_texts_) {
        for (std::size_t at = text.find(there); at != std::string::npos; at = text.find(there, at + here.size()))
            text.replace(at, there.size(), here);
    }
}

}  // namespace tratt::codec
