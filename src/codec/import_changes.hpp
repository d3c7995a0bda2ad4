// What a row does: the values it changes or brings, its category, and the lead status that the rules and the file make
// of it.
#pragma once

#include "codec/import_draft.hpp"

namespace tratt::codec {

// After the row has been matched, and for contacts after decide_categories.
void plan_company(ImportDraft& draft, model::PlannedRow& row);
void plan_contact(ImportDraft& draft, model::PlannedRow& row);

}  // namespace tratt::codec
