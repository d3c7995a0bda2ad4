#include "storage/erasure.hpp"

#include <string>

#include "codec/json_transaction.hpp"
#include "storage/stored_files.hpp"

namespace tratt::storage {
namespace {

void stage_removal(platform::Files& files, std::string_view folder) {
    for (const std::string& name : files.list(folder)) {
        const std::string path = path_in(folder, name);
        if (path != erased_path) files.stage_remove(path);
    }
}

// The lines of a folder are removed in one step: either all of them are of the new database, or none.
bool is_of_new_database(const platform::Files& files, std::string_view first) {
    for (const std::string& path : line_files(files)) {
        const std::string lines = files.read(path).value_or("");
        const auto transaction = codec::read_journal_line(std::string_view(lines).substr(0, lines.find('\n')));
        if (transaction && transaction->sequence == 1) return core::to_string(transaction->id) == first;
    }
    return false;
}

}  // namespace

void stage_erasure(platform::Files& files, core::Uuid first) {
    for (const std::string_view folder : {snapshot_folder, journal_folder}) stage_removal(files, folder);
    stage_erased_mark(files, first);
}

void stage_erased_mark(platform::Files& files, core::Uuid first) { files.stage(erased_path, core::to_string(first)); }

bool resume_erasure(platform::Files& files) {
    const auto first = files.read(erased_path);
    if (!first) return false;
    if (!is_of_new_database(files, *first)) stage_removal(files, journal_folder);
    return true;
}

void stage_erasure_end(platform::Files& files) { files.stage_remove(erased_path); }

}  // namespace tratt::storage
