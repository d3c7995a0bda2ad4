#include "ui/screens/preview.hpp"

#include <charconv>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/card_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/label.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID base = make_id("preview");
constexpr std::string_view preview_option = "preview";
constexpr float label_width = 120, slide = 16, avatar_size = 56;

// What one preview is drawn of.
struct Shown {
    Context& context;
    Entity entity;
    Row row;
    core::Moment moment;

    const store::Database& database() const { return context.database; }
    std::string_view text(Field field) const { return database().text(field, row); }
    Row reference(Field field) const { return database().reference(field, row); }
    std::string_view name() const { return record_name(database(), entity, row); }
    std::int64_t number() const { return database().number(*model::number_field(entity), row); }
};

Row row_of(const Context& context, Entity entity) {
    const std::int64_t number = preview_of(context.place);
    const Row row = number > 0 ? context.database.find_number(entity, number) : store::no_row;
    return row != store::no_row && context.database.is_live(entity, row) ? row : store::no_row;
}

bool has_room(const Context& context) { return context.environment.width >= size::desktop_from; }

void close(Context& context) { context.actions.replace(with_preview(context.place, 0)); }

// ---- Lines ----------------------------------------------------------------------------------------------------------

void category_line(FieldLines& lines, const Shown& shown, Row category) {
    const Box box = lines.begin(i18n::text(Msg::field_category));
    const std::string_view name = item_name(shown.database(), Entity::category, category);
    if (category == store::no_row) text(make_id(base, "category"), box, i18n::text(Msg::no_selection), muted());
    else category_label(make_id(base, "category"), box, name, category_group_kind(shown.database(), category));
    lines.end();
}

void status_line(FieldLines& lines, const Shown& shown) {
    const Row status = shown.reference(Field::contact_lead_status);
    if (status == store::no_row || !shown.database().status_active(shown.row)) return;  // R29
    const Box box = lines.begin(field_label(Field::contact_lead_status));
    status_pill(make_id(base, "status"), box,
                {.name = item_name(shown.database(), Entity::lead_status, status),
                 .mark = status_mark_of(shown.database(), status)});
    lines.end();
}

void item_line(FieldLines& lines, const Shown& shown, Field field) {
    const Row item = shown.reference(field);
    if (item != store::no_row)
        lines.value(shown.context, field_label(field), item_name(shown.database(), model::spec(field).target, item));
}

void record_line(FieldLines& lines, const Shown& shown, Field field) {
    const Entity target = model::spec(field).target;
    const Row record = shown.reference(field);
    if (record == store::no_row) return;
    const std::int64_t number = shown.database().number(*model::number_field(target), record);
    lines.value(shown.context, field_label(field), record_name(shown.database(), target, record),
                address(record_place(target, number)));
}

void owner_line(FieldLines& lines, const Shown& shown, Field field) {
    lines.person(field_label(field), item_name(shown.database(), Entity::user, shown.reference(field)));
}

void value_line(FieldLines& lines, const Shown& shown, Field field) {
    lines.value(shown.context, field_label(field),
                value_words(shown.database(), field, shown.database().value(field, shown.row), shown.moment));
}

void day_line(FieldLines& lines, const Shown& shown, Field instant) {
    const core::Date day = core::day_of(shown.database().number(instant, shown.row), shown.moment.time_zone);
    lines.value(shown.context, field_label(instant), i18n::date(day, core::today(shown.moment)));
}

// R248, R261
void next_line(FieldLines& lines, const Shown& shown) {
    const Row next = shown.database().next_follow_up(shown.entity, shown.row);
    if (next == store::no_row) return;
    const core::Date day = shown.database().follow_up_date(next, shown.moment);
    const Box box = lines.begin(i18n::text(Msg::field_next_follow_up));
    TextStyle style = body();
    if (shown.database().is_overdue(next, shown.moment)) style.colour = colours().danger_text;
    std::string_view words = shown.database().text(Field::follow_up_title, next);
    if (day != core::no_value) words = i18n::concat({i18n::date(day, core::today(shown.moment)), "  ", words});
    text(make_id(base, "next"), box, words, style);
    lines.end();
}

