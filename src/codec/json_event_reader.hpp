// The strict reader of what json_transaction writes: every shape it does not know is refused, with the name of the
// fault.
#pragma once

#include <string_view>

#include "codec/json_fault.hpp"
#include "model/event.hpp"

namespace tratt::codec {

// Reasons: "syntax", "shape", "key", "missing", "value", "field", "length". `out` is then unspecified.
JsonFault read_transaction_json(std::string_view json, model::Transaction& out);
JsonFault read_event_json(std::string_view json, model::Event& out);

}  // namespace tratt::codec
