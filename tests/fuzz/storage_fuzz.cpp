// Opens any bytes as what is stored: nothing traps, and what is written next is found again.
//
// An input is several files with a line "%" between them. How one begins says what it is, a capital that its content is
// sealed here, because no fuzzer would get past a checksum:
//   j J    lines: a journal, or the bodies of its transactions
//   h H    the same as history
//   m M    a manifest
//   c C    a chunk; a C is in a manifest of its own
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../storage/edits.hpp"
#include "codec/json_manifest.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"
#include "platform/fake/files.hpp"
#include "storage/stored_files.hpp"

using namespace tratt;
using platform::fake::FakeFiles;
using platform::fake::StoredFiles;

namespace {

std::string_view take(std::string_view& text, std::string_view until) {
    const std::size_t end = std::min(text.find(until), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + until.size(), text.size()));
    return part;
}

std::string sealed_lines(std::string_view kind, std::string_view bodies) {
    std::string lines;
    while (!bodies.empty()) {
        codec::append_sealed(lines, kind, take(bodies, "\n"));
        lines += '\n';
    }
    return lines;
}

std::string manifest_of(std::int64_t generation, const std::string& name, std::string_view chunk) {
    const codec::ManifestChunk entry{name, static_cast<std::int64_t>(chunk.size()),
                                     codec::checksum_text(core::crc32(chunk))};
    return codec::write_manifest({generation, generation, 1, 1, 1, {entry}});
}

StoredFiles stored_files(std::string_view input) {
    StoredFiles stored;
    for (std::int64_t number = 1; !input.empty(); ++number) {
        std::string_view part = take(input, "\n%\n");
        const char kind = part.empty() ? 'j' : part.front();
        part.remove_prefix(part.empty() ? 0 : 1);
        const std::string segment = storage::segment_path(number);
        const std::string chunk = storage::chunk_name(model::Entity::contact, 0, number);
        switch (kind) {
            case 'h': stored[storage::history_path_of_segment(segment)] = part; break;
            case 'H': stored[storage::history_path_of_segment(segment)] = sealed_lines("tx", part); break;
            case 'J': stored[segment] = sealed_lines("tx", part); break;
            case 'm': stored[storage::manifest_path(number)] = part; break;
            case 'M': stored[storage::manifest_path(number)] = sealed_lines("manifest", part); break;
            case 'c': stored[storage::in_snapshots(chunk)] = part; break;
            case 'C': {
                const std::string bytes = sealed_lines("records", part);
                stored[storage::in_snapshots(chunk)] = bytes;
                stored[storage::manifest_path(number)] = manifest_of(number, chunk, bytes);
                break;
            }
            default: stored[segment] = part;
        }
    }
    return stored;
}

void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

struct Opened {
    explicit Opened(StoredFiles stored)
        : files(std::move(stored)), database(test::empty_database()), storage(files, database, test::tiny) {
        is_open = storage.open().ok();
        settle();
    }

    void settle() {
        for (int i = 0; i < 100 && files.is_busy(); ++i) files.settle();
    }

    FakeFiles files;
    store::Database database;
    storage::Storage storage;
    bool is_open = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const StoredFiles stored = stored_files({reinterpret_cast<const char*>(data), size});
    Opened first(stored);
    if (!first.is_open) {
        demand(first.files.stored() == stored, "what a later version has written was changed");
        return 0;
    }
    std::mt19937 random(1);
    for (std::uint64_t number = 1; number <= 3; ++number) {
        const model::Transaction edit = test::random_edit(first.database, UINT64_MAX - number, random);
        if (!first.database.apply(edit)) return 0;
        first.storage.append(edit);
    }
    first.settle();
    const Opened second(first.files.stored());
    demand(second.is_open, "what was opened does not open again");
    demand(second.database.sequence() == first.database.sequence(), "an edit after damage is lost");
    demand(second.database.snapshot().records == first.database.snapshot().records, "other records");
    return 0;
}
