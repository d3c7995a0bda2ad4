// What stands around the rows: controls, groups and filters above, the foot and the bar of tasks below, menus over them.
#include <algorithm>
#include <array>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/screens/record_table.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/menu.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;

constexpr float narrow_strip = 560, task_bar_height = 48, width_step = 24, least_width = 48;

// What a table is grouped by without asking which heading: lists and dates, where there are few values.
std::vector<Field> grouping_fields(Entity entity, const std::vector<model::Grouping>& now) {
    std::vector<Field> fields;
    for (const Field field : default_columns(entity)) {
        const model::FieldSpec& spec = model::spec(field);
        const bool is_list = spec.type == model::FieldType::choice || spec.type == model::FieldType::reference;
        if (is_list || spec.key == "source" || spec.key == "country") fields.push_back(field);
    }
    if (entity == Entity::contact) fields.insert(fields.begin(), Field::contact_category_group);
    for (const model::Grouping& each : now)
        if (std::ranges::find(fields, each.field) == fields.end()) fields.push_back(each.field);
    return fields;
}

Msg kind_words(model::AggregateKind kind) {
    switch (kind) {
        case model::AggregateKind::sum: return Msg::table_sum_sum;
        case model::AggregateKind::average: return Msg::table_sum_average;
        case model::AggregateKind::minimum: return Msg::table_sum_minimum;
        case model::AggregateKind::maximum: return Msg::table_sum_maximum;
    }
    return Msg::table_sum_sum;
}

i18n::Plural foot_words(Entity entity) {
    switch (entity) {
        case Entity::contact: return i18n::Plural::table_contacts_foot;
        case Entity::company: return i18n::Plural::table_companies_foot;
        case Entity::sale: return i18n::Plural::table_sales_foot;
        default: return i18n::Plural::table_records_foot;
    }
}

}  // namespace

void RecordTable::draw_preview(Context& context, Box& page) {
    has_preview_ = true;
    preview_.draw(context, subject_.base.entity, page);
}

store::Row RecordTable::draw(Context& context, Box box) {
    opened_ = store::no_row;
    bar_ = {};
    if (has_bar(context)) {
        bar_ = take_top(box, size::bar);
        draw_bar(context, bar_);
    }
    if (rows_->total == 0) {
        draw_nothing(context, box);
        return opened_;
    }
    if (is_phone()) {
        draw_phone_table(context, box);
    } else {
        draw_foot(context, take_bottom(box, size::foot));
        hairline_above(box, colours().line);
        draw_table(context, inset(box, 0, size::hairline, 0, 0));
    }
    if (tick_count_ > 0) draw_task_bar(context, box);
    return opened_;
}

// ---- Controls -------------------------------------------------------------------------------------------------------------

void RecordTable::draw_controls(Context& context, Box& strip) {
    const Entity entity = subject_.base.entity;
    const bool is_small = is_phone();
    const bool is_narrow = strip.width < narrow_strip;  // a preview stands beside the page
    Place place = context.place;
    if (!is_small) {
        const Button gear{.label = i18n::text(Msg::table_columns),
                          .icon = Icon::gear,
                          .kind = ButtonKind::ghost,
                          .icon_only = true,
                          .states = ax::has_popup};
        const Box box = take_button_right(strip, gear);
        if (button(make_id(id_, "gear"), box, gear).clicked) columns_.open(box);
    }
    const std::vector<Field> fields = grouping_fields(entity, setting_.groupings);
    const auto at = [this](Field field) {
        return std::ranges::find(setting_.groupings, field, &model::Grouping::field);
    };
    std::vector<MenuItem> items;
    for (const Field field : fields)
        items.push_back({.label = column_name(field), .is_checked = at(field) != setting_.groupings.end()});
    const Button group{.label = i18n::text(Msg::group_rows),
                       .icon = Icon::group,
                       .kind = ButtonKind::ghost,
                       .icon_only = is_small || is_narrow,
                       .is_on = !setting_.groupings.empty() && !is_small,
                       .states = ax::has_popup};
    const int taken = menu_button(make_id(id_, "group"), take_button_right(strip, group), group, items);
    if (taken != nothing_chosen) {
        const Field field = fields[static_cast<std::size_t>(taken)];
        std::vector<model::Grouping> next = setting_.groupings;
        if (std::erase_if(next, [field](const model::Grouping& each) { return each.field == field; }) == 0)
            next.push_back({field});
        set_groupings(place, next);
        change(context, place);
    }
    if (is_small) return;
    const Button funnels{.label = i18n::text(Msg::table_enable_filter),
                         .icon = Icon::funnel,
                         .kind = ButtonKind::ghost,
                         .icon_only = is_narrow,
                         .is_on = setting_.has_funnels,
                         .is_toggle = true};
    if (button(make_id(id_, "funnels"), take_button_right(strip, funnels), funnels).clicked) {
        place.set_option("funnels", setting_.has_funnels ? "" : "1");
        change(context, place);
    }
}

