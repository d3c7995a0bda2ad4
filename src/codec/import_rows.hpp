// The rows of a file read by field, under the visitor's decisions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "codec/import_plan.hpp"

namespace tratt::codec {

using core::Uuid;
using model::Field;
using model::FieldValue;
using model::RowRemark;

// A value of a list, found by how the file writes it.
class ChoiceIndex {
public:
    explicit ChoiceIndex(const std::vector<model::ValueChoice>& choices);
    // Index into the choices, -1 = not among them.
    std::int32_t find(const std::string& value) const;

private:
    std::unordered_map<std::string, std::int32_t> by_value_;
};

class RowReader {
public:
    RowReader(const ImportFile& file, const ImportDecisions& decisions);

    bool is_of_contacts() const { return file_.list.kind == ListKind::contacts; }
    std::int32_t column_of(Field field) const { return columns_[static_cast<std::size_t>(field)]; }  // -1 = in none
    bool has(Field field) const { return column_of(field) >= 0; }

    std::string text(std::size_t row, Field field) const;             // clean; "" without a column
    std::pair<std::string, std::string> name(std::size_t row) const;  // of a contact: first and last

    // What the list decides, not the cell alone; nil = none. `choice` is -1 for a blank cell.
    struct Chosen {
        std::int32_t choice = -1;
        Uuid item;
        bool is_blank() const { return choice < 0; }
    };
    Chosen stage(std::size_t row) const;  // a category
    Chosen category(std::size_t row) const;
    Chosen status(std::size_t row) const;

    // The fields of the list's own entity that a cell alone decides: everything but category, status and, for contacts,
    // the company. Empty cells give nothing. What a field cannot hold gives nothing and, if `remarks` is not null, a
    // remark.
    std::vector<FieldValue> values(std::size_t row, std::vector<RowRemark>* remarks) const;

    // What is wrong with the shape of the row, and its missing name.
    void remark_on_shape(std::size_t row, std::vector<RowRemark>& remarks) const;

private:
    Chosen chosen(std::size_t row, Field field, const std::vector<model::ValueChoice>& choices,
                  const ChoiceIndex& index, Uuid (*planned)(std::size_t)) const;
    void add_value(std::size_t row, Field field, std::vector<FieldValue>& out, std::vector<RowRemark>* remarks) const;
    std::string_view cell(std::size_t row, Field field) const;

    const ImportFile& file_;
    const ImportDecisions& decisions_;
    std::array<std::int32_t, model::field_count> columns_;
    std::vector<Field> plain_;  // the mapped fields that values() gives
    ChoiceIndex stages_;
    ChoiceIndex categories_;
    ChoiceIndex statuses_;
    ChoiceIndex owners_;
};

}  // namespace tratt::codec
