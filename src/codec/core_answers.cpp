#include "codec/core_answers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"

namespace tratt::codec {

using model::Entity;
using store::Row;

namespace {

constexpr std::size_t most_created = 1'000;  // records that an answer names

void append_text(std::string& out, std::string_view key, std::string_view text) {
    append_json_key(out, key);
    append_json_string(out, text);
}

void append_integer(std::string& out, std::string_view key, std::int64_t number) {
    append_json_key(out, key);
    append_json_integer(out, number);
}

void append_id(std::string& out, std::string_view key, const core::Uuid& id) {
    append_json_key(out, key);
    append_json_id(out, id);
}

void append_params(std::string& out, std::span<const std::pair<std::string, std::string>> params) {
    append_json_key(out, "params");
    out += '{';
    for (const auto& [name, value] : params) append_text(out, name, value);
    out += '}';
}

// What confirmation_needed says of each record that would change: a name comes once for each of them, and an object has
// each name once.
void append_changes(std::string& out, std::span<const std::pair<std::string, std::string>> params) {
    append_json_key(out, "changes");
    out += '[';
    for (const auto& [name, value] : params) {
        if (name == params.front().first) out += out.back() == '[' ? "{" : "},{";
        append_text(out, name, value);
    }
    out += "}]";
}

// ---- Groups -------------------------------------------------------------------------------------------------------

void append_double(std::string& out, double number) {
    constexpr double most_exact = 9007199254740992;
    if (number == std::trunc(number) && std::abs(number) < most_exact)
        return append_json_integer(out, static_cast<std::int64_t>(number));
    std::array<char, 32> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_aggregates(std::string& out, const std::vector<std::optional<double>>& aggregates) {
    append_json_key(out, "aggregates");
    out += '[';
    for (const std::optional<double>& aggregate : aggregates) {
        append_json_comma(out);
        aggregate ? append_double(out, *aggregate) : void(out += "null");
    }
    out += ']';
}

class AnswerWriter {
public:
    AnswerWriter(std::string& out, const RecordWriter& records, const model::Query& query, const query::Rows& answer,
                 RowForm form)
        : out_(out), records_(records), query_(query), answer_(answer), form_(form) {}

    // Those of the page from `first` on.
    void append_rows(std::size_t first, std::size_t count) {
        append_json_key(out_, "rows");
        out_ += '[';
        for (std::size_t i = first; i < first + count && form_ != RowForm::none; ++i) {
            if (i > first) out_ += ',';
            form_ == RowForm::ids ? records_.append_id(out_, query_.entity, answer_.rows[i])
                                  : records_.append_number(out_, query_.entity, answer_.rows[i]);
        }
        out_ += ']';
    }

    void append_groups(const std::vector<query::Group>& groups, std::size_t level) {
        append_json_key(out_, "groups");
        out_ += '[';
        for (const query::Group& group : groups) {
            append_json_comma(out_);
            append_group(group, level);
        }
        out_ += ']';
    }

private:
    void append_group(const query::Group& group, std::size_t level) {
        const model::FieldSpec& field = model::spec(query_.groupings[level].field);
        out_ += '{';
        append_json_key(out_, "value");
        append_group_value(field, group.value);
        if (field.type == model::FieldType::reference) append_name(field, group.value);
        append_integer(out_, "count", group.count);
        append_aggregates(out_, group.aggregates);
        const bool is_innermost = level + 1 == query_.groupings.size();
        append_rows(static_cast<std::size_t>(group.first_row),
                    is_innermost ? static_cast<std::size_t>(group.row_count) : 0);
        append_groups(group.children, level + 1);
        out_ += '}';
    }

    // The group of a date or instant is the first day of its unit.
    void append_group_value(const model::FieldSpec& field, const model::Value& value) {
        const bool has_days = field.type == model::FieldType::date || field.type == model::FieldType::instant;
        const auto* day = std::get_if<std::int64_t>(&value);
        has_days&& day ? append_json_date(out_, *day) : append_json_value(out_, field, value);
    }

    void append_name(const model::FieldSpec& field, const model::Value& value) {
        const auto* id = std::get_if<core::Uuid>(&value);
        const Row row = id ? records_.database().find(field.target, *id) : store::no_row;
        append_json_key(out_, "name");
        row == store::no_row ? void(out_ += "null") : append_json_string(out_, records_.name(field.target, row));
    }

    std::string& out_;
    const RecordWriter& records_;
    const model::Query& query_;
    const query::Rows& answer_;
    RowForm form_;
};

void append_columns(std::string& out, const RecordWriter& records, const std::vector<Row>& rows,
                    const std::vector<FieldPath>& fields) {
    append_json_key(out, "columns");
    out += '{';
    for (const FieldPath& path : fields) {
        append_json_key(out, path.key);
        out += '[';
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i > 0) out += ',';
            records.append_field(out, path, rows[i]);
        }
        out += ']';
    }
    out += '}';
}

// ---- Commands -----------------------------------------------------------------------------------------------------

void append_created(std::string& out, const RecordWriter& records, const model::Event& event, std::size_t& left) {
    for (std::size_t i = 0; i < event.ids.size() && left > 0; ++i, --left) {
        append_json_comma(out);
        out += '{';
        append_text(out, "entity", model::entity_key(event.entity));
        append_id(out, "id", event.ids[i]);
        const Row row = records.database().find(event.entity, event.ids[i]);
        if (model::number_field(event.entity) && row != store::no_row) {
            append_json_key(out, "number");
            records.append_number(out, event.entity, row);
        }
        out += '}';
    }
}

void append_step(std::string& out, std::string_view key, const model::Transaction* step) {
    append_json_key(out, key);
    if (step == nullptr) {
        out += "null";
        return;
    }
    out += '{';
    append_id(out, "transaction", step->id);
    append_text(out, "name", step->name_key);
    append_params(out, step->name_params);
    out += '}';
}

// The value of a field, or null for a creation, which is of no field.
void append_history_value(std::string& out, std::string_view key, const store::HistoryEntry& entry,
                          const model::Value& value) {
    append_json_key(out, key);
    entry.field ? append_json_value(out, model::spec(*entry.field), value) : void(out += "null");
}

void append_remarks(std::string& out, std::string_view key, const ImportRemarks& remarks) {
    append_json_key(out, key);
    out += '[';
    for (const ImportRemark& remark : remarks.first) {
        append_json_comma(out);
        out += '{';
        append_integer(out, "row", remark.row);
        append_text(out, "reason", remark.reason);
        append_text(out, "field", remark.field ? model::spec(*remark.field).key : std::string_view());
        append_text(out, "value", remark.value);
        out += '}';
    }
    out += ']';
    append_integer(out, std::string(key) + "_count", remarks.count);
}

}  // namespace

