#include "ui/screens/record_columns.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "core/collation.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "query/query.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/sale_panel.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

// What is known better than from the field's type.
constexpr std::array known_columns{
    RecordColumn{.field = Field::contact_name, .min_width = 160, .weight = 1.3f, .place_to_stay = 0},
    RecordColumn{.field = Field::contact_company, .min_width = 110, .weight = 1, .place_to_stay = 2},
    RecordColumn{.field = Field::contact_category, .width = 214, .place_to_stay = 3},
    RecordColumn{.field = Field::contact_lead_status, .width = 140, .place_to_stay = 1},
    RecordColumn{.field = Field::contact_owner, .min_width = 88, .weight = .65f, .place_to_stay = 4},
    RecordColumn{.field = Field::contact_source, .min_width = 88, .weight = .65f, .place_to_stay = 7},
    RecordColumn{.field = Field::contact_days_in_status, .width = 112, .place_to_stay = 5, .align = Align::right},
    RecordColumn{.field = Field::contact_created_at, .width = 122, .place_to_stay = 6, .align = Align::right},
    RecordColumn{.field = Field::contact_category_group, .width = 160, .place_to_stay = 4},
    RecordColumn{.field = Field::contact_title, .min_width = 110, .weight = .9f, .place_to_stay = 3},
    RecordColumn{.field = Field::contact_email, .min_width = 160, .weight = 1.2f, .place_to_stay = 5},
    RecordColumn{.field = Field::contact_note, .width = 44, .place_to_stay = 6},
    RecordColumn{.field = Field::contact_phone, .min_width = 148, .weight = .8f, .place_to_stay = 8},
    RecordColumn{.field = Field::contact_mobile, .min_width = 148, .weight = .8f, .place_to_stay = 8},
    RecordColumn{.field = Field::company_name, .min_width = 170, .weight = 1.5f, .place_to_stay = 0},
    RecordColumn{.field = Field::company_category, .width = 214, .place_to_stay = 1},
    RecordColumn{.field = Field::company_category_group, .width = 150, .place_to_stay = 4},
    RecordColumn{.field = Field::company_owner, .min_width = 88, .weight = .8f, .place_to_stay = 3},
    RecordColumn{.field = Field::company_contact_count, .width = 90, .place_to_stay = 2, .align = Align::right},
    RecordColumn{.field = Field::company_domain, .min_width = 120, .weight = 1.2f, .place_to_stay = 5},
    RecordColumn{.field = Field::company_country, .min_width = 84, .weight = .7f, .place_to_stay = 6},
    RecordColumn{.field = Field::company_number, .width = 100, .place_to_stay = 7, .align = Align::right},
    RecordColumn{.field = Field::company_note, .width = 44, .place_to_stay = 7},
    RecordColumn{.field = Field::sale_title, .min_width = 170, .weight = 1.4f, .place_to_stay = 0},
    RecordColumn{.field = Field::sale_stage, .min_width = 120, .weight = .8f, .place_to_stay = 3},
    RecordColumn{.field = Field::sale_status, .width = 110, .place_to_stay = 2},
    RecordColumn{.field = Field::sale_amount, .width = 130, .place_to_stay = 1, .align = Align::right},
    RecordColumn{.field = Field::sale_next_follow_up, .width = 122, .place_to_stay = 5, .align = Align::right},
};
constexpr std::array contact_columns{Field::contact_name,           Field::contact_company,   Field::contact_category,
                                     Field::contact_lead_status,    Field::contact_owner,     Field::contact_source,
                                     Field::contact_days_in_status, Field::contact_created_at};
constexpr std::array company_columns{
    Field::company_name,          Field::company_category, Field::company_category_group, Field::company_owner,
    Field::company_contact_count, Field::company_domain,   Field::company_country,        Field::company_number};
constexpr std::array sale_columns{Field::sale_title,     Field::sale_company,       Field::sale_status,
                                  Field::sale_stage,     Field::sale_amount,        Field::sale_owner,
                                  Field::sale_sale_date, Field::sale_next_follow_up};
constexpr std::array follow_up_columns{Field::follow_up_title,   Field::follow_up_type,    Field::follow_up_date,
                                       Field::follow_up_company, Field::follow_up_contact, Field::follow_up_owner};

