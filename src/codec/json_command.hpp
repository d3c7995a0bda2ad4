// Commands as JSON. A command has a type and what the type needs; the whole list is in json_command.cpp, one row each:
//
//   {"type": "update_records", "entity": "contact", "ids": [12, "01926f4e-…"], "changes": {"title": "CTO"}}
//
// `id` is the command's own id, for whoever may send it twice; without one it gets a new one. Values are as in
// json_value.hpp. Wherever a record is named, its id will do, and for a company or contact its visible number.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/database.hpp"

namespace tratt::codec {

inline constexpr std::size_t most_command_bytes = std::size_t{64} << 20;

// Errors, with params path and where they belong to one entity and field: not_json, not_utf8, request_too_large,
// missing_key, unknown_key, unknown_value, unknown_command, wrong_type, wrong_field, out_of_range, too_long, too_many,
// unknown_record and unknown_reference (a number that no record has). What a command may do is for the store to say.
core::Result<model::Command> read_command(std::string_view json, store::Database& database);

std::span<const std::string_view> command_types();

}  // namespace tratt::codec
