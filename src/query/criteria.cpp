#include "query/criteria.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "query/text_test.hpp"

namespace tratt::query {

using model::Criterion;
using model::Operator;

namespace {

constexpr core::Date earliest = std::numeric_limits<core::Date>::min() + 1;  // min itself is core::no_value
constexpr core::Date latest = std::numeric_limits<core::Date>::max();
constexpr core::Date farthest_day = 100'000'000;  // beyond what a calendar has, and safe to count with

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

bool takes_numbers(Operator op) {
    return (op >= Operator::number_equals && op <= Operator::between) ||
           (op >= Operator::before && op <= Operator::between_dates);
}

std::size_t values_needed(Operator op) { return op == Operator::between || op == Operator::between_dates ? 2 : 1; }

bool is_empty(const model::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == core::no_value;
    return std::holds_alternative<std::monostate>(value);
}

bool asks_for_current_user(const Criterion& criterion) {
    return criterion.current_user && shape_of(criterion.field) == Shape::reference &&
           model::spec(criterion.field).target == Entity::user;
}

// Values beyond those that the operator needs do not count.
std::span<const model::Value> values_taken(const Criterion& criterion) {
    return std::span(criterion.values).first(std::min(criterion.values.size(), values_needed(criterion.op)));
}

}  // namespace

// R129. "No value" is a value of is_one_of (R135), but not of the others.
bool is_ignored(const Criterion& criterion) {
    if (!needs_value(criterion.op)) return false;
    if (criterion.op == Operator::is_one_of || criterion.op == Operator::is_not_one_of) {
        return criterion.values.empty() && !asks_for_current_user(criterion);
    }
    const auto values = values_taken(criterion);
    return values.size() < values_needed(criterion.op) || std::ranges::any_of(values, is_empty);
}

namespace {

bool has_values_of_its_type(const Criterion& criterion) {
    return !takes_numbers(criterion.op) || std::ranges::all_of(values_taken(criterion), [](const model::Value& value) {
        return std::holds_alternative<std::int64_t>(value);
    });
}

// ---- Tables by code -----------------------------------------------------------------------------------------------

void keep_coded(const Codes& codes, const std::vector<std::uint8_t>& table, Mask& mask) {
    codes.visit([&](const auto& code_of) {
        for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= table[code_of(row)];
    });
}

template <class Holds>
void keep_numbers_that(std::span<const std::int64_t> numbers, Mask& mask, const Holds& holds) {
    for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= static_cast<std::uint8_t>(holds(numbers[row]));
}

void keep_none(Mask& mask) { std::ranges::fill(mask, std::uint8_t{0}); }

void keep_with_value(const Columns& columns, Field field, bool wanted, Mask& mask) {
    const Shape shape = shape_of(field);
    if (shape == Shape::number || shape == Shape::date) {
        return keep_numbers_that(columns.numbers(field), mask,
                                 [wanted](std::int64_t number) { return (number != core::no_value) == wanted; });
    }
    const Codes& codes = columns.codes(field);
    std::vector<std::uint8_t> table(codes.count(), wanted);
    if (shape != Shape::flag) table[0] = !wanted;
    keep_coded(codes, table, mask);
}

// A full name is the first name, a blank and the last name. What has no blank lies within one of them, and their texts
// are far fewer than those of all full names.
bool lies_in_a_part(const Columns& columns, const Criterion& criterion, std::string_view wanted) {
    const bool is_contained = criterion.op == Operator::contains || criterion.op == Operator::does_not_contain;
    if (criterion.field != Field::contact_name || !is_contained) return false;
    const core::Language language = columns.texts(Field::contact_last_name).cache->language();
    const std::string folded = folded_text(wanted, criterion.folding, language);
    return !folded.empty() && folded.find_first_of(" %") == std::string::npos;
}

void keep_by_parts(const Columns& columns, const Criterion& criterion, std::string_view wanted, Mask& mask) {
    Mask without = mask;
    for (const Field part : {Field::contact_first_name, Field::contact_last_name}) {
        const Texts texts = columns.texts(part);
        keep_coded(columns.codes(part), texts_meeting(texts, Operator::does_not_contain, wanted, criterion.folding),
                   without);
    }
    if (criterion.op == Operator::contains) {
        for (std::size_t row = 0; row < mask.size(); ++row) without[row] ^= mask[row];
    }
    mask = std::move(without);
}

void keep_texts(const Columns& columns, const Criterion& criterion, Mask& mask) {
    const auto* wanted = std::get_if<std::string>(&criterion.values[0]);
    if (!wanted) return keep_none(mask);
    if (lies_in_a_part(columns, criterion, *wanted)) return keep_by_parts(columns, criterion, *wanted, mask);
    if (shape_of(criterion.field) == Shape::text) {
        const auto met = texts_meeting(columns.texts(criterion.field), criterion.op, *wanted, criterion.folding);
        return keep_coded(columns.codes(criterion.field), met, mask);
    }
    const Entity target = model::spec(criterion.field).target;
    const auto met = texts_meeting(columns.names_of(target), criterion.op, *wanted, criterion.folding);
    const Codes& codes = columns.codes(criterion.field);
    std::vector<std::uint8_t> table(codes.count(), met[store::no_text]);
    columns.name_codes_of(target).visit([&](const auto& name_of) {
        for (std::size_t code = 1; code < table.size(); ++code) table[code] = met[name_of(code - 1)];
    });
    keep_coded(codes, table, mask);
}

// ---- Numbers and days ---------------------------------------------------------------------------------------------

struct Range {
    std::int64_t low;
    std::int64_t high;
};

void keep_range(std::span<const std::int64_t> numbers, Range range, Mask& mask) {
    keep_numbers_that(numbers, mask, [range](std::int64_t number) {
        return static_cast<int>(number >= range.low) & static_cast<int>(number <= range.high);
    });
}

void keep_numbers(const Columns& columns, const Criterion& criterion, Mask& mask) {
    const std::int64_t first = whole_number(criterion, 0);
    const std::int64_t second = whole_number(criterion, 1);
    const auto numbers = columns.numbers(criterion.field);
    switch (criterion.op) {
        case Operator::number_equals: return keep_range(numbers, {first, first}, mask);
        case Operator::number_differs:
            return keep_numbers_that(numbers, mask, [first](std::int64_t number) { return number != first; });
        case Operator::greater:
            return first == latest ? keep_none(mask) : keep_range(numbers, {first + 1, latest}, mask);
        case Operator::greater_or_equal: return keep_range(numbers, {first, latest}, mask);
        case Operator::less: return keep_range(numbers, {earliest, first - 1}, mask);
        case Operator::less_or_equal: return keep_range(numbers, {earliest, first}, mask);
        default: return keep_range(numbers, {std::min(first, second), std::max(first, second)}, mask);
    }
}

// By the local day of each, not by the instants between two midnights: a day need not be in one piece.
void keep_days(const Columns& columns, const Criterion& criterion, Mask& mask) {
    const DayRange days = day_range(criterion, core::today(columns.moment()));
    const Codes& codes = columns.codes(criterion.field);
    const core::Date before_first = columns.first_day(criterion.field) - 1;
    const auto code_of_day = [&](core::Date day) {
        return std::clamp(day, -farthest_day, farthest_day) - before_first;
    };
    const std::int64_t low = std::max<std::int64_t>(code_of_day(days.first), 1);
    const std::int64_t high = std::min<std::int64_t>(code_of_day(days.last), std::int64_t{codes.count()} - 1);
    if (low > high) return keep_none(mask);
    const auto first = static_cast<std::uint32_t>(low);
    const auto distance = static_cast<std::uint32_t>(high - low);
    codes.visit([&](const auto& code_of) {
        for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= code_of(row) - first <= distance;
    });
}

// ---- Chosen values ------------------------------------------------------------------------------------------------

void choose(const Columns& columns, Field field, const model::Value& value, std::vector<std::uint8_t>& table) {
    const auto choose_code = [&](std::uint64_t code) {
        if (code < table.size()) table[code] = 1;
    };
    const Shape shape = shape_of(field);
    if (is_empty(value)) {
        if (shape != Shape::flag) choose_code(0);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        if (shape == Shape::flag) choose_code(*flag);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (shape == Shape::choice && *number >= 0) choose_code(static_cast<std::uint64_t>(*number) + 1);
        const core::Date first_day = columns.first_day(field);
        const core::Date day = std::clamp(*number, -farthest_day, farthest_day);
        if (shape == Shape::date && day >= first_day) choose_code(static_cast<std::uint64_t>(day - first_day) + 1);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        const Handle handle = shape == Shape::text ? columns.texts(field).pool->find(*text) : store::no_text;
        if (handle != store::no_text) choose_code(handle);
    } else if (const auto* id = std::get_if<model::Uuid>(&value)) {
        const Row row = columns.database().find(model::spec(field).target, *id);
        if (row != store::no_row && shape == Shape::reference) choose_code(std::uint64_t{row} + 1);
    }
}

void keep_chosen_numbers(const Columns& columns, const Criterion& criterion, bool wanted, Mask& mask) {
    std::vector<std::int64_t> chosen;
    for (const model::Value& value : criterion.values) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) chosen.push_back(*number);
        if (is_empty(value)) chosen.push_back(core::no_value);
    }
    keep_numbers_that(columns.numbers(criterion.field), mask, [&](std::int64_t number) {
        return (std::ranges::find(chosen, number) != chosen.end()) == wanted;
    });
}

