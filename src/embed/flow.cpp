#include "embed/flow.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "model/seeds.hpp"
#include "ui/draw.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/board_setting.hpp"
#include "ui/screens/dashboard_numbers.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::embed {
namespace {

using i18n::Msg;
using i18n::Plural;
using model::Entity;
using model::Field;
using ui::Box;
using ui::colours;
using ui::make_id;
namespace size = ui::size;

constexpr ImGuiID screen_id = make_id("flow");
constexpr float node_height = 64, node_gap = 28, lane_label = 24, lane_gap = 20, exit_gap = 24, bar_height = 4;
constexpr float arrow_wing = 4;

struct Node {
    ImGuiID id = 0;
    std::string_view name;
    ui::Mark mark{};
    ImU32 colour = 0;
    std::int64_t count = 0;
    float share = 0;  // of its lane
    Plural unit = Plural::contacts_count;
    std::string_view description;
    ui::Place place;
};

core::Uuid id_in(const model::Value& value) {
    const auto* id = std::get_if<core::Uuid>(&value);
    return id ? *id : core::Uuid{};
}

void set_shares(std::vector<Node>& nodes) {
    std::int64_t total = 0;
    for (const Node& node : nodes) total += node.count;
    for (Node& node : nodes) node.share = total == 0 ? 0 : static_cast<float>(node.count) / static_cast<float>(total);
}

// Those that lead, and what they lead to.
std::vector<Node> category_nodes(ui::Context& context) {
    const store::Database& database = context.database;
    ui::Place board{.page = ui::Page::board};
    ui::set_board_entity(board, Entity::company);
    std::vector<Node> nodes;
    for (const query::Group& group : ui::companies_by_category(context)->groups) {
        const store::Row category = database.find(Entity::category, id_in(group.value));
        if (category == store::no_row) continue;
        const bool leads = database.flag(Field::category_lead_status_enabled, category);
        const ui::GroupKind kind = ui::category_group_kind(database, category);
        if (!leads && kind != ui::GroupKind::customer) continue;
        nodes.push_back({.id = make_id(make_id(screen_id, "category"), static_cast<std::int64_t>(category)),
                         .name = ui::item_name(database, Entity::category, category),
                         .mark = ui::group_mark(kind),
                         .colour = colours().group[static_cast<std::size_t>(kind)],
                         .count = group.count,
                         .unit = Plural::companies_count,
                         .description = ui::item_description(database, Entity::category, category),
                         .place = board});
    }
    set_shares(nodes);
    return nodes;
}

std::vector<Node> status_nodes(ui::Context& context) {
    const store::Database& database = context.database;
    std::vector<Node> nodes;
    for (const query::Group& group : ui::leads_by_status(context)->groups) {
        const store::Row status = database.find(Entity::lead_status, id_in(group.value));
        if (status == store::no_row) continue;
        const ui::StatusMark mark = ui::status_mark_of(database, status);
        nodes.push_back({.id = make_id(make_id(screen_id, "status"), static_cast<std::int64_t>(status)),
                         .name = ui::item_name(database, Entity::lead_status, status),
                         .mark = ui::status_shape_mark(mark),
                         .colour = ui::status_hue(mark).mark,
                         .count = group.count,
                         .description = ui::item_description(database, Entity::lead_status, status),
                         .place = {.page = ui::Page::board}});
    }
    set_shares(nodes);
    return nodes;
}

// The way of a lead, without those that leave it.
bool leaves_the_way(const store::Database& database, const Node& node) {
    const auto is = [&](const core::Uuid& status) {
        const store::Row row = database.find(Entity::lead_status, status);
        return row != store::no_row && node.id == make_id(make_id(screen_id, "status"), static_cast<std::int64_t>(row));
    };
    return !is(model::open_id) && !is(model::contacting_id) && !is(model::qualified_id);
}

void arrow(float x1, float y1, float x2, float y2) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 colour = colours().text_muted;
    list->AddLine({x1, y1}, {x2, y2}, colour, 1.5f);
    const float dx = x2 > x1 ? 1.f : 0.f, dy = y2 > y1 ? 1.f : 0.f;
    list->AddLine({x2, y2}, {x2 - arrow_wing * (dx + dy), y2 - arrow_wing * (dx + dy)}, colour, 1.5f);
    list->AddLine({x2, y2}, {x2 - arrow_wing * (dx - dy), y2 - arrow_wing * (dy - dx)}, colour, 1.5f);
}

