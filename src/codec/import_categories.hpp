// The category each company takes from its contacts: that of the furthest stage among them, those that are here already
// included.
#pragma once

#include "codec/import_draft.hpp"

namespace tratt::codec {

void decide_categories(ImportDraft& draft);  // of ImportPlan::companies, after match_contacts

}  // namespace tratt::codec
