#include "ui/screens/column_filter.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "i18n/messages.hpp"
#include "query/query.hpp"
#include "ui/record_filter.hpp"
#include "ui/record_words.hpp"
#include "ui/screens/record_columns.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/popover.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/toggle.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldType;
using model::Operator;

constexpr ImGuiID base_id = make_id("column_filter");
constexpr float width = 256, most_list = 320, foot_height = 40, search_from = 8;
constexpr std::array text_operators{Operator::starts_with, Operator::contains, Operator::equals,
                                    Operator::has_no_value};
constexpr std::array<std::string_view, 5> units{"this_day", "this_week", "this_month", "this_quarter", "this_year"};

enum class Kind { text, list, flag, dates, numbers };

Kind kind_of(Field field) {
    const model::FieldSpec& spec = model::spec(field);
    switch (spec.type) {
        case FieldType::boolean: return Kind::flag;
        case FieldType::integer: return Kind::numbers;
        case FieldType::date:
        case FieldType::instant: return Kind::dates;
        case FieldType::choice: return Kind::list;
        case FieldType::reference: return is_named(spec.target) ? Kind::text : Kind::list;
        case FieldType::text: return Kind::text;
    }
    return Kind::text;
}

}  // namespace

void ColumnFilter::open(Field field, const Box& anchor, const Place& place) {
    field_ = field;
    searched_.clear();
    from_.clear();
    to_.clear();
    text_operator_ = 0;
    is_wrong_ = false;
    read(place);
    if (const Criterion* now = criterion()) {
        const auto at = std::ranges::find(text_operators, now->op);
        if (at != text_operators.end()) text_operator_ = static_cast<int>(at - text_operators.begin());
        const bool is_day = kind_of(field) == Kind::dates;
        const auto words = [&](std::size_t index) {
            const model::Value& value = now->values[index];
            if (const auto* text = std::get_if<std::string>(&value)) return *text;
            const auto* number = std::get_if<std::int64_t>(&value);
            if (is_day && number) {
                const std::int64_t open_end = now->op == Operator::before ? -1 : now->op == Operator::after ? 1 : 0;
                return core::iso_date(*number + open_end);
            }
            return is_day ? std::string{} : number ? std::to_string(*number) : std::string{};
        };
        const bool is_at_most = now->op == Operator::less_or_equal || now->op == Operator::before;
        if (!now->values.empty() && kind_of(field) != Kind::list) (is_at_most ? to_ : from_) = words(0);
        if (now->values.size() > 1 && kind_of(field) != Kind::list) to_ = words(1);
    }
    open_popover(base_id, anchor);
}

void ColumnFilter::read(const Place& place) {
    now_.clear();
    for (const Criterion& filter : filters_of(place, model::spec(field_).entity))
        if (filter.field == field_) now_ = {filter};
}

bool ColumnFilter::is_open() const { return is_popover_open(base_id); }

bool ColumnFilter::draw(Context& context, const model::Query& base, Place* place) {
    read(*place);
    const Kind kind = kind_of(field_);
    const float line = row_height(true);
    float height = foot_height;
    std::vector<Item> all;  // of a list
    switch (kind) {
        case Kind::list: {
            all = items(context, base);
            const auto count = static_cast<float>(all.size());
            height += std::min(most_list, count * line) + (count > search_from ? control_height() + size::space_2 : 0);
            break;
        }
        case Kind::text: height += 2 * (control_height() + size::space_2); break;
        case Kind::flag: height += 2 * line; break;
        case Kind::numbers: height += 16 + size::space_1 + control_height() + 24; break;
        case Kind::dates: height += 16 + size::space_1 + control_height() + 24 + units.size() * line; break;
    }
    Box body = begin_popover(
        base_id,
        {.name = i18n::format(Msg::filter_named, {{"what", column_name(field_)}}), .width = width, .height = height});
    const Box foot = take_bottom(body, foot_height);
    bool changed = draw_foot(context, foot, place);
    switch (kind) {
        case Kind::list: changed = draw_list(std::move(all), body, place) || changed; break;
        case Kind::text: changed = draw_text(body, place) || changed; break;
        case Kind::flag: changed = draw_flag(body, place) || changed; break;
        case Kind::numbers: changed = draw_range(body, place) || changed; break;
        case Kind::dates: {
            const Box list = take_bottom(body, units.size() * line);
            changed = draw_range(body, place) || changed;
            changed = draw_units(list, place) || changed;
            break;
        }
    }
    end_popover();
    return changed;
}

bool ColumnFilter::draw_foot(Context& context, Box foot, Place* place) const {
    hairline_above(foot, colours().line);
    const Button clear{.label = i18n::text(Msg::filter_clear),
                       .kind = ButtonKind::ghost,
                       .size = ButtonSize::small,
                       .disabled_reason = criterion() ? std::string_view{} : i18n::text(Msg::filter_is_clear)};
    const bool is_cleared = button(make_id(base_id, "clear"), take_button_right(foot, clear), clear).clicked;
    const std::string_view words =
        criterion() ? filter_words(context.database, *criterion()) : i18n::text(Msg::filter_none_yet);
    text(make_id(base_id, "now"), inset(foot, size::space_1, 0), words, caption());
    if (is_cleared) {
        place->set_option(model::spec(field_).key, "");
        close_popover();
    }
    return is_cleared;
}

