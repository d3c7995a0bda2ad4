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

}  // namespace

void append_sealed(std::string& out, std::string_view kind, std::string_view body) {
    out += "{\"v\":";
    append_json_integer(out, schema_version);
    out += ",\"crc\":\"";
    out += checksum_text(core::crc32(body));
    out += "\",\"";
    out += kind;
    out += "\":";
    out += body;
    out += '}';
}

core::Result<Sealed> unsealed(std::string_view text, std::string_view broken) {
    const auto fail = [&](const char* reason) { return error_of(broken, "reason", reason); };
    if (!take(text, "{\"v\":")) return fail("no_version");
    int version = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), version);
    if (parsed.ec != std::errc{} || version < 1) return fail("no_version");
    if (version > schema_version) return error_of("schema_newer", "version", std::to_string(version));
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    if (!take(text, ",\"crc\":\"") || text.size() < checksum_digits) return fail("no_checksum");
    const std::string_view checksum = text.substr(0, checksum_digits);
    text.remove_prefix(checksum_digits);
    if (!take(text, "\",\"")) return fail("cut_short");
    const std::string_view kind = text.substr(0, text.find('"'));
    text.remove_prefix(kind.size());
    if (!take(text, "\":") || !text.ends_with('}')) return fail("cut_short");
    text.remove_suffix(1);
    if (checksum_text(core::crc32(text)) != checksum) return fail("checksum");
    return Sealed{kind, text};
}

core::Result<std::string_view> unsealed(std::string_view text, std::string_view kind, std::string_view broken) {
    const auto sealed = unsealed(text, broken);
    if (!sealed) return sealed.error();
    if (sealed->kind != kind) return error_of(broken, "reason", "cut_short");
    return sealed->body;
}

}  // namespace tratt::codec
