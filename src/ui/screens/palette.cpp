#include "ui/screens/palette.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/command.hpp"
#include "ui/find_place.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/screens/follow_up_dialog.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID base = make_id("palette");
constexpr ImGuiID field_id = make_id(base, "field");
constexpr ImGuiID list_id = make_id(base, "list");
constexpr float width = 640, top = 112, field_height_ = 56, row_height_ = 40, caption_height = 28, foot_height = 40,
                nothing_height = 96, list_padding = 8, rise = 8;

// Of a follow-up what it is about.
Place place_of(const store::Database& database, Entity entity, Row row) {
    if (entity == Entity::dashboard) return Place{.page = Page::dashboard};
    if (entity != Entity::follow_up) return record_place(database, entity, row);
    const Row contact = database.reference(Field::follow_up_contact, row);
    if (contact != store::no_row) return contact_place(database.number(Field::contact_number, contact));
    const Row company = database.reference(Field::follow_up_company, row);
    if (company != store::no_row) return company_place(database.number(Field::company_number, company));
    return Place{.page = Page::follow_ups};
}

// Where the typed word begins a word of the text: bytes from and length; nothing where folding changes lengths.
std::pair<std::size_t, std::size_t> hit_in(std::string_view words, std::string_view typed) {
    const core::Language language = i18n::language();
    const std::string folded = core::fold(words, language);
    const std::string wanted = core::fold(core::trim(typed), language);
    if (wanted.empty() || folded.size() != words.size()) return {0, 0};
    for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
        if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-' || folded[at - 1] == '.')
            return {at, wanted.size()};
    }
    return {0, 0};
}

}  // namespace

void Palette::open() {
    if (is_open_) return;
    is_open_ = wants_focus_ = true;
    focus_before_ = ax::focused_id();
    typed_.clear();
    highlighted_ = 0;
}

void Palette::close() {
    is_open_ = false;
    ax::focus(focus_before_);
}

void Palette::choose(Context& context, std::size_t index, FrameWishes& wishes) {
    if (index >= items_.size()) return;
    const Item item = items_[index];
    if (item.kind == Item::Kind::spelling) {
        typed_ = corrected_;
        highlighted_ = 0;
        ax::focus(field_id);  // a press on the list has taken it away
        return;
    }
    close();
    switch (item.kind) {
        case Item::Kind::command: return run_command(context, item.command, wishes);
        case Item::Kind::record: return context.actions.navigate(place_of(context.database, item.entity, item.row));
        case Item::Kind::set_status: {
            const core::Uuid& status = context.database.id_of(Entity::lead_status, item.row);
            context.actions.run(
                {.action = model::UpdateRecords{Entity::contact, leads_, {{Field::contact_lead_status, status}}}});
            return;
        }
        case Item::Kind::find_all: {
            Place place = find_place(Entity::contact, standard_sets(Entity::contact));
            place.set_option(find_text_option, core::trim(typed_));
            return context.actions.navigate(place);
        }
        case Item::Kind::spelling: return;
    }
}

// ---- Drawing --------------------------------------------------------------------------------------------------------

void Palette::move(int step) {
    if (items_.empty()) return;
    const auto count = static_cast<int>(items_.size());
    highlighted_ = static_cast<std::size_t>((static_cast<int>(highlighted_) + step + count) % count);
    wants_visible_ = true;
}

