// The query form as a part of a larger document. Internal to this room.
#pragma once

#include "codec/json_place.hpp"
#include "model/query_form.hpp"

namespace tratt::codec {

bool read_query(const JsonPlace& place, model::Query& out);

}  // namespace tratt::codec
