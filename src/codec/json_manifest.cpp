#include "codec/json_manifest.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "codec/errors.hpp"
#include "codec/json_fault.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {
namespace {

using nlohmann::json;

constexpr std::string_view manifest_kind = "manifest";

bool read_integer(const json& object, const char* key, std::int64_t least, std::int64_t& out) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) return false;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return false;
    out = found->get<std::int64_t>();
    return out >= least;
}

// A plain name: a manifest cannot point out of its folder.
bool read_name(const json& object, const char* key, std::string& out) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return false;
    out = found->get<std::string>();
    return !out.empty() && out.find('/') == std::string::npos;
}

bool read_chunk_entry(const json& entry, ManifestChunk& out) {
    return entry.is_object() && entry.size() == 3 && read_name(entry, "file", out.file) &&
           read_integer(entry, "bytes", 0, out.bytes) && read_name(entry, "crc", out.checksum);
}

// Takes any JSON.
struct SyntaxOnly final : nlohmann::json_sax<json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(std::string&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }
};

}  // namespace

std::string write_manifest(const Manifest& manifest) {
    std::string body = "{";
    append_json_key(body, "generation");
    append_json_integer(body, manifest.generation);
    append_json_key(body, "sequence");
    append_json_integer(body, manifest.sequence);
    append_json_key(body, "next_company_number");
    append_json_integer(body, manifest.next_company_number);
    append_json_key(body, "next_contact_number");
    append_json_integer(body, manifest.next_contact_number);
    append_json_key(body, "next_sale_number");
    append_json_integer(body, manifest.next_sale_number);
    append_json_key(body, "chunks");
    body += '[';
    for (const ManifestChunk& chunk : manifest.chunks) {
        append_json_comma(body);
        body += '{';
        append_json_key(body, "file");
        append_json_string(body, chunk.file);
        append_json_key(body, "bytes");
        append_json_integer(body, chunk.bytes);
        append_json_key(body, "crc");
        append_json_string(body, chunk.checksum);
        body += '}';
    }
    body += "]}";
    std::string out;
    append_sealed(out, manifest_kind, body);
    out += '\n';
    return out;
}

core::Result<Manifest> read_manifest(std::string_view text) {
    constexpr std::string_view broken = "manifest_broken";
    if (text.ends_with('\n')) text.remove_suffix(1);
    const auto body = unsealed(text, manifest_kind, broken);
    if (!body) return body.error();
    const json document = json::parse(*body, nullptr, false);
    JsonFault fault = null_byte_fault(*body);
    if (fault.reason.empty() && document.is_discarded()) fault = {"syntax", refused_at(*body, SyntaxOnly{})};
    if (!fault.reason.empty()) {
        core::Error error = error_of(broken, "reason", std::string(fault.reason));
        const std::size_t before = static_cast<std::size_t>(body->data() - text.data());
        error.params.emplace_back("position", std::to_string(before + fault.position));
        return error;
    }
    Manifest manifest;
    const bool has_sales = document.is_object() && document.contains("next_sale_number");
    const bool has_numbers = document.is_object() && document.size() == (has_sales ? 6 : 5) &&
                             read_integer(document, "generation", 1, manifest.generation) &&
                             read_integer(document, "sequence", 0, manifest.sequence) &&
                             read_integer(document, "next_company_number", 1, manifest.next_company_number) &&
                             read_integer(document, "next_contact_number", 1, manifest.next_contact_number) &&
                             (!has_sales || read_integer(document, "next_sale_number", 1, manifest.next_sale_number));
    if (!has_numbers) return error_of(broken, "reason", "shape");
    const auto chunks = document.find("chunks");
    if (chunks == document.end() || !chunks->is_array()) return error_of(broken, "reason", "shape");
    for (const json& entry : *chunks) {
        if (!read_chunk_entry(entry, manifest.chunks.emplace_back())) return error_of(broken, "reason", "shape");
    }
    return manifest;
}

}  // namespace tratt::codec
