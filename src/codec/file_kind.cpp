#include "codec/file_kind.hpp"

#include <algorithm>
#include <array>

#include "codec/encoding.hpp"
#include "codec/errors.hpp"

namespace tratt::codec {
namespace {

constexpr std::size_t sample_bytes = 64 * 1024;

struct Signature {
    std::string_view bytes;
    FileKind kind;
};

using namespace std::string_view_literals;

constexpr std::array signatures{
    Signature{"%PDF-"sv, FileKind::pdf},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::spreadsheet_xls},
    Signature{"\x1F\x8B"sv, FileKind::gzip},
    Signature{"\x89PNG\r\n\x1A\n"sv, FileKind::image},
    Signature{"\xFF\xD8\xFF"sv, FileKind::image},
    Signature{"GIF87a"sv, FileKind::image},
    Signature{"GIF89a"sv, FileKind::image},
    Signature{"BM\0\0"sv, FileKind::image},
    Signature{"II*\0"sv, FileKind::image},
    Signature{"MM\0*"sv, FileKind::image},
    Signature{"7z\xBC\xAF\x27\x1C"sv, FileKind::zip},
    Signature{"Rar!\x1A\x07"sv, FileKind::zip},
    Signature{"SQLite format 3\0"sv, FileKind::binary},
    Signature{"{\\rtf"sv, FileKind::document},
};

// A zip file names its parts in clear text; those of an office file are known.
FileKind zip_kind(std::string_view bytes) {
    const auto holds = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
    if (holds("application/vnd.oasis.opendocument.spreadsheet")) return FileKind::spreadsheet_ods;
    if (holds("application/vnd.oasis.opendocument")) return FileKind::document;
    if (holds("xl/workbook") || holds("xl/worksheets")) return FileKind::spreadsheet_xlsx;
    if (holds("word/document") || holds("ppt/presentation")) return FileKind::document;
    return FileKind::zip;
}

bool is_control(unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r'; }

// A stray control character does not make a text binary; one in twenty does.
bool looks_binary(std::string_view text) {
    const auto controls = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); }));
    return controls > 2 && controls * 20 > text.size();
}

bool starts_with_any_case(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    return std::equal(lower.begin(), lower.end(), text.begin(),
                      [](char l, char c) { return l == (c >= 'A' && c <= 'Z' ? c + 32 : c); });
}

FileKind text_kind(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return FileKind::empty;
    text.remove_prefix(begin);
    if (starts_with_any_case(text, "begin:vcard")) return FileKind::vcard;
    if (starts_with_any_case(text, "<!doctype html") || starts_with_any_case(text, "<html")) return FileKind::html;
    const std::size_t second = text.size() > 1 ? text.find_first_not_of(" \t\r\n", 1) : std::string_view::npos;
    const char next = second == std::string_view::npos ? '\0' : text[second];
    if (text[0] == '{' && (next == '"' || next == '}')) return FileKind::json;
    if (text[0] == '[' && (next == '{' || next == '[' || next == ']')) return FileKind::json;
    return looks_binary(text) ? FileKind::binary : FileKind::text;
}

}  // namespace

FileKind detect_file_kind(std::string_view bytes) {
    if (bytes.empty()) return FileKind::empty;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_kind(bytes);
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) return signature.kind;
    }
    if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return FileKind::image;
    return text_kind(decode_text(bytes.substr(0, sample_bytes)).text);
}

core::Result<void> check_readable_as_rows(std::string_view bytes) {
    switch (detect_file_kind(bytes)) {
        case FileKind::text:
        case FileKind::vcard: return {};
        case FileKind::empty: return error_of("file_empty");
        case FileKind::spreadsheet_xlsx:
        case FileKind::spreadsheet_xls:
        case FileKind::spreadsheet_ods: return error_of("file_is_spreadsheet");
        case FileKind::zip:
        case FileKind::gzip: return error_of("file_is_zip");
        case FileKind::pdf: return error_of("file_is_pdf");
        case FileKind::document: return error_of("file_is_document");
        case FileKind::image: return error_of("file_is_image");
        case FileKind::json: return error_of("file_is_json");
        case FileKind::html: return error_of("file_is_web_page");
        case FileKind::binary: return error_of("file_is_binary");
    }
    return error_of("file_is_binary");
}

}  // namespace tratt::codec