bool RecordTable::has_bar(const Context& context) const {
    return !setting_.groupings.empty() || !filters_of(context.place, subject_.base.entity).empty();
}

void RecordTable::draw_bar(Context& context, Box bar) {
    hairline_above(bar, colours().line);
    bar = is_phone() ? inset(bar, size::space_4, 0, size::space_4, 0)
                     : inset(bar, size::page_margin, 0, size::space_3, 0);
    const Button reset{.label = i18n::text(Msg::reset), .kind = ButtonKind::ghost, .size = ButtonSize::small};
    if (button(make_id(id_, "reset"), take_button_right(bar, reset), reset).clicked) {
        Place place = context.place;
        clear_filters(place, subject_.base.entity);
        set_groupings(place, {});
        change(context, place);
    }
    draw_groupings(context, bar);
    draw_filters(context, bar);
    if (!dragged_) return;
    const std::string_view hint = i18n::text(Msg::table_drag_hint);
    text(make_id(id_, "hint"), take_left(bar, text_width(hint, caption()) + 1), hint, caption());
}

void RecordTable::draw_groupings(Context& context, Box& bar) {
    const std::vector<model::Grouping>& groupings = setting_.groupings;
    if (!groupings.empty() && !is_phone()) {
        const std::string_view words = i18n::text(Msg::table_group_by);
        text(make_id(id_, "group_by"), take_left(bar, text_width(words, caption()) + 1, size::space_2), words,
             caption());
    }
    for (std::size_t i = 0; i < groupings.size(); ++i) {
        const std::string_view label = column_name(groupings[i].field);
        const Chip grouping{.label = label,
                            .can_clear = true,
                            .is_grouping = true,
                            .clear_label = i18n::format(Msg::table_stop_grouping, {{"what", label}})};
        if (i > 0)
            icon(centred_vertically(take_left(bar, size::icon_small, size::space_2), size::icon_small),
                 Icon::chevron_right, colours().text);
        const Box box = take_left(bar, chip_width(grouping), size::space_2);
        if (!chip(make_id(make_id(id_, "grouping"), static_cast<int>(i)), box, grouping).cleared) continue;
        std::vector<model::Grouping> next = groupings;
        next.erase(next.begin() + static_cast<std::ptrdiff_t>(i));
        Place place = context.place;
        set_groupings(place, next);
        change(context, place);
    }
}

void RecordTable::draw_filters(Context& context, Box& bar) {
    for (const model::Criterion& filter : filters_of(context.place, subject_.base.entity)) {
        const Chip set{
            .label = column_name(filter.field), .value = filter_words(context.database, filter), .can_clear = true};
        const Box box = take_left(bar, chip_width(set), size::space_2);
        const ChipPress press = chip(make_id(make_id(id_, "filter"), static_cast<int>(filter.field)), box, set);
        if (press.cleared) {
            Place place = context.place;
            place.set_option(model::spec(filter.field).key, "");
            change(context, place);
        } else if (press.clicked) {
            filter_.open(filter.field, box, context.place);
        }
    }
}

