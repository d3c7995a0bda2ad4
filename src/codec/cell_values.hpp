// What a cell of a list says, as a value of one of our fields. Text comes out trimmed, composed and valid; what a field
// cannot hold is a fault with a code, never a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/time.hpp"

namespace tratt::codec {

// The text of a cell: without the blanks around it, without the apostrophe that keeps a spreadsheet from running it,
// letters composed.
std::string clean_text(std::string_view cell);
// The same of what stands in one line: each break, with the blanks around it, is one blank.
std::string clean_line(std::string_view cell);

// "https://www.Nordlys.example/om" → "nordlys.example"; "" for what is no host.
std::string clean_domain(std::string_view cell);

// The first of several addresses in one cell (" ::: ", ";" and "," stand between them).
struct Email {
    std::string address;
    bool is_well_formed = false;
    bool has_more = false;
};
Email read_email(std::string_view cell);

// "12 345", "12,345", "12.345,50", "873607.15" in units of 1/scale, rounded half up. None for what is no number, or
// beyond 2^53.
std::optional<std::int64_t> read_number(std::string_view cell, std::int64_t scale);

// A day without a time is noon UTC, so that it is the same day from UTC-11 to UTC+11; a time without a zone is taken as
// UTC.
std::optional<core::InstantMs> read_instant(std::string_view cell, core::DateOrder order);
std::optional<core::InstantMs> read_clean_instant(std::string_view text, core::DateOrder order);  // of clean_text's

// "Lindqvist, Johan" and "Johan Lindqvist": first and last name. A single word is the first name.
std::pair<std::string, std::string> split_name(std::string_view name);

// "dwight.schrute@example.com" → "Dwight Schrute"; what is no address is taken as it is.
std::string name_of_owner(std::string_view owner);

}  // namespace tratt::codec
