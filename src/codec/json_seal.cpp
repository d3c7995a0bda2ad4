#include "codec/json_seal.hpp"

#include <charconv>

#include "codec/errors.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

namespace tratt::codec {
namespace {

constexpr std::size_t checksum_digits = 8;

bool take(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

std::string checksum_of(int version, std::string_view body) {
    if (version < 3) return checksum_text(core::crc32(body));
    return checksum_text(core::crc32(body, core::crc32(std::to_string(version))));
}

// 0 = there is none.
int take_version(std::string_view& text) {
    if (!take(text, "{\"v\":")) return 0;
    int version = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), version);
    if (parsed.ec != std::errc{} || version < 1) return 0;
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    return version;
}

// "" = there is none.
std::string_view take_checksum(std::string_view& text) {
    if (!take(text, ",\"crc\":\"") || text.size() < checksum_digits) return {};
    const std::string_view checksum = text.substr(0, checksum_digits);
    text.remove_prefix(checksum_digits);
    return checksum;
}

}  // namespace

void append_sealed(std::string& out, std::string_view kind, std::string_view body, int version) {
    out += "{\"v\":";
    append_json_integer(out, version);
    out += ",\"crc\":\"";
    out += checksum_of(version, body);
    out += "\",\"";
    out += kind;
    out += "\":";
    out += body;
    out += '}';
}

core::Result<Sealed> unsealed(std::string_view text, std::string_view broken) {
    const auto fail = [&](const char* reason) { return error_of(broken, "reason", reason); };
    const int version = take_version(text);
    if (version == 0) return fail("no_version");
    if (version > schema_version) return error_of("schema_newer", "version", std::to_string(version));
    const std::string_view checksum = take_checksum(text);
    if (checksum.empty()) return fail("no_checksum");
    if (!take(text, "\",\"")) return fail("cut_short");
    const std::string_view kind = text.substr(0, text.find('"'));
    text.remove_prefix(kind.size());
    if (!take(text, "\":") || !text.ends_with('}')) return fail("cut_short");
    text.remove_suffix(1);
    if (checksum_of(version, text) != checksum) return fail("checksum");
    return Sealed{kind, text};
}

core::Result<std::string_view> unsealed(std::string_view text, std::string_view kind, std::string_view broken) {
    const auto sealed = unsealed(text, broken);
    if (!sealed) return sealed.error();
    if (sealed->kind != kind) return error_of(broken, "reason", "cut_short");
    return sealed->body;
}

bool is_of_later_version(std::string_view text) {
    const int version = take_version(text);
    const std::string_view checksum = take_checksum(text);
    const std::size_t body = text.find("\":");
    if (version <= schema_version || !text.ends_with('}') || body == std::string_view::npos) return false;
    text = text.substr(body + 2, text.size() - body - 3);
    return checksum_of(version, text) == checksum;
}

}  // namespace tratt::codec
