// One record as a command would leave it: what the checks ask about, and where they put what they find.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "model/command.hpp"
#include "store/tables.hpp"

namespace tratt::store {

using Errors = std::vector<core::Error>;

core::Error error_of(std::string_view code, Entity entity, std::optional<Field> field = {}, std::int64_t row = -1);

// The value given for a field, or none where the field is not named.
const Value* given(const std::vector<model::FieldValue>& values, Field field);
bool is_empty(const Value& value);

// Why a value does not fit its field, whatever else the database holds: a code, "" = it fits. Limits: model::range_of.
std::string_view why_value_unfit(const model::FieldSpec& field, const Value& value);
std::string_view why_text_unfit(const model::FieldSpec& field, std::string_view text);
std::string_view why_number_unfit(const model::FieldSpec& field, std::int64_t number);

class Candidate {
public:
    // `row`: the record as it is, no_row for a new one. `index`: its place in the command.
    Candidate(const Tables& tables, Entity entity, Row row, const std::vector<model::FieldValue>& values,
              model::Cause cause, std::int64_t index, Errors& errors)
        : tables_(tables), entity_(entity), row_(row), values_(values), cause_(cause), index_(index), errors_(errors) {}

    const Tables& tables() const { return tables_; }
    Entity entity() const { return entity_; }
    Row row() const { return row_; }
    bool is_new() const { return row_ == no_row; }

    const Value* given(Field field) const { return store::given(values_, field); }
    bool changes(Field field) const;  // it is given another value than it has
    Value after(Field field) const;   // the given value, else the present one
    bool is_empty_after(Field field) const { return is_empty(after(field)); }
    std::string text_after(Field field) const;
    Row reference_after(Field field) const;
    std::optional<std::int64_t> number_after(Field field) const;
    template <class Enum>
    std::optional<Enum> choice_after(Field field) const {
        const auto number = number_after(field);
        const bool exists = number && model::is_choice(model::spec(field), *number);
        return exists ? std::optional(static_cast<Enum>(*number)) : std::nullopt;
    }
    bool flag_after(Field field) const { return after(field) == Value(true); }

    void refuse(std::string_view code, std::optional<Field> field = {});
    void require(Field field);  // that it has a value afterwards

    // Every given value by itself, and that what must be there is there.
    void check_values();

private:
    void check_value(const model::FieldValue& value);
    void check_reference(const model::FieldSpec& field, const Uuid& id);
    bool may_write(const model::FieldSpec& field) const;

    const Tables& tables_;
    Entity entity_;
    Row row_;
    const std::vector<model::FieldValue>& values_;
    model::Cause cause_;
    std::int64_t index_;
    Errors& errors_;
};

// Whether a missing value is a reason to refuse the record: a list item's name may be the catalogue's.
bool is_required(const model::FieldSpec& field);

}  // namespace tratt::store