void keep_chosen(const Columns& columns, const Criterion& criterion, Mask& mask) {
    const bool wanted = criterion.op == Operator::is_one_of;
    if (shape_of(criterion.field) == Shape::number) return keep_chosen_numbers(columns, criterion, wanted, mask);
    const Codes& codes = columns.codes(criterion.field);
    std::vector<std::uint8_t> table(codes.count());
    for (const model::Value& value : criterion.values) choose(columns, criterion.field, value, table);
    const Row me = columns.database().current_user();
    if (asks_for_current_user(criterion) && me != store::no_row && me + 1 < table.size()) table[me + 1] = 1;
    if (!wanted) {
        for (std::uint8_t& is_chosen : table) is_chosen ^= 1;
    }
    keep_coded(codes, table, mask);
}

// ---- One criterion ------------------------------------------------------------------------------------------------

void keep(const Columns& columns, const Criterion& criterion, Mask& mask) {
    const Field field = criterion.field;
    const Shape shape = shape_of(field);
    switch (criterion.op) {
        case Operator::has_value: return keep_with_value(columns, field, true, mask);
        case Operator::has_no_value: return keep_with_value(columns, field, false, mask);
        case Operator::is_one_of:
        case Operator::is_not_one_of: return keep_chosen(columns, criterion, mask);
        default: break;
    }
    // An operator, or a value, of another type than the field's holds for no record.
    if (!has_values_of_its_type(criterion)) return keep_none(mask);
    if (is_text_operator(criterion.op) && (shape == Shape::text || shape == Shape::reference)) {
        return keep_texts(columns, criterion, mask);
    }
    if (criterion.op >= Operator::number_equals && criterion.op <= Operator::between && shape == Shape::number) {
        return keep_numbers(columns, criterion, mask);
    }
    if ((criterion.op == Operator::yes || criterion.op == Operator::no) && shape == Shape::flag) {
        const bool wanted = criterion.op == Operator::yes;
        return keep_coded(columns.codes(field), {!wanted, wanted}, mask);
    }
    if (criterion.op >= Operator::before && criterion.op <= Operator::this_previous_and_next && shape == Shape::date) {
        return keep_days(columns, criterion, mask);
    }
    keep_none(mask);
}

