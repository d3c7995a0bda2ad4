// Names of what is stored, and the reading of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_manifest.hpp"
#include "core/result.hpp"
#include "model/event.hpp"
#include "platform/files.hpp"
#include "store/database.hpp"

namespace tratt::storage {

inline constexpr std::string_view journal_folder = "journal";
inline constexpr std::string_view snapshot_folder = "snapshot";

std::string_view without_line_end(std::string_view line);
void end_line(std::string* lines);  // where they are not empty and lack a line end
// A line end may be all that was lost of a file, and what is added must not lie on the same line.
std::string lines_of(const platform::FileReader& files, std::string_view path);
std::string path_in(std::string_view folder, std::string_view name);
std::string in_snapshots(std::string_view name);
std::string segment_path(std::int64_t first_sequence);
std::string history_path_of_segment(std::string_view segment);
std::string manifest_path(std::int64_t generation);
std::string damaged_path(const platform::FileReader& files, std::int64_t first_lost_sequence);  // one that is not taken

std::string chunk_name(model::Entity entity, std::size_t index, std::int64_t generation);
bool is_chunk_name(std::string_view name);
bool is_same_part(std::string_view chunk, std::string_view other);  // of the same entity and index

// Paths of the files with lines, oldest lines first: history, then segments.
std::vector<std::string> line_files(const platform::FileReader& files);
std::vector<std::string> history_files(const platform::FileReader& files);
std::int64_t first_sequence_of(std::string_view line_file);  // by its name
// Generations there are manifests of, newest first.
std::vector<std::int64_t> generations(const platform::FileReader& files);
std::int64_t next_generation(platform::Files& files);  // no file is named after it, nor after a later one

// A generation that cannot be used is set aside: its manifest is renamed, and its chunks are kept as long as that is
// there. The new path of the manifest.
std::string stage_generation_aside(platform::Files& files, std::int64_t generation);
std::vector<std::string> chunks_set_aside(const platform::FileReader& files);

// There while the first store may lack what the second copy has.
inline constexpr std::string_view in_repair_path = "snapshot/in-repair";
// There while an erasure has not reached the second copy.
inline constexpr std::string_view erased_path = "snapshot/erased";

// Of a snapshot whose chunks are still to come.
codec::Manifest manifest_of(const store::Snapshot& snapshot, std::int64_t generation);
codec::ManifestChunk manifest_entry(std::string chunk_name, std::string_view bytes);

core::Result<codec::Manifest> load_manifest(const platform::FileReader& files, std::int64_t generation);

struct LoadedSnapshot {
    store::Snapshot snapshot;
    core::Error replaced;  // chunk_broken, where a chunk had to be taken from the other store; else without a code
};
// Each chunk from wherever it is as the manifest says. `otherwise`: nullptr = there is no other store.
core::Result<LoadedSnapshot> load_snapshot(const platform::FileReader& files, const platform::FileReader* otherwise,
                                           const codec::Manifest& manifest);

}  // namespace tratt::storage
