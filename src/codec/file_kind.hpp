// What kind of file was dropped, by its first bytes and not by its name: a spreadsheet renamed to .csv is still a
// spreadsheet.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/result.hpp"

namespace tratt::codec {

enum class FileKind : std::uint8_t {
    text,
    empty,
    spreadsheet_xlsx,
    spreadsheet_xls,
    spreadsheet_ods,
    document,
    zip,
    gzip,
    pdf,
    image,
    vcard,
    json,
    html,
    binary
};

FileKind detect_file_kind(std::string_view bytes);

// Nothing for a file that can be read as rows of values, contact cards among them; otherwise one of: file_empty, file_is_spreadsheet (save it as
// CSV), file_is_zip (unpack it), file_is_pdf, file_is_document, file_is_image, file_is_json, file_is_web_page,
// file_is_binary.
core::Result<void> check_readable_as_rows(std::string_view bytes);

}  // namespace tratt::codec
