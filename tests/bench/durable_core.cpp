// tratt-core with the page's storage under it, for the race's tasks about what is kept: everything of src/main_core.cpp,
// and what has been carried out is stored as the page stores it. The second copy is left out.
#include <emscripten/emscripten.h>

#include <optional>

#include "codec/core_interface.hpp"
#include "i18n/messages.hpp"
#include "platform/module/bridge.hpp"
#include "platform/module/services.hpp"
#include "platform/web/bridge.hpp"
#include "platform/web/bytes.hpp"
#include "platform/web/web_files.hpp"
#include "storage/storage.hpp"

using namespace tratt;
using platform::module::answer;
using platform::module::given;

EM_JS(void, tratt_durable_saved, (), { Module["on_saved"](); });

namespace {

platform::web::WebFiles files;
std::optional<codec::CoreInterface> engine;
std::optional<storage::Storage> keeper;
std::int64_t appended = 0;  // sequence

core::Moment moment() {
    static const platform::module::ModuleClock clock;
    return {clock.now(), clock.time_zone({})};
}

bool refused(const core::Error& error) { return answer(codec::error_json(error)), true; }

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

EMSCRIPTEN_KEEPALIVE bool tratt_core_open(std::size_t language_size) {
    static platform::module::ModuleRandom random;
    const auto language = core::parse_language(given(language_size));
    if (!language) return refused({"unknown_value", "setting", "regional_language", -1, {}});
    const auto words = [language = *language](std::string_view key) {
        const auto message = i18n::find_message(key);
        return std::string(message ? i18n::text(*message, language) : std::string_view());
    };
    engine.emplace(codec::CoreEnvironment{moment, [](std::span<std::uint8_t> bytes) { random.fill(bytes); }, words},
                   [language = *language](store::Database& database) { begin(database, language); });
    return false;
}
EMSCRIPTEN_KEEPALIVE bool tratt_core_call(std::size_t size) { return answer(engine->call(given(size))), false; }
EMSCRIPTEN_KEEPALIVE bool tratt_core_rows(std::size_t size) {
    const auto rows = engine->rows(given(size));
    return rows ? (answer(*rows), false) : refused(rows.error());
}
EMSCRIPTEN_KEEPALIVE bool tratt_core_import(std::size_t options_size, std::size_t expected_bytes) {
    return answer(engine->import_csv(given(options_size), {platform::module::read_more, expected_bytes})), false;
}

// All that has been carried out; tratt_durable_saved() when the browser has confirmed it.
EMSCRIPTEN_KEEPALIVE void tratt_durable_save() {
    const store::Database& database = engine->database();
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
