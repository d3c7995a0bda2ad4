#include "ui/screens/company_edit.hpp"

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/similar.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("company_edit");

}  // namespace

float CompanyEditScreen::draw_fields(Context& context, const Box& box) {
    Grid grid = begin_grid(box);
    const bool is_nameless = draft_name(context).empty();
    const bool says_so = is_nameless && (draft_.is_touched(Field::company_name) || was_refused_);
    draw_text(grid, Field::company_name, ax::InputKind::text,
              says_so ? i18n::text(Msg::company_needs_name) : std::string_view{}, true);
    draw_text(grid, Field::company_department);
    const store::Row self = draft_.is_new() ? store::no_row : draft_.row(context.database);
    draw_similar(context, grid, similar_companies(context, typed(Field::company_name), self));
    draw_category(context, grid);
    draw_business(context, grid);
    draw_owner(context, grid, Field::company_owner);
    draw_text(grid, Field::company_phone, ax::InputKind::telephone);
    draw_text(grid, Field::company_website, ax::InputKind::url);
    draw_text(grid, Field::company_domain);
    draw_text(grid, Field::company_street);
    draw_text(grid, Field::company_postal_code);
    draw_text(grid, Field::company_city);
    draw_text(grid, Field::company_region);
    draw_text(grid, Field::company_country);
    draw_text(grid, Field::company_source);
    draw_text(grid, Field::company_employees, ax::InputKind::number);
    draw_text(grid, Field::company_annual_revenue, ax::InputKind::number);
    draw_note(grid, Field::company_note);
    return grid.bottom() - box.y;
}

void CompanyEditScreen::draw_category(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const store::Row now = draft_.reference(database, Field::company_category);
    const ItemChoices categories = category_choices(database, now);
    const bool says_so = now == store::no_row && was_refused_;
    const Select spec{.frame = {.label = field_label(Field::company_category),
                                .is_required = true,
                                .error = says_so ? i18n::text(Msg::company_needs_category) : std::string_view{}},
                      .placeholder = i18n::text(Msg::no_selection),
                      .tooltip = item_description(database, Entity::category, now)};
    const int taken = select(make_id(base, "category"), grid.next(field_height(spec.frame)), spec, categories.choices,
                             categories.chosen);
    if (taken == no_choice || taken == categories.chosen) return;
    draft_.set(Field::company_category,
               database.id_of(Entity::category, categories.rows[static_cast<std::size_t>(taken)]));
}

void CompanyEditScreen::draw_business(Context& context, Grid& grid) {
    const store::Database& database = context.database;
    const ItemChoices businesses = business_choices(database, draft_.reference(database, Field::company_business));
    const Select spec{.frame = {.label = field_label(Field::company_business), .is_required = true},
                      .placeholder = i18n::text(Msg::no_selection)};
    const int taken = select(make_id(base, "business"), grid.next(field_height(spec.frame)), spec, businesses.choices,
                             businesses.chosen);
    if (taken == no_choice || taken == businesses.chosen) return;
    draft_.set(Field::company_business,
               database.id_of(Entity::business, businesses.rows[static_cast<std::size_t>(taken)]));
}

std::string_view CompanyEditScreen::why_not(Context& context) const {
    const store::Database& database = context.database;
    if (draft_name(context).empty()) return i18n::text(Msg::company_save_needs_name);
    if (draft_.reference(database, Field::company_category) == store::no_row)
        return i18n::text(Msg::company_save_needs_category);  // R2
    if (draft_.reference(database, Field::company_business) == store::no_row)
        return i18n::text(Msg::company_save_needs_business);  // R97
    const bool has_bad_number =
        draft_.is_bad_number(Field::company_employees) || draft_.is_bad_number(Field::company_annual_revenue);
    if (has_bad_number) return i18n::text(Msg::company_save_needs_number);
    return draft_.errors().empty() ? std::string_view{} : error_words(draft_.errors().front());
}

std::string_view CompanyEditScreen::draft_name(Context& /*context*/) const {
    return core::trim(draft_.text(Field::company_name));
}

}  // namespace tratt::ui