void append_error(std::string& out, const core::Error& error) {
    out += "{\"error\":{";
    append_text(out, "code", error.code);
    append_text(out, "entity", error.entity);
    append_text(out, "field", error.field);
    append_integer(out, "row", error.row);
    const std::span params(error.params);
    const std::size_t own = error.code == "confirmation_needed" ? 1 : params.size();
    append_params(out, params.first(own));
    if (own < params.size()) append_changes(out, params.subspan(own));
    out += "}}";
}

void append_query_answer(std::string& out, const RecordWriter& records, const model::Query& query,
                         const query::Rows& answer, RowForm form, const std::vector<FieldPath>& fields) {
    AnswerWriter writer(out, records, query, answer, form);
    out += '{';
    append_integer(out, "total", answer.total);
    writer.append_rows(0, query.groupings.empty() ? answer.rows.size() : 0);
    writer.append_groups(answer.groups, 0);
    append_aggregates(out, answer.aggregates);
    if (!fields.empty()) append_columns(out, records, answer.rows, fields);
    out += '}';
}

void append_command_answer(std::string& out, const RecordWriter& records, const model::Transaction* transaction) {
    out += '{';
    append_id(out, "transaction", transaction ? transaction->id : core::Uuid{});
    append_integer(out, "sequence", records.database().sequence());
    append_json_key(out, "created");
    out += '[';
    std::size_t left = most_created;
    for (std::size_t i = 0; transaction != nullptr && i < transaction->events.size(); ++i) {
        const model::Event& event = transaction->events[i];
        if (event.kind == model::EventKind::insert) append_created(out, records, event, left);
    }
    out += "]}";
}

void append_record(std::string& out, const RecordWriter& records, Entity entity, Row row,
                   const std::vector<FieldPath>& fields) {
    out += '{';
    append_json_key(out, "id");
    records.append_id(out, entity, row);
    if (model::number_field(entity)) {
        append_json_key(out, "number");
        records.append_number(out, entity, row);
    }
    append_json_key(out, "is_deleted");
    out += records.database().is_deleted(entity, row) ? "true" : "false";
    append_json_key(out, "values");
    out += '{';
    for (const FieldPath& path : fields) {
        append_json_key(out, path.key);
        records.append_field(out, path, row);
    }
    out += "}}";
}

void append_history(std::string& out, const std::vector<store::HistoryEntry>& entries) {
    out += "{\"history\":[";
    for (const store::HistoryEntry& entry : entries) {
        append_json_comma(out);
        out += '{';
        append_json_key(out, "field");
        entry.field ? append_json_string(out, model::spec(*entry.field).key) : void(out += "null");
        append_history_value(out, "old", entry, entry.old_value);
        append_history_value(out, "new", entry, entry.new_value);
        append_integer(out, "at", entry.at);
        append_id(out, "user", entry.user);
        append_text(out, "cause", model::cause_key(entry.cause));
        append_text(out, "detail", entry.detail);
        append_id(out, "transaction", entry.transaction);
        append_json_key(out, "can_put_back");
        out += entry.can_put_back ? "true" : "false";
        out += '}';
    }
    out += "]}";
}

void append_state(std::string& out, const RecordWriter& records) {
    const store::Database& database = records.database();
    out += '{';
    append_integer(out, "sequence", database.sequence());
    append_json_key(out, "counts");
    out += '{';
    for (std::size_t i = 0; i < model::entity_count; ++i) {
        const auto entity = static_cast<Entity>(i);
        append_integer(out, model::entity_key(entity), database.count(entity));
    }
    out += '}';
    append_step(out, "undo", database.next_undo());
    append_step(out, "redo", database.next_redo());
    out += '}';
}

void append_import_report(std::string& out, const ImportReport& report) {
    out += '{';
    append_integer(out, "rows", report.rows);
    append_integer(out, "new", report.added);
    append_integer(out, "changed", report.changed);
    append_integer(out, "unchanged", report.unchanged);
    append_id(out, "transaction", report.transaction ? report.transaction->id : core::Uuid{});
    append_remarks(out, "skipped", report.skipped);
    append_remarks(out, "left_out", report.left_out);
    out += '}';
}

}  // namespace tratt::codec
