#include "ui/screens/board.hpp"

#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/board_bar.hpp"
#include "ui/screens/board_cards.hpp"
#include "ui/screens/board_moves.hpp"
#include "ui/screens/board_options.hpp"
#include "ui/screens/preview.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;

constexpr ImGuiID screen_id = make_id("board");
constexpr ImGuiID cards_id = make_id(screen_id, "cards");
constexpr std::string_view why_option = "why";

// The contacts for whom lead status is in use, or is not.
Place contacts_in_use(std::string_view yes_or_no) {
    Place list{.page = Page::contacts};
    list.set_option("status_active", yes_or_no);
    return list;
}

Page list_page_of(Entity entity) {
    switch (entity) {
        case Entity::company: return Page::companies;
        case Entity::sale: return Page::sales;
        default: return Page::contacts;
    }
}

// The list of what the board's cards stand for.
Place list_behind(const Place& board, const BoardSetting& setting) {
    if (setting.selection != store::no_row) {
        Place selection{.page = Page::selection};
        selection.set_option("id", board.option("selection"));
        return selection;
    }
    Place list{.page = list_page_of(setting.entity)};
    if (setting.is_lead_status_board()) list = contacts_in_use("yes");
    list.set_option("q", board.option("q"));
    for (const BoardFilter& filter : board_filters(setting.entity)) {
        if (filter) list.set_option(board_filter_key(filter), board.option(board_filter_key(filter)));
    }
    return list;
}

std::string_view tray_words(const BoardSetting& setting) {
    return setting.is_lead_status_board() ? i18n::text(Msg::board_tray) : i18n::text(Msg::board_tray_other);
}

}  // namespace

struct BoardScreen::State {
    explicit State(Trail& shared) : trail(shared) {}

    Trail& trail;
    BoardSetting setting;
    RecordCards cards;
    BoardBar bar;
    BoardOptions options;
    BoardMoves moves;
    RecordPreview preview;
    bool shows_filters = false;  // on a phone

    void head(Context& context, Box strip);
    void phone_head(Context& context, Box strip);
    void column_chips(const Box& strip);
    void columns(Context& context, const Box& box);
    void draw_why(Context& context);
};

BoardScreen::BoardScreen(Trail& trail) : state_(std::make_unique<State>(trail)) {}
BoardScreen::~BoardScreen() = default;

// ---- Head -----------------------------------------------------------------------------------------------------------

void BoardScreen::State::head(Context& context, Box strip) {
    hairline_below(strip, colours().line);
    strip = inset(strip, 20, 0, 12, 0);
    options.draw_head(context, setting, strip);
    const SegmentPart parts[] = {{i18n::text(Msg::board_view_list), Icon::rows},
                                 {i18n::text(Msg::board_title), Icon::board}};
    Box left = strip;
    left.width = std::max(0.f, strip.width - segment_width(parts));
    const Box before = left;
    options.draw_title(context, setting, left);
    const Box place{strip.x + (left.x - before.x), strip.y, segment_width(parts), strip.height};
    if (segment(make_id(screen_id, "view"), centred_vertically(place, control_height()), i18n::text(Msg::board_view),
                parts, 1) == 0) {
        context.actions.navigate(list_behind(context.place, setting));
    }
}

void BoardScreen::State::phone_head(Context& context, Box strip) {
    strip = inset(strip, 16, 0, 8, 0);
    const Box gear = centred_vertically(take_right(strip, control_height()), control_height());
    options.draw_gear(context, gear);
    const Button filter{.label = i18n::text(Msg::filter),
                        .icon = Icon::funnel,
                        .kind = ButtonKind::ghost,
                        .icon_only = true,
                        .is_on = shows_filters,
                        .is_toggle = true,
                        .icon_colour = setting.is_filtered() ? colours().accent_text : 0};
    if (button(make_id(screen_id, "filter"), take_button_right(strip, filter), filter).clicked)
        shows_filters = !shows_filters;
    options.draw_title(context, setting, strip);
}

// ---- Cards ----------------------------------------------------------------------------------------------------------

