#include "storage/stored_files.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "codec/errors.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_transaction.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

namespace tratt::storage {
namespace {

constexpr std::size_t number_digits = 12;  // so that names sort as their numbers
constexpr std::size_t index_digits = 4;
constexpr std::string_view history_prefix = "history-";
constexpr std::string_view manifest_prefix = "manifest-";
constexpr std::string_view damaged_prefix = "damaged-";
constexpr std::string_view lines_suffix = ".jsonl";

std::string padded(std::int64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    return text.size() >= digits ? text : std::string(digits - text.size(), '0') + text;
}

std::string set_aside_prefix() { return std::string(damaged_prefix) + std::string(manifest_prefix); }

std::string chunk_suffix(std::int64_t generation) { return '-' + padded(generation, number_digits) + ".json"; }

std::optional<std::int64_t> leading_number(std::string_view text) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} ? std::optional(number) : std::nullopt;
}

std::vector<std::int64_t> numbers_after(const platform::FileReader& files, std::string_view prefix) {
    std::vector<std::int64_t> found;
    for (const std::string& name : files.list(snapshot_folder)) {
        if (!name.starts_with(prefix)) continue;
        if (const auto number = leading_number(std::string_view(name).substr(prefix.size()))) found.push_back(*number);
    }
    return found;
}

core::Error broken_chunk(const std::string& file, const char* reason) {
    core::Error error = codec::error_of("chunk_broken", "reason", reason);
    error.params.emplace_back("file", file);
    return error;
}

model::Column& column_of(model::Event& event, model::Field field) {
    for (model::Column& column : event.columns) {
        if (column.field == field) return column;
    }
    return event.columns.emplace_back(field);
}

void pad(model::Column& column, std::size_t size) {
    while (column.size() < size) column.add({});
}

// The records of two chunks as one event; a column that one of them lacks is empty there.
void append_records(model::Event& to, const model::Event& part) {
    const std::size_t before = to.ids.size();
    to.ids.insert(to.ids.end(), part.ids.begin(), part.ids.end());
    for (const model::Column& from : part.columns) {
        model::Column& column = column_of(to, from.field);
        pad(column, before);
        column.append(from);
    }
    for (model::Column& column : to.columns) pad(column, to.ids.size());
}

core::Result<model::Event> load_chunk(const platform::FileReader& files, const codec::ManifestChunk& chunk) {
    const auto bytes = files.read(in_snapshots(chunk.file));
    if (!bytes) return broken_chunk(chunk.file, "absent");
    const bool is_as_said = static_cast<std::int64_t>(bytes->size()) == chunk.bytes &&
                            codec::checksum_text(core::crc32(*bytes)) == chunk.checksum;
    if (!is_as_said) return broken_chunk(chunk.file, "checksum");
    auto records = codec::read_chunk(*bytes);
    if (records && records->kind != model::EventKind::insert) return broken_chunk(chunk.file, "kind");
    return records;
}

}  // namespace

std::string_view without_line_end(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    return line;
}

void end_line(std::string* lines) {
    if (!lines->empty() && !lines->ends_with('\n')) *lines += '\n';
}

std::string lines_of(const platform::FileReader& files, std::string_view path) {
    std::string lines = files.read(path).value_or("");
    end_line(&lines);
    return lines;
}

std::string path_in(std::string_view folder, std::string_view name) {
    std::string path(folder);
    path += '/';
    path += name;
    return path;
}

std::string in_snapshots(std::string_view name) { return path_in(snapshot_folder, name); }

std::string segment_path(std::int64_t first_sequence) {
    return path_in(journal_folder, padded(first_sequence, number_digits) + std::string(lines_suffix));
}

std::string history_path_of_segment(std::string_view segment) {
    return in_snapshots(std::string(history_prefix) + std::string(segment.substr(segment.find('/') + 1)));
}

std::string manifest_path(std::int64_t generation) {
    return in_snapshots(std::string(manifest_prefix) + padded(generation, number_digits) + ".json");
}

std::string damaged_path(const platform::FileReader& files, std::int64_t first_lost_sequence) {
    const std::string name = std::string(damaged_prefix) + padded(first_lost_sequence, number_digits);
    std::string path = in_snapshots(name + ".txt");
    for (int i = 2; files.read(path).has_value(); ++i) path = in_snapshots(name + '-' + std::to_string(i) + ".txt");
    return path;
}

std::string chunk_name(model::Entity entity, std::size_t index, std::int64_t generation) {
    return std::string(model::entity_key(entity)) + '-' + padded(static_cast<std::int64_t>(index), index_digits) +
           chunk_suffix(generation);
}

bool is_chunk_name(std::string_view name) {
    return model::find_entity(name.substr(0, name.find('-'))).has_value() && name.ends_with(".json");
}

bool is_same_part(std::string_view chunk, std::string_view other) {
    return chunk.substr(0, chunk.rfind('-')) == other.substr(0, other.rfind('-'));
}

