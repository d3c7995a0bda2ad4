// The lists a person chooses from, as choices of a select: what can be chosen, and the value that stands although its
// item has been deleted (R27, R28).
#pragma once

#include <vector>

#include "store/database.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {

struct ItemChoices {
    std::vector<Choice> choices;
    std::vector<store::Row> rows;  // of each choice; no_row = "No selection"
    int chosen = no_choice;
};

ItemChoices category_choices(const store::Database& database, store::Row now, bool with_none = false);
ItemChoices status_choices(const store::Database& database, store::Row now, bool with_descriptions);  // R20
ItemChoices user_choices(const store::Database& database, store::Row now);      // with "No selection" (R89)
ItemChoices sale_type_choices(const store::Database& database, store::Row now);
ItemChoices stage_choices(const store::Database& database, store::Row type, store::Row now);  // R246: of the type
ItemChoices reason_choices(const store::Database& database, model::ReasonKind kind, store::Row now);  // R249–R251
// Codes of currencies that are often used, and the present one.
std::vector<std::string_view> currency_codes(std::string_view now);
ItemChoices business_choices(const store::Database& database, store::Row now);

}  // namespace tratt::ui
