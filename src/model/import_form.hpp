// An import as plain data, so that the page that shows it need not know how files are read: the decisions a visitor may
// change, and what each row would then do. codec/import_plan.hpp works it out and turns it into the Import command.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

// What a file can bring: the lists it names, companies and contacts.
bool is_importable(Entity entity);

// ---- Decisions ----------------------------------------------------------------------------------------------------

enum class OnMatch : std::uint8_t { replace, fill_empty, skip };  // R293

// A value that occurs in the file and what it becomes.
struct ValueChoice {
    std::string value;
    std::int64_t rows = 0;  // that have it
    Uuid item;  // nil and not `make_new`: left empty (R295)
    bool make_new = false;  // a new user or lead status of that name; not for categories
};

struct ImportDecisions {
    std::vector<std::optional<Field>> columns;  // one for each heading; a field in two columns counts in the first
    std::vector<ValueChoice> stages;  // lifecycle stage → category; furthest first
    std::vector<ValueChoice> categories;  // values of a column of categories
    std::vector<ValueChoice> statuses;  // lead status
    std::vector<ValueChoice> owners;
    Uuid category_without_stage;  // of new companies and contacts who stand alone, where no stage says more
    bool suggest_qualified = true;  // for a blank status of a sales-qualified lead that has none here
    OnMatch on_match = OnMatch::replace;
    bool overwrite_hand_edits = false;
    bool take_rows_without_faulty_values = false;  // a wrong date or e-mail costs the value, not the row
    core::DateOrder date_order = core::DateOrder::day_first;  // of dates like 03/04/2025
    std::vector<std::size_t> left_out;  // rows of the table that were unticked (R298), ascending
    std::vector<std::size_t> companies_left_alone;  // keep their category: PlannedCompany::first_row, ascending
};

// ---- The plan -----------------------------------------------------------------------------------------------------

enum class RowState : std::uint8_t { added, changed, unchanged, skipped, faulty };

enum class RowNote : std::uint8_t {
    // Faults: the row is left out.
    name_missing,
    email_malformed,
    date_wrong,
    number_wrong,
    row_too_long,  // more values than headings: something has slipped
    row_in_one_cell,  // the whole row stands quoted in its first cell
    // The row is skipped.
    duplicate_in_file,  // of row `other_row`
    matched,  // it is here already, and matches are to be skipped
    deleted_here,  // it is here, among the deleted
    // The row goes in; this is said about it.
    status_not_active,  // R49: lead status is not in use in the resulting category
    status_unknown,
    category_unknown,
    company_unknown,
    several_values,  // only the first e-mail address is taken
    value_left_out,  // a faulty value, by decision
    row_short,
    quote_stray,
    quote_unclosed
};
bool is_fault(RowNote note);
std::string_view row_note_key(RowNote note);  // "name_missing": the words are in i18n under "import_" + key

struct RowRemark {
    RowNote note;
    std::int32_t column = -1;  // of the table; -1 = the row as a whole
    std::string value;  // as the file has it
    std::int64_t other_row = 0;
};

struct FieldChange {
    Field field;
    Value before;  // references: ids, or planned ones
    Value after;
    bool is_hand_edit = false;  // a person gave it the value it has here
    bool is_applied = true;
};

struct PlannedRow {
    std::size_t table_row = 0;
    RowState state = RowState::unchanged;
    bool is_ticked = true;
    Uuid record;  // of the contact or company that matches; nil = none
    std::int32_t company = -1;  // index in ImportPlan::companies
    Uuid category;  // contacts: the one it will show
    Uuid lead_status;  // contacts: the one it will have; nil = none
    std::vector<FieldChange> changes;
    std::vector<RowRemark> remarks;

    std::int64_t number() const { return static_cast<std::int64_t>(table_row) + 1; }  // as a spreadsheet counts
    bool goes_in() const { return is_ticked && (state == RowState::added || state == RowState::changed); }
};

// A company that rows of the file belong to.
struct PlannedCompany {
    std::string name;
    Uuid record;  // nil = new
    std::size_t first_row = 0;  // of the table
    std::int64_t rows = 0;  // that go in or are here already
    Uuid category_before;  // nil if new
    Uuid category_after;
    bool is_hand_edit = false;  // a person gave it the category it has here
    bool is_applied = true;

    bool is_new() const { return record.is_nil(); }
    bool changes_category() const { return !is_new() && category_before != category_after; }
};

// New companies, users and statuses have no id before the command is made; in a plan these stand for them.
Uuid planned_company(std::size_t index);  // in ImportPlan::companies
Uuid planned_owner(std::size_t index);  // in ImportDecisions::owners
Uuid planned_status(std::size_t index);  // in ImportDecisions::statuses
bool is_planned(const Uuid& id);

struct ImportCounts {
    std::int64_t added = 0, changed = 0, unchanged = 0, skipped = 0, faulty = 0;  // rows, ticked or not
    std::int64_t left_out = 0;  // unticked rows that would go in
    std::int64_t joined = 0, alone = 0;  // contacts of the file that are here afterwards, with and without a company
    std::int64_t companies_added = 0;  // of a list of contacts
    std::int64_t companies_recategorised = 0;
    std::int64_t owners_added = 0;
    std::int64_t statuses_taken = 0;  // from the file
    std::int64_t statuses_skipped = 0;  // R49
    std::int64_t statuses_suggested = 0;  // Qualified for a blank
    std::int64_t statuses_opened = 0;  // R37
    std::int64_t hand_edits_kept = 0;
};

struct ImportPlan {
    std::vector<PlannedRow> rows;
    std::vector<PlannedCompany> companies;  // of a list of contacts
    std::vector<Field> missing;  // fields without which no row can go in (R289); contact_name stands for either name
    ImportCounts counts;

    bool does_something() const;
};

}  // namespace tratt::model
