#include "model/value.hpp"

#include "core/time.hpp"

namespace tratt::model {

namespace {

std::int64_t integer_of(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : core::no_value;
}

}  // namespace

std::size_t Column::size() const {
    switch (spec(field).type) {
        case FieldType::text:
            return ends.size();
        case FieldType::reference:
            return ids.size();
        default:
            return integers.size();
    }
}

std::string_view Column::text(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::string_view(bytes).substr(begin, ends[row] - begin);
}

void Column::add_text(std::string_view text) {
    bytes += text;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

void Column::add(const Value& value) {
    switch (spec(field).type) {
        case FieldType::text: {
            const auto* text = std::get_if<std::string>(&value);
            add_text(text ? std::string_view(*text) : std::string_view());
            break;
        }
        case FieldType::reference: {
            const auto* id = std::get_if<Uuid>(&value);
            ids.push_back(id ? *id : Uuid{});
            break;
        }
        case FieldType::boolean:
            integers.push_back(integer_of(value) == 1 ? 1 : 0);
            break;
        default:
            integers.push_back(integer_of(value));
            break;
    }
}

Value Column::value(std::size_t row) const {
    switch (spec(field).type) {
        case FieldType::text:
            return text(row).empty() ? Value() : Value(std::string(text(row)));
        case FieldType::reference:
            return ids[row].is_nil() ? Value() : Value(ids[row]);
        case FieldType::boolean:
            return integers[row] == 1;
        default:
            return integers[row] == core::no_value ? Value() : Value(integers[row]);
    }
}

}  // namespace tratt::model
