#include "ui/screens/dashboard.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/dashboard_numbers.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/tile.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::Plural;
using model::Entity;
using model::Field;
using store::Row;

constexpr ImGuiID screen_id = make_id("dashboard");
constexpr int months_shown = 12;
constexpr std::size_t bars_shown = 5;

std::string_view counted(Plural unit, std::int64_t count, std::int64_t total) {
    const std::string_view words = i18n::count(unit, count);
    if (total == 0) return words;
    return i18n::concat({words, " · ", i18n::percent(static_cast<double>(count) / static_cast<double>(total))});
}

Segment segment_of(std::string_view name, Plural unit, std::int64_t count, std::int64_t total) {
    Segment segment{.name = name, .value = static_cast<double>(count)};
    segment.value_text = i18n::number(count);
    if (total > 0) segment.share_text = i18n::percent(static_cast<double>(count) / static_cast<double>(total));
    segment.words = counted(unit, count, total);
    return segment;
}

core::Uuid id_in(const model::Value& value) {
    const auto* id = std::get_if<core::Uuid>(&value);
    return id ? *id : core::Uuid{};
}

// Addresses of the segments must outlive the chart's call.
void link_segments(std::vector<Segment>& segments, const std::vector<std::string>& addresses) {
    for (std::size_t i = 0; i < segments.size(); ++i) segments[i].href = addresses[i];
}

// ---- Tiles ----------------------------------------------------------------------------------------------------------

// R224
void draw_funnel(Context& context, ImGuiID id, const Box& body) {
    const Answer answer = leads_by_status(context);
    std::vector<Segment> segments;
    std::vector<std::string> addresses;
    for (const query::Group& group : answer->groups) {
        const Row status = context.database.find(Entity::lead_status, id_in(group.value));
        if (status == store::no_row) continue;
        Segment segment = segment_of(item_name(context.database, Entity::lead_status, status), Plural::contacts_count,
                                     group.count, answer->total);
        segment.mark = status_shape_mark(status_mark_of(context.database, status));
        segments.push_back(segment);
        addresses.push_back(address(leads_of_status(id_in(group.value))));
    }
    link_segments(segments, addresses);
    funnel(id, body, {.name = i18n::text(Msg::tile_funnel), .hint = i18n::text(Msg::tile_open_them)}, segments);
}

std::vector<float> trend_of(const query::Rows& months) {
    std::vector<float> trend;
    for (const query::Group& group : months.groups) trend.push_back(static_cast<float>(group.count));
    return trend;
}

// R211: compared with the same stretch of last year.
void draw_new_leads(Context& context, ImGuiID id, const Box& body) {
    const core::Date today = core::today(moment_of(context.environment));
    const core::Date first = core::start_of(core::DateUnit::year, today);
    const core::Date same_day = same_day_last_year(today);
    const core::Date first_before = core::start_of(core::DateUnit::year, same_day);
    const std::int64_t now = leads_registered(context, first, today);
    const std::int64_t before = leads_registered(context, first_before, same_day);
    const std::vector<float> trend = trend_of(*leads_by_month(context, first, today));
    const std::string link = address(leads_registered_place(context.database, first, today));
    const std::string year = std::to_string(core::to_civil(same_day).year);

    BigNumber number{.name = i18n::text(Msg::tile_new_leads), .value = now};
    if (before > 0)
        number.change = i18n::percent(std::abs(static_cast<double>(now - before)) / static_cast<double>(before));
    number.is_less = now < before;
    number.note = i18n::format(Msg::tile_by_this_day, {{"n", i18n::number(before)}, {"year", year}});
    number.href = link;
    number.trend = trend;
    big_number(id, body, number);
}

