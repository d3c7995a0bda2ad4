// The columns of tables of records: which fields there are, how wide each is, what its cells look like, and which give
// way first where there is little room.
#pragma once

#include <span>
#include <vector>

#include "model/schema.hpp"
#include "store/database.hpp"
#include "ui/context.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {

struct RecordColumn {
    model::Field field;  // shows and sorts by it
    float width = 0;  // 0: shares what is left
    float min_width = 0;
    float weight = 1;
    int place_to_stay = 0;  // the highest goes first where there is little room
    Align align = Align::left;
};

RecordColumn record_column(model::Field field);
// The fields that can be columns, in the order of their names in the language shown.
std::vector<model::Field> offered_columns(model::Entity entity);
std::vector<model::Field> default_columns(model::Entity entity);
// Columns for these fields in their order; with `may_leave_out` only those that fit into the width.
std::vector<RecordColumn> record_columns(std::span<const model::Field> fields, float width, bool may_leave_out);
std::string_view column_name(model::Field field);

// Each draws one cell.
void draw_record_cell(Context& context, TableView& table, model::Field field, store::Row row);
// A contact's lead status: its pill where it is in use, quiet where only the value is kept (R35).
void draw_status_cell(Context& context, TableView& table, store::Row contact);
GroupRow group_heading(Context& context, model::Field field, const model::Value& value);

}  // namespace tratt::ui
