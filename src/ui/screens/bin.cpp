#include "ui/screens/bin.hpp"

#include <array>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/segment.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("bin_page");
constexpr std::array kinds{Entity::contact, Entity::company, Entity::sale, Entity::follow_up};
constexpr std::int64_t usual_days = 14;

int kind_of(const Place& place) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (model::entity_key(kinds[i]) == place.option("entity")) return static_cast<int>(i);
    return 0;
}

std::vector<Field> columns_of(Entity entity) {
    switch (entity) {
        case Entity::contact:
            return {Field::contact_name, Field::contact_company, Field::contact_email, Field::contact_deleted_at};
        case Entity::company:
            return {Field::company_name, Field::company_category, Field::company_owner, Field::company_deleted_at};
        case Entity::sale: return {Field::sale_title, Field::sale_company, Field::sale_owner, Field::sale_deleted_at};
        default:
            return {Field::follow_up_title, Field::follow_up_contact, Field::follow_up_owner,
                    Field::follow_up_deleted_at};
    }
}

std::int64_t days_kept(const store::Database& database) {
    const std::int64_t days = database.number(Field::setting_bin_days, 0);
    return days == core::no_value ? usual_days : days;
}

}  // namespace

void BinScreen::draw(Context& context, const Box& page) {
    errand_.finished(context);
    const Entity entity = kinds[static_cast<std::size_t>(kind_of(context.place))];
    model::Query deleted;
    deleted.entity = entity;
    deleted.with_deleted = true;
    deleted.any = {{{*model::deleted_field(entity), model::Operator::has_value, {}}}};
    table_.ask(context, {.key = entity == Entity::contact ? "bin_contacts" : "bin",
                         .name = i18n::text(Msg::bin_title),
                         .base = deleted,
                         .columns = columns_of(entity),
                         .hides_former = false,
                         .nothing = {.icon = Icon::trash,
                                     .title = i18n::text(Msg::bin_empty_title),
                                     .caption = i18n::text(Msg::bin_empty_caption)}});
    Box rest = page;
    Box head = take_top(rest, size::head);
    head = inset(head, is_phone() ? size::space_4 : size::page_margin, 0, size::space_3, 0);
    const std::string_view name = i18n::text(Msg::bin_title);
    const TextStyle style = is_phone() ? section() : title();
    heading(make_id(base, "title"), take_left(head, text_width(name, style) + 1, size::space_4), 1, name, style);
    if (!is_phone()) table_.draw_controls(context, head);
    const std::array<SegmentPart, 4> parts{{{i18n::text(Msg::place_contacts)},
                                            {i18n::text(Msg::place_companies)},
                                            {i18n::text(Msg::place_sales)},
                                            {i18n::text(Msg::place_follow_ups)}}};
    if (is_phone()) head = inset(take_top(rest, control_height(), size::space_2), size::space_4, 0);
    const Box place = centred_vertically(take_left(head, segment_width(parts)), control_height());
    const int now = kind_of(context.place);
    const int chosen = segment(make_id(base, "kind"), place, i18n::text(Msg::bin_what), parts, now);
    if (chosen != now) {
        Place next{.page = Page::bin};
        next.set_option("entity", model::entity_key(kinds[static_cast<std::size_t>(chosen)]));
        context.actions.replace(next);
    }
    draw_tools(context, take_top(rest, size::bar));
    table_.draw(context, rest);
}

// R281: how long things stay, and taking out at once what has been here longer.
void BinScreen::draw_tools(Context& context, Box bar) {
    const store::Database& database = context.database;
    hairline_above(bar, colours().line);
    bar = inset(bar, is_phone() ? size::space_4 : size::page_margin, 0, size::space_3, 0);
    const std::string now = std::to_string(days_kept(database));
    const ImGuiID id = make_id(base, "days");
    if (!ax::focused(id)) days_ = now;
    const TextField field{.frame = {.label = i18n::text(Msg::bin_days), .hides_label = true},
                          .input = ax::InputKind::number,
                          .is_tabular = true,
                          .takes_enter = true};
    const Button remove{.label = i18n::text(Msg::bin_remove_old), .kind = ButtonKind::ghost, .icon_only = false};
    if (!is_phone() && button(make_id(base, "remove"), take_button_right(bar, remove), remove).clicked)
        errand_.run(context, model::EmptyBin{});
    const std::string_view label = i18n::text(Msg::bin_days);
    text(make_id(base, "label"), take_left(bar, text_width(label, muted()) + 1, size::space_2), label, muted());
    const Box place = centred_vertically(take_left(bar, 72, size::space_3), control_height());
    const TextEdit edit = text_field(id, place, field, &days_);
    if (!edit.submitted && !edit.left) return;
    const auto days = core::parse_integer(days_);
    if (!days || days_ == now) return;
    errand_.run(context,
                model::UpdateRecords{
                    Entity::setting, {database.id_of(Entity::setting, 0)}, {{Field::setting_bin_days, *days}}});
}

}  // namespace tratt::ui
