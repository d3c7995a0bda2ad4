#include "ui/screens/criterion_value.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"
#include "i18n/format.hpp"
#include "query/query.hpp"
#include "ui/record_words.hpp"
#include "ui/typed_time.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/pick.hpp"

namespace tratt::ui {
namespace {

using i18n::Msg;
using model::Criterion;
using model::Entity;
using model::Field;
using model::FieldType;
using model::Value;

constexpr float count_width = 88, and_width = 32, records_min = 160;
constexpr std::int64_t most_units = 1000;
constexpr std::size_t records_at_most = 20;

std::string_view label_of(const Criterion& criterion) {
    return i18n::format(Msg::find_value_of, {{"field", field_label(criterion.field)}});
}

const std::int64_t* number_at(const Criterion& criterion, std::size_t index) {
    return index < criterion.values.size() ? std::get_if<std::int64_t>(&criterion.values[index]) : nullptr;
}

// True when that is another value than before.
bool put(Criterion& criterion, std::size_t index, Value value) {
    const auto is_empty = [](const Value& one) { return std::holds_alternative<std::monostate>(one); };
    const std::vector<Value> before = criterion.values;
    criterion.values.resize(std::max(criterion.values.size(), index + 1));
    criterion.values[index] = std::move(value);
    if (std::ranges::all_of(criterion.values, is_empty)) criterion.values.clear();
    return criterion.values != before;
}

// ---- What can be ticked ----------------------------------------------------------------------------------------------

struct Options {
    std::vector<Choice> choices;
    std::vector<Value> values;
    std::vector<std::uint8_t> chosen;
    bool has_current_user = false;  // the first choice
};

void add(Options& options, const Criterion& criterion, Choice choice, Value value) {
    options.chosen.push_back(std::ranges::find(criterion.values, value) != criterion.values.end());
    options.choices.push_back(choice);
    options.values.push_back(std::move(value));
}

// R137: a deleted item as long as a record has it.
bool is_in_use(Context& context, Field field, const Value& item) {
    model::Query query;
    query.entity = model::spec(field).entity;
    query.any = {{{field, model::Operator::is_one_of, {item}}}};
    query.limit = 0;
    return context.queries.get(query, moment_of(context.environment))->total > 0;
}

void add_items(Context& context, Options& options, const Criterion& criterion) {
    const store::Database& database = context.database;
    const Entity entity = model::spec(criterion.field).target;
    for (const store::Row row : database.list(entity, true)) {
        const Value value = database.id_of(entity, row);
        const bool is_deleted = database.is_deleted(entity, row);
        const bool is_chosen = std::ranges::find(criterion.values, value) != criterion.values.end();
        if (is_deleted && !is_chosen && !is_in_use(context, criterion.field, value)) continue;
        Choice choice{.label = item_name(database, entity, row),
                      .mark = item_mark(database, entity, row),
                      .is_struck = is_deleted};
        if (entity == Entity::sale_stage)
            choice.count = item_name(database, Entity::sale_type, database.reference(Field::sale_stage_type, row));
        if (is_deleted) choice.count = i18n::text(Msg::lists_deleted);
        add(options, criterion, choice, value);
    }
}

Options options_of(Context& context, const Criterion& criterion) {
    const model::FieldSpec& spec = model::spec(criterion.field);
    Options options;
    if (spec.type == FieldType::reference && spec.target == Entity::user) {
        options.has_current_user = true;
        options.choices.push_back({.label = i18n::text(Msg::current_user), .mark = icon_mark(Icon::person)});
        options.values.emplace_back();
        options.chosen.push_back(criterion.current_user);
    }
    if (!spec.has(model::field_required))
        add(options, criterion, {.label = i18n::text(Msg::no_selection), .is_muted = true}, Value{});
    if (spec.type == FieldType::reference) {
        add_items(context, options, criterion);
    } else if (spec.choices != nullptr) {
        for (std::size_t i = 0; i < spec.choices->keys.size(); ++i) {
            const Value value = static_cast<std::int64_t>(i);
            Choice choice{.label = value_words(context.database, criterion.field, value, {})};
            if (spec.choices == &model::lists::groups) choice.mark = group_mark(static_cast<model::CategoryGroup>(i));
            add(options, criterion, choice, value);
        }
    }
    return options;
}

void turn(Criterion& criterion, const Value& value) {
    if (std::erase(criterion.values, value) == 0) criterion.values.push_back(value);
}

}  // namespace

bool CriterionValue::draw_text(ImGuiID id, const Box& box, Criterion& criterion) {
    const auto* kept = criterion.values.empty() ? nullptr : std::get_if<std::string>(&criterion.values.front());
    std::string& typed = typed_[id];
    if (!ax::focused(id)) typed = kept ? *kept : std::string();
    const TextField field{.frame = {.label = label_of(criterion), .hides_label = true},
                          .placeholder = i18n::text(Msg::find_any)};
    if (!text_field(id, box, field, &typed).changed) return false;
    criterion.values.clear();
    if (!typed.empty()) criterion.values.emplace_back(typed);
    return true;
}

// What is typed stays as it is until it is a number.
bool CriterionValue::draw_number(ImGuiID id, const Box& box, Criterion& criterion, std::size_t index, Msg label) {
    const std::int64_t unit = unit_of(criterion.field);
    const std::int64_t* kept = number_at(criterion, index);
    std::string& typed = typed_[id];
    const bool is_wrong = !core::trim(typed).empty() && !typed_decimal(typed, unit);
    if (!ax::focused(id) && !is_wrong) typed = kept ? decimal_words(*kept, unit) : std::string();
    TextField field{
        .frame = {.label = i18n::format(label, {{"field", field_label(criterion.field)}}), .hides_label = true},
        .placeholder = i18n::text(Msg::find_any_number),
        .is_tabular = true};
    if (is_wrong && !ax::focused(id)) field.frame.error = i18n::text(Msg::find_no_number);
    if (!text_field(id, box, field, &typed).changed) return false;
    const auto number = typed_decimal(typed, unit);
    return put(criterion, index, number ? Value(*number) : Value{});
}

bool CriterionValue::draw_day(Context& context, ImGuiID id, const Box& box, Criterion& criterion, std::size_t index,
                              Msg label) {
    const std::int64_t* kept = number_at(criterion, index);
    const core::Date day = kept ? *kept : core::no_value;
    DateField& field = days_[id];
    if (field.day() != day) field.set(day);
    const FieldFrame frame{.label = i18n::format(label, {{"field", field_label(criterion.field)}}),
                           .hides_label = true};
    if (!field.draw(id, box, frame, core::today(moment_of(context.environment)))) return false;
    return put(criterion, index, field.day() == core::no_value ? Value{} : Value(field.day()));
}

bool CriterionValue::draw_one(Context& context, ImGuiID id, const Box& box, Criterion& criterion, std::size_t index,
                              Msg label) {
    const bool is_day = value_kind(criterion.op) == ValueKind::date || value_kind(criterion.op) == ValueKind::two_dates;
    return is_day ? draw_day(context, make_id(id, "day"), box, criterion, index, label)
                  : draw_number(make_id(id, "number"), box, criterion, index, label);
}

bool CriterionValue::draw_two(Context& context, ImGuiID id, Box box, Criterion& criterion) {
    const Box first = take_left(box, (box.width - and_width) / 2);
    text(make_id(id, "and"), take_left(box, and_width), i18n::text(Msg::find_and),
         {.colour = colours().text_muted, .align = Align::centre});
    const bool is_first = draw_one(context, make_id(id, 1), first, criterion, 0, Msg::find_from_of);
    return draw_one(context, make_id(id, 2), box, criterion, 1, Msg::find_to_of) || is_first;
}

bool CriterionValue::draw_units(ImGuiID id, Box box, Criterion& criterion, bool has_count) {
    bool is_changed = false;
    if (has_count) {
        const ImGuiID count_id = make_id(id, "count");
        std::string& typed = typed_[count_id];
        if (!ax::focused(count_id)) typed = std::to_string(criterion.count);
        const TextField field{
            .frame = {.label = i18n::format(Msg::find_count_of, {{"field", field_label(criterion.field)}}),
                      .hides_label = true},
            .is_tabular = true};
        if (text_field(count_id, take_left(box, count_width, size::space_2), field, &typed).changed) {
            criterion.count = std::clamp<std::int64_t>(typed_decimal(typed, 1).value_or(1), 1, most_units);
            is_changed = true;
        }
    }
    constexpr std::array units{core::DateUnit::day, core::DateUnit::week, core::DateUnit::month,
                               core::DateUnit::quarter, core::DateUnit::year};
    std::array<Choice, units.size()> choices;
    for (std::size_t i = 0; i < units.size(); ++i)
        choices[i].label = unit_words(units[i], has_count ? criterion.count : 1);
    const Select spec{.frame = {.label = i18n::format(Msg::find_unit_of, {{"field", field_label(criterion.field)}}),
                                .hides_label = true}};
    const int taken = select(make_id(id, "unit"), box, spec, choices, static_cast<int>(criterion.unit));
    if (taken == no_choice) return is_changed;
    criterion.unit = units[static_cast<std::size_t>(taken)];
    return true;
}

bool CriterionValue::draw_chosen(Context& context, ImGuiID id, const Box& box, Criterion& criterion) {
    const Options options = options_of(context, criterion);
    const Pick spec{.frame = {.label = label_of(criterion), .hides_label = true},
                    .placeholder = i18n::text(Msg::find_any)};
    const int taken = pick(id, box, spec, options.choices, options.chosen);
    if (taken == no_choice) return false;
    if (taken == 0 && options.has_current_user) criterion.current_user = !criterion.current_user;
    else turn(criterion, options.values[static_cast<std::size_t>(taken)]);
    return true;
}

// What has been found so far as values, and a field to look for more.
bool CriterionValue::draw_records(Context& context, ImGuiID id, Box box, Criterion& criterion) {
    const store::Database& database = context.database;
    const Entity entity = model::spec(criterion.field).target;
    const ImGuiID search_id = make_id(id, "search");
    for (std::size_t i = 0; i < criterion.values.size(); ++i) {
        const auto* record = std::get_if<core::Uuid>(&criterion.values[i]);
        const std::string_view name =
            record ? record_name(database, entity, database.find(entity, *record)) : i18n::text(Msg::no_selection);
        const float width = picked_width(name, {});
        if (box.width - width < records_min) {
            const std::string_view more =
                i18n::concat({"+", i18n::number(static_cast<std::int64_t>(criterion.values.size() - i))});
            text(make_id(id, "more"), take_left(box, text_width(more) + 1, size::space_2), more, muted());
            break;
        }
        const Box place = centred_vertically(take_left(box, width, size::space_1 + 2), size::control_small);
        if (!picked(make_id(make_id(id, "chosen"), static_cast<int>(i)), place, name, {})) continue;
        criterion.values.erase(criterion.values.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    std::string& typed = typed_[search_id];
    if (searching_ != search_id && !ax::focused(search_id)) typed.clear();
    model::Query query;
    query.entity = entity;
    query.text = typed;
    query.limit = static_cast<std::int64_t>(records_at_most);
    if (ax::focused(search_id) || is_open(search_id)) {
        if (entity == Entity::contact) query.sort.push_back({Field::contact_name, false});
        else query.sort.push_back({*model::name_field(entity), false});
    } else {
        query.limit = 0;  // nothing is shown
    }
    const auto found = context.queries.get(query, moment_of(context.environment));
    std::vector<Choice> choices{{.label = i18n::text(Msg::no_selection), .is_muted = true}};
    for (const store::Row row : found->rows) choices.push_back({.label = record_name(database, entity, row)});
    const Combobox spec{.frame = {.label = label_of(criterion), .hides_label = true},
                        .placeholder = i18n::text(criterion.values.empty() ? Msg::find_any : Msg::find_add_record)};
    const Combo combo = combobox(search_id, box, spec, choices, &typed);
    if (combo.changed) searching_ = search_id;
    const std::vector<store::Row> offered = std::exchange(offered_, found->rows);
    if (combo.taken == no_choice) return false;
    typed.clear();
    searching_ = 0;
    const auto index = static_cast<std::size_t>(combo.taken);
    if (index > offered.size() && index > found->rows.size()) return false;
    const std::vector<store::Row>& rows = index <= offered.size() ? offered : found->rows;
    turn(criterion, index == 0 ? Value{} : Value(database.id_of(entity, rows[index - 1])));
    return true;
}

bool CriterionValue::draw(Context& context, ImGuiID id, const Box& box, Criterion* criterion) {
    const model::FieldSpec& spec = model::spec(criterion->field);
    switch (value_kind(criterion->op)) {
        case ValueKind::none: return false;
        case ValueKind::text: return draw_text(make_id(id, "text"), box, *criterion);
        case ValueKind::number:
        case ValueKind::date: return draw_one(context, id, box, *criterion, 0, Msg::find_value_of);
        case ValueKind::two_numbers:
        case ValueKind::two_dates: return draw_two(context, id, box, *criterion);
        case ValueKind::unit: return draw_units(id, box, *criterion, false);
        case ValueKind::units: return draw_units(id, box, *criterion, true);
        case ValueKind::chosen: break;
    }
    const bool are_records = spec.type == FieldType::reference && model::number_field(spec.target).has_value();
    return are_records ? draw_records(context, make_id(id, "records"), box, *criterion)
                       : draw_chosen(context, make_id(id, "chosen"), box, *criterion);
}

}  // namespace tratt::ui
