// The values of a record that is being made, with what the store gives where nothing was named.
#pragma once

#include <vector>

#include "core/time.hpp"
#include "model/value.hpp"
#include "store/tables.hpp"

namespace tratt::store {

class Draft {
public:
    Draft(Entity entity, std::vector<model::FieldValue> values) : entity_(entity), values_(std::move(values)) {}

    Entity entity() const { return entity_; }
    const std::vector<model::FieldValue>& values() const { return values_; }
    bool names(Field field) const;
    void set_default(Field field, const Value& value);  // where the field is not named
    void replace(Field field, const Value& value);

    Value value(Field field) const;  // empty where it is not named
    Uuid id_of(Field field) const;
    Row row_of(const Tables& tables, Field field) const;
    std::optional<std::int64_t> number_of(Field field) const;

    std::vector<model::Column> columns() const;  // each of one row; empty ones left out

private:
    Entity entity_;
    std::vector<model::FieldValue> values_;
};

// What every entity gets: number, rank, owner, when it was made, and the defaults of the schema (R89, R92, R97).
void complete(const Tables& tables, core::InstantMs now, Draft& draft);

}  // namespace tratt::store