void keep_matching(const Columns& columns, const model::CriteriaSet& set, Mask& mask) {
    for (const Criterion& criterion : set) {
        if (!is_ignored(criterion)) keep(columns, criterion, mask);
    }
}

}  // namespace

DayRange day_range(const Criterion& criterion, core::Date today) {
    const core::Date first = std::clamp(whole_number(criterion, 0), -farthest_day, farthest_day);
    const core::Date second = std::clamp(whole_number(criterion, 1), -farthest_day, farthest_day);
    const std::int64_t count = std::clamp<std::int64_t>(criterion.count, 0, 100'000);
    const core::Date present = core::start_of(criterion.unit, today);
    const auto unit_start = [&](std::int64_t units) { return core::add_units(criterion.unit, present, units); };
    switch (criterion.op) {
        case Operator::before: return {earliest, first - 1};
        case Operator::on_date: return {first, first};
        case Operator::after: return {first + 1, latest};
        case Operator::between_dates: return {std::min(first, second), std::max(first, second)};
        case Operator::before_today: return {earliest, today - 1};
        case Operator::on_today: return {today, today};
        case Operator::after_today: return {today + 1, latest};
        case Operator::this_unit: return {present, unit_start(1) - 1};
        case Operator::previous_units: return {unit_start(-count), present - 1};
        case Operator::this_and_previous: return {unit_start(-count), unit_start(1) - 1};
        case Operator::next_units: return {unit_start(1), unit_start(count + 1) - 1};
        case Operator::this_and_next: return {present, unit_start(count + 1) - 1};
        default: return {unit_start(-count), unit_start(count + 1) - 1};
    }
}

void keep_matching_any(const Columns& columns, const std::vector<model::CriteriaSet>& sets, Mask& mask) {
    if (sets.empty()) return;
    if (sets.size() == 1) return keep_matching(columns, sets[0], mask);
    Mask any(mask.size());
    for (const model::CriteriaSet& set : sets) {
        Mask meeting = mask;
        keep_matching(columns, set, meeting);
        keep_either(any, meeting);
    }
    mask = std::move(any);
}

}  // namespace tratt::query
