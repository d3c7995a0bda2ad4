#include "query/reading.hpp"

#include <algorithm>

namespace tratt::query {

using model::FieldType;

void Dictionaries::Content::prepare(const store::Database& database) {
    if (language != database.regional_language()) {
        language = database.regional_language();
        for (auto& cache : texts) cache.emplace(*language);
        names.emplace();
    }
    names->update(database);
}

Shape shape_of(Field field) {
    switch (model::spec(field).type) {
        case FieldType::text: return Shape::text;
        case FieldType::integer: return Shape::number;
        case FieldType::date:
        case FieldType::instant: return Shape::date;
        case FieldType::boolean: return Shape::flag;
        case FieldType::reference: return Shape::reference;
        case FieldType::choice: return Shape::group;
    }
    return Shape::text;
}

TextValues Reading::texts(Field field) const {
    if (field == Field::contact_name)
        return {content_.names->handles(), &content_.names->pool(), &content_.texts_of(field)};
    return {database_.handles(field), &database_.texts(field), &content_.texts_of(field)};
}

TextValues Reading::names_of(Entity target) const {
    return texts(target == Entity::contact ? Field::contact_name
                                           : model::name_field(target).value_or(Field::company_name));
}

std::int64_t Reading::contact_count(Row company) const {
    return std::ranges::count_if(database_.contacts_of(company),
                                 [&](Row contact) { return !database_.flag(Field::contact_former_employee, contact); });
}

std::int64_t Reading::number(Field field, Row row) const {
    if (field == Field::company_contact_count) return contact_count(row);
    if (field == Field::contact_days_in_status) {
        const std::int64_t since = database_.number(Field::contact_status_since, row);
        if (since == core::no_value) return core::no_value;
        return core::today(moment_) - core::day_of(since, moment_.utc_offset_minutes);
    }
    if (field == Field::sale_days_in_stage) return database_.days_in_stage(row, moment_);
    return database_.number(field, row);
}

std::int64_t Reading::day(Field field, Row row) const {
    if (field == Field::follow_up_date) return database_.follow_up_date(row, moment_);
    const std::int64_t value = database_.number(field, row);
    if (value == core::no_value || model::spec(field).type == FieldType::date) return value;
    return core::day_of(value, moment_.utc_offset_minutes);
}

bool Reading::flag(Field field, Row row) const {
    if (field == Field::follow_up_is_overdue) return database_.is_overdue(row, moment_);
    return field == Field::contact_status_active ? database_.status_active(row) : database_.flag(field, row);
}

Row Reading::reference(Field field, Row row) const {
    return field == Field::contact_category ? database_.category_of(row) : database_.reference(field, row);
}

std::uint8_t Reading::group(Field field, Row row) const {
    if (!model::spec(field).has(model::field_derived)) return database_.groups(field)[row];
    const Row category = field == Field::contact_category_group ? database_.category_of(row)
                                                                : database_.reference(Field::company_category, row);
    return category == store::no_row ? no_group : database_.groups(Field::category_group)[category];
}

bool Reading::has_value(Field field, Row row) const {
    switch (shape_of(field)) {
        case Shape::text: return texts(field).handles[row] != store::no_text;
        case Shape::number: return number(field, row) != core::no_value;
        case Shape::date: return day(field, row) != core::no_value;
        case Shape::flag: return true;
        case Shape::reference: return reference(field, row) != store::no_row;
        case Shape::group: return group(field, row) != no_group;
    }
    return false;
}

model::Value Reading::group_value(const model::Grouping& grouping, Row row) const {
    const Field field = grouping.field;
    if (!has_value(field, row)) return {};
    switch (shape_of(field)) {
        case Shape::text: {
            const TextValues values = texts(field);
            return std::string(values.pool->text(values.handles[row]));
        }
        case Shape::number: return number(field, row);
        case Shape::date: return core::start_of(grouping.unit, day(field, row));
        case Shape::flag: return flag(field, row);
        case Shape::reference: return database_.id_of(model::spec(field).target, reference(field, row));
        case Shape::group: return std::int64_t{group(field, row)};
    }
    return {};
}

}  // namespace tratt::query
