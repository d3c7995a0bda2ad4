#include "platform/web/keeping/web_files.hpp"

#include <utility>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"

namespace tratt::platform::web {
namespace {

core::Result<void> result_of(int code, std::string reason) {
    if (code == commit_ok) return {};
    constexpr const char* codes[] = {"", "storage_full", "storage_read_only", "storage_taken_over", "storage_failed"};
    return failure(codes[code], std::move(reason));
}

}  // namespace

StorageMode WebFiles::mode() const { return static_cast<StorageMode>(tratt_files_mode()); }

std::optional<std::string> WebFiles::read(std::string_view path) const {
    const int size = tratt_files_read(path.data(), length(path));
    if (size < 0) return std::nullopt;
    return answered(size);
}

std::vector<std::string> WebFiles::list(std::string_view folder) const {
    return lines(answered(tratt_files_list(folder.data(), length(folder))));
}

void WebFiles::stage(std::string_view path, std::string_view bytes) {
    tratt_files_stage(path.data(), length(path), bytes.data(), length(bytes));
}

void WebFiles::stage_remove(std::string_view path) { tratt_files_stage_remove(path.data(), length(path)); }
void WebFiles::commit(CommitDone done) { tratt_files_commit(waiting_.add(std::move(done))); }
void WebFiles::take_over() { tratt_files_take_over(); }
void WebFiles::release() { tratt_files_release(); }

void WebFiles::finish(int ticket, int code, std::string reason) {
    waiting_.answer(ticket, result_of(code, std::move(reason)));
}

}  // namespace tratt::platform::web
