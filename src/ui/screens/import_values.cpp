#include <algorithm>
#include <string>
#include <vector>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "store/database.hpp"
#include "ui/draw.hpp"
#include "ui/look.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/import_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using i18n::text;
using model::Entity;
using model::ImportDecisions;
using model::ValueChoice;

constexpr float rows_width = 56, choice_width = 240, foot_height = 64, head_height = 24;
constexpr float column_min = 400, column_max = 560, column_gap = 40;

// A section: values of the file, how many rows have each, and what each becomes.
struct Section {
    std::string_view name;
    Msg title;
    Msg words;
    bool has_words;
    Entity entity;
    bool can_be_empty, can_be_new;
    std::vector<ValueChoice> ImportDecisions::* choices;
};
const Section sections[] = {
    {"stages", Msg::import_stages, Msg::import_stages_text, true, Entity::category, false, false,
     &ImportDecisions::stages},
    {"categories", Msg::import_categories, Msg::import_stages_text, false, Entity::category, false, false,
     &ImportDecisions::categories},
    {"statuses", Msg::import_statuses, Msg::import_statuses_text, true, Entity::lead_status, true, true,
     &ImportDecisions::statuses},
    {"owners", Msg::import_owners, Msg::import_stages_text, false, Entity::user, true, true, &ImportDecisions::owners},
};

struct Rule {
    std::string_view name;
    Msg words;
    bool ImportDecisions::* value;
};
const Rule rules[] = {{"qualified", Msg::import_suggest_qualified, &ImportDecisions::suggest_qualified},
                      {"hand edits", Msg::import_overwrite_hand_edits, &ImportDecisions::overwrite_hand_edits},
                      {"faulty values", Msg::import_without_faulty, &ImportDecisions::take_rows_without_faulty_values}};

float value_height() { return control_height() + size::space_1; }

bool has_words(const Section& section) { return section.has_words; }

float section_height(const Section& section, const ImportDecisions& decisions, float width) {
    const auto count = (decisions.*section.choices).size();
    if (count == 0) return 0;
    const float words =
        has_words(section) ? paragraph_height(width, text(section.words), caption()) + size::space_1 : 0;
    return 24 + words + head_height + static_cast<float>(count) * value_height() + size::space_6;
}

float rules_height() { return 24 + size::space_2 + static_cast<float>(std::size(rules)) * control_height(); }

// Choices of a section in the order: items of the list, a new item, left empty.
int draw_choice(const Context& context, ImGuiID id, const Box& box, const Section& section, const ValueChoice& value,
                const std::vector<store::Row>& items) {
    std::vector<Choice> choices;
    int chosen = no_choice;
    for (const store::Row item : items) {
        if (context.database.id_of(section.entity, item) == value.item) chosen = static_cast<int>(choices.size());
        choices.push_back({.label = item_name(context.database, section.entity, item),
                           .mark = item_mark(context.database, section.entity, item)});
    }
    if (section.can_be_new) {
        if (value.make_new) chosen = static_cast<int>(choices.size());
        choices.push_back(
            {.label = i18n::format(Msg::import_made_new, {{"name", value.value}}), .mark = icon_mark(Icon::plus)});
    }
    if (section.can_be_empty) {
        if (value.item.is_nil() && !value.make_new) chosen = static_cast<int>(choices.size());
        choices.push_back({.label = text(Msg::import_left_empty), .is_muted = true});
    }
    Select field;
    field.frame.label = i18n::format(Msg::import_value_named, {{"value", value.value}});
    field.frame.hides_label = true;
    return select(id, box, field, choices, chosen);
}

void apply(const Context& context, const Section& section, const std::vector<store::Row>& items, int taken,
           ValueChoice& value) {
    const auto index = static_cast<std::size_t>(taken);
    value.make_new = section.can_be_new && index == items.size();
    value.item = index < items.size() ? context.database.id_of(section.entity, items[index]) : core::Uuid{};
}

