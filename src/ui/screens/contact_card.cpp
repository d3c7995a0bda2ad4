#include "ui/screens/contact_card.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/sale_panel.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("contact_card");
constexpr float label_width_wide = 136, label_width_narrow = 120, tall_button_height = 56;
constexpr float edit_room = 80;  // below the column: the pencil floats there
constexpr std::array detail_fields{Field::contact_lifecycle_stage, Field::contact_website, Field::contact_street,
                                   Field::contact_postal_code,     Field::contact_city,    Field::contact_region,
                                   Field::contact_external_id};

bool has_details(const store::Database& database, store::Row row) {
    return std::ranges::any_of(detail_fields, [&](Field field) { return !database.text(field, row).empty(); });
}

// How the contact came: first touch and lead creation (R225–R227).
constexpr std::array source_fields{Field::contact_first_touch_source,   Field::contact_first_touch_medium,
                                   Field::contact_first_touch_campaign, Field::contact_first_touch_term,
                                   Field::contact_first_touch_content,  Field::contact_creation_source,
                                   Field::contact_creation_medium,      Field::contact_creation_campaign,
                                   Field::contact_creation_term,        Field::contact_creation_content};

bool has_source(const store::Database& database, store::Row row) {
    return std::ranges::any_of(source_fields, [&](Field field) { return !database.text(field, row).empty(); });
}

float label_width() { return is_phone() ? label_width_narrow : label_width_wide; }

// The sign above the word, as high as a finger wants it.
Press tall_button(ImGuiID id, const Box& box, const Button& spec) {
    const Press pressed = press(id, {.role = spec.href.empty() ? ax::Role::button : ax::Role::link,
                                     .name = spec.label,
                                     .href = spec.href,
                                     .box = box});
    fill(box, pressed.held ? colours().bg_button_press : colours().bg_button, radius::tile);
    if (pressed.focus_visible) focus_ring(box, radius::tile);
    Box stack = centred(box, box.width - size::space_1, size::icon_large + size::space_1 + 16);
    icon(take_top(stack, size::icon_large, size::space_1), spec.icon, colours().on_button);
    TextStyle style{.type = Type::caption, .colour = colours().on_button, .align = Align::centre};
    bare_text(stack, spec.label, style);
    return pressed;
}

}  // namespace

void ContactCardScreen::draw(Context& context, const Box& page) {
    const store::Database& database = context.database;
    row_ = database.find_number(Entity::contact, context.place.number);
    if (row_ == store::no_row || !database.is_live(Entity::contact, row_))
        return draw_gone(context, page, Entity::contact);
    if (explained_contact_ != context.place.number) explains_ = false;
    explained_contact_ = context.place.number;
    Box rest = page;
    if (context.app) {
        card_head(make_id(base, "head"), context, take_top(rest, size::head), trail_,
                  {.entity = Entity::contact,
                   .name = record_name(database, Entity::contact, row_),
                   .step = trail_.step(context, Entity::contact, row_)});
    }
    panes_.draw(base, context, rest, record_name(database, Entity::contact, row_), *this, edit_room);
    draw_edit(context, rest);
    if (page_shortcut({.key = ax::Key::character, .character = U'e'}))
        context.actions.navigate(contact_place(context.place.number, Mode::edit));
}

// On a phone the pencil floats over the column.
void ContactCardScreen::draw_edit(Context& context, const Box& box) {
    if (!is_phone()) return;
    const std::string href = address(contact_place(context.place.number, Mode::edit));
    const Button edit{.label = i18n::text(Msg::edit), .icon = Icon::pencil, .kind = ButtonKind::primary, .href = href};
    const float width = button_width(edit);
    const Box place{right_of(box) - width - size::space_4, bottom_of(box) - size::control_coarse - size::space_4, width,
                    size::control_coarse};
    shadow(place, radius::control, Elevation::popover);
    button(make_id(base, "edit"), place, edit);
}

float ContactCardScreen::draw_summary(Context& context, const Box& box) {
    float y = box.y;
    y += draw_person(context, {box.x, y, box.width, 56}) + size::space_4;
    y += draw_ways_to_reach(context, {box.x, y, box.width, control_height()});
    if (!is_phone()) {
        y += size::space_5;
        fill({box.x, snap(y), box.width, size::hairline}, colours().line);
        y += size::hairline + size::space_3;
    } else {
        y += size::space_4;
        fill({box.x, snap(y), box.width, size::hairline}, colours().line);
        y += size::hairline;
    }
    return y + draw_fields(context, {box.x, y, box.width, 0}) - box.y;
}

