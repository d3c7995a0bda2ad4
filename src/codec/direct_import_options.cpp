#include "codec/direct_import_options.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "codec/json_place.hpp"
#include "model/import_form.hpp"

namespace tratt::codec {

using model::Entity;
using Options = DirectImportOptions;

namespace {

constexpr std::size_t most_options_bytes = 1 << 20;
constexpr std::size_t most_columns = 64;  // fields of which one record may get a value
constexpr std::int64_t most_index = 9'999;

constexpr auto by_keys = std::to_array<std::string_view>({"name", "id", "number", "external_id"});
constexpr auto on_match_keys = std::to_array<std::string_view>({"replace", "fill_empty", "skip"});
constexpr auto date_order_keys = std::to_array<std::string_view>({"day_first", "month_first"});

struct Choice {
    Entity entity;
    ColumnChoice column;
};

bool read_field(const JsonPlace& at, Entity entity, model::Field& out) {
    const JsonPlace place = at.of_entity(entity);
    std::string key;
    if (!place.read(key, 100)) return false;
    const auto field = model::find_field(entity, key);
    if (!field || model::spec(*field).has(model::field_derived)) return place.refuse("wrong_field", key);
    out = *field;
    return true;
}

bool read_index(const JsonPlace& place, Choice& out) {
    std::int64_t index = 0;
    if (!place.read(index, {0, most_index})) return false;
    out.column.index = static_cast<std::size_t>(index);
    return true;
}

bool read_by(const JsonPlace& place, Choice& out) {
    if (!read_key(place, by_keys, out.column.by)) return false;
    const model::FieldSpec& field = model::spec(out.column.field);
    const bool is_of_companies = out.column.by == ReferenceBy::number || out.column.by == ReferenceBy::external_id;
    const bool fits =
        field.type == model::FieldType::reference && (!is_of_companies || field.target == Entity::company);
    return fits || place.of_field(field).refuse("wrong_type", "as");
}

constexpr JsonKey<Choice> column_keys[] = {
    {"header", [](const JsonPlace& place, Choice& out) { return place.read(out.column.header, 10'000); }},
    {"index", read_index},
    {"field", [](const JsonPlace& place, Choice& out) { return read_field(place, out.entity, out.column.field); },
     Presence::required},
    {"as", read_by},
};

bool read_column(const JsonPlace& place, Entity entity, std::vector<ColumnChoice>& columns) {
    Choice choice{entity, {}};
    if (!read_object<Choice>(place, column_keys, choice)) return false;
    if (!choice.column.index && !place.value().contains("header")) return place.refuse("missing_key", "header");
    if (std::ranges::find(columns, choice.column.field, &ColumnChoice::field) != columns.end())
        return place.of_field(model::spec(choice.column.field)).refuse("repeated_field");
    columns.push_back(std::move(choice.column));
    return true;
}

bool read_columns(const JsonPlace& place, Options& out) {
    if (!place.is_array(most_columns)) return false;
    for (std::size_t i = 0; i < place.value().size(); ++i) {
        if (!read_column(place.item(i), out.entity, out.columns)) return false;
    }
    return !out.columns.empty() || place.refuse("missing_key", "columns");
}

// What is matched by must be among the columns, and tell records from each other.
bool read_match(const JsonPlace& place, Options& out) {
    if (place.value().is_null()) return true;
    if (!read_field(place, out.entity, out.match.emplace())) return false;
    const model::FieldSpec& field = model::spec(*out.match);
    const bool is_mapped = std::ranges::find(out.columns, *out.match, &ColumnChoice::field) != out.columns.end();
    const bool is_key = field.type == model::FieldType::text || model::number_field(out.entity) == *out.match;
    const bool may_change = out.entity == Entity::contact || out.entity == Entity::company;
    if (!is_key || !may_change) return place.of_field(field).refuse("wrong_type", "match");
    return is_mapped || place.of_field(field).refuse("missing_column");
}

bool read_delimiter(const JsonPlace& place, Options& out) {
    std::string text;
    if (!place.read(text, 1)) return false;
    if (text.size() != 1 || std::string_view(",;\t|").find(text[0]) == std::string_view::npos)
        return place.refuse("unknown_value", text);
    out.delimiter = text[0];
    return true;
}

bool read_entity(const JsonPlace& place, Options& out) {
    if (!place.read(out.entity)) return false;
    return model::is_importable(out.entity) || place.refuse("unknown_value", model::entity_key(out.entity));
}

constexpr JsonKey<Options> option_keys[] = {
    {"entity", read_entity, Presence::required},
    {"columns", read_columns, Presence::required},
    {"match", read_match},
    {"on_match", [](const JsonPlace& place, auto& out) { return read_key(place, on_match_keys, out.on_known); }},
    {"restore", [](const JsonPlace& place, auto& out) { return place.read(out.is_restore); }},
    {"file_name", [](const JsonPlace& place, auto& out) { return place.read(out.file_name, 1'000); }},
    {"delimiter", read_delimiter},
    {"date_order", [](const JsonPlace& place, auto& out) { return read_key(place, date_order_keys, out.date_order); }},
    {"id", [](const JsonPlace& place, auto& out) { return place.read(out.id); }},
};

}  // namespace

core::Result<Options> read_import_options(std::string_view json) {
    JsonReading reading;
    nlohmann::json document;
    Options options;
    if (parse_json(json, most_options_bytes, reading, document))
        (void)read_object<Options>(JsonPlace(document, reading), option_keys, options);
    if (const auto error = error_in(reading)) return *error;
    return options;
}

}  // namespace tratt::codec
