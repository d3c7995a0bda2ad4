#include "ui/screens/first_visit.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr ImGuiID screen_id = make_id("first visit");
constexpr float content_width = 816, lead_width = 520, name_width = 320, gap = 28, mark_size = 56, card_gap = 16,
                card_padding = 21;
constexpr float badge = 40, zone_height = 56, promise_height = 24, promise_gap = 24;

struct Offer {
    Msg title, words, action;
    Icon icon;
    bool is_first;
};
constexpr std::array offers{
    Offer{Msg::first_visit_demo_title, Msg::first_visit_demo_text, Msg::first_visit_demo_action, Icon::dashboard, true},
    Offer{Msg::first_visit_import_title, Msg::first_visit_import_text, Msg::first_visit_import_action, Icon::upload,
          false},
    Offer{Msg::first_visit_empty_title, Msg::first_visit_empty_text, Msg::first_visit_empty_action, Icon::plus, false},
};

struct Promise {
    Msg words;
    Icon icon;
};
constexpr std::array promises{Promise{Msg::first_visit_stays_here, Icon::shield},
                              Promise{Msg::first_visit_undo, Icon::undo},
                              Promise{Msg::first_visit_take_out, Icon::download}};

TextStyle lead_style() {
    TextStyle style = secondary();
    style.type = Type::section;
    style.align = Align::centre;
    return style;
}

TextStyle page_title_style() {
    TextStyle style = title();
    style.type = Type::page;
    style.align = Align::centre;
    return style;
}

float words_height(float card_width) {
    float height = 0;
    for (const Offer& offer : offers)
        height = std::max(height, paragraph_height(card_width - 2 * card_padding, text(offer.words), secondary()));
    return is_phone() ? height : std::max(height, 60.f);
}

float card_height(float card_width) {
    return 2 * card_padding + badge + size::space_3 + 24 + size::space_2 + words_height(card_width) + size::space_4 +
           control_height();
}

bool draw_offer(int index, const Box& box, const Offer& offer) {
    const ImGuiID id = make_id(screen_id, index);
    outline(box, offer.is_first ? colours().accent : colours().line, radius::card);
    Box rest = inset(box, card_padding);
    const Box sign = [&] {
        Box row = take_top(rest, badge, size::space_3);
        return take_left(row, badge);
    }();
    fill(sign, offer.is_first ? colours().accent_soft : colours().bg_fill, radius::card);
    icon(centred(sign, size::icon_large, size::icon_large), offer.icon,
         offer.is_first ? colours().accent_text : colours().text_2);
    heading(make_id(id, "title"), take_top(rest, 24, size::space_2), 2, text(offer.title), section());
    const Box control = take_bottom(rest, control_height());
    paragraph(make_id(id, "words"), rest, text(offer.words), secondary());
    Button action{.label = text(offer.action)};
    action.kind = offer.is_first ? ButtonKind::primary : ButtonKind::secondary;
    return button(make_id(id, "action"), control, action).clicked;
}

Button language_button(const Context& context) {
    Button button{.label = text(Msg::language_name)};
    button.label = i18n::native_name(context.language);
    button.icon = Icon::globe;
    button.icon_after = Icon::chevron_down;
    button.kind = ButtonKind::ghost;
    button.size = is_phone() ? ButtonSize::normal : ButtonSize::small;
    return button;
}

void draw_language(Context& context, const Box& box) {
    std::array<MenuItem, i18n::spoken_languages.size()> items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const i18n::Language language = i18n::spoken_languages[i];
        items[i] = {.label = i18n::native_name(language), .is_checked = language == context.language};
    }
    const int taken = menu_button(make_id(screen_id, "language"), box, language_button(context), items);
    if (taken != nothing_chosen)
        context.app->actions.set_language(i18n::spoken_languages[static_cast<std::size_t>(taken)]);
}

float promise_width(const Promise& promise) {
    return size::icon + size::space_1 + text_width(text(promise.words), caption());
}

void draw_promise(int index, Box box, const Promise& promise) {
    icon(centred_vertically(take_left(box, size::icon, size::space_1), size::icon), promise.icon, colours().text_muted);
    ui::text(make_id(make_id(screen_id, "promise"), index), box, text(promise.words), caption());
}

