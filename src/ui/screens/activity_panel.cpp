#include "ui/screens/activity_panel.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::FollowUpType;

constexpr ImGuiID base = make_id("activities");
constexpr std::int64_t most_shown = 200;  // of one record; the rest is on the page Follow-ups
constexpr float line_height_first = 24, line_height_second = 20, when_width = 150;

Field link_of(Entity entity) {
    switch (entity) {
        case Entity::company: return Field::follow_up_company;
        case Entity::sale: return Field::follow_up_sale;
        default: return Field::follow_up_contact;
    }
}

// What a line says beside its title: type, who it is about where that is not the card, whose it is.
std::string_view second_line(const store::Database& database, store::Row follow_up, Entity of) {
    std::string_view words = follow_up_type_words(follow_up_type_of(database, follow_up));
    const auto add = [&](std::string_view more) {
        if (!more.empty()) words = i18n::concat({words, " · ", more});
    };
    const store::Row contact = database.reference(Field::follow_up_contact, follow_up);
    const store::Row sale = database.reference(Field::follow_up_sale, follow_up);
    if (of != Entity::contact) add(record_name(database, Entity::contact, contact));
    if (of != Entity::sale) add(record_name(database, Entity::sale, sale));
    add(record_name(database, Entity::user, database.reference(Field::follow_up_owner, follow_up)));
    return words;
}

}  // namespace

bool is_completed(const store::Database& database, store::Row follow_up) {
    return database.number(Field::follow_up_completed_at, follow_up) != core::no_value;
}

bool is_overdue_now(Context& context, store::Row follow_up) {
    return context.database.is_overdue(follow_up, moment_of(context.environment));
}

std::string_view follow_up_when(Context& context, store::Row follow_up) {
    const store::Database& database = context.database;
    const core::Moment moment = moment_of(context.environment);
    const core::Date today = core::today(moment);
    const std::int64_t starts = database.number(Field::follow_up_starts_at, follow_up);
    if (starts != core::no_value) return i18n::date_and_time(starts, moment.time_zone, today);
    const core::Date day = database.follow_up_date(follow_up, moment);
    return day == core::no_value ? std::string_view{} : i18n::date_with_weekday(day, today);
}

void draw_next_follow_up(Context& context, ImGuiID id, FieldLines& lines, Entity entity, store::Row row) {
    const store::Database& database = context.database;
    const store::Row next = database.next_follow_up(entity, row);
    if (next == store::no_row) return;
    const std::string_view title = record_name(database, Entity::follow_up, next);
    const std::string_view when = follow_up_when(context, next);
    const bool is_overdue = is_overdue_now(context, next);
    Box box = lines.begin(i18n::text(Msg::field_next_follow_up));
    icon_at(take_left(box, size::icon, size::space_2).x, box.y + box.height / 2, size::icon,
            follow_up_icon(follow_up_type_of(database, next)), colours().text_2);
    TextStyle style = caption();
    if (is_overdue) style.colour = colours().danger_text;
    const std::string_view said = is_overdue ? i18n::format(Msg::follow_up_overdue, {{"when", when}}) : when;
    const float room = std::max(40.f, box.width - text_width(said, style) - size::space_3);
    text(make_id(id, "title"), take_left(box, std::min(text_width(title) + 1, room), size::space_2), title);
    text(make_id(id, "when"), box, said, style);
    lines.end();
}

void follow_up_tick(Context& context, ImGuiID id, const Box& box, store::Row follow_up, FollowUpDialog& dialog,
                    Errand& errand) {
    const store::Database& database = context.database;
    const core::Uuid& record = database.id_of(Entity::follow_up, follow_up);
    const bool is_done = is_completed(database, follow_up);
    const Toggle toggle{
        .label = i18n::format(Msg::follow_up_complete, {{"name", record_name(database, Entity::follow_up, follow_up)}}),
        .hides_label = true};
    if (!tick(id, box, toggle, is_done ? TickState::on : TickState::off)) return;
    if (!is_done) return dialog.complete(context, record);
    errand.run(context, model::UpdateRecords{Entity::follow_up, {record}, {{Field::follow_up_completed_at, {}}}});
}

void follow_up_menu(Context& context, ImGuiID id, const Box& box, store::Row follow_up, FollowUpDialog& dialog,
                    Errand& errand) {
    const store::Database& database = context.database;
    const core::Uuid& record = database.id_of(Entity::follow_up, follow_up);
    const bool is_done = is_completed(database, follow_up);
    const std::array items{
        MenuItem{.label = i18n::text(Msg::edit),
                 .icon = Icon::pencil,
                 .disabled_reason = is_done ? i18n::text(Msg::error_follow_up_completed) : std::string_view{}},
        MenuItem{.label = i18n::text(Msg::follow_up_delete), .icon = Icon::trash, .is_destructive = true}};
    const Button more{
        .label = i18n::format(Msg::follow_up_more, {{"name", record_name(database, Entity::follow_up, follow_up)}}),
        .icon = Icon::dots,
        .kind = ButtonKind::ghost,
        .size = ButtonSize::small,
        .icon_only = true};
    switch (menu_button(id, box, more, items)) {
        case 0: return dialog.edit(context, record);
        case 1:
            errand.run(context, model::DeleteRecords{Entity::follow_up, {record}});
            context.actions.show({.title = std::string(i18n::text(Msg::follow_up_deleted)), .offers_undo = true});
            return;
        default: return;
    }
}

// ---- The panel --------------------------------------------------------------------------------------------------------

std::shared_ptr<const query::Rows> ActivityPanel::ask(Context& context, Entity entity, store::Row row) {
    model::Query query;
    query.entity = Entity::follow_up;
    query.any.push_back({{link_of(entity), model::Operator::is_one_of, {context.database.id_of(entity, row)}}});
    query.sort = {{Field::follow_up_date, true}, {Field::follow_up_starts_at, true}};
    query.limit = most_shown;
    return context.queries.get(query, moment_of(context.environment));
}

