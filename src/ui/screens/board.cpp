#include "ui/screens/board.hpp"

#include <array>
#include <string>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/board_cards.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID screen_id = make_id("board");
constexpr ImGuiID owner_id = make_id(screen_id, "owner");
constexpr ImGuiID cards_id = make_id(screen_id, "cards");
constexpr std::array orders = {BoardOrder::longest, BoardOrder::shortest, BoardOrder::name_ascending,
                               BoardOrder::name_descending};
constexpr float filter_width = 176, title_gap = 16;
// Options of the address.
constexpr std::string_view title_option = "q", owner_option = "owner", why_option = "why";

// The contacts for whom lead status is in use, or is not.
Place contacts_in_use(std::string_view yes_or_no) {
    Place list{.page = Page::contacts};
    list.set_option("status_active", yes_or_no);
    return list;
}

void set_option(Context& context, std::string_view option, std::string_view value) {
    Place place = context.place;
    place.set_option(option, value);
    context.actions.replace(place);
}

// The list of contacts that the board's cards stand for.
Place list_behind(const Place& board) {
    Place list = contacts_in_use("yes");
    for (const std::string_view option : {owner_option, title_option}) list.set_option(option, board.option(option));
    return list;
}

model::Command move_command(Context& context, Row contact, Row status) {
    model::Value to;
    if (status != store::no_row) to = context.database.id_of(Entity::lead_status, status);
    return {.id = {},
            .action = model::UpdateRecords{.entity = Entity::contact,
                                           .ids = {context.database.id_of(Entity::contact, contact)},
                                           .changes = {{Field::contact_lead_status, to}},
                                           .cause = model::Cause::board}};
}

}  // namespace

struct BoardScreen::State {
    LeadCards cards;
    std::string typed_title;                // the address follows
    std::vector<std::string> owner_values;  // of the choices, in their order
    bool shows_filters = false;             // on a phone

    void head(Context& context, Box strip);
    void phone_head(Context& context, Box strip);
    void sort_menu(Context& context, Box& strip, bool icon_only);
    void filters(Context& context, Box strip);
    void title_filter(Context& context, const Box& box);
    void owner_filter(Context& context, const Box& box);
    void column_chips(const Box& strip);
    void columns(Context& context, const Box& box);
    void drop(Context& context, const BoardEvents& events);
    void refuse(Context& context, const BoardEvents& events, std::string reason, bool is_locked);
};

BoardScreen::BoardScreen() : state_(std::make_unique<State>()) {}
BoardScreen::~BoardScreen() = default;

// ---- Head -----------------------------------------------------------------------------------------------------------

void BoardScreen::State::sort_menu(Context& context, Box& strip, bool icon_only) {
    const BoardOrder order = board_setting(context.place).order;
    std::array<MenuItem, orders.size()> items;
    for (std::size_t i = 0; i < orders.size(); ++i)
        items[i] = {.label = order_words(orders[i]), .is_checked = orders[i] == order};
    const bool by_days = order == BoardOrder::longest || order == BoardOrder::shortest;
    const Button sort{.label = icon_only ? i18n::text(Msg::board_sort)
                               : by_days ? i18n::text(Msg::field_contact_days_in_status)
                                         : i18n::text(Msg::field_contact_name),
                      .icon = Icon::sort,
                      .kind = ButtonKind::ghost,
                      .icon_only = icon_only,
                      .tooltip = order_words(order)};
    const int chosen = menu_button(make_id(screen_id, "sort"), take_button_right(strip, sort), sort, items);
    if (chosen == nothing_chosen) return;
    Place place = context.place;
    set_board_order(place, orders[static_cast<std::size_t>(chosen)]);
    context.actions.replace(place);
}

void BoardScreen::State::head(Context& context, Box strip) {
    hairline_below(strip, colours().line);
    strip = inset(strip, 20, 0, 12, 0);
    sort_menu(context, strip, false);
    const std::string_view name = i18n::text(Msg::board_title);
    heading(make_id(screen_id, "title"), take_left(strip, text_width(name, title()), title_gap), 1, name);
    const SegmentPart parts[] = {{i18n::text(Msg::board_view_list), Icon::rows},
                                 {i18n::text(Msg::board_title), Icon::board}};
    const Box place = take_left(strip, segment_width(parts));
    if (segment(make_id(screen_id, "view"), centred_vertically(place, control_height()), i18n::text(Msg::board_view),
                parts, 1) == 0) {
        context.actions.navigate(list_behind(context.place));
    }
}

