// A transaction as one line of the journal, and records as one chunk of a snapshot: JSON that holds columns. A line
// carries the version of the schema and a checksum of what it says, so that a torn or damaged one is told from a whole
// one:
//
//   {"v":3,"crc":"89abcdef","tx":{"sequence":7,"id":"…","at":…,"user":"…","kind":"…","name":"…","events":[…]}}
//   event:
//   {"kind":"set","entity":"contact","cause":"user","ids":["…"],"columns":{"title":["CTO"]},"old":{"title":[""]}}
//
// A transaction that raises counters has "numbers":{"contact":501} too: the least that the next record may get.
//
// Texts are strings ("" = none), booleans true and false, integers, days, milliseconds and choices numbers, references
// ids; null = none. Where an event has many records, a text or a reference may also be a number: the value is that of the
// record with this place in the event, counted from 0, which comes before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "model/event.hpp"

namespace tratt::codec {

// The line with its line end. Text that is no UTF-8 is written with U+FFFD, so that what is written can always be read.
void append_journal_line(std::string& out, const model::Transaction& transaction);

enum class LineValues : std::uint8_t {
    all,
    of_few  // records that came to be in large numbers (store::many_records) come without theirs: a database that has
    // these records does not keep them twice, and reading them takes most of the time
};

// `line` without its line end. Errors: line_broken (not ours, or damaged: params reason and, where it is no JSON of ours,
// position: the byte at which that was noticed, 1 = the first), schema_newer (params version).
core::Result<model::Transaction> read_journal_line(std::string_view line, LineValues values = LineValues::all);

// Those of the lines that can be read, with all their values.
std::vector<model::Transaction> read_journal_lines(std::string_view lines);

// Records as an insert event, all or `count` of them from `first` on.
std::string write_chunk(const model::Event& records, std::size_t first = 0, std::size_t count = SIZE_MAX);
core::Result<model::Event> read_chunk(std::string_view json);  // errors: chunk_broken (as line_broken), schema_newer

}  // namespace tratt::codec
