#include "codec/tab_message.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {
namespace {

using nlohmann::json;

constexpr int message_version = 1;
constexpr std::array<std::string_view, 12> types{"hello",   "release",  "released", "leading", "follow", "stored",
                                                 "propose", "received", "refused",  "failed",  "retry",  "erased"};

void append_text(std::string& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    append_json_key(out, key);
    append_json_string(out, text);
}

void append_id(std::string& out, std::string_view key, const core::Uuid& id) {
    if (id.is_nil()) return;
    append_json_key(out, key);
    append_json_id(out, id);
}

void append_error(std::string& out, const core::Error& error) {
    if (error.code.empty()) return;
    append_text(out, "error", error.code);
    append_json_key(out, "params");
    out += '{';
    for (const auto& [name, value] : error.params) {
        append_json_key(out, name);
        append_json_string(out, value);
    }
    out += '}';
}

std::string text_in(const json& message, const char* key) {
    const auto found = message.find(key);
    return found != message.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_in(const json& message, const char* key) {
    const auto found = message.find(key);
    return found != message.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

core::Uuid id_in(const json& message, const char* key) {
    return core::parse_uuid(text_in(message, key)).value_or(core::Uuid{});
}

core::Error error_in(const json& message) {
    core::Error error;
    error.code = text_in(message, "error");
    const auto params = message.find("params");
    if (params == message.end() || !params->is_object()) return error;
    for (const auto& [name, value] : params->items()) {
        if (value.is_string()) error.params.emplace_back(name, value.get<std::string>());
    }
    return error;
}

}  // namespace

std::string write_tab_message(const TabMessage& message) {
    std::string out = "{";
    append_text(out, "app", "tratt");
    append_json_key(out, "v");
    append_json_integer(out, message_version);
    append_text(out, "type", types[static_cast<std::size_t>(message.says)]);
    append_json_key(out, "schema");
    append_json_integer(out, schema_version);
    append_text(out, "build", message.build);
    append_id(out, "from", message.from);
    append_id(out, "to", message.to);
    if (message.sequence != 0) {
        append_json_key(out, "sequence");
        append_json_integer(out, message.sequence);
    }
    append_text(out, "lines", message.lines);
    append_id(out, "about", message.about);
    append_error(out, message.error);
    out += '}';
    return out;
}

std::optional<TabMessage> read_tab_message(std::string_view text) {
    const json message = json::parse(text, nullptr, false);
    if (!message.is_object() || text_in(message, "app") != "tratt" || number_in(message, "v") != message_version)
        return std::nullopt;
    const auto type = std::ranges::find(types, text_in(message, "type"));
    if (type == types.end()) return std::nullopt;
    return TabMessage{.says = static_cast<TabSays>(type - types.begin()),
                      .from = id_in(message, "from"),
                      .to = id_in(message, "to"),
                      .schema = number_in(message, "schema"),
                      .build = text_in(message, "build"),
                      .sequence = number_in(message, "sequence"),
                      .lines = text_in(message, "lines"),
                      .about = id_in(message, "about"),
                      .error = error_in(message)};
}

}  // namespace tratt::codec
