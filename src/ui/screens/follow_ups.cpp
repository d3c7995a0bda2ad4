#include "ui/screens/follow_ups.hpp"

#include <algorithm>
#include <string>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::Operator;

constexpr ImGuiID base = make_id("follow_ups");
constexpr std::string_view who_option = "who", show_option = "show";
constexpr float about_from = 760, owner_from = 980;

bool shows_all(const Place& place) { return place.option(who_option) == "all"; }
bool shows_completed(const Place& place) { return place.option(show_option) == "completed"; }

model::CriteriaSet waiting(bool is_mine, Operator when) {
    model::CriteriaSet all{{Field::follow_up_completed_at, Operator::has_no_value, {}},
                           {Field::follow_up_date, when, {}}};
    if (is_mine) {
        all.push_back({Field::follow_up_owner, Operator::is_one_of, {}});
        all.back().current_user = true;
    }
    return all;
}

model::Query query_of(model::CriteriaSet set, std::vector<model::SortKey> sort) {
    model::Query query;
    query.entity = Entity::follow_up;
    query.any.push_back(std::move(set));
    query.sort = std::move(sort);
    return query;
}

Msg part_name(std::size_t part) {
    constexpr std::array names{Msg::follow_ups_overdue, Msg::follow_ups_today, Msg::follow_ups_later,
                               Msg::follow_ups_completed};
    return names[part];
}

struct Columns {
    std::vector<Column> all;
    bool has_about = false, has_owner = false;
};
Columns columns_for(float width) {
    Columns columns;
    columns.has_about = width >= about_from;
    columns.has_owner = width >= owner_from;
    const auto add = [&](Msg name, float fixed, float weight, bool hides) {
        columns.all.push_back({.name = i18n::text(name),
                               .width = fixed,
                               .min_width = 96,
                               .weight = weight,
                               .can_sort = false,
                               .hides_name = hides});
    };
    add(Msg::follow_ups_completed, 44, 1, true);
    add(Msg::field_title, 0, 1.4f, false);
    if (columns.has_about) add(Msg::follow_ups_about, 0, 1.2f, false);
    if (columns.has_owner) add(Msg::field_owner, 0, .6f, false);
    add(Msg::follow_up_next_day, is_phone() ? 116 : 176, 1, false);
    if (!is_phone()) add(Msg::contact_more, 56, 1, true);
    return columns;
}

struct AboutLink {
    std::string_view words;
    Place place;
};
// Sale, contact, company: the nearest first.
std::vector<AboutLink> about_links(const store::Database& database, store::Row follow_up) {
    std::vector<AboutLink> links;
    for (const Field field : {Field::follow_up_sale, Field::follow_up_contact, Field::follow_up_company}) {
        const store::Row row = database.reference(field, follow_up);
        if (row == store::no_row) continue;
        const Entity entity = model::spec(field).target;
        links.push_back({record_name(database, entity, row), record_place(database, entity, row)});
    }
    return links;
}

}  // namespace

DueCount count_due(Context& context) {
    const core::Moment moment = moment_of(context.environment);
    const auto count = [&](Operator when) {
        model::Query query = query_of(waiting(true, when), {});
        query.limit = 0;
        return context.queries.get(query, moment)->total;
    };
    return {.overdue = count(Operator::before_today), .today = count(Operator::on_today)};
}

void FollowUpsScreen::ask(Context& context) {
    const core::Moment moment = moment_of(context.environment);
    const bool is_mine = !shows_all(context.place);
    const std::vector<model::SortKey> oldest_first{{Field::follow_up_date, false}, {Field::follow_up_starts_at, false}};
    constexpr std::array when{Operator::before_today, Operator::on_today, Operator::after_today};
    for (std::size_t i = 0; i < when.size(); ++i)
        parts_[i] = context.queries.get(query_of(waiting(is_mine, when[i]), oldest_first), moment);
    parts_.back().reset();
    if (!shows_completed(context.place)) return;
    model::CriteriaSet done{{Field::follow_up_completed_at, Operator::has_value, {}}};
    if (is_mine) {
        done.push_back({Field::follow_up_owner, Operator::is_one_of, {}});
        done.back().current_user = true;
    }
    parts_.back() = context.queries.get(query_of(std::move(done), {{Field::follow_up_completed_at, true}}), moment);
}

void FollowUpsScreen::draw(Context& context, const Box& page) {
    errand_.finished(context);
    ask(context);
    Box rest = page;
    draw_head(context, take_top(rest, size::head));
    draw_tools(context, take_top(rest, size::bar));
    draw_reminders(context, take_bottom(rest, is_phone() ? size::control_coarse : size::foot));
    const bool is_empty = std::ranges::all_of(parts_, [](const auto& part) { return !part || part->rows.empty(); });
    is_empty ? draw_nothing(context, rest) : draw_table(context, rest);
}