void Palette::draw_field(Context& /*context*/, const Box& box) {
    Box rest = inset(box, size::space_5, 0, size::space_3, 0);
    icon(centred_vertically(take_left(rest, size::icon_large, size::space_3), size::icon_large), Icon::find,
         colours().text_muted);
    if (is_phone()) {
        const Button leave{
            .label = i18n::text(Msg::close), .icon = Icon::x, .kind = ButtonKind::ghost, .icon_only = true};
        if (button(make_id(base, "close"), take_button_right(rest, leave), leave).clicked) close();
    }
    const bool has_items = !items_.empty();
    const TextStyle style{.type = Type::section};
    const TextEdit edit =
        ui::edit(field_id,
                 {.role = ax::Role::combobox,
                  .name = i18n::text(Msg::palette_title),
                  .placeholder = i18n::text(Msg::find_anything),
                  .states = ax::has_popup | (has_items ? ax::expanded : ax::collapsed),
                  .box = rest,
                  .controls = has_items ? list_id : 0,
                  .active_descendant = has_items ? make_id(list_id, static_cast<int>(highlighted_)) : 0,
                  .font_size = step_of(Type::section).size,
                  .padding_x = 0},
                 &typed_, takes_enter | takes_escape | takes_arrows);
    if (edit.changed) highlighted_ = 0;
    if (edit.draw_text) {
        TextStyle shown = style;
        if (typed_.empty()) shown.colour = colours().text_muted;
        bare_text(rest, typed_.empty() ? i18n::text(Msg::find_anything) : std::string_view(typed_), shown);
    }
    switch (edit.key) {
        case ax::Key::down: move(1); break;
        case ax::Key::up: move(-1); break;
        case ax::Key::page_down: move(std::min<int>(5, static_cast<int>(items_.size() - 1 - highlighted_))); break;
        case ax::Key::page_up: move(-std::min<int>(5, static_cast<int>(highlighted_))); break;
        default: break;
    }
    was_entered_ = edit.submitted;
    if (edit.cancelled) close();
}

// The words with what was typed marked in them; `rest` begins after them.
void Palette::draw_marked(Box& rest, std::string_view words) {
    const auto [from, length] = hit_in(words, typed_);
    const float room = std::min(text_width(words) + 1, rest.width);
    if (length > 0) {
        const float before = text_width(words.substr(0, from)), mark = text_width(words.substr(from, length));
        if (before + mark <= room) {
            const Box ground{rest.x + before, rest.y + (rest.height - 20) / 2, mark, 20};
            fill(ground, colours().bg_mark, 2);
        }
    }
    bare_text(take_left(rest, room, size::space_3), words);
}

void Palette::draw_record(Context& context, Box rest, const Item& item) {
    const store::Database& database = context.database;
    const float middle = rest.y + rest.height / 2;
    const std::string_view name = item_name_of(context, item);
    switch (item.entity) {
        case Entity::contact: avatar(centred_vertically(take_left(rest, 24, size::space_3), 24), name); break;
        case Entity::company:
            avatar(centred_vertically(take_left(rest, 24, size::space_3), 24), name, AvatarKind::company);
            break;
        default: {
            const Icon sign = item.entity == Entity::sale ? Icon::sales
                              : item.entity == Entity::selection
                                  ? Icon::selections
                                  : follow_up_icon(follow_up_type_of(database, item.row));
            icon_at(take_left(rest, size::icon, size::space_3).x, middle, size::icon, sign, colours().text_2);
        }
    }
    if (item.entity == Entity::contact) {
        const Row status = database.reference(Field::contact_lead_status, item.row);
        if (status != store::no_row && database.status_active(item.row)) {
            const std::string_view status_name = item_name(database, Entity::lead_status, status);
            const Box pill = centred_vertically(take_right(rest, status_pill_width(status_name), size::space_2),
                                                size::control_small);
            bare_status_pill(pill, status_name, status_mark_of(database, status));
        }
    } else if (item.entity == Entity::company) {
        const Row category = database.reference(Field::company_category, item.row);
        const std::string_view category_name = item_name(database, Entity::category, category);
        if (rest.width > 320)
            bare_category_label(take_right(rest, category_label_width(category_name), size::space_2), category_name,
                                category_group_kind(database, category));
    }
    draw_marked(rest, name);
    bare_text(rest, item_note(context, item), caption());
}

