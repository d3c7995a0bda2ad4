#include "ui/screens/record_list.hpp"

#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/segment.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr std::array contact_groupings{Field::contact_category_group, Field::contact_category,
                                       Field::contact_lead_status, Field::contact_owner, Field::contact_source};
constexpr std::array company_groupings{Field::company_category_group, Field::company_category, Field::company_owner,
                                       Field::company_country, Field::company_business};
constexpr std::array<std::string_view, 3> view_keys{"", "mine", "new"};

std::span<const Field> groupings_for(Entity entity) {
    return entity == Entity::contact ? std::span<const Field>(contact_groupings)
                                     : std::span<const Field>(company_groupings);
}

int view_of(const Place& place) {
    const auto found = std::ranges::find(view_keys, place.option("view"));
    return found == view_keys.end() ? 0 : static_cast<int>(found - view_keys.begin());
}

std::string joined_keys(const std::vector<model::Grouping>& groupings) {
    std::string keys;
    for (const model::Grouping& grouping : groupings) {
        if (!keys.empty()) keys += ',';
        keys += model::spec(grouping.field).key;
    }
    return keys;
}

std::uint64_t path_of(std::uint64_t parent, const model::Value& value) {
    std::uint64_t hash = parent * 1099511628211u + value.index() + 1;
    if (const auto* id = std::get_if<core::Uuid>(&value)) hash ^= id->hi * 31 + id->lo * 0x9e3779b97f4a7c15u;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        hash ^= static_cast<std::uint64_t>(*number) * 0x9e3779b97f4a7c15u;
    if (const auto* words = std::get_if<std::string>(&value)) hash ^= std::hash<std::string>{}(*words);
    return hash;
}

bool is_narrowed(const Place& place, Entity entity) {
    return !place.option("q").empty() || view_of(place) != 0 || !filters_of(place, entity).empty();
}

Place without_narrowing(Place place, Entity entity) {
    place.set_option("q", "");
    place.set_option("view", "");
    clear_filters(place, entity);
    return place;
}

ImGuiID base_id(Entity entity) { return make_id(make_id("record_list"), static_cast<int>(entity)); }

std::string_view title_of(Entity entity) {
    return i18n::text(entity == Entity::contact ? Msg::place_contacts : Msg::place_companies);
}

}  // namespace

void RecordListScreen::ask(Context& context) {
    const core::Moment moment = moment_of(context.environment);
    query_ = list_query(context.database, entity_, context.place);
    rows_ = context.queries.get(query_, moment);
    Place everything = without_narrowing(context.place, entity_);
    everything.set_option("group", "");
    all_rows_ = context.queries.get(list_query(context.database, entity_, everything), moment);
    trail_.visit(entity_, context.place, query_);
    if (rows_ != laid_out_) lay_out();
}

void RecordListScreen::lay_out() {
    stretches_.clear();
    line_count_ = 0;
    query_.groupings.empty() ? add_records(0, static_cast<std::int64_t>(rows_->rows.size()))
                             : add_groups(rows_->groups, 0, 1);
    laid_out_ = rows_;
}

void RecordListScreen::add_records(std::int64_t first, std::int64_t count) {
    if (count == 0) return;
    Stretch records;
    records.first_line = line_count_;
    records.line_count = static_cast<int>(count);
    records.first_record = first;
    stretches_.push_back(records);
    line_count_ += records.line_count;
}

void RecordListScreen::add_groups(const std::vector<query::Group>& groups, int level, std::uint64_t path) {
    for (const query::Group& group : groups) {
        Stretch heading;
        heading.first_line = line_count_;
        heading.line_count = 1;
        heading.group = &group;
        heading.level = level;
        heading.path = path_of(path, group.value);
        stretches_.push_back(heading);
        ++line_count_;
        if (closed_.contains(heading.path)) continue;
        group.children.empty() ? add_records(group.first, group.count)
                               : add_groups(group.children, level + 1, heading.path);
    }
}

const RecordListScreen::Stretch& RecordListScreen::stretch_at(int line) const {
    return *(std::ranges::upper_bound(stretches_, line, {}, &Stretch::first_line) - 1);
}

