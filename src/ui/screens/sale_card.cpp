#include "ui/screens/sale_card.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/sale_rules.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/sale_panel.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/tabs.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::SaleStatus;

constexpr ImGuiID base = make_id("sale_card");
constexpr float label_width_wide = 152, label_width_narrow = 136;

float label_width() { return is_phone() ? label_width_narrow : label_width_wide; }

}  // namespace

void SaleCardScreen::draw(Context& context, const Box& page) {
    const store::Database& database = context.database;
    row_ = database.find_number(Entity::sale, context.place.number);
    if (row_ == store::no_row || !database.is_live(Entity::sale, row_)) return draw_gone(context, page, Entity::sale);
    errand_.finished(context);
    Box rest = page;
    card_head(make_id(base, "head"), context, take_top(rest, size::head), trail_,
              {.entity = Entity::sale,
               .name = record_name(database, Entity::sale, row_),
               .step = trail_.step(context, Entity::sale, row_)});
    panes_.draw(base, context, rest, record_name(database, Entity::sale, row_), *this, size::space_6);
    if (page_shortcut({.key = ax::Key::character, .character = U'e'}))
        context.actions.navigate(sale_place(context.place.number, Mode::edit));
}

float SaleCardScreen::draw_summary(Context& context, const Box& box) {
    float y = box.y;
    draw_head(context, {box.x, y, box.width, 56});
    y += 56 + size::space_4;
    y += draw_buttons(context, {box.x, y, box.width, control_height()}) + size::space_5;
    fill({box.x, snap(y), box.width, size::hairline}, colours().line);
    y += size::hairline + (is_phone() ? 0 : size::space_3);
    return y + draw_fields(context, {box.x, y, box.width, 0}) - box.y;
}

void SaleCardScreen::draw_head(Context& context, Box box) {
    const store::Database& database = context.database;
    large_sign(take_left(box, 56, size::space_4), Icon::sales);
    const std::string href = address(sale_place(context.place.number, Mode::edit));
    const Button edit{.label = i18n::text(Msg::edit),
                      .icon = Icon::pencil,
                      .kind = ButtonKind::ghost,
                      .icon_only = is_phone(),
                      .tooltip = i18n::text(Msg::sale_edit_sale),
                      .href = href};
    Box strip{box.x, box.y, box.width, control_height()};
    draw_menu(context, strip);
    button(make_id(base, "edit"), take_button_right(strip, edit), edit);
    draw_star(make_id(base, "star"), context, strip, Entity::sale, row_);
    box.width = strip.width;
    Box lines = centred_vertically(box, 48);
    Box first = take_top(lines, 28);
    const std::string_view name = record_name(database, Entity::sale, row_);
    const Tag status = sale_status_tag(database, row_);
    const float room = std::min(text_width(name, title()) + 1, first.width - tag_width(status) - size::space_2);
    heading(make_id(base, "name"), take_left(first, room, size::space_2), 1, name);
    tag(make_id(base, "status"),
        centred_vertically({first.x, first.y, tag_width(status), first.height}, size::control_mini), status);
    const store::Row company = database.reference(Field::sale_company, row_);
    const store::Row contact = database.reference(Field::sale_contact, row_);
    if (contact != store::no_row) {
        const std::string contact_href = address(contact_place(database.number(Field::contact_number, contact)));
        const std::string_view words = record_name(database, Entity::contact, contact);
        const float width = std::min(text_width(words) + 1, lines.width * .6f);
        link(make_id(base, "contact"), take_left(lines, width), {.label = words, .href = contact_href});
        if (company != store::no_row)
            text(make_id(base, "between"), take_left(lines, text_width(" · ") + 1), " · ", secondary());
    }
    if (company == store::no_row) return;
    const std::string company_href = address(company_place(database.number(Field::company_number, company)));
    link(make_id(base, "company"), lines,
         {.label = record_name(database, Entity::company, company), .href = company_href});
}

