#include "core/text_buffer.hpp"

#include <doctest/doctest.h>

#include <string>

namespace tratt::core {

TEST_CASE("texts of every length stand in the buffer one after the other") {
    TextBuffer buffer;
    std::string expected;
    CHECK(buffer.empty());
    for (std::size_t length = 0; length < 150; ++length) {
        std::string text;
        for (std::size_t at = 0; at < length; ++at) text += static_cast<char>('a' + (length + at) % 26);
        buffer.add(text);
        expected += text;
        CHECK(std::string_view(buffer) == expected);
    }
    CHECK(buffer.size() == expected.size());
}

TEST_CASE("a part of the buffer can be added to it, also where it has to grow for that") {
    TextBuffer buffer;
    buffer.add("abc");
    for (int doubling = 0; doubling < 8; ++doubling) buffer.add(buffer);
    CHECK(buffer.size() == 3 * 256);
    CHECK(std::string_view(buffer).ends_with("abcabc"));
}

TEST_CASE("a copy of a buffer is its own, and what was moved away is gone") {
    TextBuffer one;
    one.add("Åsa");
    TextBuffer copy = one;
    CHECK(copy == one);
    copy.add("!");
    CHECK(std::string_view(one) == "Åsa");
    CHECK_FALSE(copy == one);
    const TextBuffer moved = std::move(one);
    CHECK(std::string_view(moved) == "Åsa");
    one = TextBuffer();
    CHECK(one.empty());
    one = copy;
    one.reserve(1000);
    CHECK(std::string_view(one) == "Åsa!");
}

}  // namespace tratt::core
