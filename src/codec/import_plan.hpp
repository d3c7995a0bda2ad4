// An import, worked out before anything is changed: what each row of a file would do, why, and the decisions behind it,
// which a visitor can change. Reading the file and planning are pure; only the command that comes out at the end
// changes the database, in one step that can be taken back (R300).
//
//   auto file = read_import_file(name, bytes);                       // refuses what is no list
//   ImportDecisions decisions = suggest_decisions(file, database);   // shown and edited
//   ImportPlan plan = plan_import(file, decisions, database);        // again after each edit
//   database.execute(import_command(file, decisions, plan, database));
//
// How records are matched. A company: by the sender's id, then domain, then name (and department, where the list has
// one). A contact: by the sender's id, then e-mail, then by name within the same company if the row has neither. Two
// records whose sender's ids differ are never the same. An e-mail that several people share matches the one of the same
// name.
//
// What a row does. An empty cell never clears a value. A value that a person has changed here since it came is kept
// unless the decisions say otherwise; the row still shows old → new. A row with a fault is left out whole and can be
// taken out as a file to mend; a value that cannot be taken over without being wrong (an unknown status, a status where
// lead status is not active) is left out and reported.
//
// Categories of a list of contacts. A company takes the category of the furthest stage among its contacts, those that
// are here already included; a contact without a company has the category of its own stage. With fill_empty and skip a
// company that is here keeps its own.
//
// Companies of a list of contacts. A row that names a company by name joins it, or makes it. A row that names one only
// by domain or id joins it if it is here; otherwise the contact stands alone with a category of its own, and the note
// company_unknown says so: importing the companies and then the contacts again joins them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "codec/csv.hpp"
#include "codec/senders.hpp"
#include "core/result.hpp"
#include "model/command.hpp"
#include "model/import_form.hpp"
#include "store/database.hpp"

namespace tratt::codec {

using model::ImportDecisions;
using model::ImportPlan;

struct ImportFile {
    std::string name;
    CsvTable table;
    RecognisedList list;

    std::size_t first_data_row() const { return list.heading_row + 1; }
    std::string_view heading(std::size_t column) const { return table.cell(list.heading_row, column); }
};

// Errors: those of check_readable_as_rows and read_csv; file_has_no_rows (headings only); file_is_deals (nothing to put
// them in yet).
core::Result<ImportFile> read_import_file(std::string name, std::string_view bytes, const CsvOptions& options = {});

ImportDecisions suggest_decisions(const ImportFile& file, const store::Database& database);
// After `columns` has been changed: the values that occur now. Choices already made stay.
void update_value_choices(const ImportFile& file, const store::Database& database, ImportDecisions& decisions);
// The ids of a list that is no program's export say nothing about the records that are here, and equal ones would be
// taken for the same record: no column holds them then. True: the columns that were recognised hold them again, unless
// another has been given the field since.
void use_sender_ids(bool are_used, const ImportFile& file, ImportDecisions& decisions);

ImportPlan plan_import(const ImportFile& file, const ImportDecisions& decisions, const store::Database& database);

// Made for the database as it was planned on. The command's id is new.
model::Command import_command(const ImportFile& file, const ImportDecisions& decisions, const ImportPlan& plan,
                              store::Database& database);

// The faulty rows under the file's own headings, to be mended and imported again. `inert` (R302): see append_csv_row.
std::string faulty_rows_csv(const ImportFile& file, const ImportPlan& plan, bool inert = true);

}  // namespace tratt::codec
