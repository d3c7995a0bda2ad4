#include "ui/widgets/board_state.hpp"

namespace tratt::ui {
namespace {

constexpr float line_gap = 6, avatar_size = 24, avatar_compact = 20;

bool is_compact(const Box& box) { return box.height < size::card_height; }

TextStyle small_number(bool is_bad) {
    TextStyle style = caption();
    style.tabular = true;
    if (is_bad) style.colour = colours().danger_text;
    return style;
}

void paint_fact(Box& line, Icon sign, std::string_view words, bool is_bad) {
    if (words.empty()) return;
    const TextStyle style = small_number(is_bad);
    bare_text(take_right(line, text_width(words, style), size::space_1), words, style);
    icon(centred_vertically(take_right(line, size::icon_small, size::space_2), size::icon_small), sign,
         is_bad ? colours().danger_text : colours().text_muted);
}

// From the right: the next follow-up, the days, and what stands at the left in the room that is left.
void paint_facts(Box line, const BoardCard& card, std::string_view left) {
    paint_fact(line, card.due_icon, card.due, card.is_overdue);
    paint_fact(line, Icon::clock, card.days, card.is_late);
    bare_text(line, left, caption());
}

void paint_avatar(Box box, const BoardCard& card) {
    avatar(centred_vertically(box, box.width), card.avatar.name,
           card.avatar.kind == MarkKind::company ? AvatarKind::company : AvatarKind::person);
}

void paint_ground(const Box& box, const CardLook& look_of_card) {
    const Colours& c = colours();
    const bool is_dark = look().theme == Theme::dark, is_lifted = look_of_card.pose == CardPose::lifted;
    const bool is_hovered = look_of_card.pose == CardPose::hovered;
    if (is_lifted) shadow(box, radius::tile, Elevation::dialog);
    else if (is_hovered) shadow(box, radius::tile, Elevation::raised);
    const ImU32 lifted = is_dark ? c.bg_fill : c.bg_raised, rest = is_dark ? c.bg_raised : c.bg_surface;
    fill(box, is_lifted ? lifted : rest, radius::tile);
    if (look_of_card.is_chosen) outline(box, c.accent, radius::tile);
    else if (!is_lifted) outline(box, is_hovered ? c.line_strong : c.line, radius::tile);
    if (look_of_card.is_focused) focus_ring(box, radius::tile);
}

}  // namespace

void paint_card(const Box& box, const BoardCard& card, const CardLook& look_of_card) {
    paint_ground(box, look_of_card);
    TextStyle name = strong();
    name.underlined = look_of_card.is_name_hovered;
    Box rest = inset(box, size::space_3, board_parts::card_line(box.height));
    if (is_compact(box)) {
        rest = inset(rest, -2, 0, -2, 0);
        Box top = take_top(rest, avatar_compact);
        paint_avatar(take_left(top, avatar_compact, size::space_2), card);
        bare_text(inset(top, 0, 0, look_of_card.room_at_right, 0), card.name, name);
        return paint_facts(take_bottom(rest, 16), card, card.second);
    }
    Box top = take_top(rest, avatar_size, line_gap);
    paint_avatar(take_left(top, avatar_size, size::space_2), card);
    bare_text(inset(top, 0, 0, look_of_card.room_at_right, 0), card.name, name);
    bare_text(take_top(rest, 20, line_gap), card.second, secondary());
    paint_facts(take_top(rest, 16), card, card.third);
}

float board_parts::card_line(float height) {
    const bool compact = height < size::card_height;
    const float lines = compact ? avatar_compact + 16 + line_gap - 2 : avatar_size + 20 + 16 + 2 * line_gap;
    return (height - lines) / 2;
}

}  // namespace tratt::ui
