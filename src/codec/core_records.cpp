#include "codec/core_records.hpp"

#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {

using model::Entity;
using model::Field;
using model::FieldType;
using store::Row;

namespace {

constexpr std::size_t most_paths = 100;

bool read_path(const JsonPlace& at, Entity entity, FieldPath& out) {
    const JsonPlace place = at.of_entity(entity);
    if (!place.read(out.key, 200)) return false;
    const std::size_t dot = out.key.find('.');
    const auto first = model::find_field(entity, std::string_view(out.key).substr(0, dot));
    if (!first) return place.refuse("wrong_field", out.key);
    out.field = *first;
    if (dot == std::string::npos) return true;
    const model::FieldSpec& reference = model::spec(*first);
    const auto second = model::find_field(reference.target, std::string_view(out.key).substr(dot + 1));
    if (reference.type != FieldType::reference || !second) return place.refuse("wrong_field", out.key);
    out.by = first;
    out.field = *second;
    return true;
}

Row row_of(const store::Database& database, const model::Value& reference, Entity target) {
    const auto* id = std::get_if<core::Uuid>(&reference);
    return id ? database.find(target, *id) : store::no_row;
}

}  // namespace

bool read_field_paths(const JsonPlace& place, Entity entity, std::vector<FieldPath>& out) {
    return read_list(place, most_paths, out,
                     [&](const JsonPlace& item, FieldPath& path) { return read_path(item, entity, path); });
}

std::vector<FieldPath> all_field_paths(Entity entity) {
    std::vector<FieldPath> paths;
    for (const auto& fields : {model::stored_fields(entity), model::derived_fields(entity)}) {
        for (const model::FieldSpec& field : fields) {
            if (!field.has(model::field_internal)) paths.push_back({{}, field.field, std::string(field.key)});
        }
    }
    return paths;
}

void RecordWriter::append_id(std::string& out, Entity entity, Row row) const {
    append_json_id(out, database_.id_of(entity, row));
}

void RecordWriter::append_number(std::string& out, Entity entity, Row row) const {
    const auto field = model::number_field(entity);
    field ? append_json_integer(out, database_.number(*field, row)) : append_id(out, entity, row);
}

std::string RecordWriter::name(Entity entity, Row row) const {
    std::string name = database_.name(entity, row);
    return name.empty() ? words_(database_.catalogue_key(entity, row)) : name;
}

void RecordWriter::append_field(std::string& out, const FieldPath& path, Row row) const {
    if (!path.by) return append_stored(out, path.field, row);
    const Entity target = model::spec(*path.by).target;
    const Row referred = row_of(database_, database_.value(*path.by, row), target);
    if (referred == store::no_row) {
        out += "null";
    } else if (path.field == model::name_field(target)) {
        append_json_string(out, name(target, referred));
    } else {
        append_stored(out, path.field, referred);
    }
}

void RecordWriter::append_stored(std::string& out, Field field, Row row) const {
    const model::FieldSpec& spec = model::spec(field);
    if (field == Field::contact_days_in_status) return append_days_in_status(out, row);
    if (spec.has(model::field_derived) || spec.type != FieldType::text)
        return append_json_value(out, spec, database_.value(field, row));
    const std::string_view text = database_.text(field, row);
    text.empty() ? void(out += "null") : append_json_string(out, text);
}

void RecordWriter::append_days_in_status(std::string& out, Row contact) const {
    const std::int64_t since = database_.number(Field::contact_status_since, contact);
    if (since == core::no_value) {
        out += "null";
        return;
    }
    append_json_integer(out, core::today(moment_) - core::day_of(since, moment_.time_zone));
}

}  // namespace tratt::codec
