#include "codec/json_value.hpp"

#include <utility>

#include "codec/json_writer.hpp"

namespace tratt::codec {

using model::FieldType;

namespace {

bool read_text(const JsonPlace& place, model::Value& out) {
    std::string text;
    if (!place.read(text, most_text_bytes)) return false;
    out = std::move(text);
    return true;
}

bool read_choice(const JsonPlace& place, const model::FieldSpec& field, model::Value& out) {
    std::string key;
    if (!place.read(key, 100)) return false;
    const auto choice = model::find_choice(field, key);
    if (!choice) return place.refuse("unknown_value", key);
    out = *choice;
    return true;
}

template <class T, class Read>
bool read_as(model::Value& out, const Read& read) {
    T value{};
    if (!read(value)) return false;
    out = value;
    return true;
}

}  // namespace

bool read_date(const JsonPlace& place, core::Date& out) {
    std::string text;
    if (!place.read(text, 100)) return false;
    const auto date = core::parse_iso_date(text);
    if (!date) return place.refuse("wrong_type", "date");
    out = *date;
    return true;
}

bool read_value(const JsonPlace& at, const model::FieldSpec& field, model::Value& out) {
    const JsonPlace place = at.of_field(field);
    out = {};
    if (place.value().is_null()) return field.type != FieldType::boolean || place.refuse("wrong_type", "boolean");
    switch (field.type) {
        case FieldType::text: return read_text(place, out);
        case FieldType::boolean: return read_as<bool>(out, [&](bool& value) { return place.read(value); });
        case FieldType::integer:
        case FieldType::instant:
            return read_as<std::int64_t>(out, [&](auto& value) { return place.read(value, model::range_of(field)); });
        case FieldType::date: return read_as<core::Date>(out, [&](auto& value) { return read_date(place, value); });
        case FieldType::choice: return read_choice(place, field, out);
        case FieldType::reference:
            return read_as<core::Uuid>(
                out, [&](auto& value) { return place.read_record(field.target, "unknown_reference", value); });
    }
    return false;
}

void append_json_date(std::string& out, core::Date date) { append_json_string(out, core::iso_date(date)); }

void append_json_value(std::string& out, const model::FieldSpec& field, const model::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return append_json_string(out, *text);
    if (const auto* id = std::get_if<core::Uuid>(&value)) return append_json_id(out, *id);
    if (const auto* flag = std::get_if<bool>(&value)) {
        out += *flag ? "true" : "false";
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (field.type == FieldType::date) return append_json_date(out, *number);
        if (model::is_choice(field, *number)) return append_json_string(out, model::choice_key(field, *number));
        append_json_integer(out, *number);
    } else {
        out += "null";
    }
}

}  // namespace tratt::codec
