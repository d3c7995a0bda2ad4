#include "model/utm_rules.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace tratt::model;

namespace {
const UtmValues link{"Google Ads", "CPC", "Spring  Sale", "", "Top"};
const UtmValues clean_link{"google_ads", "cpc", "spring_sale", "", "top"};
const UtmValues first{"Newsletter", "E-mail", "", "", ""};
const UtmValues clean_first{"newsletter", "e-mail", "", "", ""};
}  // namespace

TEST_CASE("R233 values are trimmed, made lower case, and have one separator for each run of blanks") {
    CHECK(clean_utm("  Spring \t Sale\u00A02026 ") == "spring_sale_2026");
    CHECK(clean_utm("already_clean-value+x") == "already_clean-value+x");
    CHECK(clean_utm("A\u030Angstro\u0308m") == "ångström");
    CHECK(clean_utm("a\x01\x7F b") == "a_b");
    CHECK(clean_utm(" \x02 ").empty());
    CHECK(clean_utm("a _ b") == "a___b");
    CHECK(clean_utm(link) == clean_link);
}

TEST_CASE("R225 R226 there are five values at each of four levels") {
    std::set<Field> fields;
    const UtmValues all{"1", "2", "3", "4", "5"};
    for (const UtmLevel level :
         {UtmLevel::first_touch, UtmLevel::creation, UtmLevel::conversion, UtmLevel::company_source}) {
        const auto values = utm_values(level, all);
        CHECK(values.size() == 5);
        constexpr std::string_view ends[] = {"_source", "_medium", "_campaign", "_term", "_content"};
        for (std::size_t i = 0; i < values.size(); ++i) {
            fields.insert(values[i].field);
            CHECK(spec(values[i].field).key.ends_with(ends[i]));
            CHECK(values[i].value == Value(std::to_string(i + 1)));
            CHECK(utm_fields(level)[i] == values[i].field);
        }
    }
    CHECK(fields.size() == 20);
    CHECK(spec(utm_fields(UtmLevel::first_touch)[0]).key == "first_touch_source");
    CHECK(spec(utm_fields(UtmLevel::creation)[0]).key == "creation_source");
    CHECK(spec(utm_fields(UtmLevel::conversion)[0]).entity == Entity::form_submission);
    CHECK(spec(utm_fields(UtmLevel::company_source)[0]).entity == Entity::company);
    CHECK(utm_values(UtmLevel::creation, {}).empty());
}

TEST_CASE("R227 R229 a new contact gets first touch and lead creation, a new company its source") {
    CHECK(utm_writing(first, link, {true, true, true}) == UtmWriting{clean_first, clean_link, clean_link, clean_link});
    CHECK(utm_writing(first, link, {true, true, false}) == UtmWriting{clean_first, clean_link, clean_link, {}});
}

TEST_CASE("R228 a known contact gets a conversion only") {
    CHECK(utm_writing(first, link, {true, false, false}) == UtmWriting{{}, {}, clean_link, {}});
    CHECK(utm_writing(first, link, {true, false, true}) == UtmWriting{{}, {}, clean_link, {}});
}

TEST_CASE("R230 a direct link gives lead creation and no first touch") {
    CHECK(utm_writing({}, link, {true, true, false}) == UtmWriting{{}, clean_link, clean_link, {}});
}

TEST_CASE("R232 nothing is written while the transfer is off") {
    CHECK(utm_writing(first, link, {false, true, true}) == UtmWriting{});
    CHECK(utm_writing(first, link, {}) == UtmWriting{});
    CHECK(utm_writing(first, link, {.is_enabled = true}) == UtmWriting{{}, {}, clean_link, {}});
    CHECK(utm_writing(first, link, {.is_enabled = true, .is_new_contact = true}).company_source == UtmValues{});
}
