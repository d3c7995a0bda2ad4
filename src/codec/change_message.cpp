#include "codec/change_message.hpp"

#include <cstddef>
#include <cstdint>

#include "codec/core_records.hpp"
#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {
namespace {

constexpr std::int64_t most_changes = 100;

void append_text(std::string& out, std::string_view key, std::string_view text) {
    append_json_key(out, key);
    append_json_string(out, text);
}

class ChangeWriter {
public:
    ChangeWriter(std::string& out, const RecordWriter& records) : out_(out), records_(records) {}

    void append(const model::Event& event, std::size_t i) {
        append_json_comma(out_);
        out_ += '{';
        append_text(out_, "kind", model::event_kind_key(event.kind));
        append_text(out_, "entity", model::entity_key(event.entity));
        append_json_key(out_, "id");
        append_json_id(out_, event.ids[i]);
        const store::Row row = records_.database().find(event.entity, event.ids[i]);
        if (row != store::no_row && model::number_field(event.entity)) {
            append_json_key(out_, "number");
            records_.append_number(out_, event.entity, row);
        }
        append_text(out_, "cause", model::cause_key(event.cause));
        append_json_key(out_, "fields");
        out_ += '{';
        const auto& columns = event.kind == model::EventKind::remove ? event.old_columns : event.columns;
        for (std::size_t column = 0; column < columns.size(); ++column) append_field(event, column, i);
        out_ += "}}";
    }

private:
    void append_field(const model::Event& event, std::size_t column, std::size_t i) {
        const bool is_gone = event.kind == model::EventKind::remove;
        const model::FieldSpec& field = model::spec((is_gone ? event.old_columns : event.columns)[column].field);
        append_json_key(out_, field.key);
        out_ += '{';
        if (event.kind != model::EventKind::insert) append_value("old", field, event.old_columns[column].value(i));
        if (!is_gone) append_value("new", field, event.columns[column].value(i));
        out_ += '}';
    }

    void append_value(std::string_view key, const model::FieldSpec& field, const model::Value& value) {
        append_json_key(out_, key);
        append_json_value(out_, field, value);
        const auto* id = std::get_if<core::Uuid>(&value);
        if (!id || field.type != model::FieldType::reference) return;
        const store::Row row = records_.database().find(field.target, *id);
        if (row != store::no_row) append_text(out_, std::string(key).append("_name"), records_.name(field.target, row));
    }

    std::string& out_;
    const RecordWriter& records_;
};

}  // namespace

std::string change_message(const store::Database& database, const model::Transaction& step,
                           const std::function<std::string(std::string_view key)>& words) {
    const RecordWriter records(database, {step.at, {}}, words);
    std::string out = "{";
    append_text(out, "name", step.name_key);
    append_text(out, "kind", model::transaction_kind_key(step.kind));
    std::int64_t count = 0;
    for (const model::Event& event : step.events) count += std::ssize(event.ids);
    append_json_key(out, "count");
    append_json_integer(out, count);
    append_json_key(out, "changes");
    out += '[';
    ChangeWriter writer(out, records);
    std::int64_t written = 0;
    for (const model::Event& event : step.events) {
        for (std::size_t i = 0; i < event.ids.size() && written < most_changes; ++i, ++written) writer.append(event, i);
    }
    out += "]}";
    return out;
}

}  // namespace tratt::codec
