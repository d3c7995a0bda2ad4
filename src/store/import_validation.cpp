// Why an import is refused. Its rows come in columns, so they are checked column by column.
#include <algorithm>
#include <set>
#include <unordered_set>

#include "core/text.hpp"
#include "model/import_form.hpp"
#include "model/lead_rules.hpp"
#include "store/column_parts.hpp"
#include "store/validation.hpp"

namespace tratt::store {

namespace {

using Ids = std::unordered_set<Uuid, core::UuidHash>;

// Checks the rows of an import, column by column. `made_before`: ids of the records that the import has made by then.
class ImportCheck {
public:
    ImportCheck(const Scene& scene, const model::ImportRows& rows, const Ids& made_before, Errors& errors)
        : tables_(scene.tables), words_(scene.words), rows_(rows), made_before_(made_before), errors_(errors) {}

    void check() {
        const bool can_change = rows_.is_new || rows_.entity == Entity::company || rows_.entity == Entity::contact;
        if (!model::is_importable(rows_.entity) || !can_change) return refuse("wrong_field");
        if (is_kept_by_administrators(rows_.entity) && !is_administrator(tables_)) return refuse("administrator_only");
        for (const model::Column& column : rows_.columns) check_column(column);
        if (!errors_.empty()) return;
        for (const model::FieldSpec& field : model::stored_fields(rows_.entity)) {
            if (is_required(field) && !field.has(model::field_defaulted)) check_required(field.field);
        }
        if (rows_.entity == Entity::contact) {
            check_contact_names();
            check_main_contacts();
        }
        if (model::catalogue_field(rows_.entity)) check_item_names();
        if (rows_.entity == Entity::category) check_flags();
    }

private:
    void refuse(std::string_view code, std::optional<Field> field = {}, std::int64_t row = -1) {
        errors_.push_back(error_of(code, rows_.entity, field, row));
    }

    // What only the store may give: when a known record was made is the one exception.
    bool is_given_by_store(const model::FieldSpec& field) const {
        if (rows_.is_new) return model::deleted_field(rows_.entity) == field.field;
        const bool may_change =
            field.field == model::created_field(rows_.entity) || model::updated_field(rows_.entity) == field.field;
        return field.has(model::field_read_only) && !may_change;
    }

    void check_column(const model::Column& column) {
        const model::FieldSpec& field = model::spec(column.field);
        if (field.entity != rows_.entity || field.has(model::field_derived)) return refuse("wrong_field", column.field);
        if (is_given_by_store(field)) return refuse("read_only", column.field);
        if (!is_well_formed(column, rows_.ids.size())) return refuse("wrong_type", column.field);
        for (std::size_t row = 0; row < column.ids.size(); ++row) check_choice(field, column.ids[row], row);
        if (!fits_as_one(field, column)) {
            for (std::size_t row = 0; row < column.ends.size(); ++row)
                check_fit(field, why_text_unfit(field, column.text(row)), row);
        }
        if (field.type == model::FieldType::boolean) return;
        for (std::size_t row = 0; row < column.integers.size(); ++row) {
            const bool has_number = column.integers[row] != core::no_value;
            if (has_number) check_fit(field, why_number_unfit(field, column.integers[row]), row);
        }
    }

    // All the texts of a column at once; only where something is wrong each is looked at.
    static bool fits_as_one(const model::FieldSpec& field, const model::Column& column) {
        if (field.type != model::FieldType::text || field.field == Field::setting_regional_language) return false;
        std::uint32_t begin = 0;
        std::uint32_t longest = 0;
        for (const std::uint32_t end : column.ends) {
            longest = std::max(longest, end - begin);
            begin = end;
        }
        return longest <= model::range_of(field).most && holds_utf8(column) && !core::has_controls(column.bytes);
    }

    void check_fit(const model::FieldSpec& field, std::string_view code, std::size_t row) {
        if (!code.empty()) refuse(code, field.field, static_cast<std::int64_t>(row));
    }

    void check_choice(const model::FieldSpec& field, const Uuid& id, std::size_t row) {
        if (id.is_nil()) return;
        const Row target = tables_.find(field.target, id);
        if (target == no_row) {
            if (!made_before_.contains(id)) refuse("unknown_reference", field.field, static_cast<std::int64_t>(row));
            return;
        }
        if (tables_.is_live(field.target, target)) return;
        const Row record = rows_.is_new ? no_row : tables_.find(rows_.entity, rows_.ids[row]);
        const bool is_present_value = record != no_row && tables_.cells(field.field).references[record] == target;
        if (!model::may_choose(true, is_present_value))
            refuse("deleted_item", field.field, static_cast<std::int64_t>(row));
    }

    bool will_be_empty(Field field, std::size_t row) const {
        if (const model::Column* column = find_column(rows_.columns, field)) return column->is_empty(row);
        return rows_.is_new || is_empty(tables_.value(field, tables_.find(rows_.entity, rows_.ids[row])));
    }

    bool is_touched(Field field) const { return rows_.is_new || find_column(rows_.columns, field); }

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

    // R102
    void check_main_contacts() {
        const model::Column* flags = find_column(rows_.columns, Field::contact_is_main);
        for (std::size_t row = 0; flags && row < rows_.ids.size(); ++row) {
            const bool is_main = flags->integers[row] == 1;
            if (is_main && will_be_empty(Field::contact_company, row))
                refuse("required", Field::contact_company, static_cast<std::int64_t>(row));
        }
    }

    // R3, R19, R75: a name, and not one that is there.
    void check_item_names() {
        const Field field = *model::name_field(rows_.entity);
        std::set<std::string> seen;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            const auto index = static_cast<std::int64_t>(row);
            if (will_be_empty(field, row)) {
                refuse("required", field, index);
                continue;
            }
            const std::string name(find_column(rows_.columns, field)->text(row));
            const bool is_twice = !seen.insert(core::lower(name)).second;
            if (!model::is_list(rows_.entity)) continue;
            if (is_twice || is_name_taken(tables_, rows_.entity, name, no_row, words_))
                refuse("name_exists", field, index);
        }
    }

    void check_flags() {
        const model::Column* flags = find_column(rows_.columns, Field::category_lead_status_enabled);
        const model::Column* groups = find_column(rows_.columns, Field::category_group);
        if (!flags || !groups) return;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            const auto group = static_cast<model::CategoryGroup>(groups->integers[row]);
            if (flags->integers[row] != 0 && !model::may_enable_status(group)) {
                refuse("flag_needs_potential_customer", flags->field, static_cast<std::int64_t>(row));
            }
        }
    }

    const Tables& tables_;
    const CatalogueWords& words_;
    const model::ImportRows& rows_;
    const Ids& made_before_;
    Errors& errors_;
};

}  // namespace

Errors why_refused(const Scene& scene, const model::Import& command) {
    Errors errors;
    Ids made;
    for (const bool are_contacts : {false, true}) {  // in the order in which they are carried out
        for (const model::ImportRows& rows : command.rows) {
            if ((rows.entity == Entity::contact) != are_contacts) continue;
            if (!rows.is_new) check_ids(scene.tables, rows.entity, rows.ids, errors);
            if (errors.empty()) ImportCheck(scene, rows, made, errors).check();
            // Contacts come last: nothing in an import can refer to them, nor to rows that are alone.
            const bool may_be_meant = !are_contacts && command.rows.size() > 1;
            if (rows.is_new && may_be_meant) made.insert(rows.ids.begin(), rows.ids.end());
        }
    }
    return errors;
}

}  // namespace tratt::store