void FollowUpsScreen::draw_head(Context& context, Box head) {
    if (!is_phone()) hairline_below(head, colours().line);
    head = inset(head, is_phone() ? size::space_4 : size::page_margin, 0, size::space_3, 0);
    const Button add{.label = i18n::text(Msg::follow_up_new), .icon = Icon::plus, .icon_only = is_phone()};
    if (button(make_id(base, "new"), take_button_right(head, add), add).clicked) dialog_.plan(context, {});
    heading(make_id(base, "title"), head, 1, i18n::text(Msg::place_follow_ups), is_phone() ? section() : title());
}

void FollowUpsScreen::draw_tools(Context& context, Box bar) {
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    bar = centred_vertically(inset(bar, margin, 0, margin, 0), control_height());
    const std::array who{SegmentPart{i18n::text(Msg::table_mine)}, SegmentPart{i18n::text(Msg::table_all)}};
    const int now = shows_all(context.place) ? 1 : 0;
    const int taken = segment(make_id(base, "who"), take_left(bar, segment_width(who), size::space_4),
                              i18n::text(Msg::table_view), who, now);
    Place place = context.place;
    if (taken != now) {
        place.set_option(who_option, taken == 1 ? "all" : "");
        context.actions.replace(place);
    }
    const Toggle completed{.label = i18n::text(Msg::follow_ups_completed)};
    const bool shows = shows_completed(context.place);
    if (tick(make_id(base, "completed"), take_left(bar, toggle_width(completed)), completed,
             shows ? TickState::on : TickState::off)) {
        place.set_option(show_option, shows ? "" : "completed");
        context.actions.replace(place);
    }
}

void FollowUpsScreen::draw_table(Context& context, const Box& box) {
    hairline_above(box, colours().line);
    const Columns columns = columns_for(box.width);
    has_about_ = columns.has_about;
    has_owner_ = columns.has_owner;
    // Heading and rows of each part that has any.
    struct Stretch {
        int first = 0;
        std::size_t part = 0;
    };
    std::vector<Stretch> stretches;
    int lines = 0;
    for (std::size_t part = 0; part < part_count; ++part) {
        if (!parts_[part] || parts_[part]->rows.empty()) continue;
        stretches.push_back({lines, part});
        lines += 1 + (is_closed_[part] ? 0 : static_cast<int>(parts_[part]->rows.size()));
    }
    TableView table = begin_table(make_id(base, "table"), inset(box, 0, size::hairline, 0, 0),
                                  {.name = i18n::text(Msg::place_follow_ups),
                                   .columns = columns.all,
                                   .row_count = lines,
                                   .own_row_height = is_phone() ? size::row_coarse_two_lines : 0,
                                   .has_no_head = is_phone(),
                                   .first_inset = is_phone() ? size::space_2 : size::space_3});
    const auto at = [&](int line) {
        return *std::prev(std::ranges::upper_bound(stretches, line, {}, &Stretch::first));
    };
    const auto record_at = [&](int line) {
        const Stretch stretch = at(line);
        return line == stretch.first ? store::no_row
                                     : parts_[stretch.part]->rows[static_cast<std::size_t>(line - stretch.first - 1)];
    };
    for (int line; (line = table.next_row()) != no_row;) {
        const Stretch stretch = at(line);
        if (line == stretch.first) {
            group_row(table, {.label = i18n::text(part_name(stretch.part)),
                              .count = i18n::number(parts_[stretch.part]->total),
                              .is_open = !is_closed_[stretch.part]});
        } else {
            draw_line(context, table, record_at(line));
        }
    }
    const TableEvents events = end_table(table);
    if (events.toggled_group != no_row) {
        const std::size_t part = at(events.toggled_group).part;
        is_closed_[part] = !is_closed_[part];
    }
    if (events.opened_row != no_row) open(context, record_at(events.opened_row));
}

void FollowUpsScreen::draw_line(Context& context, TableView& table, store::Row follow_up) {
    const store::Database& database = context.database;
    const ImGuiID id = make_id(make_id(base, "line"), static_cast<std::int64_t>(follow_up));
    const bool is_done = is_completed(database, follow_up);
    begin_row(table, {.name = record_name(database, Entity::follow_up, follow_up), .is_muted = is_done});
    const Box tick_box = begin_cell(table);
    follow_up_tick(context, make_id(id, "tick"), tick_box, follow_up, dialog_, errand_);
    end_cell(table);
    draw_title(context, table, follow_up);
    if (has_about_) draw_about(context, table, follow_up);
    if (has_owner_)
        cell_text(table, record_name(database, Entity::user, database.reference(Field::follow_up_owner, follow_up)),
                  secondary());
    TextStyle style = secondary();
    style.tabular = true;
    if (is_overdue_now(context, follow_up)) style.colour = colours().danger_text;  // R261
    cell_text(table, follow_up_when(context, follow_up), style);
    if (!is_phone()) {
        const Box dots = begin_cell(table);
        follow_up_menu(context, make_id(id, "menu"), centred(dots, size::control_small, size::control_small), follow_up,
                       dialog_, errand_);
        end_cell(table);
    }
    end_row(table);
}

