#include "core/collation.hpp"

#include <doctest/doctest.h>

#include "fixtures/files.hpp"

using namespace tratt::core;

// The fixture's lines are in the order of Intl.Collator: "<" begins a text that comes after the one before, "=" one
// that is equal to it.
static void check_order(Language language) {
    const std::string file = tratt::test::fixture("collation/" + std::string(language_code(language)) + ".txt");
    std::string before;
    std::string key_before;
    std::size_t lines = 0;
    for (std::size_t start = 0; start < file.size();) {
        const std::size_t end = file.find('\n', start);
        const std::string text = file.substr(start + 1, end - start - 1);
        const std::string key = collation_key(text, language);
        INFO(language_code(language), ": ", before, " | ", text);
        if (lines > 0) {
            const int expected = file[start] == '=' ? 0 : -1;
            const int order = key_before.compare(key);
            CHECK((order > 0) - (order < 0) == expected);
        }
        before = text;
        key_before = key;
        start = end + 1;
        ++lines;
    }
    CHECK(lines > 1000);
}

TEST_CASE("texts sort as Intl.Collator sorts them in English") { check_order(Language::en); }
TEST_CASE("texts sort as Intl.Collator sorts them in Swedish") { check_order(Language::sv); }
TEST_CASE("texts sort as Intl.Collator sorts them in Norwegian") { check_order(Language::no); }
TEST_CASE("texts sort as Intl.Collator sorts them in Danish") { check_order(Language::da); }
TEST_CASE("texts sort as Intl.Collator sorts them in German") { check_order(Language::de); }
TEST_CASE("texts sort as Intl.Collator sorts them in Dutch") { check_order(Language::nl); }

TEST_CASE("å, ä and ö are the last letters in Swedish, and letters with marks in English") {
    CHECK(compare_texts("Öberg", "Zorn", Language::sv) > 0);
    CHECK(compare_texts("Öberg", "Zorn", Language::en) < 0);
    CHECK(compare_texts("Åsa", "Älva", Language::sv) < 0);
    CHECK(compare_texts("Müller", "Myller", Language::sv) > 0);
    CHECK(compare_texts("Müller", "Muller", Language::de) > 0);
    CHECK(compare_texts("Wik", "Vink", Language::sv) > 0);
}

TEST_CASE("a letter sorts the same however it is composed") {
    CHECK(compare_texts("A\u030Asa", "Åsa", Language::sv) == 0);
    CHECK(compare_texts("e\u0301t\u0327", "éţ", Language::en) == 0);
}

TEST_CASE("a key can be added to others in one buffer") {
    std::string buffer = "x";
    append_collation_key(buffer, "Åsa", Language::sv);
    CHECK(buffer == "x" + collation_key("Åsa", Language::sv));
}

TEST_CASE("bytes that are no text have an order too") {
    CHECK(compare_texts("\xFF\xFE", "\xFF\xFE", Language::en) == 0);
    CHECK(compare_texts("a", "\xC3", Language::en) < 0);
    CHECK(compare_texts("", "a", Language::en) < 0);
}