store::Row RecordListScreen::record_at(int line) const {
    const Stretch& stretch = stretch_at(line);
    if (stretch.group) return store::no_row;
    return rows_->rows[static_cast<std::size_t>(stretch.first_record + line - stretch.first_line)];
}

void RecordListScreen::draw(Context& context, const Box& page) {
    ask(context);
    Box rest = page;
    if (is_phone()) {
        draw_phone_head(context, rest);
    } else {
        draw_head(context, take_top(rest, size::head));
    }
    const bool has_chips = !query_.groupings.empty() || !filters_of(context.place, entity_).empty();
    if (has_chips) draw_chips(context, take_top(rest, size::bar));
    if (rows_->total == 0) return draw_nothing(context, rest);
    is_phone() ? draw_phone_table(context, rest) : draw_table(context, rest);
}

void RecordListScreen::draw_head(Context& context, Box head) {
    const ImGuiID base = base_id(entity_);
    head = inset(head, size::page_margin, 0, size::space_3, 0);
    const std::string_view name = title_of(entity_);
    heading(make_id(base, "title"), take_left(head, text_width(name, title()) + 1, size::space_2), 1, name);

    const bool is_part = rows_->total != all_rows_->total;
    const std::string_view total = i18n::number(all_rows_->total);
    const std::string_view count =
        is_part ? i18n::format(Msg::n_of_total, {{"n", i18n::number(rows_->total)}, {"total", total}}) : total;
    TextStyle count_style = muted();
    count_style.tabular = true;
    text(make_id(base, "count"), take_left(head, text_width(count, count_style) + 1, size::space_4), count,
         count_style);

    draw_group_control(context, take_right(head, text_width(i18n::text(Msg::group_rows)) + 46, size::space_2));
    const std::array<SegmentPart, 3> views{
        {{i18n::text(Msg::table_all)}, {i18n::text(Msg::table_mine)}, {i18n::text(Msg::table_new_this_week)}}};
    const Box views_box = centred_vertically(take_left(head, segment_width(views), size::space_3), control_height());
    const int now = view_of(context.place);
    const int chosen = segment(make_id(base, "view"), views_box, i18n::text(Msg::table_view), views, now);
    if (chosen != now) {
        Place place = context.place;
        place.set_option("view", view_keys[static_cast<std::size_t>(chosen)]);
        context.actions.replace(place);
    }
    constexpr float filter_width = 220;
    draw_text_filter(context, centred_vertically(take_right(head, filter_width), control_height()));
}

void RecordListScreen::draw_phone_head(Context& context, Box& page) {
    const ImGuiID base = base_id(entity_);
    Box head = inset(take_top(page, size::head), size::space_4, 0, size::space_2, 0);
    const Button add{.label = i18n::text(entity_ == Entity::contact ? Msg::new_contact : Msg::new_company),
                     .icon = Icon::plus,
                     .kind = ButtonKind::ghost,
                     .icon_only = true,
                     .href = entity_ == Entity::contact ? "#/contact/new" : "#/company/new"};
    button(make_id(base, "new"), take_button_right(head, add, 0), add);
    draw_group_control(context, take_right(head, size::control_coarse, size::space_1));
    const std::string_view total = i18n::number(rows_->total);
    TextStyle count_style = muted();
    count_style.tabular = true;
    text(make_id(base, "count"), take_right(head, text_width(total, count_style) + 1, size::space_1), total,
         count_style);
    heading(make_id(base, "title"), head, 1, title_of(entity_), section());
    const Box filter = take_top(page, control_height() + size::space_2);
    draw_text_filter(context, inset(filter, size::space_4, 0, size::space_4, size::space_2));
}