void draw_node(ui::Context& context, const Box& box, const Node& node) {
    const std::string_view count = i18n::number(node.count);
    const std::string_view words =
        i18n::format(Msg::embed_flow_node, {{"name", node.name}, {"count", i18n::count(node.unit, node.count)}});
    const ui::Press press = ui::press(node.id, {.role = ui::ax::Role::button, .name = words, .box = box});
    ui::fill(box,
             press.held      ? colours().bg_press
             : press.hovered ? colours().bg_hover
                             : colours().bg_raised,
             ui::radius::tile);
    ui::outline(box, colours().line_strong, ui::radius::tile);
    if (press.focus_visible) ui::focus_ring(box, ui::radius::tile);
    Box rest = ui::inset(box, size::space_3, size::space_2);
    Box foot = ui::take_bottom(rest, bar_height, size::space_1);
    ui::fill(foot, colours().bg_fill, bar_height / 2);
    foot.width *= ui::animate(make_id(node.id, "share"), node.share, ui::motion::slow);
    if (foot.width >= bar_height) ui::fill(foot, node.colour, bar_height / 2);
    Box first = ui::take_top(rest, rest.height / 2);
    ui::draw_mark(first.x, first.y + first.height / 2, node.mark);
    ui::take_left(first, ui::mark_width(node.mark), size::space_2);
    ui::bare_text(first, node.name);
    ui::TextStyle strong = ui::strong();
    strong.tabular = true;
    ui::bare_text(rest, count, strong);
    if (press.hovered && !node.description.empty())
        ui::tooltip(make_id(node.id, "about"), box, {.title = node.name, .body = node.description});
    if (press.clicked) context.actions.navigate(node.place);
}

// Beside each other with an arrow between; below each other where there is no room.
struct Lane {
    Box box;  // of the first node
    float step_x = 0, step_y = 0;

    Box place(std::size_t i) const {
        const auto n = static_cast<float>(i);
        return {box.x + step_x * n, box.y + step_y * n, box.width, box.height};
    }
};

Lane lane_of(const Box& box, std::size_t count) {
    if (ui::is_phone()) return {{box.x, box.y, box.width, node_height}, 0, node_height + node_gap};
    const auto n = static_cast<float>(std::max<std::size_t>(count, 1));
    const float width = (box.width - node_gap * (n - 1)) / n;
    return {{box.x, box.y, width, node_height}, width + node_gap, 0};
}

float lane_height(std::size_t count) {
    const float n = ui::is_phone() ? static_cast<float>(count) : 1;
    return n * node_height + (n - 1) * node_gap;
}

void draw_lane(ui::Context& context, const Lane& lane, const std::vector<Node>& nodes, bool has_arrows) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Box box = lane.place(i);
        draw_node(context, box, nodes[i]);
        if (!has_arrows || i + 1 == nodes.size()) continue;
        const Box next = lane.place(i + 1);
        if (lane.step_y > 0) {
            const float x = box.x + box.width / 2;
            arrow(x, ui::bottom_of(box) + size::space_1, x, next.y - size::space_1);
        } else {
            const float y = box.y + box.height / 2;
            arrow(ui::right_of(box) + size::space_1, y, next.x - size::space_1, y);
        }
    }
}

// Disqualified leaves from Qualified, what stands after it in the list from the step before (R52); where there are more,
// they stand for themselves.
void draw_exits(ui::Context& context, const Lane& way, std::size_t steps, const Box& box,
                const std::vector<Node>& exits) {
    const bool is_below = !ui::is_phone() && exits.size() < steps;
    if (!is_below) return draw_lane(context, lane_of(box, exits.size()), exits, false);
    for (std::size_t i = 0; i < exits.size(); ++i) {
        Box place = way.place(steps - 1 - i);
        const float x = place.x + place.width / 2;
        arrow(x, ui::bottom_of(place) + size::space_1, x, box.y - size::space_1);
        place.y = box.y;
        draw_node(context, place, exits[i]);
    }
}

void label(std::string_view key, Box& rest, std::string_view words) {
    ui::heading(make_id(screen_id, key), ui::take_top(rest, lane_label, size::space_1), 2, words, ui::muted());
}

}  // namespace

void FlowScreen::draw(ui::Context& context, const ui::ax::Rect& page) {
    const std::vector<Node> categories = category_nodes(context);
    std::vector<Node> way = status_nodes(context);
    const auto first_exit = std::stable_partition(
        way.begin(), way.end(), [&](const Node& node) { return !leaves_the_way(context.database, node); });
    const std::vector<Node> exits(first_exit, way.end());
    way.erase(first_exit, way.end());

    const float margin = size::space_4;
    const float labels = 2 * (lane_label + size::space_1);
    const float height = margin + labels + lane_height(categories.size()) + lane_gap + lane_height(way.size()) +
                         (exits.empty() ? 0 : exit_gap + lane_height(exits.size())) + margin;
    const ui::ScrollArea area = ui::begin_scroll_area(
        make_id(screen_id, "picture"), {.role = ui::ax::Role::group, .name = i18n::text(Msg::embed_flow), .box = page},
        page.width, height);
    Box rest{area.origin_x + margin, area.origin_y + margin, page.width - 2 * margin, height - 2 * margin};

    label("categories", rest, i18n::text(Msg::embed_flow_categories));
    draw_lane(context, lane_of(ui::take_top(rest, lane_height(categories.size()), lane_gap), categories.size()),
              categories, true);
    label("statuses", rest, i18n::text(Msg::embed_flow_statuses));
    const Lane lane = lane_of(ui::take_top(rest, lane_height(way.size()), exit_gap), way.size());
    draw_lane(context, lane, way, true);
    draw_exits(context, lane, way.size(), ui::take_top(rest, lane_height(exits.size())), exits);
    ui::end_scroll_area();
}

}  // namespace tratt::embed
