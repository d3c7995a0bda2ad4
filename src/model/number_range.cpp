#include "model/number_range.hpp"

namespace tratt::model {

NumberRange range_of(const FieldSpec& field) {
    switch (field.type) {
        case FieldType::boolean: return {0, 1};
        case FieldType::group: return {0, static_cast<std::int64_t>(category_group_count) - 1};
        case FieldType::date: return any_date;
        case FieldType::instant: return any_instant;
        default: return number_field(field.entity) == field.field ? any_visible_number : any_integer;
    }
}

bool can_hold(const FieldSpec& field, std::int64_t number) {
    if (number == core::no_value) return field.type != FieldType::boolean;
    return range_of(field).holds(number);
}

}  // namespace tratt::model