void BoardScreen::State::phone_head(Context& context, Box strip) {
    strip = inset(strip, 16, 0, 8, 0);
    sort_menu(context, strip, true);
    const BoardSetting setting = board_setting(context.place);
    const bool is_filtered = !setting.title.empty() || !setting.filters.empty();
    const Button filter{.label = i18n::text(Msg::filter),
                        .icon = Icon::funnel,
                        .kind = ButtonKind::ghost,
                        .icon_only = true,
                        .is_on = shows_filters,
                        .is_toggle = true,
                        .icon_colour = is_filtered ? colours().accent_text : 0};
    if (button(make_id(screen_id, "filter"), take_button_right(strip, filter), filter).clicked)
        shows_filters = !shows_filters;
    heading(make_id(screen_id, "title"), strip, 1, i18n::text(Msg::board_title), section());
}

// ---- Filters --------------------------------------------------------------------------------------------------------

void BoardScreen::State::title_filter(Context& context, const Box& box) {
    const ImGuiID id = make_id(screen_id, "title_filter");
    if (!ax::focused(id)) typed_title = context.place.option(title_option);
    const TextField field{.frame = {.label = i18n::text(Msg::board_filter_title), .hides_label = true},
                          .placeholder = i18n::text(Msg::board_filter_title),
                          .input = ax::InputKind::search,
                          .icon = Icon::find,
                          .has_clear = true};
    if (text_field(id, box, field, &typed_title).changed) set_option(context, title_option, typed_title);
}

// R186: everybody, me, each user, nobody.
void BoardScreen::State::owner_filter(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const std::string_view owner = context.place.option(owner_option);
    std::vector<Choice> choices = {{.label = i18n::text(Msg::board_everybody)}, {.label = i18n::text(Msg::me)}};
    owner_values = {"", core::to_string(database.id_of(Entity::user, database.current_user()))};
    for (const Row user : database.list(Entity::user)) {
        if (user == database.current_user()) continue;
        const std::string_view name = item_name(database, Entity::user, user);
        choices.push_back({.label = name, .mark = avatar_mark(name)});
        owner_values.push_back(core::to_string(database.id_of(Entity::user, user)));
    }
    choices.push_back({.label = i18n::text(Msg::no_selection), .is_muted = true});
    owner_values.emplace_back("none");

    int chosen = 0;
    for (std::size_t i = 0; i < owner_values.size(); ++i) {
        if (owner_values[i] == owner) chosen = static_cast<int>(i);
    }
    const Chip words{.label = i18n::text(Msg::field_contact_owner),
                     .value = chosen == 0 ? std::string_view{} : choices[static_cast<std::size_t>(chosen)].label,
                     .has_chevron = chosen == 0,
                     .can_clear = chosen != 0,
                     .is_open = is_open(owner_id)};
    const ImGuiID chip_id = make_id(owner_id, "chip");
    Box place = box;
    place.width = std::min(box.width, chip_width(words));
    const ChipPress press = chip(chip_id, place, words);
    if (press.cleared) set_option(context, owner_option, "");
    else if (press.clicked) open_choices(owner_id, place, chosen, words.label);
    const int taken = choice_list(owner_id, choices);
    if (taken != no_choice) set_option(context, owner_option, owner_values[static_cast<std::size_t>(taken)]);
}

void BoardScreen::State::filters(Context& context, Box strip) {
    strip = centred_vertically(inset(strip, 20, 0, 16, 0), control_height());
    title_filter(context, take_left(strip, filter_width, size::space_2));
    const std::string_view count =
        i18n::format(Msg::n_of_total, {{"n", i18n::number(cards.shown())}, {"total", i18n::number(cards.total())}});
    TextStyle style = caption();
    style.tabular = true;
    style.align = Align::right;
    text(make_id(screen_id, "count"), take_right(strip, text_width(count, style), size::space_2), count, style);
    owner_filter(context, strip);
}

// ---- Cards ----------------------------------------------------------------------------------------------------------

// On a phone: one chip for each column, which brings it into sight.
void BoardScreen::State::column_chips(const Box& strip) {
    const auto columns = cards.columns();
    const int shown = column_in_sight(cards_id);
    float width = 0;
    std::vector<Chip> chips;
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
        const bool is_here = static_cast<int>(i) == shown;
        chips.push_back({.label = columns[i].name,
                         .count = columns[i].count,
                         .is_on = is_here,
                         .mark = columns[i].mark,
                         .hides_label = !is_here});
        width += chip_width(chips.back()) + size::space_2;
    }
    const ImGuiID id = make_id(screen_id, "chips");
    ScrollArea area = begin_scroll_area(
        id, {.role = ax::Role::group, .name = i18n::text(Msg::field_contact_lead_status), .box = strip}, width,
        strip.height);
    float x = area.origin_x;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const Box box{x, area.origin_y, chip_width(chips[i]), control_height()};
        if (chip(make_id(id, columns[i].key), box, chips[i]).clicked) show_column(cards_id, static_cast<int>(i));
        x += box.width + size::space_2;
    }
    end_scroll_area();
}

