#include <algorithm>
#include <unordered_set>
#include <utility>

#include "codec/backup_file.hpp"
#include "codec/errors.hpp"
#include "codec/json_command_parts.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

namespace tratt::codec {
namespace {

using model::Entity;

constexpr std::string_view broken = "backup_broken";

core::Error broken_at(std::int64_t line, std::string reason) {
    core::Error error = error_of(broken, "reason", std::move(reason));
    error.row = line;
    error.params.emplace_back("line", std::to_string(line));
    return error;
}

core::Error at_line(core::Error error, std::int64_t line) {
    error.row = line;
    error.params.emplace_back("line", std::to_string(line));
    return error;
}

// What is wrong with the JSON of a line, said of the line.
core::Error broken_at(std::int64_t line, const core::Error& found) {
    core::Error error = broken_at(line, found.code);
    error.entity = found.entity;
    error.field = found.field;
    return error;
}

struct Header {
    std::int64_t next_company_number = 1, next_contact_number = 1, next_sale_number = 1, records = 0;
    std::string checksum;
};

constexpr JsonKey<Header> header_keys[] = {
    {"next_company_number",
     [](const JsonPlace& at, Header& out) { return at.read(out.next_company_number, model::any_visible_number); },
     Presence::required},
    {"next_contact_number",
     [](const JsonPlace& at, Header& out) { return at.read(out.next_contact_number, model::any_visible_number); },
     Presence::required},
    {"next_sale_number",
     [](const JsonPlace& at, Header& out) { return at.read(out.next_sale_number, model::any_visible_number); }},
    {"records", [](const JsonPlace& at, Header& out) { return at.read(out.records); }, Presence::required},
    {"crc", [](const JsonPlace& at, Header& out) { return at.read(out.checksum, 8); }, Presence::required},
};

core::Result<Header> read_header(std::string_view line) {
    const auto sealed = unsealed(line, broken);
    if (!sealed && sealed.error().param("reason") == "no_version") return error_of("not_a_backup");
    if (!sealed) return at_line(sealed.error(), 1);
    if (sealed->kind != "backup") return error_of("not_a_backup");
    JsonReading reading;
    nlohmann::json document;
    Header header;
    if (parse_json(sealed->body, most_backup_bytes, reading, document))
        (void)read_object<Header>(JsonPlace(document, reading), header_keys, header);
    if (const auto error = error_in(reading)) return broken_at(1, *error);
    return header;
}

struct Record {
    Entity entity{};
    core::Uuid id;
    std::vector<model::FieldValue> values;
};

bool read_field(const JsonPlace& place, std::string_view key, Record& out) {
    if (key == "id") return place.read(out.id);
    model::FieldValue& read = out.values.emplace_back(model::FieldValue{.field = {}});
    if (!read_stored_field(place, out.entity, key, read.field)) return false;
    const model::FieldSpec& field = model::spec(read.field);
    if (field.has(model::field_derived)) return place.of_field(field).refuse("wrong_field", key);
    return read_value(place, field, read.value);
}

bool read_record(const JsonPlace& place, Record& out) {
    if (!place.is_object()) return false;
    for (const auto& [key, value] : place.value().items()) {
        if (!read_field(place.member(value, key), key, out)) return false;
    }
    return !out.id.is_nil() || place.member(place.value(), "id").refuse("missing_key");
}

core::Result<Record> read_line(std::string_view line, std::int64_t number) {
    const auto sealed = unsealed(line, broken);
    if (!sealed) return at_line(sealed.error(), number);
    const auto entity = model::find_entity(sealed->kind);
    if (!entity) return broken_at(number, "unknown_entity");
    JsonReading reading;
    nlohmann::json document;
    Record record{.entity = *entity};
    if (parse_json(sealed->body, most_backup_bytes, reading, document))
        (void)read_record(JsonPlace(document, reading).of_entity(*entity), record);
    if (const auto error = error_in(reading)) return broken_at(number, *error);
    return record;
}

// Puts the records together as insert events, so that what a record refers to never stands in the same one.
class Collector {
public:
    // False when the id has been there.
    bool add(const Record& record) {
        auto& ids = ids_[static_cast<std::size_t>(record.entity)];
        if (!ids.insert(record.id).second) return false;
        if (events_.empty() || events_.back().entity != record.entity || refers_into_last(record)) begin(record.entity);
        model::Event& event = events_.back();
        event.ids.push_back(record.id);
        for (model::Column& column : event.columns) {
            const auto value = std::ranges::find(record.values, column.field, &model::FieldValue::field);
            column.add(value == record.values.end() ? model::Value() : value->value);
        }
        return true;
    }

    std::vector<model::Event> take() { return std::move(events_); }

private:
    void begin(Entity entity) {
        model::Event& event = events_.emplace_back();
        event.kind = model::EventKind::insert;
        event.entity = entity;
        event.cause = model::Cause::system;
        for (const model::FieldSpec& field : model::stored_fields(entity)) event.columns.emplace_back(field.field);
    }

    bool refers_into_last(const Record& record) const {
        if (!model::refers_to_itself(record.entity)) return false;
        return std::ranges::any_of(record.values, [&](const model::FieldValue& one) {
            const auto* id = std::get_if<core::Uuid>(&one.value);
            return id && std::ranges::find(events_.back().ids, *id) != events_.back().ids.end();
        });
    }

    std::vector<model::Event> events_;
    std::array<std::unordered_set<core::Uuid, core::UuidHash>, model::entity_count> ids_;
};

// The text up to its line end, which goes with it.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

bool is_backup(std::string_view bytes) {
    constexpr std::string_view beginning = R"({"v":)", kind = R"("backup":{)";
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    return line.starts_with(beginning) && line.find(kind) != std::string_view::npos;
}

core::Result<store::Snapshot> read_backup(std::string_view bytes) {
    if (bytes.size() > most_backup_bytes) return error_of("file_too_large", "limit", std::to_string(most_backup_bytes));
    const auto header = read_header(take_line(bytes));
    if (!header) return header.error();
    const std::string checksum = checksum_text(core::crc32(bytes));
    Collector records;
    std::int64_t number = 1;
    while (!bytes.empty()) {
        const auto record = read_line(take_line(bytes), ++number);
        if (!record) return record.error();
        if (!records.add(*record)) return broken_at(number, "repeated_id");
    }
    if (number - 1 != header->records) return broken_at(number, "lines_missing");
    if (checksum != header->checksum) return broken_at(1, "checksum");
    return store::Snapshot{.next_company_number = header->next_company_number,
                           .next_contact_number = header->next_contact_number,
                           .next_sale_number = header->next_sale_number,
                           .records = records.take()};
}

}  // namespace tratt::codec
