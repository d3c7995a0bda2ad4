#include "ui/screens/bulk_line.hpp"

#include <algorithm>

#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/choices.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Entity;
using model::Field;
using model::FieldType;

constexpr ImGuiID base = make_id("bulk_line");
constexpr float name_width = 160, way_width = 188, gap = 8;

bool searches(const BulkLine& line) { return line.way == BulkWay::replace || line.way == BulkWay::pattern; }

bool is_typed(Field field) {
    const FieldType type = model::spec(field).type;
    return type == FieldType::text || type == FieldType::integer || type == FieldType::date;
}

model::Value value_of_text(Field field, std::string_view words) {
    switch (model::spec(field).type) {
        case FieldType::integer: {
            const auto number = core::parse_integer(words);
            return number ? model::Value{*number} : model::Value{};
        }
        case FieldType::date: {
            const auto day = core::parse_iso_date(words);
            return day ? model::Value{*day} : model::Value{};
        }
        default: return std::string(words);
    }
}

std::vector<BulkWay> ways_for(Field field) {
    switch (model::spec(field).type) {
        case FieldType::text: return {BulkWay::set, BulkWay::clear, BulkWay::replace, BulkWay::pattern};
        case FieldType::boolean: return {BulkWay::set, BulkWay::toggle};
        default: return {BulkWay::set, BulkWay::clear};
    }
}

Msg way_words(BulkWay way) {
    switch (way) {
        case BulkWay::set: return Msg::bulk_set;
        case BulkWay::clear: return Msg::bulk_clear;
        case BulkWay::toggle: return Msg::bulk_toggle;
        case BulkWay::replace: return Msg::bulk_replace;
        case BulkWay::pattern: return Msg::bulk_pattern;
    }
    return Msg::bulk_set;
}

ImGuiID line_id(const BulkLine& line, std::string_view part) {
    return make_id(make_id(base, static_cast<int>(line.field)), part);
}

void draw_way(BulkLine& line, const Box& box) {
    const std::vector<BulkWay> ways = ways_for(line.field);
    const bool may_clear = !model::spec(line.field).has(model::field_required);
    std::vector<Choice> choices;
    for (const BulkWay way : ways) choices.push_back({.label = i18n::text(way_words(way))});
    if (ways[1] == BulkWay::clear && !may_clear) choices[1].disabled_reason = i18n::text(Msg::bulk_cannot_clear);
    const auto chosen = static_cast<int>(std::ranges::find(ways, line.way) - ways.begin());
    const Select field{
        .frame = {.label = i18n::format(Msg::bulk_how, {{"field", column_name(line.field)}}), .hides_label = true}};
    const int taken = select(line_id(line, "way"), box, field, choices, chosen);
    if (taken == no_choice) return;
    line.way = ways[static_cast<std::size_t>(taken)];
    line.replacement.is_pattern = line.way == BulkWay::pattern;
    line.is_on = true;
}

void draw_choice(const Context& context, BulkLine& line, const Box& box) {
    const store::Database& database = context.database;
    const model::FieldSpec& spec = model::spec(line.field);
    std::vector<Choice> choices;
    std::vector<model::Value> values;
    if (spec.type == FieldType::boolean) {
        for (const bool value : {true, false}) {
            choices.push_back({.label = i18n::text(value ? Msg::value_yes : Msg::value_no)});
            values.emplace_back(value);
        }
    } else if (spec.type == FieldType::choice) {
        for (std::size_t i = 0; i < spec.choices->keys.size(); ++i) {
            values.emplace_back(static_cast<std::int64_t>(i));
            choices.push_back({.label = value_words(database, line.field, values.back(), {})});
        }
    } else {
        for (const store::Row row : database.list(spec.target)) {
            choices.push_back({.label = item_name(database, spec.target, row)});
            if (spec.target == Entity::lead_status)
                choices.back().mark = status_shape_mark(status_mark_of(database, row));
            values.emplace_back(database.id_of(spec.target, row));
        }
    }
    const auto at = std::ranges::find(values, line.value);
    const int chosen = at == values.end() ? no_choice : static_cast<int>(at - values.begin());
    const Select field{
        .frame = {.label = i18n::format(Msg::bulk_value, {{"field", column_name(line.field)}}), .hides_label = true},
        .placeholder = i18n::text(Msg::bulk_choose)};
    const int taken = select(line_id(line, "value"), box, field, choices, chosen);
    if (taken == no_choice) return;
    line.value = values[static_cast<std::size_t>(taken)];
    line.is_on = true;
}

void draw_text(BulkLine& line, std::string_view part, const Box& box, Msg label, std::string_view hint,
               std::string* text) {
    const TextField field{
        .frame = {.label = i18n::format(label, {{"field", column_name(line.field)}}), .hides_label = true},
        .placeholder = hint};
    if (text_field(line_id(line, part), box, field, text).changed) line.is_on = true;
}

