// What numbers a field can hold, wherever they come from.
#pragma once

#include <cstdint>

#include "core/time.hpp"
#include "model/schema.hpp"

namespace tratt::model {

struct NumberRange {
    std::int64_t least;
    std::int64_t most;
    bool holds(std::int64_t number) const { return number >= least && number <= most; }
};

inline constexpr NumberRange any_integer{-(std::int64_t{1} << 53), std::int64_t{1} << 53};  // as JavaScript can count
inline constexpr NumberRange any_date{-719'162, 2'932'896};  // the years 1 to 9999
inline constexpr NumberRange any_instant{-62'135'596'800'000, 253'402'300'799'999};  // of those years, in UTC
inline constexpr NumberRange any_visible_number{1, 2'147'483'646};

NumberRange range_of(const FieldSpec& field);  // of fields that hold numbers
// Whether the field can hold it; core::no_value can stand anywhere but in a boolean.
bool can_hold(const FieldSpec& field, std::int64_t number);

}  // namespace tratt::model
