#include "ui/screens/frame.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/follow_ups.hpp"
#include "ui/screens/frame_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/rail.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toast.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr ImGuiID frame_id = make_id("frame");
constexpr ImGuiID search_id = make_id(frame_id, "search");
constexpr float search_width = 360, brand_height = 32, brand_mark = 24, notice_strip = 28;
constexpr float board_wide_from = 1440;  // the board needs the room for its columns

struct RailPlace {
    Page page;
    Msg label;
    Icon icon;
};
constexpr std::array rail_places{
    RailPlace{Page::dashboard, Msg::place_dashboard, Icon::dashboard},
    RailPlace{Page::contacts, Msg::place_contacts, Icon::contacts},
    RailPlace{Page::companies, Msg::place_companies, Icon::companies},
    RailPlace{Page::board, Msg::place_board, Icon::board},
    RailPlace{Page::sales, Msg::place_sales, Icon::sales},
    RailPlace{Page::find, Msg::place_find, Icon::find},
    RailPlace{Page::selections, Msg::place_selections, Icon::selections},
    RailPlace{Page::follow_ups, Msg::place_follow_ups, Icon::followups},
};
constexpr RailPlace settings_place{Page::settings, Msg::place_settings, Icon::settings};

// A record belongs to the list it stands in.
Page rail_page(Page page) {
    if (page == Page::contact) return Page::contacts;
    if (page == Page::company) return Page::companies;
    if (page == Page::sale) return Page::sales;
    if (page == Page::selection) return Page::selections;
    if (page == Page::bin) return Page::settings;
    const bool is_settings =
        page == Page::storage || page == Page::me || page == Page::look || page == Page::shortcuts || page == Page::restore;
    return is_settings ? Page::settings : page;
}

RailItem item_of(const RailPlace& place, const Context& context, std::string& href) {
    href = address(Place{.page = place.page});
    RailItem item;
    item.label = text(place.label);
    item.icon = place.icon;
    item.href = href;
    item.is_here = rail_page(context.place.page) == place.page;
    return item;
}

// What is due: the number stands at Follow-ups, on a phone at More, behind which it is.
void add_badge(Context& context, RailItem& item) {
    const DueCount due = count_due(context);
    const std::int64_t count = due.overdue + due.today;
    if (count == 0) return;
    item.badge = i18n::number(count);
    item.badge_words = i18n::count(i18n::Plural::follow_ups_badge, count);
}

bool is_dark_shown(const Context& context) { return context.environment.is_dark; }

std::string_view why_no_switch(const Context& context) {
    return context.environment.has_forced_colours ? text(Msg::theme_is_the_systems) : std::string_view{};
}

void switch_theme(Context& context) {
    context.actions.set_theme(is_dark_shown(context) ? ThemeChoice::light : ThemeChoice::dark);
}

Place new_contact_place() { return Place{.page = Page::contact, .mode = Mode::create}; }
Place new_sale_place() { return sale_place(0, Mode::create); }
Place new_company_place() { return Place{.page = Page::company, .mode = Mode::create}; }

// Whether the address is a list of contacts that the search box filters.
bool is_search_place(const Place& place) { return place.page == Page::contacts; }

}  // namespace

Box Frame::begin(Context& context) {
    take_shortcuts(context);
    Box window{0, 0, context.environment.width, context.environment.height};
    fill(window, colours().bg_app);
    if (is_phone()) {
        const Box bar = take_bottom(window, size::bottom_bar);
        const SaveLabel label = save_label_of(context);
        if (save_needs_notice(context.save_state)) {
            Box strip = take_bottom(window, notice_strip);
            fill(strip, colours().bg_app);
            save_label(make_id(frame_id, "save"), inset(strip, size::space_4, 0), label);
        }
        draw_bottom_bar(context, bar);
        draw_reminder(context, window);
        page_ = window;
        fill(page_, colours().bg_surface);
    } else {
        const float wide_from = context.place.page == Page::board ? board_wide_from : size::wide_from;
        const bool is_narrow = context.environment.width < wide_from;
        draw_rail(context, take_left(window, is_narrow ? size::rail_narrow : size::rail), is_narrow);
        draw_top_bar(context, take_top(window, size::bar));
        draw_reminder(context, window);
        page_ = inset(window, 0, 0, size::space_2, size::space_2);
        fill(page_, colours().bg_surface, radius::card);
        outline(page_, colours().line, radius::card);
    }
    begin_group(make_id(frame_id, "main"), ax::Role::main, plain_title(context), page_);
    return page_;
}

