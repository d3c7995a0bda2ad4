#include "ui/screens/column_choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/preferences.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/popover.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::AggregateKind;
using model::Entity;
using model::Field;

constexpr ImGuiID base = make_id("column_choice");
constexpr float width = 320, list_height = 320, sum_width = 104;
constexpr std::int64_t most_width = 2000;
constexpr std::array kinds{AggregateKind::sum, AggregateKind::average, AggregateKind::minimum, AggregateKind::maximum};

std::string widths_key(std::string_view key) { return "widths/" + std::string(key); }

std::string width_word(Field field, float wide) {
    return std::string(model::spec(field).key) + ":" + std::to_string(static_cast<int>(std::lround(wide)));
}

// "name:220,company:180" without one field's.
std::string widths_without(std::string_view words, Field field) {
    std::string out;
    const std::string own = std::string(model::spec(field).key) + ":";
    while (!words.empty()) {
        const std::string_view word = core::take_until(words, ',');
        if (!word.starts_with(own)) out += (out.empty() ? "" : ",") + std::string(word);
    }
    return out;
}

}  // namespace

std::vector<ColumnWidth> kept_widths(const store::Database& database, std::string_view key, Entity entity) {
    std::vector<ColumnWidth> widths;
    std::string_view words = preference(database, widths_key(key));
    while (!words.empty()) {
        std::string_view word = core::take_until(words, ',');
        const auto field = model::find_field(entity, core::take_until(word, ':'));
        const std::int64_t wide = std::clamp<std::int64_t>(core::parse_integer(word).value_or(0), 0, most_width);
        if (field && wide > 0) widths.push_back({*field, static_cast<float>(wide)});
    }
    return widths;
}

void keep_width(Context& context, std::string_view key, Field field, float wide) {
    const std::string name = widths_key(key);
    std::string words = widths_without(preference(context.database, name), field);
    words += (words.empty() ? "" : ",") + width_word(field, wide);
    keep_preference(context, name, words);
}

bool has_kept_widths(const store::Database& database, std::string_view key) {
    return !preference(database, widths_key(key)).empty();
}

void forget_widths(Context& context, std::string_view key) { keep_preference(context, widths_key(key), ""); }

void ColumnChoice::open(const Box& anchor) {
    searched_.clear();
    open_popover(base, anchor);
}

bool ColumnChoice::draw(Context& context, const Subject& subject, Place* place) {
    if (!is_popover_open(base)) return false;
    const float line = row_height(true);
    const float foot_height = line + control_height() + size::space_2 + (subject.selection.is_nil() ? 0 : line);
    Box body = begin_popover(base, {.name = i18n::text(Msg::table_columns),
                                    .width = width,
                                    .height = control_height() + size::space_2 + list_height + foot_height});
    const Box foot = take_bottom(body, foot_height);
    const std::string_view label = i18n::text(Msg::table_search_columns);
    const TextField search{.frame = {.label = label, .hides_label = true},
                           .placeholder = label,
                           .input = ax::InputKind::search,
                           .icon = Icon::find,
                           .has_clear = true};
    text_field(make_id(base, "search"), take_top(body, control_height(), size::space_2), search, &searched_);
    bool changed = draw_fields(subject, body, place);
    changed = draw_foot(context, subject, foot, place) || changed;
    end_popover();
    return changed;
}

