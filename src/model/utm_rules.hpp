// Conversion tracking as pure functions (R225–R233).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

// The five values (R225).
struct UtmValues {
    std::string source;
    std::string medium;
    std::string campaign;
    std::string term;
    std::string content;
    bool operator==(const UtmValues&) const = default;
};

// The four levels (R226).
enum class UtmLevel : std::uint8_t { first_touch, creation, conversion, company_source };
std::array<Field, 5> utm_fields(UtmLevel level);
// The values as fields of that level; empty ones are left out.
std::vector<FieldValue> utm_values(UtmLevel level, const UtmValues& values);

// R233, in this order: control characters go; both ends are trimmed; letters are composed and made lower case; each run
// of blanks within becomes one "_". Other separators stay as they are.
std::string clean_utm(std::string_view value);
UtmValues clean_utm(const UtmValues& values);

// R227–R230, R232: what a submission writes. `link`: the values of the page's address, `first_touch`: what the tracking
// script had stored. Nothing at all while the transfer is switched off.
struct UtmWriting {
    UtmValues first_touch;
    UtmValues creation;
    UtmValues conversion;
    UtmValues company_source;
    bool operator==(const UtmWriting&) const = default;
};
struct UtmSituation {
    bool is_enabled = false;
    bool is_new_contact = false;
    bool is_new_company = false;
};
UtmWriting utm_writing(const UtmValues& first_touch, const UtmValues& link, const UtmSituation& situation);

}  // namespace tratt::model
