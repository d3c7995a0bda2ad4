#include "model/value.hpp"

#include <algorithm>

#include "core/time.hpp"

namespace tratt::model {

std::size_t Column::size() const {
    switch (spec(field).type) {
        case FieldType::text: return ends.size();
        case FieldType::reference: return ids.size();
        default: return integers.size();
    }
}

std::string_view Column::text(std::size_t row) const {
    const std::size_t start = row == 0 ? 0 : ends[row - 1];
    return std::string_view(bytes).substr(start, ends[row] - start);
}

void Column::add_text(std::string_view text) {
    bytes.add(text);
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

void Column::add(const Value& value) {
    switch (spec(field).type) {
        case FieldType::text: {
            const auto* text = std::get_if<std::string>(&value);
            return add_text(text ? *text : std::string_view{});
        }
        case FieldType::reference: {
            const auto* id = std::get_if<Uuid>(&value);
            return ids.push_back(id ? *id : Uuid{});
        }
        case FieldType::boolean: {
            const auto* flag = std::get_if<bool>(&value);
            return integers.push_back(flag ? *flag : false);
        }
        default: {
            const auto* integer = std::get_if<std::int64_t>(&value);
            return integers.push_back(integer ? *integer : core::no_value);
        }
    }
}

void Column::append(const Column& rest) {
    const auto before = static_cast<std::uint32_t>(bytes.size());
    bytes.add(rest.bytes);
    for (const std::uint32_t end : rest.ends) ends.push_back(before + end);
    integers.insert(integers.end(), rest.integers.begin(), rest.integers.end());
    ids.insert(ids.end(), rest.ids.begin(), rest.ids.end());
}

Value Column::value(std::size_t row) const {
    switch (spec(field).type) {
        case FieldType::text: return text(row).empty() ? Value{} : Value{std::string(text(row))};
        case FieldType::reference: return ids[row].is_nil() ? Value{} : Value{ids[row]};
        case FieldType::boolean: return integers[row] != 0;
        default: return integers[row] == core::no_value ? Value{} : Value{integers[row]};
    }
}

bool Column::is_all_empty() const {
    const std::int64_t empty = spec(field).type == FieldType::boolean ? 0 : core::no_value;
    return bytes.empty() && std::ranges::all_of(ids, &Uuid::is_nil) &&
           std::ranges::all_of(integers, [&](std::int64_t number) { return number == empty; });
}

bool Column::is_empty(std::size_t row) const {
    switch (spec(field).type) {
        case FieldType::text: return text(row).empty();
        case FieldType::reference: return ids[row].is_nil();
        case FieldType::boolean: return false;
        default: return integers[row] == core::no_value;
    }
}

}  // namespace tratt::model
