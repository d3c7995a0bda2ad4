#include "store/validation.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/text.hpp"
#include "model/number_range.hpp"
#include "model/seeds.hpp"
#include "store/leads.hpp"

namespace tratt::store {

using model::FieldType;
using model::FieldValue;

core::Error error_of(std::string_view code, Entity entity, std::optional<Field> field, std::int64_t row) {
    return {std::string(code),
            std::string(model::entity_key(entity)),
            std::string(field ? model::spec(*field).key : ""),
            row,
            {}};
}

const Value* given(const std::vector<FieldValue>& values, Field field) {
    const auto found = std::ranges::find(values, field, &FieldValue::field);
    return found == values.end() ? nullptr : &found->value;
}

namespace {

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

bool has_type(const Value& value, FieldType type) {
    if (is_empty(value)) return type != FieldType::boolean;
    switch (type) {
        case FieldType::text: return std::holds_alternative<std::string>(value);
        case FieldType::boolean: return std::holds_alternative<bool>(value);
        case FieldType::reference: return std::holds_alternative<Uuid>(value);
        default: return std::holds_alternative<std::int64_t>(value);
    }
}

bool is_group(std::int64_t number) {
    return number >= 0 && number < static_cast<std::int64_t>(model::category_group_count);
}

// Checks the values one by one. `row`: the record as it is, no_row for a new one; `index`: its place in the command.
class FieldCheck {
public:
    FieldCheck(const Tables& tables, Entity entity, Row row, std::int64_t index, Errors& errors)
        : tables_(tables), entity_(entity), row_(row), index_(index), errors_(errors) {}

    void check(const FieldValue& field_value) {
        const model::FieldSpec& spec = model::spec(field_value.field);
        if (spec.entity != entity_ || spec.has(model::field_derived)) return refuse("wrong_field", spec.field);
        if (spec.has(model::field_read_only)) return refuse("read_only", spec.field);
        if (!has_type(field_value.value, spec.type)) return refuse("wrong_type", spec.field);
        const auto* text = std::get_if<std::string>(&field_value.value);
        if (text && !core::is_valid_utf8(*text)) return refuse("not_utf8", spec.field);
        if (const auto* id = std::get_if<Uuid>(&field_value.value)) check_reference(spec, *id);
        const auto* number = std::get_if<std::int64_t>(&field_value.value);
        if (spec.type == FieldType::group && number && !is_group(*number)) refuse("wrong_type", spec.field);
        if (spec.type != FieldType::group && number && !model::range_of(spec).holds(*number))
            refuse("out_of_range", spec.field);
        if (spec.field == Field::setting_regional_language && text && !core::parse_language(*text)) {
            refuse("wrong_type", spec.field);
        }
    }

    void require(Field field, const Value* value) {
        if (!value || is_empty(*value)) refuse("required", field);
    }

    void refuse(std::string_view code, Field field) { errors_.push_back(error_of(code, entity_, field, index_)); }

private:
    void check_reference(const model::FieldSpec& spec, const Uuid& id) {
        const Row target = tables_.find(spec.target, id);
        if (target == no_row) return refuse("unknown_reference", spec.field);
        const bool is_present_value = row_ != no_row && tables_.cells(spec.field).references[row_] == target;
        if (!model::may_choose(tables_.is_deleted(spec.target, target), is_present_value))
            refuse("deleted_item", spec.field);
    }

