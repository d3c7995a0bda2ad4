// What an import would do with a file, and what the visitor may decide about it. Plain data between the import page,
// which shows and changes it, and the codec, which works it out and turns it into the Import command.
//
//   decisions ──► codec works out ──► ImportPreview ──► page ──► changed decisions ──► …  ──► Import
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"
#include "model/value.hpp"

namespace tratt::model {

enum class ImportKind : std::uint8_t { contacts, companies };

// What happens to a record that is already here.
enum class MatchRule : std::uint8_t { replace, fill_empty, skip };

// What a value of the file's list becomes here: a stage (or a category by name) becomes a category, a status a lead
// status. nil: the value is left out.
struct ValueChoice {
    std::string value;      // as the file writes it
    std::int64_t rows = 0;  // how many rows have it
    core::Uuid item;
    bool operator==(const ValueChoice&) const = default;
};

// Begins as the codec suggests; everything in it may be changed.
struct ImportDecisions {
    std::vector<std::optional<Field>> columns;  // one for each heading; none = the column is left out
    MatchRule match = MatchRule::replace;
    std::vector<ValueChoice> categories;  // in the order of their distance to a sale, the furthest first
    std::vector<ValueChoice> statuses;
    core::Uuid category_otherwise;              // of new companies and of contacts who stand alone, without a stage
    bool blank_becomes_qualified = true;        // a blank status of a sales-qualified lead
    bool makes_users = true;                    // owners that are not here yet become users; else they are left empty
    bool overwrites_hand_edits = false;         // also what a person has changed here since it came
    bool takes_rows_with_wrong_values = false;  // without the wrong date, number or e-mail; else the row is faulty
    bool month_comes_first = false;             // in dates like 03/04/2025
    std::vector<std::int64_t> left_out;         // numbers of the rows the visitor has unticked, ascending
    std::vector<core::Uuid> companies_kept;     // companies whose category the visitor wants left as it is
    bool operator==(const ImportDecisions&) const = default;
};

enum class ImportState : std::uint8_t { new_row, changed, unchanged, skipped, faulty };
inline constexpr std::size_t import_state_count = 5;

struct ImportRow {
    std::int64_t number = 0;  // in the file, as a spreadsheet counts: the headings are usually row 1
    ImportState state = ImportState::new_row;
    core::Uuid record;          // the one that is already here; nil for new ones
    std::int32_t company = -1;  // contacts: index into companies; -1 = stands alone
    core::Uuid category;        // contacts: what will show on the card; nil = none
    core::Uuid lead_status;     // contacts: what the contact will have; nil = none
};

// One value that a changed row replaces. A user or company that the import makes first is its name (a text).
struct ImportChange {
    std::uint32_t row = 0;  // index into rows
    Field field = Field::contact_name;
    Value before, after;
    bool is_hand_edit = false;  // a person gave it the value it has here …
    bool is_applied = true;     // … which is then kept, unless the decisions say otherwise
    bool operator==(const ImportChange&) const = default;
};

// A company that contacts of the file belong to.
struct ImportCompany {
    std::string name;
    core::Uuid record;           // nil = the import makes it
    std::int64_t row = 0;        // number of the first row that names it
    std::int64_t rows = 0;       // that go in or are here already
    core::Uuid category_before;  // nil for a new one
    core::Uuid category_after;   // that of the furthest stage among its contacts, those here included
    bool is_hand_edit = false;   // as in ImportChange
    bool is_applied = true;
};

// Something to know about a row. Codes are those of core::Error, with words in i18n under "import_" + code; the params
// hold what the file has ("value"), the number of the other row ("row").
//   faulty      contact_name_required, company_name_required, wrong_date, wrong_number, wrong_email, too_many_cells,
//               row_in_one_cell (quoted as a whole): the row cannot go in
//   skipped     left_out (by the visitor), duplicate (of a row before it), match_skipped (by MatchRule::skip),
//               deleted_here (it is among the deleted)
//   others      status_not_active (R49), unknown_status, unknown_category, unknown_company (named by domain or id,
//               and not here), company_created, several_values (the first is taken), wrong_… where the decisions take
//               the row without the value, too_few_cells, stray_quote, unclosed_quote: the row goes in
struct ImportNote {
    std::uint32_t row = 0;     // index into rows
    std::int32_t column = -1;  // index into headings; -1 = of the whole row
    core::Error error;
    bool is_fault = false;  // why the row is faulty
};

// The cells of the file, row by row, for as many rows as there are.
class ImportCells {
  public:
    virtual ~ImportCells() = default;
    // `row` is an index into ImportPreview::rows.
    virtual std::string_view cell(std::size_t row, std::size_t heading) const = 0;
};

struct ImportCounts {
    std::int64_t states[import_state_count] = {};  // by ImportState
    std::int64_t new_companies = 0;                // made for contacts whose company is not here yet
    std::int64_t changed_companies = 0;            // whose category follows their contacts
    std::int64_t new_users = 0;
    std::int64_t joined = 0;              // contacts of the file with a company, once it is in
    std::int64_t alone = 0;               // … and without
    std::int64_t left_out = 0;            // unticked rows; they are among the skipped
    std::int64_t kept_hand_edits = 0;     // values
    std::int64_t given_statuses = 0;      // taken from the file
    std::int64_t skipped_statuses = 0;    // R49
    std::int64_t open_statuses = 0;       // blank ones that become Open (R37)
    std::int64_t qualified_statuses = 0;  // blank ones that become Qualified
    std::int64_t of(ImportState state) const { return states[static_cast<std::size_t>(state)]; }
    std::int64_t writes() const { return of(ImportState::new_row) + of(ImportState::changed); }
};

struct ImportPreview {
    std::string file_name;
    std::string sender;  // "HubSpot", as the program writes its own name; "" = not recognised
    ImportKind kind = ImportKind::contacts;
    std::vector<std::string> headings;
    std::vector<std::vector<Field>> choices;  // what each heading can be mapped to, in the order of the cards
    std::vector<Field> missing;               // fields without which no row can go in (R289)
    std::vector<ImportRow> rows;              // all but blank ones
    std::vector<ImportChange> changes;        // by row
    std::vector<ImportNote> notes;            // by row
    std::vector<ImportCompany> companies;     // of a list of contacts
    ImportCounts counts;
};

}  // namespace tratt::model