// ---- Below -----------------------------------------------------------------------------------------------------------------

void RecordTable::draw_foot(Context& context, const Box& box) const {
    std::string_view left = i18n::count(foot_words(subject_.base.entity), rows_->total);
    if (!subject_.note.empty()) left = i18n::concat({left, ", ", subject_.note});
    for (std::size_t i = 0; i < query_.aggregates.size() && i < rows_->aggregates.size(); ++i) {
        if (!rows_->aggregates[i]) continue;
        const model::Aggregate& sum = query_.aggregates[i];
        const auto rounded = static_cast<std::int64_t>(*rows_->aggregates[i] + .5);
        const bool is_days = sum.field == Field::contact_days_in_status && sum.kind == model::AggregateKind::average;
        if (is_days && is_bin()) continue;  // nobody waits there
        const std::string_view number =
            value_words(context.database, sum.field, rounded, moment_of(context.environment));
        const std::string_view words =
            is_days
                ? i18n::format(Msg::table_average_days_foot, {{"n", number}})
                : i18n::format(
                      Msg::table_sum_words,
                      {{"what", column_name(sum.field)}, {"kind", i18n::text(kind_words(sum.kind))}, {"n", number}});
        left = i18n::concat({left, "     ", words});
    }
    table_foot(
        make_id(id_, "foot"), box, left,
        tick_count_ > 0 ? i18n::count(i18n::Plural::table_selected, tick_count_) : i18n::text(Msg::table_keys_hint));
}

std::vector<RecordTask> RecordTable::tasks(const store::Database& database, std::size_t count) const {
    return is_bin() ? std::vector{RecordTask::restore}
                    : tasks_for(database, subject_.base.entity, count, subject_.selection);
}

// What can be done to all that are ticked; it floats over the last rows. What finds no room there is in a menu.
void RecordTable::draw_task_bar(Context& context, const Box& box) {
    const Entity entity = subject_.base.entity;
    struct Shown {
        RecordTask task;
        Button button;
    };
    std::vector<Shown> shown;
    for (const RecordTask task : tasks(context.database, static_cast<std::size_t>(tick_count_))) {
        Button each = task_button(task);
        each.kind = ButtonKind::inverted;
        each.icon_only = is_phone();
        shown.push_back({task, each});
    }
    const std::string_view count = i18n::count(i18n::Plural::table_selected, tick_count_);
    TextStyle style = strong();
    style.colour = colours().text_invert;
    style.strong_colour = colours().text_invert;
    const Button close{
        .label = i18n::text(Msg::table_select_none), .icon = Icon::x, .kind = ButtonKind::inverted, .icon_only = true};
    const float count_width = text_width(count, style) + size::space_4;
    const Button more{.label = i18n::text(Msg::more_actions),
                      .icon = Icon::dots,
                      .kind = ButtonKind::inverted,
                      .icon_only = true,
                      .states = ax::has_popup};
    const auto width_of = [](const Button& each) { return button_width(each) + size::space_1; };
    const float most = box.width - 2 * size::space_2;
    float width = 2 * size::space_4 + count_width + button_width(close);
    for (const Shown& each : shown) width += width_of(each.button);
    std::size_t in_bar = shown.size();
    if (width > most) width += width_of(more);
    while (width > most && in_bar > 0) width -= width_of(shown[--in_bar].button);
    Box bar = centred({box.x, bottom_of(box) - task_bar_height - size::space_4, box.width, task_bar_height},
                      std::min(width, most), task_bar_height);
    const ImGuiID id = make_id(id_, "tasks");
    begin_layer(id, bar);
    shadow(bar, radius::card, Elevation::popover);
    fill(bar, colours().bg_invert, radius::card);
    begin_group(make_id(id, "bar"), ax::Role::toolbar, i18n::text(Msg::table_tasks), bar);
    bar = inset(bar, size::space_4, 0, size::space_2, 0);
    text(make_id(id, "count"), take_left(bar, count_width), count, style);
    const Box close_box = take_button_right(bar, close);
    const auto begin = [&](RecordTask task) {
        tasks_.begin(context, task, {entity, ticked_ids(context.database), fields_, subject_.selection});
    };
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Button& each = shown[i].button;
        if (i >= in_bar) items.push_back({.label = each.label, .icon = each.icon});
        else if (button(make_id(id, static_cast<int>(shown[i].task)), take_button_left(bar, each, size::space_1), each)
                     .clicked)
            begin(shown[i].task);
    }
    if (!items.empty()) {
        const int taken = menu_button(make_id(id, "more"), take_button_left(bar, more, size::space_1), more, items);
        if (taken != nothing_chosen) begin(shown[in_bar + static_cast<std::size_t>(taken)].task);
    }
    if (button(make_id(id, "none"), close_box, close).clicked) {
        ticked_.clear();
        tick_count_ = 0;
    }
    ax::end();
    end_layer();
}