std::int64_t ActivityPanel::count(Context& context, Entity entity, store::Row row) {
    return ask(context, entity, row)->total;
}

float ActivityPanel::draw(Context& context, const Box& box, Entity entity, store::Row row) {
    errand_.finished(context);
    const auto found = ask(context, entity, row);
    float y = box.y + draw_tools(context, box, about_record(context.database, entity, row)) + size::space_3;
    if (found->rows.empty()) {
        const std::string_view words = i18n::text(Msg::activities_none);
        return y - box.y + paragraph(make_id(base, "none"), {box.x, y, box.width, 0}, words, muted()).height;
    }
    begin_group(make_id(base, "list"), ax::Role::list, i18n::text(Msg::activities_title), {box.x, y, box.width, 0});
    for (const store::Row follow_up : found->rows)
        y += draw_entry(context, {box.x, y, box.width, 0}, follow_up, entity);
    ax::end();
    if (found->total > most_shown) {
        const std::string_view words = i18n::count(i18n::Plural::activities_more, found->total - most_shown);
        text(make_id(base, "more"), {box.x, y, box.width, line_height_first}, words, caption());
        y += line_height_first;
    }
    return y - box.y;
}

// Buttons in as many lines as they need.
float ActivityPanel::draw_tools(Context& context, const Box& box, const About& about) {
    struct Tool {
        Msg label;
        Icon icon;
        FollowUpType type;
    };
    constexpr std::array tools{
        Tool{Msg::log_call, Icon::phone, FollowUpType::call}, Tool{Msg::log_email, Icon::mail, FollowUpType::email},
        Tool{Msg::log_note, Icon::note, FollowUpType::note}, Tool{Msg::follow_up_new, Icon::plus, FollowUpType::to_do}};
    const float height = control_height();
    float x = box.x, y = box.y;
    for (const Tool& tool : tools) {
        const bool is_plan = tool.type == FollowUpType::to_do;
        const Button spec{.label = i18n::text(tool.label),
                          .icon = tool.icon,
                          .kind = is_plan ? ButtonKind::ghost : ButtonKind::secondary};
        const float width = button_width(spec);
        if (x > box.x && x + width > right_of(box)) {
            x = box.x;
            y += height + size::space_2;
        }
        if (button(make_id(base, static_cast<int>(tool.type)), {x, y, width, height}, spec).clicked)
            is_plan ? dialog_.plan(context, {.about = {about}}) : dialog_.log(context, tool.type, about);
        x += width + size::space_2;
    }
    return y + height - box.y;
}

float ActivityPanel::draw_entry(Context& context, const Box& box, store::Row follow_up, Entity of) {
    const store::Database& database = context.database;
    const ImGuiID id = make_id(make_id(base, "entry"), static_cast<std::int64_t>(follow_up));
    const FollowUpType type = follow_up_type_of(database, follow_up);
    const bool is_done = is_completed(database, follow_up), is_overdue = is_overdue_now(context, follow_up);
    const std::string_view name = record_name(database, Entity::follow_up, follow_up);
    const std::string_view outcome = database.text(Field::follow_up_outcome, follow_up);
    const std::string_view note = database.text(Field::follow_up_text, follow_up);
    constexpr float indent = size::control + size::space_1;
    const float words_width = box.width - indent;
    const float note_height = note.empty() ? 0 : paragraph_height(words_width, note, secondary());
    const float outcome_height = outcome.empty() ? 0 : paragraph_height(words_width, outcome);
    const float height = 2 * size::space_2 + std::max(line_height_first, control_height()) + line_height_second +
                         note_height + outcome_height;
    const Box whole{box.x, box.y, box.width, height};
    begin_group(id, ax::Role::list_item, name, whole);
    hairline_above(whole, colours().line);

    Box rest = inset(whole, 0, size::space_2);
    Box first = take_top(rest, std::max(line_height_first, control_height()));
    follow_up_tick(context, make_id(id, "tick"), take_left(first, size::control, size::space_1), follow_up, dialog_,
                   errand_);
    const Box dots = centred_vertically(take_right(first, size::control_small, size::space_1),
                                        is_phone() ? control_height() : size::control_small);
    follow_up_menu(context, make_id(id, "menu"), dots, follow_up, dialog_, errand_);
    TextStyle when_style = caption();
    when_style.align = Align::right;
    when_style.tabular = true;
    if (is_overdue) when_style.colour = colours().danger_text;  // R261
    const std::string_view when = follow_up_when(context, follow_up);
    const std::string_view said = is_overdue ? i18n::format(Msg::follow_up_overdue, {{"when", when}}) : when;
    text(make_id(id, "when"), take_right(first, std::min(text_width(said, when_style) + 1, when_width), size::space_2),
         said, when_style);
    icon_at(take_left(first, size::icon, size::space_2).x, first.y + first.height / 2, size::icon, follow_up_icon(type),
            colours().text_2);
    TextStyle title_style = strong();
    if (is_done) title_style = body();
    text(make_id(id, "title"), first, name, title_style);

    Box words = inset(rest, indent, 0, 0, 0);
    text(make_id(id, "second"), take_top(words, line_height_second), second_line(database, follow_up, of), caption());
    if (!note.empty()) paragraph(make_id(id, "note"), take_top(words, note_height), note, secondary());
    if (!outcome.empty()) paragraph(make_id(id, "outcome"), take_top(words, outcome_height), outcome);
    ax::end();
    return height;
}

void ActivityPanel::draw_over(Context& context) { dialog_.draw(context); }

}  // namespace tratt::ui
