#include "ui/screens/frame.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/favourites.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/follow_ups.hpp"
#include "ui/screens/frame_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/rail.hpp"
#include "ui/widgets/select.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;

constexpr ImGuiID frame_id = make_id("frame");
constexpr ImGuiID main_id = make_id(frame_id, "main");
constexpr ImGuiID search_id = make_id(frame_id, "search");
constexpr float search_width = 360, search_padding = 10, brand_height = 32, brand_mark = 24, notice_strip = 28;
constexpr float board_wide_from = 1440;  // the board needs the room for its columns

constexpr std::array rail_places{Command::dashboard, Command::contacts, Command::companies,  Command::board,
                                 Command::sales,     Command::find,     Command::selections, Command::follow_ups};
constexpr std::array bottom_places{Command::dashboard, Command::contacts, Command::board, Command::find};
// What the phone's menu More holds: the other places, and commands.
constexpr std::array more_commands{Command::companies, Command::sales,     Command::selections,  Command::follow_ups,
                                   Command::settings,  Command::palette,   Command::new_contact, Command::new_company,
                                   Command::new_sale,  Command::from_file, Command::undo,        Command::redo,
                                   Command::theme};
constexpr std::array new_commands{Command::new_contact, Command::new_company, Command::new_sale, Command::from_file};

// A record belongs to the list it stands in.
Page rail_page(Page page) {
    if (page == Page::contact) return Page::contacts;
    if (page == Page::company) return Page::companies;
    if (page == Page::sale) return Page::sales;
    if (page == Page::selection) return Page::selections;
    if (page == Page::bin) return Page::settings;
    const bool is_settings = page == Page::storage || page == Page::me || page == Page::look ||
                             page == Page::shortcuts || page == Page::restore;
    return is_settings ? Page::settings : page;
}

RailItem item_of(Command command, const Context& context, std::string& href) {
    const CommandSpec& spec = spec_of(command);
    href = address(place_of(command));
    RailItem item;
    item.label = text(spec.name);
    item.icon = spec.icon;
    item.href = href;
    item.is_here = spec.page == rail_page(context.place.page);
    return item;
}

// As a button with the icon alone.
Button command_button(const Context& context, Command command) {
    const CommandNow now = command_now(context, command);
    return {.label = now.name,
            .icon = now.icon,
            .kind = ButtonKind::ghost,
            .icon_only = true,
            .shortcut = spec_of(command).keys,
            .disabled_reason = now.disabled_reason};
}

// What is due: the number stands at Follow-ups, on a phone at More, behind which it is.
void add_badge(Context& context, RailItem& item) {
    const DueCount due = count_due(context);
    const std::int64_t count = due.overdue + due.today;
    if (count == 0) return;
    item.badge = i18n::number(count);
    item.badge_words = i18n::count(i18n::Plural::follow_ups_badge, count);
}

}  // namespace

Box Frame::begin(Context& context) {
    if (!is_dialog_open()) take_command_keys(context, wishes_);  // what is asked comes first
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
        draw_notices(context, window);
        page_ = window;
        fill(page_, colours().bg_surface);
    } else {
        const float wide_from = context.place.page == Page::board ? board_wide_from : size::wide_from;
        const bool is_narrow = context.environment.width < wide_from;
        draw_rail(context, take_left(window, is_narrow ? size::rail_narrow : size::rail), is_narrow);
        draw_top_bar(context, take_top(window, size::bar));
        draw_notices(context, window);
        page_ = inset(window, 0, 0, size::space_2, size::space_2);
        fill(page_, colours().bg_surface, radius::card);
        outline(page_, colours().line, radius::card);
    }
    lead_focus(context.place);
    begin_group(main_id, ax::Role::main, plain_title(context), page_);
    return page_;
}

void Frame::end() { ax::end(); }

// The first stop of Tab, seen only there, in the place of the brand: past the places and the bar.
bool Frame::draw_skip_link(const Box& box, bool is_narrow) {
    const Button skip{.label = text(Msg::skip_to_page), .icon = Icon::right, .icon_only = is_narrow};
    const ImGuiID id = make_id(frame_id, "skip");
    const bool is_seen = ax::focused(id);
    const bool is_pressed =
        is_seen ? button(id, button_box(box, skip), skip).clicked
                : press(id, {.role = ax::Role::button, .name = skip.label, .box = {box.x, box.y, 1, 1}}).clicked;
    if (is_pressed) ax::focus(main_id);
    return is_seen;
}

