// Contact cards (vCard 2.1, 3.0 and 4.0: RFC 6350) as a list: one row for each card under headings that the import
// knows, so that all that is said of lists holds for cards as well.
#pragma once

#include <string>
#include <string_view>

namespace tratt::codec {

// UTF-8 in, UTF-8 comma-separated values out; card n is row n + 1. The first telephone that is a mobile's and the first
// that is not are taken, and the first of all else that a card has several of; what has no heading is left out.
std::string vcards_as_csv(std::string_view text);

}  // namespace tratt::codec
