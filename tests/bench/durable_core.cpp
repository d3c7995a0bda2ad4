// tratt-core with the page's storage under it, for the race's tasks about what is kept: linked with src/main_core.cpp, it
// opens the engine in its own way, and what has been carried out is stored as the page stores it. The second copy is left
// out.
#include <emscripten/emscripten.h>

#include "main_core.hpp"
#include "platform/module/bridge.hpp"
#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/keeping/web_files.hpp"
#include "storage/storage.hpp"

using namespace tratt;

EM_JS(void, tratt_durable_saved, (), { Module["on_saved"](); });

namespace {

platform::web::WebFiles files;
std::optional<storage::Storage> keeper;
std::int64_t appended = 0;  // sequence

void begin(store::Database& database, core::Language language) {
    keeper.emplace(files, database);
    const auto report = keeper->open();
    if (!report) return;
    if (report->is_empty) database.seed(language);
    else appended = database.sequence();
}

}  // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void tratt_durable_open_files() { tratt_files_open(); }

// In the place of tratt_core_open(); the language is one that there is.
EMSCRIPTEN_KEEPALIVE bool tratt_durable_open(std::size_t language_size) {
    const core::Language language = *core::parse_language(platform::module::given(language_size));
    core_engine.emplace(core_environment(language), [&](store::Database& database) { begin(database, language); });
    return false;
}

// All that has been carried out; tratt_durable_saved() when the browser has confirmed it.
EMSCRIPTEN_KEEPALIVE void tratt_durable_save() {
    const store::Database& database = core_engine->database();
    if (appended == database.sequence()) return tratt_durable_saved();  // what changed nothing is stored already
    while (appended < database.sequence()) {
        ++appended;
        const bool is_last = appended == database.sequence();
        keeper->append(*database.transaction_at(appended), is_last ? tratt_durable_saved : storage::Storage::Done{});
    }
}

// ---- what files.js calls ----------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void tratt_ready() {}
EMSCRIPTEN_KEEPALIVE void tratt_storage_mode() {}
EMSCRIPTEN_KEEPALIVE void tratt_message(int) {}
EMSCRIPTEN_KEEPALIVE void tratt_copy_changed() {}
EMSCRIPTEN_KEEPALIVE void tratt_committed(int ticket, int code, int reason_size) {
    files.finish(ticket, code, platform::web::received(reason_size));
}
EMSCRIPTEN_KEEPALIVE void tratt_copy_answered(int ticket, int is_failure, int size) {
    files.copy().finish(ticket, is_failure != 0, platform::web::received(size));
}
}
