// The strict reader of what json_transaction writes: every shape it does not know is refused, with the name of the
// fault.
#pragma once

#include <string_view>

#include "model/event.hpp"

namespace tratt::codec {

// "" when all was well; else what was not: "syntax", "shape", "key", "missing", "value", "field", "length". `out` is
// then unspecified.
std::string_view read_transaction_json(std::string_view json, model::Transaction& out);
std::string_view read_event_json(std::string_view json, model::Event& out);

}  // namespace tratt::codec