void Frame::end() { ax::end(); }

// Between the bar and the page, until it is answered. The page about storage says the same by itself.
void Frame::draw_reminder(Context& context, Box& window) {
    const Page page = context.place.page;
    const bool says_it = page == Page::storage || page == Page::restore || (page == Page::settings && !is_phone());
    if (!context.storage.backup.is_due || says_it) return;
    const Notice reminder = reminder_notice(context);
    Box strip = is_phone() ? inset(window, size::space_2, size::space_2, size::space_2, 0)
                           : inset(window, 0, 0, size::space_2, 0);
    strip.height = notice_height(strip.width, reminder);
    take_top(window, bottom_of(strip) - window.y, size::space_2);
    switch (notice(make_id(frame_id, "reminder"), strip, reminder)) {
        case NoticePress::none: break;
        case NoticePress::action: context.storage_actions.download_backup(); break;
        case NoticePress::doubt: context.storage_actions.remind_later(); break;
    }
}

void Frame::draw_rail(Context& context, const Box& rail, bool is_narrow) {
    begin_group(make_id(frame_id, "places"), ax::Role::navigation, text(Msg::places), rail);
    Box rest = inset(rail, size::space_2, size::space_2);
    Box brand = take_top(rest, brand_height, size::space_3 + 2);
    brand = inset(brand, is_narrow ? (brand.width - brand_mark) / 2 : size::space_2, 0, 0, 0);
    mark(centred_vertically(take_left(brand, brand_mark, size::space_2), brand_mark));
    if (!is_narrow) ui::text(make_id(frame_id, "brand"), brand, text(Msg::app_name), section());

    std::string href;
    const auto draw = [&](const RailPlace& place, const Box& box) {
        RailItem item = item_of(place, context, href);
        item.is_narrow = is_narrow;
        if (place.page == Page::follow_ups) add_badge(context, item);
        rail_item(make_id(frame_id, static_cast<int>(place.page)), box, item);
    };
    for (const RailPlace& place : rail_places) draw(place, take_top(rest, size::control, 2));
    draw(settings_place, take_bottom(rest, size::control));
    ax::end();
}

void Frame::draw_top_bar(Context& context, Box bar) {
    begin_group(make_id(frame_id, "bar"), ax::Role::banner, text(Msg::app_name), bar);
    bar = inset(bar, 0, 0, size::space_2, 0);
    draw_search(context, centred_vertically(take_left(bar, search_width, size::space_2), size::control));

    const Button new_button = new_menu_button();
    draw_new_menu(context, button_box(take_right(bar, button_width(new_button), size::space_2), new_button));

    Button theme{.label = text(is_dark_shown(context) ? Msg::switch_to_light : Msg::switch_to_dark)};
    theme.icon = is_dark_shown(context) ? Icon::sun : Icon::moon;
    theme.kind = ButtonKind::ghost;
    theme.icon_only = true;
    theme.disabled_reason = why_no_switch(context);
    if (button(make_id(frame_id, "theme"), take_button_right(bar, theme), theme).clicked) switch_theme(context);

    const Button redo = redo_button(context);
    if (button(make_id(frame_id, "redo"), take_button_right(bar, redo), redo).clicked) context.actions.redo();
    const Button undo = undo_button(context);
    if (button(make_id(frame_id, "undo"), take_button_right(bar, undo), undo).clicked) context.actions.undo();

    if (context.save_state == SaveState::not_saved) {
        Button retry{.label = text(Msg::save_retry), .kind = ButtonKind::secondary};
        if (button(make_id(frame_id, "retry"), take_button_right(bar, retry), retry).clicked)
            context.actions.retry_save();
    }
    if (context.save_state == SaveState::memory_only || context.save_state == SaveState::not_saved) {
        Button export_button{.label = text(Msg::save_export), .kind = ButtonKind::secondary};
        if (button(make_id(frame_id, "export"), take_button_right(bar, export_button), export_button).clicked) {
            context.storage_actions.download_backup();
        }
    }
    const SaveLabel label = save_label_of(context);
    save_label(make_id(frame_id, "save"), take_right(bar, save_label_width(label)), label);
    ax::end();
}