std::span<const Field> columns_of(Entity entity) {
    switch (entity) {
        case Entity::contact: return contact_columns;
        case Entity::company: return company_columns;
        case Entity::sale: return sale_columns;
        default: return follow_up_columns;
    }
}

RecordColumn column_by_type(Field field) {
    RecordColumn column{.field = field, .min_width = 110, .weight = .8f, .place_to_stay = 8};
    switch (model::spec(field).type) {
        case model::FieldType::boolean: column.width = 110; break;
        case model::FieldType::integer:
        case model::FieldType::date:
        case model::FieldType::instant:
            column.width = 122;
            column.align = Align::right;
            break;
        default: break;
    }
    return column;
}

// "" where records of that kind have no page of their own.
std::string record_link(const store::Database& database, Entity entity, store::Row row) {
    return model::number_field(entity) ? address(record_place(database, entity, row)) : std::string{};
}

void name_cell(Context& context, TableView& table, Entity entity, store::Row row) {
    const std::string link = record_link(context.database, entity, row);
    const Tag former{.label = i18n::text(Msg::contact_former)};
    const bool is_former = entity == Entity::contact && context.database.flag(Field::contact_former_employee, row);
    const std::string_view name = record_name(context.database, entity, row);
    if (entity != Entity::contact && entity != Entity::company) return cell_link(table, name, link);
    cell_name(table, name, entity == Entity::contact ? AvatarKind::person : AvatarKind::company, link,
              is_former ? &former : nullptr);
}

void reference_cell(Context& context, TableView& table, Field field, store::Row row) {
    const Entity target = model::spec(field).target;
    const model::Value value = context.database.value(field, row);
    const auto* id = std::get_if<core::Uuid>(&value);
    const store::Row referred = id ? context.database.find(target, *id) : store::no_row;
    if (referred == store::no_row) return cell_empty(table);
    const std::string_view name = record_name(context.database, target, referred);
    const std::string link = record_link(context.database, target, referred);
    link.empty() ? cell_text(table, name, secondary()) : cell_link(table, name, link, secondary());
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
    const core::Moment moment = moment_of(context.environment);
    const model::Value value = value_at(context.database, field, row, moment);
    const std::string_view words = value_words(context.database, field, value, moment);
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

// A day that is asked of the follow-ups; red where what is next is past (R261).
void activity_cell(Context& context, TableView& table, Field field, store::Row row) {
    const core::Moment moment = moment_of(context.environment);
    const core::Date today = core::today(moment), day = context.queries.number(field, row, moment);
    if (day == core::no_value) return cell_empty(table);
    const bool is_next = field == Field::contact_next_follow_up || field == Field::company_next_follow_up ||
                         field == Field::sale_next_follow_up;
    TextStyle style = number();
    style.colour = is_next && day < today ? colours().danger_text : colours().text_2;
    cell_text(table, i18n::date(day, today), style);
}

// An amount stands with its currency, what is in the base currency with that.
void amount_cell(Context& context, TableView& table, Field field, store::Row row) {
    const store::Database& database = context.database;
    const bool is_base = field == Field::sale_base_amount || field == Field::sale_base_weighted_amount;
    const std::string_view currency = is_base ? base_currency(database) : database.text(Field::sale_currency, row);
    const std::string_view words = amount_words(database.number(field, row), currency);
    words.empty() ? cell_empty(table) : cell_number(table, words);
}

void address_cell(TableView& table, std::string_view words, const std::string& href) {
    if (words.empty()) return cell_empty(table);
    href.empty() ? cell_text(table, words, secondary()) : cell_link(table, words, href, secondary());
}

// R106: a paper clip where there is a note, and its words on hovering.
void note_cell(TableView& table, std::string_view note) {
    if (note.empty()) return cell_empty(table);
    const Box box = begin_cell(table);
    const ImGuiID id = make_id("note_sign");
    const Box sign = centred_vertically({box.x, box.y, size::icon, box.height}, size::icon);
    image(make_id(id, static_cast<std::int64_t>(box.y)), sign, Icon::clip, colours().text_2, note);
    if (hovered(sign)) tooltip(id, sign, {.body = note});
    end_cell(table);
}

void group_cell(Context& context, TableView& table, Field field, store::Row row) {
    const model::Value value = context.database.value(field, row);
    const auto* group = std::get_if<std::int64_t>(&value);
    if (!group) return cell_empty(table);
    const auto kind = static_cast<model::CategoryGroup>(*group);
    cell_category(table, group_name(kind), kind);
}

}  // namespace