// Sign and title; on a phone who it is about below it.
void FollowUpsScreen::draw_title(Context& context, TableView& table, store::Row follow_up) {
    const store::Database& database = context.database;
    const std::string_view title = record_name(database, Entity::follow_up, follow_up);
    const std::vector<AboutLink> links = is_phone() ? about_links(database, follow_up) : std::vector<AboutLink>{};
    const std::string_view name = links.empty() ? title : i18n::concat({title, ", ", links.front().words});
    Box box = begin_cell(table, name);
    icon_at(take_left(box, size::icon, size::space_2).x, box.y + box.height / 2, size::icon,
            follow_up_icon(follow_up_type_of(database, follow_up)), colours().text_2);
    if (!links.empty()) {
        box = centred_vertically(box, 40);
        bare_text(take_top(box, 22), title);
        bare_text(box, links.front().words, caption());
    } else {
        bare_text(box, title);
    }
    end_cell(table);
}

void FollowUpsScreen::draw_about(Context& context, TableView& table, store::Row follow_up) {
    const std::vector<AboutLink> links = about_links(context.database, follow_up);
    if (links.empty()) return cell_empty(table);
    Box box = begin_cell(table);
    const ImGuiID id = make_id(make_id(base, "about"), static_cast<std::int64_t>(follow_up));
    for (std::size_t i = 0; i < links.size() && box.width > size::space_6; ++i) {
        const std::string href = address(links[i].place);
        const float width = std::min(text_width(links[i].words) + 1, i == 0 ? box.width * .7f : box.width);
        link(make_id(id, static_cast<int>(i)), take_left(box, width, size::space_2),
             {.label = links[i].words, .href = href, .style = i == 0 ? TextStyle{} : secondary()});
    }
    end_cell(table);
}

void FollowUpsScreen::draw_nothing(Context& context, const Box& box) {
    const bool is_mine = !shows_all(context.place);
    const EmptyState nothing{
        .icon = Icon::followups,
        .title = i18n::text(is_mine ? Msg::follow_ups_none_mine : Msg::follow_ups_none),
        .caption = i18n::text(Msg::follow_ups_none_caption),
        .action = {.label = i18n::text(Msg::follow_up_new), .icon = Icon::plus, .kind = ButtonKind::primary}};
    if (empty_state(make_id(base, "nothing"), box, nothing).clicked) dialog_.plan(context, {});
}

// Reminders by the browser: off until somebody wants them, and truthful about what they can do.
void FollowUpsScreen::draw_reminders(Context& context, Box foot) {
    const ReminderState state = context.environment.reminders;
    hairline_above(foot, colours().line);
    foot = inset(foot, is_phone() ? size::space_4 : size::page_margin, 0, size::space_4, 0);
    std::string_view why_not;
    if (state == ReminderState::unavailable) why_not = i18n::text(Msg::reminders_unavailable);
    if (state == ReminderState::denied) why_not = i18n::text(Msg::reminders_denied);
    if (state == ReminderState::asking) why_not = i18n::text(Msg::reminders_asking);
    const std::string_view help = why_not.empty() ? i18n::text(Msg::reminders_help) : why_not;
    const Toggle remind{.label = i18n::text(Msg::reminders_label),
                        .help = is_phone() ? std::string_view{} : help,
                        .disabled_reason = why_not};
    if (toggle_switch(make_id(base, "remind"), foot, remind, state == ReminderState::on))
        context.app->actions.set_reminders(state != ReminderState::on);
}

// R260: a completed one is un-ticked first.
void FollowUpsScreen::open(Context& context, store::Row follow_up) {
    if (follow_up == store::no_row) return;
    if (is_completed(context.database, follow_up))
        return context.actions.show(
            {.title = std::string(i18n::text(Msg::error_follow_up_completed)), .kind = ToastKind::refusal});
    dialog_.edit(context, context.database.id_of(Entity::follow_up, follow_up));
}

void FollowUpsScreen::draw_over(Context& context) { dialog_.draw(context); }

}  // namespace tratt::ui
