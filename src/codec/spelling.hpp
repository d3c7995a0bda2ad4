// Column headings and list values as different programs and people spell them, brought to one spelling.
#pragma once

#include <string>
#include <string_view>

namespace tratt::codec {

// Letters and digits only, lower case, without accents: "First Name", "first_name" and "FIRSTNAME" are "firstname";
// "Företag *" is "foretag", composed or decomposed; letters outside Latin-1 stay as they are.
std::string spelling_key(std::string_view text);

}  // namespace tratt::codec
