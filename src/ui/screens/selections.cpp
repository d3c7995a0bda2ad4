#include "ui/screens/selections.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/list_rules.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/field.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("selections");
constexpr ImGuiID menu_id = make_id(base, "menu");
constexpr float filter_width = 220;

std::string_view visibility_words(const store::Database& database, store::Row selection) {
    switch (static_cast<model::Visibility>(database.number(Field::selection_visibility, selection))) {
        case model::Visibility::owner: return i18n::text(Msg::visibility_owner);
        case model::Visibility::group:
            return item_name(database, Entity::user_group, database.reference(Field::selection_group, selection));
        case model::Visibility::everyone: break;
    }
    return i18n::text(Msg::visibility_everyone);
}

Button new_button() {
    return {.label = i18n::text(Msg::selection_new_title), .icon = Icon::plus, .kind = ButtonKind::primary};
}

}  // namespace

std::int64_t SelectionsScreen::member_count(Context& context, store::Row selection) {
    model::Query query = members_.query(context.database, selection);
    query.limit = 0;
    return context.queries.get(query, moment_of(context.environment))->total;
}

void SelectionsScreen::draw_head(Context& context, Box head) {
    head = is_phone() ? inset(head, size::space_4, 0, size::space_2, 0)
                      : inset(head, size::page_margin, 0, size::space_3, 0);
    Button add = new_button();
    add.icon_only = is_phone();
    if (is_phone()) add.kind = ButtonKind::ghost;
    if (button(make_id(base, "new"), take_button_right(head, add), add).clicked) actions_.create(Entity::contact);
    const std::string_view name = i18n::text(Msg::place_selections);
    const TextStyle style = is_phone() ? section() : title();
    heading(make_id(base, "title"), take_left(head, text_width(name, style) + 1, size::space_2), 1, name, style);
    TextStyle count = muted();
    count.tabular = true;
    const std::string_view total = i18n::number(static_cast<std::int64_t>(rows_.size()));
    text(make_id(base, "count"), take_left(head, text_width(total, count) + 1, size::space_4), total, count);
    if (!ax::focused(make_id(base, "text"))) typed_ = context.place.option("q");
    const TextField field{.frame = {.label = i18n::text(Msg::selection_filter), .hides_label = true},
                          .placeholder = i18n::text(Msg::selection_filter),
                          .input = ax::InputKind::search,
                          .icon = Icon::find,
                          .has_clear = true};
    const Box place = take_right(head, std::min(filter_width, head.width));
    if (!text_field(make_id(base, "text"), centred_vertically(place, control_height()), field, &typed_).changed) return;
    Place filtered = context.place;
    filtered.set_option("q", typed_);
    context.actions.replace(filtered);
}

void SelectionsScreen::draw_row(Context& context, TableView& table, store::Row selection) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, Entity::selection, selection);
    const std::string link = address(selection_place(database, selection));
    begin_row(table, {.name = name});
    cell_link(table, name, link);
    cell_text(table, selection_entity_words(selection_entity(database, selection)), secondary());
    cell_tag(table, {.label = selection_kind_words(database, selection)});
    cell_number(table, i18n::number(member_count(context, selection)));
    const std::string_view owner =
        record_name(database, Entity::user, database.reference(Field::selection_owner, selection));
    owner.empty() ? cell_empty(table) : cell_text(table, owner, secondary());
    cell_text(table, visibility_words(database, selection), secondary());
    end_row(table);
}

void SelectionsScreen::draw_phone_row(Context& context, TableView& table, store::Row selection) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, Entity::selection, selection);
    const std::string_view kind = selection_kind_words(database, selection);
    const std::string_view what = selection_entity_words(selection_entity(database, selection));
    const std::string_view second = i18n::concat({what, " · ", kind});
    const std::string_view count = i18n::number(member_count(context, selection));
    begin_row(table, {.name = name});
    Box cell = begin_cell(table, i18n::concat({name, ", ", second, ", ", count}));
    bare_text(take_right(cell, text_width(count, number()) + 1, size::space_3), count, number());
    Box lines = centred_vertically(cell, 40);
    bare_text(take_top(lines, 20), name);
    bare_text(lines, second, secondary());
    end_cell(table);
    end_row(table);
}

