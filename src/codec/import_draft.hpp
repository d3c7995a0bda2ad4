// A plan while it is being worked out: what the steps of plan_import share. Each step has a file of its own:
//   import_draft       the rows of the file, and what is wrong with them
//   import_matches     which contact or company each row means
//   import_categories  which category a company takes from its contacts
//   import_changes     what each row then does
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "codec/import_plan.hpp"
#include "codec/import_rows.hpp"
#include "codec/match_index.hpp"

namespace tratt::codec {

inline constexpr std::int64_t no_slot = MatchIndex::none;

struct ImportDraft {
    // With the rows of the file. The three must outlive the draft.
    ImportDraft(const ImportFile& file, const ImportDecisions& decisions, const store::Database& database);

    const ImportFile& file;
    const ImportDecisions& decisions;
    const store::Database& database;
    RowReader reader;
    ImportPlan plan;
    std::vector<std::int64_t> slots;          // by row: the record it means, in the MatchIndex of its entity
    std::vector<std::int64_t> company_slots;  // by row: the contact's company

    std::size_t index_of(const model::PlannedRow& row) const {
        return static_cast<std::size_t>(&row - plan.rows.data());
    }
    std::int64_t& slot_of(const model::PlannedRow& row) { return slots[index_of(row)]; }
    std::int64_t& company_slot_of(const model::PlannedRow& row) { return company_slots[index_of(row)]; }
};

RowRemark make_remark(model::RowNote note, std::int32_t column = -1, std::string value = {},
                      std::int64_t other_row = 0);

bool is_out(const model::PlannedRow& row);       // nothing of it goes in, ticked or not
bool contributes(const model::PlannedRow& row);  // it has a say in what becomes of its company

}  // namespace tratt::codec