void contact_lines(FieldLines& lines, const Shown& shown) {
    category_line(lines, shown, shown.database().category_of(shown.row));
    status_line(lines, shown);
    owner_line(lines, shown, Field::contact_owner);
    next_line(lines, shown);
    lines.line();
    for (const Field field : {Field::contact_phone, Field::contact_mobile})
        lines.value(shown.context, field_label(field), shown.text(field), telephone_link(shown.text(field)), true);
    lines.value(shown.context, field_label(Field::contact_email), shown.text(Field::contact_email),
                mail_link(shown.text(Field::contact_email)));
    for (const Field field : {Field::contact_city, Field::contact_country, Field::contact_source})
        lines.value(shown.context, field_label(field), shown.text(field));
    day_line(lines, shown, Field::contact_created_at);
}

void company_lines(FieldLines& lines, const Shown& shown) {
    category_line(lines, shown, shown.reference(Field::company_category));
    owner_line(lines, shown, Field::company_owner);
    next_line(lines, shown);
    lines.line();
    lines.value(shown.context, field_label(Field::company_phone), shown.text(Field::company_phone),
                telephone_link(shown.text(Field::company_phone)), true);
    lines.value(shown.context, field_label(Field::company_website), shown.text(Field::company_website),
                web_link(shown.text(Field::company_website)));
    for (const Field field : {Field::company_city, Field::company_country})
        lines.value(shown.context, field_label(field), shown.text(field));
    value_line(lines, shown, Field::company_contact_count);
    record_line(lines, shown, Field::company_main_contact);
    day_line(lines, shown, Field::company_created_at);
}

void sale_lines(FieldLines& lines, const Shown& shown) {
    value_line(lines, shown, Field::sale_status);
    item_line(lines, shown, Field::sale_type);
    item_line(lines, shown, Field::sale_stage);
    const auto amount = [&](Field field) {
        lines.value(shown.context, field_label(field),
                    amount_words(shown.database().number(field, shown.row), base_currency(shown.database())), {}, true);
    };
    amount(Field::sale_base_amount);
    amount(Field::sale_base_weighted_amount);
    value_line(lines, shown, Field::sale_sale_date);
    owner_line(lines, shown, Field::sale_owner);
    next_line(lines, shown);
    lines.line();
    record_line(lines, shown, Field::sale_company);
    record_line(lines, shown, Field::sale_contact);
    day_line(lines, shown, Field::sale_created_at);
}

// ---- The whole --------------------------------------------------------------------------------------------------------

// Title and company of a contact; company of a sale.
std::string_view second_line(const Shown& shown) {
    if (shown.entity == Entity::company) return shown.text(Field::company_department);
    const Field company_field = shown.entity == Entity::sale ? Field::sale_company : Field::contact_company;
    const std::string_view company = record_name(shown.database(), Entity::company, shown.reference(company_field));
    const std::string_view job =
        shown.entity == Entity::contact ? shown.text(Field::contact_title) : std::string_view{};
    return job.empty() || company.empty() ? i18n::concat({job, company}) : i18n::concat({job, " · ", company});
}

void draw_name(const Shown& shown, Box box, bool has_heading) {
    const bool is_person = shown.entity == Entity::contact;
    large_avatar(take_left(box, avatar_size, size::space_3), shown.name(),
                 is_person ? AvatarKind::person : AvatarKind::company);
    const std::string_view second = second_line(shown);
    Box lines = centred_vertically(box, second.empty() ? 24 : 44);
    const Box name = take_top(lines, 24);
    if (has_heading) heading(make_id(base, "name"), name, 2, shown.name(), section());
    else text(make_id(base, "name"), name, shown.name(), section());
    if (!second.empty()) text(make_id(base, "second"), lines, second, secondary());
}

// In a sheet the dialog has the title, and opens the record by its own button.
float draw_record(const Shown& shown, const Box& box, bool is_sheet) {
    Box rest{box.x, box.y, box.width, 10'000};
    draw_name(shown, take_top(rest, avatar_size, size::space_4), !is_sheet);
    const std::string open_href = address(record_place(shown.entity, shown.number()));
    const std::string edit_href = address(record_place(shown.entity, shown.number(), Mode::edit));
    Box strip = take_top(rest, control_height(), size::space_4);
    const Button open{.label = i18n::text(Msg::open), .icon = Icon::external, .href = open_href};
    const Button edit{
        .label = i18n::text(Msg::edit), .icon = Icon::pencil, .kind = ButtonKind::ghost, .href = edit_href};
    if (!is_sheet) button(make_id(base, "open"), take_button_left(strip, open), open);
    button(make_id(base, "edit"), take_button_left(strip, edit), edit);
    FieldLines lines(make_id(base, "lines"), rest, label_width);
    switch (shown.entity) {
        case Entity::company: company_lines(lines, shown); break;
        case Entity::sale: sale_lines(lines, shown); break;
        default: contact_lines(lines, shown);
    }
    return lines.bottom() - box.y;
}

// The sheet of the page gives way to two of them.
Box split_sheet(Box& page) {
    const Colours& c = colours();
    fill(page, c.bg_app);
    Box panel = take_right(page, size::panel, size::space_2);
    panel.x += slide * (1 - animate_from(make_id(base, "slide"), 0, 1, motion::slow));
    for (const Box& sheet : {page, panel}) {
        fill(sheet, c.bg_surface, radius::card);
        outline(sheet, c.line, radius::card);
    }
    return panel;
}

std::string_view entity_name(Entity entity) {
    switch (entity) {
        case Entity::company: return i18n::text(Msg::entity_company);
        case Entity::sale: return i18n::text(Msg::entity_sale);
        default: return i18n::text(Msg::entity_contact);
    }
}

}  // namespace