void Frame::draw_search(Context& context, const Box& box) {
    const bool is_here = is_search_place(context.place);
    if (is_here && !ax::focused(search_id)) search_ = context.place.option("q");
    if (!is_here && is_search_shown_) search_.clear();
    is_search_shown_ = is_here;

    TextField field;
    field.frame.label = text(Msg::search_contacts);
    field.frame.hides_label = true;
    field.placeholder = text(Msg::search_contacts_placeholder);
    field.input = ax::InputKind::search;
    field.icon = Icon::find;
    field.has_clear = true;
    field.shortcut = "Ctrl K";
    field.is_quiet = true;
    const TextEdit edited = text_field(search_id, box, field, &search_);
    if (!edited.changed && !(edited.submitted && !is_here)) return;
    Place target = is_here ? context.place : Place{.page = Page::contacts};
    target.set_option("q", search_);
    if (is_here) {
        context.actions.replace(target);
    } else {
        context.actions.navigate(target);
    }
}

void Frame::draw_new_menu(Context& context, const Box& box) {
    const std::array items{MenuItem{.label = text(Msg::new_contact), .icon = Icon::person, .shortcut = "Alt N"},
                           MenuItem{.label = text(Msg::new_company), .icon = Icon::companies},
                           MenuItem{.label = text(Msg::new_sale), .icon = Icon::sales},
                           MenuItem{.label = text(Msg::new_from_file), .icon = Icon::upload, .has_line_above = true}};
    switch (menu_button(make_id(frame_id, "new"), box, new_menu_button(), items)) {
        case 0: context.actions.navigate(new_contact_place()); break;
        case 1: context.actions.navigate(new_company_place()); break;
        case 2: context.actions.navigate(new_sale_place()); break;
        case 3: context.actions.navigate(Place{.page = Page::import}); break;
        default: break;
    }
}

void Frame::draw_bottom_bar(Context& context, const Box& bar) {
    begin_group(make_id(frame_id, "places"), ax::Role::navigation, text(Msg::places), bar);
    fill(bar, colours().bg_surface);
    hairline_above(bar, colours().line);
    constexpr std::array shown{0, 1, 3};
    std::string href;
    int column = 0;
    for (const int index : shown) {
        const RailPlace& place = rail_places[static_cast<std::size_t>(index)];
        bottom_item(make_id(frame_id, static_cast<int>(place.page)), nth_column(bar, column++, 4, 0),
                    item_of(place, context, href));
    }
    draw_more_menu(context, nth_column(bar, column, 4, 0));
    ax::end();
}

