#include "platform/web/keeping/second_copy.hpp"

#include <cstdlib>
#include <utility>

#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"

namespace tratt::platform::web {
namespace {

// Why is always told, be it nothing.
core::Error failure_of(const char* code, std::string reason) {
    core::Error error;
    error.code = code;
    error.params = {{"reason", std::move(reason)}};
    return error;
}

StoreCheck check_of(const std::string& answer) {
    constexpr std::string_view of_store = "store ", of_copy = "copy ";
    StoreCheck check;
    for (const std::string& line : lines(answer)) {
        if (line.starts_with(of_store)) {
            check.bad_files.push_back(line.substr(of_store.size()));
        } else if (line.starts_with(of_copy)) {
            check.bad_copies.push_back(line.substr(of_copy.size()));
        } else {
            check.files = std::atoll(line.c_str());
        }
    }
    return check;
}

}  // namespace

std::optional<std::string> WebCopy::read(std::string_view path) const {
    const int size = tratt_copy_read(path.data(), length(path));
    if (size < 0) return std::nullopt;
    return answered(size);
}

std::vector<std::string> WebCopy::list(std::string_view folder) const {
    return lines(answered(tratt_copy_list(folder.data(), length(folder))));
}

void WebCopy::load(CopyDone done) { tratt_copy_load(ticket_of(std::move(done))); }
bool WebCopy::has_lost_files() const { return tratt_copy_has_lost_files() != 0; }
void WebCopy::follow() { tratt_copy_follow(); }
void WebCopy::erase(CopyDone done) { tratt_copy_erase(ticket_of(std::move(done))); }

CopyState WebCopy::state() const {
    return {static_cast<CopyStage>(tratt_copy_stage()), answered(tratt_copy_reason()),
            static_cast<core::InstantMs>(tratt_copy_written_at())};
}

void WebCopy::check(CheckDone done) {
    tratt_copy_check(waiting_.add([done = std::move(done)](bool is_failure, std::string answer) {
        if (is_failure) return done(failure_of("check_failed", std::move(answer)));
        done(check_of(answer));
    }));
}

void WebCopy::finish(int ticket, bool is_failure, std::string answer) {
    waiting_.answer(ticket, is_failure, std::move(answer));
}

int WebCopy::ticket_of(CopyDone done) {
    return waiting_.add([done = std::move(done)](bool is_failure, std::string answer) {
        if (is_failure) return done(failure_of("copy_unreadable", std::move(answer)));
        done({});
    });
}

}  // namespace tratt::platform::web
