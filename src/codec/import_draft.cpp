#include "codec/import_draft.hpp"

#include <algorithm>
#include <utility>

namespace tratt::codec {
namespace {

using model::PlannedRow;
using model::RowNote;
using model::RowState;

bool costs_only_the_value(RowNote note) {
    return note == RowNote::email_malformed || note == RowNote::date_wrong || note == RowNote::number_wrong;
}

void judge(PlannedRow& row, const ImportDecisions& decisions) {
    for (RowRemark& found : row.remarks) {
        if (decisions.take_rows_without_faulty_values && costs_only_the_value(found.note))
            found.note = RowNote::value_left_out;
        if (model::is_fault(found.note)) row.state = RowState::faulty;
    }
}

void add_rows(ImportDraft& draft) {
    const CsvTable& table = draft.file.table;
    const std::vector<std::size_t>& left_out = draft.decisions.left_out;
    auto note = table.notes.begin();
    for (std::size_t r = draft.file.first_data_row(); r < table.rows(); ++r) {
        if (table.blank(r)) continue;
        PlannedRow row;
        row.table_row = r;
        row.is_ticked = !std::binary_search(left_out.begin(), left_out.end(), r);
        draft.reader.remark_on_shape(r, row.remarks);
        for (; note != table.notes.end() && note->row <= row.number(); ++note) {
            if (note->row != row.number()) continue;
            const bool is_stray = note->flaw == CsvFlaw::stray_quote;
            row.remarks.push_back(make_remark(is_stray ? RowNote::quote_stray : RowNote::quote_unclosed));
        }
        (void)draft.reader.values(r, &row.remarks);
        judge(row, draft.decisions);
        draft.plan.rows.push_back(std::move(row));
    }
}

void note_missing_fields(ImportDraft& draft) {
    const RowReader& reader = draft.reader;
    const bool of_contacts = reader.is_of_contacts();
    const bool named = of_contacts ? reader.has(Field::contact_name) || reader.has(Field::contact_first_name) ||
                                         reader.has(Field::contact_last_name)
                                   : reader.has(Field::company_name);
    if (!named) draft.plan.missing.push_back(of_contacts ? Field::contact_name : Field::company_name);
}

}  // namespace

ImportDraft::ImportDraft(const ImportFile& the_file, const ImportDecisions& the_decisions,
                         const store::Database& the_database)
    : file(the_file), decisions(the_decisions), database(the_database), reader(the_file, the_decisions) {
    add_rows(*this);
    note_missing_fields(*this);
    slots.assign(plan.rows.size(), no_slot);
    company_slots.assign(plan.rows.size(), no_slot);
}

RowRemark make_remark(RowNote note, std::int32_t column, std::string value, std::int64_t other_row) {
    RowRemark out{};
    out.note = note;
    out.column = column;
    out.value = std::move(value);
    out.other_row = other_row;
    return out;
}

bool is_out(const PlannedRow& row) { return row.state == RowState::faulty || row.state == RowState::skipped; }
bool contributes(const PlannedRow& row) { return !is_out(row) && row.is_ticked; }

}  // namespace tratt::codec
