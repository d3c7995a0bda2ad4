#include "i18n/messages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "i18n/words.hpp"

using namespace tratt;
using namespace tratt::i18n;

namespace {

std::vector<std::string> names_in(std::string_view pattern) {
    std::vector<std::string> names;
    for (std::size_t begin; (begin = pattern.find('{')) != std::string_view::npos;) {
        const std::size_t end = pattern.find('}', begin);
        if (end == std::string_view::npos) {
            names.emplace_back("unclosed");
            break;
        }
        names.emplace_back(pattern.substr(begin + 1, end - begin - 1));
        pattern.remove_prefix(end + 1);
    }
    std::ranges::sort(names);
    return names;
}

struct InSwedish {
    InSwedish() { set_language(Language::sv); }
    ~InSwedish() { set_language(Language::en); }
};

}  // namespace

TEST_CASE("every message has words in every language, with the same arguments") {
    for (std::size_t i = 0; i < msg_count(); ++i) {
        const auto message = static_cast<Msg>(i);
        CAPTURE(key_of(message));
        const auto names = names_in(text(message, Language::en));
        for (const Language spoken : spoken_languages) {
            CHECK_FALSE(text(message, spoken).empty());
            CHECK(names_in(text(message, spoken)) == names);
        }
    }
}

TEST_CASE("every plural has its forms in every language, with the same arguments") {
    for (std::size_t i = 0; i < plural_count(); ++i) {
        const auto message = static_cast<Plural>(i);
        CAPTURE(key_of(message));
        const auto names = names_in(pattern_of(message, PluralForm::other, Language::en));
        for (const Language spoken : spoken_languages) {
            CHECK(names_in(pattern_of(message, PluralForm::other, spoken)) == names);
            const auto one = names_in(pattern_of(message, PluralForm::one, spoken));
            CHECK(one == names_in(pattern_of(message, PluralForm::one, Language::en)));
            CHECK_FALSE(pattern_of(message, PluralForm::one, spoken).empty());
        }
    }
}

TEST_CASE("keys name one message each") {
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < msg_count(); ++i) CHECK(keys.insert(key_of(static_cast<Msg>(i))).second);
    for (std::size_t i = 0; i < plural_count(); ++i) CHECK(keys.insert(key_of(static_cast<Plural>(i))).second);
}

TEST_CASE("a message is found by its key, an unknown key is not") {
    CHECK(find_message("save") == Msg::save);
    CHECK(find_plural("contacts_count") == Plural::contacts_count);
    CHECK_FALSE(find_message("contacts_count"));
    CHECK_FALSE(find_message(""));
    CHECK_FALSE(find_message("saves"));
}

TEST_CASE("the words of a message follow the language") {
    CHECK(text(Msg::save) == "Save");
    const InSwedish sv;
    CHECK(text(Msg::save) == "Spara");
    CHECK(text(Msg::save, Language::en) == "Save");
    CHECK(text(Msg::save, Language::de) == "Save");  // not spoken
}

TEST_CASE("a language that is not spoken is refused") {
    set_language(Language::nl);
    CHECK(language() == Language::en);
    CHECK(best_language(std::vector<std::string>{"fr-FR", "sv-SE", "en"}) == Language::sv);
    CHECK(best_language(std::vector<std::string>{"de", "nl"}) == Language::en);
}

TEST_CASE("arguments take the place of their names") {
    CHECK(format("{a} and {b}, {a}", {{"a", "one"}, {"b", "two"}}) == "one and two, one");
    CHECK(format("{a} {unknown}", {{"a", "{unknown}"}}) == "{unknown} {unknown}");
    CHECK(format("no end {a", {{"a", "one"}}) == "no end {a");
    CHECK(format("{}", {{"a", "one"}}) == "{}");
    CHECK(format("", {}).empty());
}

TEST_CASE("a value cannot switch the weight of the words around it") {
    CHECK(format("\002{a}\003 end", {{"a", "x\003y\002z"}}) == "\002xyz\003 end");
    CHECK(plain("\002strong\003 words") == "strong words");
    CHECK(plain("plain words") == "plain words");
}

TEST_CASE("plural forms follow the number") {
    CHECK(count(Plural::contacts_count, 0) == "0 contacts");
    CHECK(count(Plural::contacts_count, 1) == "1 contact");
    CHECK(count(Plural::contacts_count, 1284) == "1,284 contacts");
    const InSwedish sv;
    CHECK(count(Plural::contacts_count, 1) == "1 kontakt");
    CHECK(count(Plural::contacts_count, 1284) == "1\u00A0284 kontakter");
    for (const Language l : core::all_languages) {
        CHECK(plural_form(l, 1) == PluralForm::one);
        CHECK(plural_form(l, 0) == PluralForm::other);
        CHECK(plural_form(l, 2) == PluralForm::other);
        CHECK(plural_form(l, 21) == PluralForm::other);
    }
}

TEST_CASE("texts of a frame stay as they are until the next one begins") {
    begin_frame();
    const std::string_view first = concat({"a", "b"});
    for (int i = 0; i < 5000; ++i) concat({"something rather longer, so that blocks run out ", "again and again"});
    CHECK(first == "ab");
    begin_frame();
    CHECK(concat({"x", "y"}) == "xy");
}

TEST_CASE("an item has its own name, else that of its catalogue key") {
    CHECK(item_name("", "lead_status_open") == "Open");
    CHECK(item_name("Ours", "lead_status_open") == "Ours");
    CHECK(item_description("", "lead_status_contacting") == "Sales is trying to reach the lead.");
    CHECK(item_description("", "user_me").empty());
}

TEST_CASE("errors are worded with their field and their values") {
    CHECK(error_words({.code = "required", .entity = "company", .field = "name"}) == "Name is required.");
    const InSwedish sv;
    CHECK(error_words({.code = "required", .entity = "company", .field = "category"}) == "Kategori är obligatoriskt.");
    CHECK(error_words({.code = "no_such_code"}) == "Något gick fel (no_such_code). Inget har ändrats.");
}

TEST_CASE("steps of undo are named with their values") {
    const std::vector<std::pair<std::string, std::string>> name{{"name", "Åsa Öberg"}};
    CHECK(words_of("step_update_contact", name) == "change Åsa Öberg");
    const std::vector<std::pair<std::string, std::string>> file{{"file", "a.csv"}, {"count", "950"}};
    CHECK(words_of("step_import", file) == "import a.csv (950 records)");
    const std::vector<std::pair<std::string, std::string>> item{{"catalogue_key", "category_lead"}};
    CHECK(words_of("step_update_item", item) == "change Lead");
    CHECK(words_of("no_such_key").empty());
}