void RecordTable::draw_nothing(Context& context, const Box& box) {
    hairline_above(box, colours().line);
    const Entity entity = subject_.base.entity;
    const ImGuiID id = make_id(id_, "nothing");
    Place place = context.place;
    const bool is_narrowed =
        !filters_of(context.place, entity).empty() || !place.option("q").empty() || !place.option("view").empty();
    if (!is_narrowed) {
        empty_state(id, box, subject_.nothing);
        return;
    }
    const EmptyState nothing{.icon = Icon::find,
                             .title = i18n::text(Msg::table_no_match_title),
                             .caption = i18n::text(Msg::table_no_match_caption),
                             .action = {.label = i18n::text(Msg::table_clear_filters)}};
    if (!empty_state(id, box, nothing).clicked) return;
    clear_filters(place, entity);
    for (const std::string_view option : {"q", "view"}) place.set_option(option, "");
    change(context, place);
}

// ---- Over the page -----------------------------------------------------------------------------------------------------------

void RecordTable::draw_over(Context& context) {
    draw_head_ghost();
    Place place = context.place;
    if (filter_.is_open() && filter_.draw(context, query_without(context, filter_.field()), &place))
        change(context, place);
    const ColumnChoice::Subject subject{
        .key = key_, .entity = subject_.base.entity, .shown = fields_, .selection = subject_.selection};
    if (columns_.draw(context, subject, &place)) change(context, place);
    draw_head_menu(context);
    draw_row_menu(context);
    tasks_.draw_over(context);
    if (has_preview_) preview_.draw_over(context, subject_.base.entity);
}

// The heading that is being dragged.
void RecordTable::draw_head_ghost() const {
    if (!dragged_) return;
    const std::string_view name = column_name(*dragged_);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Box box{mouse.x + 8, mouse.y - 14, text_width(name, caption()) + 2 * size::space_3, 28};
    const ImGuiID id = make_id(id_, "ghost");
    begin_layer(id, box);
    shadow(box, radius::control, Elevation::popover);
    fill(box, colours().bg_raised, radius::control);
    text(make_id(id, "name"), inset(box, size::space_3, 0), name, caption());
    end_layer();
}