    const Tables& tables_;
    Entity entity_;
    Row row_;
    std::int64_t index_;
    Errors& errors_;
};

// The value after the command: the given one, else the present one.
Value value_after(const Tables& tables, const std::vector<FieldValue>& values, Field field, Row row) {
    if (const Value* value = given(values, field)) return *value;
    if (row != no_row) return tables.value(field, row);
    return model::spec(field).type == FieldType::boolean ? Value(false) : Value();
}

std::string text_after(const Tables& tables, const std::vector<FieldValue>& values, Field field, Row row) {
    const Value value = value_after(tables, values, field, row);
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

Row reference_after(const Tables& tables, const std::vector<FieldValue>& values, Field field, Row row) {
    const Value value = value_after(tables, values, field, row);
    const auto* id = std::get_if<Uuid>(&value);
    return id ? tables.find(model::spec(field).target, *id) : no_row;
}

bool differs(const Tables& tables, const Value& value, Field field, Row row) {
    return row == no_row ? !is_empty(value) : value != tables.value(field, row);
}

void check_contact(const Tables& tables, const std::vector<FieldValue>& values, Row row, FieldCheck& check) {
    if (!model::has_contact_name(text_after(tables, values, Field::contact_first_name, row),
                                 text_after(tables, values, Field::contact_last_name, row))) {
        check.refuse("contact_name_required", Field::contact_first_name);
    }
    const Row company = reference_after(tables, values, Field::contact_company, row);
    const Value* own = given(values, Field::contact_own_category);
    if (own && !is_empty(*own) && differs(tables, *own, Field::contact_own_category, row) &&
        !model::may_edit_own_category(company != no_row)) {
        check.refuse("category_of_company", Field::contact_own_category);
    }
    const Value* status = given(values, Field::contact_lead_status);
    if (!status || !differs(tables, *status, Field::contact_lead_status, row)) return;
    const Row own_category = reference_after(tables, values, Field::contact_own_category, row);
    const bool active = model::status_active(category_facts(tables, effective_category(tables, company, own_category)));
    if (!model::may_edit_status(active)) return check.refuse("status_hidden", Field::contact_lead_status);
    if (is_empty(*status)) check.refuse("status_required", Field::contact_lead_status);
}

void check_category(const Tables& tables, const std::vector<FieldValue>& values, Row row, FieldCheck& check) {
    const Value* flag = given(values, Field::category_lead_status_enabled);
    if (!flag || *flag != Value(true)) return;
    const Value group = value_after(tables, values, Field::category_group, row);
    const auto* number = std::get_if<std::int64_t>(&group);
    if (!number || !is_group(*number) || !model::may_enable_status(static_cast<model::CategoryGroup>(*number))) {
        check.refuse("flag_needs_potential_customer", Field::category_lead_status_enabled);
    }
}

void check_item_name(const Tables& tables, Entity entity, const std::vector<FieldValue>& values, Row row,
                     FieldCheck& check) {
    const Field name = *model::name_field(entity);
    const std::string key = row == no_row ? "" : text_after(tables, {}, *model::catalogue_field(entity), row);
    if (!model::has_item_name(text_after(tables, values, name, row), key)) check.refuse("required", name);
}

bool has_name_of_item(Entity entity) { return model::catalogue_field(entity).has_value(); }

void check_record(const Tables& tables, Entity entity, const std::vector<FieldValue>& values, Row row,
                  FieldCheck& check) {
    if (has_name_of_item(entity)) check_item_name(tables, entity, values, row, check);
    if (entity == Entity::contact) check_contact(tables, values, row, check);
    if (entity == Entity::category) check_category(tables, values, row, check);
}

bool is_required(const model::FieldSpec& field) {
    const bool is_item_name = has_name_of_item(field.entity) && model::name_field(field.entity) == field.field;
    return field.has(model::field_required) && !is_item_name;
}

// R97: a business that is not named becomes "Not specified".
bool has_default(Field field) { return field == Field::company_business; }

void check_ids(const Tables& tables, Entity entity, const std::vector<Uuid>& ids, Errors& errors) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (tables.find(entity, ids[i]) == no_row)
            errors.push_back(error_of("unknown_record", entity, {}, static_cast<std::int64_t>(i)));
    }
}

// ---- Imports ------------------------------------------------------------------------------------------------------

const model::Column* column_of(const model::ImportRows& rows, Field field) {
    const auto found = std::ranges::find(rows.columns, field, &model::Column::field);
    return found == rows.columns.end() ? nullptr : &*found;
}

using Ids = std::unordered_set<Uuid, core::UuidHash>;

// Checks the rows of an import, column by column. `made_before`: ids of the records that the import has made by then.
class ImportCheck {
public:
    ImportCheck(const Tables& tables, const model::ImportRows& rows, const Ids& made_before, Errors& errors)
        : tables_(tables), rows_(rows), made_before_(made_before), errors_(errors) {}