RecordColumn record_column(Field field) {
    const auto known = std::ranges::find(known_columns, field, &RecordColumn::field);
    return known == known_columns.end() ? column_by_type(field) : *known;
}

std::vector<Field> default_columns(Entity entity) {
    const std::span<const Field> fields = columns_of(entity);
    return {fields.begin(), fields.end()};
}

std::vector<Field> offered_columns(Entity entity) {
    std::vector<Field> fields;
    const auto offer = [&](std::span<const model::FieldSpec> specs) {
        for (const model::FieldSpec& spec : specs) {
            if (is_offered(spec)) fields.push_back(spec.field);
        }
    };
    offer(model::stored_fields(entity));
    offer(model::derived_fields(entity));
    std::ranges::sort(fields, [](Field a, Field b) {
        const auto key = [](Field field) { return core::collation_key(column_name(field), i18n::language()); };
        return key(a) < key(b);
    });
    return fields;
}

std::vector<RecordColumn> record_columns(std::span<const Field> fields, float width, bool may_leave_out) {
    std::vector<RecordColumn> columns;
    for (const Field field : fields) columns.push_back(record_column(field));
    const auto room = [](const RecordColumn& column) { return column.width > 0 ? column.width : column.min_width; };
    const auto needed = [&] {
        return std::accumulate(columns.begin(), columns.end(), 0.f,
                               [&](float sum, const RecordColumn& c) { return sum + room(c); });
    };
    while (may_leave_out && columns.size() > 1 && needed() > width) {
        columns.erase(std::ranges::max_element(columns, {}, &RecordColumn::place_to_stay));
    }
    return columns;
}

std::string_view column_name(Field field) {
    return field == Field::company_number ? i18n::text(Msg::company_number) : field_label(field);
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

void draw_record_cell(Context& context, TableView& table, Field field, store::Row row) {
    const store::Database& database = context.database;
    const model::FieldSpec& spec = model::spec(field);
    const auto words = [&] { return database.text(field, row); };
    switch (field) {
        case Field::contact_name:
        case Field::company_name:
        case Field::sale_title: return name_cell(context, table, spec.entity, row);
        case Field::contact_category: return category_cell(context, table, database.category_of(row));
        case Field::company_category: return category_cell(context, table, database.reference(field, row));
        case Field::contact_category_group:
        case Field::company_category_group: return group_cell(context, table, field, row);
        case Field::contact_lead_status: return draw_status_cell(context, table, row);
        case Field::contact_days_in_status: return days_cell(context, table, row);
        case Field::contact_note:
        case Field::company_note:
        case Field::sale_note: return note_cell(table, words());
        case Field::contact_email: return address_cell(table, words(), mail_link(words()));
        case Field::contact_phone:
        case Field::contact_mobile:
        case Field::company_phone: return address_cell(table, words(), telephone_link(words()));
        case Field::company_website:
        case Field::contact_website: return address_cell(table, words(), web_link(words()));
        case Field::sale_status: return cell_tag(table, sale_status_tag(database, row));
        case Field::sale_amount:
        case Field::sale_cost:
        case Field::sale_profit:
        case Field::sale_weighted_amount:
        case Field::sale_base_amount:
        case Field::sale_base_weighted_amount: return amount_cell(context, table, field, row);
        case Field::contact_last_activity:
        case Field::contact_next_follow_up:
        case Field::company_last_activity:
        case Field::company_next_follow_up:
        case Field::sale_last_activity:
        case Field::sale_next_follow_up: return activity_cell(context, table, field, row);
        default: break;
    }
    if (spec.type == model::FieldType::instant) return day_cell(context, table, field, row);
    if (spec.type == model::FieldType::reference) return reference_cell(context, table, field, row);
    plain_cell(context, table, field, row);
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
