#include "ui/widgets/rail.hpp"

#include "i18n/messages.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr float padding = 10, icon_gap = 12, badge_height = 16, badge_padding = 6, narrow_badge_padding = 4,
                save_gap = 6;

TextStyle badge_style() {
    return {.type = Type::caption,
            .strong = true,
            .colour = colours().danger_text,
            .align = Align::centre,
            .tabular = true};
}

void paint_badge(const Box& box, std::string_view words) {
    fill(box, colours().danger_soft, badge_height / 2);
    bare_text(box, words, badge_style());
}

std::string_view name_of(const RailItem& item) {
    const std::string_view extra = !item.badge_words.empty() ? item.badge_words
                                   : !item.badge.empty()     ? item.badge
                                                             : item.count;
    return extra.empty() ? item.label : i18n::concat({item.label, ", ", extra});
}

Press item_press(ImGuiID id, const Box& box, const RailItem& item) {
    return press(id, {.role = item.href.empty() ? ax::Role::button : ax::Role::link,
                      .name = name_of(item),
                      .href = item.href,
                      .states = item.states | (item.is_here ? ax::current : 0u),
                      .box = box});
}

struct Sign {
    Icon icon;
    ImU32 ink;
};
Sign sign_of(SaveSign sign) {
    const Colours& c = colours();
    switch (sign) {
        case SaveSign::saved: return {Icon::check, c.ok_text};
        case SaveSign::saving: return {Icon::history, c.text_muted};
        case SaveSign::not_saved: return {Icon::warning, c.danger_text};
        case SaveSign::read_only: return {Icon::lock, c.text_2};
        case SaveSign::demo: return {Icon::none, c.warn_text};
        case SaveSign::editing: return {Icon::pencil, c.text_muted};
        default: return {Icon::none, c.text_muted};
    }
}

}  // namespace

void paint_rail_item(const Box& box, const RailItem& item, bool is_hovered, bool is_focused) {
    const Colours& c = colours();
    if (item.is_here) fill(box, c.bg_fill, radius::control);
    else if (is_hovered) fill(box, c.bg_press, radius::control);
    if (is_focused) focus_ring_inside(box, radius::control);
    const ImU32 ink = item.is_here ? c.text : c.text_2;
    const float middle = box.y + box.height / 2;
    if (item.is_narrow) {
        icon_at(box.x + (box.width - size::icon) / 2, middle, size::icon, item.icon,
                item.is_here ? c.accent_text : ink);
        if (item.badge.empty()) return;
        const float width = text_width(item.badge, badge_style()) + 2 * narrow_badge_padding;
        paint_badge({right_of(box) - 2 - width, box.y + 2, width, badge_height}, item.badge);
        return;
    }
    Box rest = inset(box, padding, 0);
    icon_at(take_left(rest, size::icon, icon_gap).x, middle, size::icon, item.icon, item.is_here ? c.accent_text : ink);
    if (!item.badge.empty())
        paint_badge(
            centred_vertically(take_right(rest, text_width(item.badge, badge_style()) + 2 * badge_padding, save_gap),
                               badge_height),
            item.badge);
    if (!item.count.empty()) {
        const TextStyle style{.type = Type::caption, .colour = c.text_muted, .align = Align::right, .tabular = true};
        bare_text(take_right(rest, text_width(item.count, style), save_gap), item.count, style);
    }
    bare_text(rest, item.label, {.strong = item.is_here, .colour = ink});
}

Press rail_item(ImGuiID id, const Box& box, const RailItem& item) {
    const Press press = item_press(id, box, item);
    paint_rail_item(box, item, press.hovered, press.focus_visible);
    if (item.is_narrow && (press.hovered || press.focus_visible))
        tooltip(id, box, {.body = item.label, .note = item.badge_words});
    return press;
}

Press bottom_item(ImGuiID id, const Box& box, const RailItem& item) {
    const Press press = item_press(id, box, item);
    const ImU32 ink = item.is_here ? colours().accent_text : colours().text_muted;
    Box stack = centred(box, box.width, size::icon_large + 2 + 16);
    icon(take_top(stack, size::icon_large, 2), item.icon, ink);
    bare_text(stack, item.label,
              {.type = Type::caption, .strong = item.is_here, .colour = ink, .align = Align::centre});
    if (!item.badge.empty()) {
        const float width = text_width(item.badge, badge_style()) + 2 * narrow_badge_padding;
        paint_badge({box.x + box.width / 2 + 4, box.y + 4, width, badge_height}, item.badge);
    }
    if (press.focus_visible) focus_ring_inside(inset(box, 2), radius::control);
    return press;
}

float save_label_width(const SaveLabel& label) {
    const float words = text_width(label.words);
    if (label.sign == SaveSign::demo) return text_width(label.words, {.type = Type::caption}) + 2 * badge_padding;
    return sign_of(label.sign).icon == Icon::none ? words : words + size::icon + save_gap;
}

void save_label(ImGuiID id, const Box& box, const SaveLabel& label) {
    const Sign sign = sign_of(label.sign);
    Box place = box;
    place.width = std::min(box.width, save_label_width(label));
    const ax::Node node{.role = ax::Role::status,
                        .name = label.words,
                        .description = label.reason,
                        .box = centred_vertically(place, 20)};
    ax::leaf(id, node);
    if (label.sign == SaveSign::demo) {
        fill(node.box, colours().warn_soft, radius::tag);
        bare_text(inset(node.box, badge_padding, 0), label.words, {.type = Type::caption, .colour = sign.ink});
    } else {
        Box rest = place;
        if (sign.icon != Icon::none)
            icon_at(take_left(rest, size::icon, save_gap).x, box.y + box.height / 2, size::icon, sign.icon, sign.ink);
        bare_text(rest, label.words, {.colour = sign.ink});
    }
    tooltip_on_hover(id, node.box, {.body = label.reason});
}

}  // namespace tratt::ui
