// What the tabs of one database say to each other. One of them writes; the others send it what they have carried out,
// and follow what it has stored.
//
// The first three are frozen, names and members, so that any later version can ask an older one to step down:
//
//   {"app":"tratt","v":1,"type":"hello","schema":2,"build":"…"}
//
// All others have the members of TabMessage that differ from what they are by default. A member or type that is not known
// is ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/uuid.hpp"

namespace tratt::codec {

enum class TabSays : std::uint8_t {
    hello,  // a tab has opened
    release,  // of a newer version: save and stop writing
    released,  // done so
    leading,  // this tab writes from now on; all up to `sequence` is stored
    follow,  // asks for what is stored after `sequence`
    stored,  // all up to `sequence` is stored; `lines` are the last of it, or nothing
    propose,  // carried out after `sequence`: the writer is asked to store `lines`
    received,  // a proposal has arrived
    refused,  // a proposal cannot be stored: `error`, transaction `about`
    failed,  // nothing can be stored at present: `error`
    retry,  // asks the writer to try again
    erased  // everything is
};

struct TabMessage {
    TabSays says = TabSays::hello;
    core::Uuid from = {};
    core::Uuid to = {};  // nil = all
    std::int64_t schema = 0;
    std::string build = {};
    std::int64_t sequence = 0;
    std::string lines = {};  // of the journal, as json_transaction.hpp writes them
    core::Uuid about = {};
    core::Error error = {};
};

std::string write_tab_message(const TabMessage& message);
std::optional<TabMessage> read_tab_message(std::string_view json);  // none: not one of ours, or of a type not known

}  // namespace tratt::codec