void SelectionsScreen::draw_table(Context& context, const Box& box) {
    const std::array<Column, 6> columns{
        {{.name = field_label(Field::selection_name), .min_width = 160, .weight = 2, .can_sort = false},
         {.name = field_label(Field::selection_entity), .width = 120, .can_sort = false},
         {.name = field_label(Field::selection_kind), .width = 130, .can_sort = false},
         {.name = i18n::text(Msg::selection_members), .width = 110, .align = Align::right, .can_sort = false},
         {.name = field_label(Field::selection_owner), .min_width = 100, .can_sort = false},
         {.name = field_label(Field::selection_visibility), .min_width = 100, .can_sort = false}}};
    const std::array<Column, 1> one{{{.name = i18n::text(Msg::place_selections), .can_sort = false}}};
    Table spec{.name = i18n::text(Msg::place_selections), .row_count = static_cast<int>(rows_.size())};
    spec.columns = is_phone() ? std::span<const Column>(one) : std::span<const Column>(columns);
    if (is_phone()) {
        spec.own_row_height = size::row_coarse_two_lines;
        spec.has_no_head = true;
        spec.first_inset = size::space_4;
    }
    TableView table = begin_table(make_id(base, "table"), box, spec);
    for (int line; (line = table.next_row()) != no_row;) {
        const store::Row selection = rows_[static_cast<std::size_t>(line)];
        is_phone() ? draw_phone_row(context, table, selection) : draw_row(context, table, selection);
    }
    const TableEvents events = end_table(table);
    if (events.opened_row != no_row)
        context.actions.navigate(selection_place(context.database, rows_[static_cast<std::size_t>(events.opened_row)]));
    if (events.menu_row != no_row) {
        menu_of_ = rows_[static_cast<std::size_t>(events.menu_row)];
        open_menu(menu_id, events.menu_anchor,
                  i18n::format(Msg::more_actions_named,
                               {{"what", record_name(context.database, Entity::selection, menu_of_)}}));
    }
}

void SelectionsScreen::draw_nothing(Context& context, const Box& box) {
    const bool is_filtered = !context.place.option("q").empty();
    EmptyState nothing{.icon = Icon::selections,
                       .title = i18n::text(is_filtered ? Msg::table_no_match_title : Msg::selection_none_title),
                       .caption = i18n::text(is_filtered ? Msg::selection_none_match : Msg::selection_none_caption)};
    if (!is_filtered) nothing.action = {.label = i18n::text(Msg::place_find), .icon = Icon::find, .href = "#/find"};
    empty_state(make_id(base, "nothing"), box, nothing);
}

void SelectionsScreen::draw(Context& context, const Box& page) {
    rows_.clear();
    model::Query query{.entity = Entity::selection, .text = std::string(context.place.option("q"))};
    query.sort.push_back({Field::selection_name, false});
    for (const store::Row row : context.queries.get(query, moment_of(context.environment))->rows) {
        if (may_see_selection(context.database, row)) rows_.push_back(row);
    }
    Box rest = page;
    draw_head(context, take_top(rest, size::head));
    hairline_above(rest, colours().line);
    rest = inset(rest, 0, size::hairline, 0, 0);
    rows_.empty() ? draw_nothing(context, rest) : draw_table(context, rest);
    draw_menu(context);
}

void SelectionsScreen::draw_menu(Context& context) {
    if (menu_of_ == store::no_row || !context.database.is_live(Entity::selection, menu_of_)) return;
    const auto actions = actions_.actions(context.database, menu_of_, false);
    const int taken = menu(menu_id, actions_.items(context.database, menu_of_, actions));
    if (taken != nothing_chosen) actions_.act(context, menu_of_, actions[static_cast<std::size_t>(taken)]);
}

void SelectionsScreen::draw_over(Context& context) { actions_.draw_over(context); }

}  // namespace tratt::ui