// On a phone: one chip for each column, which brings it into sight.
void BoardScreen::State::column_chips(const Box& strip) {
    const auto columns = cards.columns();
    const int shown = column_in_sight(cards_id);
    float width = 0;
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < columns.size() && !columns[i].is_locked; ++i) {
        const bool is_here = static_cast<int>(i) == shown;
        chips.push_back({.label = columns[i].name,
                         .count = columns[i].count,
                         .is_on = is_here,
                         .mark = columns[i].mark,
                         .hides_label = !is_here && columns[i].mark.kind != MarkKind::none});
        width += chip_width(chips.back()) + size::space_2;
    }
    const ImGuiID id = make_id(screen_id, "chips");
    ScrollArea area = begin_scroll_area(
        id, {.role = ax::Role::group, .name = field_label(setting.columns), .box = strip}, width, strip.height);
    float x = area.origin_x;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const Box box{x, area.origin_y, chip_width(chips[i]), control_height()};
        if (chip(make_id(id, columns[i].key), box, chips[i]).clicked) show_column(cards_id, static_cast<int>(i));
        x += box.width + size::space_2;
    }
    end_scroll_area();
}

void BoardScreen::State::columns(Context& context, const Box& box) {
    const BoardEvents events = board(cards_id, box,
                                     {.name = i18n::text(Msg::board_title),
                                      .columns = cards.columns(),
                                      .rows = cards.rows(),
                                      .tray = tray_words(setting),
                                      .chosen = preview_of(context.place)},
                                     cards);
    if (events.pressed) context.actions.replace(with_preview(context.place, events.pressed));
    if (events.menu) moves.open_card_menu(context, setting, events.menu, events.menu_anchor);
    if (events.dropped) moves.drop(context, cards_id, cards, setting, events);
    if (events.hovered_name) {  // R184
        const store::Row row = context.database.find_number(setting.entity, events.hovered_name);
        tooltip(make_id(make_id(screen_id, "hovered"), events.hovered_name), events.name_box,
                {.title = record_name(context.database, setting.entity, row),
                 .body = preview_words(context.database, setting.entity, row)});
    }
}

void BoardScreen::draw(Context& context, const ax::Rect& page) {
    State& state = *state_;
    if (const auto kept = kept_board(context.database, context.place)) context.actions.replace(*kept);  // R193
    state.setting = board_setting(context.database, context.place);
    state.cards.prepare(context, state.setting);
    state.trail.visit(state.setting.entity, context.place, state.cards.query());
    state.moves.follow(context, cards_id, state.cards, state.setting);
    Box rest = page;
    state.preview.draw(context, state.setting.entity, rest);
    const std::string_view count = i18n::format(
        Msg::n_of_total, {{"n", i18n::number(state.cards.shown())}, {"total", i18n::number(state.cards.total())}});
    if (is_phone()) {
        state.phone_head(context, take_top(rest, size::head));
        if (state.shows_filters) {
            state.setting.shows_bar = true;
            state.bar.draw(context, state.setting, take_top(rest, BoardBar::height(state.setting)), count);
        }
        state.column_chips(inset(take_top(rest, control_height(), size::space_3), size::space_4, 0, 0, 0));
        state.columns(context, inset(rest, size::space_4, 0, 0, size::space_3));
        return;
    }
    state.head(context, take_top(rest, size::head));
    if (state.setting.shows_bar)
        state.bar.draw(context, state.setting, take_top(rest, BoardBar::height(state.setting)), count);
    const float above = state.setting.shows_bar ? size::space_1 : size::space_3;
    state.columns(context, inset(rest, size::space_3, above, size::space_3, size::space_3));
}

void BoardScreen::draw_over(Context& context) {
    state_->draw_why(context);
    state_->moves.draw_over(context);
    state_->options.draw_over(context, state_->setting);
    state_->preview.draw_over(context, state_->setting.entity);
}

// "Why is there no lead status?": the two conditions (R29), at an address of its own so that Back closes it.
void BoardScreen::State::draw_why(Context& context) {
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
    else if (answer == DialogAnswer::cancel || view.cancelled) {
        Place place = context.place;
        place.set_option(why_option, {});
        context.actions.replace(place);
    }
}

}  // namespace tratt::ui