void RecordListScreen::draw_text_filter(Context& context, const Box& box) {
    const bool is_contact = entity_ == Entity::contact;
    const TextField field{
        .frame = {.label = i18n::text(is_contact ? Msg::table_filter_contacts : Msg::table_filter_companies),
                  .hides_label = true},
        .placeholder = i18n::text(is_contact ? Msg::table_filter_contacts : Msg::table_filter_companies),
        .input = ax::InputKind::search,
        .icon = Icon::find,
        .has_clear = true};
    if (!is_typing_) typed_ = context.place.option("q");
    const TextEdit edit = text_field(make_id(base_id(entity_), "text"), box, field, &typed_);
    is_typing_ = edit.focused;
    if (!edit.changed || typed_ == context.place.option("q")) return;
    Place place = context.place;
    place.set_option("q", typed_);
    context.actions.replace(place);
}

void RecordListScreen::draw_group_control(Context& context, const Box& box) {
    const std::span<const Field> fields = groupings_for(entity_);
    const auto at = [this](Field field) { return std::ranges::find(query_.groupings, field, &model::Grouping::field); };
    std::array<MenuItem, contact_groupings.size()> items;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        items[i].label = field_label(fields[i]);
        items[i].is_checked = at(fields[i]) != query_.groupings.end();
    }
    const Button control{.label = i18n::text(Msg::group_rows),
                         .icon = Icon::group,
                         .kind = ButtonKind::ghost,
                         .icon_only = is_phone(),
                         .is_on = !query_.groupings.empty() && !is_phone(),
                         .states = ax::has_popup};
    const int taken = menu_button(make_id(base_id(entity_), "group"), button_box(box, control), control,
                                  {items.data(), fields.size()});
    if (taken == nothing_chosen) return;
    std::vector<model::Grouping> groupings = query_.groupings;
    const Field field = fields[static_cast<std::size_t>(taken)];
    if (std::erase_if(groupings, [field](const model::Grouping& g) { return g.field == field; }) == 0)
        groupings.push_back({field});
    Place place = context.place;
    place.set_option("group", joined_keys(groupings));
    context.actions.replace(place);
}

void RecordListScreen::draw_chips(Context& context, Box bar) {
    const ImGuiID base = base_id(entity_);
    hairline_above(bar, colours().line);
    bar = is_phone() ? inset(bar, size::space_4, 0, size::space_4, 0)
                     : inset(bar, size::page_margin, 0, size::space_3, 0);
    Place place = context.place;
    const Button reset{.label = i18n::text(Msg::reset), .kind = ButtonKind::ghost, .size = ButtonSize::small};
    if (button(make_id(base, "reset"), take_button_right(bar, reset), reset).clicked) {
        clear_filters(place, entity_);
        place.set_option("group", "");
        context.actions.replace(place);
    }
    if (!query_.groupings.empty() && !is_phone()) {
        const std::string_view words = i18n::text(Msg::table_group_by);
        text(make_id(base, "group_by"), take_left(bar, text_width(words, caption()) + 1, size::space_2), words,
             caption());
    }
    for (std::size_t i = 0; i < query_.groupings.size(); ++i) {
        const std::string_view label = field_label(query_.groupings[i].field);
        const Chip grouping{.label = label,
                            .can_clear = true,
                            .is_grouping = true,
                            .clear_label = i18n::format(Msg::table_stop_grouping, {{"what", label}})};
        if (i > 0)
            icon(centred_vertically(take_left(bar, size::icon_small, size::space_2), size::icon_small),
                 Icon::chevron_right, colours().text);
        const Box box = take_left(bar, chip_width(grouping), size::space_2);
        if (!chip(make_id(make_id(base, "grouping"), static_cast<int>(i)), box, grouping).cleared) continue;
        std::vector<model::Grouping> groupings = query_.groupings;
        groupings.erase(groupings.begin() + static_cast<std::ptrdiff_t>(i));
        place.set_option("group", joined_keys(groupings));
        context.actions.replace(place);
    }
    for (const model::Criterion& filter : filters_of(context.place, entity_)) {
        const Chip set{
            .label = field_label(filter.field), .value = filter_words(context.database, filter), .can_clear = true};
        const Box box = take_left(bar, chip_width(set), size::space_2);
        if (!chip(make_id(make_id(base, "filter"), static_cast<int>(filter.field)), box, set).cleared) continue;
        place.set_option(model::spec(filter.field).key, "");
        context.actions.replace(place);
    }
}

