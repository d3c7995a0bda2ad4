// What the current user has set and is kept for the next time (R122): texts under a key. A change is no step of undo.
#pragma once

#include <string_view>

#include "ui/context.hpp"

namespace tratt::ui {

std::string_view preference(const store::Database& database, std::string_view key);  // "" when none is kept
void keep_preference(Context& context, std::string_view key, std::string_view value);  // "" removes it

}  // namespace tratt::ui
