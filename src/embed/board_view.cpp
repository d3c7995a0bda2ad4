#include "embed/board_view.hpp"

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/screens/card_parts.hpp"

namespace tratt::embed {

using i18n::Msg;
using ui::Box;
using ui::make_id;
namespace size = ui::size;

namespace {

constexpr ImGuiID screen_id = make_id("embed board");
constexpr ImGuiID cards_id = make_id(screen_id, "cards");

}  // namespace

void BoardView::draw(ui::Context& context, const ui::ax::Rect& page) {
    setting_ = ui::board_setting(context.database, context.place);
    cards_.prepare(context, setting_);
    moves_.follow(context, cards_id, cards_, setting_);
    Box rest = page;
    if (!ui::is_phone()) {
        Box foot = ui::take_bottom(rest, size::control);
        ui::hairline_above(foot, ui::colours().line);
        foot = ui::inset(foot, size::space_3, 0);
        const std::string_view columns = i18n::count(i18n::Plural::embed_columns, std::ssize(open_columns()));
        ui::text(make_id(screen_id, "columns"), ui::take_right(foot, ui::text_width(columns, ui::caption()) + 1),
                 columns, ui::caption());
        ui::text(make_id(screen_id, "hint"), foot, i18n::text(Msg::embed_board_hint), ui::caption());
    }
    const auto tray = i18n::text(setting_.is_lead_status_board() ? Msg::board_tray : Msg::board_tray_other);
    const ui::BoardEvents events = ui::board(
        cards_id, ui::inset(rest, size::space_3, 0, size::space_3, size::space_2),
        {.name = i18n::text(Msg::board_title), .columns = open_columns(), .tray = tray, .is_compact = !ui::is_phone()},
        cards_);
    if (events.pressed) context.actions.navigate(ui::record_place(setting_.entity, events.pressed));
    if (events.menu) moves_.open_card_menu(context, setting_, events.menu, events.menu_anchor);
    if (events.dropped) moves_.drop(context, cards_id, cards_, setting_, events);
}

// Without the one for contacts whose lead status is not in use, which is the last.
std::span<const ui::BoardColumn> BoardView::open_columns() const {
    const auto columns = cards_.columns();
    return columns.first(columns.size() - (cards_.locked_column() == ui::no_column ? 0 : 1));
}

void BoardView::draw_over(ui::Context& context) { moves_.draw_over(context); }

}  // namespace tratt::embed
