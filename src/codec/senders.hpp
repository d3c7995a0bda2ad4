// Which program wrote a list, what kind of list it is, and which of our fields each of its columns holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "codec/csv.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"

namespace tratt::codec {

enum class Sender : std::uint8_t {
    unknown,
    hubspot,
    salesforce,
    pipedrive,
    superoffice,
    google,
    outlook,
    thunderbird,
    linkedin
};
enum class ListKind : std::uint8_t { contacts, companies, deals };

struct RecognisedList {
    Sender sender = Sender::unknown;
    ListKind kind = ListKind::contacts;
    std::size_t heading_row = 0;  // rows before it (titles, notes) are no data
    // One for each heading. contact_name is the whole name in one column; company fields in a list of contacts are
    // those of the contact's company. No field twice.
    std::vector<std::optional<model::Field>> columns;
};

RecognisedList recognise_list(const CsvTable& table);

// The field a heading names in a list of that kind, if any.
std::optional<model::Field> field_of_heading(std::string_view heading, ListKind kind);

// The fields a column of a list of that kind can be mapped to, in the order of the cards.
const std::vector<model::Field>& fields_of_list(ListKind kind);

// The seeded lead status or category that a value of another program's list means; nil if none is known.
core::Uuid status_meant_by(std::string_view value);
core::Uuid category_meant_by(std::string_view value);  // also of a lifecycle stage
// How near the stage is to a sale: 0 is the furthest. Unknown stages come last.
int distance_of_stage(std::string_view stage);
bool is_sales_qualified(std::string_view stage);

}  // namespace tratt::codec
