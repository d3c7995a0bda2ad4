// The section tab Contacts of the company card.
#include <array>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/company_card.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("company_contacts");
constexpr std::array phone_order{Field::contact_name, Field::contact_lead_status};
constexpr std::array wide_order{Field::contact_name, Field::contact_title, Field::contact_lead_status,
                                Field::contact_mobile, Field::contact_email};

Column column_of(Field field) {
    Column column{.name = field_label(field), .min_width = 96};
    if (field == Field::contact_name) column.weight = 1.3f;
    if (field == Field::contact_email) column.weight = 1.4f;
    if (field == Field::contact_lead_status) column.width = 150;
    if (field == Field::contact_mobile) column.width = 160;
    return column;
}

std::span<const Field> fields_for(float width) {
    return width < 640 ? std::span<const Field>(phone_order) : std::span<const Field>(wide_order);
}

std::string new_contact_href(std::int64_t company) {
    Place place = contact_place(0, Mode::create);
    place.set_option("company", std::to_string(company));
    return address(place);
}

}  // namespace

model::Query CompanyCardScreen::contacts_query(const store::Database& database, bool with_former) const {
    model::Query query;
    query.entity = Entity::contact;
    model::CriteriaSet all{
        {Field::contact_company, model::Operator::is_one_of, {database.id_of(Entity::company, row_)}}};
    if (!with_former) all.push_back({Field::contact_former_employee, model::Operator::no, {}});  // R91
    query.any.push_back(std::move(all));
    query.sort.push_back(sort_);
    if (sort_.field != Field::contact_name) query.sort.push_back({Field::contact_name, false});
    return query;
}

void CompanyCardScreen::draw_contacts(Context& context, Box box) {
    const store::Database& database = context.database;
    draw_tools(context, take_top(box, size::bar));
    if (contacts_->total == 0) {
        hairline_above(box, colours().line);
        const bool has_former = all_contacts_ > 0;
        const std::string_view company = record_name(database, Entity::company, row_);
        empty_state(make_id(base, "nobody"), box,
                    {.icon = Icon::contacts,
                     .title = i18n::text(has_former ? Msg::company_only_former_title : Msg::company_no_contacts_title),
                     .caption = has_former ? i18n::text(Msg::company_only_former_caption)
                                           : i18n::format(Msg::company_no_contacts_caption, {{"company", company}})});
        return;
    }
    if (!is_phone()) draw_foot(database, take_bottom(box, size::foot));
    draw_rows(context, box);
}

void CompanyCardScreen::draw_tools(Context& context, Box bar) {
    const float margin = is_phone() ? size::space_4 : size::space_6;
    bar = inset(bar, margin, 0, margin, 0);
    const std::string href = new_contact_href(context.place.number);
    const Button add{.label = i18n::text(Msg::company_add_contact), .icon = Icon::plus, .href = href};
    button(make_id(base, "add"), take_button_left(bar, add, size::space_4), add);
    if (all_contacts_ == 0) return;
    const Toggle former{.label = i18n::text(Msg::company_former_employees)};
    const Box tick_box = centred_vertically(take_left(bar, toggle_width(former)), control_height());
    if (tick(make_id(base, "former"), tick_box, former, shows_former_ ? TickState::on : TickState::off))
        shows_former_ = !shows_former_;
}

void CompanyCardScreen::draw_rows(Context& context, const Box& box) {
    const store::Database& database = context.database;
    hairline_above(box, colours().line);
    const Box place = inset(box, 0, size::hairline, 0, 0);
    const std::span<const Field> fields = fields_for(place.width);
    std::array<Column, wide_order.size()> columns{};
    int sorted = -1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        columns[i] = column_of(fields[i]);
        if (fields[i] == sort_.field) sorted = static_cast<int>(i);
    }
    TableView table = begin_table(make_id(base, "table"), place,
                                  {.name = i18n::text(Msg::company_tab_contacts),
                                   .columns = {columns.data(), fields.size()},
                                   .row_count = static_cast<int>(contacts_->rows.size()),
                                   .sorted_column = sorted,
                                   .sort = sort_.descending ? Sort::descending : Sort::ascending,
                                   .first_inset = is_phone() ? size::space_4 : size::page_margin});
    for (int line; (line = table.next_row()) != no_row;) {
        const store::Row contact = contacts_->rows[static_cast<std::size_t>(line)];
        const bool is_former = database.flag(Field::contact_former_employee, contact);
        begin_row(table, {.name = record_name(database, Entity::contact, contact), .is_muted = is_former});
        draw_contact_cells(context, table, contact, static_cast<int>(fields.size()));
        end_row(table);
    }
    const TableEvents events = end_table(table);
    draw_status_list(context);
    if (events.opened_row != no_row) {
        const store::Row contact = contacts_->rows[static_cast<std::size_t>(events.opened_row)];
        context.actions.navigate(contact_place(database.number(Field::contact_number, contact)));
    }
    if (events.sorted_column < 0) return;
    const Field field = fields[static_cast<std::size_t>(events.sorted_column)];
    sort_ = {field, field == sort_.field && !sort_.descending};
}