float ContactCardScreen::draw_person(Context& context, Box box) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, Entity::contact, row_);
    avatar(take_left(box, 56, size::space_4), name);
    Box lines = centred_vertically(box, 48);
    Box first = take_top(lines, 28);
    Box strip{box.x, box.y, box.width, control_height()};
    draw_menu(context, strip);
    if (!is_phone()) {
        const std::string href = address(contact_place(context.place.number, Mode::edit));
        const Button edit{.label = i18n::text(Msg::edit),
                          .icon = Icon::pencil,
                          .kind = ButtonKind::ghost,
                          .tooltip = i18n::text(Msg::contact_edit_contact),
                          .href = href};
        button(make_id(base, "edit"), take_button_right(strip, edit), edit);
    }
    draw_star(make_id(base, "star"), context, strip, Entity::contact, row_);
    first.width = strip.width;
    if (bottom_of(strip) > lines.y) lines.width = strip.width;
    heading(make_id(base, "name"), first, 1, name);
    if (database.flag(Field::contact_former_employee, row_)) {
        const Tag former{.label = i18n::text(Msg::contact_former), .tooltip = i18n::text(Msg::contact_former_help)};
        const float at = std::min(text_width(name, title()) + size::space_2, first.width - tag_width(former));
        tag(make_id(base, "former"),
            centred_vertically({first.x + at, first.y, tag_width(former), first.height}, size::control_mini), former);
    }
    const std::string_view job = database.text(Field::contact_title, row_);
    const store::Row company = database.reference(Field::contact_company, row_);
    if (!job.empty()) {
        const std::string_view words = company == store::no_row ? job : i18n::concat({job, " · "});
        const float beside = text_width(record_name(database, Entity::company, company));
        const float room = std::max(lines.width * .6f, lines.width - beside - 1);
        text(make_id(base, "title"), take_left(lines, std::min(text_width(words) + 1, room)), words, secondary());
    }
    if (company != store::no_row) {
        const std::string href = address(company_place(database.number(Field::company_number, company)));
        link(make_id(base, "company"), lines, {.label = record_name(database, Entity::company, company), .href = href});
    } else if (job.empty()) {
        text(make_id(base, "company"), lines, i18n::text(Msg::contact_without_company), muted());
    }
    return box.height;
}

void ContactCardScreen::draw_menu(Context& context, Box& strip) {
    Button more{.label = i18n::text(Msg::contact_more), .icon = Icon::dots, .kind = ButtonKind::ghost};
    more.icon_only = true;
    constexpr std::array tasks{RecordTask::merge, RecordTask::move, RecordTask::add_to_selection, RecordTask::remove};
    std::vector<MenuItem> items;
    for (const RecordTask task : tasks) {
        const Button each = task_button(task);
        items.push_back({.label = each.label, .icon = each.icon});
    }
    if (context.app) {
        items.push_back({.label = i18n::text(Msg::contact_erase),
                         .icon = Icon::trash,
                         .is_destructive = true,
                         .has_line_above = true});
    }
    Box place = take_button_right(strip, more);
    place.height = control_height();
    const int taken = menu_button(make_id(base, "more"), place, more, items);
    if (taken == nothing_chosen) return;
    if (taken == static_cast<int>(tasks.size())) {
        asks_to_erase_ = true;
        page_ = {};
    } else
        tasks_.begin(context, tasks[static_cast<std::size_t>(taken)],
                     {Entity::contact, {context.database.id_of(Entity::contact, row_)}, {}});
}

void ContactCardScreen::draw_over(Context& context) {
    if (row_ == store::no_row) return;
    activities_.draw_over(context);
    tasks_.draw_over(context);
    draw_erase(context);
}

Screen::Subject ContactCardScreen::subject(const Context& context) const {
    if (row_ == store::no_row) return {};
    return {Entity::contact, {context.database.id_of(Entity::contact, row_)}};
}