// All that dragging does, for keyboard, touch and assistive tools.
void RecordTable::draw_head_menu(Context& context) {
    const std::vector<Field>& fields = fields_;
    const auto at = std::ranges::find(fields, menu_field_);
    if (at == fields.end()) return;
    const bool is_grouped =
        std::ranges::find(setting_.groupings, menu_field_, &model::Grouping::field) != setting_.groupings.end();
    const std::string_view already = i18n::text(Msg::table_column_is_last);
    const std::array items{
        MenuItem{.label = i18n::text(Msg::table_sort_ascending), .icon = Icon::up},
        MenuItem{.label = i18n::text(Msg::table_sort_descending), .icon = Icon::down},
        MenuItem{.label = i18n::text(Msg::table_filter_this), .icon = Icon::funnel, .has_line_above = true},
        MenuItem{.label = i18n::text(Msg::table_group_by_this), .icon = Icon::group, .is_checked = is_grouped},
        MenuItem{.label = i18n::text(Msg::table_move_left),
                 .icon = Icon::chevron_left,
                 .disabled_reason = at == fields.begin() ? already : std::string_view{},
                 .has_line_above = true},
        MenuItem{.label = i18n::text(Msg::table_move_right),
                 .icon = Icon::chevron_right,
                 .disabled_reason = at + 1 == fields.end() ? already : std::string_view{}},
        MenuItem{.label = i18n::text(Msg::table_wider), .icon = Icon::plus},
        MenuItem{.label = i18n::text(Msg::table_narrower), .icon = Icon::minus},
        MenuItem{.label = i18n::text(Msg::table_hide_column),
                 .icon = Icon::x,
                 .disabled_reason = fields.size() == 1 ? i18n::text(Msg::table_last_column) : std::string_view{},
                 .has_line_above = true},
    };
    const int chosen = menu(make_id(id_, "head_menu"), items);
    if (chosen == nothing_chosen) return;
    Place place = context.place;
    std::vector<Field> moved = fields;
    const auto index = at - fields.begin();
    const auto widen = [&](float by) {
        keep_width(context, key_, menu_field_, std::max(least_width, head_anchor_.width + by));
        head_anchor_.width = std::max(least_width, head_anchor_.width + by);
    };
    switch (chosen) {
        case 0: set_sort(place, {menu_field_, false}); break;
        case 1: set_sort(place, {menu_field_, true}); break;
        case 2: return filter_.open(menu_field_, head_anchor_, place);
        case 3: {
            std::vector<model::Grouping> next = setting_.groupings;
            is_grouped ? static_cast<void>(std::erase(next, model::Grouping{menu_field_}))
                       : next.push_back({menu_field_});
            set_groupings(place, next);
            break;
        }
        case 4: std::iter_swap(moved.begin() + index, moved.begin() + index - 1); break;
        case 5: std::iter_swap(moved.begin() + index, moved.begin() + index + 1); break;
        case 6: return widen(width_step);
        case 7: return widen(-width_step);
        default: moved.erase(moved.begin() + index); break;
    }
    if (moved != fields) set_columns(place, moved);
    change(context, place);
}

// R112, on one row; what is ticked stays ticked.
void RecordTable::draw_row_menu(Context& context) {
    if (menu_row_ == store::no_row) return;
    const Entity entity = subject_.base.entity;
    if (!context.database.is_present(entity, menu_row_)) return;
    const std::vector<RecordTask> offered = tasks(context.database, 1);
    std::vector<MenuItem> items{
        {.label = i18n::text(Msg::table_open_row), .icon = Icon::right},
        {.label = i18n::text(is_ticked(menu_row_) ? Msg::table_unselect_row : Msg::table_select_row),
         .icon = Icon::check}};
    const bool has_preview = has_preview_ && !is_phone();
    if (has_preview) items.push_back({.label = i18n::text(Msg::table_preview_row), .icon = Icon::sidebar});
    const int first_task = static_cast<int>(items.size());
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const Button each = task_button(offered[i]);
        items.push_back({.label = each.label,
                         .icon = each.icon,
                         .is_destructive = offered[i] == RecordTask::remove,
                         .has_line_above = i == 0 || offered[i] == RecordTask::remove});
    }
    const int chosen = menu(make_id(id_, "row_menu"), items);
    if (chosen == nothing_chosen) return;
    if (chosen == 0) return open(context, menu_row_);
    if (chosen == 1) return set_tick(menu_row_, !is_ticked(menu_row_));
    if (chosen < first_task) {
        const std::int64_t number = context.database.number(*model::number_field(entity), menu_row_);
        return context.actions.replace(with_preview(context.place, number));
    }
    tasks_.begin(context, offered[static_cast<std::size_t>(chosen - first_task)],
                 {entity, {context.database.id_of(entity, menu_row_)}, fields_, subject_.selection});
}

}  // namespace tratt::ui
