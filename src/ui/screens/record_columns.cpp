#include "ui/screens/record_columns.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr std::array contact_columns{
    RecordColumn{.field = Field::contact_name, .min_width = 160, .weight = 1.3f, .place_to_stay = 0},
    RecordColumn{.field = Field::contact_company, .min_width = 110, .weight = 1, .place_to_stay = 2},
    RecordColumn{.field = Field::contact_category, .width = 214, .place_to_stay = 3},
    RecordColumn{.field = Field::contact_lead_status, .width = 140, .place_to_stay = 1},
    RecordColumn{.field = Field::contact_owner, .min_width = 88, .weight = .65f, .place_to_stay = 4},
    RecordColumn{.field = Field::contact_source, .min_width = 88, .weight = .65f, .place_to_stay = 7},
    RecordColumn{.field = Field::contact_days_in_status, .width = 112, .place_to_stay = 5, .align = Align::right},
    RecordColumn{.field = Field::contact_created_at, .width = 122, .place_to_stay = 6, .align = Align::right},
};
constexpr std::array company_columns{
    RecordColumn{.field = Field::company_name, .min_width = 170, .weight = 1.5f, .place_to_stay = 0},
    RecordColumn{.field = Field::company_category, .width = 214, .place_to_stay = 1},
    RecordColumn{.field = Field::company_category_group, .width = 150, .place_to_stay = 4},
    RecordColumn{.field = Field::company_owner, .min_width = 88, .weight = .8f, .place_to_stay = 3},
    RecordColumn{.field = Field::company_contact_count, .width = 90, .place_to_stay = 2, .align = Align::right},
    RecordColumn{.field = Field::company_domain, .min_width = 120, .weight = 1.2f, .place_to_stay = 5},
    RecordColumn{.field = Field::company_country, .min_width = 84, .weight = .7f, .place_to_stay = 6},
    RecordColumn{.field = Field::company_number, .width = 100, .place_to_stay = 7, .align = Align::right},
};

std::span<const RecordColumn> columns_of(Entity entity) {
    return entity == Entity::contact ? std::span<const RecordColumn>(contact_columns)
                                     : std::span<const RecordColumn>(company_columns);
}

void name_cell(Context& context, TableView& table, Entity entity, store::Row row) {
    const bool is_contact = entity == Entity::contact;
    const std::int64_t number = context.database.number(*model::number_field(entity), row);
    const std::string link = address(is_contact ? contact_place(number) : company_place(number));
    const Tag former{.label = i18n::text(Msg::contact_former)};
    const bool is_former = is_contact && context.database.flag(Field::contact_former_employee, row);
    cell_name(table, record_name(context.database, entity, row), is_contact ? AvatarKind::person : AvatarKind::company,
              link, is_former ? &former : nullptr);
}

void company_cell(Context& context, TableView& table, store::Row contact) {
    const store::Row company = context.database.reference(Field::contact_company, contact);
    if (company == store::no_row) return cell_empty(table);
    const std::string link = address(company_place(context.database.number(Field::company_number, company)));
    cell_link(table, record_name(context.database, Entity::company, company), link, secondary());
}

void category_cell(Context& context, TableView& table, store::Row category) {
    if (category == store::no_row) return cell_empty(table);
    cell_category(table, item_name(context.database, Entity::category, category),
                  category_group_kind(context.database, category));
}

void days_cell(Context& context, TableView& table, store::Row contact) {
    const std::int64_t days = days_in_status(context.database, contact, moment_of(context.environment));
    const bool is_active = context.database.status_active(contact);
    if (days == not_in_status) return cell_empty(table);
    cell_number(table, i18n::number(days), is_active ? 0 : colours().text_muted);
}

void plain_cell(Context& context, TableView& table, Field field, store::Row row) {
    const model::Value value = context.database.value(field, row);
    const std::string_view words = value_words(context.database, field, value, moment_of(context.environment));
    if (words.empty()) return cell_empty(table);
    const bool is_number =
        std::holds_alternative<std::int64_t>(value) && model::spec(field).type == model::FieldType::integer;
    is_number ? cell_number(table, words) : cell_text(table, words, secondary());
}

