// Values of fields in the JSON that people and programs write and read (the journal's form is in json_transaction.hpp):
//
//   text       "Åsa"                      integer  42
//   boolean    true                       date     "2026-11-23"
//   instant    1795431600000 (ms UTC)     group    "potential_customer"
//   reference  "01926f4e-7a10-…", the id; read also as the visible number of a company or contact: 42
//   nothing    null
#pragma once

#include <string>

#include "codec/json_place.hpp"
#include "core/time.hpp"
#include "model/value.hpp"

namespace tratt::codec {

inline constexpr std::size_t most_text_bytes = 1'000'000;  // of one value

// Errors: wrong_type, too_long, out_of_range, not_utf8, unknown_reference (no record has the number).
bool read_value(const JsonPlace& place, const model::FieldSpec& field, model::Value& out);
bool read_date(const JsonPlace& place, core::Date& out);

// A value as it is read. What a field cannot hold is written as what it is.
void append_json_value(std::string& out, const model::FieldSpec& field, const model::Value& value);
void append_json_date(std::string& out, core::Date date);

}  // namespace tratt::codec