void SaleCardScreen::draw_menu(Context& context, Box& strip) {
    const SaleStatus now = sale_status_of(context.database, row_);
    const std::array items{
        MenuItem{.label = i18n::text(Msg::sale_mark_stalled),
                 .icon = Icon::clock,
                 .disabled_reason = now == SaleStatus::stalled ? sale_status_words(now) : std::string_view{}},
        MenuItem{.label = i18n::text(Msg::sale_delete), .icon = Icon::trash, .is_destructive = true}};
    Button more{.label = i18n::text(Msg::sale_more), .icon = Icon::dots, .kind = ButtonKind::ghost};
    more.icon_only = true;
    const core::Uuid& id = context.database.id_of(Entity::sale, row_);
    switch (menu_button(make_id(base, "more"), take_button_right(strip, more), more, items)) {
        case 0: return status_dialog_.ask(context, id, SaleStatus::stalled);
        case 1:
            errand_.run(context, model::DeleteRecords{Entity::sale, {id}});
            context.actions.navigate(trail_.place(Entity::sale));
            context.actions.show({.title = std::string(i18n::text(Msg::sale_deleted)), .offers_undo = true});
            return;
        default: return;
    }
}

// What is not yet closed can be sold or lost, what is closed or stalled can be opened again.
float SaleCardScreen::draw_buttons(Context& context, const Box& box) {
    const core::Uuid& id = context.database.id_of(Entity::sale, row_);
    const SaleStatus now = sale_status_of(context.database, row_);
    std::vector<std::pair<SaleStatus, Button>> buttons;
    if (now != SaleStatus::open)
        buttons.push_back({SaleStatus::open, {.label = i18n::text(Msg::sale_reopen), .icon = Icon::undo}});
    if (!model::is_closed(now)) {
        buttons.push_back({SaleStatus::sold, {.label = i18n::text(Msg::sale_mark_sold), .icon = Icon::check}});
        buttons.push_back({SaleStatus::lost, {.label = i18n::text(Msg::sale_mark_lost), .icon = Icon::x}});
    }
    const Button follow_up{.label = i18n::text(Msg::follow_up_button), .icon = Icon::followups};
    float x = box.x, y = box.y;
    const auto place = [&](const Button& spec) {
        const float width = button_width(spec);
        if (x > box.x && x + width > right_of(box)) {
            x = box.x;
            y += box.height + size::space_2;
        }
        const Box taken{x, y, width, box.height};
        x += width + size::space_2;
        return taken;
    };
    for (const auto& [status, spec] : buttons) {
        if (button(make_id(make_id(base, "to"), static_cast<int>(status)), place(spec), spec).clicked)
            status_dialog_.ask(context, id, status);
    }
    if (button(make_id(base, "follow_up"), place(follow_up), follow_up).clicked)
        activities_.dialog().plan(context, {.about = {about_record(context.database, Entity::sale, row_)}});
    return y + box.height - box.y;
}

float SaleCardScreen::draw_fields(Context& context, const Box& box) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    FieldLines lines(make_id(base, "fields"), box, label_width());
    const auto words = [&](Field field) { return value_words(database, field, database.value(field, row_), moment); };
    const auto plain = [&](Field field) { lines.value(context, field_label(field), words(field)); };
    plain(Field::sale_type);
    plain(Field::sale_stage);
    const std::int64_t days = database.days_in_stage(row_, moment);
    if (days != core::no_value)
        lines.value(context, field_label(Field::sale_days_in_stage), i18n::days_long(days));  // R258
    // What is won or lost has no chance any more.
    const bool is_closed = model::is_closed(sale_status_of(database, row_));
    const std::int64_t chance = database.number(Field::sale_chance, row_);
    if (chance != core::no_value && !is_closed)
        lines.value(context, field_label(Field::sale_probability), i18n::number(chance));
    plain(Field::sale_reason);
    draw_next(context, lines);
    plain(Field::sale_sale_date);
    lines.person(field_label(Field::sale_owner),
                 record_name(database, Entity::user, database.reference(Field::sale_owner, row_)));
    if (database.flag(Field::sale_completed, row_)) plain(Field::sale_completed);
    lines.line();
    const float before_money = lines.bottom();
    draw_money(context, lines);
    if (lines.bottom() > before_money) lines.line();
    plain(Field::sale_source);
    plain(Field::sale_closed_at);
    const std::int64_t registered = database.number(Field::sale_created_at, row_);
    lines.value(context, field_label(Field::sale_created_at),
                i18n::date(core::day_of(registered, moment.time_zone), core::today(moment)));
    lines.value(context, field_label(Field::sale_number), words(Field::sale_number), {}, true);
    return lines.bottom() - box.y;
}

