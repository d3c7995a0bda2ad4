#include "query/criteria.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "core/text.hpp"
#include "query/text_test.hpp"

namespace tratt::query {

using model::Criterion;
using model::Operator;

namespace {

constexpr core::Date earliest = std::numeric_limits<core::Date>::min() + 1;  // min itself is core::no_value
constexpr core::Date latest = std::numeric_limits<core::Date>::max();

template <class Keep>
void keep_if(std::vector<Row>& rows, const Keep& keep) {
    std::erase_if(rows, [&](Row row) { return !keep(row); });
}

bool is_text_operator(Operator op) { return op <= Operator::is_not; }

std::int64_t whole_number(const Criterion& criterion, std::size_t index) {
    const auto* number =
        index < criterion.values.size() ? std::get_if<std::int64_t>(&criterion.values[index]) : nullptr;
    return number ? *number : core::no_value;
}

bool needs_value(Operator op) {
    return op <= Operator::less_or_equal || op == Operator::between || op == Operator::is_one_of ||
           op == Operator::is_not_one_of || (op >= Operator::before && op <= Operator::between_dates);
}

std::size_t values_needed(Operator op) { return op == Operator::between || op == Operator::between_dates ? 2 : 1; }

// R129. "No value" is a value of is_one_of (R135), but not of the others.
bool is_ignored(const Criterion& criterion) {
    if (!needs_value(criterion.op)) return false;
    if (criterion.op == Operator::is_one_of || criterion.op == Operator::is_not_one_of) {
        return criterion.values.empty() && !criterion.current_user;
    }
    if (criterion.values.size() < values_needed(criterion.op)) return true;
    return std::ranges::any_of(criterion.values,
                               [](const model::Value& value) { return std::holds_alternative<std::monostate>(value); });
}

void keep_texts(const Reading& reading, const Criterion& criterion, std::vector<Row>& rows) {
    const auto* wanted = std::get_if<std::string>(&criterion.values[0]);
    if (!wanted) return rows.clear();
    TextTest test(criterion.op, *wanted, reading.database().regional_language());
    if (shape_of(criterion.field) == Shape::text) {
        const TextValues values = reading.texts(criterion.field);
        return keep_if(rows, [&](Row row) { return test(values, values.handles[row]); });
    }
    const TextValues names = reading.names_of(model::spec(criterion.field).target);
    keep_if(rows, [&](Row row) {
        const Row target = reading.reference(criterion.field, row);
        return test(names, target == store::no_row ? store::no_text : names.handles[target]);
    });
}

bool holds(Operator op, std::int64_t value, std::int64_t low, std::int64_t high) {
    switch (op) {
        case Operator::number_equals: return value == low;
        case Operator::number_differs: return value != low;
        case Operator::greater: return value > low;
        case Operator::greater_or_equal: return value >= low;
        case Operator::less: return value < low;
        case Operator::less_or_equal: return value <= low;
        default: return value >= low && value <= high;
    }
}

void keep_numbers(const Reading& reading, const Criterion& criterion, std::vector<Row>& rows) {
    const std::int64_t first = whole_number(criterion, 0);
    const std::int64_t second = criterion.op == Operator::between ? whole_number(criterion, 1) : first;
    const std::int64_t low = std::min(first, second);
    const std::int64_t high = std::max(first, second);
    const bool is_kept_without_value = criterion.op == Operator::number_differs;
    keep_if(rows, [&](Row row) {
        const std::int64_t value = reading.number(criterion.field, row);
        return value == core::no_value ? is_kept_without_value : holds(criterion.op, value, low, high);
    });
}

void keep_days(const Reading& reading, const Criterion& criterion, std::vector<Row>& rows) {
    const DayRange range = day_range(criterion, core::today(reading.moment()));
    keep_if(rows, [&](Row row) {
        const core::Date day = reading.day(criterion.field, row);
        return day != core::no_value && day >= range.first && day <= range.last;
    });
}

// The chosen values of is_one_of, in the form in which a record's value is looked up among them.
struct Chosen {
    std::vector<std::int64_t> numbers;  // also groups and days
    std::vector<Row> rows;
    std::vector<std::string> texts;
    bool no_value = false;
};

Chosen chosen_values(const Reading& reading, const Criterion& criterion) {
    Chosen chosen;
    for (const model::Value& value : criterion.values) {
        if (std::holds_alternative<std::monostate>(value)) chosen.no_value = true;
        if (const auto* number = std::get_if<std::int64_t>(&value)) chosen.numbers.push_back(*number);
        if (const auto* text = std::get_if<std::string>(&value)) chosen.texts.push_back(*text);
        if (const auto* id = std::get_if<model::Uuid>(&value)) {
            const Row row = reading.database().find(model::spec(criterion.field).target, *id);
            if (row != store::no_row) chosen.rows.push_back(row);
        }
    }
    if (criterion.current_user) chosen.rows.push_back(reading.database().current_user());
    return chosen;
}

template <class T, class U>
bool contains(const std::vector<T>& all, const U& one) {
    return std::ranges::find(all, one) != all.end();
}

bool is_among(const Reading& reading, Field field, const Chosen& chosen, Row row) {
    if (!reading.has_value(field, row)) return chosen.no_value;
    switch (shape_of(field)) {
        case Shape::text: {
            const TextValues values = reading.texts(field);
            return contains(chosen.texts, values.pool->text(values.handles[row]));
        }
        case Shape::number: return contains(chosen.numbers, reading.number(field, row));
        case Shape::date: return contains(chosen.numbers, reading.day(field, row));
        case Shape::flag: return contains(chosen.numbers, std::int64_t{reading.flag(field, row)});
        case Shape::reference: return contains(chosen.rows, reading.reference(field, row));
        case Shape::group: return contains(chosen.numbers, std::int64_t{reading.group(field, row)});
    }
    return false;
}

void keep_chosen(const Reading& reading, const Criterion& criterion, std::vector<Row>& rows) {
    const Chosen chosen = chosen_values(reading, criterion);
    const bool wanted = criterion.op == Operator::is_one_of;
    keep_if(rows, [&](Row row) { return is_among(reading, criterion.field, chosen, row) == wanted; });
}

void keep(const Reading& reading, const Criterion& criterion, std::vector<Row>& rows) {
    const Field field = criterion.field;
    const Shape shape = shape_of(field);
    switch (criterion.op) {
        case Operator::has_value: return keep_if(rows, [&](Row row) { return reading.has_value(field, row); });
        case Operator::has_no_value: return keep_if(rows, [&](Row row) { return !reading.has_value(field, row); });
        case Operator::is_one_of:
        case Operator::is_not_one_of: return keep_chosen(reading, criterion, rows);
        default: break;
    }
    // An operator of another type than the field's holds for no record.
    if (is_text_operator(criterion.op) && (shape == Shape::text || shape == Shape::reference)) {
        return keep_texts(reading, criterion, rows);
    }
    if (criterion.op >= Operator::number_equals && criterion.op <= Operator::between && shape == Shape::number) {
        return keep_numbers(reading, criterion, rows);
    }
    if ((criterion.op == Operator::yes || criterion.op == Operator::no) && shape == Shape::flag) {
        return keep_if(rows, [&](Row row) { return reading.flag(field, row) == (criterion.op == Operator::yes); });
    }
    if (criterion.op >= Operator::before && criterion.op <= Operator::this_previous_and_next && shape == Shape::date) {
        return keep_days(reading, criterion, rows);
    }
    rows.clear();
}

}  // namespace

bool depends_on_today(Operator op) { return op >= Operator::before_today && op <= Operator::this_previous_and_next; }

DayRange day_range(const Criterion& criterion, core::Date today) {
    const core::Date first = whole_number(criterion, 0);
    const core::Date present = core::start_of(criterion.unit, today);
    const auto unit_start = [&](std::int64_t units) { return core::add_units(criterion.unit, present, units); };
    switch (criterion.op) {
        case Operator::before: return {earliest, first - 1};
        case Operator::on_date: return {first, first};
        case Operator::after: return {first + 1, latest};
        case Operator::between_dates: {
            const core::Date second = whole_number(criterion, 1);
            return {std::min(first, second), std::max(first, second)};
        }
        case Operator::before_today: return {earliest, today - 1};
        case Operator::on_today: return {today, today};
        case Operator::after_today: return {today + 1, latest};
        case Operator::this_unit: return {present, unit_start(1) - 1};
        case Operator::previous_units: return {unit_start(-criterion.count), present - 1};
        case Operator::this_and_previous: return {unit_start(-criterion.count), unit_start(1) - 1};
        case Operator::next_units: return {unit_start(1), unit_start(criterion.count + 1) - 1};
        case Operator::this_and_next: return {present, unit_start(criterion.count + 1) - 1};
        default: return {unit_start(-criterion.count), unit_start(criterion.count + 1) - 1};
    }
}

void keep_matching(const Reading& reading, const model::CriteriaSet& set, std::vector<Row>& rows) {
    for (const Criterion& criterion : set) {
        if (!is_ignored(criterion)) keep(reading, criterion, rows);
    }
}

void keep_matching_any(const Reading& reading, const std::vector<model::CriteriaSet>& sets, std::vector<Row>& rows) {
    if (sets.empty()) return;
    if (sets.size() == 1) return keep_matching(reading, sets[0], rows);
    std::vector<std::uint8_t> is_met(rows.empty() ? 0 : rows.back() + 1);
    for (const model::CriteriaSet& set : sets) {
        std::vector<Row> meeting = rows;
        keep_matching(reading, set, meeting);
        for (const Row row : meeting) is_met[row] = 1;
    }
    keep_if(rows, [&](Row row) { return is_met[row] != 0; });
}

}  // namespace tratt::query
