#include "codec/json_transaction.hpp"

#include <algorithm>
#include <unordered_map>

#include "codec/errors.hpp"
#include "codec/json_event_reader.hpp"
#include "codec/json_seal.hpp"
#include "codec/json_writer.hpp"
#include "store/history.hpp"

namespace tratt::codec {
namespace {

constexpr std::string_view transaction_kind = "tx";
constexpr std::string_view records_kind = "records";

// `body` is a part of `text`.
core::Error broken(std::string_view code, const JsonFault& fault, std::string_view text, std::string_view body) {
    core::Error error = error_of(code, "reason", std::string(fault.reason));
    const std::size_t before = static_cast<std::size_t>(body.data() - text.data());
    error.params.emplace_back("position", std::to_string(before + fault.position));
    return error;
}

void append_value(std::string& out, const model::Column& column, model::FieldType type, std::size_t row) {
    if (type == model::FieldType::text) return append_json_string(out, column.text(row));
    if (type == model::FieldType::reference) return append_json_id(out, column.ids[row]);
    const std::int64_t value = column.integers[row];
    if (value == core::no_value) {
        out += "null";
    } else if (type == model::FieldType::boolean) {
        out += value != 0 ? "true" : "false";
    } else {
        append_json_integer(out, value);
    }
}

// Of the records of an event those that are written.
struct Range {
    std::size_t begin;
    std::size_t end;
};

bool has_values(const model::Column& column, Range range) {
    const bool is_boolean = model::spec(column.field).type == model::FieldType::boolean;
    for (std::size_t row = range.begin; row < range.end; ++row) {
        if (is_boolean ? column.integers[row] != 0 : !column.is_empty(row)) return true;
    }
    return false;
}

// A value that stands in the column already is written as the number of its first row: what many records share (a
// company, a status, a country) would otherwise be most of what is stored.
constexpr std::size_t shared_from = 64;  // records; fewer are written out, to be read
constexpr std::size_t short_text = 6;    // bytes; a number would hardly be shorter
constexpr std::size_t tried = 256;  // records; where most of them differ, as e-mail addresses do, all are written out

template <class Seen, class Value>
std::size_t first_row_of(Seen& seen, const Value& value, std::size_t row) {
    return seen.try_emplace(value, row).first->second;
}

// For each record of the range the first that has its value, both counted from the range's first. None: all are written.
std::vector<std::size_t> rows_of_values(const model::Column& column, Range range) {
    const model::FieldType type = model::spec(column.field).type;
    const bool is_id = type == model::FieldType::reference;
    std::vector<std::size_t> rows;
    if (!(is_id || type == model::FieldType::text) || range.end - range.begin < shared_from) return rows;
    std::unordered_map<core::Uuid, std::size_t, core::UuidHash> ids;
    std::unordered_map<std::string_view, std::size_t> texts;
    for (std::size_t row = range.begin; row < range.end; ++row) {
        const std::size_t here = row - range.begin;
        if (here == tried && ids.size() + texts.size() > tried / 2) return {};
        const bool is_written = is_id ? column.ids[row].is_nil() : column.text(row).size() < short_text;
        rows.push_back(is_written ? here
                       : is_id    ? first_row_of(ids, column.ids[row], here)
                                  : first_row_of(texts, column.text(row), here));
    }
    return rows;
}

enum class EmptyColumns : std::uint8_t { written, left_out };

void append_columns(std::string& out, std::string_view key, const std::vector<model::Column>& columns, Range range,
                    EmptyColumns empty) {
    if (columns.empty()) return;
    append_json_key(out, key);
    out += '{';
    for (const model::Column& column : columns) {
        const model::FieldSpec& spec = model::spec(column.field);
        if (empty == EmptyColumns::left_out && !has_values(column, range)) continue;
        append_json_key(out, spec.key);
        out += '[';
        const std::vector<std::size_t> rows = rows_of_values(column, range);
        for (std::size_t row = range.begin; row < range.end; ++row) {
            const std::size_t here = row - range.begin;
            if (here > 0) out += ',';
            if (rows.empty() || rows[here] == here) append_value(out, column, spec.type, row);
            else append_json_integer(out, static_cast<std::int64_t>(rows[here]));
        }
        out += ']';
    }
    out += '}';
}

void append_event(std::string& out, const model::Event& event, Range range) {
    out += '{';
    append_json_key(out, "kind");
    append_json_string(out, model::event_kind_key(event.kind));
    append_json_key(out, "entity");
    append_json_string(out, model::entity_key(event.entity));
    append_json_key(out, "cause");
    append_json_string(out, model::cause_key(event.cause));
    if (!event.detail.empty()) {
        append_json_key(out, "detail");
        append_json_string(out, event.detail);
    }
    append_json_key(out, "ids");
    out += '[';
    for (std::size_t row = range.begin; row < range.end; ++row) {
        append_json_comma(out);
        append_json_id(out, event.ids[row]);
    }
    out += ']';
    // Of a new record what is empty may be left out; of a change both values are needed.
    const bool is_new = event.kind == model::EventKind::insert;
    append_columns(out, "columns", event.columns, range, is_new ? EmptyColumns::left_out : EmptyColumns::written);
    append_columns(out, "old", event.old_columns, range, EmptyColumns::written);
    out += '}';
}

void append_params(std::string& out, const std::vector<std::pair<std::string, std::string>>& params) {
    if (params.empty()) return;
    append_json_key(out, "params");
    out += '[';
    for (const auto& [name, value] : params) {
        append_json_comma(out);
        out += '[';
        append_json_string(out, name);
        out += ',';
        append_json_string(out, value);
        out += ']';
    }
    out += ']';
}

void append_numbers(std::string& out, const model::NextNumbers& numbers) {
    if (numbers.empty()) return;
    append_json_key(out, "numbers");
    out += '{';
    for (const auto& [entity, next] : numbers) {
        append_json_key(out, model::entity_key(entity));
        append_json_integer(out, next);
    }
    out += '}';
}

std::string transaction_json(const model::Transaction& transaction) {
    std::string out = "{";
    append_json_key(out, "sequence");
    append_json_integer(out, transaction.sequence);
    append_json_key(out, "id");
    append_json_id(out, transaction.id);
    append_json_key(out, "at");
    append_json_integer(out, transaction.at);
    append_json_key(out, "user");
    append_json_id(out, transaction.user);
    append_json_key(out, "kind");
    append_json_string(out, model::transaction_kind_key(transaction.kind));
    if (!transaction.target.is_nil()) {
        append_json_key(out, "target");
        append_json_id(out, transaction.target);
    }
    append_json_key(out, "name");
    append_json_string(out, transaction.name_key);
    append_params(out, transaction.name_params);
    append_numbers(out, transaction.next_numbers);
    append_json_key(out, "events");
    out += '[';
    for (const model::Event& event : transaction.events) {
        append_json_comma(out);
        append_event(out, event, {0, event.ids.size()});
    }
    out += "]}";
    return out;
}

constexpr std::size_t id_bytes = 39;  // in a list: 36 characters, quotes and a comma

// `at` is that of the opening quote; after the closing one.
std::size_t after_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return at + 1;
}

// `at` is that of the opening brace; npos where none closes it.
std::size_t after_object(std::string_view text, std::size_t at) {
    for (int depth = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = after_string(text, at);
            continue;
        }
        ++at;
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) return at;
    }
    return std::string_view::npos;
}

