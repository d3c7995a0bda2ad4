#include "store/candidate.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "model/lead_rules.hpp"

namespace tratt::store {

using model::FieldSpec;
using model::FieldType;

core::Error error_of(std::string_view code, Entity entity, std::optional<Field> field, std::int64_t row) {
    return {std::string(code),
            std::string(model::entity_key(entity)),
            std::string(field ? model::spec(*field).key : ""),
            row,
            {}};
}

const Value* given(const std::vector<model::FieldValue>& values, Field field) {
    const auto found = std::ranges::find(values, field, &model::FieldValue::field);
    return found == values.end() ? nullptr : &found->value;
}

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

namespace {

bool has_type(const Value& value, FieldType type) {
    if (is_empty(value)) return type != FieldType::boolean;
    switch (type) {
        case FieldType::text: return std::holds_alternative<std::string>(value);
        case FieldType::boolean: return std::holds_alternative<bool>(value);
        case FieldType::reference: return std::holds_alternative<Uuid>(value);
        default: return std::holds_alternative<std::int64_t>(value);
    }
}

}  // namespace

std::string_view why_text_unfit(const FieldSpec& field, std::string_view text) {
    if (text.size() > static_cast<std::size_t>(model::range_of(field).most)) return "too_long";
    if (!core::is_valid_utf8(text)) return "not_utf8";
    if (core::has_controls(text)) return "control_character";
    const bool is_language = field.field == Field::setting_regional_language;
    return is_language && !text.empty() && !core::parse_language(text) ? "wrong_type" : "";
}

std::string_view why_number_unfit(const FieldSpec& field, std::int64_t number) {
    if (field.type == FieldType::choice) return model::is_choice(field, number) ? "" : "wrong_type";
    const model::Range range = model::range_of(field);
    return number >= range.least && number <= range.most ? "" : "out_of_range";
}

std::string_view why_value_unfit(const FieldSpec& field, const Value& value) {
    if (!has_type(value, field.type)) return "wrong_type";
    if (const auto* text = std::get_if<std::string>(&value)) return why_text_unfit(field, *text);
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? why_number_unfit(field, *number) : "";
}

bool is_required(const FieldSpec& field) {
    const bool is_item_name = model::catalogue_field(field.entity) && model::name_field(field.entity) == field.field;
    return field.has(model::field_required) && !is_item_name;
}

// ---- What it would be ---------------------------------------------------------------------------------------------

Value Candidate::after(Field field) const {
    if (const Value* value = given(field)) return *value;
    if (row_ != no_row) return tables_.value(field, row_);
    return model::spec(field).type == FieldType::boolean ? Value(false) : Value();
}

bool Candidate::changes(Field field) const {
    const Value* value = given(field);
    if (!value) return false;
    return row_ == no_row ? !is_empty(*value) && *value != Value(false) : *value != tables_.value(field, row_);
}

std::string Candidate::text_after(Field field) const {
    const Value value = after(field);
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

Row Candidate::reference_after(Field field) const {
    const Value value = after(field);
    const auto* id = std::get_if<Uuid>(&value);
    return id ? tables_.find(model::spec(field).target, *id) : no_row;
}

std::optional<std::int64_t> Candidate::number_after(Field field) const {
    const Value value = after(field);
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

// ---- What is wrong with it ----------------------------------------------------------------------------------------

void Candidate::refuse(std::string_view code, std::optional<Field> field) {
    errors_.push_back(error_of(code, entity_, field, index_));
}

void Candidate::require(Field field) {
    if (is_empty_after(field)) refuse("required", field);
}

// R231, R237: where a contact came from is put right in bulk only.
bool Candidate::may_write(const FieldSpec& field) const {
    const bool is_by_hand = cause_ != model::Cause::bulk && cause_ != model::Cause::put_back;
    if (field.has(model::field_bulk_only) && !is_new()) return !is_by_hand;
    return !field.has(model::field_read_only);
}

void Candidate::check_reference(const FieldSpec& field, const Uuid& id) {
    const Row target = tables_.find(field.target, id);
    if (target == no_row) return refuse("unknown_reference", field.field);
    const bool is_present_value = row_ != no_row && tables_.cells(field.field).references[row_] == target;
    if (!model::may_choose(tables_.is_deleted(field.target, target), is_present_value))
        refuse("deleted_item", field.field);
}

void Candidate::check_value(const model::FieldValue& one) {
    const FieldSpec& field = model::spec(one.field);
    if (field.entity != entity_ || field.has(model::field_derived)) return refuse("wrong_field", field.field);
    if (!may_write(field)) return refuse("read_only", field.field);
    if (const std::string_view code = why_value_unfit(field, one.value); !code.empty())
        return refuse(code, field.field);
    if (const auto* id = std::get_if<Uuid>(&one.value)) check_reference(field, *id);
    if (is_required(field) && is_empty(one.value)) refuse("required", field.field);
}

void Candidate::check_values() {
    for (const model::FieldValue& value : values_) {
        if (std::ranges::count(values_, value.field, &model::FieldValue::field) > 1)
            refuse("repeated_field", value.field);
        check_value(value);
    }
    if (!is_new()) return;
    for (const FieldSpec& field : model::stored_fields(entity_)) {
        const bool is_missing = is_required(field) && !field.has(model::field_defaulted) && !given(field.field);
        if (is_missing) refuse("required", field.field);
    }
}

}  // namespace tratt::store