// R248: the oldest follow-up that is not completed, red when it is past; R251: of a stalled sale the reopen date.
void SaleCardScreen::draw_next(Context& context, FieldLines& lines) {
    const store::Database& database = context.database;
    const core::Date today = core::today(moment_of(context.environment));
    if (sale_status_of(database, row_) == SaleStatus::stalled) {
        const std::int64_t date = database.number(Field::sale_reopen_date, row_);
        if (date == core::no_value) return;
        TextStyle style = body();
        if (date < today) style.colour = colours().danger_text;
        text(make_id(base, "reopen"), lines.begin(field_label(Field::sale_reopen_date)),
             i18n::date_with_weekday(date, today), style);
        return lines.end();
    }
    draw_next_follow_up(context, make_id(base, "next"), lines, Entity::sale, row_);
}

void SaleCardScreen::draw_money(Context& context, FieldLines& lines) {
    const store::Database& database = context.database;
    const std::string_view currency = database.text(Field::sale_currency, row_);
    const auto money = [&](Field field, std::string_view code) {
        lines.value(context, field_label(field), amount_words(database.number(field, row_), code), {}, true);
    };
    money(Field::sale_amount, currency);
    if (!model::is_closed(sale_status_of(database, row_))) money(Field::sale_weighted_amount, currency);
    money(Field::sale_cost, currency);
    money(Field::sale_profit, currency);
    const std::int64_t percent = database.number(Field::sale_percent, row_);
    if (percent != core::no_value)
        lines.value(context, field_label(Field::sale_percent),
                    value_words(database, Field::sale_percent, model::Value{percent}, moment_of(context.environment)),
                    {}, true);
    const std::string_view base_code = base_currency(database);
    if (base_code.empty() || currency.empty() || currency == base_code) return;
    lines.value(
        context, field_label(Field::sale_rate),
        value_words(database, Field::sale_rate, database.value(Field::sale_rate, row_), moment_of(context.environment)),
        {}, true);
    money(Field::sale_base_amount, base_code);
}

void SaleCardScreen::draw_tabs(Context& context, const Box& box) {
    const bool has_note = !context.database.text(Field::sale_note, row_).empty();
    const std::array<Tab, 3> all{{{.label = i18n::text(Msg::activities_title),
                                   .count = i18n::number(activities_.count(context, Entity::sale, row_))},
                                  {.label = i18n::text(Msg::contact_tab_history),
                                   .count = i18n::number(history_.count(context, Entity::sale, row_))},
                                  {.label = i18n::text(Msg::contact_tab_note), .has_dot = true}}};
    if (section_ == Section::note && !has_note) section_ = Section::activities;
    const std::size_t count = has_note ? 3 : 2;
    section_ = static_cast<Section>(tabs(make_id(base, "tabs"), box, i18n::text(Msg::contact_tabs), {all.data(), count},
                                         static_cast<int>(section_)));
}

float SaleCardScreen::draw_section(Context& context, const Box& box) {
    if (section_ == Section::history) return history_.draw(context, box, Entity::sale, row_);
    if (section_ == Section::note)
        return paragraph(make_id(base, "note"), box, context.database.text(Field::sale_note, row_)).height;
    return activities_.draw(context, box, Entity::sale, row_);
}

void SaleCardScreen::draw_over(Context& context) {
    status_dialog_.draw(context);
    activities_.draw_over(context);
}

}  // namespace tratt::ui