// ---- Lists ------------------------------------------------------------------------------------------------------------

std::vector<ColumnFilter::Item> ColumnFilter::items(Context& context, const model::Query& base) const {
    const store::Database& database = context.database;
    const model::FieldSpec& spec = model::spec(field_);
    std::vector<Item> items;
    if (spec.type == FieldType::choice) {
        for (std::size_t i = 0; i < spec.choices->keys.size(); ++i) {
            const auto number = static_cast<std::int64_t>(i);
            items.push_back({.label = value_words(database, field_, number, {}), .value = number});
        }
    } else {
        if (spec.target == Entity::user)
            items.push_back({.label = i18n::text(Msg::filter_current_user),
                             .note = record_name(database, Entity::user, database.current_user()),
                             .is_current_user = true});
        for (const store::Row row : database.list(spec.target, true)) {
            const std::string_view name = item_name(database, spec.target, row);
            items.push_back({.label = name,
                             .mark = item_mark(database, spec.target, row),
                             .value = database.id_of(spec.target, row)});
        }
        items.push_back({.label = i18n::text(Msg::no_selection), .value = {}});
    }
    model::Query counted = base;
    counted.groupings = {{field_}};
    counted.sort.clear();
    counted.aggregates.clear();
    counted.limit = 0;
    const auto rows = context.queries.get(counted, moment_of(context.environment));
    const model::Value me = database.id_of(Entity::user, database.current_user());
    for (Item& item : items) {
        const auto group =
            std::ranges::find(rows->groups, item.is_current_user ? me : item.value, &query::Group::value);
        if (group != rows->groups.end()) item.count = group->count;
    }
    // A deleted item is offered as long as something has it (R137).
    std::erase_if(items, [&](const Item& item) {
        const auto* id = std::get_if<core::Uuid>(&item.value);
        return id && item.count == 0 && database.is_deleted(spec.target, database.find(spec.target, *id));
    });
    return items;
}

bool ColumnFilter::draw_list(std::vector<Item> all, Box body, Place* place) {
    if (static_cast<float>(all.size()) > search_from) {
        const std::string_view label = i18n::text(Msg::filter_search_values);
        const TextField search{.frame = {.label = label, .hides_label = true},
                               .placeholder = label,
                               .input = ax::InputKind::search,
                               .icon = Icon::find,
                               .has_clear = true};
        text_field(make_id(base_id, "search"), take_top(body, control_height(), size::space_2), search, &searched_);
        const std::string wanted = core::fold(searched_, i18n::language());
        std::erase_if(all, [&](const Item& item) {
            return core::fold(item.label, i18n::language()).find(wanted) == std::string::npos;
        });
    }
    const float line = row_height(true);
    const ImGuiID id = make_id(base_id, "values");
    const ScrollArea area = begin_scroll_area(id, {.role = ax::Role::group, .name = column_name(field_), .box = body},
                                              body.width, static_cast<float>(all.size()) * line);
    bool changed = false;
    Box box{area.origin_x, area.origin_y, body.width, line};
    for (const Item& item : all) {
        changed = draw_item(item, box, place) || changed;
        box.y += line;
    }
    end_scroll_area();
    return changed;
}

bool ColumnFilter::draw_item(const Item& item, const Box& box, Place* place) {
    const Criterion* now = criterion();
    const bool is_listed = now && std::ranges::find(now->values, item.value) != now->values.end();
    const bool is_on = now && (item.is_current_user ? now->current_user : is_listed);
    const std::string_view count = i18n::number(item.count);
    Box rest = box;
    TextStyle style = caption();
    style.tabular = true;
    style.align = Align::right;
    const Box count_box = take_right(rest, text_width(count, style) + size::space_1, size::space_2);
    const std::string_view label = item.note.empty() ? item.label : i18n::concat({item.label, " (", item.note, ")"});
    const Toggle toggle{.label = i18n::concat({label, " ", count}), .hides_label = true};
    const ImGuiID id = make_id(make_id(base_id, "value"), item.label);
    const bool pressed = tick(id, rest, toggle, is_on ? TickState::on : TickState::off);
    bare_text(count_box, count, style);
    Box words = inset(rest, size::space_6, 0, 0, 0);
    if (item.mark.kind != MarkKind::none)
        draw_mark(take_left(words, mark_width(item.mark), size::space_2).x, box.y + box.height / 2, item.mark);
    bare_text(words, label);
    if (!pressed) return false;
    Criterion next = now ? *now : Criterion{field_, Operator::is_one_of, {}};
    if (item.is_current_user) next.current_user = !next.current_user;
    else if (is_listed) std::erase(next.values, item.value);
    else next.values.push_back(item.value);
    set_filter(*place, next);
    return true;
}

// ---- The others -------------------------------------------------------------------------------------------------------

