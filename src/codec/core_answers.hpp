// What the engine answers, as JSON. Internal to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/core_records.hpp"
#include "codec/direct_import.hpp"
#include "core/result.hpp"
#include "model/event.hpp"
#include "model/query_form.hpp"
#include "query/query.hpp"

namespace tratt::codec {

enum class RowForm : std::uint8_t { numbers, ids, none };

void append_error(std::string& out, const core::Error& error);
void append_query_answer(std::string& out, const RecordWriter& records, const model::Query& query,
                         const query::Rows& answer, RowForm form, const std::vector<FieldPath>& fields);
// `transaction`: null when the command changed nothing.
void append_command_answer(std::string& out, const RecordWriter& records, const model::Transaction* transaction);
void append_record(std::string& out, const RecordWriter& records, model::Entity entity, store::Row row,
                   const std::vector<FieldPath>& fields);
void append_history(std::string& out, const std::vector<store::HistoryEntry>& entries);
void append_state(std::string& out, const RecordWriter& records);
void append_import_report(std::string& out, const ImportReport& report);

}  // namespace tratt::codec
