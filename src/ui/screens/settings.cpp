#include "ui/screens/settings.hpp"

#include <algorithm>
#include <array>

#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/place_words.hpp"
#include "ui/screens/frame_parts.hpp"
#include "ui/screens/settings_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/rail.hpp"
#include "ui/widgets/segment.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr float look_label = 96, text_width_at_most = 560;

struct SettingsPage {
    Page page;
    Icon icon;
};
constexpr std::array pages{SettingsPage{Page::storage, Icon::database}, SettingsPage{Page::me, Icon::person},
                           SettingsPage{Page::look, Icon::globe}, SettingsPage{Page::shortcuts, Icon::keyboard},
                           SettingsPage{Page::bin, Icon::trash}};

void draw_list(Context& context, Page here, const Box& box) {
    begin_group(make_id(settings_id, "pages"), ax::Role::navigation, text(Msg::settings_pages), box);
    Box rest = inset(box, size::space_2, size::space_2);
    for (const SettingsPage& each : pages) {
        const Place place{.page = each.page};
        const std::string href = address(place);
        RailItem item;
        item.label = place_title(context.database, place);
        item.icon = each.icon;
        item.href = href;
        item.is_here = each.page == here;
        rail_item(make_id(settings_id, static_cast<int>(each.page)), take_top(rest, control_height(), 2), item);
    }
    ax::end();
}

Box take_margins(Box area) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    area = inset(area, margin);
    area.width = std::min(area.width, text_width_at_most);
    return area;
}

void draw_look(Context& context, const Box& area) {
    Box rest = take_margins(area);
    if (!is_phone())
        heading(make_id(settings_id, "look title"), take_top(rest, 24), 2, text(Msg::place_look), section());
    const float height = paragraph_height(rest.width, text(Msg::settings_look_text), muted());
    paragraph(make_id(settings_id, "look note"), take_top(rest, height, size::space_3), text(Msg::settings_look_text),
              muted());
    Box row = take_top(rest, control_height(), size::space_3);
    ui::text(make_id(settings_id, "language label"), take_left(row, look_label, size::space_3),
             text(Msg::settings_language), secondary());
    std::array<SegmentPart, i18n::spoken_languages.size()> languages;
    int language = 0;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        languages[i].label = i18n::native_name(i18n::spoken_languages[i]);
        if (i18n::spoken_languages[i] == context.language) language = static_cast<int>(i);
    }
    const int language_now = segment(make_id(settings_id, "language"), take_left(row, segment_width(languages)),
                                     text(Msg::settings_language), languages, language);
    if (language_now != language)
        context.app->actions.set_language(i18n::spoken_languages[static_cast<std::size_t>(language_now)]);

    row = take_top(rest, control_height(), size::space_3);
    ui::text(make_id(settings_id, "theme label"), take_left(row, look_label, size::space_3), text(Msg::settings_theme),
             secondary());
    const std::array themes{SegmentPart{.label = text(Msg::theme_system)},
                            SegmentPart{.label = text(Msg::theme_light), .icon = Icon::sun},
                            SegmentPart{.label = text(Msg::theme_dark), .icon = Icon::moon}};
    const int theme = static_cast<int>(context.theme);
    const int theme_now = segment(make_id(settings_id, "theme"), take_left(row, segment_width(themes)),
                                  text(Msg::settings_theme), themes, theme);
    if (theme_now != theme) context.app->actions.set_theme(static_cast<ThemeChoice>(theme_now));
}

void draw_shortcuts(const Box& area) {
    Box rest = take_margins(area);
    if (!is_phone())
        heading(make_id(settings_id, "shortcuts title"), take_top(rest, 24, size::space_2), 2,
                text(Msg::place_shortcuts), section());
    draw_shortcut_list(make_id(settings_id, "shortcuts"), rest);
}

// On a phone the head says which page it is and leads back to the list.
void draw_head(const Context& context, Box head) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    const bool is_sub_page = is_phone() && context.place.page != Page::settings;
    hairline_below(head, colours().line);
    head = inset(head, is_sub_page ? size::space_2 : margin, 0, size::space_3, 0);
    if (is_sub_page) {
        const std::string href = address(Place{.page = Page::settings});
        const Button back{.label = text(Msg::settings_title),
                          .icon = Icon::chevron_left,
                          .kind = ButtonKind::ghost,
                          .icon_only = true,
                          .href = href};
        button(make_id(settings_id, "back"), take_button_left(head, back), back);
    }
    heading(make_id(settings_id, "title"), head, 1,
            is_sub_page ? place_title(context.database, context.place) : text(Msg::settings_title));
}

}  // namespace

SettingsScreen::SettingsScreen() : storage_(std::make_unique<StorageState>()), me_(std::make_unique<MeState>()) {}
SettingsScreen::~SettingsScreen() = default;

void SettingsScreen::draw_body(Context& context, Page page, const Box& area) {
    switch (page) {
        case Page::me: return draw_me(context, take_margins(area), *me_);
        case Page::look: return draw_look(context, area);
        case Page::shortcuts: return draw_shortcuts(area);
        default: return draw_storage(context, area, *storage_);
    }
}

void SettingsScreen::draw(Context& context, const ax::Rect& page) {
    Box rest = page;
    draw_head(context, take_top(rest, size::head));
    const bool is_list = context.place.page == Page::settings;
    const Page shown = is_list ? Page::storage : context.place.page;
    if (is_phone()) {
        if (is_list) draw_list(context, Page::settings, rest);
        else draw_body(context, shown, rest);
        return;
    }
    const Box list = take_left(rest, settings_list_width);
    hairline_right(list, colours().line);
    draw_list(context, shown, list);
    draw_body(context, shown, rest);
}

bool SettingsScreen::may_leave(const Place& /*target*/) {
    *storage_ = {};
    me_->is_typing = false;
    return true;
}

void SettingsScreen::draw_over(Context& context) { draw_storage_over(context, *storage_); }

}  // namespace tratt::ui
