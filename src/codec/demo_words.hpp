// The names the demo is made of.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tratt::codec {

struct DemoPlace {
    std::string_view city;
    std::string_view region;
    std::string_view postal_code;
};

struct DemoCountry {
    std::string_view name;
    std::string_view legal_form;
    std::array<std::string_view, 24> first_names;
    std::array<std::string_view, 24> last_names;
    std::array<std::string_view, 8> titles;
    std::array<DemoPlace, 6> places;
    std::array<std::string_view, 4> streets;
};

inline constexpr std::size_t demo_country_count = 4;
extern const std::array<DemoCountry, demo_country_count> demo_country_table;

struct DemoCompany {
    std::string_view name;  // without its legal form
    std::size_t country;    // index
};

extern const std::array<DemoCompany, 86> demo_company_table;

}  // namespace tratt::codec