void day_cell(Context& context, TableView& table, Field field, store::Row row) {
    const core::Moment moment = moment_of(context.environment);
    const std::int64_t at = context.database.number(field, row);
    if (at == core::no_value) return cell_empty(table);
    TextStyle style = number();
    style.colour = colours().text_2;
    cell_text(table, i18n::date(core::day_of(at, moment.time_zone), core::today(moment)), style);
}

}  // namespace

std::vector<RecordColumn> record_columns(Entity entity, float width) {
    std::vector<RecordColumn> columns(columns_of(entity).begin(), columns_of(entity).end());
    const auto room = [](const RecordColumn& column) { return column.width > 0 ? column.width : column.min_width; };
    const auto needed = [&] {
        return std::accumulate(columns.begin(), columns.end(), 0.f,
                               [&](float sum, const RecordColumn& c) { return sum + room(c); });
    };
    while (columns.size() > 1 && needed() > width) {
        columns.erase(std::ranges::max_element(columns, {}, &RecordColumn::place_to_stay));
    }
    return columns;
}

std::vector<Column> table_columns(const std::vector<RecordColumn>& columns) {
    std::vector<Column> out;
    for (const RecordColumn& column : columns) {
        const bool is_number = column.field == Field::company_number;
        out.push_back({.name = is_number ? i18n::text(Msg::company_number) : field_label(column.field),
                       .width = column.width,
                       .min_width = column.min_width,
                       .weight = column.weight,
                       .align = column.align});
    }
    return out;
}

void draw_status_cell(Context& context, TableView& table, store::Row contact) {
    const store::Row status = context.database.reference(Field::contact_lead_status, contact);
    if (status == store::no_row) return cell_empty(table);
    const std::string_view name = item_name(context.database, Entity::lead_status, status);
    const StatusMark mark = status_mark_of(context.database, status);
    if (context.database.status_active(contact)) return cell_status(table, name, mark);
    const Box box = begin_cell(table, i18n::format(Msg::contact_status_kept, {{"status", name}}));
    bare_status_label(inset(box, 7, 0, 0, 0), name, mark, muted());
    end_cell(table);
}

void draw_record_cell(Context& context, TableView& table, const RecordColumn& column, store::Row row) {
    switch (column.field) {
        case Field::contact_name: return name_cell(context, table, Entity::contact, row);
        case Field::company_name: return name_cell(context, table, Entity::company, row);
        case Field::contact_company: return company_cell(context, table, row);
        case Field::contact_category: return category_cell(context, table, context.database.category_of(row));
        case Field::company_category:
            return category_cell(context, table, context.database.reference(column.field, row));
        case Field::contact_lead_status: return draw_status_cell(context, table, row);
        case Field::contact_days_in_status: return days_cell(context, table, row);
        case Field::contact_created_at: return day_cell(context, table, column.field, row);
        default: return plain_cell(context, table, column.field, row);
    }
}

GroupRow group_heading(Context& context, Field field, const model::Value& value) {
    const store::Database& database = context.database;
    GroupRow heading;
    heading.label = value_words(database, field, value, moment_of(context.environment));
    if (heading.label.empty()) heading.label = i18n::text(Msg::no_selection);
    const auto* id = std::get_if<core::Uuid>(&value);
    const auto* number = std::get_if<std::int64_t>(&value);
    const model::FieldSpec& spec = model::spec(field);
    if (number && (field == Field::company_category_group || field == Field::contact_category_group))
        heading.mark = group_mark(static_cast<model::CategoryGroup>(*number));
    if (!id) return heading;
    const store::Row row = database.find(spec.target, *id);
    if (spec.target == Entity::lead_status) {
        heading.is_pill = true;
        heading.mark = status_shape_mark(status_mark_of(database, row));
    } else if (spec.target == Entity::category) {
        heading.mark = group_mark(category_group_kind(database, row));
    } else if (spec.target == Entity::user) {
        heading.mark = avatar_mark(heading.label);
    } else if (spec.target == Entity::company) {
        heading.mark = avatar_mark(heading.label, AvatarKind::company);
    }
    return heading;
}

}  // namespace tratt::ui