// As append_event writes it. Nothing in a string looks like a key: there each quote has a backslash before it.
std::string without_values_of_many(std::string_view body) {
    constexpr std::string_view columns_key = ",\"columns\":{", ids_key = "\"ids\":[", insert = "{\"kind\":\"insert\"";
    std::string thin;
    std::size_t from = 0;
    for (std::size_t at = body.find(columns_key); at != std::string_view::npos; at = body.find(columns_key, from)) {
        const std::size_t end = after_object(body, at + columns_key.size() - 1);
        if (end == std::string_view::npos) break;
        const std::size_t ids = body.rfind(ids_key, at);
        const bool are_many = ids != std::string_view::npos && at - ids >= store::many_records * id_bytes;
        const std::size_t event = are_many ? body.rfind("{\"kind\":", ids) : std::string_view::npos;
        const bool is_left_out = event != std::string_view::npos && body.substr(event).starts_with(insert);
        thin.append(body, from, (is_left_out ? at : end) - from);
        from = end;
    }
    return thin.append(body, from);
}

}  // namespace

void append_journal_line(std::string& out, const model::Transaction& transaction) {
    append_sealed(out, transaction_kind, transaction_json(transaction));
    out += '\n';
}

core::Result<model::Transaction> read_journal_line(std::string_view line, LineValues values) {
    const auto body = unsealed(line, transaction_kind, "line_broken");
    if (!body) return body.error();
    model::Transaction transaction;
    if (values == LineValues::of_few && body->size() >= store::many_records * id_bytes) {
        const std::string thin = without_values_of_many(*body);
        if (read_transaction_json(thin, transaction).reason.empty()) return transaction;
        transaction = {};  // where the fault is, the whole line says
    }
    if (const JsonFault fault = read_transaction_json(*body, transaction); !fault.reason.empty())
        return broken("line_broken", fault, line, *body);
    return transaction;
}

std::string write_chunk(const model::Event& records, std::size_t first, std::size_t count) {
    std::string body;
    const std::size_t begin = std::min(first, records.ids.size());
    append_event(body, records, {begin, begin + std::min(count, records.ids.size() - begin)});
    std::string out;
    append_sealed(out, records_kind, body);
    out += '\n';
    return out;
}

core::Result<model::Event> read_chunk(std::string_view json) {
    if (json.ends_with('\n')) json.remove_suffix(1);
    const auto body = unsealed(json, records_kind, "chunk_broken");
    if (!body) return body.error();
    model::Event event;
    if (const JsonFault fault = read_event_json(*body, event); !fault.reason.empty())
        return broken("chunk_broken", fault, json, *body);
    return event;
}

std::vector<model::Transaction> read_journal_lines(std::string_view lines) {
    std::vector<model::Transaction> found;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        if (auto one = read_journal_line(lines.substr(0, end))) found.push_back(std::move(*one));
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
    return found;
}

}  // namespace tratt::codec
