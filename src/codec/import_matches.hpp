// Which record each row of the file means, and which company each of its contacts belongs to. How records are matched
// is told in import_plan.hpp.
#pragma once

#include "codec/import_draft.hpp"

namespace tratt::codec {

void match_companies(ImportDraft& draft);  // of a list of companies
void match_contacts(ImportDraft& draft);   // of a list of contacts; their companies enter the plan

}  // namespace tratt::codec