void RecordListScreen::draw_table(Context& context, Box page) {
    draw_foot(take_bottom(page, size::foot));
    hairline_above(page, colours().line);
    page = inset(page, 0, size::hairline, 0, 0);
    const std::vector<RecordColumn> columns = record_columns(entity_, page.width - 24);
    const std::vector<Column> heads = table_columns(columns);
    const model::SortKey& sort = query_.sort.front();
    const auto sorted = std::ranges::find(columns, sort.field, &RecordColumn::field);
    const auto days = std::ranges::find(columns, Field::contact_days_in_status, &RecordColumn::field);
    TableView table =
        begin_table(make_id(base_id(entity_), "table"), page,
                    {.name = title_of(entity_),
                     .columns = heads,
                     .row_count = line_count_,
                     .sorted_column = sorted == columns.end() ? -1 : static_cast<int>(sorted - columns.begin()),
                     .sort = sort.descending ? Sort::descending : Sort::ascending});
    for (int line; (line = table.next_row()) != no_row;) {
        const Stretch& stretch = stretch_at(line);
        if (stretch.group) {
            GroupRow row = group_heading(context, query_.groupings[static_cast<std::size_t>(stretch.level)].field,
                                         stretch.group->value);
            row.count = i18n::number(stretch.group->count);
            row.level = stretch.level;
            row.is_open = !closed_.contains(stretch.path);
            if (days != columns.end() && stretch.level > 0 && !stretch.group->aggregates.empty() &&
                stretch.group->aggregates[0]) {
                const auto average = static_cast<std::int64_t>(*stretch.group->aggregates[0] + .5);
                row.note = i18n::format(Msg::table_average_days, {{"days", i18n::days_short(average)}});
                row.note_column = static_cast<int>(days - columns.begin());
            }
            group_row(table, row);
            continue;
        }
        const store::Row record = record_at(line);
        const bool is_former =
            entity_ == Entity::contact && context.database.flag(Field::contact_former_employee, record);
        begin_row(table, {.name = record_name(context.database, entity_, record), .is_muted = is_former});
        for (const RecordColumn& column : columns) draw_record_cell(context, table, column, record);
        end_row(table);
    }
    const TableEvents events = end_table(table);
    if (events.opened_row != no_row) open(context, events.opened_row);
    if (events.toggled_group != no_row) toggle_group(events.toggled_group);
    if (events.sorted_column < 0) return;
    const Field field = columns[static_cast<std::size_t>(events.sorted_column)].field;
    const bool turns = field == sort.field && !sort.descending;
    Place place = context.place;
    place.set_option("sort", turns ? i18n::concat({"-", model::spec(field).key}) : model::spec(field).key);
    context.actions.replace(place);
}

