#include "query/text_cache.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using tratt::query::TextList;
using tratt::query::WordList;

namespace {

// Numbers of the texts, each written as fold_for_search makes them: "|" stands for its mark within words.
std::string found(const std::vector<std::string>& texts, std::string_view word) {
    TextList list;
    for (std::string text : texts) {
        std::ranges::replace(text, '|', '\x01');
        list.add(' ' + text);
    }
    std::vector<std::uint8_t> marks(texts.size());
    const bool is_any = list.find_word(word, marks);
    std::string numbers;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] != 0) numbers += std::to_string(i) + " ";
    }
    CHECK(is_any == !numbers.empty());
    return numbers;
}

}  // namespace

TEST_CASE("R141 a word is found where a word begins, at any place among eight") {
    for (std::size_t shift = 0; shift < 20; ++shift) {
        const std::string before(shift, 'x');
        CAPTURE(shift);
        CHECK(found({before, before + " berg", "lindberg", "bergström", "ber"}, "berg") == "1 3 ");
        CHECK(found({before, "b", before + " b"}, "b") == "1 2 ");
        CHECK(found({before + " åsa", "sa"}, "sa") == "1 ");
    }
}

TEST_CASE("R143 marks within a word do not count, and its parts are words too") {
    CHECK(found({"i|b|m", "ibm", "i b m", "xi|bm"}, "ibm") == "0 1 ");
    CHECK(found({"anna|karin", "annakarin"}, "karin") == "0 ");
}

TEST_CASE("a word does not go on in the next text") {
    CHECK(found({"ber", "g", "", "berg"}, "berg") == "3 ");
    CHECK(found({"", ""}, "berg") == "");
    CHECK(found({}, "berg") == "");
}

TEST_CASE("the words of texts are kept once, those with digits not at all") {
    WordList list;
    list.add("anna berg");
    list.add("");
    list.add("berg\x01ström berg12 46");
    CHECK(list.text_count() == 3);
    CHECK(list.words().size() == 4);  // with the empty one
    CHECK(list.words_of(0).size() == 2);
    CHECK(list.words_of(1).empty());
    CHECK(list.words_of(2).size() == 2);
    CHECK(list.counts()[list.words().find("berg")] == 2);
}
