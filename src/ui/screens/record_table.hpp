// The one table of records: section tabs, Find, selections, the bin and the lists of contacts, companies and sales.
// How it is set stands in the address (ui/table_setting.hpp), so that a link opens the same picture; the visitor's own
// setting is kept for the next time and comes back at an address that says nothing (R122).
//
//   const query::Rows& rows = table.ask(context, {.key = "contacts", .name = …, .base = …});
//   table.draw_preview(context, page);    a page that shows the pressed record beside itself (R139)
//   … the head: how many there are …    table.draw_controls(context, head);
//   table.draw(context, rest);
//   … after end_page(): table.draw_over(context);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/query.hpp"
#include "ui/box.hpp"
#include "ui/screens/column_choice.hpp"
#include "ui/screens/column_filter.hpp"
#include "ui/screens/preview.hpp"
#include "ui/screens/record_tasks.hpp"
#include "ui/table_setting.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {

struct TableSubject {
    std::string_view key;  // under which its setting is kept: "contacts"
    std::string_view name;  // spoken
    model::Query base;  // which records; the table's own filters come on top
    std::vector<model::Field> columns = {};  // until the visitor chooses; empty: the entity's
    bool hides_former = true;  // former employees, unless asked for (R110)
    std::string_view note = {};  // in the foot, after the number of records
    EmptyState nothing = {};  // said where the base gives no record
    core::Uuid selection = {};  // whose members these are: it may have columns of its own (R167)
};

class RecordTable {
public:
    explicit RecordTable(std::string_view id) : id_(make_id(id)) {}

    // The answer, and what it was an answer to; first in a frame.
    const query::Rows& ask(Context& context, TableSubject subject);
    const model::Query& query() const { return query_; }
    std::vector<core::Uuid> ticked_ids(const store::Database& database) const;

    void draw_preview(Context& context, Box& page);  // takes its panel off the page's right
    void draw_controls(Context& context, Box& strip);  // from the right: columns, groups, filters
    // Groups and filters, rows, foot. The answer is a record to open that has no page of its own, else no_row.
    store::Row draw(Context& context, Box box);
    void draw_over(Context& context);

private:
    // A run of lines of the table: one group's heading, or records of an open group.
    struct Stretch {
        int first_line = 0;
        int line_count = 0;
        const query::Group* group = nullptr;  // null: records
        int level = 0;
        std::uint64_t path = 0;
        std::int64_t first_record = 0;
    };

    // ---- What is shown
    void restore_setting(Context& context);
    void change(Context& context, const Place& place);  // the visitor has set something
    std::vector<model::Field> columns_in(std::string_view options) const;  // of a kept setting
    std::vector<model::Field> own_columns(const Context& context) const;
    void keep_own_columns(Context& context, const std::vector<model::Field>& columns);
    std::vector<model::Field> standard_fields() const;  // until the visitor chooses others
    std::vector<model::Field> shown_fields(const Context& context) const;
    model::Query query_without(const Context& context, model::Field filtered) const;
    void lay_out();
    void add_groups(const std::vector<query::Group>& groups, int level, std::uint64_t path);
    void add_records(std::int64_t first, std::int64_t count);
    const Stretch& stretch_at(int line) const;
    store::Row record_at(int line) const;  // no_row for a heading
    void toggle_group(int line);
    bool is_bin() const { return subject_.base.with_deleted; }
    std::vector<RecordTask> tasks(const store::Database& database, std::size_t count) const;

    // ---- What is ticked
    void keep_ticks();  // of records that are still listed
    void set_tick(store::Row row, bool is_on);
    bool is_ticked(store::Row row) const { return row < ticked_.size() && ticked_[row] != 0; }
    void tick_between(int from, int to);
    void toggle_all();

    // ---- Drawing
    bool has_bar(const Context& context) const;
    void draw_bar(Context& context, Box bar);
    void draw_groupings(Context& context, Box& bar);
    void draw_filters(Context& context, Box& bar);
    void draw_table(Context& context, const Box& box);
    void draw_phone_table(Context& context, const Box& box);
    void draw_group(Context& context, TableView& table, const Stretch& stretch,
                    const std::vector<model::Field>& fields) const;
    void draw_status(Context& context, TableView& table, store::Row contact);
    void draw_status_list(Context& context);
    void draw_foot(Context& context, const Box& box) const;
    void draw_task_bar(Context& context, const Box& box);
    void draw_nothing(Context& context, const Box& box);
    void draw_head_ghost() const;
    void answer(Context& context, const TableEvents& events, const std::vector<model::Field>& fields);
    void answer_heads(Context& context, const TableEvents& events, const std::vector<model::Field>& fields);
    void draw_head_menu(Context& context);
    void draw_row_menu(Context& context);
    void open(Context& context, store::Row row);
    void show_beside(Context& context, const TableEvents& events);
    std::int64_t number_at(const store::Database& database, int line) const;  // visible number; 0 for a heading

    ImGuiID id_;
    TableSubject subject_;
    std::string key_;  // subject_.key lives for a frame only
    std::string last_address_;
    model::Query query_;
    TableSetting setting_;
    std::vector<model::Field> fields_;  // the columns that are wished for, in their order
    std::shared_ptr<const query::Rows> rows_;
    std::shared_ptr<const query::Rows> laid_out_;
    std::vector<Stretch> stretches_;
    int line_count_ = 0;
    std::unordered_set<std::uint64_t> closed_;  // groups, by path

    std::vector<std::uint8_t> ticked_;  // by row
    std::int64_t tick_count_ = 0;

    model::Field resized_{};  // while its edge is dragged
    float new_width_ = 0;
    std::optional<model::Field> dragged_;  // its heading follows the pointer
    Box bar_, head_anchor_;
    model::Field menu_field_{};
    store::Row menu_row_ = store::no_row, opened_ = store::no_row;
    core::Uuid status_of_;  // the contact whose status is being chosen

    bool has_preview_ = false;
    std::int64_t pressed_ = 0;  // number of the record that was pressed and is not shown beside yet
    RecordPreview preview_;

    ColumnFilter filter_;
    ColumnChoice columns_;
    RecordTasks tasks_;
};

}  // namespace tratt::ui
