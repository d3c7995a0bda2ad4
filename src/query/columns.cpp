#include "query/columns.hpp"

#include <algorithm>

#include "query/derived.hpp"

namespace tratt::query {

using model::FieldType;
using store::no_choice;
using store::no_row;

Shape shape_of(Field field) {
    switch (model::spec(field).type) {
        case FieldType::text: return Shape::text;
        case FieldType::integer: return Shape::number;
        case FieldType::date:
        case FieldType::instant: return Shape::date;
        case FieldType::boolean: return Shape::flag;
        case FieldType::reference: return Shape::reference;
        case FieldType::choice: return Shape::choice;
    }
    return Shape::text;
}

Columns::Columns(const store::Database& database, const core::Moment& moment, Dictionaries::Content& content,
                 Entity entity)
    : database_(database), moment_(moment), content_(content), entity_(entity) {
    const core::Language language = database.regional_language();
    if (content_.language == language) return;
    content_.language = language;
    for (auto& texts : content_.texts) texts.reset();
    content_.targets = {};
}

// ---- What is kept -------------------------------------------------------------------------------------------------

bool Columns::is_current(const Dictionaries::Content::Column& kept, Field field, std::uint64_t revision) const {
    if (kept.revision != revision) return false;
    if (!belongs_to_a_day(field)) return true;
    return kept.time_zone == moment_.time_zone &&
           (shape_of(field) == Shape::date || kept.today == core::today(moment_));
}

Dictionaries::Content::Column& Columns::column(Field field) const {
    auto& kept = content_.columns[static_cast<std::size_t>(field)];
    std::uint64_t revision = 0;
    for (const Field source : sources_of(field)) revision = std::max(revision, database_.revision(source));
    // The rows that can be referred to have codes also before anything refers to them.
    if (shape_of(field) == Shape::reference)
        revision = std::max(revision, database_.revision(model::created_field(model::spec(field).target)));
    if (kept && is_current(*kept, field, revision)) return *kept;
    kept = std::make_unique<Dictionaries::Content::Column>();
    kept->revision = revision;
    kept->today = core::today(moment_);
    kept->time_zone = moment_.time_zone;
    work_out(field, *kept);
    return *kept;
}

void Columns::work_out(Field field, Dictionaries::Content::Column& column) const {
    switch (shape_of(field)) {
        case Shape::number: column.numbers = work_out_numbers(field); return;
        case Shape::date: return work_out_days(field, column);
        default: column.codes = work_out_codes(field); return;
    }
}

std::vector<std::int64_t> Columns::work_out_numbers(Field field) const {
    const model::FieldSpec& spec = model::spec(field);
    if (spec.has(model::field_derived)) return derived_numbers(*this, field);
    return std::vector<std::int64_t>(database_.row_count(spec.entity), core::no_value);
}

namespace {

// Days that a calendar with years of four digits has, and the ones before and after for all others.
core::Date known_day(core::Date day) {
    static const core::Date first = core::to_date({1, 1, 1}) - 1;
    static const core::Date last = core::to_date({9999, 12, 31}) + 1;
    return std::clamp(day, first, last);
}

struct Ends {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = core::no_value;
};

Ends ends_of(std::span<const std::int64_t> numbers) {
    Ends ends;
    for (const std::int64_t number : numbers) {
        if (number == core::no_value) continue;
        ends.first = std::min(ends.first, number);
        ends.last = std::max(ends.last, number);
    }
    return ends;
}

}  // namespace

void Columns::work_out_days(Field field, Dictionaries::Content::Column& column) const {
    if (database_.numbers(field).empty()) column.numbers = work_out_numbers(field);
    const auto stored = column.numbers.empty() ? database_.numbers(field) : column.numbers;
    const Ends ends = ends_of(stored);
    if (ends.last == core::no_value) {
        column.codes = make_codes(stored.size(), 1, [](std::size_t) { return 0u; });
        return;
    }
    const auto code = [&](core::Date first, core::Date last, auto day_of) {
        column.first_day = first;
        column.codes = make_codes(stored.size(), static_cast<std::uint32_t>(last - first + 2), [&](std::size_t row) {
            return stored[row] == core::no_value ? 0u : static_cast<std::uint32_t>(day_of(stored[row]) - first + 1);
        });
    };
    if (model::spec(field).type == FieldType::date) return code(known_day(ends.first), known_day(ends.last), known_day);
    const core::LocalDays local_day(moment_.time_zone);
    const auto day_of = [&](std::int64_t instant) { return known_day(local_day(instant)); };
    // Where clocks are set back over midnight, a later instant can be on the day before.
    code(day_of(ends.first) - 1, day_of(ends.last) + 1, day_of);
}

Codes Columns::work_out_codes(Field field) const {
    const model::FieldSpec& spec = model::spec(field);
    const std::size_t rows = database_.row_count(spec.entity);
    if (spec.has(model::field_derived)) return derived_codes(*this, field, content_.names);
    const auto coded = [&](const auto& stored, std::uint32_t count, const auto& code_of) {
        return make_codes(rows, count, [&](std::size_t row) { return stored.empty() ? 0u : code_of(stored[row]); });
    };
    switch (shape_of(field)) {
        case Shape::text: {
            const auto handles = database_.handles(field);
            const auto count = static_cast<std::uint32_t>(database_.texts(field).size());
            if (count > narrow_codes && !handles.empty()) return {handles, 0, count};
            return coded(handles, count, [](Handle handle) { return handle; });
        }
        case Shape::reference: {
            const auto targets = database_.references(field);
            const std::uint32_t count = database_.row_count(spec.target) + 1;
            if (count > narrow_codes && !targets.empty()) return {targets, 1, count};
            return coded(targets, count, [](Row target) { return target + 1; });
        }
        case Shape::choice:
            return coded(database_.choices(field), static_cast<std::uint32_t>(spec.choices->keys.size()) + 1,
                         [](std::uint8_t choice) { return choice == no_choice ? 0u : choice + 1u; });
        default: return coded(database_.flags(field), 2, [](std::uint8_t flag) { return std::uint32_t{flag}; });
    }
}

// ---- Reading ------------------------------------------------------------------------------------------------------

const Codes& Columns::codes(Field field) const { return column(field).codes; }

core::Date Columns::first_day(Field field) const { return column(field).first_day; }

std::span<const std::int64_t> Columns::numbers(Field field) const {
    if (model::spec(field).has(model::field_derived)) return column(field).numbers;
    const auto stored = database_.numbers(field);
    return stored.empty() ? std::span<const std::int64_t>(column(field).numbers) : stored;
}

Texts Columns::texts(Field field) const {
    auto& cache = content_.texts[static_cast<std::size_t>(field)];
    if (!cache) cache = std::make_unique<TextCache>(*content_.language);
    if (field != Field::contact_name) return {&database_.texts(field), cache.get()};
    codes(field);  // brings the names up to date
    return {&content_.names.pool(), cache.get()};
}

Field Columns::name_field_of(Entity target) {
    return target == Entity::contact ? Field::contact_name : model::name_field(target).value_or(Field::company_name);
}

Texts Columns::names_of(Entity target) const { return texts(name_field_of(target)); }
const Codes& Columns::name_codes_of(Entity target) const { return codes(name_field_of(target)); }

model::Value Columns::value(Field field, std::uint32_t code, core::DateUnit unit) const {
    const Shape shape = shape_of(field);
    if (shape == Shape::flag) return code != 0;
    if (code == 0) return {};
    switch (shape) {
        case Shape::text: return std::string(texts(field).pool->text(code));
        case Shape::date: return core::start_of(unit, first_day(field) + code - 1);
        case Shape::reference: return database_.id_of(model::spec(field).target, code - 1);
        default: return std::int64_t{code} - 1;
    }
}

}  // namespace tratt::query
