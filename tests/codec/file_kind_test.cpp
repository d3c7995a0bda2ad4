#include "codec/file_kind.hpp"

#include <doctest/doctest.h>

#include "../fixtures/files.hpp"

using namespace tratt;
using namespace tratt::codec;
using namespace std::string_view_literals;

namespace {
std::string refusal(std::string_view bytes) {
    const auto readable = check_readable_as_rows(bytes);
    return readable.ok() ? "" : readable.error().code;
}
}  // namespace

TEST_CASE("each kind of file that is no table is refused by what it is") {
    CHECK(refusal("") == "file_empty");
    CHECK(refusal("\xEF\xBB\xBF \r\n \n") == "file_empty");
    CHECK(refusal("PK\x03\x04....xl/workbook.xml....") == "file_is_spreadsheet");
    CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....") == "file_is_spreadsheet");
    CHECK(refusal("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet") == "file_is_spreadsheet");
    CHECK(refusal("PK\x03\x04 word/document.xml") == "file_is_document");
    CHECK(refusal("PK\x03\x04 photos/1.bin") == "file_is_zip");
    CHECK(refusal("\x1F\x8B\x08...") == "file_is_zip");
    CHECK(refusal("%PDF-1.7\n...") == "file_is_pdf");
    CHECK(refusal("\x89PNG\r\n\x1A\n...") == "file_is_image");
    CHECK(refusal("\xFF\xD8\xFF\xE0....JFIF") == "file_is_image");
    CHECK(refusal("RIFF1234WEBPVP8 ") == "file_is_image");
    CHECK(refusal("BEGIN:VCARD\r\nVERSION:3.0") == "");
    CHECK(refusal(" {\n \"contacts\": []}") == "file_is_json");
    CHECK(refusal("<!DOCTYPE html><html>") == "file_is_web_page");
    CHECK(refusal("\x7F"
                  "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"sv) == "file_is_binary");
}

TEST_CASE("a table is a table in any encoding, also with one stray control character") {
    CHECK(refusal("Name,Email\nx,y") == "");
    CHECK(refusal("N\0a\0m\0e\0,\0x\0\n\0"sv) == "");
    CHECK(refusal("\xFF\xFEN\0a\0"sv) == "");
    CHECK(refusal("a,b,c\n\0,2,3\n"sv) == "");
    CHECK(refusal("{name},email\n") == "");
    CHECK(refusal("[Name],[Email]\n") == "");
}

TEST_CASE("a real spreadsheet renamed to .csv is refused as a spreadsheet") {
    const auto bytes = test::real_file("x-education/Leads_is_really_xlsx.csv");
    if (bytes) CHECK(refusal(*bytes) == "file_is_spreadsheet");
}
