// One selection: its members in the one table.
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/selections.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SelectionKind;

constexpr ImGuiID base = make_id("selection");
constexpr std::string_view unique_option = "unique";

std::string_view table_key(Entity entity) {
    if (entity == Entity::sale) return "sales";
    return entity == Entity::company ? "companies" : "contacts";
}

}  // namespace

void SelectionScreen::ask(Context& context) {
    const store::Database& database = context.database;
    model::Query members = members_.query(database, row_);
    // R161: the companies of its contacts, each once.
    if (members.entity == Entity::contact && context.place.option(unique_option) == "yes")
        members.entity = Entity::company;
    const Entity entity = members.entity;
    const SelectionKind kind = selection_kind(database, row_);
    rows_ = &table_.ask(
        context, {.key = table_key(entity),
                  .name = record_name(database, Entity::selection, row_),
                  .base = std::move(members),
                  .hides_former = false,
                  .nothing = {.icon = Icon::selections,
                              .title = i18n::text(Msg::selection_empty_title),
                              .caption = i18n::text(kind == SelectionKind::dynamic ? Msg::selection_empty_dynamic
                                                    : kind == SelectionKind::fixed ? Msg::selection_empty_static
                                                                                   : Msg::selection_empty_combined)},
                  .selection = database.id_of(Entity::selection, row_)});
    trail_.visit(entity, context.place, table_.query());
}

void SelectionScreen::draw_unique(Context& context, const Box& box) {
    const bool is_on = context.place.option(unique_option) == "yes";
    const Toggle unique{.label = i18n::text(Msg::selection_company_unique)};
    if (!tick(make_id(base, "unique"), box, unique, is_on ? TickState::on : TickState::off)) return;
    Place place = context.place;
    place.set_option(unique_option, is_on ? "" : "yes");
    context.actions.replace(place);
}

void SelectionScreen::draw_menu(Context& context, Box& strip) {
    const auto actions = actions_.actions(context.database, row_, true);
    Button dots{.label = i18n::text(Msg::more_actions),
                .icon = Icon::dots,
                .kind = ButtonKind::ghost,
                .icon_only = true,
                .states = ax::has_popup};
    const int taken = menu_button(make_id(base, "menu"), take_button_right(strip, dots), dots,
                                  actions_.items(context.database, row_, actions));
    if (taken != nothing_chosen) actions_.act(context, row_, actions[static_cast<std::size_t>(taken)]);
}

// What changes its members: the criteria, or more of them.
void SelectionScreen::draw_main_action(Context& context, Box& strip) {
    const SelectionKind kind = selection_kind(context.database, row_);
    using Action = SelectionActions::Action;
    const Action action = kind == SelectionKind::dynamic ? Action::criteria
                          : kind == SelectionKind::fixed ? Action::add_by_criteria
                                                         : Action::edit;
    Button main{.label = i18n::text(kind == SelectionKind::dynamic ? Msg::selection_criteria
                                    : kind == SelectionKind::fixed ? Msg::selection_add_members
                                                                   : Msg::selection_edit_it),
                .icon = kind == SelectionKind::fixed ? Icon::plus : Icon::pencil,
                .kind = ButtonKind::primary,
                .icon_only = is_phone()};
    if (!may_edit_selection(context.database, row_)) main.disabled_reason = i18n::text(Msg::selection_of_others);
    if (button(make_id(base, "main"), take_button_right(strip, main), main).clicked)
        actions_.act(context, row_, action);
}

void SelectionScreen::draw_head(Context& context, Box head) {
    const store::Database& database = context.database;
    head = inset(head, size::page_margin, 0, size::space_3, 0);
    draw_menu(context, head);
    draw_main_action(context, head);
    table_.draw_controls(context, head);
    const std::string_view name = record_name(database, Entity::selection, row_);
    const std::array<SegmentPart, 2> views{
        {{i18n::text(Msg::board_view_list), Icon::rows}, {i18n::text(Msg::board_title), Icon::board}}};
    const Tag kind{.label = selection_kind_words(database, row_)};
    const float beside = tag_width(kind) + segment_width(views) + 100;
    heading(
        make_id(base, "title"),
        take_left(head, std::min(text_width(name, title()) + 1, std::max(80.f, head.width - beside)), size::space_2), 1,
        name);
    TextStyle style = muted();
    style.tabular = true;
    const std::string_view count = i18n::number(rows_->total);
    text(make_id(base, "count"), take_left(head, text_width(count, style) + 1, size::space_3), count, style);
    tag(make_id(base, "kind"), take_left(head, tag_width(kind), size::space_4), kind);
    const Box view = centred_vertically(take_left(head, segment_width(views), size::space_4), control_height());
    if (segment(make_id(base, "view"), view, i18n::text(Msg::board_view), views, 0) == 1)
        context.actions.navigate(selection_board_place(database, row_));
    const Toggle unique{.label = i18n::text(Msg::selection_company_unique)};
    if (selection_entity(database, row_) == Entity::contact && head.width >= toggle_width(unique))
        draw_unique(context, take_left(head, toggle_width(unique)));
}

void SelectionScreen::draw_phone_head(Context& context, Box& page) {
    const store::Database& database = context.database;
    Box head = inset(take_top(page, size::head), size::space_4, 0, size::space_2, 0);
    draw_menu(context, head);
    draw_main_action(context, head);
    TextStyle style = muted();
    style.tabular = true;
    const std::string_view count = i18n::number(rows_->total);
    text(make_id(base, "count"), take_right(head, text_width(count, style) + 1, size::space_2), count, style);
    heading(make_id(base, "title"), head, 1, record_name(database, Entity::selection, row_), section());
    Box strip = inset(take_top(page, control_height() + size::space_2), size::space_4, 0, size::space_2, size::space_2);
    table_.draw_controls(context, strip);
    const Tag kind{.label = selection_kind_words(database, row_)};
    tag(make_id(base, "kind"), take_left(strip, tag_width(kind), size::space_3), kind);
    if (selection_entity(database, row_) == Entity::contact) draw_unique(context, strip);
}

void SelectionScreen::draw(Context& context, const Box& page) {
    row_ = find_selection(context.database, context.place.option("id"));
    if (row_ == store::no_row || !may_see_selection(context.database, row_)) {
        row_ = store::no_row;
        const EmptyState gone{.icon = Icon::selections,
                              .title = i18n::text(Msg::page_not_found_title),
                              .caption = i18n::text(Msg::page_not_found_caption),
                              .action = {.label = i18n::text(Msg::place_selections), .href = "#/selections"}};
        empty_state(make_id(base, "gone"), page, gone);
        return;
    }
    ask(context);
    Box rest = page;
    table_.draw_preview(context, rest);
    is_phone() ? draw_phone_head(context, rest) : draw_head(context, take_top(rest, size::head));
    table_.draw(context, rest);
}

void SelectionScreen::draw_over(Context& context) {
    actions_.draw_over(context);
    if (row_ != store::no_row) table_.draw_over(context);
}

}  // namespace tratt::ui