void draw_promises(Context& context, Box area, bool is_column) {
    const Button language = language_button(context);
    if (is_column) {
        int index = 0;
        for (const Promise& promise : promises) {
            const Box row = take_top(area, promise_height);
            draw_promise(index++, centred(row, promise_width(promise), promise_height), promise);
        }
        draw_language(context,
                      centred(take_top(area, control_height()), button_width(language), button_height(language)));
        return;
    }
    float width = button_width(language);
    for (const Promise& promise : promises) width += promise_width(promise) + promise_gap;
    area = centred(area, width, promise_height);
    int index = 0;
    for (const Promise& promise : promises)
        draw_promise(index++, take_left(area, promise_width(promise), promise_gap), promise);
    draw_language(context, button_box(area, language));
}

}  // namespace

void FirstVisitScreen::draw_name(const Box& box) {
    const TextField field{.frame = {.label = text(Msg::first_visit_name)},
                          .placeholder = text(Msg::first_visit_name_placeholder)};
    text_field(make_id(screen_id, "name"), box, field, &name_);
}

void FirstVisitScreen::keep_name(Context& context) {
    const std::string_view name = core::trim(name_);
    const store::Database& database = context.database;
    if (name.empty()) return;
    context.actions.run({.id = {},
                         .action = model::UpdateRecords{model::Entity::user,
                                                        {database.id_of(model::Entity::user, database.current_user())},
                                                        {{model::Field::user_name, std::string(name)}}}});
    name_.clear();
}

void FirstVisitScreen::draw_offers(Context& context, Box area, bool is_column) {
    const float height = card_height(is_column ? area.width : (area.width - 2 * card_gap) / 3);
    for (int i = 0; i < static_cast<int>(offers.size()); ++i) {
        const Box box = is_column ? take_top(area, height, card_gap) : nth_column(area, i, 3, card_gap);
        if (!draw_offer(i, box, offers[static_cast<std::size_t>(i)])) continue;
        if (i == 0) context.app->actions.open_demo();
        if (i == 1) context.app->actions.choose_file();
        if (i == 2) context.app->actions.start_empty();
        keep_name(context);
    }
}

void FirstVisitScreen::draw(Context& context, const ax::Rect& page) {
    const bool is_column = page.width < content_width + 2 * size::page_margin;
    const bool is_narrow = is_column && page.width < 2 * size::board_column_min + size::space_4 * 3 + 200;
    const float width = std::min(content_width, page.width - 2 * (is_phone() ? size::space_4 : size::page_margin));
    const float words_width = std::min(lead_width, width);
    const float lead_height = paragraph_height(words_width, text(Msg::first_visit_lead), lead_style());
    const float one_card = card_height(is_narrow ? width : (width - 2 * card_gap) / 3);
    const float cards_height = is_narrow ? 3 * one_card + 2 * card_gap : one_card;
    const float promises_height = is_narrow ? promise_height * promises.size() + control_height() : promise_height;
    const float name_height = field_height({.label = text(Msg::first_visit_name)});
    const float height = mark_size + size::space_3 + 36 + size::space_3 + lead_height + gap + name_height + gap +
                         cards_height + gap + (is_phone() ? 0 : zone_height + gap) + promises_height;
    const float margin = is_phone() ? size::space_6 : size::page_margin;

    ax::Node node;
    node.role = ax::Role::region;
    node.name = text(Msg::first_visit_title);
    node.box = page;
    const ScrollArea scroll = begin_scroll_area(make_id(screen_id, "scroll"), node, page.width, height + 2 * margin);
    const float top = std::max(margin, (page.height - height) / 2);
    Box rest = {scroll.origin_x + (page.width - width) / 2, scroll.origin_y + top, width, height};

    mark(centred(take_top(rest, mark_size, size::space_3), mark_size, mark_size));
    heading(make_id(screen_id, "title"), take_top(rest, 36, size::space_3), 1, text(Msg::first_visit_title),
            page_title_style());
    const Box lead = take_top(rest, lead_height, gap);
    paragraph(make_id(screen_id, "lead"), centred(lead, words_width, lead_height), text(Msg::first_visit_lead),
              lead_style());
    draw_name(centred(take_top(rest, name_height, gap), std::min(name_width, width), name_height));
    draw_offers(context, take_top(rest, cards_height, gap), is_narrow);
    if (!is_phone()) {
        DropZone zone;
        zone.words = text(Msg::first_visit_drop);
        zone.icon = Icon::file;
        if (drop_zone(make_id(screen_id, "zone"), take_top(rest, zone_height, gap), zone))
            context.app->actions.choose_file();
    }
    draw_promises(context, take_top(rest, promises_height), is_narrow);
    end_scroll_area();
}

}  // namespace tratt::ui