void BoardScreen::State::columns(Context& context, const Box& box) {
    const BoardEvents events =
        board(cards_id, box, {.name = i18n::text(Msg::board_title), .columns = cards.columns()}, cards);
    if (events.opened) context.actions.navigate(contact_place(events.opened));
    if (events.dropped) drop(context, events);
}

// R180: one drop is one command; R182: what the store would refuse is not sent.
void BoardScreen::State::drop(Context& context, const BoardEvents& events) {
    if (events.to_column == cards.locked_column()) {
        const std::string_view column = cards.columns()[static_cast<std::size_t>(events.to_column)].name;
        refuse(context, events, std::string(i18n::format(Msg::board_refused_locked, {{"column", column}})), true);
        return;
    }
    const Row contact = context.database.find_number(Entity::contact, events.dropped);
    model::Command command = move_command(context, contact, cards.status(events.to_column));
    const auto errors = context.database.check(command);
    if (errors.empty()) context.actions.run(std::move(command));
    else refuse(context, events, std::string(error_words(errors.front())), false);
}

void BoardScreen::State::refuse(Context& context, const BoardEvents& events, std::string reason, bool is_locked) {
    refuse_drop(cards_id);
    const Row contact = context.database.find_number(Entity::contact, events.dropped);
    const store::Database& database = context.database;
    Toast toast{.kind = ToastKind::refusal};
    toast.title = i18n::format(Msg::board_refused_title,
                               {{"name", record_name(database, Entity::contact, contact)},
                                {"column", cards.columns()[static_cast<std::size_t>(events.from_column)].name}});
    toast.reason = std::move(reason);
    if (is_locked) {
        Place why = context.place;
        why.set_option(why_option, "1");
        toast.links.push_back({std::string(i18n::text(Msg::board_why)), why});
        const Row company = database.reference(Field::contact_company, contact);
        if (company != store::no_row) {
            const std::string_view name = record_name(database, Entity::company, company);
            toast.links.push_back({std::string(i18n::format(Msg::board_open_company, {{"name", name}})),
                                   company_place(database.number(Field::company_number, company))});
        }
    }
    context.actions.show(std::move(toast));
}

void BoardScreen::draw(Context& context, const ax::Rect& page) {
    State& state = *state_;
    state.cards.prepare(context, board_setting(context.place));
    Box rest = page;
    if (is_phone()) {
        state.phone_head(context, take_top(rest, size::head));
        if (state.shows_filters) {
            Box strip = inset(take_top(rest, control_height(), size::space_3), size::space_4, 0);
            state.title_filter(context, take_left(strip, filter_width, size::space_2));
            state.owner_filter(context, strip);
        }
        state.column_chips(inset(take_top(rest, control_height(), size::space_3), size::space_4, 0, 0, 0));
        state.columns(context, inset(rest, size::space_4, 0, 0, size::space_3));
    } else {
        state.head(context, take_top(rest, size::head));
        state.filters(context, take_top(rest, size::bar));
        state.columns(context, inset(rest, size::space_3, size::space_1, size::space_3, size::space_3));
    }
}

// "Why is there no lead status?": the two conditions (R29), at an address of its own so that Back closes it.
void BoardScreen::draw_over(Context& context) {
    if (context.place.option(why_option).empty()) return;
    const std::string_view words = i18n::text(Msg::board_why_body);
    const float width = std::min(size::dialog_width, window_width()) - 2 * size::space_6;
    DialogView view = begin_dialog(
        make_id(screen_id, "why"),
        {.title = i18n::text(Msg::board_why), .description = words, .body_height = paragraph_height(width, words)});
    paragraph(make_id(screen_id, "why_body"), view.body, words);
    const DialogAnswer answer =
        end_dialog(view, {.action = i18n::text(Msg::board_why_list), .cancel = i18n::text(Msg::close)});
    if (answer == DialogAnswer::action) context.actions.navigate(contacts_in_use("no"));
    else if (answer == DialogAnswer::cancel || view.cancelled) set_option(context, why_option, "");
}

}  // namespace tratt::ui
