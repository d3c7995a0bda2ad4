// Records that may be the one being named (R103, R270, R271), offered while it is typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "ui/context.hpp"

namespace tratt::ui {

// A company's name without what only says how it is owned: "Nordlys AB" and "Nordlys A/S" are "Nordlys".
std::string name_without_form(std::string_view name);

// At most three, other than `self`. Companies whose names begin with the same words, in any spelling of accents that the
// database's language ignores, or sound like them.
std::vector<store::Row> similar_companies(Context& context, std::string_view name, store::Row self);

struct TypedContact {
    std::string_view first_name, last_name, email;
    store::Row company = store::no_row;
    store::Row self = store::no_row;
};
// With the same e-mail address, or the same name in the same company.
std::vector<store::Row> similar_contacts(Context& context, const TypedContact& typed);

bool is_checked_for_similar(const store::Database& database);  // unless the user has switched it off
void check_for_similar(Context& context, bool is_checked);

}  // namespace tratt::ui