    void check() {
        const bool can_change = rows_.is_new || rows_.entity == Entity::company || rows_.entity == Entity::contact;
        if (rows_.entity == Entity::setting || !can_change) return refuse("wrong_field");
        for (const model::Column& column : rows_.columns) check_column(column);
        if (!errors_.empty()) return;
        for (const model::FieldSpec& field : model::stored_fields(rows_.entity)) {
            if (is_required(field) && !has_default(field.field)) check_required(field.field);
        }
        if (rows_.entity == Entity::contact) check_contact_names();
        if (has_name_of_item(rows_.entity)) check_item_names();
        if (rows_.entity == Entity::category) check_flags();
    }

private:
    void refuse(std::string_view code, std::optional<Field> field = {}, std::int64_t row = -1) {
        errors_.push_back(error_of(code, rows_.entity, field, row));
    }

    // What only the store may give: when a known record was made is the one exception.
    bool is_given_by_store(const model::FieldSpec& field) const {
        if (rows_.is_new) return model::deleted_field(rows_.entity) == field.field;
        const bool may_change = field.field == model::created_field(rows_.entity);
        return field.has(model::field_read_only) && !may_change;
    }

    void check_column(const model::Column& column) {
        const model::FieldSpec& field = model::spec(column.field);
        if (field.entity != rows_.entity || field.has(model::field_derived)) return refuse("wrong_field", column.field);
        if (is_given_by_store(field)) return refuse("read_only", column.field);
        if (!is_well_formed(column, rows_.ids.size())) return refuse("wrong_type", column.field);
        for (std::size_t row = 0; row < column.ids.size(); ++row) check_choice(field, column.ids[row], row);
        for (std::size_t row = 0; row < column.ends.size(); ++row) {
            if (!core::is_valid_utf8(column.text(row)))
                refuse("not_utf8", column.field, static_cast<std::int64_t>(row));
        }
        for (std::size_t row = 0; row < column.integers.size(); ++row) {
            if (!model::can_hold(field, column.integers[row]))
                refuse("out_of_range", column.field, static_cast<std::int64_t>(row));
        }
    }

    void check_choice(const model::FieldSpec& field, const Uuid& id, std::size_t row) {
        if (id.is_nil() || made_before_.contains(id)) return;
        const Row target = tables_.find(field.target, id);
        if (target == no_row) return refuse("unknown_reference", field.field, static_cast<std::int64_t>(row));
        if (tables_.is_live(field.target, target)) return;
        const Row record = rows_.is_new ? no_row : tables_.find(rows_.entity, rows_.ids[row]);
        const bool is_present_value = record != no_row && tables_.cells(field.field).references[record] == target;
        if (!model::may_choose(true, is_present_value))
            refuse("deleted_item", field.field, static_cast<std::int64_t>(row));
    }

    bool will_be_empty(Field field, std::size_t row) const {
        if (const model::Column* column = column_of(rows_, field)) return is_empty(column->value(row));
        return rows_.is_new || is_empty(tables_.value(field, tables_.find(rows_.entity, rows_.ids[row])));
    }

    bool is_touched(Field field) const { return rows_.is_new || column_of(rows_, field); }

    void check_required(Field field) {
        if (!is_touched(field)) return;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            if (will_be_empty(field, row)) refuse("required", field, static_cast<std::int64_t>(row));
        }
    }

    void check_contact_names() {
        if (!is_touched(Field::contact_first_name) && !is_touched(Field::contact_last_name)) return;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            if (will_be_empty(Field::contact_first_name, row) && will_be_empty(Field::contact_last_name, row)) {
                refuse("contact_name_required", Field::contact_first_name, static_cast<std::int64_t>(row));
            }
        }
    }

    void check_item_names() {
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            if (will_be_empty(*model::name_field(rows_.entity), row)) {
                refuse("required", *model::name_field(rows_.entity), static_cast<std::int64_t>(row));
            }
        }
    }

    void check_flags() {
        const model::Column* flags = column_of(rows_, Field::category_lead_status_enabled);
        const model::Column* groups = column_of(rows_, Field::category_group);
        if (!flags || !groups) return;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            const auto group = static_cast<model::CategoryGroup>(groups->integers[row]);
            if (flags->integers[row] != 0 && !model::may_enable_status(group)) {
                refuse("flag_needs_potential_customer", flags->field, static_cast<std::int64_t>(row));
            }
        }
    }

    const Tables& tables_;
    const model::ImportRows& rows_;
    const Ids& made_before_;
    Errors& errors_;
};

}  // namespace

