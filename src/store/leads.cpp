#include "store/leads.hpp"

#include <algorithm>

#include "model/seeds.hpp"

namespace tratt::store {

namespace {

template <class Wanted>
std::vector<Row> present_contacts(const Tables& tables, const Wanted& is_wanted) {
    std::vector<Row> found;
    for (Row row = 0; row < tables.row_count(Entity::contact); ++row) {
        if (tables.is_present(Entity::contact, row) && is_wanted(row)) found.push_back(row);
    }
    return found;
}

// One scan of the contacts serves any number of companies or categories.
std::vector<std::uint8_t> marked(Row row_count, std::span<const Row> rows) {
    std::vector<std::uint8_t> marks(row_count);
    for (const Row row : rows) marks[row] = 1;
    return marks;
}

std::string_view text(const Tables& tables, Field field, Row row) {
    const Cells& cells = tables.cells(field);
    return cells.pool.text(cells.handles[row]);
}

// What has no name is called after what it is about; whose it is comes last.
std::string name_of_first_reference(const Tables& tables, Entity entity, Row row) {
    for (const model::FieldSpec& field : model::stored_fields(entity)) {
        if (field.type != model::FieldType::reference || field.target == Entity::user) continue;
        const Row target = tables.cells(field.field).references[row];
        if (target != no_row) return record_name(tables, field.target, target);
    }
    return {};
}

}  // namespace

Row effective_category(const Tables& tables, Row company, Row own_category) {
    const bool has_company = company != no_row;
    return model::effective_category(
        has_company, has_company ? tables.cells(Field::company_category).references[company] : no_row, own_category);
}

Row category_of(const Tables& tables, Row contact) {
    return effective_category(tables, tables.cells(Field::contact_company).references[contact],
                              tables.cells(Field::contact_own_category).references[contact]);
}

std::optional<model::CategoryFacts> category_facts(const Tables& tables, Row category) {
    if (category == no_row) return std::nullopt;
    const std::uint8_t group = tables.cells(Field::category_group).bytes[category];
    if (group == no_choice) return std::nullopt;
    return model::CategoryFacts{static_cast<model::CategoryGroup>(group),
                                tables.cells(Field::category_lead_status_enabled).bytes[category] != 0};
}

bool status_active(const Tables& tables, Row contact) {
    return model::status_active(category_facts(tables, category_of(tables, contact)));
}

std::vector<Row> contacts_in_companies(const Tables& tables, std::span<const Row> companies) {
    constexpr std::size_t few = 64;
    if (companies.size() <= few) {
        std::vector<Row> found;
        for (const Row company : companies) {
            std::ranges::copy(tables.contacts_of(company), std::back_inserter(found));
            std::ranges::copy(tables.deleted_contacts_of(company), std::back_inserter(found));
        }
        std::ranges::sort(found);
        return found;
    }
    const std::vector<std::uint8_t> is_wanted = marked(tables.row_count(Entity::company), companies);
    const auto& company_of = tables.cells(Field::contact_company).references;
    return present_contacts(tables, [&](Row row) { return company_of[row] != no_row && is_wanted[company_of[row]]; });
}

std::vector<Row> contacts_in_categories(const Tables& tables, std::span<const Row> categories) {
    const std::vector<std::uint8_t> is_wanted = marked(tables.row_count(Entity::category), categories);
    return present_contacts(tables, [&](Row row) {
        const Row category = category_of(tables, row);
        return category != no_row && is_wanted[category];
    });
}

bool has_active_contact_without_status(const Tables& tables) {
    const auto& statuses = tables.cells(Field::contact_lead_status).references;
    return !present_contacts(tables, [&](Row row) {
                return statuses[row] == no_row && status_active(tables, row);
            }).empty();
}

std::vector<Row> items_in_order(const Tables& tables, Entity entity, bool with_deleted) {
    std::vector<Row> items;
    for (Row row = 0; row < tables.row_count(entity); ++row) {
        if (with_deleted ? tables.is_present(entity, row) : tables.is_live(entity, row)) items.push_back(row);
    }
    if (const auto rank = model::rank_field(entity)) {
        std::ranges::stable_sort(items, {}, [&](Row row) { return tables.cells(*rank).numbers[row]; });
    }
    return items;
}

Row the_setting(const Tables& tables) { return tables.find(Entity::setting, model::setting_id); }

Row current_user(const Tables& tables) {
    const Row setting = the_setting(tables);
    return setting == no_row ? no_row : tables.cells(Field::setting_current_user).references[setting];
}

std::string record_name(const Tables& tables, Entity entity, Row row) {
    if (entity == Entity::contact) {
        std::string name(text(tables, Field::contact_first_name, row));
        const std::string_view last_name = text(tables, Field::contact_last_name, row);
        if (!name.empty() && !last_name.empty()) name += ' ';
        return name.append(last_name);
    }
    if (entity == Entity::contact_point) return std::string(text(tables, Field::contact_point_value, row));
    if (const auto field = model::name_field(entity)) return std::string(text(tables, *field, row));
    return name_of_first_reference(tables, entity, row);
}

}  // namespace tratt::store
