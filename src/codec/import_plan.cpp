#include "codec/import_plan.hpp"

#include <algorithm>

#include "codec/import_categories.hpp"
#include "codec/import_changes.hpp"
#include "codec/import_draft.hpp"
#include "codec/import_matches.hpp"

namespace tratt::codec {
namespace {

using model::FieldChange;
using model::PlannedCompany;
using model::PlannedRow;
using model::RowState;

std::int64_t hand_edits_kept(const PlannedRow& row) {
    return std::count_if(row.changes.begin(), row.changes.end(),
                         [](const FieldChange& change) { return change.is_hand_edit && !change.is_applied; });
}

void count_rows(ImportDraft& draft) {
    model::ImportCounts& counts = draft.plan.counts;
    const bool of_contacts = draft.reader.is_of_contacts();
    for (const PlannedRow& row : draft.plan.rows) {
        counts.added += row.state == RowState::added;
        counts.changed += row.state == RowState::changed;
        counts.unchanged += row.state == RowState::unchanged;
        counts.skipped += row.state == RowState::skipped;
        counts.faulty += row.state == RowState::faulty;
        const bool would_go_in = row.state == RowState::added || row.state == RowState::changed;
        counts.left_out += would_go_in && !row.is_ticked;
        counts.hand_edits_kept += hand_edits_kept(row);
        if (is_out(row) || (row.record.is_nil() && !row.is_ticked)) continue;
        counts.joined += of_contacts && row.company >= 0;
        counts.alone += of_contacts && row.company < 0;
    }
}

void count_companies(ImportPlan& plan) {
    for (const PlannedCompany& company : plan.companies) {
        plan.counts.companies_added += company.is_new() && company.rows > 0;
        plan.counts.companies_recategorised += company.changes_category() && company.is_applied;
        plan.counts.hand_edits_kept += company.is_hand_edit && !company.is_applied;
    }
}

void count_owners(ImportDraft& draft) {
    const Field field = draft.reader.is_of_contacts() ? Field::contact_owner : Field::company_owner;
    const ChoiceIndex owners(draft.decisions.owners);
    std::vector<std::uint8_t> is_used(draft.decisions.owners.size(), 0);
    for (const PlannedRow& row : draft.plan.rows) {
        if (!row.goes_in()) continue;
        const std::int32_t owner = owners.find(draft.reader.text(row.table_row, field));
        if (owner >= 0 && draft.decisions.owners[static_cast<std::size_t>(owner)].make_new)
            is_used[static_cast<std::size_t>(owner)] = 1;
    }
    draft.plan.counts.owners_added = std::count(is_used.begin(), is_used.end(), 1);
}

}  // namespace

ImportPlan plan_import(const ImportFile& file, const ImportDecisions& decisions, const store::Database& database) {
    ImportDraft draft(file, decisions, database);
    if (draft.reader.is_of_contacts()) {
        match_contacts(draft);
        decide_categories(draft);
        for (PlannedRow& row : draft.plan.rows) plan_contact(draft, row);
    } else {
        match_companies(draft);
        for (PlannedRow& row : draft.plan.rows) plan_company(draft, row);
    }
    count_rows(draft);
    count_companies(draft.plan);
    count_owners(draft);
    return std::move(draft.plan);
}

}  // namespace tratt::codec