// What had the focus often goes with the page that it stood on, or while a dialog is open. Then the focus begins at the
// page, whose name is spoken, and Tab goes on from there rather than through the places and the bar once more.
void Frame::lead_focus(const Place& place) {
    constexpr int until_it_is_gone = 3;
    return_focus();
    const bool is_another = place.page != shown_.page || place.mode != shown_.mode || place.number != shown_.number;
    const bool was_asking = std::exchange(is_asking_, is_dialog_open());
    if (has_shown_ && (is_another || (was_asking && !is_asking_))) frames_to_focus_ = until_it_is_gone;
    if (!has_shown_ || is_another) shown_ = place;
    has_shown_ = true;
    if (frames_to_focus_ == 0) return;
    if (--frames_to_focus_ == 0 && ax::focused_id() == 0) ax::focus(main_id);
    request_frame_in(0);
}

// Between the bar and the page, until it is answered.
NoticePress Frame::draw_strip(std::string_view name, const Notice& said, Box& window) {
    Box strip = is_phone() ? inset(window, size::space_2, size::space_2, size::space_2, 0)
                           : inset(window, 0, 0, size::space_2, 0);
    strip.height = notice_height(strip.width, said);
    take_top(window, bottom_of(strip) - window.y, size::space_2);
    return notice(make_id(frame_id, name), strip, said);
}

void Frame::draw_notices(Context& context, Box& window) {
    draw_reminder(context, window);
    if (context.environment.update == AppUpdate::none) return;
    switch (draw_strip("update", update_notice(context), window)) {
        case NoticePress::none: break;
        case NoticePress::action: context.app->actions.update(); break;
        case NoticePress::doubt: context.app->actions.postpone_update(); break;
    }
}

// The page about storage says the same by itself.
void Frame::draw_reminder(Context& context, Box& window) {
    const Page page = context.place.page;
    const bool says_it = page == Page::storage || page == Page::restore || (page == Page::settings && !is_phone());
    if (!context.app->storage.backup.is_due || says_it) return;
    switch (draw_strip("reminder", reminder_notice(context), window)) {
        case NoticePress::none: break;
        case NoticePress::action: context.app->storage_actions.download_backup(); break;
        case NoticePress::doubt: context.app->storage_actions.remind_later(); break;
    }
}

void Frame::draw_rail(Context& context, const Box& rail, bool is_narrow) {
    begin_group(make_id(frame_id, "places"), ax::Role::navigation, text(Msg::places), rail);
    Box rest = inset(rail, size::space_2, size::space_2);
    Box brand = take_top(rest, brand_height, size::space_3 + 2);
    const bool shows_skip_link = draw_skip_link(brand, is_narrow);
    brand = inset(brand, is_narrow ? (brand.width - brand_mark) / 2 : size::space_2, 0, 0, 0);
    if (!shows_skip_link) mark(centred_vertically(take_left(brand, brand_mark, size::space_2), brand_mark));
    if (!shows_skip_link && !is_narrow) ui::text(make_id(frame_id, "brand"), brand, text(Msg::app_name), section());

    std::string href;
    const auto draw = [&](Command command, const Box& box) {
        RailItem item = item_of(command, context, href);
        item.is_narrow = is_narrow;
        if (command == Command::follow_ups) add_badge(context, item);
        rail_item(make_id(frame_id, static_cast<int>(command)), box, item);
    };
    for (const Command command : rail_places) draw(command, take_top(rest, size::control, 2));
    draw(Command::settings, take_bottom(rest, size::control));
    draw_favourites(context, rest, is_narrow);
    ax::end();
}

// R95: below the places, as many as there is room for.
void Frame::draw_favourites(Context& context, Box rest, bool is_narrow) {
    const std::vector<Favourite> all = favourites(context.database);
    if (all.empty()) return;
    take_top(rest, size::space_3);
    if (!is_narrow)
        ui::text(make_id(frame_id, "favourites"), inset(take_top(rest, size::control_small), 10, 0),
                 text(Msg::favourites), caption());
    const ImGuiID id = make_id(frame_id, "favourite");
    std::string href;
    for (const Favourite& each : all) {
        if (rest.height < size::control) break;
        href = address(record_place(context.database, each.entity, each.record));
        RailItem item;
        item.label = record_name(context.database, each.entity, each.record);
        item.icon = each.entity == model::Entity::selection ? Icon::selections : Icon::star;
        item.href = href;
        item.is_narrow = is_narrow;
        rail_item(make_id(make_id(id, static_cast<int>(each.entity)), static_cast<std::int64_t>(each.record)),
                  take_top(rest, size::control, 2), item);
    }
}