// Two lines a row: name and company, the status at the right.
void RecordListScreen::draw_phone_table(Context& context, const Box& box) {
    const bool is_contact = entity_ == Entity::contact;
    const std::array<Column, 1> one{{{.name = title_of(entity_), .can_sort = false}}};
    TableView table = begin_table(make_id(base_id(entity_), "table"), box,
                                  {.name = title_of(entity_),
                                   .columns = one,
                                   .row_count = line_count_,
                                   .own_row_height = size::row_coarse_two_lines,
                                   .has_no_head = true,
                                   .first_inset = size::space_4});
    for (int line; (line = table.next_row()) != no_row;) {
        const Stretch& stretch = stretch_at(line);
        if (stretch.group) {
            GroupRow row = group_heading(context, query_.groupings[static_cast<std::size_t>(stretch.level)].field,
                                         stretch.group->value);
            row.count = i18n::number(stretch.group->count);
            row.level = stretch.level;
            row.is_open = !closed_.contains(stretch.path);
            group_row(table, row);
            continue;
        }
        const store::Database& database = context.database;
        const store::Row record = record_at(line);
        const std::string_view name = record_name(database, entity_, record);
        const store::Row company = is_contact ? database.reference(Field::contact_company, record) : store::no_row;
        const store::Row category =
            is_contact ? database.category_of(record) : database.reference(Field::company_category, record);
        const std::string_view category_name = item_name(database, Entity::category, category);
        const std::string_view second = is_contact ? record_name(database, Entity::company, company) : category_name;
        const store::Row status = is_contact ? database.reference(Field::contact_lead_status, record) : store::no_row;
        const std::string_view status_name = item_name(database, Entity::lead_status, status);
        begin_row(table, {.name = name});
        Box cell = begin_cell(table, i18n::concat({name, second.empty() ? "" : ", ", second,
                                                   status_name.empty() ? "" : ", ", status_name}));
        avatar(centred_vertically(take_left(cell, 32, size::space_3), 32), name,
               is_contact ? AvatarKind::person : AvatarKind::company);
        if (status != store::no_row) {
            const StatusMark mark = status_mark_of(database, status);
            const Box pill = centred_vertically(take_right(cell, status_pill_width(status_name), size::space_2),
                                                size::control_small);
            database.status_active(record) ? bare_status_pill(pill, status_name, mark)
                                           : bare_status_label(inset(pill, 7, 0, 0, 0), status_name, mark, muted());
        }
        Box lines = centred_vertically(cell, 40);
        bare_text(take_top(lines, 20), name);
        if (is_contact) {
            bare_text(lines, second, secondary());
        } else {
            bare_category_label(lines, second, category_group_kind(database, category), secondary());
        }
        end_cell(table);
        end_row(table);
    }
    const TableEvents events = end_table(table);
    if (events.opened_row != no_row) open(context, events.opened_row);
    if (events.toggled_group != no_row) toggle_group(events.toggled_group);
}

void RecordListScreen::draw_foot(const Box& box) const {
    const bool is_contact = entity_ == Entity::contact;
    std::string_view left =
        i18n::count(is_contact ? i18n::Plural::table_contacts_foot : i18n::Plural::table_companies_foot, rows_->total);
    if (!rows_->aggregates.empty() && rows_->aggregates[0]) {
        const auto average = static_cast<std::int64_t>(*rows_->aggregates[0] + .5);
        left =
            i18n::concat({left, "     ", i18n::format(Msg::table_average_days_foot, {{"n", i18n::number(average)}})});
    }
    table_foot(make_id(base_id(entity_), "foot"), box, left);
}

void RecordListScreen::draw_nothing(Context& context, const Box& box) const {
    const bool is_contact = entity_ == Entity::contact;
    const ImGuiID id = make_id(base_id(entity_), "nothing");
    hairline_above(box, colours().line);
    if (is_narrowed(context.place, entity_)) {
        const EmptyState nothing{.icon = Icon::find,
                                 .title = i18n::text(Msg::table_no_match_title),
                                 .caption = i18n::text(Msg::table_no_match_caption),
                                 .action = {.label = i18n::text(Msg::table_clear_filters)}};
        if (empty_state(id, box, nothing).clicked) context.actions.replace(without_narrowing(context.place, entity_));
        return;
    }
    const EmptyState nothing{.icon = is_contact ? Icon::contacts : Icon::companies,
                             .title = i18n::text(is_contact ? Msg::contact_none_title : Msg::company_none_title),
                             .caption = i18n::text(is_contact ? Msg::contact_none_caption : Msg::company_none_caption),
                             .action = {.label = i18n::text(is_contact ? Msg::new_contact : Msg::new_company),
                                        .icon = Icon::plus,
                                        .href = is_contact ? "#/contact/new" : "#/company/new"}};
    empty_state(id, box, nothing);
}

void RecordListScreen::toggle_group(int line) {
    const std::uint64_t path = stretch_at(line).path;
    if (closed_.erase(path) == 0) closed_.insert(path);
    lay_out();
}

void RecordListScreen::open(Context& context, int line) const {
    const store::Row record = record_at(line);
    if (record == store::no_row) return;
    const std::int64_t number = context.database.number(*model::number_field(entity_), record);
    context.actions.navigate(entity_ == Entity::contact ? contact_place(number) : company_place(number));
}

}  // namespace tratt::ui