void Frame::draw_more_menu(Context& context, const Box& box) {
    const ImGuiID id = make_id(frame_id, "more");
    RailItem more;
    more.label = text(Msg::place_more);
    more.icon = Icon::dots;
    more.states = ax::has_popup | (is_open(id) ? ax::expanded : ax::collapsed);
    const Page here = rail_page(context.place.page);
    constexpr std::array<std::size_t, 5> others{2, 4, 5, 6, 7};  // places that are not in the bar
    const auto is_here = [&](std::size_t index) { return rail_places[index].page == here; };
    add_badge(context, more);
    more.is_here = std::ranges::any_of(others, is_here) || here == Page::settings || here == Page::import;
    if (bottom_item(make_id(frame_id, "more item"), box, more).clicked) open_menu(id, box, more.label);

    const Button undo = undo_button(context), redo = redo_button(context);
    const bool dark = is_dark_shown(context);
    std::vector<MenuItem> items;
    for (const std::size_t index : others) {
        const RailPlace& place = rail_places[index];
        items.push_back({.label = text(place.label), .icon = place.icon, .is_checked = is_here(index)});
    }
    const std::array commands{
        MenuItem{.label = text(Msg::place_settings), .icon = Icon::settings, .is_checked = here == Page::settings},
        MenuItem{.label = text(Msg::new_contact), .icon = Icon::plus, .has_line_above = true},
        MenuItem{.label = text(Msg::new_company), .icon = Icon::plus},
        MenuItem{.label = text(Msg::new_sale), .icon = Icon::plus},
        MenuItem{.label = text(Msg::new_from_file), .icon = Icon::upload},
        MenuItem{
            .label = undo.label, .icon = Icon::undo, .disabled_reason = undo.disabled_reason, .has_line_above = true},
        MenuItem{.label = redo.label, .icon = Icon::redo, .disabled_reason = redo.disabled_reason},
        MenuItem{.label = text(dark ? Msg::switch_to_light : Msg::switch_to_dark),
                 .icon = dark ? Icon::sun : Icon::moon,
                 .disabled_reason = why_no_switch(context)},
    };
    items.insert(items.end(), commands.begin(), commands.end());
    const int chosen = menu(id, items);
    if (chosen == nothing_chosen) return;
    const auto index = static_cast<std::size_t>(chosen);
    if (index < others.size()) return context.actions.navigate(Place{.page = rail_places[others[index]].page});
    switch (index - others.size()) {
        case 0: return context.actions.navigate(Place{.page = Page::settings});
        case 1: return context.actions.navigate(new_contact_place());
        case 2: return context.actions.navigate(new_company_place());
        case 3: return context.actions.navigate(new_sale_place());
        case 4: return context.actions.navigate(Place{.page = Page::import});
        case 5: return context.actions.undo();
        case 6: return context.actions.redo();
        default: return switch_theme(context);
    }
}

void Frame::take_shortcuts(Context& context) {
    using ax::Key;
    using ax::KeyPress;
    const auto chord = [](char32_t character, bool ctrl, bool shift, bool alt) {
        return shortcut(
            KeyPress{.key = Key::character, .shift = shift, .ctrl = ctrl, .alt = alt, .character = character});
    };
    if (chord(U'z', true, false, false)) context.actions.undo();
    if (chord(U'z', true, true, false) || chord(U'y', true, false, false)) context.actions.redo();
    if (chord(U'k', true, false, false) && !is_phone()) ax::focus(search_id);
    if (chord(U'n', false, false, true)) context.actions.navigate(new_contact_place());
    if (chord(U'?', false, true, false) || chord(U'?', false, false, false)) shows_shortcuts_ = true;
}

void Frame::show(Toast toast) {
    toast_ = std::move(toast);
    has_toast_ = true;
    ++toast_number_;
}

void Frame::close_refusal() {
    if (has_toast_ && toast_.kind == ToastKind::refusal) has_toast_ = false;
}

void Frame::draw_toast(Context& context) {
    if (!has_toast_) return;
    ToastMessage message;
    message.title = toast_.title;
    message.reason = toast_.reason;
    message.is_refusal = toast_.kind == ToastKind::refusal;
    message.icon = message.is_refusal ? Icon::lock : Icon::none;
    std::size_t links_from = 0;  // the link that the second button stands for
    if (toast_.offers_undo) {
        message.action = text(Msg::undo);
    } else if (!toast_.links.empty()) {
        message.action = toast_.links[links_from++].label;
    }
    if (links_from < toast_.links.size()) message.second_action = toast_.links[links_from].label;
    switch (toast(make_id(make_id(frame_id, "toast"), toast_number_), page_, message)) {
        case ToastAnswer::none: return;
        case ToastAnswer::action:
            if (toast_.offers_undo) {
                context.actions.undo();
            } else {
                context.actions.navigate(toast_.links.front().place);
            }
            break;
        case ToastAnswer::second_action: context.actions.navigate(toast_.links[links_from].place); break;
        case ToastAnswer::closed: break;
    }
    has_toast_ = false;
}

void Frame::draw_over(Context& context) {
    draw_toast(context);
    if (shows_shortcuts_) shows_shortcuts_ = draw_shortcuts_dialog();
    if (context.environment.is_file_over_page) draw_file_over(context);
}

}  // namespace tratt::ui
