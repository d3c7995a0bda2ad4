// What a step has changed, as the page around a demo is told:
//
//   {"name":"step_update_contact","kind":"ordinary","count":2,"changes":[
//     {"kind":"set","entity":"contact","id":"01926f4e-…","number":3,"cause":"board",
//      "fields":{"lead_status":{"old":"01900000-…","new":"01900000-…","old_name":"Open","new_name":"Contacting"}}},…]}
//
// Kinds and causes as in model/event.hpp, values as in json_value.hpp; of references the name as well. `count` is of all
// changes, of which the first hundred are named.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/event.hpp"
#include "store/database.hpp"

namespace tratt::codec {

std::string change_message(const store::Database& database, const model::Transaction& step,
                           const std::function<std::string(std::string_view key)>& words);

}  // namespace tratt::codec