void draw_section(Context& context, const Section& section, Box rest) {
    const ImGuiID id = make_id(import_id, section.name);
    const std::vector<ValueChoice>& values = context.app->import.decisions.*section.choices;
    heading(make_id(id, "title"), take_top(rest, 24), 2, text(section.title), tratt::ui::section());
    if (has_words(section)) {
        const float height = paragraph_height(rest.width, text(section.words), caption());
        paragraph(make_id(id, "words"), take_top(rest, height, size::space_1), text(section.words), caption());
    }
    const float wide = std::min(choice_width, rest.width * 0.5f);
    TextStyle right = caption();
    right.align = Align::right;
    Box head = take_top(rest, head_height);
    ui::text(make_id(id, "to"), take_right(head, wide, size::space_3), text(Msg::import_values_to), caption());
    ui::text(make_id(id, "rows"), take_right(head, rows_width, size::space_3), text(Msg::import_values_rows), right);
    ui::text(make_id(id, "from"), head, text(Msg::import_values_from), caption());

    const std::vector<store::Row> items = context.database.list(section.entity);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ImGuiID value_id = make_id(id, static_cast<std::int64_t>(i));
        Box row = take_top(rest, control_height(), size::space_1);
        const int taken = draw_choice(context, make_id(value_id, "choice"), take_right(row, wide, size::space_3),
                                      section, values[i], items);
        ui::text(make_id(value_id, "rows"), take_right(row, rows_width, size::space_3), i18n::number(values[i].rows),
                 number());
        ui::text(make_id(value_id, "value"), row, values[i].value);
        if (taken == no_choice) continue;
        ImportDecisions decisions = context.app->import.decisions;
        apply(context, section, items, taken, (decisions.*section.choices)[i]);
        context.app->actions.decide(std::move(decisions));
    }
}

void draw_rules(Context& context, Box rest) {
    heading(make_id(import_id, "rules"), take_top(rest, 24, size::space_2), 2, text(Msg::import_options),
            tratt::ui::section());
    for (const Rule& rule : rules) {
        const bool is_on = context.app->import.decisions.*rule.value;
        Toggle toggle;
        toggle.label = text(rule.words);
        if (!tick(make_id(import_id, rule.name), take_top(rest, control_height()), toggle,
                  is_on ? TickState::on : TickState::off))
            continue;
        ImportDecisions decisions = context.app->import.decisions;
        decisions.*rule.value = !is_on;
        context.app->actions.decide(std::move(decisions));
    }
}

}  // namespace

bool draw_import_values(Context& context, Box area) {
    const ImportDecisions& decisions = context.app->import.decisions;
    const float margin = is_phone() ? size::space_4 : size::page_margin;
    Box foot = take_bottom(area, std::max(foot_height, control_height() + size::space_5));
    const float room = area.width - 2 * margin;
    const bool is_wide = room >= 2 * column_min + column_gap;  // what is about people at the right
    const float width = is_wide ? std::min(column_max, (room - column_gap) / 2) : std::min(column_max, room);
    const auto is_right = [&](const Section& section) { return is_wide && section.entity != Entity::category; };
    float left_height = rules_height(), right_height = 0;
    for (const Section& section : sections)
        (is_right(section) ? right_height : left_height) += section_height(section, decisions, width);

    ax::Node node{.role = ax::Role::region, .name = text(Msg::import_step_values), .box = area};
    const ScrollArea scroll = begin_scroll_area(make_id(import_id, "values"), node, area.width,
                                                std::max(left_height, right_height) + 2 * size::space_4);
    Box left{scroll.origin_x + margin, scroll.origin_y + size::space_4, width, left_height};
    Box right{left.x + width + column_gap, left.y, width, right_height};
    for (const Section& section : sections) {
        const float section_size = section_height(section, decisions, width);
        if (section_size > 0) draw_section(context, section, take_top(is_right(section) ? right : left, section_size));
    }
    draw_rules(context, left);
    end_scroll_area();

    hairline_above(foot, colours().line);
    foot = inset(foot, margin, 0);
    const Button preview{.label = text(Msg::import_to_preview), .kind = ButtonKind::primary};
    return button(make_id(import_id, "to preview"), take_button_right(foot, preview), preview).clicked;
}

}  // namespace tratt::ui