void draw_tick(BulkLine& line, std::string_view part, Box& strip, Msg label, bool* is_on) {
    const Toggle toggle{.label = i18n::text(label)};
    const Box box = take_left(strip, toggle_width(toggle), size::space_4);
    if (tick(line_id(line, part), box, toggle, *is_on ? TickState::on : TickState::off)) *is_on = !*is_on;
}

void draw_search(BulkLine& line, const Box& box) {
    Box rest = box;
    const Box row = take_top(rest, control_height(), gap);
    core::Replacement& by = line.replacement;
    draw_text(line, "find", nth_column(row, 0, 2, gap), Msg::bulk_find, i18n::text(Msg::bulk_find_hint), &by.find);
    draw_text(line, "with", nth_column(row, 1, 2, gap), Msg::bulk_with, i18n::text(Msg::bulk_with_hint), &by.with);
    Box options = take_top(rest, control_height());
    draw_tick(line, "case", options, Msg::bulk_matches_case, &by.matches_case);
    draw_tick(line, "words", options, Msg::bulk_whole_words, &by.is_whole_word);
}

bool has_value_row(const BulkLine& line) { return line.way == BulkWay::set || searches(line); }

}  // namespace

bool offers_bulk_update(const model::FieldSpec& spec) {
    const std::uint8_t kept_out = model::field_read_only | model::field_internal | model::field_derived;
    const bool is_own = spec.field == Field::contact_is_main || spec.field == Field::contact_first_name ||
                        spec.field == Field::contact_last_name || spec.field == Field::company_name;
    const bool is_record =
        spec.type == FieldType::reference &&
        (spec.target == Entity::company || spec.target == Entity::contact || spec.target == Entity::sale);
    return (spec.flags & kept_out) == 0 && spec.limit != model::Limit::data && !is_own && !is_record &&
           spec.type != FieldType::instant;
}

bool differs_by_record(const BulkLine& line) { return line.way == BulkWay::toggle || searches(line); }

float bulk_line_height(const BulkLine& line) {
    const int rows = 1 + (is_phone() && has_value_row(line) ? 1 : 0) + (searches(line) ? 1 : 0);
    return static_cast<float>(rows) * (control_height() + gap);
}

void draw_bulk_line(Context& context, BulkLine& line, Box box) {
    Box row = take_top(box, control_height(), gap);
    const Toggle on{.label = column_name(line.field)};
    if (tick(line_id(line, "on"), take_left(row, name_width, gap), on, line.is_on ? TickState::on : TickState::off))
        line.is_on = !line.is_on;
    draw_way(line, take_left(row, way_width, gap));
    const Box value = is_phone() ? Box{box.x, box.y, box.width, control_height()} : row;
    if (searches(line)) return draw_search(line, {value.x, value.y, value.width, 2 * (control_height() + gap)});
    if (line.way != BulkWay::set) return;
    if (!is_typed(line.field)) return draw_choice(context, line, value);
    const bool is_date = model::spec(line.field).type == FieldType::date;
    draw_text(line, "value", value, Msg::bulk_value, is_date ? "2026-12-31" : "", &line.text);
}

std::string_view why_not_ready(const Context& context, const BulkLine& line) {
    const auto missing = [&](Msg message) { return i18n::format(message, {{"field", column_name(line.field)}}); };
    if (searches(line)) {
        if (line.replacement.find.empty()) return missing(Msg::bulk_find_missing);
        return context.actions.replaced(line.replacement, {}) ? std::string_view{} : missing(Msg::bulk_bad_pattern);
    }
    if (line.way != BulkWay::set) return {};
    const bool is_missing = core::trim(line.text).empty() && is_typed(line.field);
    return is_missing || common_value(line) == model::Value{} ? missing(Msg::bulk_value_missing) : std::string_view{};
}

model::Value common_value(const BulkLine& line) {
    if (line.way == BulkWay::clear) return {};
    return is_typed(line.field) ? value_of_text(line.field, core::trim(line.text)) : line.value;
}

model::Value own_value(const Context& context, const BulkLine& line, store::Row row) {
    const store::Database& database = context.database;
    if (line.way == BulkWay::toggle) return !database.flag(line.field, row);
    const std::string_view before = database.text(line.field, row);
    const std::optional<std::string> after = context.actions.replaced(line.replacement, before);
    return after ? *after : std::string(before);
}

std::string_view change_words(const Context& context, const BulkLine& line) {
    std::string_view words;
    switch (line.way) {
        case BulkWay::set:
            words = value_words(context.database, line.field, common_value(line), moment_of(context.environment));
            break;
        case BulkWay::clear: words = i18n::text(Msg::bulk_emptied); break;
        case BulkWay::toggle: words = i18n::text(Msg::bulk_toggled); break;
        case BulkWay::replace:
        case BulkWay::pattern:
            words =
                i18n::format(Msg::bulk_replaced, {{"found", line.replacement.find}, {"value", line.replacement.with}});
            break;
    }
    return i18n::format(Msg::bulk_change, {{"field", column_name(line.field)}, {"value", words}});
}

}  // namespace tratt::ui
