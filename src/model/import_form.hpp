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

namespace tratt::model {

enum class ImportKind : std::uint8_t { contacts, companies };

// What happens to a record that is already here.
enum class MatchRule : std::uint8_t { replace, fill_empty, skip };

// What a value of the file's list becomes here: a stage becomes a category, a status a lead status, a person's name or
// address an owner. nil: the value is left out.
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
    std::vector<ValueChoice> categories;        // in the order of their distance to a sale, the furthest first
    std::vector<ValueChoice> statuses;
    bool blank_becomes_qualified = true;        // a blank status of a sales-qualified lead
    bool makes_users = true;                    // owners that are not here yet become users; else they are left empty
    std::vector<std::int64_t> left_out;         // numbers of the rows the visitor has unticked, ascending
    bool operator==(const ImportDecisions&) const = default;
};

enum class ImportState : std::uint8_t { new_row, changed, unchanged, skipped, faulty };
inline constexpr std::size_t import_state_count = 5;

struct ImportRow {
    std::int64_t number = 0;  // in the file, as a spreadsheet counts: the headings are usually row 1
    ImportState state = ImportState::new_row;
    core::Uuid record;        // the one that is already here; nil for new ones
};

// One value that a changed row replaces, already in words a person reads.
struct ImportChange {
    std::uint32_t row = 0;  // index into rows
    Field field = Field::contact_name;
    std::string before, after;
};

// Something to know about a row. Codes are those of core::Error, with words in i18n under "import_" + code:
//   faulty      contact_name_required, company_name_required, wrong_row …: the row cannot go in
//   skipped     left_out (by the visitor), duplicate (of a row before it), match_skipped (by MatchRule::skip)
//   others      status_not_active (R49), wrong_date, wrong_number, wrong_email, unknown_value, company_joined,
//               company_created, too_many_cells …: the row goes in, this value does not or changes something beside it
struct ImportNote {
    std::uint32_t row = 0;     // index into rows
    std::int32_t column = -1;  // index into headings; -1 = of the whole row
    core::Error error;
    bool is_fault = false;     // why the row is faulty
};

// The cells of the file, row by row, for as many rows as there are.
class ImportCells {
public:
    virtual ~ImportCells() = default;
    virtual std::string_view cell(std::size_t row, std::size_t heading) const = 0;  // row: index into ImportPreview::rows
};

struct ImportCounts {
    std::int64_t states[import_state_count] = {};  // by ImportState
    std::int64_t new_companies = 0;                // made for contacts whose company is not here yet
    std::int64_t changed_companies = 0;            // whose category follows their contacts
    std::int64_t new_users = 0;
    std::int64_t joined = 0;                       // contacts that find their company here
    std::int64_t skipped_statuses = 0;             // R49
    std::int64_t open_statuses = 0;                // blank ones that become Open (R37)
    std::int64_t qualified_statuses = 0;           // blank ones that become Qualified
    std::int64_t of(ImportState state) const { return states[static_cast<std::size_t>(state)]; }
    std::int64_t writes() const { return of(ImportState::new_row) + of(ImportState::changed); }
};

struct ImportPreview {
    std::string file_name;
    std::string sender;  // "HubSpot", as the program writes its own name; "" = not recognised
    ImportKind kind = ImportKind::contacts;
    std::vector<std::string> headings;
    std::vector<std::vector<Field>> choices;  // what each heading can be mapped to, in the order of the cards
    std::vector<ImportRow> rows;
    std::vector<ImportChange> changes;        // by row
    std::vector<ImportNote> notes;            // by row
    ImportCounts counts;
};

}  // namespace tratt::model
