#include "ui/screens/card_parts.hpp"

#include <algorithm>
#include <utility>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/favourites.hpp"
#include "ui/find_place.hpp"
#include "ui/place_words.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/notice.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;

std::string_view back_words(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::contact_back_to_companies);
        case Entity::sale: return i18n::text(Msg::sale_back_to_sales);
        default: return i18n::text(Msg::contact_back_to_contacts);
    }
}

void step_button(ImGuiID id, Box& strip, Entity entity, std::int64_t number, Msg label, Icon sign) {
    const std::string href = number > 0 ? address(record_place(entity, number)) : std::string{};
    const Button step{.label = i18n::text(label),
                      .icon = sign,
                      .kind = ButtonKind::ghost,
                      .icon_only = true,
                      .disabled_reason = number > 0 ? std::string_view{} : i18n::text(Msg::contact_end_of_list),
                      .href = href};
    button(id, take_button_right(strip, step, 0), step);
}

void draw_step(ImGuiID id, Box& strip, Entity entity, const Trail::Step& step) {
    if (step.position == 0) return;
    step_button(make_id(id, "next"), strip, entity, step.next, Msg::next, Icon::chevron_down);
    step_button(make_id(id, "previous"), strip, entity, step.previous, Msg::previous, Icon::chevron_up);
    const std::string_view words =
        i18n::format(Msg::n_of_total, {{"n", i18n::number(step.position)}, {"total", i18n::number(step.total)}});
    TextStyle style = caption();
    style.tabular = true;
    text(make_id(id, "position"), take_right(strip, text_width(words, style) + 1, size::space_2), words, style);
}

bool is_web_letter(char c) { return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>'; }

}  // namespace

Place record_place(Entity entity, std::int64_t number, Mode mode) {
    switch (entity) {
        case Entity::company: return company_place(number, mode);
        case Entity::sale: return sale_place(number, mode);
        default: return contact_place(number, mode);
    }
}

Place record_place(const store::Database& database, Entity entity, store::Row row) {
    if (entity == Entity::selection) return selection_place(database, row);
    return record_place(entity, database.number(*model::number_field(entity), row));
}

Box card_head(ImGuiID id, Context& context, const Box& strip, const Trail& trail, const CardHead& head) {
    Box rest = is_phone() ? inset(strip, size::space_2, 0, size::space_2, 0)
                          : inset(strip, size::space_3, 0, size::space_3, 0);
    if (!is_phone()) hairline_below(strip, colours().line);
    const Place& list = trail.place(head.entity);
    const std::string list_href = address(list);
    const std::string_view list_title = place_title(context.database, list);
    const Button back{.label = i18n::text(Msg::back),
                      .icon = Icon::chevron_left,
                      .kind = ButtonKind::ghost,
                      .icon_only = true,
                      .href = list_href};
    if (context.app) button(make_id(id, "back"), take_button_left(rest, back, size::space_2), back);
    if (!head.is_editing) draw_step(id, rest, head.entity, head.step);
    if (is_phone()) {
        TextStyle style = section();
        style.type = Type::section;
        const Tag editing{.label = i18n::text(Msg::contact_editing), .tone = Tone::accent};
        const std::string_view words = head.is_editing ? editing.label : list_title;
        text(make_id(id, "place"), take_left(rest, text_width(words, style) + 1), words, style);
        return rest;
    }
    if (context.app) {
        TextStyle quiet = secondary();
        const float list_room = std::min(text_width(list_title, quiet) + 1, rest.width * .4f);
        link(make_id(id, "list"), take_left(rest, list_room, size::space_2),
             {.label = list_title, .href = list_href, .style = quiet});
        icon(centred_vertically(take_left(rest, size::icon_small, size::space_2), size::icon_small),
             Icon::chevron_right, colours().text_2);
    }
    const float name_room = std::min(text_width(head.name) + 1, rest.width * .6f);
    text(make_id(id, "name"), take_left(rest, name_room, size::space_2), head.name);
    if (head.is_editing) {
        const Tag editing{.label = i18n::text(Msg::contact_editing), .tone = Tone::accent};
        tag(make_id(id, "editing"),
            centred_vertically(take_left(rest, tag_width(editing), size::space_2), size::control_mini), editing);
    }
    return rest;
}

FieldLines::FieldLines(ImGuiID id, const Box& box, float label_width)
    : id_(id), box_(box), label_width_(label_width), y_(box.y) {}

