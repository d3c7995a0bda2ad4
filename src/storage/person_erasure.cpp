#include "storage/person_erasure.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "codec/json_transaction.hpp"
#include "storage/storage.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

constexpr std::string_view no_name = "–";

void stage_snapshot(platform::Files& files, const store::Snapshot& snapshot, std::int64_t generation) {
    constexpr std::size_t chunk_rows = Limits{}.chunk_rows;
    codec::Manifest manifest = manifest_of(snapshot, generation);
    std::map<model::Entity, std::size_t> next_index;
    for (const model::Event& records : snapshot.records) {
        for (std::size_t first = 0; first < records.ids.size(); first += chunk_rows) {
            const std::string name = chunk_name(records.entity, next_index[records.entity]++, generation);
            const std::string bytes = codec::write_chunk(records, first, chunk_rows);
            files.stage(in_snapshots(name), bytes);
            manifest.chunks.push_back(manifest_entry(name, bytes));
        }
    }
    files.stage(manifest_path(generation), codec::write_manifest(manifest));
}

}  // namespace

void Erasure::look_at(const model::Event& records) {
    for (const model::Column& column : records.columns) {
        const bool belongs_to_contact = column.field == model::Field::contact_point_contact ||
                                        column.field == model::Field::form_submission_contact ||
                                        column.field == model::Field::follow_up_contact;
        if (!belongs_to_contact) continue;
        for (std::size_t i = 0; i < column.ids.size(); ++i) {
            if (column.ids[i] == contact_) records_.insert(records.ids[i]);
        }
    }
}

void Erasure::blank(model::Column& column, const std::vector<core::Uuid>& ids) const {
    if (model::spec(column.field).type != model::FieldType::text) return;
    model::Column blanked(column.field);
    for (std::size_t i = 0; i < ids.size(); ++i) blanked.add_text(records_.contains(ids[i]) ? "" : column.text(i));
    column = std::move(blanked);
}

bool Erasure::concerns(const model::Event& event) const {
    return std::ranges::any_of(event.ids, [&](const core::Uuid& id) { return records_.contains(id); });
}

void Erasure::blank(model::Event& event) const {
    if (!concerns(event)) return;
    for (model::Column& column : event.columns) blank(column, event.ids);
    for (model::Column& column : event.old_columns) blank(column, event.ids);
}

void Erasure::blank(model::Transaction& transaction) const {
    if (std::ranges::none_of(transaction.events, [&](const model::Event& event) { return concerns(event); })) return;
    for (auto& [key, value] : transaction.name_params) {
        if (key == "name" || key == "other") value = no_name;
    }
    for (model::Event& event : transaction.events) blank(event);
}

void stage_journal_as_history(platform::Files& files) {
    for (const std::string& name : files.list(journal_folder)) {
        const std::string segment = path_in(journal_folder, name);
        const std::string history = history_path_of_segment(segment);
        files.stage(history, lines_of(files, history) + files.read(segment).value_or(""));
        files.stage_remove(segment);
    }
}

void stage_without_person(platform::Files& files, store::Snapshot snapshot, const core::Uuid& contact,
                          const model::Transaction& mark) {
    std::map<std::string, std::vector<model::Transaction>> history;
    for (const std::string& path : history_files(files))
        history[path] = codec::read_journal_lines(files.read(path).value_or(""));
    Erasure erasure(contact);
    for (const auto& [path, transactions] : history) {
        for (const model::Transaction& transaction : transactions) {
            for (const model::Event& event : transaction.events) erasure.look_at(event);
        }
    }
    for (const model::Event& records : snapshot.records) erasure.look_at(records);

    const std::int64_t generation = next_generation(files);
    for (const std::string& name : files.list(snapshot_folder)) files.stage_remove(in_snapshots(name));
    for (auto& [path, transactions] : history) {
        std::string lines;
        for (model::Transaction& transaction : transactions) {
            erasure.blank(transaction);
            codec::append_journal_line(lines, transaction);
        }
        if (path == history.rbegin()->first) codec::append_journal_line(lines, mark);
        files.stage(path, lines);
    }
    for (model::Event& records : snapshot.records) erasure.blank(records);
    stage_snapshot(files, snapshot, generation);
}

}  // namespace tratt::storage
