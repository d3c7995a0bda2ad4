#include "model/import_form.hpp"

#include <algorithm>
#include <array>

namespace tratt::model {

bool is_importable(Entity entity) {
    switch (entity) {
        case Entity::user:
        case Entity::category:
        case Entity::lead_status:
        case Entity::business:
        case Entity::company:
        case Entity::contact: return true;
        default: return false;
    }
}

namespace {

struct NoteWord {
    RowNote note;
    std::string_view key;
    bool is_fault;
};

constexpr std::array note_words{
    NoteWord{RowNote::name_missing, "name_missing", true},
    NoteWord{RowNote::email_malformed, "email_malformed", true},
    NoteWord{RowNote::date_wrong, "date_wrong", true},
    NoteWord{RowNote::number_wrong, "number_wrong", true},
    NoteWord{RowNote::row_too_long, "row_too_long", true},
    NoteWord{RowNote::row_in_one_cell, "row_in_one_cell", true},
    NoteWord{RowNote::duplicate_in_file, "duplicate_in_file", false},
    NoteWord{RowNote::matched, "matched", false},
    NoteWord{RowNote::deleted_here, "deleted_here", false},
    NoteWord{RowNote::status_not_active, "status_not_active", false},
    NoteWord{RowNote::status_unknown, "status_unknown", false},
    NoteWord{RowNote::category_unknown, "category_unknown", false},
    NoteWord{RowNote::company_unknown, "company_unknown", false},
    NoteWord{RowNote::several_values, "several_values", false},
    NoteWord{RowNote::value_left_out, "value_left_out", false},
    NoteWord{RowNote::row_short, "row_short", false},
    NoteWord{RowNote::quote_stray, "quote_stray", false},
    NoteWord{RowNote::quote_unclosed, "quote_unclosed", false},
};

// The first half of an id of version 7 is never as small as these.
constexpr std::uint64_t company_mark = 1;
constexpr std::uint64_t owner_mark = 2;
constexpr std::uint64_t status_mark = 3;

}  // namespace

bool is_fault(RowNote note) { return note_words[static_cast<std::size_t>(note)].is_fault; }
std::string_view row_note_key(RowNote note) { return note_words[static_cast<std::size_t>(note)].key; }

Uuid planned_company(std::size_t index) { return {company_mark, index}; }
Uuid planned_owner(std::size_t index) { return {owner_mark, index}; }
Uuid planned_status(std::size_t index) { return {status_mark, index}; }
bool is_planned(const Uuid& id) { return id.hi >= company_mark && id.hi <= status_mark; }

bool ImportPlan::does_something() const {
    const auto writes = [](const PlannedRow& row) {
        const auto applied = [](const FieldChange& change) { return change.is_applied; };
        return row.goes_in() &&
               (row.state == RowState::added || std::any_of(row.changes.begin(), row.changes.end(), applied));
    };
    const auto moves = [](const PlannedCompany& company) { return company.changes_category() && company.is_applied; };
    return std::any_of(rows.begin(), rows.end(), writes) || std::any_of(companies.begin(), companies.end(), moves);
}

}  // namespace tratt::model