Box FieldLines::begin(std::string_view label, bool shows_label) {
    const Box line{box_.x, y_, box_.width, is_phone() ? size::control_coarse : size::control};
    y_ = bottom_of(line);
    if (is_phone()) hairline_below(line, colours().line);
    begin_group(make_id(id_, label), ax::Role::group, label, line);
    Box rest = line;
    const Box label_box = take_left(rest, label_width_);
    if (shows_label) text(make_id(make_id(id_, label), "label"), label_box, label, muted());
    return rest;
}

void FieldLines::end() { ax::end(); }

void FieldLines::value(Context& context, std::string_view label, std::string_view words, std::string_view href,
                       bool is_tabular) {
    if (words.empty()) return;
    const ImGuiID id = make_id(id_, label);
    const Box box = begin(label);
    TextStyle style = body();
    style.tabular = is_tabular;
    const bool can_copy = !is_phone();  // a phone has its own way
    const float copy_room = can_copy ? size::control_small + size::space_2 : 0;
    const Box value_box{box.x, box.y, std::min(text_width(words, style) + 1, box.width - copy_room), box.height};
    if (href.empty()) {
        text(make_id(id, "value"), value_box, words, style);
    } else {
        style.colour = colours().accent_text;
        link(make_id(id, "value"), value_box, {.label = words, .href = href, .style = style});
    }
    const Box copy_box = centred_vertically(
        {right_of(value_box) + size::space_2, box.y, size::control_small, box.height}, size::control_small);
    const std::string_view name = i18n::format(Msg::contact_copy_value, {{"field", label}});
    const bool near = hovered({box_.x, box.y, box_.width, box.height}) || ax::focused(make_id(id, "copy"));
    if (can_copy && near && !is_touch()) {
        const Button copy{
            .label = name, .icon = Icon::copy, .kind = ButtonKind::ghost, .size = ButtonSize::small, .icon_only = true};
        if (button(make_id(id, "copy"), copy_box, copy).clicked) {
            context.actions.copy(words);
            context.actions.show({.title = std::string(i18n::format(Msg::contact_copied, {{"field", label}}))});
        }
    }
    end();
}

void FieldLines::person(std::string_view label, std::string_view name, AvatarKind kind) {
    Box box = begin(label);
    if (name.empty()) {
        text(make_id(make_id(id_, label), "value"), box, i18n::text(Msg::no_selection), muted());
    } else {
        avatar(centred_vertically(take_left(box, 20, size::space_2), 20), name, kind);
        text(make_id(make_id(id_, label), "value"), box, name);
    }
    end();
}

void FieldLines::line() {
    if (is_phone()) return;
    fill({box_.x, snap(y_ + size::space_3), box_.width, size::hairline}, colours().line);
    y_ += 2 * size::space_3 + size::hairline;
}

std::string telephone_link(std::string_view number) {
    constexpr std::string_view scheme = "tel:";
    std::string link(scheme), extension;  // RFC 3966: the extension is dialled when somebody has answered
    bool is_extension = false;
    for (const char c : number) {
        if ((c >= '0' && c <= '9') || (c == '+' && link == scheme)) (is_extension ? extension : link) += c;
        if (c == 'x' || c == 'X') is_extension = link != scheme;
    }
    if (!extension.empty()) link += ";ext=" + extension;
    return link == scheme ? std::string{} : link;
}

std::string mail_link(std::string_view address) {
    const bool is_address = address.find('@') != std::string_view::npos && std::ranges::all_of(address, is_web_letter);
    return is_address ? "mailto:" + std::string(address) : std::string{};
}

std::string web_link(std::string_view address) {
    if (address.empty() || !std::ranges::all_of(address, is_web_letter)) return {};
    if (address.starts_with("https://") || address.starts_with("http://")) return std::string(address);
    const bool is_host = address.find('.') != std::string_view::npos && address.find(':') == std::string_view::npos;
    return is_host ? "https://" + std::string(address) : std::string{};
}

void Errand::run(Context& context, model::Action action) {
    command_ = context.actions.run({.action = std::move(action)});
}

const Outcome* Errand::finished(Context& context, bool tells_refusal) {
    const Outcome* outcome = context.last_outcome;
    if (!is_running() || !outcome || outcome->command != command_) return nullptr;
    command_ = {};
    if (!outcome->succeeded && tells_refusal && !outcome->errors.empty()) {
        context.actions.show({.title = std::string(error_words(outcome->errors.front())), .kind = ToastKind::refusal});
    }
    return outcome;
}

