// The engine as an ES module. A call is given sizes of what lies in tratt_core_buffer; true = its answer is an error.
#include "main_core.hpp"

#include <emscripten/emscripten.h>

#include "i18n/messages.hpp"
#include "platform/module/bridge.hpp"
#include "platform/module/services.hpp"

using namespace tratt;
using platform::module::answer;
using platform::module::given;

namespace {

core::Moment moment() {
    static const platform::module::ModuleClock clock;
    return {clock.now(), clock.time_zone({})};
}

bool refused(const core::Error& error) { return answer(codec::error_json(error)), true; }

}  // namespace

codec::CoreEnvironment tratt::core_environment(core::Language language) {
    static platform::module::ModuleRandom random;
    const auto words = [spoken = i18n::is_spoken(language) ? language : core::Language::en](std::string_view key) {
        const auto message = i18n::find_message(key);
        return std::string(message ? i18n::text(*message, spoken) : std::string_view());
    };
    return {moment, [](std::span<std::uint8_t> bytes) { random.fill(bytes); }, words};
}

extern "C" {
EMSCRIPTEN_KEEPALIVE bool tratt_core_open(std::size_t language_size) {
    const auto language = core::parse_language(given(language_size));
    if (!language) return refused({"unknown_value", "setting", "regional_language", -1, {}});
    core_engine.emplace(core_environment(*language), *language);
    return false;
}
EMSCRIPTEN_KEEPALIVE bool tratt_core_call(std::size_t size) { return answer(core_engine->call(given(size))), false; }
EMSCRIPTEN_KEEPALIVE bool tratt_core_rows(std::size_t size) {
    const auto rows = core_engine->rows(given(size));
    return rows ? (answer(*rows), false) : refused(rows.error());
}
EMSCRIPTEN_KEEPALIVE bool tratt_core_import(std::size_t options_size, std::size_t expected_bytes) {
    return answer(core_engine->import_csv(given(options_size), {platform::module::read_more, expected_bytes})), false;
}
EMSCRIPTEN_KEEPALIVE bool tratt_core_export() { return answer(core_engine->export_lines()), false; }
EMSCRIPTEN_KEEPALIVE bool tratt_core_restore(std::size_t size) {
    const auto restored = core_engine->restore(given(size));
    return restored ? false : refused(restored.error());
}
}
