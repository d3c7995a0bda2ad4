// Reading the database: records, columns, and what is worked out from them.
#include <algorithm>

#include "core/text.hpp"
#include "model/follow_up_rules.hpp"
#include "model/sale_rules.hpp"
#include "model/seeds.hpp"
#include "store/automations.hpp"
#include "store/contacts.hpp"
#include "store/database.hpp"
#include "store/leads.hpp"
#include "store/sales.hpp"
#include "store/tables.hpp"

namespace tratt::store {

// ---- Records ------------------------------------------------------------------------------------------------------

Row Database::row_count(Entity entity) const { return tables_->row_count(entity); }
std::int64_t Database::count(Entity entity) const { return tables_->live_count(entity); }
bool Database::is_present(Entity entity, Row row) const { return tables_->is_present(entity, row); }
bool Database::is_deleted(Entity entity, Row row) const { return tables_->is_deleted(entity, row); }
Row Database::find(Entity entity, const Uuid& id) const { return tables_->find(entity, id); }
Row Database::find_number(Entity entity, std::int64_t number) const { return tables_->find_number(entity, number); }
const Uuid& Database::id_of(Entity entity, Row row) const { return tables_->id_of(entity, row); }

std::string_view Database::text(Field field, Row row) const {
    const Cells& cells = tables_->cells(field);
    return cells.pool.text(cells.handles[row]);
}
std::int64_t Database::number(Field field, Row row) const {
    const Cells& cells = tables_->cells(field);
    const model::FieldSpec& spec = model::spec(field);
    if (spec.entity == Entity::sale && spec.has(model::field_derived)) return sale_number(*tables_, field, row);
    if (spec.type != model::FieldType::choice) return cells.numbers[row];
    return cells.bytes[row] == no_choice ? core::no_value : cells.bytes[row];
}
bool Database::flag(Field field, Row row) const { return tables_->cells(field).bytes[row] != 0; }
Row Database::reference(Field field, Row row) const {
    if (field == Field::company_main_contact) return main_contact(row);
    return tables_->cells(field).references[row];
}

// Looks at all sales.
static std::int64_t sale_count(const Tables& tables, Field referring, Row row) {
    std::int64_t count = 0;
    for (Row sale = 0; sale < tables.row_count(Entity::sale); ++sale) {
        count += tables.cells(referring).references[sale] == row && tables.is_present(Entity::sale, sale) &&
                 !tables.is_deleted(Entity::sale, sale);
    }
    return count;
}

Value Database::value(Field field, Row row) const {
    const auto group_of = [&](Row category) {
        return category == no_row ? Value() : tables_->value(Field::category_group, category);
    };
    switch (field) {
        case Field::company_category_group: return group_of(reference(Field::company_category, row));
        case Field::company_contact_count:
            return static_cast<std::int64_t>(std::ranges::count_if(
                contacts_of(row), [&](Row contact) { return !flag(Field::contact_former_employee, contact); }));
        case Field::company_main_contact: {
            const Row contact = main_contact(row);
            return contact == no_row ? Value() : Value(id_of(Entity::contact, contact));
        }
        case Field::company_sale_count: return sale_count(*tables_, Field::sale_company, row);
        case Field::contact_sale_count: return sale_count(*tables_, Field::sale_contact, row);
        case Field::sale_chance:
        case Field::sale_weighted_amount:
        case Field::sale_base_amount:
        case Field::sale_base_weighted_amount: {
            const std::int64_t amount = number(field, row);
            return amount == core::no_value ? Value() : Value(amount);
        }
        case Field::contact_name: {
            std::string words = name(Entity::contact, row);
            return words.empty() ? Value() : Value(std::move(words));
        }
        case Field::contact_category: {
            const Row category = category_of(row);
            return category == no_row ? Value() : Value(id_of(Entity::category, category));
        }
        case Field::contact_category_group: return group_of(category_of(row));
        case Field::contact_status_active: return status_active(row);
        default: return tables_->value(field, row);
    }
}

std::string Database::name(Entity entity, Row row) const { return record_name(*tables_, entity, row); }

std::string_view Database::catalogue_key(Entity entity, Row row) const {
    const auto key = model::catalogue_field(entity);
    return key && text(*model::name_field(entity), row).empty() ? text(*key, row) : std::string_view();
}

// ---- Columns ------------------------------------------------------------------------------------------------------

std::span<const Handle> Database::handles(Field field) const { return tables_->cells(field).handles.all(); }
const TextPool& Database::texts(Field field) const { return tables_->cells(field).pool; }
std::span<const std::int64_t> Database::numbers(Field field) const { return tables_->cells(field).numbers.all(); }
std::span<const std::uint8_t> Database::flags(Field field) const { return tables_->cells(field).bytes.all(); }
std::span<const std::uint8_t> Database::choices(Field field) const { return tables_->cells(field).bytes.all(); }
std::span<const Row> Database::references(Field field) const { return tables_->cells(field).references.all(); }
std::span<const std::uint8_t> Database::live(Entity entity) const { return tables_->live(entity); }
std::span<const std::uint8_t> Database::present(Entity entity) const { return tables_->present(entity); }
std::span<const Uuid> Database::ids(Entity entity) const { return tables_->ids(entity); }

// ---- Leads --------------------------------------------------------------------------------------------------------

Row Database::category_of(Row contact) const { return store::category_of(*tables_, contact); }
std::optional<model::CategoryFacts> Database::category_facts(Row category) const {
    return store::category_facts(*tables_, category);
}
bool Database::status_active(Row contact) const { return store::status_active(*tables_, contact); }
model::HiddenReason Database::hidden_reason(Row contact) const {
    return model::hidden_reason(category_facts(category_of(contact)));
}
std::span<const Row> Database::contacts_of(Row company) const { return tables_->contacts_of(company); }
std::vector<Row> Database::list(Entity entity, bool with_deleted) const {
    return items_in_order(*tables_, entity, with_deleted);
}

Uuid Database::next_category(Row company) const {
    std::vector<model::ListItem> items;
    for (const Row row : list(Entity::category, true)) {
        items.push_back({id_of(Entity::category, row), is_deleted(Entity::category, row)});
    }
    return model::next_category(items, id_of(Entity::category, reference(Field::company_category, company)));
}

std::int64_t Database::category_use(Row category) const {
    std::int64_t uses = 0;
    for (Row row = 0; row < row_count(Entity::company); ++row) {
        uses += is_live(Entity::company, row) && reference(Field::company_category, row) == category;
    }
    for (Row row = 0; row < row_count(Entity::contact); ++row) {
        const bool stands_alone = is_live(Entity::contact, row) && reference(Field::contact_company, row) == no_row;
        uses += stands_alone && reference(Field::contact_own_category, row) == category;
    }
    return uses;
}

// ---- Contacts and sales --------------------------------------------------------------------------------------------

std::vector<Row> Database::points_of(Row contact) const { return store::points_of(*tables_, contact); }
Row Database::main_contact(Row company) const { return store::main_contact(*tables_, company); }
std::int64_t Database::days_in_stage(Row sale, const core::Moment& moment) const {
    const auto day = [&](Field field) {
        const std::int64_t at = number(field, sale);
        return at == core::no_value ? std::nullopt : std::optional(core::day_of(at, moment.time_zone));
    };
    return model::days_in_stage(day(Field::sale_stage_since), day(Field::sale_closed_at), core::today(moment))
        .value_or(core::no_value);
}
core::Date Database::follow_up_date(Row follow_up, const core::Moment& moment) const {
    const auto at = [&](Field field) {
        const std::int64_t value = number(field, follow_up);
        return value == core::no_value ? std::nullopt : std::optional(value);
    };
    return model::follow_up_date(at(Field::follow_up_due_date), at(Field::follow_up_starts_at), moment.time_zone)
        .value_or(core::no_value);
}
bool Database::is_overdue(Row follow_up, const core::Moment& moment) const {
    const core::Date date = follow_up_date(follow_up, moment);
    const bool is_completed = number(Field::follow_up_completed_at, follow_up) != core::no_value;
    return model::is_overdue(date == core::no_value ? std::nullopt : std::optional(date), is_completed,
                             core::today(moment));
}
Row Database::next_follow_up(Entity entity, Row row) const { return store::next_follow_up(*tables_, entity, row); }
std::vector<model::AutomationRule> Database::automation_rules() const { return store::automation_rules(*tables_); }

// ---- Settings and revisions ---------------------------------------------------------------------------------------

core::Language Database::regional_language() const {
    const Row setting = find(Entity::setting, model::setting_id);
    if (setting == no_row) return core::Language::en;
    return core::parse_language(text(Field::setting_regional_language, setting)).value_or(core::Language::en);
}
std::string_view Database::time_zone() const {
    const Row setting = find(Entity::setting, model::setting_id);
    return setting == no_row ? std::string_view() : text(Field::setting_time_zone, setting);
}
Row Database::current_user() const { return store::current_user(*tables_); }

std::uint64_t Database::revision() const { return tables_->revision(); }
std::uint64_t Database::revision(Entity entity) const { return tables_->revision(entity); }
std::uint64_t Database::revision(Field field) const { return tables_->revision(field); }

}  // namespace tratt::store