void CompanyCardScreen::draw_contact_cells(Context& context, TableView& table, store::Row contact, int column_count) {
    const store::Database& database = context.database;
    const std::string href = address(contact_place(database.number(Field::contact_number, contact)));
    const Tag former{.label = i18n::text(Msg::contact_former)};
    const bool is_former = database.flag(Field::contact_former_employee, contact);
    const bool is_wide = column_count == static_cast<int>(wide_order.size());
    cell_name(table, record_name(database, Entity::contact, contact), AvatarKind::person, href,
              is_former ? &former : nullptr);
    if (is_wide) cell_text(table, database.text(Field::contact_title, contact), is_former ? TextStyle{} : secondary());
    draw_status(context, table, contact);
    if (!is_wide) return;
    TextStyle digits = is_former ? TextStyle{} : secondary();
    digits.tabular = true;
    cell_text(table, database.text(Field::contact_mobile, contact), digits);
    const std::string_view mail = database.text(Field::contact_email, contact);
    const std::string mail_href = mail_link(mail);
    mail_href.empty() ? cell_text(table, mail, secondary()) : cell_link(table, mail, mail_href, secondary());
}

// Where lead status is in use the pill is a button with the list; elsewhere the kept value stands quietly (R34, R35).
void CompanyCardScreen::draw_status(Context& context, TableView& table, store::Row contact) {
    const store::Database& database = context.database;
    if (!database.status_active(contact)) return draw_status_cell(context, table, contact);
    const store::Row status = database.reference(Field::contact_lead_status, contact);
    const std::string_view name =
        status == store::no_row ? i18n::text(Msg::no_selection) : item_name(database, Entity::lead_status, status);
    const core::Uuid& id = database.id_of(Entity::contact, contact);
    const ImGuiID list = make_id(base, "status_list");
    const std::int64_t days = days_in_status(database, contact, moment_of(context.environment));
    const Box cell = begin_cell(table);
    StatusPill pill{
        .name = name,
        .description = item_description(database, Entity::lead_status, status),
        .since = days == not_in_status ? std::string_view{} : i18n::count(i18n::Plural::contact_days_in_status, days),
        .is_editable = true,
        .label = i18n::format(Msg::company_status_of,
                              {{"name", record_name(database, Entity::contact, contact)}, {"status", name}}),
        .is_open = is_open(list) && status_of_ == id,
        .controls = list};
    if (status != store::no_row) pill.mark = status_mark_of(database, status);
    if (status_pill(make_id(make_id(base, "status"), database.number(Field::contact_number, contact)), cell, pill)
            .clicked) {
        status_of_ = id;
        const ItemChoices statuses = status_choices(database, status, false);
        open_choices(list, {cell.x - 4, centred_vertically(cell, size::control_small).y, 220, size::control_small},
                     statuses.chosen, field_label(Field::contact_lead_status));
    }
    end_cell(table);
}

void CompanyCardScreen::draw_status_list(Context& context) {
    const store::Database& database = context.database;
    const store::Row contact = database.find(Entity::contact, status_of_);
    if (contact == store::no_row) return;
    const ItemChoices statuses =
        status_choices(database, database.reference(Field::contact_lead_status, contact), false);
    const int taken = choice_list(make_id(base, "status_list"), statuses.choices);
    if (taken == no_choice || taken == statuses.chosen) return;
    const core::Uuid& chosen = database.id_of(Entity::lead_status, statuses.rows[static_cast<std::size_t>(taken)]);
    errand_.run(context, model::UpdateRecords{Entity::contact, {status_of_}, {{Field::contact_lead_status, chosen}}});
}

void CompanyCardScreen::draw_foot(const store::Database& database, const Box& box) const {
    const std::int64_t former =
        shows_former_ ? all_contacts_ - std::get<std::int64_t>(database.value(Field::company_contact_count, row_)) : 0;
    std::string_view left = i18n::count(i18n::Plural::company_contacts_foot, contacts_->total);
    if (former > 0) left = i18n::concat({left, ", ", i18n::count(i18n::Plural::company_former_foot, former)});
    const auto facts = database.category_facts(database.reference(Field::company_category, row_));
    const bool is_used = model::status_active(facts);
    table_foot(make_id(base, "foot"), box, left,
               is_used ? i18n::text(Msg::company_status_saves_at_once) : std::string_view{});
}

}  // namespace tratt::ui