std::vector<std::string> history_files(const platform::FileReader& files) {
    std::vector<std::string> paths;
    for (const std::string& name : files.list(snapshot_folder)) {
        if (name.starts_with(history_prefix)) paths.push_back(in_snapshots(name));
    }
    return paths;
}

std::int64_t first_sequence_of(std::string_view line_file) {
    line_file.remove_prefix(line_file.find('/') + 1);
    if (line_file.starts_with(history_prefix)) line_file.remove_prefix(history_prefix.size());
    return leading_number(line_file).value_or(0);
}

std::vector<std::string> line_files(const platform::FileReader& files) {
    std::vector<std::string> paths = history_files(files);
    for (const std::string& name : files.list(journal_folder)) {
        if (name.ends_with(lines_suffix)) paths.push_back(path_in(journal_folder, name));
    }
    return paths;
}

std::vector<std::int64_t> generations(const platform::FileReader& files) {
    std::vector<std::int64_t> found = numbers_after(files, manifest_prefix);
    std::sort(found.rbegin(), found.rend());
    return found;
}

std::int64_t next_generation(platform::Files& files) {
    std::int64_t newest = 0;
    const platform::FileReader* stores[] = {&files, &files.copy()};
    for (const platform::FileReader* store : stores) {
        for (const std::string& prefix : {std::string(manifest_prefix), set_aside_prefix()}) {
            for (const std::int64_t generation : numbers_after(*store, prefix)) newest = std::max(newest, generation);
        }
    }
    return newest + 1;
}

std::string stage_generation_aside(platform::Files& files, std::int64_t generation) {
    const std::string path = manifest_path(generation);
    const std::string aside = in_snapshots(std::string(damaged_prefix) + path.substr(path.find('/') + 1));
    files.stage(aside, files.read(path).value_or(""));
    files.stage_remove(path);
    return aside;
}

std::vector<std::string> chunks_set_aside(const platform::FileReader& files) {
    std::vector<std::string> chunks;
    for (const std::int64_t generation : numbers_after(files, set_aside_prefix())) {
        const std::string suffix = chunk_suffix(generation);
        for (const std::string& name : files.list(snapshot_folder)) {
            if (is_chunk_name(name) && name.ends_with(suffix)) chunks.push_back(name);
        }
        const auto bytes = files.read(in_snapshots(set_aside_prefix() + padded(generation, number_digits) + ".json"));
        const auto manifest = codec::read_manifest(bytes.value_or(""));
        if (!manifest) continue;
        for (const codec::ManifestChunk& chunk : manifest->chunks) chunks.push_back(chunk.file);
    }
    return chunks;
}

codec::Manifest manifest_of(const store::Snapshot& snapshot, std::int64_t generation) {
    codec::Manifest manifest;
    manifest.generation = generation;
    manifest.sequence = snapshot.sequence;
    manifest.next_company_number = snapshot.next_company_number;
    manifest.next_contact_number = snapshot.next_contact_number;
    manifest.next_sale_number = snapshot.next_sale_number;
    return manifest;
}

codec::ManifestChunk manifest_entry(std::string chunk_name, std::string_view bytes) {
    return {std::move(chunk_name), static_cast<std::int64_t>(bytes.size()), codec::checksum_text(core::crc32(bytes))};
}

core::Result<codec::Manifest> load_manifest(const platform::FileReader& files, std::int64_t generation) {
    const auto bytes = files.read(manifest_path(generation));
    if (!bytes) return codec::error_of("manifest_broken", "reason", "absent");
    auto manifest = codec::read_manifest(*bytes);
    const bool is_newer = !manifest && manifest.error().code == "schema_newer";
    if (is_newer && !codec::is_of_later_version(without_line_end(*bytes)))
        return codec::error_of("manifest_broken", "reason", "version");
    return manifest;
}

core::Result<LoadedSnapshot> load_snapshot(const platform::FileReader& files, const platform::FileReader* otherwise,
                                           const codec::Manifest& manifest) {
    LoadedSnapshot loaded;
    loaded.snapshot.sequence = manifest.sequence;
    loaded.snapshot.next_company_number = manifest.next_company_number;
    loaded.snapshot.next_contact_number = manifest.next_contact_number;
    loaded.snapshot.next_sale_number = manifest.next_sale_number;
    for (const codec::ManifestChunk& chunk : manifest.chunks) {
        auto records = load_chunk(files, chunk);
        if (!records && otherwise != nullptr) {
            core::Error fault = records.error();
            records = load_chunk(*otherwise, chunk);
            if (records && loaded.replaced.code.empty()) loaded.replaced = std::move(fault);
        }
        if (!records) return records.error();
        std::vector<model::Event>& events = loaded.snapshot.records;
        const bool goes_on = !events.empty() && events.back().entity == records->entity;
        if (goes_on && !model::refers_to_itself(records->entity)) {
            append_records(events.back(), *records);
        } else {
            events.push_back(std::move(*records));
        }
    }
    return loaded;
}

}  // namespace tratt::storage
