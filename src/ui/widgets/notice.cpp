#include "ui/widgets/notice.hpp"

#include "i18n/format.hpp"
#include "i18n/messages.hpp"

namespace tratt::ui {

namespace {

constexpr float padding_x = 12, padding_y = 10, gap = 10, note_gap = 4, bar_height = 6;
constexpr float links_gap = 16, links_height = 20, words_width_least = 200;

struct NoticeLook {
    ImU32 ground, ink;
    Icon icon;
};
NoticeLook look_of(const Notice& notice) {
    const Colours& c = colours();
    const auto with = [&](Icon own) { return notice.icon == Icon::none ? own : notice.icon; };
    switch (notice.tone) {
        case Tone::ok: return {c.ok_soft, c.ok_text, with(Icon::check)};
        case Tone::warn: return {c.warn_soft, c.warn_text, with(Icon::warning)};
        case Tone::danger: return {c.danger_soft, c.danger_text, with(Icon::warning)};
        case Tone::neutral: return {c.bg_sunken, c.text_2, with(Icon::info)};
        default: return {c.info_soft, c.info_text, with(Icon::info)};
    }
}

float links_width(const Notice& notice) {
    float width = 0;
    for (const std::string_view words : {notice.doubt, notice.action}) {
        if (!words.empty()) width += (width > 0 ? links_gap : 0) + text_width(words);
    }
    return width;
}

// The room that the words and the links share.
float room_width(float width) { return width - 2 * padding_x - size::icon - gap; }

bool has_links_below(float width, const Notice& notice) {
    return links_width(notice) > 0 && room_width(width) - gap - links_width(notice) < words_width_least;
}

float words_width(float width, const Notice& notice) {
    const bool has_links_beside = links_width(notice) > 0 && !has_links_below(width, notice);
    return room_width(width) - (has_links_beside ? gap + links_width(notice) : 0);
}

NoticePress draw_links(ImGuiID id, Box strip, const Notice& notice) {
    NoticePress pressed = NoticePress::none;
    if (!notice.doubt.empty()) {
        const Box place = take_left(strip, text_width(notice.doubt), links_gap);
        if (link(make_id(id, "doubt"), place, {.label = notice.doubt}).clicked) pressed = NoticePress::doubt;
    }
    if (!notice.action.empty() &&
        link(make_id(id, "action"), strip, {.label = notice.action, .href = notice.action_href}).clicked)
        pressed = NoticePress::action;
    return pressed;
}

}  // namespace

float notice_height(float width, const Notice& notice) {
    float height = 2 * padding_y + paragraph_height(words_width(width, notice), notice.words);
    if (!notice.note.empty()) height += note_gap + paragraph_height(words_width(width, notice), notice.note, caption());
    if (has_links_below(width, notice)) height += note_gap + links_height;
    return height;
}

NoticePress notice(ImGuiID id, const Box& box, const Notice& notice) {
    const NoticeLook look = look_of(notice);
    Box place = box;
    place.height = notice_height(box.width, notice);
    fill(place, look.ground, radius::tile);
    ax::begin(id, {.role = notice.tone == Tone::danger ? ax::Role::alert : ax::Role::status, .box = place});
    Box rest = inset(place, padding_x, padding_y);
    icon_at(take_left(rest, size::icon, gap).x, rest.y + 10, size::icon, look.icon, look.ink);
    Box links{rest.x, place.y, rest.width, place.height};
    if (has_links_below(box.width, notice)) links = take_bottom(rest, links_height);
    else take_left(links, rest.width - links_width(notice));
    rest.width = words_width(box.width, notice);
    take_top(rest, paragraph(make_id(id, "words"), rest, notice.words).height, note_gap);
    if (!notice.note.empty())
        paragraph(make_id(id, "note"), rest, notice.note, {.type = Type::caption, .colour = look.ink});
    const NoticePress pressed = draw_links(id, links, notice);
    ax::end();
    return pressed;
}

bool drop_zone(ImGuiID id, const Box& box, const DropZone& zone) {
    const Colours& c = colours();
    const Press press = ui::press(id, {.role = ax::Role::button, .name = zone.words, .box = box});
    ImU32 ink = c.text_muted;
    switch (zone.state) {
        case DropState::rest:
            fill(box, press.hovered ? c.bg_hover : c.bg_sunken, radius::card);
            outline(box, c.line_strong, radius::card);
            break;
        case DropState::over:
            ink = c.accent_text;
            fill(box, c.bg_selected, radius::card);
            outline(box, c.accent, radius::card, 2);
            break;
        case DropState::refused:
            ink = c.danger_text;
            fill(box, c.bg_sunken, radius::card);
            outline(box, c.danger, radius::card);
            break;
    }
    if (press.focus_visible) focus_ring(box, radius::card);
    const float icon_room = size::icon + size::space_2;
    const float width = std::min(box.width - 2 * size::space_4, icon_room + text_width(zone.words));
    Box rest = centred(box, width, box.height);
    icon_at(take_left(rest, icon_room).x, box.y + box.height / 2, size::icon,
            zone.state == DropState::refused ? Icon::warning : zone.icon, ink);
    bare_text(rest, zone.words, {.colour = ink});
    return press.clicked;
}

Press empty_state(ImGuiID id, const Box& box, const EmptyState& state) {
    constexpr float between = size::space_2, most_width = 400;
    const float width = std::min(box.width, most_width);
    const TextStyle title_style{.strong = true, .align = Align::centre};
    const TextStyle caption_style{.type = Type::caption, .colour = colours().text_muted, .align = Align::centre};
    const bool has_icon = state.icon != Icon::none, has_action = !state.action.label.empty();

    float height = paragraph_height(width, state.title, title_style);
    if (has_icon) height += size::icon_large + between;
    if (!state.caption.empty()) height += between + paragraph_height(width, state.caption, caption_style);
    if (has_action) height += between + button_height(state.action);

    Box rest = centred(box, width, height);
    if (has_icon) icon(take_top(rest, size::icon_large, between), state.icon, colours().text_muted);
    take_top(rest, paragraph(make_id(id, "title"), rest, state.title, title_style).height, between);
    if (!state.caption.empty())
        take_top(rest, paragraph(make_id(id, "caption"), rest, state.caption, caption_style).height, between);
    if (!has_action) return {};
    return button(
        make_id(id, "action"),
        centred(take_top(rest, button_height(state.action)), button_width(state.action), button_height(state.action)),
        state.action);
}

bool progress(ImGuiID id, const Box& box, const Progress& progress) {
    const Colours& c = colours();
    Box rest = box;
    const Box words = take_top(rest, 16, 6);
    const Button cancel{.label = i18n::text(i18n::Msg::cancel), .kind = ButtonKind::ghost, .size = ButtonSize::small};
    Box row = take_top(rest, size::control_small);
    const Box button_place = progress.can_cancel ? take_button_right(row, cancel) : Box{};

    const TextStyle count_style{.type = Type::caption, .colour = c.text_muted, .align = Align::right, .tabular = true};
    text(make_id(id, "label"), words, progress.label, {.type = Type::caption});
    text(make_id(id, "count"), words, progress.count, count_style);

    const bool has_end = progress.share >= 0;
    const Box track = centred_vertically(row, bar_height);
    fill(track, c.bg_fill, bar_height / 2);
    if (has_end && progress.share > 0)
        fill({track.x, track.y, std::max(bar_height, track.width * std::min(progress.share, 1.f)), bar_height},
             c.accent, bar_height / 2);
    const std::string_view value = has_end ? i18n::percent(progress.share) : progress.count;
    ax::leaf(id, {.role = ax::Role::progress,
                  .name = progress.label,
                  .value = value,
                  .states = has_end ? 0u : ax::busy,
                  .box = track});
    return progress.can_cancel && button(make_id(id, "cancel"), button_place, cancel).clicked;
}

}  // namespace tratt::ui