void draw_months(Context& context, ImGuiID id, const Box& body) {
    const core::Date today = core::today(moment_of(context.environment));
    const core::Date this_month = core::start_of(core::DateUnit::month, today);
    const core::Date first = core::add_units(core::DateUnit::month, this_month, 1 - months_shown);
    const Answer answer = leads_by_month(context, first, today);
    std::vector<Segment> segments;
    std::vector<std::string> addresses;
    for (int i = 0; i < months_shown; ++i) {
        const core::Date month = core::add_units(core::DateUnit::month, first, i);
        const core::Date end = core::add_units(core::DateUnit::month, month, 1) - 1;
        const auto found =
            std::find_if(answer->groups.begin(), answer->groups.end(), [month](const query::Group& group) {
                const auto* day = std::get_if<std::int64_t>(&group.value);
                return day && *day == month;
            });
        const std::int64_t count = found == answer->groups.end() ? 0 : found->count;
        segments.push_back(
            segment_of(i18n::month_name_short(core::to_civil(month).month), Plural::contacts_count, count, 0));
        addresses.push_back(address(leads_registered_place(context.database, month, end)));
    }
    link_segments(segments, addresses);
    columns(id, body, {.name = i18n::text(Msg::tile_months), .hint = i18n::text(Msg::tile_open_them)}, segments);
}

// The largest groups as bars.
struct BarSource {
    Answer answer;
    std::string_view (*name)(Context& context, const model::Value& value);
    Place (*place)(Context& context, const model::Value& value);
};
void draw_bars(Context& context, ImGuiID id, const Box& body, std::string_view name, const BarSource& source) {
    std::vector<const query::Group*> groups;
    for (const query::Group& group : source.answer->groups) groups.push_back(&group);
    std::stable_sort(groups.begin(), groups.end(), [](const auto* a, const auto* b) { return a->count > b->count; });
    groups.resize(std::min(groups.size(), bars_shown));
    if (groups.empty()) {
        empty_state(make_id(id, "empty"), body,
                    {.title = i18n::text(Msg::tile_no_leads_title), .caption = i18n::text(Msg::tile_no_leads_caption)});
        return;
    }
    std::vector<Segment> segments;
    std::vector<std::string> addresses;
    for (const query::Group* group : groups) {
        segments.push_back(
            segment_of(source.name(context, group->value), Plural::contacts_count, group->count, source.answer->total));
        addresses.push_back(address(source.place(context, group->value)));
    }
    link_segments(segments, addresses);
    bars(id, body, {.name = name, .hint = i18n::text(Msg::tile_open_them)}, segments);
}

std::string_view source_in(const model::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? std::string_view(*text) : std::string_view{};
}
std::string_view source_name(Context&, const model::Value& value) {
    const std::string_view source = source_in(value);
    return source.empty() ? i18n::text(Msg::no_selection) : source;
}
Place source_place(Context& context, const model::Value& value) {
    return leads_of_source(context.database, source_in(value));
}

std::string_view owner_name(Context& context, const model::Value& value) {
    const Row user = context.database.find(Entity::user, id_in(value));
    return user == store::no_row ? i18n::text(Msg::no_selection) : item_name(context.database, Entity::user, user);
}
Place owner_place(Context&, const model::Value& value) { return leads_of_owner(id_in(value)); }

// ---- Lists ----------------------------------------------------------------------------------------------------------

struct LeadList {
    Answer answer;
    std::string_view name, empty_title, empty_caption;
    Place all;
};

void draw_lead_row(Context& context, TableView& table, Row contact) {
    const store::Database& database = context.database;
    const std::string_view name = record_name(database, Entity::contact, contact);
    const std::string link = address(contact_place(database.number(Field::contact_number, contact)));
    begin_row(table, {.name = name});
    cell_link(table, name, link);
    const Row company = database.reference(Field::contact_company, contact);
    if (company == store::no_row) {
        cell_empty(table);
    } else {
        cell_link(table, record_name(database, Entity::company, company),
                  address(company_place(database.number(Field::company_number, company))), secondary());
    }
    const std::int64_t days = days_in_status(database, contact, moment_of(context.environment));
    if (days == not_in_status) cell_empty(table);
    else cell_number(table, i18n::days_short(days), colours().text_2);
    end_row(table);
}

