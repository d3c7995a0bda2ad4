// Why the records of a backup are refused: by themselves and by what they refer to.
// What only shows in the outcome is refused when it is carried out.
#include <array>
#include <unordered_set>

#include "store/column_parts.hpp"
#include "store/lists.hpp"
#include "store/validation.hpp"

namespace tratt::store {

using model::Column;
using model::FieldSpec;
using model::ImportRows;

namespace {

using Ids = std::unordered_set<Uuid, core::UuidHash>;

// What comes and goes with the command as a whole.
struct Moving {
    std::array<Ids, model::entity_count> made;
    std::array<Ids, model::entity_count> removed;
};

class RestoreCheck {
public:
    RestoreCheck(const Tables& tables, const Moving& moving, const ImportRows& rows, Errors& errors)
        : tables_(tables), moving_(moving), rows_(rows), errors_(errors) {}

    void run() {
        for (std::size_t row = 0; rows_.is_new && row < rows_.ids.size(); ++row) {
            if (tables_.find(rows_.entity, rows_.ids[row]) != no_row)
                errors_.push_back(error_of("already_exists", rows_.entity, {}, static_cast<std::int64_t>(row)));
        }
        for (const Column& column : rows_.columns) check_column(column);
        if (!errors_.empty()) return;
        for (const FieldSpec& field : model::stored_fields(rows_.entity)) {
            if (is_required(field))
                check_given(field.field, "required", [&](std::size_t row) { return has(field.field, row); });
        }
        if (rows_.entity == Entity::contact) check_names();
        if (rows_.entity == Entity::category) check_flags();
    }

private:
    void refuse(std::string_view code, Field field, std::size_t row) {
        errors_.push_back(error_of(code, rows_.entity, field, static_cast<std::int64_t>(row)));
    }

    void check_column(const Column& column) {
        const FieldSpec& field = model::spec(column.field);
        if (field.entity != rows_.entity || field.has(model::field_derived))
            return refuse("wrong_field", field.field, 0);
        if (!is_well_formed(column, rows_.ids.size())) return refuse("wrong_type", field.field, 0);
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            const std::string_view code = why_unfit(field, column, row);
            if (!code.empty()) refuse(code, field.field, row);
        }
    }

    bool will_be_there(Entity entity, const Uuid& id) const {
        const auto place = static_cast<std::size_t>(entity);
        const bool stays = tables_.find(entity, id) != no_row && !moving_.removed[place].contains(id);
        return stays || moving_.made[place].contains(id);
    }

    std::string_view why_unfit(const FieldSpec& field, const Column& column, std::size_t row) const {
        if (field.type == model::FieldType::reference)
            return column.ids[row].is_nil() || will_be_there(field.target, column.ids[row]) ? "" : "unknown_reference";
        if (field.type == model::FieldType::text) return why_text_unfit(field, column.text(row));
        const bool has_number = !column.integers.empty() && column.integers[row] != core::no_value;
        return has_number && field.type != model::FieldType::boolean ? why_number_unfit(field, column.integers[row])
                                                                     : "";
    }

    // Whether the record has a value afterwards.
    bool has(Field field, std::size_t row) const {
        if (const Column* column = find_column(rows_.columns, field)) return !column->is_empty(row);
        return !rows_.is_new && !is_empty(tables_.value(field, tables_.find(rows_.entity, rows_.ids[row])));
    }

    template <class IsGiven>
    void check_given(Field field, std::string_view code, const IsGiven& is_given) {
        if (!rows_.is_new && !find_column(rows_.columns, field)) return;
        for (std::size_t row = 0; row < rows_.ids.size(); ++row) {
            if (!is_given(row)) refuse(code, field, row);
        }
    }

    void check_names() {
        check_given(Field::contact_last_name, "contact_name_required", [&](std::size_t row) {
            return has(Field::contact_first_name, row) || has(Field::contact_last_name, row);
        });
    }

    void check_flags() {
        const Column* flags = find_column(rows_.columns, Field::category_lead_status_enabled);
        for (std::size_t row = 0; flags && row < rows_.ids.size(); ++row) {
            if (flags->integers[row] == 0) continue;
            const Column* groups = find_column(rows_.columns, Field::category_group);
            const Value group = groups
                                    ? groups->value(row)
                                    : tables_.value(Field::category_group, tables_.find(rows_.entity, rows_.ids[row]));
            const auto* number = std::get_if<std::int64_t>(&group);
            if (!number || !model::may_enable_status(static_cast<model::CategoryGroup>(*number)))
                refuse("flag_needs_potential_customer", flags->field, row);
        }
    }

    const Tables& tables_;
    const Moving& moving_;
    const ImportRows& rows_;
    Errors& errors_;
};

Moving moving_in(const model::RestoreBackup& command) {
    Moving moving;
    for (const model::RemovedRows& rows : command.removed)
        moving.removed[static_cast<std::size_t>(rows.entity)].insert(rows.ids.begin(), rows.ids.end());
    for (const ImportRows& rows : command.rows) {
        if (rows.is_new) moving.made[static_cast<std::size_t>(rows.entity)].insert(rows.ids.begin(), rows.ids.end());
    }
    return moving;
}

}  // namespace

Errors why_refused(const Scene& scene, const model::RestoreBackup& command) {
    if (!is_administrator(scene.tables)) return {error_of("administrator_only", Entity::setting)};
    const Moving moving = moving_in(command);
    Errors errors;
    for (const model::RemovedRows& removed : command.removed)
        check_ids(scene.tables, removed.entity, removed.ids, errors);
    for (const ImportRows& rows : command.rows) {
        if (!rows.is_new) check_ids(scene.tables, rows.entity, rows.ids, errors);
        if (errors.empty()) RestoreCheck(scene.tables, moving, rows, errors).run();
    }
    return errors;
}

}  // namespace tratt::store