// Those that are shown first, in their order.
bool ColumnChoice::draw_fields(const Subject& subject, const Box& body, Place* place) {
    std::vector<Field> fields = subject.shown;
    for (const Field field : offered_columns(subject.entity))
        if (std::ranges::find(subject.shown, field) == subject.shown.end()) fields.push_back(field);
    const std::string wanted = core::fold(searched_, i18n::language());
    std::erase_if(fields, [&](Field field) {
        return core::fold(column_name(field), i18n::language()).find(wanted) == std::string::npos;
    });
    const float line = row_height(true);
    const ScrollArea area = begin_scroll_area(
        make_id(base, "fields"), {.role = ax::Role::group, .name = i18n::text(Msg::table_columns), .box = body},
        body.width, static_cast<float>(fields.size()) * line);
    bool changed = false;
    Box box{area.origin_x, area.origin_y, body.width, line};
    for (const Field field : fields) {
        Box row = box;
        box.y += line;
        const bool is_shown = std::ranges::find(subject.shown, field) != subject.shown.end();
        if (is_shown && model::spec(field).type == model::FieldType::integer)
            changed = draw_sum(subject.entity, field, take_right(row, sum_width, size::space_2), place) || changed;
        const bool is_last = is_shown && subject.shown.size() == 1;
        const Toggle toggle{.label = column_name(field),
                            .disabled_reason = is_last ? i18n::text(Msg::table_last_column) : std::string_view{}};
        const ImGuiID id = make_id(make_id(base, "field"), static_cast<int>(field));
        if (!tick(id, row, toggle, is_shown ? TickState::on : TickState::off)) continue;
        std::vector<Field> next = subject.shown;
        is_shown ? static_cast<void>(std::erase(next, field)) : next.push_back(field);
        set_columns(*place, next);
        changed = true;
    }
    end_scroll_area();
    return changed;
}

bool ColumnChoice::draw_sum(Entity entity, Field field, const Box& box, Place* place) {
    std::vector<model::Aggregate> sums = table_setting(*place, entity).sums;
    const auto now = std::ranges::find(sums, field, &model::Aggregate::field);
    const std::array<Choice, 5> choices{{{.label = i18n::text(Msg::table_sum_none), .is_muted = true},
                                         {.label = i18n::text(Msg::table_sum_sum)},
                                         {.label = i18n::text(Msg::table_sum_average)},
                                         {.label = i18n::text(Msg::table_sum_minimum)},
                                         {.label = i18n::text(Msg::table_sum_maximum)}}};
    const Select how{
        .frame = {.label = i18n::format(Msg::table_sum_of, {{"what", column_name(field)}}), .hides_label = true}};
    const int chosen =
        now == sums.end() ? 0 : static_cast<int>(std::ranges::find(kinds, now->kind) - kinds.begin()) + 1;
    const int taken = select(make_id(make_id(base, "sum"), static_cast<int>(field)), box, how, choices, chosen);
    if (taken == no_choice || taken == chosen) return false;
    if (now != sums.end()) sums.erase(now);
    if (taken > 0) sums.push_back({kinds[static_cast<std::size_t>(taken - 1)], field});
    set_sums(*place, sums);
    return true;
}

bool ColumnChoice::draw_foot(Context& context, const Subject& subject, Box foot, Place* place) {
    hairline_above(foot, colours().line);
    take_top(foot, size::space_2);
    const float line = row_height(true);
    const bool has_widths = has_kept_widths(context.database, subject.key);
    const Toggle automatic{.label = i18n::text(Msg::table_automatic_width)};
    if (tick(make_id(base, "automatic"), take_top(foot, line), automatic,
             has_widths ? TickState::off : TickState::on)) {
        has_widths
            ? forget_widths(context, subject.key)
            : keep_width(context, subject.key, subject.shown.front(), record_column(subject.shown.front()).min_width);
    }
    bool changed = false;
    if (!subject.selection.is_nil()) {
        const store::Row selection = context.database.find(Entity::selection, subject.selection);
        const bool has_own = !context.database.text(Field::selection_columns, selection).empty();
        const Toggle own{.label = i18n::text(Msg::table_for_selection_only)};
        if (tick(make_id(base, "own"), take_top(foot, line), own, has_own ? TickState::on : TickState::off)) {
            Place kept = *place;
            set_columns(kept, subject.shown);
            const model::Value value = has_own ? model::Value{} : model::Value{table_options(kept, subject.entity)};
            context.actions.run({.id = {},
                                 .action = model::UpdateRecords{
                                     Entity::selection, {subject.selection}, {{Field::selection_columns, value}}}});
        }
    }
    const Button reset{.label = i18n::text(Msg::table_columns_reset), .kind = ButtonKind::ghost};
    if (button(make_id(base, "reset"), button_box(foot, reset), reset).clicked) {
        set_columns(*place, {});
        forget_widths(context, subject.key);
        changed = true;
    }
    return changed;
}

}  // namespace tratt::ui
