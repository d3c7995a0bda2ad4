// The engine behind one door, for programs that are not written in C++: questions and commands go in as JSON, answers
// come out as JSON. src/platform/module/README.md has every shape with examples; this is where they are made.
//
//   {"command": {"type": "create_record", …}}                        json_command.hpp
//   {"query": {"entity": "contact", …}, "fields": […], "rows": "ids"}  json_query.hpp
//   {"queries": [{"query": …}, …]}                                   several at once
//   {"records": [12, "01926f4e-…"], "entity": "contact", "fields": […]}
//   {"history": 12, "entity": "contact"}
//   {"state": {}}
//
// A request is answered by an object. What went wrong is {"error": {"code", "entity", "field", "row", "params"}}, and
// then nothing has changed. The error confirmation_needed has "changes" too: [{"entity", "id", "name", "category",
// "proposed"}, …].
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codec/csv_rows.hpp"
#include "core/language.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "query/query.hpp"
#include "store/database.hpp"

namespace tratt::codec {

// Each of them has to be there.
struct CoreEnvironment {
    std::function<core::Moment()> moment;
    core::UuidSource::Random random;
    // The words of a seeded list item's catalogue key; "" where there are none.
    std::function<std::string(std::string_view key)> words;
};

inline constexpr std::size_t most_request_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_queries = 64;  // of one request
inline constexpr std::size_t most_fields = 100;

class CoreInterface {
public:
    // Fills a database that is empty.
    using Begin = std::function<void(store::Database& database)>;

    // A new database, seeded (R10, R21).
    CoreInterface(CoreEnvironment environment, core::Language regional_language);
    CoreInterface(CoreEnvironment environment, const Begin& begin);
    CoreInterface(const CoreInterface&) = delete;
    CoreInterface& operator=(const CoreInterface&) = delete;

    std::string call(std::string_view request);

    // The visible numbers of the records that a query (the JSON of its form alone) finds, in its order, without JSON.
    // Valid until the next call. Errors: those of the query; wrong_field where the entity has no numbers.
    core::Result<std::span<const std::int32_t>> rows(std::string_view query);

    // direct_import.hpp. Answers as JSON: {"rows", "new", "changed", "unchanged", "transaction", "skipped": […],
    // "skipped_count", "left_out": […], "left_out_count"}.
    std::string import_csv(std::string_view options, TextSource csv);

    // Everything but the history: the backup file (backup_file.hpp).
    std::string export_lines() const;
    // Such a file in place of what is here, as one step. On an error (those of read_backup, and what RestoreBackup is
    // refused with) what is here stays.
    core::Result<void> restore(std::string_view lines);

    const store::Database& database() const { return database_; }

private:
    void look_at_clock();
    store::Environment store_environment() const;

    CoreEnvironment environment_;
    core::Moment moment_;  // when the present call began
    store::Database database_;
    std::unique_ptr<query::QueryCache> answers_;
    std::vector<std::int32_t> numbers_;
};

std::string error_json(const core::Error& error);

}  // namespace tratt::codec