void draw_list(Context& context, ImGuiID id, Box body, const LeadList& list) {
    constexpr float tile_padding = 14, foot_height = 28, days_width = 76, company_weight = 1.2f;
    if (list.answer->total == 0) {
        empty_state(make_id(id, "empty"), body, {.title = list.empty_title, .caption = list.empty_caption});
        return;
    }
    const Box foot = take_bottom(body, foot_height);
    const std::string all = address(list.all);
    const Link show_all{.label = i18n::format(Msg::show_all_n, {{"n", i18n::number(list.answer->total)}}),
                        .href = all,
                        .style = {.type = Type::caption}};
    link(make_id(id, "all"), foot, show_all);

    const Column columns[] = {
        {.name = i18n::text(Msg::field_contact_name), .can_sort = false},
        {.name = i18n::text(Msg::field_contact_company), .weight = company_weight, .can_sort = false},
        {.name = i18n::text(Msg::field_contact_days_in_status),
         .width = days_width,
         .align = Align::right,
         .can_sort = false}};
    const auto& rows = list.answer->rows;
    body.height -= std::fmod(body.height, row_height(true));  // no part of a row
    TableView table = begin_table(make_id(id, "rows"), inset(body, -tile_padding, 0),
                                  {.name = list.name,
                                   .columns = columns,
                                   .row_count = static_cast<int>(rows.size()),
                                   .is_compact = true,
                                   .has_no_head = true,
                                   .first_inset = tile_padding});
    for (int row = table.next_row(); row != no_row; row = table.next_row())
        draw_lead_row(context, table, rows[static_cast<std::size_t>(row)]);
    const TableEvents events = end_table(table);
    if (events.opened_row != no_row) {
        const Row contact = rows[static_cast<std::size_t>(events.opened_row)];
        context.actions.navigate(contact_place(context.database.number(Field::contact_number, contact)));
    }
}

// ---- Grid -----------------------------------------------------------------------------------------------------------

enum class TileKind : std::uint8_t { funnel, new_leads, groups, months, sources, owners, qualified, waiting };

struct TilePlan {
    TileKind kind;
    Msg title, description;
    int span;  // of twelve columns; on a tablet half the width, on a phone all of it
    float phone_height;
};

constexpr std::array plans = {
    TilePlan{TileKind::funnel, Msg::tile_funnel, Msg::tile_funnel_about, 5, 216},
    TilePlan{TileKind::new_leads, Msg::tile_new_leads, Msg::tile_new_leads_about, 3, 188},
    TilePlan{TileKind::groups, Msg::tile_groups, Msg::tile_groups_about, 4, 200},
    TilePlan{TileKind::months, Msg::tile_months, Msg::tile_new_leads_about, 5, 232},
    TilePlan{TileKind::sources, Msg::tile_sources, Msg::tile_sources_about, 3, 216},
    TilePlan{TileKind::owners, Msg::tile_owners, Msg::tile_owners_about, 4, 216},
    TilePlan{TileKind::qualified, Msg::tile_qualified, Msg::tile_qualified_about, 6, 312},
    TilePlan{TileKind::waiting, Msg::tile_waiting, Msg::tile_waiting_about, 6, 312},
};

constexpr float lowest_tile = 200, legend_under_finger = 84;
constexpr int grid_columns = 12, tablet_span = 6, grid_rows = 3;

// Where each tile lies from the upper left corner of the grid, and how high the grid is.
struct Grid {
    std::array<Box, plans.size()> boxes;
    float height = 0;
};

Grid phone_grid(float width) {
    Grid grid;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const bool has_legend = plans[i].kind == TileKind::groups && look().is_coarse_pointer;
        const float height = plans[i].phone_height + (has_legend ? legend_under_finger : 0);
        grid.boxes[i] = {0, grid.height, width, height};
        grid.height += height + size::tile_gap;
    }
    return grid;
}

Grid wide_grid(float width, float height) {
    const float row_height = std::max(lowest_tile, std::floor((height - size::tile_gap * (grid_rows - 1)) / grid_rows));
    const float unit = (width + size::tile_gap) / grid_columns;  // a column with its gap
    Grid grid;
    int column = 0;
    float y = 0;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const int span = is_desktop() ? plans[i].span : tablet_span;
        if (column + span > grid_columns) {
            column = 0;
            y += row_height + size::tile_gap;
        }
        grid.boxes[i] = {snap(unit * static_cast<float>(column)), y,
                         snap(unit * static_cast<float>(span)) - size::tile_gap, row_height};
        column += span;
    }
    grid.height = y + row_height;
    return grid;
}

}  // namespace

struct DashboardScreen::State {
    std::array<bool, model::category_group_count> is_off{};  // by the legend (R216)

