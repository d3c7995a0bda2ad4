// New records of an import, collected record by record and kept column by column.
#pragma once

#include <vector>

#include "model/command.hpp"

namespace tratt::codec {

class NewRecords {
public:
    explicit NewRecords(model::Entity entity);

    void begin(const core::Uuid& id);
    // Of the record begun last; the first value given to a field counts, a field without one is empty.
    void add(model::Field field, const model::Value& value);
    void move_to(std::vector<model::ImportRows>& rows);  // nothing if there are none

private:
    model::Column& column(model::Field field);
    void fill();

    model::ImportRows rows_;
};

}  // namespace tratt::codec
