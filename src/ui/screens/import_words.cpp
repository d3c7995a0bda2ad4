#include <charconv>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "store/database.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/import_parts.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using i18n::text;
using model::RowState;

std::string_view changes_words(const model::PlannedRow& row) {
    std::int64_t applied = 0;
    const model::FieldChange* only = nullptr;
    for (const model::FieldChange& change : row.changes) {
        if (!change.is_applied) continue;
        ++applied;
        only = &change;
    }
    if (applied == 1) return i18n::format(Msg::import_field_set, {{"field", field_label(only->field)}});
    return i18n::count(Plural::import_fields_set, applied);
}

std::string_view new_row_words(const Context& context, const model::PlannedRow& row) {
    const ImportView& import = context.app->import;
    if (import.is_companies) return text(Msg::import_new_company);
    if (row.company < 0) return text(Msg::import_new_contact);
    const model::PlannedCompany& company = import.plan.companies[static_cast<std::size_t>(row.company)];
    if (company.is_new()) return text(Msg::import_new_contact_and_company);
    const store::Row found = context.database.find(model::Entity::company, company.record);
    return i18n::format(Msg::import_new_contact_at,
                        {{"company", record_name(context.database, model::Entity::company, found)}});
}

std::string_view state_words(const Context& context, const model::PlannedRow& row) {
    if (!row.is_ticked && (row.state == RowState::added || row.state == RowState::changed))
        return text(Msg::import_left_out);
    switch (row.state) {
        case RowState::added: return new_row_words(context, row);
        case RowState::changed: return changes_words(row);
        case RowState::unchanged: return text(Msg::import_no_difference);
        case RowState::skipped:
        case RowState::faulty: return {};  // the remarks say why
    }
    return {};
}

}  // namespace

bool is_faulty(const model::PlannedRow& row) { return row.state == RowState::faulty; }

std::string_view note_words(const model::RowRemark& remark) {
    const auto message = i18n::find_message(i18n::concat({"import_note_", model::row_note_key(remark.note)}));
    if (!message) return model::row_note_key(remark.note);
    return i18n::format(*message, {{"value", remark.value}, {"row", i18n::number(remark.other_row)}});
}

std::string_view notes_words(const model::PlannedRow& row) {
    std::string_view words;
    for (const model::RowRemark& remark : row.remarks) {
        if (is_faulty(row) && !model::is_fault(remark.note)) continue;
        const std::string_view note = note_words(remark);
        words = words.empty() ? note : i18n::format(Msg::import_and_note, {{"what", words}, {"note", note}});
    }
    return words;
}

std::string_view what_happens(const Context& context, const model::PlannedRow& row) {
    const std::string_view words = state_words(context, row), notes = notes_words(row);
    if (words.empty() || notes.empty()) return words.empty() ? notes : words;
    return i18n::format(Msg::import_and_note, {{"what", words}, {"note", notes}});
}

// Records that the import will make have no name in the database yet.
std::string_view planned_value_words(const Context& context, model::Field field, const model::Value& value) {
    const ImportView& import = context.app->import;
    if (const auto* id = std::get_if<core::Uuid>(&value)) {
        for (std::size_t i = 0; i < import.plan.companies.size(); ++i) {
            if (*id == model::planned_company(i)) return import.plan.companies[i].name;
        }
        for (std::size_t i = 0; i < import.decisions.owners.size(); ++i) {
            if (*id == model::planned_owner(i)) return import.decisions.owners[i].value;
        }
        for (std::size_t i = 0; i < import.decisions.statuses.size(); ++i) {
            if (*id == model::planned_status(i)) return import.decisions.statuses[i].value;
        }
    }
    return value_words(context.database, field, value, moment_of(context.environment));
}

}  // namespace tratt::ui