void Palette::draw_item(Context& context, const Box& box, std::size_t index, FrameWishes& wishes) {
    const Item& item = items_[index];
    const bool is_here = index == highlighted_;
    const std::string_view name = item_name_of(context, item), note = item_note(context, item);
    std::string_view said = note.empty() ? name : i18n::concat({name, ", ", note});
    const CommandSpec* spec = item.kind == Item::Kind::command ? &spec_of(item.command) : nullptr;
    if (item.kind == Item::Kind::record && item.entity == Entity::contact) {
        const Row status = context.database.reference(Field::contact_lead_status, item.row);
        if (status != store::no_row && context.database.status_active(item.row))
            said = i18n::concat({said, ", ", item_name(context.database, Entity::lead_status, status)});
    } else if (item.kind == Item::Kind::record && item.entity == Entity::company) {
        said = i18n::concat({said, ", ",
                             item_name(context.database, Entity::category,
                                       context.database.reference(Field::company_category, item.row))});
    }
    const Press press =
        ui::press(make_id(list_id, static_cast<int>(index)), {.role = ax::Role::option,
                                                              .name = said,
                                                              .description = spec ? spec->keys : std::string_view{},
                                                              .states = is_here ? ax::selected : ax::unselected,
                                                              .box = box,
                                                              .set_size = static_cast<int>(items_.size()),
                                                              .position = static_cast<int>(index) + 1});
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (press.hovered && (moved.x != 0 || moved.y != 0)) highlighted_ = index;
    if (is_here) fill(box, colours().bg_hover, radius::tag);
    Box rest = inset(box, size::space_3, 0);
    if (item.kind == Item::Kind::record) {
        draw_record(context, rest, item);
    } else {
        const Icon sign = spec ? command_now(context, item.command).icon : Icon::find;
        const Mark mark = item.kind == Item::Kind::set_status
                              ? status_shape_mark(status_mark_of(context.database, item.row))
                              : icon_mark(sign, colours().text_2);
        draw_mark(take_left(rest, size::icon, size::space_3).x, box.y + box.height / 2, mark);
        std::string_view keys = spec ? spec->keys : std::string_view{};
        while (!keys.empty() && !is_phone()) {
            const std::size_t space = keys.rfind(' ');
            const std::string_view key = space == std::string_view::npos ? keys : keys.substr(space + 1);
            keycap(centred_vertically(take_right(rest, keycap_width(key), size::space_1), 20), key);
            keys = space == std::string_view::npos ? std::string_view{} : keys.substr(0, space);
        }
        draw_marked(rest, name);
    }
    if (press.clicked) choose(context, index, wishes);
}

float Palette::list_height() const {
    if (items_.empty()) return nothing_height;
    return static_cast<float>(items_.size()) * row_height_ + static_cast<float>(sections_.size()) * caption_height +
           list_padding;
}

void Palette::draw_list(Context& context, const Box& box, FrameWishes& wishes) {
    const ax::Node node{.role = ax::Role::listbox, .name = i18n::text(Msg::palette_results), .box = box};
    const ScrollArea area = begin_scroll_area(list_id, node, box.width, list_height());
    float y = area.origin_y;
    const std::size_t count = items_.size();
    for (std::size_t s = 0; s < sections_.size() && is_open_; ++s) {
        const Section section = sections_[s];
        const float height = caption_height + static_cast<float>(section.count) * row_height_;
        const bool is_only_alike =
            sounds_alike_ && items_[section.first].kind == Item::Kind::record && !core::trim(typed_).empty();
        const std::string_view caption_words =
            is_only_alike ? i18n::concat({section.caption, " · ",
                                          i18n::format(Msg::palette_sounds_like, {{"typed", core::trim(typed_)}})})
                          : section.caption;
        begin_group(make_id(base, static_cast<int>(s)), ax::Role::group, caption_words, {box.x, y, box.width, height});
        bare_text({box.x + size::space_5, y + size::space_2, box.width - 2 * size::space_5, 16}, caption_words,
                  caption());
        y += caption_height;
        for (std::size_t i = section.first; i < section.first + section.count && i < count && is_open_; ++i) {
            const Box row{box.x + list_padding, y, box.width - 2 * list_padding, row_height_};
            if (wants_visible_ && i == highlighted_) {
                scroll_into_view(list_id, 0, row.y - area.origin_y - caption_height, 1,
                                 row.height + caption_height + 8);
                wants_visible_ = false;
            }
            draw_item(context, row, i, wishes);
            y += row_height_;
        }
        ax::end();
    }
    end_scroll_area();
}

