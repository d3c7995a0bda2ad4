// From the bytes of a text file to UTF-8. Which encoding a file has is told by its byte order mark, else by where its
// zero bytes stand, else by whether it is valid UTF-8; what is left is Windows-1252, the legacy of spreadsheets in
// Western Europe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tratt::codec {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1252 };

struct DecodedText {
    std::string text;  // valid UTF-8, no byte order mark
    Encoding encoding = Encoding::utf8;
    std::size_t replaced = 0;  // bytes or units that are no character in that encoding; each became U+FFFD
};

Encoding detect_encoding(std::string_view bytes);

// Never fails: what cannot be decoded becomes U+FFFD and is counted. The text is at most three times as long as the
// bytes.
DecodedText decode_text(std::string_view bytes, std::optional<Encoding> encoding = {});

}  // namespace tratt::codec
