// The one table of records.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "ui/box.hpp"
#include "ui/context.hpp"
#include "ui/widgets/notice.hpp"
#include "ui/widgets/table.hpp"

namespace tratt::ui {

struct TableSubject {
    std::string_view key;  // under which its setting is kept: "contacts"
    std::string_view name;  // spoken
    model::Query base;  // which records; the table's own filters come on top
    std::vector<model::Field> columns = {};  // until the visitor chooses; empty: the entity's
    bool hides_former = true;  // former employees, unless asked for (R110)
    EmptyState nothing = {};  // said where the base gives no record
    core::Uuid selection = {};  // whose members these are: it may have columns of its own (R167)
};

class RecordTable {
public:
    explicit RecordTable(std::string_view id) : id_(make_id(id)) {}
    const query::Rows& ask(Context& context, TableSubject subject);
    const model::Query& query() const { return query_; }
    void draw_controls(Context& context, Box& strip);
    store::Row draw(Context& context, Box box);
    void draw_over(Context& context);

private:
    ImGuiID id_;
    TableSubject subject_;
    model::Query query_;
    std::shared_ptr<const query::Rows> rows_;
};

}  // namespace tratt::ui