void ContactCardScreen::draw_erase(Context& context) {
    if (asks_to_erase_ && page_.was_left(context.place)) asks_to_erase_ = false;
    if (!asks_to_erase_) return;
    constexpr ImGuiID id = make_id(base, "erase");
    const std::string_view words = i18n::text(Msg::contact_erase_warning);
    const float inner = std::min(size::dialog_width, context.environment.width) - 2 * size::space_6;
    Dialog dialog;
    dialog.title =
        i18n::format(Msg::contact_erase_question, {{"name", record_name(context.database, Entity::contact, row_)}});
    dialog.description = words;
    dialog.body_height = paragraph_height(inner, words);
    dialog.is_alert = true;
    DialogView view = begin_dialog(id, dialog);
    paragraph(make_id(id, "words"), view.body, words);
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::contact_erase_confirm), .is_danger = true});
    if (answer == DialogAnswer::action)
        context.app->actions.erase_person(context.database.id_of(Entity::contact, row_));
    if (answer != DialogAnswer::none || view.cancelled) asks_to_erase_ = false;
}

// Call, e-mail, follow-up, create sale: side by side, on a phone the sign above its word.
float ContactCardScreen::draw_ways_to_reach(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const std::string_view mobile = database.text(Field::contact_mobile, row_);
    const std::string telephone = telephone_link(mobile.empty() ? database.text(Field::contact_phone, row_) : mobile);
    const std::string mail = mail_link(database.text(Field::contact_email, row_));
    const std::string sale = new_sale_href(database, Entity::contact, row_);
    const int count = (telephone.empty() ? 0 : 1) + (mail.empty() ? 0 : 1) + 2;
    const Box row{box.x, box.y, box.width, is_phone() ? tall_button_height : box.height};
    float wide = button_width({.label = i18n::text(Msg::sale_create), .icon = Icon::sales}) +
                 button_width({.label = i18n::text(Msg::follow_up_button), .icon = Icon::followups}) + size::space_2;
    if (!telephone.empty())
        wide += button_width({.label = i18n::text(Msg::contact_call), .icon = Icon::phone}) + size::space_2;
    if (!mail.empty())
        wide += button_width({.label = i18n::text(Msg::contact_send_email), .icon = Icon::mail}) + size::space_2;
    const bool is_tight = is_phone() || wide > box.width;
    int at = 0;
    Box strip = row;
    const auto way = [&](std::string_view id, Msg label, Icon sign, std::string_view href) {
        const Button reach{.label = i18n::text(label), .icon = sign, .href = href};
        if (!is_phone()) return button(make_id(base, id), take_button_left(strip, reach), reach);
        return tall_button(make_id(base, id), nth_column(row, at++, count, size::space_2), reach);
    };
    if (!telephone.empty()) way("call", Msg::contact_call, Icon::phone, telephone);
    if (!mail.empty()) way("mail", Msg::contact_send_email, Icon::mail, mail);
    if (way("follow_up", Msg::follow_up_button, Icon::followups, {}).clicked)
        activities_.dialog().plan(context, {.about = {about_record(database, Entity::contact, row_)}});
    way("sale", is_tight ? Msg::sale_create_short : Msg::sale_create, Icon::sales, sale);
    return row.height;
}

float ContactCardScreen::draw_fields(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    FieldLines lines(make_id(base, "fields"), box, label_width());
    draw_category(context, lines);
    if (database.status_active(row_)) {
        draw_status(context, lines);  // R30: directly below
    } else {
        draw_why_hidden(context, lines);
    }
    lines.person(field_label(Field::contact_owner),
                 record_name(database, Entity::user, database.reference(Field::contact_owner, row_)));
    draw_next_follow_up(context, make_id(base, "next"), lines, Entity::contact, row_);
    lines.line();
    const auto words = [&](Field field) { return database.text(field, row_); };
    lines.value(context, field_label(Field::contact_phone), words(Field::contact_phone),
                telephone_link(words(Field::contact_phone)), true);
    lines.value(context, field_label(Field::contact_mobile), words(Field::contact_mobile),
                telephone_link(words(Field::contact_mobile)), true);
    lines.value(context, field_label(Field::contact_email), words(Field::contact_email),
                mail_link(words(Field::contact_email)));
    for (const store::Row point : database.points_of(row_)) {  // R90
        const std::string_view value = database.text(Field::contact_point_value, point);
        const std::string_view type =
            value_words(database, Field::contact_point_type, database.value(Field::contact_point_type, point), moment);
        const bool is_mail =
            database.number(Field::contact_point_kind, point) == model::as_number(model::PointKind::email);
        const std::string_view kind = field_label(is_mail ? Field::contact_email : Field::contact_phone);
        lines.value(context, i18n::concat({kind, " (", type, ")"}), value,
                    is_mail ? mail_link(value) : telephone_link(value), !is_mail);
    }
    lines.value(context, field_label(Field::contact_country), words(Field::contact_country));
    lines.value(context, field_label(Field::contact_source), words(Field::contact_source));
    const std::int64_t registered = database.number(Field::contact_created_at, row_);
    lines.value(context, field_label(Field::contact_created_at),
                i18n::date(core::day_of(registered, moment.time_zone), core::today(moment)));
    lines.value(context, field_label(Field::contact_number),
                value_words(database, Field::contact_number, database.value(Field::contact_number, row_), moment), {},
                true);
    const std::string_view basis = words(Field::contact_legal_basis);  // R93
    const std::string_view source = words(Field::contact_consent_source);
    if (!basis.empty() || !source.empty())
        lines.value(
            context, field_label(Field::contact_legal_basis),
            basis.empty() || source.empty() ? i18n::concat({basis, source}) : i18n::concat({basis, " · ", source}));
    return lines.bottom() - box.y;
}