void Palette::draw_nothing(const Box& box) {
    const EmptyState nothing{.icon = Icon::find,
                             .title = i18n::format(Msg::palette_nothing, {{"typed", core::trim(typed_)}}),
                             .caption = i18n::text(Msg::palette_nothing_caption)};
    empty_state(make_id(base, "nothing"), box, nothing);
}

void Palette::draw_foot(Context& /*context*/, const Box& box) {
    fill(inset(box, 0, 0, 0, radius::dialog), colours().bg_sunken);  // round below, straight above
    fill(box, colours().bg_sunken, radius::dialog);
    hairline_above(box, colours().line);
    Box rest = inset(box, size::space_5, 0);
    int part = 0;
    const auto key_and_words = [&](std::initializer_list<std::string_view> keys, std::string_view words) {
        std::string name;
        const Box from = rest;
        for (const std::string_view key : keys) {
            keycap(centred_vertically(take_left(rest, keycap_width(key), size::space_1), 20), key, colours().bg_fill);
            name += std::string(key) + " ";
        }
        const Box place = take_left(rest, text_width(words, caption()) + 1, size::space_4);
        bare_text(place, words, caption());
        name += words;
        ax::leaf(make_id(make_id(base, "foot"), part++),
                 {.name = name, .box = {from.x, from.y, right_of(place) - from.x, from.height}});
    };
    key_and_words({"\u2191", "\u2193"}, i18n::text(Msg::palette_move));
    key_and_words({"Enter"}, i18n::text(Msg::palette_do));
    key_and_words({"Esc"}, i18n::text(Msg::palette_close));
    TextStyle style = caption();
    style.align = Align::right;
    style.tabular = true;
    text(make_id(base, "among"), rest, i18n::count(i18n::Plural::palette_among, among_), style);
}

void Palette::draw(Context& context, const Screen& screen, FrameWishes& wishes) {
    if (!is_open_) return;
    if (wants_focus_) take_leads(context, screen);
    collect(context);
    const Box window{0, 0, look().width, look().height};
    const float foot = is_phone() ? 0 : foot_height;
    Box box = window;
    if (!is_phone()) {
        const float y = std::min(top, window.height / 6);
        const float height = std::min(field_height_ + list_height() + foot, window.height - y - size::space_4);
        box = {(window.width - std::min(width, window.width - 32)) / 2, y, std::min(width, window.width - 32), height};
        box.y -= rise * (1 - animate_from(make_id(base, "rise"), 0, 1, motion::slow));
    }
    begin_layer(base, window);
    fill(window, is_phone() ? colours().bg_raised : colours().scrim);
    if (!is_phone()) {
        shadow(box, radius::dialog, Elevation::dialog);
        fill(box, colours().bg_raised, radius::dialog);
    }
    ax::begin(base, {.role = ax::Role::dialog,
                     .name = i18n::text(Msg::palette_title),
                     .states = ax::modal | ax::focusable | ax::skip_tab,
                     .box = box});
    Box rest = box;
    const Box field = take_top(rest, field_height_);
    hairline_below(field, colours().line);
    draw_field(context, field);
    if (std::exchange(wants_focus_, false)) ax::focus(field_id);
    if (foot > 0) draw_foot(context, take_bottom(rest, foot));
    if (items_.empty()) draw_nothing(rest);
    else draw_list(context, rest, wishes);
    if (std::exchange(was_entered_, false) && is_open_) choose(context, highlighted_, wishes);
    ax::end();
    end_layer();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (is_open_ && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !contains(box, mouse.x, mouse.y)) {
        keep_press();
        close();
    }
    if (is_open_ && shortcut({.key = ax::Key::escape})) close();
}

}  // namespace tratt::ui
