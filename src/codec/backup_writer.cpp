#include "codec/backup_file.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"
#include "core/checksum.hpp"

namespace tratt::codec {
namespace {

bool is_left_out(const model::Column& column, std::size_t row) {
    const bool is_boolean = model::spec(column.field).type == model::FieldType::boolean;
    return is_boolean ? column.integers[row] == 0 : column.is_empty(row);
}

void append_record(std::string& out, const model::Event& records, std::size_t row) {
    std::string body = "{\"id\":";
    append_json_id(body, records.ids[row]);
    for (const model::Column& column : records.columns) {
        if (is_left_out(column, row)) continue;
        const model::FieldSpec& field = model::spec(column.field);
        append_json_key(body, field.key);
        append_json_value(body, field, column.value(row));
    }
    body += '}';
    append_sealed(out, model::entity_key(records.entity), body);
    out += '\n';
}

std::string header(const store::Snapshot& snapshot, std::int64_t record_count, std::string_view lines) {
    std::string body = "{";
    const auto add = [&](std::string_view key, std::int64_t number) {
        append_json_key(body, key);
        append_json_integer(body, number);
    };
    add("next_company_number", snapshot.next_company_number);
    add("next_contact_number", snapshot.next_contact_number);
    add("next_sale_number", snapshot.next_sale_number);
    add("records", record_count);
    append_json_key(body, "crc");
    append_json_string(body, checksum_text(core::crc32(lines)));
    body += '}';
    std::string out;
    append_sealed(out, "backup", body);
    out += '\n';
    return out;
}

}  // namespace

std::string write_backup(const store::Snapshot& snapshot) {
    std::string lines;
    std::int64_t record_count = 0;
    for (const model::Event& records : snapshot.records) {
        for (std::size_t row = 0; row < records.ids.size(); ++row) append_record(lines, records, row);
        record_count += static_cast<std::int64_t>(records.ids.size());
    }
    return header(snapshot, record_count, lines) + lines;
}

}  // namespace tratt::codec
