// The words of the query form, each in the order of its enum.
#pragma once

#include <array>
#include <string_view>

namespace tratt::codec {

inline constexpr auto operator_keys = std::to_array<std::string_view>({"starts_with",
                                                                       "contains",
                                                                       "ends_with",
                                                                       "equals",
                                                                       "is_exactly",
                                                                       "does_not_start_with",
                                                                       "does_not_contain",
                                                                       "does_not_end_with",
                                                                       "is_not",
                                                                       "number_equals",
                                                                       "number_differs",
                                                                       "greater",
                                                                       "greater_or_equal",
                                                                       "less",
                                                                       "less_or_equal",
                                                                       "between",
                                                                       "yes",
                                                                       "no",
                                                                       "is_one_of",
                                                                       "is_not_one_of",
                                                                       "before",
                                                                       "on_date",
                                                                       "after",
                                                                       "between_dates",
                                                                       "before_today",
                                                                       "on_today",
                                                                       "after_today",
                                                                       "this_unit",
                                                                       "previous_units",
                                                                       "this_and_previous",
                                                                       "next_units",
                                                                       "this_and_next",
                                                                       "this_previous_and_next",
                                                                       "has_value",
                                                                       "has_no_value"});
inline constexpr auto folding_keys = std::to_array<std::string_view>({"language", "case_only"});
inline constexpr auto unit_keys = std::to_array<std::string_view>({"day", "week", "month", "quarter", "year"});
inline constexpr auto aggregate_keys = std::to_array<std::string_view>({"sum", "average", "minimum", "maximum"});
inline constexpr auto members_keys = std::to_array<std::string_view>({"all", "listed", "found", "combined"});
inline constexpr auto set_operation_keys =
    std::to_array<std::string_view>({"only_first", "only_second", "both", "exactly_one", "either"});

template <class Enum, std::size_t N>
std::string_view key_of(const std::array<std::string_view, N>& keys, Enum value) {
    return keys[static_cast<std::size_t>(value)];
}

}  // namespace tratt::codec