Errors why_refused(const Tables& tables, const model::CreateRecord& command) {
    Errors errors;
    FieldCheck check(tables, command.entity, no_row, -1, errors);
    if (command.entity == Entity::setting) return {error_of("wrong_field", command.entity)};
    if (!command.record.is_nil() && tables.find(command.entity, command.record) != no_row) {
        errors.push_back(error_of("already_exists", command.entity));
    }
    for (const FieldValue& value : command.values) check.check(value);
    for (const model::FieldSpec& field : model::stored_fields(command.entity)) {
        const Value* value = given(command.values, field.field);
        if (is_required(field) && (value || !has_default(field.field))) check.require(field.field, value);
    }
    check_record(tables, command.entity, command.values, no_row, check);
    return errors;
}

Errors why_refused(const Tables& tables, const model::UpdateRecords& command) {
    Errors errors;
    check_ids(tables, command.entity, command.ids, errors);
    for (std::size_t i = 0; i < command.ids.size(); ++i) {
        const Row row = tables.find(command.entity, command.ids[i]);
        if (row == no_row) continue;
        FieldCheck check(tables, command.entity, row, static_cast<std::int64_t>(i), errors);
        for (const FieldValue& value : command.changes) {
            check.check(value);
            if (model::spec(value.field).entity == command.entity && is_required(model::spec(value.field))) {
                check.require(value.field, &value.value);
            }
        }
        check_record(tables, command.entity, command.changes, row, check);
    }
    return errors;
}

Errors why_refused(const Tables& tables, const model::DeleteRecords& command) {
    Errors errors;
    check_ids(tables, command.entity, command.ids, errors);
    if (command.entity == Entity::setting) errors.push_back(error_of("cannot_be_deleted", command.entity));
    for (const Uuid& id : command.ids) {
        if (command.entity == Entity::lead_status && !model::may_delete_status(id, model::open_id)) {
            errors.push_back(error_of("open_cannot_be_deleted", command.entity));
        }
        const Row row = tables.find(command.entity, id);
        if (command.entity == Entity::user && row != no_row && row == current_user(tables)) {
            errors.push_back(error_of("cannot_be_deleted", command.entity));
        }
    }
    return errors;
}

Errors why_refused(const Tables& tables, const model::RestoreRecords& command) {
    Errors errors;
    check_ids(tables, command.entity, command.ids, errors);
    return errors;
}

Errors why_refused(const Tables& tables, const model::MoveItem& command) {
    Errors errors;
    if (!model::is_list(command.entity)) return {error_of("wrong_field", command.entity)};
    check_ids(tables, command.entity, {command.item}, errors);
    if (!command.before.is_nil()) check_ids(tables, command.entity, {command.before}, errors);
    return errors;
}

Errors why_refused(const Tables& tables, const model::MergeContacts& command) {
    Errors errors;
    check_ids(tables, Entity::contact, {command.target, command.source}, errors);
    if (command.target == command.source) errors.push_back(error_of("same_record", Entity::contact));
    return errors;
}

Errors why_refused(const Tables& tables, const model::Import& command) {
    Errors errors;
    Ids made;
    for (const bool are_contacts : {false, true}) {  // in the order in which they are carried out
        for (const model::ImportRows& rows : command.rows) {
            if ((rows.entity == Entity::contact) != are_contacts) continue;
            if (!rows.is_new) check_ids(tables, rows.entity, rows.ids, errors);
            if (errors.empty()) ImportCheck(tables, rows, made, errors).check();
            if (rows.is_new) made.insert(rows.ids.begin(), rows.ids.end());
        }
    }
    return errors;
}

}  // namespace tratt::store
