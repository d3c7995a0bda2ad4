#include "ui/screens/contact_edit.hpp"

#include <array>
#include <vector>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "model/lead_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("contact_edit");

}  // namespace

float ContactEditScreen::draw_fields(Context& context, const Box& box) {
    Grid grid = begin_grid(box);
    const bool has_touched_name =
        draft_.is_touched(Field::contact_first_name) || draft_.is_touched(Field::contact_last_name) || was_refused_;
    const bool is_nameless = draft_name(context).empty();
    const std::string_view name_error =
        is_nameless && has_touched_name ? i18n::text(Msg::contact_enter_name) : std::string_view{};
    draw_text(grid, Field::contact_first_name, ax::InputKind::text, name_error, is_nameless);
    draw_text(grid, Field::contact_last_name, ax::InputKind::text, name_error, is_nameless);
    draw_text(grid, Field::contact_title);
    draw_company(context, grid);
    draw_category(context, grid);
    if (draft_.status_active(context.database)) draw_status(context, grid);  // R29, R30: right after the category
    grid.end_row();
    draw_owner(context, grid, Field::contact_owner);
    draw_text(grid, Field::contact_email, ax::InputKind::email);
    draw_text(grid, Field::contact_phone, ax::InputKind::telephone);
    draw_text(grid, Field::contact_mobile, ax::InputKind::telephone);
    draw_text(grid, Field::contact_country);
    draw_text(grid, Field::contact_website, ax::InputKind::url);
    draw_text(grid, Field::contact_street);
    draw_text(grid, Field::contact_postal_code);
    draw_text(grid, Field::contact_city);
    draw_text(grid, Field::contact_region);
    draw_text(grid, Field::contact_source);
    draw_note(grid, Field::contact_note);
    draw_former(grid);
    return grid.bottom() - box.y;
}

void ContactEditScreen::began(Context& /*context*/) { company_.forget(); }

void ContactEditScreen::draw_company(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const RecordField::Look look{.frame = {.label = field_label(Field::contact_company)},
                                 .entity = Entity::company,
                                 .now = draft_.reference(database, Field::contact_company),
                                 .none = i18n::text(Msg::contact_without_company),
                                 .placeholder = i18n::text(Msg::contact_choose_company)};
    const auto taken = company_.draw(context, make_id(base, "company"), grid.next(field_height(look.frame)), look);
    if (!taken) return;
    draft_.set(Field::contact_company,
               *taken == store::no_row ? model::Value{} : model::Value{database.id_of(Entity::company, *taken)});
}

// R17: the company's, shown with a lock and the way to where it is changed. R36: its own while it has no company.
void ContactEditScreen::draw_category(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const store::Row company = draft_.reference(database, Field::contact_company);
    const store::Row category = draft_.category(database);
    if (company == store::no_row) {
        const ItemChoices categories = category_choices(database, category, true);
        const Select spec{.frame = {.label = field_label(Field::contact_own_category),
                                    .help = i18n::text(Msg::contact_category_own_help)}};
        const int taken = select(make_id(base, "category"), grid.next(field_height(spec.frame)), spec,
                                 categories.choices, categories.chosen);
        if (taken == no_choice || taken == categories.chosen) return;
        const store::Row row = categories.rows[static_cast<std::size_t>(taken)];
        draft_.set(Field::contact_own_category,
                   row == store::no_row ? model::Value{} : model::Value{database.id_of(Entity::category, row)});
        return;
    }
    const std::string_view name = item_name(database, Entity::category, category);
    const FieldFrame frame{.label = field_label(Field::contact_own_category),
                           .help = i18n::text(Msg::contact_category_inherited),
                           .is_read_only = true};
    const float height = field_height(frame);
    const Box box = grid.next(height);
    const Box inner = read_only_field(make_id(base, "category"), box, frame, name);
    bare_category_label(inner, name, category_group_kind(database, category), secondary());
    const std::string_view company_name = record_name(database, Entity::company, company);
    const std::string href = address(company_place(database.number(Field::company_number, company)));
    TextStyle style = caption();
    style.colour = colours().accent_text;
    const float after = text_width(frame.help, caption()) + size::space_1;
    const Box place{box.x + after, bottom_of(box) - 16, std::max(0.f, box.width - after), 16};
    link(make_id(base, "category_company"), place,
         {.label = i18n::format(Msg::contact_change_category_on, {{"company", company_name}}),
          .href = href,
          .style = style});
}

void ContactEditScreen::draw_status(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const store::Row now = draft_.shown_status(database);
    const ItemChoices statuses = status_choices(database, now, true);
    const Select spec{.frame = {.label = field_label(Field::contact_lead_status)},
                      .tooltip = item_description(database, Entity::lead_status, now)};
    const int taken =
        select(make_id(base, "status"), grid.next(field_height(spec.frame)), spec, statuses.choices, statuses.chosen);
    if (taken == no_choice || taken == statuses.chosen) return;
    draft_.set(Field::contact_lead_status,
               database.id_of(Entity::lead_status, statuses.rows[static_cast<std::size_t>(taken)]));
}

void ContactEditScreen::draw_former(Grid& grid) {
    const Toggle former{.label = field_label(Field::contact_former_employee),
                        .help = is_phone() ? std::string_view{} : i18n::text(Msg::contact_former_help)};
    const bool now = draft_.flag(Field::contact_former_employee);
    if (tick(make_id(base, "former"), grid.next(control_height(), 2), former, now ? TickState::on : TickState::off)) {
        draft_.set(Field::contact_former_employee, !now);
    }
}

std::string_view ContactEditScreen::why_not(Context& context) const {
    if (draft_name(context).empty()) return i18n::text(Msg::contact_save_needs_name);  // R84
    return draft_.errors().empty() ? std::string_view{} : error_words(draft_.errors().front());
}

std::string_view ContactEditScreen::draft_name(Context& /*context*/) const {
    const std::string_view first = core::trim(draft_.text(Field::contact_first_name));
    const std::string_view last = core::trim(draft_.text(Field::contact_last_name));
    if (first.empty() || last.empty()) return first.empty() ? last : first;
    return i18n::concat({first, " ", last});
}

std::string_view ContactEditScreen::second_line(Context& context) const {
    const std::string_view job = core::trim(draft_.text(Field::contact_title));
    const std::string_view company =
        record_name(context.database, Entity::company, draft_.reference(context.database, Field::contact_company));
    if (job.empty() || company.empty()) return job.empty() ? company : job;
    return i18n::concat({job, " · ", company});
}

}  // namespace tratt::ui
