// Everything that is in the engine, as lines of the snapshot's JSON.
#include <algorithm>

#include "codec/core_interface.hpp"
#include "codec/errors.hpp"
#include "codec/json_manifest.hpp"
#include "codec/json_transaction.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

namespace tratt::codec {

namespace {

constexpr std::size_t chunk_rows = 5'000;

// The text up to its line end, which goes with it.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

core::Result<store::Snapshot> read_lines(std::string_view lines) {
    const auto manifest = read_manifest(take_line(lines));
    if (!manifest) return manifest.error();
    store::Snapshot snapshot;
    snapshot.sequence = manifest->sequence;
    snapshot.next_company_number = manifest->next_company_number;
    snapshot.next_contact_number = manifest->next_contact_number;
    snapshot.next_sale_number = manifest->next_sale_number;
    for (const ManifestChunk& expected : manifest->chunks) {
        const std::string_view line = take_line(lines);
        auto chunk = read_chunk(line);
        if (!chunk) return chunk.error();
        if (static_cast<std::int64_t>(line.size()) != expected.bytes ||
            checksum_text(core::crc32(line)) != expected.checksum)
            return error_of("chunk_broken", "reason", "checksum");
        snapshot.records.push_back(std::move(*chunk));
    }
    if (!lines.empty()) return error_of("manifest_broken", "reason", "more lines");
    return snapshot;
}

}  // namespace

std::string CoreInterface::export_lines() const {
    const store::Snapshot snapshot = database_.snapshot();
    Manifest manifest{.generation = 1,
                      .sequence = snapshot.sequence,
                      .next_company_number = snapshot.next_company_number,
                      .next_contact_number = snapshot.next_contact_number,
                      .next_sale_number = snapshot.next_sale_number};
    std::string lines;
    for (const model::Event& records : snapshot.records) {
        for (std::size_t first = 0; first < records.ids.size(); first += chunk_rows) {
            const std::string chunk = write_chunk(records, first, chunk_rows);
            const std::string_view line = std::string_view(chunk).substr(0, chunk.size() - 1);
            manifest.chunks.push_back({std::string(model::entity_key(records.entity)),
                                       static_cast<std::int64_t>(line.size()), checksum_text(core::crc32(line))});
            lines += chunk;
        }
    }
    return write_manifest(manifest) + lines;
}

core::Result<void> CoreInterface::restore(std::string_view lines) {
    const auto snapshot = read_lines(lines);
    if (!snapshot) return snapshot.error();
    store::Database restored(store_environment());
    if (auto done = restored.restore(*snapshot); !done) return done;
    answers_.reset();
    database_ = std::move(restored);
    answers_ = std::make_unique<query::QueryCache>(database_);
    return {};
}

}  // namespace tratt::codec