void draw_gone(Context& context, const Box& page, Entity entity, bool keeps_typed) {
    const store::Row row = context.database.find_number(entity, context.place.number);
    const bool is_in_bin = row != store::no_row && context.database.is_deleted(entity, row);
    const EmptyState gone{
        .icon = Icon::find,
        .title = i18n::text(Msg::contact_gone_title),
        .caption = i18n::text(keeps_typed && is_in_bin ? Msg::contact_gone_typed : Msg::contact_gone_caption),
        .action = {.label = is_in_bin ? i18n::text(Msg::bin_restore) : back_words(entity)}};
    if (!empty_state(make_id("record_gone"), page, gone).clicked) return;
    if (!is_in_bin) return context.actions.navigate(Place{.page = list_page(entity)});
    context.actions.run({.id = {}, .action = model::RestoreRecords{entity, {context.database.id_of(entity, row)}}});
}

void large_avatar(const Box& box, std::string_view name, AvatarKind kind) {
    if (!name.empty()) return avatar(box, name, kind);
    large_sign(box, kind == AvatarKind::person ? Icon::person : Icon::companies, kind == AvatarKind::person);
}

void large_sign(const Box& box, Icon sign, bool is_round) {
    fill(box, colours().bg_fill, is_round ? box.height / 2 : radius::card);
    icon(centred(box, size::icon_large, size::icon_large), sign, colours().text_2);
}

void CardPanes::draw(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content,
                     float foot_room) {
    constexpr float two_columns_from = 760;
    box.width >= two_columns_from ? draw_wide(id, context, box, name, content)
                                  : draw_narrow(id, context, box, name, content, foot_room);
}

void CardPanes::draw_wide(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content) {
    constexpr float summary_width = 500;
    Box rest = box;
    const Box left = take_left(rest, std::min(summary_width, box.width * .48f));
    fill({rest.x, rest.y, size::hairline, rest.height}, colours().line);
    take_left(rest, size::hairline);

    const ScrollArea summary = begin_scroll_area(
        make_id(id, "summary"), {.role = ax::Role::region, .name = name, .box = left}, left.width, summary_height_);
    const float height =
        content.draw_summary(context, {summary.origin_x + 24, summary.origin_y + 24, left.width - 48, 0}) + 48;
    end_scroll_area();
    if (height != summary_height_) request_frame_in(0);
    summary_height_ = height;

    content.draw_tabs(context, take_top(rest, size::bar));
    const ScrollArea panel = begin_scroll_area(
        make_id(id, "panel"), {.role = ax::Role::tab_panel, .name = i18n::text(Msg::contact_tabs), .box = rest},
        rest.width, section_height_);
    const float section_height =
        content.draw_section(context, {panel.origin_x + 24, panel.origin_y + 16, rest.width - 44, 0}) + 32;
    end_scroll_area();
    if (section_height != section_height_) request_frame_in(0);
    section_height_ = section_height;
}

// One column: everything scrolls together.
void CardPanes::draw_narrow(ImGuiID id, Context& context, const Box& box, std::string_view name, Content& content,
                            float foot_room) {
    const float margin = is_phone() ? size::space_4 : size::space_6;
    const ScrollArea area = begin_scroll_area(
        make_id(id, "summary"), {.role = ax::Role::region, .name = name, .box = box}, box.width, summary_height_);
    Box column{area.origin_x + margin, area.origin_y + 4, box.width - 2 * margin, 0};
    column.y += content.draw_summary(context, column) + size::space_2;
    content.draw_tabs(context, {area.origin_x, column.y, box.width, size::bar});
    column.y += size::bar + size::space_4;
    column.y += content.draw_section(context, column);
    const float height = column.y - area.origin_y + foot_room;
    end_scroll_area();
    if (height != summary_height_) request_frame_in(0);
    summary_height_ = height;
}

void draw_star(ImGuiID id, Context& context, Box& strip, Entity entity, store::Row row) {
    const bool is_on = is_favourite(context.database, entity, row);
    const Button star{.label = i18n::text(is_on ? Msg::favourite_remove : Msg::favourite_add),
                      .icon = is_on ? Icon::star_on : Icon::star,
                      .kind = ButtonKind::ghost,
                      .icon_only = true,
                      .is_toggle = true,
                      .icon_colour = is_on ? colours().warn_text : 0};
    Box place = take_button_right(strip, star);
    place.height = control_height();
    if (button(id, place, star).clicked) toggle_favourite(context, entity, row);
}

}  // namespace tratt::ui
