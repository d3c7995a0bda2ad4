#include "ui/screens/record_table.hpp"

#include "ui/record_words.hpp"

namespace tratt::ui {

const query::Rows& RecordTable::ask(Context& context, TableSubject subject) {
    subject_ = std::move(subject);
    query_ = subject_.base;
    rows_ = context.queries.get(query_, moment_of(context.environment));
    return *rows_;
}
void RecordTable::draw_controls(Context&, Box&) {}
void RecordTable::draw_over(Context&) {}
store::Row RecordTable::draw(Context& context, Box box) {
    if (rows_->total == 0) {
        empty_state(make_id(id_, "nothing"), box, subject_.nothing);
        return store::no_row;
    }
    const Column column{.name = subject_.name};
    TableView table = begin_table(make_id(id_, "table"), box, {.name = subject_.name, .columns = {&column, 1}, .row_count = static_cast<int>(rows_->rows.size())});
    for (int line; (line = table.next_row()) != no_row;) {
        const std::string_view name = record_name(context.database, query_.entity, rows_->rows[static_cast<std::size_t>(line)]);
        begin_row(table, {.name = name});
        cell_text(table, name);
        end_row(table);
    }
    const TableEvents events = end_table(table);
    return events.opened_row == no_row ? store::no_row : rows_->rows[static_cast<std::size_t>(events.opened_row)];
}

}  // namespace tratt::ui