void ContactCardScreen::draw_category(Context& context, FieldLines& lines) {
    const store::Database& database = context.database;
    const store::Row category = database.category_of(row_);
    const store::Row company = database.reference(Field::contact_company, row_);
    Box box = lines.begin(i18n::text(Msg::field_contact_category));
    if (category == store::no_row) {
        text(make_id(base, "category"), box, i18n::text(Msg::no_selection), muted());
    } else {
        const std::string_view name = item_name(database, Entity::category, category);
        const float from_room = company == store::no_row || is_phone() ? 0 : 96;
        const Box label = take_left(box, std::min(category_label_width(name), box.width - from_room), size::space_2);
        category_label(make_id(base, "category"), label, name, category_group_kind(database, category),
                       item_description(database, Entity::category, category));
    }
    if (company != store::no_row && !is_phone()) {
        const std::string_view from = i18n::text(Msg::contact_category_from);
        text(make_id(base, "category_from"), take_left(box, text_width(from, caption()) + 1, size::space_1), from,
             caption());
        TextStyle style = caption();
        style.colour = colours().accent_text;
        const std::string href = address(company_place(database.number(Field::company_number, company)));
        link(make_id(base, "category_company"), box,
             {.label = record_name(database, Entity::company, company), .href = href, .style = style});
    }
    lines.end();
}

void ContactCardScreen::draw_status(Context& context, FieldLines& lines) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    const store::Row status = database.reference(Field::contact_lead_status, row_);
    Box box = lines.begin(field_label(Field::contact_lead_status));
    if (status == store::no_row) {
        text(make_id(base, "status"), box, i18n::text(Msg::no_selection), muted());
        return lines.end();
    }
    const std::string_view name = item_name(database, Entity::lead_status, status);
    const std::int64_t days = days_in_status(database, row_, moment);
    const std::string_view since =
        days == not_in_status ? std::string_view{} : i18n::count(i18n::Plural::contact_days_in_status, days);
    const StatusPill pill{.name = name,
                          .mark = status_mark_of(database, status),
                          .description = item_description(database, Entity::lead_status, status),
                          .since = since,
                          .is_struck = database.is_deleted(Entity::lead_status, status)};
    status_pill(make_id(base, "status"), take_left(box, status_pill_width(name), size::space_2), pill);
    if (is_phone()) {
        const std::string href = address(contact_place(context.place.number, Mode::edit));
        const Button change{.label = i18n::text(Msg::contact_edit_contact),
                            .icon = Icon::chevron_right,
                            .kind = ButtonKind::ghost,
                            .icon_only = true,
                            .href = href};
        button(make_id(base, "status_edit"), take_button_right(box, change), change);
    }
    if (days != not_in_status) {
        const core::Date day = core::day_of(database.number(Field::contact_status_since, row_), moment.time_zone);
        text(make_id(base, "status_since"), box,
             i18n::format(Msg::contact_status_since, {{"date", i18n::date(day, core::today(moment))}}), caption());
    }
    lines.end();
}

