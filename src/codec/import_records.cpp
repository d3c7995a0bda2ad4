#include "codec/import_records.hpp"

#include <utility>

namespace tratt::codec {

NewRecords::NewRecords(model::Entity entity) {
    rows_.entity = entity;
    rows_.is_new = true;
}

void NewRecords::begin(const core::Uuid& id) {
    fill();
    rows_.ids.push_back(id);
}

void NewRecords::add(model::Field field, const model::Value& value) {
    model::Column& to = column(field);
    if (to.size() < rows_.ids.size()) to.add(value);
}

void NewRecords::move_to(std::vector<model::ImportRows>& rows) {
    fill();
    if (!rows_.ids.empty()) rows.push_back(std::move(rows_));
}

model::Column& NewRecords::column(model::Field field) {
    for (model::Column& column : rows_.columns) {
        if (column.field == field) return column;
    }
    model::Column& fresh = rows_.columns.emplace_back(field);
    while (fresh.size() + 1 < rows_.ids.size()) fresh.add({});
    return fresh;
}

void NewRecords::fill() {
    for (model::Column& column : rows_.columns) {
        while (column.size() < rows_.ids.size()) column.add({});
    }
}

}  // namespace tratt::codec
