// The section tab Contacts of the company card: the table of records on this company's contacts (R104–R126).
#include <array>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/company_card.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("company_contacts");

std::string new_contact_href(std::int64_t company) {
    Place place = contact_place(0, Mode::create);
    place.set_option("company", std::to_string(company));
    return address(place);
}

}  // namespace

void CompanyCardScreen::ask_contacts(Context& context) {
    const store::Database& database = context.database;
    const auto former = table_setting(context.place, Entity::contact).shows_former;
    const std::string_view company = record_name(database, Entity::company, row_);
    model::Query contacts;
    contacts.entity = Entity::contact;
    contacts.among = {.kind = model::Members::Kind::listed,
                      .entity = Entity::company,
                      .ids = {database.id_of(Entity::company, row_)}};
    model::Query everybody = contacts;
    everybody.limit = 0;
    all_contacts_ = context.queries.get(everybody, moment_of(context.environment))->total;
    // R105, with lead status beside the names, where it is looked for most.
    const bool has_former = !former && all_contacts_ > 0;
    const std::int64_t former_count =
        all_contacts_ - std::get<std::int64_t>(database.value(Field::company_contact_count, row_));
    contacts_ = &table_.ask(
        context,
        {.key = "company_contacts",
         .name = i18n::text(Msg::company_tab_contacts),
         .base = std::move(contacts),
         .columns = {Field::contact_note, Field::contact_salutation, Field::contact_name, Field::contact_title,
                     Field::contact_lead_status, Field::contact_mobile, Field::contact_email},
         .note = former && former_count > 0 ? i18n::count(i18n::Plural::company_former_foot, former_count)
                                            : std::string_view{},
         .nothing = {.icon = Icon::contacts,
                     .title = i18n::text(has_former ? Msg::company_only_former_title : Msg::company_no_contacts_title),
                     .caption = has_former ? i18n::text(Msg::company_only_former_caption)
                                           : i18n::format(Msg::company_no_contacts_caption, {{"company", company}})}});
    trail_.visit(Entity::contact, context.place, table_.query());
}

void CompanyCardScreen::draw_contacts(Context& context, Box box) {
    draw_tools(context, take_top(box, size::bar));
    table_.draw(context, box);
}

void CompanyCardScreen::draw_tools(Context& context, Box bar) {
    const float margin = is_phone() ? size::space_4 : size::space_6;
    bar = inset(bar, margin, 0, is_phone() ? size::space_2 : size::space_3, 0);
    const std::string href = new_contact_href(context.place.number);
    const Button add{.label = i18n::text(Msg::company_add_contact), .icon = Icon::plus, .href = href};
    button(make_id(base, "add"), take_button_left(bar, add, size::space_4), add);
    if (all_contacts_ == 0) return;
    const bool is_on = table_setting(context.place, Entity::contact).shows_former;
    const Toggle former{.label = i18n::text(Msg::company_former_employees)};
    const Box tick_box = centred_vertically(take_left(bar, toggle_width(former)), control_height());
    if (tick(make_id(base, "former"), tick_box, former, is_on ? TickState::on : TickState::off)) {
        Place place = context.place;
        place.set_option("former", is_on ? "" : "yes");
        context.actions.replace(place);
    }
    table_.draw_controls(context, bar);
}

}  // namespace tratt::ui