// Says which condition of R29 fails, and what value is kept (R41).
float ContactCardScreen::draw_why_hidden(Context& context, FieldLines& lines) {
    const store::Database& database = context.database;
    const std::string_view question = i18n::text(Msg::contact_why_no_status);
    Box box = lines.begin(question, false);
    TextStyle quiet = caption();
    box = centred_vertically(box, is_phone() ? size::control_coarse : size::control_small);
    box.width = std::min(box.width, text_width(question, quiet) + 1);
    if (link(make_id(base, "why"), box, {.label = question, .style = quiet}).clicked) explains_ = !explains_;
    lines.end();
    if (!explains_) return 0;

    const store::Row category = database.category_of(row_);
    const std::string_view category_name = item_name(database, Entity::category, category);
    Notice why{.tone = Tone::neutral, .icon = Icon::info};
    switch (database.hidden_reason(row_)) {
        case model::HiddenReason::no_category: why.words = i18n::text(Msg::contact_why_no_category); break;
        case model::HiddenReason::not_enabled:
            why.words = i18n::format(Msg::contact_why_not_enabled, {{"category", category_name}});
            break;
        default:
            why.words = i18n::format(
                Msg::contact_why_other_group,
                {{"category", category_name}, {"group", group_name(category_group_kind(database, category))}});
            break;
    }
    const store::Row kept = database.reference(Field::contact_lead_status, row_);
    const core::Moment moment = moment_of(context.environment);
    if (kept == store::no_row) {
        why.note = i18n::text(Msg::contact_no_kept_status);
    } else {
        const std::int64_t since = database.number(Field::contact_status_since, row_);
        const std::string_view day = since == core::no_value
                                         ? std::string_view{}
                                         : i18n::date(core::day_of(since, moment.time_zone), core::today(moment));
        why.note = i18n::format(Msg::contact_kept_status,
                                {{"status", item_name(database, Entity::lead_status, kept)}, {"date", day}});
    }
    const Box place = lines.wide_box();
    const float height = notice_height(place.width, why);
    notice(make_id(base, "why_words"), {place.x, place.y, place.width, height}, why);
    lines.gap(height + size::space_2);
    return height;
}

void ContactCardScreen::draw_tabs(Context& context, const Box& box) {
    const store::Database& database = context.database;
    std::array<Tab, 6> shown{};
    std::array<Section, 6> sections{};
    std::size_t count = 0;
    const auto add = [&](Section section, Msg label, std::string_view number, bool has_dot) {
        sections[count] = section;
        shown[count++] = {.label = i18n::text(label), .count = number, .has_dot = has_dot};
    };
    add(Section::activities, Msg::activities_title, i18n::number(activities_.count(context, Entity::contact, row_)),
        false);
    add(Section::sales, Msg::place_sales, i18n::number(count_sales(context, Entity::contact, row_)), false);
    add(Section::history, Msg::contact_tab_history, i18n::number(history_.count(context, Entity::contact, row_)),
        false);
    if (has_source(database, row_)) add(Section::source, Msg::contact_tab_source, {}, false);
    if (has_details(database, row_)) add(Section::details, Msg::contact_tab_details, {}, false);
    if (!database.text(Field::contact_note, row_).empty()) add(Section::note, Msg::contact_tab_note, {}, true);
    const auto found = std::find(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(count), section_);
    const bool is_gone = found == sections.begin() + static_cast<std::ptrdiff_t>(count);
    const int chosen = is_gone ? 0 : static_cast<int>(found - sections.begin());
    section_ = sections[static_cast<std::size_t>(
        tabs(make_id(base, "tabs"), box, i18n::text(Msg::contact_tabs), {shown.data(), count}, chosen))];
}

float ContactCardScreen::draw_section(Context& context, const Box& box) {
    const store::Database& database = context.database;
    if (section_ == Section::activities) return activities_.draw(context, box, Entity::contact, row_);
    if (section_ == Section::sales) return draw_sales(context, box, Entity::contact, row_);
    if (section_ == Section::history) return history_.draw(context, box, Entity::contact, row_);
    if (section_ == Section::source) return draw_source(context, box);
    if (section_ == Section::note)
        return paragraph(make_id(base, "note"), box, database.text(Field::contact_note, row_)).height;
    FieldLines lines(make_id(base, "details"), box, label_width());
    for (const Field field : detail_fields) {
        const std::string_view words = database.text(field, row_);
        lines.value(context, field_label(field), words,
                    field == Field::contact_website ? web_link(words) : std::string{});
    }
    return lines.bottom() - box.y;
}

float ContactCardScreen::draw_source(Context& context, const Box& box) {
    FieldLines lines(make_id(base, "source"), box, label_width() + size::space_6);
    for (const Field field : source_fields)
        lines.value(context, field_label(field), context.database.text(field, row_));
    return lines.bottom() - box.y;
}

}  // namespace tratt::ui