void Frame::draw_top_bar(Context& context, Box bar) {
    begin_group(make_id(frame_id, "bar"), ax::Role::banner, text(Msg::app_name), bar);
    bar = inset(bar, 0, 0, size::space_2, 0);
    draw_search(centred_vertically(take_left(bar, search_width, size::space_2), size::control));

    const Button new_button = new_menu_button();
    draw_new_menu(context, button_box(take_right(bar, button_width(new_button), size::space_2), new_button));

    for (const Command command : {Command::theme, Command::redo, Command::undo}) {
        const Button each = command_button(context, command);
        if (button(make_id(make_id(frame_id, "command"), static_cast<int>(command)), take_button_right(bar, each), each)
                .clicked)
            run_command(context, command, wishes_);
    }

    if (context.save_state == SaveState::not_saved) {
        Button retry{.label = text(Msg::save_retry), .kind = ButtonKind::secondary};
        if (button(make_id(frame_id, "retry"), take_button_right(bar, retry), retry).clicked)
            context.app->actions.retry_save();
    }
    if (context.save_state == SaveState::memory_only || context.save_state == SaveState::not_saved) {
        Button export_button{.label = text(Msg::save_export), .kind = ButtonKind::secondary};
        if (button(make_id(frame_id, "export"), take_button_right(bar, export_button), export_button).clicked) {
            context.app->storage_actions.download_backup();
        }
    }
    const SaveLabel label = save_label_of(context);
    save_label(make_id(frame_id, "save"), take_right(bar, save_label_width(label)), label);
    ax::end();
}

// It looks like a field and opens the palette, where one types.
void Frame::draw_search(const Box& box) {
    const CommandSpec& palette = spec_of(Command::palette);
    const Press press = ui::press(search_id, {.role = ax::Role::button,
                                              .name = text(palette.name),
                                              .description = palette.keys,
                                              .states = ax::has_popup | (palette_.is_open() ? ax::expanded : 0u),
                                              .box = box});
    fill(box, press.hovered ? colours().bg_fill_hover : colours().bg_fill, radius::control);
    if (press.focus_visible) focus_ring(box, radius::control);
    Box rest = inset(box, search_padding, 0);
    icon(centred_vertically(take_left(rest, size::icon, size::space_2), size::icon), palette.icon,
         colours().text_muted);
    keycap(centred_vertically(take_right(rest, keycap_width(palette.keys), size::space_2), 20), palette.keys,
           colours().bg_surface);
    bare_text(rest, text(Msg::find_anything), muted());
    if (press.clicked) wishes_.palette = true;
}

void Frame::draw_new_menu(Context& context, const Box& box) {
    std::array<MenuItem, new_commands.size()> items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i] = menu_item(context, new_commands[i]);
        items[i].has_line_above = new_commands[i] == Command::from_file;
    }
    const int chosen = menu_button(make_id(frame_id, "new"), box, new_menu_button(), items);
    if (chosen != nothing_chosen) run_command(context, new_commands[static_cast<std::size_t>(chosen)], wishes_);
}

void Frame::draw_bottom_bar(Context& context, const Box& bar) {
    begin_group(make_id(frame_id, "places"), ax::Role::navigation, text(Msg::places), bar);
    fill(bar, colours().bg_surface);
    hairline_above(bar, colours().line);
    constexpr int columns = static_cast<int>(bottom_places.size()) + 1;
    std::string href;
    int column = 0;
    for (const Command command : bottom_places) {
        bottom_item(make_id(frame_id, static_cast<int>(command)), nth_column(bar, column++, columns, 0),
                    item_of(command, context, href));
    }
    draw_more_menu(context, nth_column(bar, column, columns, 0));
    ax::end();
}

void Frame::draw_more_menu(Context& context, const Box& box) {
    const ImGuiID id = make_id(frame_id, "more");
    RailItem more;
    more.label = text(Msg::place_more);
    more.icon = Icon::dots;
    more.states = ax::has_popup | (is_open(id) ? ax::expanded : ax::collapsed);
    const Page here = rail_page(context.place.page);
    const auto is_here = [&](Command command) { return spec_of(command).page == here; };
    add_badge(context, more);
    more.is_here = std::ranges::any_of(more_commands, is_here) || here == Page::import;
    if (bottom_item(make_id(frame_id, "more item"), box, more).clicked) open_menu(id, box, more.label);

    std::array<MenuItem, more_commands.size()> items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i] = menu_item(context, more_commands[i]);
        items[i].shortcut = {};  // there is no keyboard
        items[i].is_checked = is_here(more_commands[i]);
        items[i].has_line_above = more_commands[i] == Command::palette || more_commands[i] == Command::undo;
    }
    const int chosen = menu(id, items);
    if (chosen != nothing_chosen) run_command(context, more_commands[static_cast<std::size_t>(chosen)], wishes_);
}

void Frame::draw_over(Context& context, const Screen& screen) {
    toast_.draw(make_id(frame_id, "toast"), context, page_);
    palette_.draw(context, screen, wishes_);
    const FrameWishes wishes = std::exchange(wishes_, {});
    if (wishes.palette && !is_dialog_open()) {
        palette_.open();
        request_frame_in(0);
    }
    shows_shortcuts_ = (shows_shortcuts_ || wishes.shortcuts) && draw_shortcuts_dialog();
    if (context.environment.is_file_over_page) draw_file_over(context);
}

}  // namespace tratt::ui
