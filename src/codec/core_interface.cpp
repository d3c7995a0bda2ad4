#include "codec/core_interface.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "codec/backup_file.hpp"
#include "codec/backup_plan.hpp"
#include "codec/core_answers.hpp"
#include "codec/direct_import.hpp"
#include "codec/json_command_reader.hpp"
#include "codec/json_query.hpp"
#include "codec/json_query_reader.hpp"

namespace tratt::codec {

using model::Entity;

namespace {

// ---- Requests -----------------------------------------------------------------------------------------------------

struct Request {
    store::Database& database;
    query::QueryCache& answers;
    core::Moment moment;
    const RecordWriter& records;
    std::string& out;
};

constexpr auto row_form_keys = std::to_array<std::string_view>({"numbers", "ids", "none"});

struct QueryRequest {
    model::Query query;
    std::vector<FieldPath> fields;
    RowForm form = RowForm::numbers;
};

constexpr JsonKey<QueryRequest> query_request_keys[] = {
    {"query", [](const JsonPlace& place, QueryRequest& out) { return read_query(place, out.query); },
     Presence::required},
    {"fields",
     [](const JsonPlace& place, QueryRequest& out) { return read_field_paths(place, out.query.entity, out.fields); }},
    {"rows", [](const JsonPlace& place, QueryRequest& out) { return read_key(place, row_form_keys, out.form); }},
};

void answer_query(const Request& request, const QueryRequest& asked) {
    const auto answer = request.answers.get(asked.query, request.moment);
    append_query_answer(request.out, request.records, asked.query, *answer, asked.form, asked.fields);
}

bool on_query(const JsonPlace& place, const Request& request) {
    QueryRequest asked;
    if (!read_object<QueryRequest>(place, query_request_keys, asked)) return false;
    answer_query(request, asked);
    return true;
}

struct QueriesRequest {
    std::vector<QueryRequest> queries;
};

constexpr JsonKey<QueriesRequest> queries_request_keys[] = {
    {"queries",
     [](const JsonPlace& place, QueriesRequest& out) {
         return read_list(place, most_queries, out.queries, [](const JsonPlace& item, QueryRequest& asked) {
             return read_object<QueryRequest>(item, query_request_keys, asked);
         });
     },
     Presence::required},
};

bool on_queries(const JsonPlace& place, const Request& request) {
    QueriesRequest asked;
    if (!read_object<QueriesRequest>(place, queries_request_keys, asked)) return false;
    request.out += "{\"answers\":[";
    for (std::size_t i = 0; i < asked.queries.size(); ++i) {
        if (i > 0) request.out += ',';
        answer_query(request, asked.queries[i]);
    }
    request.out += "]}";
    return true;
}

constexpr JsonKey<model::Command> command_request_keys[] = {
    {"command", read_command, Presence::required},
};

bool on_command(const JsonPlace& place, const Request& request) {
    model::Command command{{}, model::Redo{}};
    if (!read_object<model::Command>(place, command_request_keys, command)) return false;
    if (command.id.is_nil()) command.id = request.database.new_id();
    const auto done = request.database.execute(command);
    if (done) {
        append_command_answer(request.out, request.records, *done);
    } else {
        place.reading().error = done.error();
    }
    return done.ok();
}

struct RecordsRequest {
    Entity entity = Entity::contact;
    std::vector<core::Uuid> ids;
    std::vector<FieldPath> fields;
};

bool read_record_entity(const JsonPlace& place, RecordsRequest& out) { return place.read(out.entity); }

constexpr JsonKey<RecordsRequest> records_request_keys[] = {
    {"entity", read_record_entity, Presence::required},
    {"records", [](const JsonPlace& place, RecordsRequest& out) { return read_records(place, out.entity, out.ids); },
     Presence::required},
    {"fields",
     [](const JsonPlace& place, RecordsRequest& out) { return read_field_paths(place, out.entity, out.fields); }},
};

bool on_records(const JsonPlace& place, const Request& request) {
    RecordsRequest asked;
    if (!read_object<RecordsRequest>(place, records_request_keys, asked)) return false;
    if (asked.fields.empty()) asked.fields = all_field_paths(asked.entity);
    const JsonPlace list = place.member(*place.value().find("records"), "records").of_entity(asked.entity);
    std::string& out = request.out;
    out += "{\"records\":[";
    for (std::size_t i = 0; i < asked.ids.size(); ++i) {
        const store::Row row = request.database.find(asked.entity, asked.ids[i]);
        if (row == store::no_row) return list.item_as_row(i).refuse("unknown_record");
        if (i > 0) out += ',';
        append_record(out, request.records, asked.entity, row, asked.fields);
    }
    out += "]}";
    return true;
}

constexpr JsonKey<RecordsRequest> history_request_keys[] = {
    {"entity", read_record_entity, Presence::required},
    {"history",
     [](const JsonPlace& place, RecordsRequest& out) {
         return place.of_entity(out.entity).read_record(out.entity, "unknown_record", out.ids.emplace_back());
     },
     Presence::required},
};

bool on_history(const JsonPlace& place, const Request& request) {
    RecordsRequest asked;
    if (!read_object<RecordsRequest>(place, history_request_keys, asked)) return false;
    append_history(request.out, request.database.history(asked.entity, asked.ids.front()));
    return true;
}

struct Nothing {};

constexpr JsonKey<Nothing> state_request_keys[] = {
    {"state",
     [](const JsonPlace& place, Nothing& out) {
         return read_object<Nothing>(place, std::span<const JsonKey<Nothing>>(), out);
     },
     Presence::required},
};

bool on_state(const JsonPlace& place, const Request& request) {
    Nothing nothing;
    if (!read_object<Nothing>(place, state_request_keys, nothing)) return false;
    append_state(request.out, request.records);
    return true;
}

// ---- The list -----------------------------------------------------------------------------------------------------

// A request is known by the key that only it has.
struct RequestForm {
    std::string_view key;
    bool (*answer)(const JsonPlace&, const Request&);
};

constexpr RequestForm forms[] = {
    {"query", on_query},     {"queries", on_queries}, {"command", on_command},
    {"records", on_records}, {"history", on_history}, {"state", on_state},
};

bool answer(const JsonPlace& place, const Request& request) {
    if (!place.is_object()) return false;
    for (const RequestForm& form : forms) {
        if (place.value().contains(form.key)) return form.answer(place, request);
    }
    return place.refuse("unknown_request");
}

}  // namespace

std::string error_json(const core::Error& error) {
    std::string out;
    append_error(out, error);
    return out;
}

CoreInterface::CoreInterface(CoreEnvironment environment, core::Language regional_language)
    : CoreInterface(std::move(environment), [&](store::Database& database) { database.seed(regional_language); }) {}

CoreInterface::CoreInterface(CoreEnvironment environment, const Begin& begin)
    : environment_(std::move(environment)),
      database_(store_environment()),
      answers_(std::make_unique<query::QueryCache>(database_)) {
    look_at_clock();
    begin(database_);
}

// Whatever a caller's clock says, the store can keep it.
void CoreInterface::look_at_clock() {
    moment_ = environment_.moment();
    const model::Range instants = model::range_of(model::spec(model::Field::contact_created_at));
    moment_.now = std::clamp<core::InstantMs>(moment_.now, 0, instants.most);
}

store::Environment CoreInterface::store_environment() const {
    return {.now = [this] { return moment_.now; },
            .random = environment_.random,
            .time_zone = [this] { return moment_.time_zone; },
            .catalogue_words = [this](std::string_view key) { return std::vector{environment_.words(key)}; }};
}

std::string CoreInterface::call(std::string_view text) {
    look_at_clock();
    JsonReading reading;
    reading.database = &database_;
    nlohmann::json document;
    std::string out;
    if (parse_json(text, most_request_bytes, reading, document)) {
        const RecordWriter records(database_, moment_, environment_.words);
        (void)answer(JsonPlace(document, reading), {database_, *answers_, moment_, records, out});
    }
    if (reading.error) return error_json(*reading.error);
    return out;
}

core::Result<std::span<const std::int32_t>> CoreInterface::rows(std::string_view json) {
    look_at_clock();
    const auto query = read_query(json, &database_);
    if (!query) return query.error();
    const auto field = model::number_field(query->entity);
    if (!field) return core::Error{"wrong_field", std::string(model::entity_key(query->entity)), "number", -1, {}};
    const auto answer = answers_->get(*query, moment_);
    const auto numbers = database_.numbers(*field);
    numbers_.resize(answer->rows.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i] = static_cast<std::int32_t>(numbers[answer->rows[i]]);
    return std::span<const std::int32_t>(numbers_);
}

std::string CoreInterface::import_csv(std::string_view options, TextSource csv) {
    look_at_clock();
    const auto report = direct_import(options, std::move(csv), database_);
    if (!report) return error_json(report.error());
    std::string out;
    append_import_report(out, *report);
    return out;
}

std::string CoreInterface::export_lines() const { return write_backup(database_.snapshot()); }

core::Result<void> CoreInterface::restore(std::string_view lines) {
    look_at_clock();
    const auto backup = read_backup(lines);
    if (!backup) return backup.error();
    const auto done = database_.execute({database_.new_id(), plan_replace(*backup, database_, "tratt.json").command});
    if (!done) return done.error();
    return {};
}

}  // namespace tratt::codec
