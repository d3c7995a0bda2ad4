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
    const bool same_offset = kept.utc_offset_minutes == moment_.utc_offset_minutes;
    return same_offset && (shape_of(field) == Shape::date || kept.today == core::today(moment_));
}

Dictionaries::Content::Column& Columns::column(Field field) const {
    auto& kept = content_.columns[static_cast<std::size_t>(field)];
    std::uint64_t revision = 0;
    for (const Field source : sources_of(field)) revision = std::max(revision, database_.revision(source));
    if (kept && is_current(*kept, field, revision)) return *kept;
    kept = std::make_unique<Dictionaries::Content::Column>();
    kept->revision = revision;
    kept->today = core::today(moment_);
    kept->utc_offset_minutes = moment_.utc_offset_minutes;
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

void Columns::work_out_days(Field field, Dictionaries::Content::Column& column) const {
    const bool is_instant = model::spec(field).type == FieldType::instant;
    const std::int32_t offset = moment_.utc_offset_minutes;
    if (database_.numbers(field).empty()) column.numbers = work_out_numbers(field);
    const auto stored = column.numbers.empty() ? database_.numbers(field) : column.numbers;
    const auto day = [&](std::int64_t value) { return is_instant ? core::day_of(value, offset) : value; };
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = core::no_value;
    for (const std::int64_t value : stored) {
        if (value == core::no_value) continue;
        first = std::min(first, value);
        last = std::max(last, value);
    }
    if (last == core::no_value) {
        column.codes = make_codes(stored.size(), 1, [](std::size_t) { return 0u; });
        return;
    }
    column.first_day = day(first);
    const auto count = static_cast<std::uint32_t>(day(last) - column.first_day + 2);
    column.codes = make_codes(stored.size(), count, [&](std::size_t row) {
        return stored[row] == core::no_value ? 0u : static_cast<std::uint32_t>(day(stored[row]) - column.first_day + 1);
    });
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
