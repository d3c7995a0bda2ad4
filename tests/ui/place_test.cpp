#include "ui/place.hpp"

#include <doctest/doctest.h>

using namespace tratt::ui;

TEST_CASE("every address names one place and every place one address") {
    for (const char* hash : {"#/dashboard", "#/contacts", "#/contacts?q=%C3%B6berg&sort=-name", "#/contact/42",
                             "#/contact/42/edit", "#/contact/new?company=10001", "#/company/10001", "#/company/new",
                             "#/board?group=lead_status", "#/import", "#/settings", "#/settings/storage",
                             "#/settings/look", "#/settings/shortcuts", "#/settings/restore", "#/welcome"}) {
        CAPTURE(hash);
        const Place place = parse_address(hash);
        CHECK(place.page != Page::not_found);
        CHECK(address(place) == hash);
    }
}

TEST_CASE("an address that names nothing is not found, whatever it holds") {
    for (const char* hash : {"#/contact", "#/contact/", "#/contact/0", "#/contact/-1", "#/contact/4x",
                             "#/contact/42/delete", "#/contact/99999999999999999999", "#/contacts/42", "#/nowhere",
                             "#/contact/new/edit", "#/settings/nowhere", "#/settings/storage/1"}) {
        CAPTURE(hash);
        CHECK(parse_address(hash).page == Page::not_found);
    }
}

TEST_CASE("an empty address is the dashboard") {
    for (const char* hash : {"", "#", "#/"}) CHECK(parse_address(hash).page == Page::dashboard);
}

TEST_CASE("options are decoded, replaced and removed, and odd escapes are kept as they are") {
    Place place = parse_address("#/contacts?q=a%20b+c&bad=%zz&end=%4&=x&flag");
    CHECK(place.option("q") == "a b c");
    CHECK(place.option("bad") == "%zz");
    CHECK(place.option("end") == "%4");
    CHECK(place.option("missing").empty());
    place.set_option("q", "Å&ö");
    CHECK(place.option("q") == "Å&ö");
    CHECK(parse_address(address(place)).option("q") == "Å&ö");
    place.set_option("q", "");
    CHECK(place.option("q").empty());
    CHECK(address(place).find("q=") == std::string::npos);
}