Place with_preview(Place place, std::int64_t number) {
    const bool closes = number == 0 || number == preview_of(place);
    place.set_option(preview_option, closes ? std::string{} : std::to_string(number));
    return place;
}

std::int64_t preview_of(const Place& place) {
    const std::string_view words = place.option(preview_option);
    std::int64_t number = 0;
    std::from_chars(words.data(), words.data() + words.size(), number);
    return number;
}

void RecordPreview::draw(Context& context, Entity entity, Box& page) {
    const Row row = row_of(context, entity);
    if (row == store::no_row || !has_room(context)) return;
    const Shown shown{context, entity, row, moment_of(context.environment)};
    const Box panel = split_sheet(page);
    begin_group(base, ax::Role::complementary, i18n::format(Msg::preview_of, {{"name", shown.name()}}), panel);
    Box rest = panel;
    Box head = inset(take_top(rest, size::head), size::space_5, 0, size::space_3, 0);
    const Button shut{
        .label = i18n::text(Msg::preview_close), .icon = Icon::x, .kind = ButtonKind::ghost, .icon_only = true};
    if (button(make_id(base, "close"), take_button_right(head, shut), shut).clicked) close(context);
    text(make_id(base, "entity"), head, entity_name(entity), muted());
    const ScrollArea area = begin_scroll_area(
        make_id(base, "scroll"), {.role = ax::Role::region, .name = shown.name(), .box = rest}, rest.width, height_);
    const Box column{area.origin_x + size::space_5, area.origin_y, rest.width - 2 * size::space_5, 0};
    const float height = draw_record(shown, column, false) + size::space_6;
    end_scroll_area();
    ax::end();
    if (height != height_) request_frame_in(0);
    height_ = height;
}

void RecordPreview::draw_over(Context& context, Entity entity) {
    const Row row = row_of(context, entity);
    if (row == store::no_row) return;
    if (has_room(context)) {
        if (shortcut({.key = ax::Key::escape})) close(context);
        return;
    }
    const Shown shown{context, entity, row, moment_of(context.environment)};
    DialogView view = begin_dialog(make_id(base, "sheet"),
                                   {.title = entity_name(entity), .description = shown.name(), .body_height = height_});
    height_ = draw_record(shown, view.body, true);
    const DialogAnswer answer = end_dialog(view, {.action = i18n::text(Msg::open), .cancel = i18n::text(Msg::close)});
    if (answer == DialogAnswer::action) context.actions.navigate(record_place(entity, shown.number()));
    else if (answer == DialogAnswer::cancel) close(context);
}

std::string_view preview_words(const store::Database& database, Entity entity, Row row) {
    std::string_view words;
    const auto add = [&](std::string_view line) {
        if (!line.empty()) words = words.empty() ? line : i18n::concat({words, "\n", line});
    };
    const auto name_of = [&](Field field) {
        return record_name(database, model::spec(field).target, database.reference(field, row));
    };
    if (entity == Entity::contact) {
        add(database.text(Field::contact_title, row));
        add(name_of(Field::contact_company));
        add(database.text(Field::contact_phone, row));
        add(database.text(Field::contact_email, row));
    } else if (entity == Entity::company) {
        add(name_of(Field::company_category));
        add(database.text(Field::company_phone, row));
        add(database.text(Field::company_website, row));
        add(database.text(Field::company_city, row));
    } else {
        add(name_of(Field::sale_company));
        add(name_of(Field::sale_contact));
        add(name_of(Field::sale_stage));
        add(amount_words(database.number(Field::sale_base_amount, row), base_currency(database)));
    }
    return words;
}

}  // namespace tratt::ui