    void draw_groups(Context& context, ImGuiID id, const Box& body);
    void draw_tile(Context& context, const TilePlan& plan, const Box& box);
};

void DashboardScreen::State::draw_groups(Context& context, ImGuiID id, const Box& body) {
    const Answer answer = companies_by_group(context);
    std::vector<Segment> segments;
    std::vector<model::CategoryGroup> groups;
    std::int64_t shown = 0;
    for (const query::Group& group : answer->groups) {
        const auto* value = std::get_if<std::int64_t>(&group.value);
        if (!value) continue;
        const auto kind = static_cast<model::CategoryGroup>(*value);
        Segment segment = segment_of(group_name(kind), Plural::companies_count, group.count, answer->total);
        segment.mark = group_mark(kind);
        segment.is_off = is_off[static_cast<std::size_t>(kind)];
        if (!segment.is_off) shown += group.count;
        segments.push_back(segment);
        groups.push_back(kind);
    }
    const Chart chart{.name = i18n::text(Msg::tile_groups), .hint = i18n::text(Msg::tile_open_them)};
    const RingPress press =
        ring(id, body, chart, segments, {.middle = i18n::number(shown), .middle_note = i18n::text(Msg::tile_in_all)});
    if (press.pressed != no_segment)
        context.actions.navigate(companies_of_group(groups[static_cast<std::size_t>(press.pressed)]));
    if (press.toggled != no_segment) {
        bool& off = is_off[static_cast<std::size_t>(groups[static_cast<std::size_t>(press.toggled)])];
        off = !off;
    }
}

void DashboardScreen::State::draw_tile(Context& context, const TilePlan& plan, const Box& box) {
    const ImGuiID id = make_id(make_id(screen_id, "tile"), static_cast<int>(plan.kind));
    const ImGuiID chart_id = make_id(id, "chart");
    const std::string_view title = i18n::text(plan.title);
    const Box body = begin_tile(id, box, {.title = title, .description = i18n::text(plan.description)});
    switch (plan.kind) {
        case TileKind::funnel: draw_funnel(context, chart_id, body); break;
        case TileKind::new_leads: draw_new_leads(context, chart_id, body); break;
        case TileKind::groups: draw_groups(context, chart_id, body); break;
        case TileKind::months: draw_months(context, chart_id, body); break;
        case TileKind::sources:
            draw_bars(context, chart_id, body, title, {leads_by_source(context), source_name, source_place});
            break;
        case TileKind::owners:
            draw_bars(context, chart_id, body, title, {leads_by_owner(context), owner_name, owner_place});
            break;
        case TileKind::qualified:
            draw_list(context, chart_id, body,
                      {qualified_leads(context), title, i18n::text(Msg::tile_no_qualified_title),
                       i18n::text(Msg::tile_no_qualified_caption), leads_of_status(model::qualified_id)});
            break;
        case TileKind::waiting:
            draw_list(context, chart_id, body,
                      {waiting_leads(context), title, i18n::text(Msg::tile_no_waiting_title),
                       i18n::text(Msg::tile_no_waiting_caption), waiting_leads_place()});
            break;
    }
    end_tile();
}

DashboardScreen::DashboardScreen() : state_(std::make_unique<State>()) {}
DashboardScreen::~DashboardScreen() = default;

void DashboardScreen::draw(Context& context, const ax::Rect& page) {
    Box rest = page;
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    if (context.app) {
        const Box head = inset(take_top(rest, size::head), margin, 0);
        heading(make_id(screen_id, "title"), head, 1, i18n::text(Msg::dashboard_title),
                is_phone() ? section() : title());
    }

    const float width = rest.width - 2 * margin;
    const Grid grid = is_phone() ? phone_grid(width) : wide_grid(width, rest.height - margin);
    const ScrollArea area = begin_scroll_area(
        make_id(screen_id, "tiles"), {.role = ax::Role::group, .name = i18n::text(Msg::dashboard_tiles), .box = rest},
        rest.width, grid.height + margin);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const Box& cell = grid.boxes[i];
        const Box box{area.origin_x + margin + cell.x, area.origin_y + cell.y, cell.width, cell.height};
        if (overlap(box, rest)) state_->draw_tile(context, plans[i], box);
    }
    end_scroll_area();
}

}  // namespace tratt::ui
