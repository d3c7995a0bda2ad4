// The columns of the two tables: what they show, how wide they are, and which give way first where there is little room.
#pragma once

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

// Those that fit into the width, in their order.
std::vector<RecordColumn> record_columns(model::Entity entity, float width);
std::vector<Column> table_columns(const std::vector<RecordColumn>& columns);

void draw_record_cell(Context& context, TableView& table, const RecordColumn& column, store::Row row);
// A contact's lead status: its pill where it is in use, quiet where only the value is kept (R35).
void draw_status_cell(Context& context, TableView& table, store::Row contact);
GroupRow group_heading(Context& context, model::Field field, const model::Value& value);

}  // namespace tratt::ui
