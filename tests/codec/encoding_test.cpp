#include "codec/encoding.hpp"

#include <doctest/doctest.h>

using namespace tratt::codec;
using namespace std::string_view_literals;

TEST_CASE("a byte order mark names the encoding and is not part of the text") {
    CHECK(decode_text("\xEF\xBB\xBF"
                      "å"sv)
              .text == "å");
    CHECK(decode_text("\xFF\xFE\xE5\x00"sv).text == "å");
    CHECK(decode_text("\xFE\xFF\x00\xE5"sv).text == "å");
    CHECK(decode_text("\xFF\xFE\xE5\x00"sv).encoding == Encoding::utf16_le);
    CHECK(decode_text("\xFE\xFF\x00\xE5"sv).encoding == Encoding::utf16_be);
}

TEST_CASE("without a mark the bytes tell") {
    CHECK(detect_encoding("") == Encoding::utf8);
    CHECK(detect_encoding("Malm\xC3\xB6") == Encoding::utf8);
    CHECK(detect_encoding("Malm\xF6") == Encoding::windows_1252);
    CHECK(detect_encoding("a\0b\0c\0"sv) == Encoding::utf16_le);
    CHECK(detect_encoding("\0a\0b\0c"sv) == Encoding::utf16_be);
    CHECK(detect_encoding("a,b\n\0,1\n"sv) == Encoding::utf8);
}

TEST_CASE("Windows-1252 has more than Latin-1") {
    const DecodedText decoded = decode_text("Malm\xF6 \x80 5 \x96 \x9Eluv\xE1 \x93q\x94"sv);
    CHECK(decoded.text == "Malmö € 5 – žluvá “q”");
    CHECK(decoded.replaced == 0);
    CHECK(decode_text("\xF6\x81"sv).replaced == 1);
}

TEST_CASE("UTF-16 surrogate pairs join, lone ones and a half unit are replaced and counted") {
    CHECK(decode_text("\xFF\xFE\x3D\xD8\x00\xDE"sv).text == "😀");
    const DecodedText lone = decode_text("\xFF\xFE\x3D\xD8\x61\x00\x00\xDE\x62"sv);
    CHECK(lone.text == "\uFFFDa\uFFFD\uFFFD");
    CHECK(lone.replaced == 3);
}

TEST_CASE("one broken byte does not make a UTF-8 file Windows-1252") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "å";
    const DecodedText decoded = decode_text(text + "\xF6");
    CHECK(decoded.encoding == Encoding::utf8);
    CHECK(decoded.text == text + "\uFFFD");
    CHECK(decoded.replaced == 1);
}

TEST_CASE("overlong forms, surrogates and code points past the end are no UTF-8") {
    for (const auto bytes :
         {"\xC0\x80"sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xC3"sv}) {
        CHECK(decode_text(bytes, Encoding::utf8).replaced == bytes.size());
    }
}

TEST_CASE("the visitor's choice of encoding wins over detection") {
    CHECK(decode_text("\xC3\xB6", Encoding::windows_1252).text == "Ã¶");
}