// R118: "starts with" unless another is chosen; Enter runs it.
bool ColumnFilter::draw_text(Box body, Place* place) {
    const std::array<Choice, text_operators.size()> choices{{{.label = i18n::text(Msg::operator_starts_with)},
                                                             {.label = i18n::text(Msg::operator_contains)},
                                                             {.label = i18n::text(Msg::operator_equals)},
                                                             {.label = i18n::text(Msg::operator_has_no_value)}}};
    const Select how{.frame = {.label = i18n::text(Msg::filter_how), .hides_label = true}};
    const int taken =
        select(make_id(base_id, "how"), take_top(body, control_height(), size::space_2), how, choices, text_operator_);
    if (taken != no_choice) text_operator_ = taken;
    const Operator op = text_operators[static_cast<std::size_t>(text_operator_)];
    bool runs = taken != no_choice && (op == Operator::has_no_value || !from_.empty());
    if (op != Operator::has_no_value) {
        const TextField field{.frame = {.label = i18n::text(Msg::filter_text), .hides_label = true},
                              .placeholder = i18n::text(Msg::filter_text_enter),
                              .input = ax::InputKind::search,
                              .icon = Icon::find,
                              .has_clear = true,
                              .takes_enter = true};
        runs = text_field(make_id(base_id, "text"), take_top(body, control_height()), field, &from_).submitted || runs;
    }
    if (!runs) return false;
    if (op != Operator::has_no_value && from_.empty()) {
        place->set_option(model::spec(field_).key, "");
        return true;
    }
    Criterion next{field_, op, {}};
    if (op != Operator::has_no_value) next.values.emplace_back(from_);
    set_filter(*place, next);
    return true;
}

bool ColumnFilter::draw_range(Box body, Place* place) {
    const bool is_day = kind_of(field_) == Kind::dates;
    const std::string_view wrong = is_day ? i18n::text(Msg::filter_date_wrong) : i18n::text(Msg::filter_number_wrong);
    const auto field = [&](Msg label, std::string_view error) {
        return TextField{.frame = {.label = i18n::text(label), .error = error},
                         .placeholder = is_day ? "2026-12-31" : "",
                         .is_tabular = true,
                         .takes_enter = true};
    };
    const TextField from = field(Msg::filter_from, is_wrong_ ? wrong : std::string_view{});
    const TextField to = field(Msg::filter_to, {});
    const TextEdit first = text_field(make_id(base_id, "from"), nth_column(body, 0, 2, size::space_2), from, &from_);
    const TextEdit last = text_field(make_id(base_id, "to"), nth_column(body, 1, 2, size::space_2), to, &to_);
    if (first.changed || last.changed) is_wrong_ = false;
    if (!first.submitted && !last.submitted && !first.left && !last.left) return false;
    const auto read = [&](const std::string& words) {
        return is_day ? core::parse_iso_date(words) : core::parse_integer(words);
    };
    const auto least = read(from_), most = read(to_);
    is_wrong_ = (!from_.empty() && !least) || (!to_.empty() && !most);
    if (is_wrong_) return false;
    if (!least && !most) {
        if (!first.submitted && !last.submitted) return false;
        place->set_option(model::spec(field_).key, "");
        return true;
    }
    Criterion next{field_, is_day ? Operator::between_dates : Operator::between, {}};
    if (least && most) next.values = {*least, *most};
    else if (is_day) next = {field_, least ? Operator::after : Operator::before, {least ? *least - 1 : *most + 1}};
    else next = {field_, least ? Operator::greater_or_equal : Operator::less_or_equal, {least ? *least : *most}};
    const std::string before(place->option(model::spec(field_).key));
    set_filter(*place, next);
    return before != place->option(model::spec(field_).key);
}

bool ColumnFilter::draw_units(Box body, Place* place) {
    const std::array labels{Msg::filter_this_day, Msg::filter_this_week, Msg::filter_this_month,
                            Msg::filter_this_quarter, Msg::filter_this_year};
    bool changed = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Toggle toggle{.label = i18n::text(labels[i])};
        const bool is_on = place->option(model::spec(field_).key) == units[i];
        const Box box = nth_row(body, static_cast<int>(i), static_cast<int>(units.size()), 0);
        if (!radio(make_id(make_id(base_id, "unit"), static_cast<int>(i)), box, toggle, is_on)) continue;
        place->set_option(model::spec(field_).key, units[i]);
        from_.clear();
        to_.clear();
        changed = true;
    }
    return changed;
}

bool ColumnFilter::draw_flag(Box body, Place* place) {
    const std::string_view key = model::spec(field_).key;
    bool changed = false;
    for (const bool value : {true, false}) {
        const Toggle toggle{.label = i18n::text(value ? Msg::value_yes : Msg::value_no)};
        const std::string_view words = value ? "yes" : "no";
        if (!radio(make_id(base_id, words), take_top(body, row_height(true)), toggle, place->option(key) == words))
            continue;
        place->set_option(key, words);
        changed = true;
    }
    return changed;
}

}  // namespace tratt::ui
