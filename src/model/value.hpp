// Values of fields: one by one, and many in a column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/text_buffer.hpp"
#include "core/uuid.hpp"
#include "model/schema.hpp"

namespace tratt::model {

using core::Uuid;

// One value. Empty text, no number and no reference are all monostate; a boolean is never empty.
//   text → string · boolean → bool · integer, date (days), instant (ms), choice (its place) → int64 · reference →
//   Uuid
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Uuid>;

struct FieldValue {
    Field field;
    Value value;
    bool operator==(const FieldValue&) const = default;
};

// Values of one field for many records, in three shapes, of which the field's type uses one, so that a file of 100,000
// rows is a few allocations. Equal content is equal memory.
struct Column {
    Field field;
    core::TextBuffer bytes;              // text: all values one after the other …
    std::vector<std::uint32_t> ends;     // … and where each of them ends; "" = empty
    std::vector<std::int64_t> integers;  // boolean (0, 1), integer, date, instant, choice; core::no_value = empty
    std::vector<Uuid> ids;               // reference; nil = empty

    explicit Column(Field of) : field(of) {}
    std::size_t size() const;
    std::string_view text(std::size_t row) const;
    void add_text(std::string_view text);
    void add(const Value& value);  // a value of the wrong type counts as empty
    void append(const Column& rest);  // of the same field
    Value value(std::size_t row) const;
    bool is_empty(std::size_t row) const;  // a boolean never is
    bool is_all_empty() const;                // no row has a value, nor says yes
    bool operator==(const Column&) const = default;
};

}  // namespace tratt::model
