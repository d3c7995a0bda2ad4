#include "codec/import_rows.hpp"

#include <algorithm>

#include "codec/cell_values.hpp"

namespace tratt::codec {
namespace {

using model::RowNote;

constexpr std::int64_t minor_units = 100;

bool is_owner(Field field) { return field == Field::contact_owner || field == Field::company_owner; }

// Decided by more than the cell, or a fact about the contact's company.
bool is_plain(Field field, model::Entity entity) {
    if (model::spec(field).entity != entity) return false;
    return field != Field::contact_name && field != Field::contact_first_name && field != Field::contact_last_name &&
           field != Field::contact_lead_status && field != Field::company_category;
}

RowRemark remark(RowNote note, std::int32_t column, std::string_view value) {
    RowRemark out{};
    out.note = note;
    out.column = column;
    out.value = value;
    return out;
}

}  // namespace

ChoiceIndex::ChoiceIndex(const std::vector<model::ValueChoice>& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) by_value_.emplace(choices[i].value, static_cast<std::int32_t>(i));
}

std::int32_t ChoiceIndex::find(const std::string& value) const {
    const auto found = by_value_.find(value);
    return found == by_value_.end() ? -1 : found->second;
}

RowReader::RowReader(const ImportFile& file, const ImportDecisions& decisions)
    : file_(file),
      decisions_(decisions),
      stages_(decisions.stages),
      categories_(decisions.categories),
      statuses_(decisions.statuses),
      owners_(decisions.owners) {
    columns_.fill(-1);
    const auto entity = is_of_contacts() ? model::Entity::contact : model::Entity::company;
    const std::size_t columns = std::min(decisions.columns.size(), file.table.cells(file.list.heading_row));
    for (std::size_t c = 0; c < columns; ++c) {
        if (!decisions.columns[c]) continue;
        auto& column = columns_[static_cast<std::size_t>(*decisions.columns[c])];
        if (column >= 0) continue;
        column = static_cast<std::int32_t>(c);
        if (is_plain(*decisions.columns[c], entity)) plain_.push_back(*decisions.columns[c]);
    }
}

std::string_view RowReader::cell(std::size_t row, Field field) const {
    const std::int32_t column = column_of(field);
    return column < 0 ? std::string_view() : file_.table.cell(row, static_cast<std::size_t>(column));
}

std::string RowReader::text(std::size_t row, Field field) const { return clean_line(cell(row, field)); }

std::pair<std::string, std::string> RowReader::name(std::size_t row) const {
    std::pair<std::string, std::string> name{text(row, Field::contact_first_name), text(row, Field::contact_last_name)};
    return name.first.empty() && name.second.empty() ? split_name(cell(row, Field::contact_name)) : name;
}

RowReader::Chosen RowReader::chosen(std::size_t row, Field field, const std::vector<model::ValueChoice>& choices,
                                    const ChoiceIndex& index, Uuid (*planned)(std::size_t)) const {
    Chosen out;
    const std::string value = text(row, field);
    if (value.empty()) return out;
    out.choice = index.find(value);
    if (out.choice < 0) return out;
    const auto i = static_cast<std::size_t>(out.choice);
    out.item = choices[i].make_new && planned != nullptr ? planned(i) : choices[i].item;
    return out;
}

RowReader::Chosen RowReader::stage(std::size_t row) const {
    return chosen(row, Field::contact_lifecycle_stage, decisions_.stages, stages_, nullptr);
}

RowReader::Chosen RowReader::category(std::size_t row) const {
    return chosen(row, Field::company_category, decisions_.categories, categories_, nullptr);
}

RowReader::Chosen RowReader::status(std::size_t row) const {
    return chosen(row, Field::contact_lead_status, decisions_.statuses, statuses_, model::planned_status);
}

void RowReader::add_value(std::size_t row, Field field, std::vector<FieldValue>& out,
                          std::vector<RowRemark>* remarks) const {
    const std::string_view raw = cell(row, field);
    std::string value = model::spec(field).limit == model::Limit::long_text ? clean_text(raw) : clean_line(raw);
    if (value.empty()) return;
    const auto say = [&](RowNote note) {
        if (remarks != nullptr) remarks->push_back(remark(note, column_of(field), value));
    };
    if (is_owner(field)) {
        const Uuid owner = chosen(row, field, decisions_.owners, owners_, model::planned_owner).item;
        if (!owner.is_nil()) out.push_back({field, owner});
        return;
    }
    if (field == Field::contact_email) {
        Email email = read_email(raw);
        if (!email.is_well_formed) return say(RowNote::email_malformed);
        if (email.has_more) say(RowNote::several_values);
        out.push_back({field, std::move(email.address)});
        return;
    }
    if (field == Field::company_domain) {
        std::string domain = clean_domain(raw);
        if (!domain.empty()) out.push_back({field, std::move(domain)});
        return;
    }
    switch (model::spec(field).type) {
        case model::FieldType::text: out.push_back({field, std::move(value)}); return;
        case model::FieldType::integer:
            if (const auto number = read_number(raw, field == Field::company_annual_revenue ? minor_units : 1)) {
                out.push_back({field, *number});
            } else {
                say(RowNote::number_wrong);
            }
            return;
        case model::FieldType::instant:
            if (const auto instant = read_instant(raw, decisions_.date_order)) {
                out.push_back({field, *instant});
            } else {
                say(RowNote::date_wrong);
            }
            return;
        default: return;
    }
}

std::vector<FieldValue> RowReader::values(std::size_t row, std::vector<RowRemark>* remarks) const {
    std::vector<FieldValue> out;
    out.reserve(plain_.size() + 2);
    if (is_of_contacts()) {
        auto [first, last] = name(row);
        if (!first.empty()) out.push_back({Field::contact_first_name, std::move(first)});
        if (!last.empty()) out.push_back({Field::contact_last_name, std::move(last)});
    }
    for (const Field field : plain_) add_value(row, field, out, remarks);
    return out;
}

void RowReader::remark_on_shape(std::size_t row, std::vector<RowRemark>& remarks) const {
    const CsvTable& table = file_.table;
    const std::size_t headings = table.cells(file_.list.heading_row);
    const std::size_t cells = table.cells(row);
    if (cells == 1 && headings >= 3 && table.cell(row, 0).find(table.delimiter) != std::string_view::npos) {
        remarks.push_back(remark(RowNote::row_in_one_cell, 0, table.cell(row, 0)));
        return;
    }
    for (std::size_t c = headings; c < cells; ++c) {
        if (clean_text(table.cell(row, c)).empty()) continue;
        remarks.push_back(remark(RowNote::row_too_long, static_cast<std::int32_t>(c), table.cell(row, c)));
        break;
    }
    if (cells < headings) remarks.push_back(remark(RowNote::row_short, -1, {}));
    const bool named =
        is_of_contacts() ? name(row) != std::pair<std::string, std::string>() : !text(row, Field::company_name).empty();
    if (!named) {
        const std::int32_t column =
            std::max(column_of(is_of_contacts() ? Field::contact_last_name : Field::company_name),
                     is_of_contacts() ? column_of(Field::contact_name) : -1);
        remarks.push_back(remark(RowNote::name_missing, column, {}));
    }
}

}  // namespace tratt::codec
