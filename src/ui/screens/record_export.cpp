#include "ui/screens/record_export.hpp"

#include "codec/csv.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"

namespace tratt::ui {
namespace {

using model::Field;
using model::FieldType;

// As programs write it: 1234 of a unit of 100 is "12.34".
std::string plain_decimal(std::int64_t number, std::int64_t unit) {
    const std::int64_t size = std::abs(number);
    std::string words = (number < 0 ? "-" : "") + std::to_string(size / unit);
    if (unit > 1) words += "." + std::to_string(unit + size % unit).substr(1);
    return words;
}

std::string cell_of(const store::Database& database, Field field, store::Row row, const core::Moment& moment) {
    const model::FieldSpec& spec = model::spec(field);
    const model::Value value = value_at(database, field, row, moment);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) return std::string(value_words(database, field, value, moment));
    switch (spec.type) {
        case FieldType::date: return core::iso_date(*number);
        case FieldType::instant: return core::iso_date(core::day_of(*number, moment.time_zone));
        case FieldType::integer: return plain_decimal(*number, unit_of(field));
        default: return std::string(value_words(database, field, value, moment));
    }
}

}  // namespace

std::string export_csv(const store::Database& database, model::Entity entity, std::span<const core::Uuid> ids,
                       std::span<const Field> fields, const core::Moment& moment) {
    std::string out = "\xEF\xBB\xBF";
    std::vector<std::string_view> views;
    for (const Field field : fields) views.push_back(column_name(field));
    codec::append_csv_row(out, views, ',', true);
    std::vector<std::string> cells(fields.size());
    for (const core::Uuid& id : ids) {
        const store::Row row = database.find(entity, id);
        if (row == store::no_row) continue;
        for (std::size_t i = 0; i < fields.size(); ++i) cells[i] = cell_of(database, fields[i], row, moment);
        views.assign(cells.begin(), cells.end());
        codec::append_csv_row(out, views, ',', true);
    }
    return out;
}

}  // namespace tratt::ui
